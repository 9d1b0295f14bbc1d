# ./dev train relations [BENCHMARK.tsv] trains the classifier of relations, ./dev train names UD_FOLDER that of names,
# ./dev train UD_FOLDER the language model and then the classifier of names.
if [ "${1:-}" = relations ]; then
    shift
    sh eng/train/relations.sh "$@"
elif [ "${1:-}" = names ]; then
    ./attache train names "${2:?usage: ./dev train names UD_FOLDER}/en_gum-train.conllu" --to data/models/names.bin
else
    sh eng/train/train.sh "$@"
fi
