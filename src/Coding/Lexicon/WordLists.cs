using System.Collections.Frozen;
using Attache.Codebook;

namespace Attache.Coding.Lexicon;

/// <summary>The word lists of the finders, from <c>data/finder-words.tsv</c>. Read once, safe to use from many threads.</summary>
public static class WordLists
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Lists = Tsv.FromResource(typeof(WordLists).Assembly, "lexicon/finder-words.tsv").Rows
        .GroupBy(r => r["list"], StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.Select(r => r["word"]).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>The words of a list.</summary>
    /// <exception cref="KeyNotFoundException">There is no such list.</exception>
    public static FrozenSet<string> Of(string list) => Lists.TryGetValue(list, out var words) ? words : throw new KeyNotFoundException($"data/finder-words.tsv has no list '{list}'.");
}
