# Long trials, whose short forms are in ./dev test: 200 kills (SIGKILL) of a program that appends, then a ledger of a million findings.
dotnet_build tests/Contract && dotnet_build bench/Ledger || return 1
ATTACHE_KILLS=${ATTACHE_KILLS:-200} dotnet "$(test_dll Contract)" -noLogo -noColor -class Attache.Tests.Contract.KillTests || return 1
dotnet artifacts/bin/LedgerBench/release/Attache.Bench.Ledger.dll "${1:-1000000}"
