using Attache.Codebook;
using Attache.Stories;

namespace Attache.Ledger;

/// <summary>A story and what one version of the program found in it; goes into the ledger as one piece or not at all.</summary>
/// <param name="Story">The story.</param>
/// <param name="Findings">All its findings, with ids, in the order of the story.</param>
/// <param name="Program">The program and its version ("attache 0.1.0").</param>
public sealed record StoryReading(Story Story, IReadOnlyList<Finding> Findings, string Program);

/// <summary>A version of a story in the ledger, without its body.</summary>
/// <param name="Sequence">Sequence of its entry.</param>
/// <param name="Id">The story's identifier; versions of one story share it.</param>
/// <param name="Version">The item's own version.</param>
/// <param name="ContentHash">As in <see cref="Story.ContentHash"/>.</param>
/// <param name="Status">IPTC publication status.</param>
/// <param name="Publisher">Who publishes it; null where unknown.</param>
/// <param name="Published">When this version was published.</param>
/// <param name="Headline">The headline; null where it has none.</param>
public sealed record StoryRef(
    long Sequence, string Id, string Version, string ContentHash, string Status, string? Publisher, PublicationInstant Published, string? Headline)
{
    /// <summary>Names the stories that are copies or rewrites of one dispatch, this one among them; null where nothing is known of copies. See <see cref="Facts.Origins"/>.</summary>
    public string? Cluster { get; init; }

    /// <summary>The version under which a stub is kept: the sentences of a story that findings of other coders came with. A story of a wire may have the same one.</summary>
    public const string StubVersion = "0";

    /// <summary>The program that makes stubs, by which a stub is told from a story.</summary>
    public const string StubProgram = "attache import";

    /// <summary>Whether it is a stub. Every version of the story itself is above it.</summary>
    public bool IsStub { get; init; }

    /// <summary>Whether its publisher stands by it.</summary>
    public bool IsUsable => Status == "usable";

    /// <summary>Which of two versions of one story is the later one: a stub is the first, then by number where both are numbers, then by publication, then by content.</summary>
    public static int CompareVersions(StoryRef a, StoryRef b)
    {
        if (a.IsStub != b.IsStub) return a.IsStub ? -1 : 1;
        int c = long.TryParse(a.Version, out long x) && long.TryParse(b.Version, out long y)
            ? x.CompareTo(y)
            : string.CompareOrdinal(a.Version, b.Version);
        if (c == 0) c = a.Published.Known.CompareTo(b.Published.Known);
        return c != 0 ? c : string.CompareOrdinal(a.ContentHash, b.ContentHash);
    }
}

/// <summary>What people did with a finding.</summary>
public enum Review
{
    /// <summary>Nothing yet.</summary>
    None,

    /// <summary>Confirmed.</summary>
    Accepted,

    /// <summary>Put right; the finding is the corrected one.</summary>
    Corrected,

    /// <summary>Added by hand.</summary>
    Added,

    /// <summary>Rejected.</summary>
    Rejected,
}

/// <summary>A finding as it stands at some known time, with where it comes from.</summary>
/// <param name="Sequence">Sequence of the entry that recorded or added it.</param>
/// <param name="Finding">The finding, corrected where it was.</param>
/// <param name="Story">The version of the story that it stands in.</param>
/// <param name="Author">The program and version, or the person, that made it.</param>
/// <param name="Review">What people did with it.</param>
public sealed record ReportedFinding(long Sequence, Finding Finding, StoryRef Story, string Author, Review Review)
{
    /// <summary>Sequence of the last decision on it, whenever that was known; 0 for none. See <see cref="Decision.After"/>.</summary>
    public long LastDecision { get; init; }

    /// <summary>The day of the report, in the story's own offset.</summary>
    public DateOnly Day => Story.Published.Day;

    /// <summary>When it was reported.</summary>
    public KnownTime Known => Story.Published.Known;

    /// <summary>The day from which it says something about the world; see <see cref="HoldsFromDay"/>.</summary>
    public DateOnly HoldsFrom => HoldsFromDay(Finding, Day);

    /// <summary>
    /// The day from which a finding says something about the world: the first day of its date; the day of the story where
    /// it gives none, where its start is open or still to come, and for what is only planned, considered or conditional.
    /// </summary>
    public static DateOnly HoldsFromDay(Finding finding, DateOnly report)
    {
        if (finding.Date is not { First: { } first } || finding.Modality is Modality.Planned or Modality.Considered or Modality.Conditional) return report;
        return first > report ? report : first;
    }
}
