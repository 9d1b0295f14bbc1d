namespace Attache.Tests.Unit;

/// <summary>Where the repository's files lie while tests run.</summary>
internal static class Repository
{
    /// <summary>The folder that holds Attache.slnx.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string from)
    {
        for (var d = new DirectoryInfo(from); d is not null; d = d.Parent)
            if (File.Exists(Path.Combine(d.FullName, "Attache.slnx"))) return d.FullName;
        throw new InvalidOperationException("Attache.slnx lies in no folder above " + from);
    }
}
