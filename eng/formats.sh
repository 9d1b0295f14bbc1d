#!/bin/sh
# Writes docs/formats.md anew, with examples from examples/sahel-2022. Run through ./dev formats.
set -eu
cd "$(dirname -- "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
./attache read examples/sahel-2022 --format none --ledger "$work/attache.db" 2> /dev/null
./attache formats --ledger "$work/attache.db" > "$work/formats.md"
mv "$work/formats.md" docs/formats.md
echo "docs/formats.md is made from this build."
