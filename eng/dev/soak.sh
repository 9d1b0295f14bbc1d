# Long trials that ./dev test runs in a short form. ./dev soak fuzz [N]: N inputs for each of the eleven readers (910,000 by default, ten million in all).
# ./dev soak wire FOLDER [MB]: a gigabyte (or MB) made of the texts in FOLDER with altered names and dates, read with one job and with two: rate, memory, same output.
# ./dev soak ledger [FINDINGS]: 200 kills (SIGKILL) of a program that appends, then a ledger of a million findings.
case ${1:-} in
fuzz)
    dotnet build tests/Unit -c Release -v quiet -nologo -nodeReuse:false || return 1
    ATTACHE_FUZZ=${2:-910000} dotnet artifacts/bin/Unit/release/Attache.Tests.Unit.dll -noLogo -class Attache.Tests.Unit.Stories.Formats.FuzzTests
    ;;
wire)
    [ -d "${2:-}" ] || { echo "usage: ./dev soak wire FOLDER [MB]" >&2; return 64; }
    ./attache version > /dev/null || return 1
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    python3 eng/dev/soak-wire.py "$2" "${3:-1024}" > "$work/wire.jsonl"
    ls -l "$work/wire.jsonl" | awk '{ print $5 " bytes" }'
    for jobs in 1 2; do
        /usr/bin/time -f "jobs $jobs: %e s, %U s user, %M KB resident" ./attache read "$work/wire.jsonl" --ledger none --format jsonl --jobs $jobs > "$work/out-$jobs.jsonl"
    done
    cmp "$work/out-1.jsonl" "$work/out-2.jsonl" && echo "the same output for one job and two"
    ;;
ledger)
    dotnet_build tests/Contract && dotnet_build bench/Ledger || return 1
    ATTACHE_KILLS=${ATTACHE_KILLS:-200} dotnet "$(test_dll Contract)" -noLogo -noColor -class Attache.Tests.Contract.KillTests || return 1
    dotnet artifacts/bin/LedgerBench/release/Attache.Bench.Ledger.dll "${2:-1000000}"
    ;;
*)
    echo "usage: ./dev soak fuzz [N] | ./dev soak wire FOLDER [MB] | ./dev soak ledger [FINDINGS]" >&2
    return 64
    ;;
esac
