# ./dev train attribution FOLDER: who says what (C#); ./dev train UD_FOLDER: the language model (Python).
if [ "${1:-}" = attribution ]; then
    shift
    ./attache train attribution "$@"
    return $?
fi
if [ -f eng/train/train.sh ]; then sh eng/train/train.sh "$@"; else echo "dev: eng/train/train.sh is missing." >&2; return 1; fi
