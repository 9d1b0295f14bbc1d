using Attache.Codebook;
using Attache.Stories;

namespace Attache.Ledger;

/// <summary>
/// Everything in a ledger that may change how a finding stands: versions of stories, readings by other versions of the
/// program, decisions. Answers for any known time. Immutable once built.
/// </summary>
public sealed class LedgerHistory
{
    private readonly Dictionary<string, List<StoryRef>> versions = new(StringComparer.Ordinal);
    private readonly Dictionary<long, HashSet<string>> lastReading = [];
    private readonly Dictionary<string, List<(long Sequence, Decision Decision)>> byFinding = new(StringComparer.Ordinal);
    private readonly List<(long Sequence, Decision Decision)> others = [];
    private readonly Dictionary<long, (long Sequence, KnownTime Known)> undone = [];
    private readonly Dictionary<string, long> lastDecision = new(StringComparer.Ordinal);

    /// <summary>Takes in every entry but the recorded findings, in the order of the ledger.</summary>
    /// <param name="entries">The entries; those of stories that have one usable version only may be left out.</param>
    /// <param name="storyOf">The story of an entry's <see cref="LedgerEntry.Story"/>.</param>
    /// <param name="versionsOf">All versions of a story identifier.</param>
    public LedgerHistory(IEnumerable<LedgerEntry> entries, Func<long, StoryRef?> storyOf, Func<string, IEnumerable<StoryRef>> versionsOf)
    {
        foreach (var entry in entries)
        {
            var story = entry.Story is { } s ? storyOf(s) : null;
            switch (entry.Kind)
            {
                case EntryKind.StoryCorrected or EntryKind.StoryWithdrawn:
                    if (storyOf(entry.Sequence) is { } version && !versions.ContainsKey(version.Id)) versions[version.Id] = [.. versionsOf(version.Id)];
                    break;
                case EntryKind.StoryReread:
                    lastReading[entry.Story ?? 0] = EntryPayload.ReadIds(entry.Payload.Span).ToHashSet(StringComparer.Ordinal);
                    break;
                default:
                    if (EntryPayload.ReadDecision(entry, story?.Id) is not { } decision) break;
                    if (entry.FindingId is { } on) lastDecision[on] = entry.Sequence;
                    if (decision is UndoDecision undo)
                    {
                        undone.TryAdd(undo.Entry, (entry.Sequence, entry.Known));
                        break;
                    }
                    if (entry.FindingId is { } id)
                    {
                        if (!byFinding.TryGetValue(id, out var list)) byFinding[id] = list = [];
                        list.Add((entry.Sequence, decision));
                    }
                    else others.Add((entry.Sequence, decision));
                    break;
            }
        }
        foreach (var list in byFinding.Values) list.Sort(InTime);
        others.Sort(InTime);
    }

    /// <summary>Merges, splits and grades known at or before a time, in the order in which they were taken.</summary>
    public IReadOnlyList<Decision> FactDecisions(KnownTime known) => [.. others.Where(o => Stands(o, known)).Select(o => o.Decision)];

    /// <summary>How a recorded or added finding stands.</summary>
    /// <returns>The finding, corrected where it was; null where it did not count at that time (with <paramref name="withDead"/> only where it was not known yet).</returns>
    public ReportedFinding? At(KnownTime known, long sequence, EntryKind kind, Finding finding, StoryRef story, string author, bool withDead)
    {
        if (story.Published.Known > known) return null;
        bool byHand = kind == EntryKind.FindingAdded;
        // What other programs coded came in as an entry of its own too, but no person stands for it.
        var review = byHand && finding.Why?.Rule == Reviewer.Rule ? Review.Added : Review.None;
        // What others coded in the stub of a story holds for the story that takes the stub's place; it is as little the machine's as before.
        bool alive = IsCurrent(story, known) || (byHand && story.IsStub && Current(story, known) is { IsUsable: true });
        bool found = kind != EntryKind.FindingRecorded || !lastReading.TryGetValue(story.Sequence, out var ids) || ids.Contains(finding.Id);
        if (byFinding.TryGetValue(finding.Id, out var decisions))
        {
            foreach (var taken in decisions)
            {
                // Before it was added by hand nobody knew it, whenever the story was published.
                if (byHand && taken.Sequence == sequence && taken.Decision.Known > known) return null;
                if (byHand && taken.Sequence == sequence && !Stands(taken, known)) found = false;
                if (!Stands(taken, known)) continue;
                switch (taken.Decision)
                {
                    case AcceptFinding: (review, found) = (review == Review.Corrected ? review : Review.Accepted, true); break;
                    case RejectFinding: review = Review.Rejected; break;
                    case CorrectFinding c: (review, found, finding) = (Review.Corrected, true, c.Replacement with { Id = finding.Id }); break;
                }
            }
        }
        if (!withDead && (!alive || !found || review == Review.Rejected)) return null;
        return new ReportedFinding(sequence, finding, story, author, review) { LastDecision = lastDecision.GetValueOrDefault(finding.Id) };
    }

    /// <summary>Sequence of the entry that takes a decision back; null where none does.</summary>
    public long? UndoneBy(long sequence) => undone.TryGetValue(sequence, out var by) ? by.Sequence : null;

    /// <summary>Whether a version is the one that its publisher stood by at that time.</summary>
    public bool IsCurrent(StoryRef story, KnownTime known) => Current(story, known) is { IsUsable: true } last && last.Sequence == story.Sequence;

    /// <summary>The last version of a story at that time; null where none was published by then.</summary>
    public StoryRef? Current(StoryRef story, KnownTime known)
    {
        if (!versions.TryGetValue(story.Id, out var all)) return story;
        StoryRef? last = null;
        foreach (var v in all)
            if (v.Published.Known <= known && (last is null || StoryRef.CompareVersions(v, last) > 0)) last = v;
        return last;
    }

    // Known by then, and not taken back by then.
    private bool Stands((long Sequence, Decision Decision) taken, KnownTime known) =>
        taken.Decision.Known <= known && !(undone.TryGetValue(taken.Sequence, out var by) && by.Known <= known);

    private static int InTime((long Sequence, Decision Decision) a, (long Sequence, Decision Decision) b)
    {
        int c = a.Decision.Known.CompareTo(b.Decision.Known);
        return c != 0 ? c : a.Sequence.CompareTo(b.Sequence);
    }
}
