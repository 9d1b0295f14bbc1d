using Attache.Codebook;

namespace Attache.Language.Grammar;

/// <summary>
/// Lemmas by a table: forms that are listed, then endings by part of speech. The network is asked where a form has
/// several lemmas (<c>'s</c>: be, have) and whether a capital stays (<c>French</c>, <c>Talks</c>).
/// </summary>
internal sealed class Lemmatizer
{
    private const int LongestEnding = 5;
    private readonly Dictionary<string, Dictionary<string, string[]>> forms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, string>> endings = new(StringComparer.Ordinal);

    private Lemmatizer(Tsv table)
    {
        foreach (var row in table.Rows)
        {
            string xpos = row["xpos"], form = row["form"], lemma = row["lemma"];
            if (form.StartsWith('*') && lemma.StartsWith('*')) Of(endings, xpos)[form[1..]] = lemma[1..];
            else Of(forms, xpos)[form] = lemma.Length == 1 ? [lemma] : lemma.Split('|');
        }
    }

    /// <summary>Reads <c>data/language/lemmas.tsv</c>.</summary>
    public static Lemmatizer Load() => new(Tsv.FromResource(typeof(Lemmatizer).Assembly, "language/lemmas.tsv"));

    /// <summary>The lemma of a form.</summary>
    /// <param name="form">The form, not empty.</param>
    /// <param name="xpos">Its Penn part of speech.</param>
    /// <param name="guess">What the network takes for the lemma.</param>
    public string Lemma(string form, string xpos, string guess)
    {
        bool proper = xpos is "NNP" or "NNPS";
        string key = proper ? form : form.ToLowerInvariant();
        if (forms.TryGetValue(xpos, out var listed) && (listed.TryGetValue(key, out var found) || (key.Contains('’') && listed.TryGetValue(key.Replace('’', '\''), out found))))
            return found.Length > 1 && found.Contains(guess) ? guess : found[0];
        if (xpos == "CD" && key.Contains(',') && char.IsAsciiDigit(key[0])) return key.Replace(",", "", StringComparison.Ordinal);
        if (proper) return ByEnding(form, xpos);
        // a people that no list knows: Gondorian
        bool capital = xpos[0] is 'J' or 'N' && char.IsUpper(form[0]) && char.IsUpper(guess[0]) && IsPeople(key);
        return ByEnding(capital ? form : key, xpos);
    }

    private static bool IsPeople(string key) =>
        key.EndsWith("ian", StringComparison.Ordinal) || key.EndsWith("ians", StringComparison.Ordinal) || key.EndsWith("ese", StringComparison.Ordinal);

    private string ByEnding(string form, string xpos)
    {
        if (!endings.TryGetValue(xpos, out var known)) return form;
        var look = known.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int n = Math.Min(LongestEnding, form.Length - 1); n >= 0; n--)
            if (look.TryGetValue(form.AsSpan(form.Length - n), out var to)) return string.Concat(form.AsSpan(0, form.Length - n), to);
        return form;
    }

    private static Dictionary<string, T> Of<T>(Dictionary<string, Dictionary<string, T>> all, string xpos)
    {
        if (!all.TryGetValue(xpos, out var one)) all[xpos] = one = new Dictionary<string, T>(StringComparer.Ordinal);
        return one;
    }
}
