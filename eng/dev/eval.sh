# Scores the program on the development material, which is no part of the product.
shared=${1:-../shared}
if [ ! -d "$shared" ]; then
    echo "dev: there is no folder $shared, so nothing was measured. Give another: ./dev eval FOLDER"
    return 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
./attache version > /dev/null || return 1
pairs=
run() { ./attache read "$@" --format jsonl --ledger none 2> "$work/notes" || { cat "$work/notes" >&2; return 1; }; }
if [ -f "$shared/wire/seed.txt" ]; then
    run "$shared/wire/seed.txt" --date 2022-02-07 > "$work/seed.jsonl" || return 1
    echo "== findings: the seed"
    python3 "$shared/tools/score_findings.py" "$shared/gold/seed.gold.jsonl" "$work/seed.jsonl"
fi
for story in "$shared"/wire/dev/*.json; do
    [ -f "$story" ] || continue
    name=$(basename "$story" .json)
    run "$story" > "$work/$name.jsonl" || return 1
    pairs="$pairs $shared/gold/dev/$name.gold.jsonl $work/$name.jsonl"
done
if [ -n "$pairs" ]; then
    echo "== findings: the development stories"
    # shellcheck disable=SC2086
    python3 "$shared/tools/score_findings.py" $pairs
fi
for bank in ewt gum; do
    gold=$shared/data/ud/en_$bank-dev.conllu
    [ -f "$gold" ] && echo "== trees: $bank" && ./attache eval parse "$gold"
done
[ -f "$shared/data/dates/english_dates_dev.json" ] && echo "== dates" && ./attache eval dates "$shared/data/dates/english_dates_dev.json"
if ./attache eval places --help > /dev/null 2>&1 && [ -f "$shared/data/places/tr-news.xml" ]; then
    echo "== places" && ./attache eval places "$shared/data/places/tr-news.xml"
fi
[ -f "$shared/data/ud/en_gum-dev.conllu" ] && echo "== names" && ./attache eval names "$shared/data/ud/en_gum-dev.conllu"
echo "== modality" && ./attache eval modality data/corpus/modality.tsv
[ -f "$shared/data/plover/PLV_dev.tsv" ] && echo "== relations by the lexicon alone" && ./attache eval relations "$shared/data/plover/PLV_dev.tsv" --with lexicon
[ -d "$shared/data/attribution/dev" ] && echo "== attribution" && ./attache eval attribution "$shared/data/attribution/dev"
return 0
