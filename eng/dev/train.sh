# ./dev train calibration [SHARED]: fits the confidence of findings anew. ./dev train UD_FOLDER [WORK_FOLDER]: trains the language model.
if [ "${1:-}" = calibration ]; then
    shared=${2:-../shared}
    set -- tests/Golden/unseen/gold tests/Golden/unseen/stories
    [ -d "$shared/gold/dev" ] && set -- "$@" "$shared/gold/dev" "$shared/wire/dev"
    ./attache eval findings "$@" --calibrate data/calibration.tsv
elif [ -f eng/train/train.sh ]; then sh eng/train/train.sh "$@"; else echo "dev: eng/train/train.sh is missing." >&2; return 1; fi
