using Attache.Codebook;
using Attache.Ledger;
using Attache.Ledger.Facts;
using Attache.Stories;

namespace Attache.Views;

/// <summary>Something that has a day to come.</summary>
/// <param name="Day">The day; the last one of a date that is not exact.</param>
/// <param name="Date">The date as reported.</param>
/// <param name="Fact">What is reported of it.</param>
public sealed record DueItem(DateOnly Day, EdtfDate Date, Fact Fact)
{
    /// <summary>All that is due in the days after a day: open decisions, rounds of talks, days by which diplomats must leave, planned moves and events.</summary>
    /// <param name="store">The ledger.</param>
    /// <param name="on">The day.</param>
    /// <param name="days">For how many days; the last one is in.</param>
    /// <param name="known">As known at.</param>
    public static IReadOnlyList<DueItem> Within(ILedgerStore store, ValidDay on, int days, KnownTime known)
    {
        // By the months into which the days fall, so that it does not matter how much is due at other times.
        DateOnly last = on.Day.AddDays(days);
        var findings = new List<ReportedFinding>();
        for (var month = new DateOnly(on.Day.Year, on.Day.Month, 1); month <= last; month = month.AddMonths(1))
            findings.AddRange(store.Findings(new FindingQuery { Subject = Subject.DueIn(month.Year, month.Month), Known = known, Until = on }));
        findings = [.. findings.DistinctBy(f => f.Sequence).OrderBy(f => f.Sequence)];
        var open = findings.Where(f => DueDate(f.Finding) is { } due && SubjectsOf.LastDayOf(due) is var day && day >= on.Day && day <= last);
        findings.AddRange(DecisionView.ReportsWithoutDay(store, open, known, on));
        return Of(new FileOnDay(on, known, findings, store.Decisions(known)), days);
    }

    /// <summary>The same of a file, by day.</summary>
    /// <param name="file">Findings with days to come, and reports of what became of them.</param>
    /// <param name="days">For how many days after the file's; the last one is in.</param>
    public static IReadOnlyList<DueItem> Of(FileOnDay file, int days)
    {
        DateOnly on = file.On.Day, last = on.AddDays(days);
        var settled = DecisionView.Of(file).Where(d => d.State is not (DecisionState.Due or DecisionState.Pending)).Select(d => d.Fact.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. file.Facts.Where(f => f.Modality != Modality.Negated && !settled.Contains(f.Id))
                .SelectMany(f => f.Evidence.Select(e => DueDate(e.Finding)).OfType<EdtfDate>().DistinctBy(d => d.Text, StringComparer.Ordinal).Select(d => new DueItem(SubjectsOf.LastDayOf(d), d, f)))
                .Where(i => i.Day >= on && i.Day <= last).OrderBy(i => i.Day).ThenBy(i => i.Fact.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The date to come that a finding names; null where it names none.</summary>
    public static EdtfDate? DueDate(Finding finding) => SubjectsOf.DueDate(finding);
}
