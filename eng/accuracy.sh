#!/bin/sh
# Puts what `./dev eval` prints into docs/accuracy.md, between its marks. Usage: eng/accuracy.sh [SHARED]
set -eu
cd "$(dirname -- "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
./dev eval "${1:-../shared}" > "$work/all.txt"
grep -q '^== ' "$work/all.txt" || { cat "$work/all.txt" >&2; exit 1; }
part() { awk -v name="$1" '/^== / { on = index($0, "== " name) == 1; if (on) print substr($0, 4); next } on' "$work/all.txt"; }
for name in findings trees dates places; do
    { printf '```text\n'; part "$name"; printf '```\n'; } > "$work/$name.md"
done
awk -v work="$work" '
    /^<!-- \/measured -->$/ { inside = 0 }
    !inside { print }
    /^<!-- measured: [a-z]+ -->$/ { inside = 1; file = work "/" $3 ".md"; print ""; while ((getline line < file) > 0) print line; close(file); print "" }
' docs/accuracy.md > "$work/accuracy.md"
cat "$work/accuracy.md" > docs/accuracy.md
echo "docs/accuracy.md has the figures of this build."
