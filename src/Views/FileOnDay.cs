using Attache.Codebook;
using Attache.Ledger;
using Attache.Ledger.Facts;
using Attache.Stories;

namespace Attache.Views;

/// <summary>
/// What the ledger holds about a subject, true on or before one day and known at one time. All views are folds of it.
/// An undated finding holds from the day of its story; what is only planned or considered, too, whatever its date.
/// </summary>
public sealed class FileOnDay
{
    /// <summary>Takes the findings of a subject as they stand at <paramref name="known"/>.</summary>
    /// <param name="on">The day; what begins after it is left out.</param>
    /// <param name="known">The time that the findings were read for.</param>
    /// <param name="findings">Findings in any order.</param>
    /// <param name="decisions">Merges, splits and grades as known at that time.</param>
    public FileOnDay(ValidDay on, KnownTime known, IEnumerable<ReportedFinding> findings, IReadOnlyList<Decision> decisions)
    {
        On = on;
        Known = known;
        Findings = [.. findings.Where(f => HoldsFrom(f) <= on.Day)];
        Facts = FactMerger.Merge(Findings, decisions);
        Grades = decisions.OfType<GradeSource>().GroupBy(g => g.Publisher, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Grade, StringComparer.Ordinal);
    }

    /// <summary>Reads what a store holds about a subject.</summary>
    public static FileOnDay Of(ILedgerStore store, Subject subject, ValidDay on, KnownTime known) =>
        new(on, known, store.Findings(new FindingQuery { Subject = subject, Known = known }), store.Decisions(known));

    /// <summary>The day that the file is asked about.</summary>
    public ValidDay On { get; }

    /// <summary>As known at.</summary>
    public KnownTime Known { get; }

    /// <summary>The findings that hold or held by that day.</summary>
    public IReadOnlyList<ReportedFinding> Findings { get; }

    /// <summary>The same as facts, by date.</summary>
    public IReadOnlyList<Fact> Facts { get; }

    /// <summary>Grades of sources by publisher.</summary>
    public IReadOnlyDictionary<string, SourceGrade> Grades { get; }

    /// <summary>The facts of one kind.</summary>
    public IEnumerable<Fact> Of<T>()
        where T : Finding => Facts.Where(f => f.Evidence[0].Finding is T);

    /// <summary>The day from which a finding says something about the world.</summary>
    public static DateOnly HoldsFrom(ReportedFinding f)
    {
        if (f.Finding.Date is not { } date || f.Finding.Modality is Modality.Planned or Modality.Considered or Modality.Conditional) return f.Day;
        var first = date.First ?? date.Last!.Value;
        // An interval without a start, and a date still to come, are known from the report on.
        return date.First is null || first > f.Day ? f.Day : first;
    }
}
