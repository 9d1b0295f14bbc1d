using Attache.Codebook;
using Attache.Ledger;
using Attache.Ledger.Facts;
using Attache.Stories;
using Attache.Views;
using Attache.Views.Brief;

namespace Attache.Exchange.Calendars;

/// <summary>A day to come, as one entry of a calendar that lives through changes of the file.</summary>
/// <param name="Uid">The same for as long as its first report stands in the ledger, whatever is reported, corrected or withdrawn later.</param>
/// <param name="Sequence">Grows with every report and decision on it.</param>
/// <param name="Stamp">When it last changed: the last report or, for what was withdrawn, the same.</param>
/// <param name="Date">The date as the last report gives it.</param>
/// <param name="Summary">What is due, in one sentence.</param>
/// <param name="Report">The last report that stands; of a cancelled one the last that stood.</param>
/// <param name="Cancelled">Whether it is off: decided, put off, rejected, or its stories withdrawn.</param>
public sealed record Deadline(string Uid, long Sequence, DateTime Stamp, EdtfDate Date, string Summary, ReportedFinding Report, bool Cancelled)
{
    // Where only the latest reports are asked for: so many decisions of each of those who have to decide, as a walk through all takes its time.
    private const int MostMade = 50;

    /// <summary>First day of the entry: the day; of a coarser date its first day, so that a month is seen as a month; of one that says only until when, that day.</summary>
    public DateOnly First => Date.First ?? Date.Last!.Value;

    /// <summary>Last day of the entry, inclusive.</summary>
    public DateOnly Last => Date.Last ?? Date.First!.Value;

    /// <summary>All deadlines of a ledger from a day on, by day and identifier, cancelled ones among them.</summary>
    /// <param name="store">The ledger.</param>
    /// <param name="known">As known at.</param>
    /// <param name="from">Only those whose last day is this one or a later; null for all.</param>
    /// <param name="to">Only those whose last day is this one or an earlier; null for all.</param>
    /// <param name="newest">Only of so many reports, the latest ones; null for all.</param>
    public static IReadOnlyList<Deadline> Of(ILedgerStore store, KnownTime known, DateOnly? from = null, DateOnly? to = null, int? newest = null)
    {
        var all = store.Findings(new FindingQuery { Subject = Subject.Due, Known = known, Newest = newest, WithDead = true }).ToList();
        if (all.Count == 0) return [];
        var alive = store.Findings(new FindingQuery { Subject = Subject.Due, Known = known, Newest = newest }).ToList();
        // A decision that was made names no day to come: it stands beside what is due, not in it.
        var made = DecisionView.ReportsWithoutDay(store, alive, known, newest: newest is null ? null : MostMade);
        var decisions = store.Decisions(known);
        var reports = alive.Concat(made).ToList();
        var file = new FileOnDay(new ValidDay(reports.Count == 0 ? all[0].Day : reports.Max(f => f.Day)), known, reports, decisions);
        var telling = new FactTelling(file, CountryNames.Standard);
        var standing = alive.Select(f => f.Finding.Id).ToHashSet(StringComparer.Ordinal);
        var settled = DecisionView.Of(file).Where(d => d.State is not (DecisionState.Due or DecisionState.Pending or DecisionState.Overdue))
            .SelectMany(d => d.Fact.Evidence.Select(e => (e.Finding.Id, Outcome: d.Outcome?.Evidence.Max(o => Math.Max(o.Sequence, o.LastDecision)) ?? 0)))
            .GroupBy(d => d.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(d => d.Outcome), StringComparer.Ordinal);
        // A sentence that tells of a withdrawal, talks or an expulsion gives an event, too, on the same day: one entry is enough, the one that tells more.
        var told = all.Where(f => f.Finding is not EventFinding).Select(Telling).ToHashSet();
        var entries = new List<Deadline>();
        // Dead and living reports of one thing are one entry, so that it keeps its identifier when a story is corrected.
        foreach (var fact in FactMerger.Merge(all, decisions))
        {
            if (fact.Evidence.All(e => e.Finding is EventFinding && told.Contains(Telling(e)))) continue;
            var stands = fact.Evidence.Where(e => standing.Contains(e.Finding.Id)).ToList();
            var report = (stands.Count > 0 ? stands : fact.Evidence).LastOrDefault(e => SubjectsOf.DueDate(e.Finding) is not null);
            if (report is null || report.Finding.Modality == Modality.Negated) continue;
            long changed = fact.Evidence.Max(e => Math.Max(e.Sequence, e.LastDecision));
            bool off = stands.Count == 0;
            foreach (var e in stands)
                if (settled.TryGetValue(e.Finding.Id, out long outcome)) (off, changed) = (true, Math.Max(changed, outcome));
            entries.Add(new Deadline(
                fact.Evidence[0].Finding.Id + "@attache", off ? changed + 1 : changed, fact.Evidence.Max(e => e.Known).Utc.UtcDateTime, SubjectsOf.DueDate(report.Finding)!, telling.Of(report), report, off));
        }
        return [.. entries.Where(e => !(e.Last < from) && !(e.Last > to)).OrderBy(e => e.First).ThenBy(e => e.Uid, StringComparer.Ordinal)];
    }

    private static (long Story, int Sentence, string? Date) Telling(ReportedFinding f) => (f.Story.Sequence, f.Finding.Sentence, SubjectsOf.DueDate(f.Finding)?.Text);
}
