dotnet_build Attache.slnx
