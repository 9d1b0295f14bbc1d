# ./dev publish [RID...]: the program as one file for each system (linux-x64, linux-arm64, osx-arm64, win-x64 where none is named), into artifacts/publish/RID.
# It holds the runtime, the models and the gazetteer; at its first start it unpacks itself into ~/.net (DOTNET_BUNDLE_EXTRACT_BASE_DIR names another folder).
# ./dev publish --container [REPOSITORY]: an image by the SDK's own container support, on a base image of mcr.microsoft.com, into a file; or straight into a registry
# where ATTACHE_REGISTRY names one.
# The builds lie in folders of their own, and lock files of these systems too (Directory.Build.props): the clone stays as it is.
root=$PWD
build() { # RID, more options
    rid=$1
    shift
    dotnet publish src/Cli -c Release -r "$rid" --self-contained -v quiet -nologo -nodeReuse:false \
        -p:RunAnalyzers=false -p:GenerateDocumentationFile=false -p:Release=true -p:ArtifactsPath="$root/artifacts/publish-build/" -p:EmbedAllSources=false -p:DebugType=none "$@"
}
if [ "${1:-}" = --container ]; then
    image=$root/artifacts/publish/attache-container.tar.gz
    mkdir -p "$root/artifacts/publish"
    rm -f "$image"
    log=$root/artifacts/publish/container.log
    if [ -n "${ATTACHE_REGISTRY:-}" ]; then where=-p:ContainerRegistry=$ATTACHE_REGISTRY; else where=-p:ContainerArchiveOutputPath=$image; fi
    if build linux-x64 -t:PublishContainer -p:PublishSingleFile=false -p:ContainerRepository="${2:-attache}" "$where" -v minimal > "$log" 2>&1 && { [ -n "${ATTACHE_REGISTRY:-}" ] || [ -f "$image" ]; }; then
        if [ -n "${ATTACHE_REGISTRY:-}" ]; then echo "$ATTACHE_REGISTRY/${2:-attache}"; else ls -l "$image" | awk '{ printf "%s %.1f MB; docker load < FILE\n", $9, $5 / 1e6 }'; fi
        return 0
    fi
    if grep -qE 'CONTAINER[0-9]+|CreateNewImage|mcr\.microsoft\.com' "$log"; then
        echo "dev: no image was made: the base image comes from mcr.microsoft.com, which cannot be reached from here (or ATTACHE_REGISTRY refuses). Try again where it can; artifacts/publish/container.log has all messages." >&2
    else
        cat "$log" >&2
    fi
    return 1
fi
[ $# -gt 0 ] || set -- linux-x64 linux-arm64 osx-arm64 win-x64
mkdir -p "$root/artifacts/publish"
failed=0
for rid in "$@"; do
    out=$root/artifacts/publish/$rid
    rm -rf "$out"
    log=$root/artifacts/publish-$rid.log
    if build "$rid" -p:PublishSingleFile=true -p:IncludeAllContentForSelfExtract=true -p:EnableCompressionInSingleFile=true -p:PublishReadyToRun=true -o "$out" > "$log" 2>&1; then
        find "$out" -type f -printf '%s %P\n' 2> /dev/null | awk -v rid="$rid" '{ printf "%-12s %-12s %6.1f MB\n", rid, $2, $1 / 1e6 }'
    else
        failed=1
        grep -oE 'error [A-Z]+[0-9]+: .*' "$log" | sed 's/ \[.*//' | sort -u | head -n 5 >&2
        echo "dev: $rid could not be published; artifacts/publish-$rid.log has all messages." >&2
    fi
done
return $failed
