using System.Text;

namespace Attache.Storage.Index;

/// <summary>What people type into a search box as an FTS5 expression that can never be one by accident: every word is quoted.</summary>
public static class FullTextQuery
{
    private const int MostWords = 24;

    /// <summary>
    /// Words that must all occur, in any order; <c>"several words"</c> as a phrase; <c>-word</c> must not occur; <c>word*</c>
    /// any ending. Null where nothing is asked for.
    /// </summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="column">The columns to look in, as FTS5 writes it ("text" or "{headline body}").</param>
    public static string? Parse(string? typed, string column)
    {
        List<string> must = [], not = [];
        foreach (var (word, negative, prefix) in Words(typed ?? "").Take(MostWords))
        {
            string term = $"{column} : \"{word}\"{(prefix ? " *" : "")}";
            (negative ? not : must).Add(term);
        }
        if (must.Count == 0) return null;
        string all = string.Join(" AND ", must.Select(m => $"({m})"));
        return not.Count == 0 ? all : $"({all}) NOT ({string.Join(" OR ", not.Select(n => $"({n})"))})";
    }

    /// <summary>The words and phrases asked for, for marking them in results; those that must not occur are left out.</summary>
    public static IReadOnlyList<string> Terms(string? typed) => [.. Words(typed ?? "").Where(w => !w.Negative).Select(w => w.Word).Take(MostWords)];

    private static IEnumerable<(string Word, bool Negative, bool Prefix)> Words(string typed)
    {
        int i = 0;
        while (i < typed.Length)
        {
            if (char.IsWhiteSpace(typed[i]))
            {
                i++;
                continue;
            }
            bool negative = typed[i] == '-' && i + 1 < typed.Length && !char.IsWhiteSpace(typed[i + 1]);
            if (negative) i++;
            bool phrase = typed[i] is '"' or '“' or '”';
            int start = phrase ? i + 1 : i, end = start;
            while (end < typed.Length && !(phrase ? typed[end] is '"' or '“' or '”' : char.IsWhiteSpace(typed[end]) || typed[end] == '"')) end++;
            string raw = typed[start..end];
            bool prefix = !phrase && raw.EndsWith('*');
            string word = Clean(raw);
            if (word.Length > 0) yield return (word, negative, prefix && word.Length > 1);
            i = phrase && end < typed.Length ? end + 1 : Math.Max(end, i + 1);
        }
    }

    // Letters, digits and single spaces only, as the tokenizer sees it.
    private static string Clean(string raw)
    {
        var clean = new StringBuilder(raw.Length);
        foreach (var rune in raw.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark) clean.Append(rune.ToString());
            else if (clean.Length > 0 && clean[^1] != ' ') clean.Append(' ');
        }
        return clean.ToString().Trim();
    }
}
