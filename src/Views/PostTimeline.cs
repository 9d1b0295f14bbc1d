using Attache.Codebook;
using Attache.Ledger;
using Attache.Ledger.Facts;

namespace Attache.Views;

/// <summary>How a post stands.</summary>
public enum PostState
{
    /// <summary>No report tells.</summary>
    Unknown,

    /// <summary>Somebody holds it.</summary>
    Held,

    /// <summary>Nobody holds it.</summary>
    Vacant,

    /// <summary>The establishment is open.</summary>
    Open,

    /// <summary>The establishment is closed.</summary>
    Closed,
}

/// <summary>A diplomatic post of one state in another through its life, on a day.</summary>
/// <param name="Post">Which post.</param>
/// <param name="Sending">Code of the sending state; null where no report tells.</param>
/// <param name="Receiving">Code of the receiving state or organisation; null where no report tells.</param>
/// <param name="Changes">What happened to it or how it stood, actual and not denied, by date.</param>
/// <param name="Other">What is planned, considered or denied about it.</param>
public sealed record PostTimeline(string Post, string? Sending, string? Receiving, IReadOnlyList<Fact> Changes, IReadOnlyList<Fact> Other)
{
    /// <summary>The posts of a file, by sending, receiving and post.</summary>
    public static IReadOnlyList<PostTimeline> Of(FileOnDay file) =>
    [
        .. file.Of<PostFinding>().Where(f => IsOne((PostFinding)f.Evidence[0].Finding)).GroupBy(f => Key((PostFinding)f.Evidence[0].Finding))
            .OrderBy(g => g.Key.Sending, StringComparer.Ordinal).ThenBy(g => g.Key.Receiving, StringComparer.Ordinal).ThenBy(g => g.Key.Post, StringComparer.Ordinal)
            .Select(g => new PostTimeline(
                g.Key.Post, g.Key.Sending, g.Key.Receiving, [.. g.Where(f => f.Modality == Modality.Actual).OrderBy(f => f.From).ThenBy(Order)], [.. g.Where(f => f.Modality != Modality.Actual)]) { On = file.On.Day }),
    ];

    /// <summary>Whether a report speaks of one post: "the ambassadors of the bloc", "its ambassadors in the countries of the bloc" are many, and nobody knows which.</summary>
    internal static bool IsOne(PostFinding post) => !IsMany(post.Sending) && (!IsMany(post.Receiving) || post.Holder is not null || post.Post == "permanent representative");

    private static bool IsMany(string? code) => code is "IGO" or "NGO" or "ISM" or "IMG" or "MNC";

    /// <summary>The change that decides how the post stands: the last one of those that do.</summary>
    public Fact? Deciding => Changes.LastOrDefault(f => StateAfter(Change(f)) != PostState.Unknown && !IsFormer(f));

    /// <summary>Whether a report tells of an earlier holder and no more: "ambassador from 1995 to 2002", "a former ambassador", of whom nobody says when he left.</summary>
    public bool IsFormer(Fact fact) => Change(fact) switch
    {
        "in-post" => fact.Date is { IsInterval: true, Last: { } end } && end < On,
        "left" => (fact.Historical && fact.Date is null) || fact.Date is { IsInterval: true, First: { } first, Last: { } last } && last.DayNumber - first.DayNumber > 366,
        _ => false,
    };

    /// <summary>The day of the file.</summary>
    public DateOnly On { get; init; } = DateOnly.MaxValue;

    /// <summary>The report that nobody holds it, where that is how it stands; null elsewhere.</summary>
    public Fact? Vacancy => State == PostState.Vacant ? Changes.LastOrDefault(f => Change(f) == "vacant" && f.From >= LastArrival) : null;

    /// <summary>The last departure, where the post stands vacant after it; null elsewhere.</summary>
    public Fact? Departure => State != PostState.Vacant ? null
        // What the agencies say themselves goes before what one of the parties says.
        : Changes.Where(f => Change(f) is "recalled" or "expelled" or "left" && !IsFormer(f) && f.From >= LastArrival).OrderBy(f => f.Evidence.All(e => e.Finding.Attribution is { Count: > 0 }) ? 0 : 1).ThenBy(f => f.From).LastOrDefault();

    /// <summary>What is planned, considered or denied about it and not overtaken by what happened since.</summary>
    public IEnumerable<Fact> Open => Other.Where(o => !Changes.Any(c => Overtakes(c, o))
        && !(State == PostState.Open && Change(o) == "closed" && o.Modality == Modality.Negated));

