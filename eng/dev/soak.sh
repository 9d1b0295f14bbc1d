# Long trials that ./dev test runs in a short form. ./dev soak fuzz [N]: N inputs for each of the eleven readers (910,000 by default, ten million in all).
# ./dev soak wire FOLDER [MB]: a gigabyte (or MB) made of the texts in FOLDER with altered names and dates, read with one job and with two: rate, memory, same output.
# ./dev soak ledger [FINDINGS]: 200 kills (SIGKILL) of a program that appends, then a ledger of a million findings.
# ./dev soak paths FILE.conllu: the same trees from the vector kernels of this machine, from none, and from ARM (with byte dot products and without) by emulation.
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
paths)
    [ -f "${2:-}" ] || { echo "usage: ./dev soak paths FILE.conllu" >&2; return 64; }
    ./attache version > /dev/null || return 1
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    ./attache eval parse "$2" --predictions "$work/here.conllu" || return 1
    same() { cmp "$work/here.conllu" "$work/$1.conllu" && echo "$2: the same trees"; }
    DOTNET_EnableAVX2=0 ./attache eval parse "$2" --predictions "$work/narrow.conllu" > /dev/null && same narrow "without AVX2" || return 1
    DOTNET_EnableHWIntrinsic=0 ./attache eval parse "$2" --predictions "$work/plain.conllu" > /dev/null && same plain "without vectors" || return 1
    if ! command -v qemu-aarch64-static > /dev/null || [ ! -e /lib/ld-linux-aarch64.so.1 ]; then
        echo "ARM is left out; for it: dpkg --add-architecture arm64, apt-get update, apt-get install qemu-user-static libc6:arm64 libstdc++6:arm64 zlib1g:arm64" >&2
        return 0
    fi
    # in a copy, since a publication for another system changes the lock files
    mkdir "$work/copy" && git ls-files -z | tar --null -T - -cf - | tar -C "$work/copy" -xf - || return 1
    (cd "$work/copy" && dotnet publish src/Cli -c Release -r linux-arm64 --self-contained -p:RunAnalyzers=false -p:PublishSingleFile=false -o "$work/arm64" -v quiet -nologo -nodeReuse:false) || return 1
    for cpu in max cortex-a53; do
        # the emulator does not take pages that are written and run by turns
        DOTNET_EnableWriteXorExecute=0 qemu-aarch64-static -cpu $cpu "$work/arm64/attache" eval parse "$2" --predictions "$work/$cpu.conllu" > /dev/null && same $cpu "ARM ($cpu)" || return 1
    done
    ;;
*)
    echo "usage: ./dev soak fuzz [N] | ./dev soak wire FOLDER [MB] | ./dev soak ledger [FINDINGS] | ./dev soak paths FILE.conllu" >&2
    return 64
    ;;
esac
