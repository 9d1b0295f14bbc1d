# ./dev bench export [FINDINGS]: five exports of a million findings to Parquet, and some others; each in a process of its own.
# ./dev bench ledger [FINDINGS]: a ledger of a million generated findings; see docs/operations.md.
# ./dev bench desk [FINDINGS [FOLDER [SECONDS [USERS [PAUSE]]]]]: users at a desk over a million generated findings.
if [ "${1:-}" = desk ]; then
    shift
    dotnet_build bench/Desk && dotnet artifacts/bin/DeskBench/release/Attache.Bench.Desk.dll "$@"
    return $?
fi
if [ "${1:-}" = ledger ]; then
    dotnet_build bench/Ledger && dotnet artifacts/bin/LedgerBench/release/Attache.Bench.Ledger.dll "${2:-1000000}"
    return $?
fi
if [ "${1:-}" = export ]; then
    dotnet_build bench/Ledger || return 1
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    trial="dotnet artifacts/bin/LedgerBench/release/Attache.Bench.Ledger.dll"
    $trial "${2:-1000000}" "$work" > /dev/null
    for _ in 1 2 3 4 5; do $trial export "$work" all parquet; done
    for format in csv jsonl; do $trial export "$work" all $format; done
    $trial export "$work" event icews
    $trial export "$work" event parquet facts
    return 0
fi
# Median of five runs of the whole process, in seconds. Run it on an otherwise idle machine.
./attache version > /dev/null || return 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
median() {
    for _ in 1 2 3 4 5; do
        start=$(date +%s.%N)
        "$@" > /dev/null 2>&1
        end=$(date +%s.%N)
        echo "$start $end" | awk '{ printf "%.3f\n", $2 - $1 }'
    done | sort -n | sed -n 3p
}
first=$(find examples -name '*.json' | sort | head -n 1)
echo "version               $(median ./attache version) s"
echo "read, one story       $(median ./attache read "$first" --ledger none) s"
echo "read, all examples    $(median ./attache read examples/sahel-2022 --ledger none) s"
./attache read examples/sahel-2022 --format none --ledger "$work/bench.db" 2> /dev/null
echo "brief                 $(median ./attache brief FRA MLI --ledger "$work/bench.db") s"
