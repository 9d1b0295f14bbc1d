using Attache.Desk.Service;
using Attache.Ledger;
using Attache.Ledger.Facts;
using Attache.Storage.Index;
using Attache.Stories;
using Attache.Views;
using Attache.Views.Brief;

namespace Attache.Desk.Models;

/// <summary>A fact with all its reports, and what lies near to it: what people merge and split.</summary>
/// <param name="Asked">The finding that was asked for.</param>
/// <param name="Fact">The fact that it stands in; null where it counts no longer.</param>
/// <param name="Reports">The fact's findings.</param>
/// <param name="Near">Facts of the same kind about the same subject, the nearest in time first.</param>
/// <param name="Telling">Tells them.</param>
/// <param name="Decisions">Merges and splits of these facts, the last first.</param>
/// <param name="Done">The decision that was just taken; null for none.</param>
/// <param name="Note">What to tell; null for nothing.</param>
public sealed record FactModel(Told Asked, Fact? Fact, IReadOnlyList<Told> Reports, IReadOnlyList<Fact> Near, FactTelling Telling, IReadOnlyList<IndexedDecision> Decisions, IndexedDecision? Done, string? Note)
{
    // So many findings of the subject are looked through for what lies near, and so many facts are shown.
    private const int MostFindings = 240, MostNear = 12, Days = 45;

    /// <summary>The last merge or split that this page has seen; 0 for none.</summary>
    public long After => Decisions.Count == 0 ? 0 : Decisions[0].Sequence;

    /// <summary>Reads it; null where there is no such finding.</summary>
    public static FactModel? Of(DeskData.Lease lease, string id, long? done, string? note)
    {
        if (lease.Store.Findings(new FindingQuery { FindingId = id, WithDead = true }).FirstOrDefault() is not { } asked) return null;
        var findings = Around(lease, asked);
        var decided = lease.Index.DecisionsOnFacts(findings.Select(f => f.Finding.Id));
        // What was merged with one of these may be about something else.
        foreach (string other in decided.SelectMany(d => d.Parts).Distinct(StringComparer.Ordinal))
            if (!findings.Exists(f => f.Finding.Id == other)) findings.AddRange(lease.Store.Findings(new FindingQuery { FindingId = other }));
        var facts = FactMerger.Merge(findings, lease.Store.Decisions(KnownTime.Latest));
        var telling = new FactTelling(FileOnDay.OfFacts(new ValidDay(findings.Select(f => f.Day).Append(asked.Day).Max()), KnownTime.Latest, facts), CountryNames.Standard);
        var fact = facts.FirstOrDefault(f => f.Evidence.Any(e => e.Finding.Id == id));
        int day = fact?.From.DayNumber ?? asked.HoldsFrom.DayNumber;
        var near = facts.Where(f => f != fact && f.Kind == asked.Finding.Kind).OrderBy(f => Math.Abs(f.From.DayNumber - day)).ThenBy(f => f.Id, StringComparer.Ordinal).Take(MostNear).ToList();
        var own = (fact?.Evidence ?? [asked]).Concat(near.SelectMany(f => f.Evidence)).Select(e => e.Finding.Id).ToHashSet(StringComparer.Ordinal);
        return new FactModel(
            new Told(asked, telling.Of(asked)), fact, [.. (fact?.Evidence ?? []).Select(e => new Told(e, telling.Of(e)))], near, telling, [.. decided.Where(d => d.Parts.Any(own.Contains)).Reverse()],
            done is { } sequence ? decided.FirstOrDefault(d => d.Sequence == sequence) : null, note);
    }

    // Findings of the kind about the narrowest of its subjects.
    private static List<ReportedFinding> Around(DeskData.Lease lease, ReportedFinding asked)
    {
        var subject = SubjectsOf.All(asked.Finding).Where(s => s.Kind != SubjectKind.Due).OrderBy(s => Array.IndexOf(Narrowest, s.Kind)).FirstOrDefault();
        var found = subject is null
            ? [.. lease.Store.Findings(new FindingQuery { Story = asked.Story.Id, Kind = asked.Finding.Kind })]
            : Both(lease.Store, new FindingQuery { Subject = subject, Kind = asked.Finding.Kind, Newest = MostFindings }, new ValidDay(asked.HoldsFrom.AddDays(Days)));
        if (!found.Exists(f => f.Finding.Id == asked.Finding.Id)) found.AddRange(lease.Store.Findings(new FindingQuery { FindingId = asked.Finding.Id }));
        return found;
    }

    // About that time, and the latest: a state of things may be reported for years.
    private static List<ReportedFinding> Both(ILedgerStore store, FindingQuery query, ValidDay until) =>
        [.. store.Findings(query with { Until = until }).Concat(store.Findings(query)).DistinctBy(f => f.Finding.Id, StringComparer.Ordinal).OrderBy(f => f.Sequence)];

    private static readonly SubjectKind[] Narrowest = [SubjectKind.Post, SubjectKind.Force, SubjectKind.Pair, SubjectKind.Person, SubjectKind.Organisation, SubjectKind.State];
}
