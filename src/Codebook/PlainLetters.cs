namespace Attache.Codebook;

/// <summary>Latin letters with marks and what they are compared as, from <c>data/texts/letters.tsv</c>: names are found with and without accents.</summary>
public static class PlainLetters
{
    // By letter: names are folded by the ten thousand.
    private static readonly string?[] Plain = Load();

    /// <summary>The letters without marks, in lower case, of a letter in lower case; null where it has none.</summary>
    public static string? Of(char lower) => lower >= '\u0080' && lower < Plain.Length ? Plain[lower] : null;

    private static string?[] Load()
    {
        var plain = new string?[0x2000];
        foreach (var row in Tsv.FromResource(typeof(PlainLetters).Assembly, "texts/letters.tsv").Rows)
            foreach (string letter in row.List("letters")) plain[letter[0]] = row["plain"];
        return plain;
    }
}
