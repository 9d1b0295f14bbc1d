using Attache.Coding;
using Attache.Stories;

namespace Attache.Tests.Golden;

/// <summary>The stories that the tests read, and the one coder they share.</summary>
internal static class Corpus
{
    private static readonly Lazy<Coder> LazyCoder = new(Coder.Create);

    /// <summary>The coder.</summary>
    public static Coder Coder => LazyCoder.Value;

    /// <summary>The folder of the first example.</summary>
    public static string Sahel { get; } = Path.Combine(Repository.Root, "examples", "sahel-2022");

    /// <summary>Small stories of our own, each for some things that stories do.</summary>
    public static string Own { get; } = Path.Combine(Repository.Root, "tests", "Golden", "stories");

    /// <summary>Reads a folder; every file in it is a story.</summary>
    public static IReadOnlyList<(string Name, Story Story)> Read(string folder) =>
        [.. Directory.GetFiles(folder).Where(f => !f.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(f =>
        {
            var result = Assert.Single(new StoryFiles().Read([f]));
            Assert.True(result.Problem is null, result.Problem?.ToString());
            return (Path.GetFileNameWithoutExtension(f), result.Story!);
        })];
}
