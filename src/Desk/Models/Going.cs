using Attache.Ledger;
using Attache.Storage.Index;
using Attache.Views;

namespace Attache.Desk.Models;

/// <summary>Finds the dossier that typed words mean.</summary>
public static class Going
{
    /// <summary>The subject that is meant; null where none is known.</summary>
    public static Subject? To(LedgerIndex index, string typed) => StatesInWords.Read(typed) ?? Organisation(index, typed)?.Subject ?? index.Suggest(typed, "fng", 1).FirstOrDefault()?.Subject;

    // "ECOWAS": by its acronym or another of its names.
    private static IndexedSubject? Organisation(LedgerIndex index, string typed) => OrganisationNames.FullName(typed) is { } name ? index.Known(Subject.Organisation(name)) : null;

    /// <summary>Subjects that are meant, the likeliest first.</summary>
    /// <param name="index">Where they are known.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="most">How many.</param>
    public static IReadOnlyList<IndexedSubject> Suggest(LedgerIndex index, string typed, int most)
    {
        var found = new List<IndexedSubject>();
        if (StatesInWords.Read(typed) is { } states) found.Add(index.Known(states) ?? new IndexedSubject(states, "", 0, default));
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
        if (Organisation(index, typed) is { } organisation) found.Add(organisation);
        found.AddRange(index.Suggest(typed, "fng", most));
        return [.. found.DistinctBy(s => s.Subject.Key).Take(most)];
    }
}
