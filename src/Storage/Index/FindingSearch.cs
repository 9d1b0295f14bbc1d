using Attache.Codebook;
using Attache.Ledger;

namespace Attache.Storage.Index;

/// <summary>Which findings are looked for; what is null lets all through. Only findings that count are found.</summary>
public sealed record FindingSearch
{
    /// <summary>Words of the sentence; see <see cref="FullTextQuery"/>.</summary>
    public string? Text { get; init; }

    /// <summary>Kinds, any of them.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>PLOVER codes that must all be named.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>A force or person that must be named.</summary>
    public Subject? Subject { get; init; }

    /// <summary>A PLOVER category.</summary>
    public string? Category { get; init; }

    /// <summary>A change, status or tone, as in <see cref="Vocabulary"/>.</summary>
    public string? Change { get; init; }

    /// <summary>How it is worded.</summary>
    public Modality? Modality { get; init; }

    /// <summary>Who published the story.</summary>
    public string? Publisher { get; init; }

    /// <summary>What people did with it.</summary>
    public Review? Review { get; init; }

    /// <summary>The least confidence in tenths, 5 to 9.</summary>
    public int? Confidence { get; init; }

    /// <summary>The first day of report, inclusive.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day of report, inclusive.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The filters as an FTS5 expression; null where nothing but days is asked for.</summary>
    internal string? Expression()
    {
        var parts = new List<string>();
        void Tag(params IEnumerable<string> any)
        {
            string[] all = [.. any.Where(a => a.Length > 1)];
            if (all.Length > 0) parts.Add($"tags : ({string.Join(" OR ", all.Select(a => $"\"{a}\""))})");
        }
        Tag(Kinds.Select(FindingTags.Kind));
        foreach (string code in Codes) Tag(FindingTags.Code(code));
        if (Subject is { } subject) Tag(FindingTags.Subject(subject));
        if (Category is { Length: > 0 } category) Tag(FindingTags.Category(category));
        if (Change is { Length: > 0 } change) Tag(FindingTags.Change(change));
        if (Modality is { } modality) Tag(FindingTags.Modality(modality));
        if (Publisher is { Length: > 0 } publisher) Tag(FindingTags.Publisher(publisher));
        if (Review is { } review) Tag(FindingTags.Review(review));
        if (Confidence is { } tenths) Tag(FindingTags.Confidence(Math.Clamp(tenths, 5, 9)));
        if (FullTextQuery.Parse(Text, "text") is { } words) parts.Insert(0, words);
        return parts.Count == 0 ? null : string.Join(" AND ", parts.Select(p => $"({p})"));
    }
}

/// <summary>A page of results, the newest reports first.</summary>
/// <param name="Ids">Ids of findings, or sequences of stories as text.</param>
/// <param name="Next">What to ask for the next page with; null on the last.</param>
/// <param name="Total">How many there are, as far as counted.</param>
/// <param name="More">Whether there are more than <paramref name="Total"/>.</param>
public sealed record SearchPage(IReadOnlyList<string> Ids, long? Next, int Total, bool More);
