dotnet format Attache.slnx --no-restore "$@"