    /// <summary>How it stands.</summary>
    public PostState State => Deciding is { } f ? StateAfter(Change(f)) : PostState.Unknown;

    /// <summary>The holder that a change speaks of: the one it names, else the one who held the post at that time as far as named; null where neither is known.</summary>
    public string? HolderOf(Fact fact)
    {
        if (fact.Fullest<PostFinding>(p => p.Holder) is { } named) return named;
        if (Change(fact) is not ("summoned" or "recalled" or "expelled" or "left" or "returned")) return null;
        // The tenure that the change falls into: who came last before it and had not gone by then.
        Fact? tenure = Changes.LastOrDefault(f => f != fact && f.From <= fact.From && Change(f) is "in-post" or "appointed" or "accredited" or "returned");
        if (tenure?.Fullest<PostFinding>(p => p.Holder) is not { } holder) return null;
        return Changes.Any(f => f.From > tenure.From && f.From < fact.From && Change(f) is "recalled" or "expelled" or "left" or "vacant") ? null : holder;
    }

    /// <summary>Who holds it; null where nobody does or no report names them.</summary>
    public string? Holder => State == PostState.Held ? Deciding!.Fullest<PostFinding>(p => p.Holder) ?? LastHolder : null;

    /// <summary>Who held it last, as far as reports name them.</summary>
    public string? LastHolder => Changes.Where(f => Change(f) is not ("nominated" or "agrément-granted" or "agrément-refused"))
        .Select(f => f.Fullest<PostFinding>(p => p.Holder)).LastOrDefault(h => h is not null);

    /// <summary>The last nomination that nobody's arrival in the post has overtaken; null where there is none.</summary>
    public Fact? Nomination
    {
        get
        {
            var nomination = Changes.LastOrDefault(f => Change(f) == "nominated");
            if (nomination is null) return null;
            bool overtaken = Changes.Any(f => f.From > nomination.From && Change(f) is "appointed" or "accredited" or "in-post" or "returned" && f.From > nomination.From);
            return overtaken ? null : nomination;
        }
    }

    /// <summary>What the receiving state said to the nomination; null where no report tells.</summary>
    public Fact? Answer => Nomination is { } n
        ? Changes.LastOrDefault(f => Change(f) is "agrément-granted" or "agrément-refused" && f.LastDay >= n.From && SameHolder(f, n))
        : null;

    /// <summary>The change of a fact on a post.</summary>
    public static string Change(Fact fact) => ((PostFinding)fact.Evidence[0].Finding).Change;

    private DateOnly LastArrival => Changes.Where(f => Change(f) is "appointed" or "accredited" or "in-post" or "returned" && !IsFormer(f)).Select(f => f.From).DefaultIfEmpty().Max();

    // What was planned or denied is over once it happened, or once the post changed hands after the last word of it.
    private static bool Overtakes(Fact change, Fact open) =>
        (Change(change) == Change(open) && change.LastDay >= open.FirstDay) || (StateAfter(Change(change)) != PostState.Unknown && change.Date is not null && change.From > open.LastDay);

    private static bool SameHolder(Fact a, Fact b)
    {
        string? x = a.Fullest<PostFinding>(p => p.Holder), y = b.Fullest<PostFinding>(p => p.Holder);
        return x is null || y is null || FoldedName.SamePerson(FoldedName.OfPerson(x), FoldedName.OfPerson(y));
    }

    private static (string Post, string? Sending, string? Receiving) Key(PostFinding f) => (f.Post, f.Sending, f.Receiving);

    private static PostState StateAfter(string change) => change switch
    {
        "appointed" or "accredited" or "in-post" or "returned" => PostState.Held,
        "recalled" or "expelled" or "left" or "vacant" => PostState.Vacant,
        "closed" => PostState.Closed,
        "opened" => PostState.Open,
        _ => PostState.Unknown,
    };

    // Of one day: who comes stands before who goes, as a post must be held to be left.
    private static int Order(Fact fact) => Change(fact) switch
    {
        "nominated" => 0,
        "agrément-granted" or "agrément-refused" => 1,
        "appointed" => 2,
        "accredited" or "returned" or "opened" => 3,
        "in-post" => 4,
        "summoned" => 5,
        "vacant" => 9,
        _ => 7,
    };
}
