using Attache.Codebook;

namespace Attache.Language.Names;

/// <summary>Small lists of words that tell how actors are spoken of, from <c>data/actors/words.tsv</c>: "former", "counterpart", "pair".</summary>
internal static class ActorWords
{
    private static readonly Dictionary<string, HashSet<string>> Lists = Load();

    /// <summary>The words of a list, lower case.</summary>
    /// <exception cref="KeyNotFoundException">There is no list of that name: a bug of the caller.</exception>
    public static IReadOnlySet<string> Of(string list) => Lists.TryGetValue(list, out var words) ? words : throw new KeyNotFoundException($"data/actors/words.tsv has no list '{list}'.");

    private static Dictionary<string, HashSet<string>> Load()
    {
        var lists = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var row in Tsv.FromResource(typeof(ActorWords).Assembly, "actors/words.tsv").Rows)
        {
            if (!lists.TryGetValue(row["list"], out var words)) lists[row["list"]] = words = new HashSet<string>(StringComparer.Ordinal);
            words.Add(row["word"]);
        }
        return lists;
    }
}
