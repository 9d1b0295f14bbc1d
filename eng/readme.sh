#!/bin/sh
# Puts the output of real runs between the <!-- example: NAME --> marks of README.md. Run through ./dev readme.
set -eu
cd "$(dirname -- "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
COLUMNS=100
export COLUMNS
# cut LINES FILE: the first lines, and how many more there are.
cut_at() {
    total=$(wc -l < "$2")
    head -n "$1" "$2"
    [ "$total" -le "$1" ] || echo "... ($((total - $1)) more lines)"
}
fence() { printf '```%s\n' "$1"; cat; printf '```\n'; }
./attache read examples/sahel-2022 --ledger "$work/attache.db" > "$work/read.txt" 2> "$work/summary.txt"
./attache brief FRA MLI --ledger "$work/attache.db" > "$work/brief.txt"
./attache findings FRA MLI --kind post --format jsonl --ledger "$work/attache.db" > "$work/post.jsonl"
{ awk '/CORRECTED/ { on = 1 } on' "$work/read.txt" > "$work/read-part.txt"; printf '[...]\n'; sed '/^$/,$d' "$work/read-part.txt"; printf '[...]\n'; sed "s|$work/||g" "$work/summary.txt"; } | fence text > "$work/read.md"
cut_at 45 "$work/brief.txt" | fence text > "$work/brief.md"
grep -m 1 expelled "$work/post.jsonl" | fence json > "$work/jsonl.md"
awk -v work="$work" '
    /^<!-- \/example -->$/ { inside = 0 }
    !inside { print }
    /^<!-- example: [a-z]+ -->$/ { name = $3; inside = 1; file = work "/" name ".md"; print ""; while ((getline line < file) > 0) print line; close(file); print "" }
' README.md > "$work/README.md"
cat "$work/README.md" > README.md
echo "README.md has the output of this build."
