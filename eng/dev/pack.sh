# ./dev pack: the packages of a release, the library `Attache` and the tool `Attache.Tool`, into artifacts/packages. Built in a folder of their own, from nothing,
# with no path of this machine in them. Then each is used as a stranger would: a project with the sample of docs/library.md, an installed tool.
# ./dev pack --untried leaves that out. ./dev pack --twice, before that, makes them twice, each time from nothing in the same folder (whose name the symbols of generated sources hold), and compares: the same bytes in all
# assemblies, symbols and files (of the archive around them only NuGet's own part differs: a file with a random name, and the times).
root=$PWD
packages=$root/artifacts/packages
make() { # FOLDER OF THE PACKAGES, FOLDER TO BUILD IN
    rm -rf "$2" "$1"
    mkdir -p "$2" "$1"
    for project in src/Library src/Cli; do
        dotnet pack "$project" -c Release -v quiet -nologo -nodeReuse:false -p:RunAnalyzers=false -p:Release=true -p:ArtifactsPath="$2/" -o "$1" || return 1
    done
    rm -rf "$2"
}
make "$packages" "$root/artifacts/pack" || return 1
(cd "$packages" && ls -l | awk 'NF > 8 { printf "%-34s %6.1f MB\n", $9, $5 / 1e6 }')
[ "${1:-}" = --untried ] && return 0
if [ "${1:-}" = --twice ]; then
    again=$root/artifacts/packages-again
    make "$again" "$root/artifacts/pack" || return 1
    sums() { # NAME OF THE PACKAGE'S FILE in a folder
        unzip -Z1 "$1" | grep -v -e '^_rels/' -e '\.psmdcp$' | LC_ALL=C sort | while IFS= read -r entry; do
            printf '%s %s\n' "$(unzip -p "$1" "$(printf %s "$entry" | sed 's/[][*?]/\\&/g')" | sha256sum | cut -d' ' -f1)" "$entry"
        done
    }
    same=0
    for package in "$packages"/*pkg; do
        name=${package##*/}
        sums "$package" > "$packages/$name.sums" && sums "$again/$name" > "$again/$name.sums"
        if cmp -s "$packages/$name.sums" "$again/$name.sums"; then
            echo "$name: $(wc -l < "$packages/$name.sums" | tr -d ' ') files, the same bytes twice"
        else
            same=1
            echo "dev: $name differs in:" >&2
            diff "$packages/$name.sums" "$again/$name.sums" | sed -n 's/^> [0-9a-f]* /  /p' >&2
        fi
    done
    rm -rf "$again" "$packages"/*.sums
    [ $same = 0 ] || return 1
fi

trial=$(mktemp -d)
trap 'rm -rf "$trial"' EXIT
cat > "$trial/nuget.config" <<END
<configuration><packageSources><add key="made" value="$packages" /></packageSources></configuration>
END
# the packages of this build, not of one with the same version that the machine has kept
export NUGET_PACKAGES="$trial/packages"
version=$(ls "$packages" | sed -n 's/^Attache\.\([0-9].*\)\.nupkg$/\1/p')
mkdir "$trial/my-desk"
awk '/^```csharp/ { on = 1; next } /^```/ { on = 0 } on' docs/library.md > "$trial/my-desk/Program.cs"
cat > "$trial/my-desk/my-desk.csproj" <<END
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable></PropertyGroup>
  <ItemGroup><PackageReference Include="Attache" Version="$version" /></ItemGroup>
</Project>
END
(cd "$trial/my-desk" && dotnet build -c Release -v quiet -nologo -nodeReuse:false && cd "$trial" && dotnet my-desk/bin/Release/net10.0/my-desk.dll "$root/examples/sahel-2022" > out.txt) || { echo "dev: the library does not work in a new project." >&2; return 1; }
echo "The sample in a new project: $(wc -l < "$trial/out.txt" | tr -d ' ') events; the first: $(head -n 1 "$trial/out.txt")"
(cd "$trial" && dotnet tool install Attache.Tool --version "$version" --tool-path "$trial/tool" --configfile nuget.config > tool.txt) || { cat "$trial/tool.txt" >&2; echo "dev: the tool cannot be installed." >&2; return 1; }
(cd "$trial" && tool/attache read "$root/examples/sahel-2022" --ledger tool.db --format none && tool/attache brief FRA MLI --ledger tool.db | head -n 3) || { echo "dev: the tool does not work where it is installed." >&2; return 1; }
