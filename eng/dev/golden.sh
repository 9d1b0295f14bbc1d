# Writes the approved files anew from what the program does now.
dotnet_build tests/Golden/Golden.csproj && ATTACHE_GOLDEN=write dotnet "$(test_dll Golden)" -noLogo -class "Attache.Tests.Golden.SnapshotTests" -class "Attache.Tests.Golden.PublicApiTests" && git status --short tests/Golden
