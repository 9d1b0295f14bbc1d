using Attache.Codebook;
using Attache.Stories;

namespace Attache.Ledger;

/// <summary>
/// A store of ledger entries. Entries are only ever appended. All reading sees one consistent state per call.
/// Every member throws <see cref="LedgerException"/> where the store cannot be read or written.
/// </summary>
public interface ILedgerStore : IDisposable
{
    /// <summary>Where it lies, for messages.</summary>
    string Name { get; }

    /// <summary>Number of entries and the hash of the last one.</summary>
    LedgerHead Head { get; }

    /// <summary>
    /// Appends stories with their findings, all or nothing; when it returns they are on disk. A story that is there
    /// and was read by this version of the program adds nothing; read by another version, it adds the findings that
    /// are new, and those that this version does not find any more no longer count.
    /// </summary>
    AppendResult Append(IReadOnlyList<StoryReading> readings);

    /// <summary>Appends decisions, all or nothing; one that is there already (same author, time and content) adds nothing.</summary>
    AppendResult Append(IReadOnlyList<Decision> decisions);

    /// <summary>Whether this version of the program has read the story already, so that it need not be read again.</summary>
    bool HasRead(Story story, string program);

    /// <summary>Entries in their order, from a sequence on, inclusive.</summary>
    IEnumerable<LedgerEntry> Entries(long from = 1);

    /// <summary>Findings as they stand at a known time, in the order of the ledger.</summary>
    IEnumerable<ReportedFinding> Findings(FindingQuery query);

    /// <summary>Versions of stories, known at or before <paramref name="known"/>, in the order of the ledger; withdrawn ones too.</summary>
    IEnumerable<StoryRef> Stories(KnownTime known);

    /// <summary>The stories that entered the ledger last, in its order.</summary>
    /// <param name="most">So many at most.</param>
    IReadOnlyList<Story> LastStories(int most);

    /// <summary>The whole story of an entry; null where that entry is none.</summary>
    Story? StoryOf(long sequence);

    /// <summary>Decisions of the kinds that concern facts and sources, known at or before <paramref name="known"/>, in the order of the ledger.</summary>
    IReadOnlyList<Decision> Decisions(KnownTime known);

    /// <summary>Findings of the machine that nobody has decided on, in the order of the query; what no longer counts is left out.</summary>
    IReadOnlyList<ReportedFinding> ReviewQueue(ReviewQuery query);

    /// <summary>How many findings of the machine nobody has decided on, at most; those that no longer count are among them.</summary>
    long CountForReview();

    /// <summary>Decisions, the last ones first.</summary>
    /// <param name="findingId">Only those on a finding; null for all.</param>
    /// <param name="newest">So many at most.</param>
    IReadOnlyList<TakenDecision> DecisionLog(string? findingId = null, int newest = 100);

    /// <summary>Checks the chain from the first entry to the last.</summary>
    /// <param name="progress">Told the number of entries checked, now and then.</param>
    /// <param name="cancel">Ends the check with <see cref="OperationCanceledException"/>.</param>
    ChainCheck Verify(IProgress<long>? progress = null, CancellationToken cancel = default);

    /// <summary>
    /// Brings everything that is derived from the entries up to the last one, as every query does before it answers; nothing is lost without.
    /// Takes some 40 seconds for a million new findings.
    /// </summary>
    void Refresh();

    /// <summary>Throws away everything that can be derived from the entries and derives it again.</summary>
    void RebuildViews(IProgress<long>? progress = null);
}

/// <summary>How far a ledger goes.</summary>
/// <param name="Count">Number of entries.</param>
/// <param name="Hash">Hash of the last one, 64 lower-case hexadecimal digits; keep it elsewhere to notice a ledger that was cut off.</param>
public sealed record LedgerHead(long Count, string Hash);

/// <summary>What an append did.</summary>
/// <param name="Stories">Stories or versions that are new.</param>
/// <param name="Findings">Findings that are new.</param>
/// <param name="Entries">Entries written.</param>
/// <param name="Repeated">Stories or decisions that were there already.</param>
public readonly record struct AppendResult(int Stories, int Findings, int Entries, int Repeated)
{
    /// <summary>The sum of two.</summary>
    public static AppendResult operator +(AppendResult a, AppendResult b) => Add(a, b);

    /// <summary>The sum of two.</summary>
    public static AppendResult Add(AppendResult left, AppendResult right) => new(
        left.Stories + right.Stories, left.Findings + right.Findings, left.Entries + right.Entries, left.Repeated + right.Repeated);
}

/// <summary>The outcome of a check of the chain.</summary>
/// <param name="Checked">Number of entries found right before the first broken one.</param>
/// <param name="BrokenAt">Sequence of the first broken or missing entry; null where all are right.</param>
/// <param name="Why">What is wrong with it; null where all are right.</param>
/// <param name="Head">Hash of the last entry found right, in hexadecimal digits.</param>
public sealed record ChainCheck(long Checked, long? BrokenAt, string? Why, string Head)
{
    /// <summary>Whether the chain holds.</summary>
    public bool Holds => BrokenAt is null;
}

/// <summary>Which findings to read; a null filter lets all through.</summary>
public sealed record FindingQuery
{
    /// <summary>What they are about; see <see cref="Subject"/>.</summary>
    public Subject? Subject { get; init; }

    /// <summary>Their kind, as in <see cref="Finding.Kind"/>.</summary>
    public string? Kind { get; init; }

    /// <summary>The identifier of their story.</summary>
    public string? Story { get; init; }

    /// <summary>Their id.</summary>
    public string? FindingId { get; init; }

    /// <summary>Only what holds from that day or an earlier one (<see cref="ReportedFinding.HoldsFrom"/>); used with <see cref="Subject"/> only.</summary>
    public ValidDay? Until { get; init; }

    /// <summary>Only so many, those that hold from the latest days; used with <see cref="Subject"/> only.</summary>
    public int? Newest { get; init; }

    /// <summary>As known at that time, inclusive.</summary>
    public KnownTime Known { get; init; } = KnownTime.Latest;

    /// <summary>Also those that no longer count at that time: rejected, of withdrawn or superseded versions, not found any more.</summary>
    public bool WithDead { get; init; }
}

/// <summary>In which order findings are reviewed.</summary>
public enum ReviewOrder
{
    /// <summary>The least certain first.</summary>
    LeastCertain,

    /// <summary>Those that entered the ledger last first.</summary>
    Newest,
}

/// <summary>Which findings to review; a null filter lets all through.</summary>
public sealed record ReviewQuery
{
    /// <summary>What they are about.</summary>
    public Subject? Subject { get; init; }

    /// <summary>Their kind, as in <see cref="Finding.Kind"/>.</summary>
    public string? Kind { get; init; }

    /// <summary>In which order.</summary>
    public ReviewOrder Order { get; init; }

    /// <summary>How many to pass over.</summary>
    public int Skip { get; init; }

    /// <summary>How many at most.</summary>
    public int Limit { get; init; } = 50;
}
