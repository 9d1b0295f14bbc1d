# Shared by the scripts of this folder, which ./dev reads in; the current folder is the repository's root.

# Builds a project or solution for development: Release, as the neural parser is slow otherwise; all analyzers on.
dotnet_build() {
    dotnet build "$@" -c Release -v quiet -nologo -nodeReuse:false
}

# Where a built test project lies.
test_dll() {
    echo "artifacts/bin/$1/release/Attache.Tests.$1.dll"
}
