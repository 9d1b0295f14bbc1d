using Attache.Ledger;
using Attache.Storage.Index;
using Attache.Views;

namespace Attache.Desk.Models;

/// <summary>Finds the dossier that typed words mean.</summary>
public static class Going
{
    /// <summary>The subject that is meant; null where none is known.</summary>
    public static Subject? To(LedgerIndex index, string typed) => States(typed) ?? index.Suggest(typed, "fn", 1).FirstOrDefault()?.Subject;

    /// <summary>Subjects that are meant, the likeliest first.</summary>
    /// <param name="index">Where they are known.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="most">How many.</param>
    public static IReadOnlyList<IndexedSubject> Suggest(LedgerIndex index, string typed, int most)
    {
        var found = new List<IndexedSubject>();
        if (States(typed) is { } states) found.Add(index.Known(states) ?? new IndexedSubject(states, "", 0, default));
        // The last word may be the beginning of a name of a state.
        string[] words = typed.Split((char[])[' ', ',', '–'], StringSplitOptions.RemoveEmptyEntries);
        string last = words.LastOrDefault() ?? "";
        string? before = words.Length > 1 ? CountryNames.Standard.CodeOf(string.Join(' ', words[..^1])) : null;
        if (last.Length > 1)
        {
            found.AddRange(CountryNames.Standard.AllNames.Where(n => n.StartsWith(before is null ? typed.Trim() : last, StringComparison.OrdinalIgnoreCase))
                .Select(CountryNames.Standard.CodeOf).OfType<string>().Where(code => code != before)
                .Select(code => index.Known(before is null ? Subject.State(code) : Subject.Pair(before, code))).OfType<IndexedSubject>().OrderByDescending(s => s.Uses).Take(4));
        }
        found.AddRange(index.Suggest(typed, "fn", most));
        return [.. found.DistinctBy(s => s.Subject.Key).Take(most)];
    }

    // One state, or two.
    private static Subject? States(string typed)
    {
        var names = CountryNames.Standard;
        string text = typed.Trim();
        if (names.CodeOf(text) is { } one) return Subject.State(one);
        foreach (string joint in (string[])[" and ", " – ", "–", "/", ",", " "])
        {
            for (int at = text.IndexOf(joint, StringComparison.OrdinalIgnoreCase); at > 0; at = text.IndexOf(joint, at + 1, StringComparison.OrdinalIgnoreCase))
                if (names.CodeOf(text[..at]) is { } a && names.CodeOf(text[(at + joint.Length)..]) is { } b && a != b) return Subject.Pair(a, b);
        }
        return null;
    }
}
