using Attache.Codebook;
using Attache.Stories;

namespace Attache.Ledger;

/// <summary>
/// One person who decides about findings, facts and sources. Every member appends an entry and changes none; it throws
/// <see cref="LedgerException"/> where the ledger does not hold what it speaks of (<see cref="LedgerProblem.Unknown"/>) or where
/// somebody else decided after <c>after</c> (<see cref="LedgerProblem.Conflict"/>; see <see cref="Decision.After"/>).
/// </summary>
public sealed class Reviewer
{
    /// <summary>The rule of findings that a person made or put right.</summary>
    public const string Rule = "by hand";

    private readonly ILedgerStore store;
    private readonly TimeProvider clock;
    private readonly string author;

    /// <summary>A person at a ledger.</summary>
    /// <param name="store">The ledger, open for writing.</param>
    /// <param name="clock">Gives the time from which a decision is known.</param>
    /// <param name="author">Who; not empty.</param>
    /// <exception cref="ArgumentException">The author is empty.</exception>
    public Reviewer(ILedgerStore store, TimeProvider clock, string author)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(author);
        (this.store, this.clock, this.author) = (store, clock, author.Trim());
    }

    /// <summary>Confirms findings.</summary>
    public AppendResult Accept(IReadOnlyList<string> findingIds, string? reason = null, long? after = null) =>
        store.Append([.. findingIds.Select(id => new AcceptFinding(id) { Known = Now, Author = author, Reason = reason, After = after })]);

    /// <summary>Rejects findings: they count no longer.</summary>
    public AppendResult Reject(IReadOnlyList<string> findingIds, string? reason = null, long? after = null) =>
        store.Append([.. findingIds.Select(id => new RejectFinding(id) { Known = Now, Author = author, Reason = reason, After = after })]);

    /// <summary>Puts a finding right. It keeps its id, story and sentence; kind and all else are the replacement's.</summary>
    public AppendResult Correct(string findingId, Finding replacement, string? reason = null, long? after = null)
    {
        var standing = Find(findingId).Finding;
        var corrected = replacement with
        {
            Id = findingId, Story = standing.Story, Sentence = standing.Sentence, Start = standing.Start, End = standing.End, Text = standing.Text,
            Confidence = 1, Why = new Reason(Rule, []),
        };
        Validate(corrected);
        return store.Append([new CorrectFinding(findingId, corrected) { Known = Now, Author = author, Reason = reason, After = after }]);
    }

    /// <summary>Puts single fields of a finding right; see <see cref="FindingEdit.Apply"/>.</summary>
    /// <exception cref="ArgumentException">A field or value is none.</exception>
    public AppendResult Change(string findingId, IEnumerable<KeyValuePair<string, string>> changes, string? reason = null, long? after = null) =>
        Correct(findingId, FindingEdit.Apply(Find(findingId).Finding, changes, out var problem) ?? throw new ArgumentException(problem, nameof(changes)), reason, after);

    /// <summary>Adds a finding that the machine missed, and gives its id.</summary>
    /// <param name="storyId">The story, as <see cref="StoryRef.Id"/>; its latest version is meant.</param>
    /// <param name="sentence">The sentence, exactly as it stands in the body; the first place where it stands counts.</param>
    /// <param name="finding">What it says; its id, story and place do not count.</param>
    /// <param name="reason">Why; null where nobody gave a reason.</param>
    public (string Id, AppendResult Result) Add(string storyId, string sentence, Finding finding, string? reason = null)
    {
        var version = store.Stories(KnownTime.Latest).Where(s => s.Id == storyId).Order(Comparer<StoryRef>.Create(StoryRef.CompareVersions)).LastOrDefault()
            ?? throw new LedgerException(LedgerProblem.Unknown, $"{store.Name} holds no story {storyId}. `attache stories` lists them.");
        var story = store.StoryOf(version.Sequence)!;
        int start = story.Body.IndexOf(sentence, StringComparison.Ordinal);
        if (start < 0 || sentence.Length == 0)
            throw new LedgerException(LedgerProblem.Unknown, $"These words do not stand in {storyId}. Copy the sentence exactly as `attache stories --show {storyId}` prints it.");
        var others = store.Findings(new FindingQuery { Story = storyId, WithDead = true }).Where(f => f.Story.Sequence == version.Sequence).Select(f => f.Finding).ToList();
        // The machine counted this sentence where it found something in it; else it comes next after the last one that it counted before.
        int number = others.Find(f => f.Start <= start && start < f.End)?.Sentence ?? others.Where(f => f.End <= start).Select(f => f.Sentence).DefaultIfEmpty().Max() + 1;
        var added = FindingId.Assign(
            finding with { Story = storyId, Sentence = number, Start = start, End = start + sentence.Length, Text = sentence, Confidence = 1, Why = new Reason(Rule, []) }, story.ContentHash);
        Validate(added);
        return (added.Id, store.Append([new AddFinding(added) { Known = Now, Author = author, Reason = reason }]));
    }

    /// <summary>Makes one fact of the facts that findings stand in.</summary>
    /// <param name="findingIds">Two or more, of one kind.</param>
    /// <param name="reason">Why; null where nobody gave a reason.</param>
    /// <exception cref="ArgumentException">They are fewer or of several kinds.</exception>
    public AppendResult Merge(IReadOnlyList<string> findingIds, string? reason = null)
    {
        if (findingIds.Distinct(StringComparer.Ordinal).Count() < 2) throw new ArgumentException("two findings or more are needed to merge their facts", nameof(findingIds));
        var kinds = findingIds.Select(id => Find(id).Finding.Kind).Distinct(StringComparer.Ordinal).ToList();
        if (kinds.Count > 1) throw new ArgumentException($"findings of several kinds ({string.Join(", ", kinds)}) are never one fact", nameof(findingIds));
        return store.Append([new MergeFacts(findingIds) { Known = Now, Author = author, Reason = reason }]);
    }

    /// <summary>Makes a fact of their own of findings that stand in one with others.</summary>
    public AppendResult Split(IReadOnlyList<string> findingIds, string? reason = null) =>
        store.Append([new SplitFacts(findingIds) { Known = Now, Author = author, Reason = reason }]);

    /// <summary>Grades a source on the Admiralty scale; the last grade stands.</summary>
    public AppendResult Grade(string publisher, SourceGrade grade, string? reason = null) =>
        store.Append([new GradeSource(publisher, grade) { Known = Now, Author = author, Reason = reason }]);

    /// <summary>Takes back a decision, one's own or another's: what stood before it stands again.</summary>
    /// <param name="entry">Sequence of its entry, as <see cref="TakenDecision.Sequence"/>.</param>
    /// <param name="reason">Why; null where nobody gave a reason.</param>
    public AppendResult Undo(long entry, string? reason = null) =>
        store.Append([new UndoDecision(entry) { Known = Now, Author = author, Reason = reason }]);

    private KnownTime Now => new(clock.GetUtcNow());

    private ReportedFinding Find(string id) => store.Findings(new FindingQuery { FindingId = id, WithDead = true }).FirstOrDefault()
        ?? throw new LedgerException(LedgerProblem.Unknown, $"{store.Name} holds no finding {id}. `attache findings --format jsonl` shows their ids.");

    private static void Validate(Finding finding)
    {
        if (FindingEdit.Problem(finding) is { } problem) throw new ArgumentException(problem, nameof(finding));
    }
}
