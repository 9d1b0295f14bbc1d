# ./dev pack: the packages of a release, the library `Attache` and the tool `Attache.Tool`, into artifacts/packages. Built in a folder of their own, from nothing,
# with no path of this machine in them. Then each is used as a stranger would: a project with the sample of docs/library.md, an installed tool.
# ./dev pack --untried leaves that out.
root=$PWD
packages=$root/artifacts/packages
work=$root/artifacts/pack
rm -rf "$work" "$packages"
mkdir -p "$work" "$packages"
for project in src/Library src/Cli; do
    dotnet pack "$project" -c Release -v quiet -nologo -nodeReuse:false -p:RunAnalyzers=false -p:Release=true -p:ArtifactsPath="$work/" -o "$packages" || return 1
done
rm -rf "$work"
(cd "$packages" && ls -l | awk 'NF > 8 { printf "%-34s %6.1f MB\n", $9, $5 / 1e6 }')
[ "${1:-}" = --untried ] && return 0

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
