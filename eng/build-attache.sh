#!/bin/sh
# Builds the program that ./attache runs, into a folder of its own under artifacts/attache, and points `current` to it.
# Usage: eng/build-attache.sh ROOT. Prints nothing but one line on a terminal, or the build's output where it fails.
set -u
root=$1
home=$root/artifacts/attache
mkdir -p "$home" || exit 1
command -v dotnet >/dev/null 2>&1 || { echo "attache: there is no 'dotnet' on the path. Install the .NET 10 SDK (https://dotnet.microsoft.com/download) and try again." >&2; exit 1; }

# One build at a time; who waits finds it done. A lock whose owner is gone is taken over.
lock=$home/lock
waited=0
until mkdir "$lock" 2>/dev/null; do
    owner=$(cat "$lock/pid" 2>/dev/null || echo)
    if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then rm -rf "$lock"; continue; fi
    [ -z "$owner" ] && [ "$waited" -gt 50 ] && { rm -rf "$lock"; continue; }
    sleep 0.2
    waited=$((waited + 1))
done
echo $$ > "$lock/pid"
next=app-$$-$(date +%s)
log=$home/build-$$.log
trap 'rm -rf "$lock"' EXIT
trap 'rm -rf "$lock" "$home/$next" "$log"; exit 130' INT TERM HUP

current=
[ -f "$home/current" ] && read -r current < "$home/current"
if [ -n "$current" ] && [ -f "$home/$current/attache.dll" ] &&
    [ -z "$(find "$root/src" "$root/data" "$root/eng" "$root/global.json" "$root"/Directory.*.props -path "$root/data/models" -prune -o -newer "$home/$current/stamp" -print -quit)" ]; then
    exit 0
fi

[ -t 2 ] && printf 'Building Attaché (once after each change) ...' >&2
# The stamp is older than everything that changes while the build runs.
: > "$home/stamp-$$"
build() {
    dotnet build "$root/src/Cli/Cli.csproj" -c Release -v quiet -nologo -nodeReuse:false \
        -p:ArtifactsPath="$home/build" -p:ApplicationFolder="$home/$next/" \
        -p:RunAnalyzers=false -p:EnforceCodeStyleInBuild=false -p:GenerateDocumentationFile=false "$@" > "$log" 2>&1
}
# Compiled ahead of time it starts in half the time; the compiler for that is a package, and without it the program runs all the same.
build -p:AheadOfTime=true || build -p:AheadOfTime=false
status=$?
[ -t 2 ] && printf '\r\033[K' >&2
if [ $status -ne 0 ]; then
    cat "$log" >&2
    echo "attache: the build failed; the messages above say why." >&2
    rm -rf "$home/$next" "$home/stamp-$$" "$log"
    exit 1
fi
mv "$home/stamp-$$" "$home/$next/stamp"
echo "$next" > "$home/current-$$" && mv "$home/current-$$" "$home/current"
rm -f "$log"
# The last but one may still be running; older ones are not needed.
for old in "$home"/app-*; do
    case ${old##*/} in "$next" | "$current") ;; *) rm -rf "$old" ;; esac
done
exit 0
