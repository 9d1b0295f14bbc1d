using System.Collections.Frozen;

namespace Attache.Codebook;

/// <summary>Latin letters with marks and what they are compared as, from <c>data/texts/letters.tsv</c>: names are found with and without accents.</summary>
public static class PlainLetters
{
    private static readonly FrozenDictionary<char, string> Plain = Tsv.FromResource(typeof(PlainLetters).Assembly, "texts/letters.tsv").Rows
        .SelectMany(r => r.List("letters").Select(l => (Letter: l[0], Plain: r["plain"]))).ToFrozenDictionary(x => x.Letter, x => x.Plain);

    /// <summary>The letters without marks, in lower case, of a letter in lower case; null where it has none.</summary>
    public static string? Of(char lower) => lower >= '\u0080' ? Plain.GetValueOrDefault(lower) : null;
}
