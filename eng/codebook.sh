#!/bin/sh
# Writes docs/codebook.md from data/codebook. Run it after a change there.
set -eu
cd "$(dirname -- "$0")/.."
rows() { grep -v -e '^# ' -e '^#$' "data/codebook/$1.tsv" | tail -n +2; }
{
    cat <<'HEAD'
# The codebook

Made by `eng/codebook.sh` from the tables in `data/codebook`. Categories, modes, contexts and scores are those of the
PLOVER manual 2.0 (Open Event Data Alliance, CC BY-SA 4.0); the descriptions are ours. The manual's table 2.2 prints the score of
ACCUSE as 3; it is −3.

## Categories and modes

| category | quad | score | what |
|---|---|---|---|
HEAD
    rows categories | awk -F'\t' '{ printf "| **%s** | %s | %s | %s |\n", $1, $3, $4, $7 }'
    printf '\n| category | mode | score | CAMEO | what |\n|---|---|---|---|---|\n'
    rows modes | awk -F'\t' '{ printf "| %s | %s | %s | %s | %s |\n", $1, $2, $3, $4, $5 }'
    printf '\n## Contexts\n\n| context | what |\n|---|---|\n'
    rows contexts | awk -F'\t' '{ printf "| %s | %s |\n", $1, $2 }'
    printf '\n## Sectors\n\n| sector | what |\n|---|---|\n'
    rows sectors | awk -F'\t' '{ printf "| %s | %s |\n", $1, $3 }'
    printf '\n## Vocabularies of findings\n\n| field | value |\n|---|---|\n'
    rows vocabulary | awk -F'\t' '{ if ($1 != last) { if (last != "") print " |"; printf "| %s | %s", $1, $2 } else printf ", %s", $2; last = $1 } END { print " |" }'
} > docs/codebook.md.tmp
mv docs/codebook.md.tmp docs/codebook.md
