# ./dev train attribution FOLDER learns who says what,
# ./dev train relations [BENCHMARK.tsv] trains the classifier of relations, ./dev train names UD_FOLDER that of names,
# ./dev train calibration [SHARED] fits the confidence of findings anew, ./dev train UD_FOLDER the language model and then the classifier of names.
if [ "${1:-}" = relations ]; then
    shift
    sh eng/train/relations.sh "$@"
elif [ "${1:-}" = modality ]; then
    ./attache train modality data/corpus/modality.tsv
elif [ "${1:-}" = attribution ]; then
    shift
    ./attache train attribution "$@"
elif [ "${1:-}" = calibration ]; then
    shared=${2:-../shared}
    set -- tests/Golden/unseen/gold tests/Golden/unseen/stories
    [ -d "$shared/gold/dev" ] && set -- "$@" "$shared/gold/dev" "$shared/wire/dev"
    ./attache eval findings "$@" --calibrate data/calibration.tsv
elif [ "${1:-}" = names ]; then
    ./attache train names "${2:?usage: ./dev train names UD_FOLDER}/en_gum-train.conllu" --to data/models/names.bin
else
    sh eng/train/train.sh "$@"
fi
