# ./dev train relations [BENCHMARK.tsv] trains the classifier of relations, ./dev train UD_FOLDER the language model.
if [ "${1:-}" = relations ]; then
    shift
    sh eng/train/relations.sh "$@"
else
    sh eng/train/train.sh "$@"
fi
