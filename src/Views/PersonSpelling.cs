using Attache.Ledger;

namespace Attache.Views;

/// <summary>One spelling for each person of a file: the fullest name that reports give, with its accents.</summary>
internal sealed class PersonSpelling
{
    private readonly Dictionary<string, string> best = new(StringComparer.Ordinal);

    public PersonSpelling(IEnumerable<ReportedFinding> findings)
    {
        var counts = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        foreach (var name in findings.SelectMany(f => SubjectsOf.Persons(f.Finding)))
        {
            string folded = FoldedName.OfPerson(name);
            if (!counts.TryGetValue(folded, out var spellings)) counts[folded] = spellings = new Dictionary<string, int>(StringComparer.Ordinal);
            spellings[name] = spellings.GetValueOrDefault(name) + 1;
        }
        foreach (var (folded, spellings) in counts)
        {
            best[folded] = spellings.OrderByDescending(s => s.Key.Count(c => c > 127)).ThenByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).First().Key;
        }
        // "Meyer" is Joël Meyer where nobody else of that name stands in the file.
        foreach (var folded in counts.Keys.Where(k => !k.Contains(' ', StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList())
        {
            var full = counts.Keys.Where(k => k.Contains(' ', StringComparison.Ordinal) && FoldedName.SamePerson(k, folded)).ToList();
            if (full.Count == 1) best[folded] = best[full[0]];
        }
    }

    /// <summary>The spelling to use.</summary>
    public string Of(string name) => best.GetValueOrDefault(FoldedName.OfPerson(name), name);
}
