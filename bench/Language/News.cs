using Attache.Language;

namespace Attache.Bench.Language;

/// <summary>The texts that speed is measured on: all .txt files of a folder, in the order of their names.</summary>
public static class News
{
    /// <summary>Set ATTACHE_NEWS to another folder.</summary>
    public static string DefaultFolder => Environment.GetEnvironmentVariable("ATTACHE_NEWS") ?? "../shared/data/attribution/dev/text";

    public static Source[] Read(string folder) =>
        Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).Select(f => new Source(File.ReadAllText(f))).ToArray();
}
