# ./dev notice: writes the list of packages that the program runs with into NOTICE, those that come along with others too: from the lock file of the program, with
# the licence that each names itself (eng/licences.tsv where it names none). A test fails when list and lock file differ.
cache=${NUGET_PACKAGES:-$HOME/.nuget/packages}
list=$(mktemp)
trap 'rm -f "$list"' EXIT
awk -F'"' '/^      "/ { name = $2 } /"type":/ { type = $4 } /"resolved":/ { if (type != "Project" && name !~ /Analyzers$/) print name "\t" $4 }' src/Cli/packages.lock.json | LC_ALL=C sort -fu | while IFS="$(printf '\t')" read -r name version; do
    id=$(printf %s "$name" | tr '[:upper:]' '[:lower:]')
    licence=$(awk -F'\t' -v n="$name" '$1 == n { print $2 }' eng/licences.tsv)
    note=$(awk -F'\t' -v n="$name" '$1 == n && $3 != "" { print " (" $3 ")" }' eng/licences.tsv)
    [ -n "$licence" ] || licence=$(sed -n 's:.*<license type="expression">\([^<]*\)</license>.*:\1:p' "$cache/$id/$version/$id.nuspec" 2> /dev/null)
    [ -n "$licence" ] || { echo "dev: $name $version names no licence in $cache; restore the packages, or give it a line in eng/licences.tsv." >&2; exit 1; }
    printf '%-56s %s%s\n' "$name" "$licence" "$note"
done > "$list" || return 1
awk -v list="$list" '
    /^Packages that the program runs with$/ { print; getline; print; while ((getline line < list) > 0) print line; skipping = 1; next }
    skipping && /^$/ { skipping = 0 }
    !skipping' NOTICE > NOTICE.new && mv NOTICE.new NOTICE
git status --short NOTICE
