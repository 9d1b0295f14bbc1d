using Attache.Desk.Service;
using Attache.Ledger;
using Attache.Storage.Index;

namespace Attache.Desk.Models;

/// <summary>What the page of review shows.</summary>
/// <param name="Order">In which order the queue comes.</param>
/// <param name="Current">The finding at hand; null where nothing waits.</param>
/// <param name="Before">The text before its sentence.</param>
/// <param name="After">The text behind its sentence.</param>
/// <param name="Next">The queue behind it.</param>
/// <param name="Decisions">What people decided about the finding at hand, the last first.</param>
/// <param name="Log">What people decided last, with what it was about.</param>
/// <param name="Counts">Numbers of decisions by author and kind.</param>
/// <param name="Agreement">Of findings that two people or more decided on: how many, and on how many they agree.</param>
/// <param name="Waiting">How many wait.</param>
/// <param name="Done">The decision that was just taken; null for none.</param>
/// <param name="Note">What to tell; null for nothing.</param>
public sealed record ReviewModel(
    QueueOrder Order, Told? Current, string Before, string After, IReadOnlyList<Told> Next, IReadOnlyList<IndexedDecision> Decisions, IReadOnlyList<(IndexedDecision Decision, string Text)> Log,
    IReadOnlyList<(string Author, EntryKind Kind, int Count)> Counts, (int Shared, int Agreed) Agreement, long Waiting, IndexedDecision? Done, string? Note)
{
    private const int Around = 240, Ahead = 9;

    /// <summary>How the source of the finding at hand is graded; null where it is not.</summary>
    public SourceGrade? Grade { get; init; }

    /// <summary>Reads it.</summary>
    public static ReviewModel Of(DeskData.Lease lease, QueueOrder order, string? asked, long? done, string? note)
    {
        var queue = lease.Index.Queue(order, Ahead + 1);
        string? id = asked ?? queue.FirstOrDefault();
        var told = Told.Of(lease.Store, id is null ? queue : [id, .. queue.Where(q => q != id)]);
        var current = told.FirstOrDefault(t => t.Reported.Finding.Id == id);
        string before = "", behind = "";
        if (current is not null && lease.Store.StoryOf(current.Reported.Story.Sequence) is { } story)
        {
            var f = current.Reported.Finding;
            int start = Math.Clamp(f.Start, 0, story.Body.Length), end = Math.Clamp(f.End, start, story.Body.Length);
            before = story.Body[Math.Max(0, start - Around)..start];
            behind = story.Body[end..Math.Min(story.Body.Length, end + Around)];
            if (start > Around) before = "… " + before[(before.IndexOf(' ', StringComparison.Ordinal) + 1)..];
            if (end + Around < story.Body.Length) behind = behind[..Math.Max(0, behind.LastIndexOf(' '))] + " …";
        }
        var log = lease.Index.LastDecisions(8);
        var texts = Told.Of(lease.Store, log.Select(d => d.FindingId).OfType<string>().Distinct(StringComparer.Ordinal)).ToDictionary(t => t.Reported.Finding.Id, t => t.Text, StringComparer.Ordinal);
        return new ReviewModel(
            order, current, before, behind, [.. told.Where(t => t != current).Take(Ahead)], id is null ? [] : [.. lease.Index.DecisionsOn(id).Reverse()],
            [.. log.Select(d => (d, d.About ?? (d.Parts.Count > 0 ? $"the facts of {d.Parts.Count} {(d.Parts.Count == 1 ? "finding" : "findings")}" : texts.GetValueOrDefault(d.FindingId ?? "", ""))))], lease.Index.DecisionCounts(), lease.Index.Agreement(), lease.Counts().Unreviewed,
            done is { } seq ? log.FirstOrDefault(d => d.Sequence == seq) : null, note)
        {
            Grade = current?.Reported.Story.Publisher is { } publisher && SourcesModel.Grades(lease.Store).TryGetValue(publisher, out var grade) ? grade : null,
        };
    }

    /// <summary>Where a decision can be looked at.</summary>
    public static string Address(IndexedDecision decision) => decision switch
    {
        { FindingId: { } id } => "/review?finding=" + id,
        { Parts: [var first, ..] } => "/fact?finding=" + first,
        _ => "/sources",
    };

    /// <summary>What was decided, in a word.</summary>
    public static string Word(EntryKind kind) => kind switch
    {
        EntryKind.FindingAccepted => "accepted",
        EntryKind.FindingRejected => "rejected",
        EntryKind.FindingCorrected => "corrected",
        EntryKind.FindingAdded => "added",
        EntryKind.DecisionUndone => "took back a decision on",
        EntryKind.FactsMerged => "merged",
        EntryKind.FactsSplit => "split",
        _ => "graded",
    };
}
