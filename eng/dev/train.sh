if [ -f eng/train/train.sh ]; then sh eng/train/train.sh "$@"; else echo "dev: eng/train/train.sh is missing." >&2; return 1; fi
