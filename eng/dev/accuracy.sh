sh eng/accuracy.sh "$@"
