# Approves the public surface of the package's assemblies as it is now; look at the diff before committing.
dotnet_build tests/Golden/Golden.csproj && ATTACHE_GOLDEN=write dotnet "$(test_dll Golden)" -noLogo -class "Attache.Tests.Golden.PublicApiTests" && git status --short tests/Golden/approved/api
