#!/bin/sh
# Trains the classifier of relations and writes its card: relations.sh [BENCHMARK.tsv]
# Some minutes on one core. The same corpus, benchmark, lexicon and english.bin give the same bytes.
set -e
root=$(cd "$(dirname "$0")/../.." && pwd)
benchmark=${1:-}
[ -n "$benchmark" ] || [ ! -f "$root/../shared/data/plover/PLV_dev.tsv" ] || benchmark=$root/../shared/data/plover/PLV_dev.tsv
exec "$root/attache" train relations --corpus "$root/data/corpus/plover" --config "$root/eng/train/relations.json" --output "$root/data/models" ${benchmark:+--benchmark "$benchmark"}
