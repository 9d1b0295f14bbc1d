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

    /// <summary>Whether <see cref="Lemma"/> wants the network's guess for this form.</summary>
    public bool Asks(string form, string xpos) =>
        Listed(form, xpos) is { } found ? found.Length > 1 : MayKeepCapital(form, xpos);

    /// <summary>The lemma of a form.</summary>
    /// <param name="form">The form, not empty.</param>
    /// <param name="xpos">Its Penn part of speech.</param>
    /// <param name="guess">What the network takes for the lemma; not looked at unless <see cref="Asks"/>.</param>
    public string Lemma(string form, string xpos, string guess)
    {
        if (Listed(form, xpos) is { } found) return found.Length > 1 && found.Contains(guess) ? guess : found[0];
        if (xpos is "NNP" or "NNPS") return ByEnding(form, xpos);
        if (xpos == "ADD") return form;
        string key = form.ToLowerInvariant();
        if (xpos == "CD" && IsGrouped(key)) return key.Replace(",", "", StringComparison.Ordinal);
        bool capital = MayKeepCapital(form, xpos) && guess.Length > 0 && char.IsUpper(guess[0]);
        return ByEnding(capital ? form : key, xpos);
    }

    /// <summary>3,500 and 1,200,000, not 3,5.</summary>
    private static bool IsGrouped(string form)
    {
        int comma = form.IndexOf(',');
        return comma > 0 && char.IsAsciiDigit(form[0]) && (form.Length - comma) % 4 == 0;
    }

    private string[]? Listed(string form, string xpos)
    {
        if (!forms.TryGetValue(xpos, out var listed)) return null;
        string key = xpos is "NNP" or "NNPS" ? form : form.ToLowerInvariant();
        if (listed.TryGetValue(key, out var found)) return found;
        return key.Contains('’') && listed.TryGetValue(key.Replace('’', '\''), out found) ? found : null;
    }

    /// <summary>Nouns that are half a name (the Constitution), and peoples.</summary>
    private static bool MayKeepCapital(string form, string xpos) =>
        char.IsUpper(form[0]) && form.Length > 1 && char.IsLower(form[1]) && (xpos is "NN" or "NNS" || (xpos == "JJ" && IsPeople(form)));

    /// <summary>Whether it looks like the name of a people, which no list may know: Ruritanian.</summary>
    private static bool IsPeople(string form) =>
        form.EndsWith("ian", StringComparison.Ordinal) || form.EndsWith("ians", StringComparison.Ordinal) || form.EndsWith("ese", StringComparison.Ordinal);

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
