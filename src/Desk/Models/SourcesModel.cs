using Attache.Desk.Service;
using Attache.Ledger;
using Attache.Storage.Index;
using Attache.Stories;

namespace Attache.Desk.Models;

/// <summary>A publisher with its grade.</summary>
/// <param name="Publisher">Its name, as stories give it.</param>
/// <param name="Stories">Versions of stories in the ledger.</param>
/// <param name="Grade">Its grade; null where nobody graded it.</param>
/// <param name="Given">The decision that gave it; null where nobody graded it.</param>
public sealed record SourceRow(string Publisher, int Stories, SourceGrade? Grade, IndexedDecision? Given);

/// <summary>What the page of sources shows.</summary>
/// <param name="Rows">The publishers, the most frequent first.</param>
/// <param name="Done">The decision that was just taken; null for none.</param>
/// <param name="Note">What to tell; null for nothing.</param>
public sealed record SourcesModel(IReadOnlyList<SourceRow> Rows, IndexedDecision? Done, string? Note)
{
    /// <summary>Publishers shown at most.</summary>
    public const int Most = 200;

    /// <summary>What the letters mean (NATO AJP-2.1).</summary>
    public static IReadOnlyList<(char Letter, string Meaning)> Reliabilities { get; } =
        [('A', "completely reliable"), ('B', "usually reliable"), ('C', "fairly reliable"), ('D', "not usually reliable"), ('E', "unreliable"), ('F', "cannot be judged")];

    /// <summary>What the figures mean (NATO AJP-2.1).</summary>
    public static IReadOnlyList<(int Figure, string Meaning)> Credibilities { get; } =
        [(1, "confirmed by others"), (2, "probably true"), (3, "possibly true"), (4, "doubtful"), (5, "improbable"), (6, "cannot be judged")];

    /// <summary>Reads it.</summary>
    public static SourcesModel Of(DeskData.Lease lease, long? done, string? note)
    {
        var grades = Grades(lease.Store);
        // Of each source the last decision that stands.
        var given = new Dictionary<string, IndexedDecision>(StringComparer.Ordinal);
        foreach (var d in lease.Index.Gradings())
            if (d.About is { } about && about.LastIndexOf(": ", StringComparison.Ordinal) is >= 0 and var i) given[about[..i]] = d;
        return new SourcesModel(
            [.. lease.Index.Publishers(Most).Select(p => new SourceRow(p.Publisher, p.Stories, grades.TryGetValue(p.Publisher, out var g) ? g : null, given.GetValueOrDefault(p.Publisher)))],
            done is { } sequence ? lease.Index.LastDecisions(8).FirstOrDefault(d => d.Sequence == sequence) : null, note);
    }

    /// <summary>The grades that stand, by publisher.</summary>
    public static IReadOnlyDictionary<string, SourceGrade> Grades(ILedgerStore store) =>
        store.Decisions(KnownTime.Latest).OfType<GradeSource>().GroupBy(g => g.Publisher, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Grade, StringComparer.Ordinal);

    /// <summary>A grade in words: "B2: usually reliable, probably true".</summary>
    public static string Words(SourceGrade grade) => $"{grade}: {Reliabilities[grade.Reliability - 'A'].Meaning}, {Credibilities[grade.Credibility - 1].Meaning}";
}
