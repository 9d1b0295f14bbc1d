using Attache.Ledger.Facts;
using Attache.Views;

namespace Attache.Desk.Models;

/// <summary>A stretch of a post's life.</summary>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day, or the day of the dossier.</param>
/// <param name="State">How the post stood.</param>
/// <param name="Holder">Who held it; null where nobody did or no report names them.</param>
/// <param name="Fact">What is reported of its beginning.</param>
public sealed record PostStretch(DateOnly From, DateOnly To, PostState State, string? Holder, Fact Fact);

/// <summary>A post as a lane on a time axis.</summary>
/// <param name="Post">The post.</param>
/// <param name="Stretches">How it stood, in order.</param>
/// <param name="Marks">All changes, in order.</param>
public sealed record PostLane(PostTimeline Post, IReadOnlyList<PostStretch> Stretches, IReadOnlyList<(DateOnly Day, string Change, Fact Fact)> Marks)
{
    /// <summary>The lane of a post up to a day.</summary>
    public static PostLane Of(PostTimeline post, DateOnly on)
    {
        var stretches = new List<PostStretch>();
        foreach (var fact in post.Changes)
        {
            var state = StateAfter(PostTimeline.Change(fact));
            var day = fact.From > on ? on : fact.From;
            if (state == PostState.Unknown) continue;
            string? holder = state == PostState.Held ? post.HolderOf(fact) : null;
            // Reports of the same state carry it on.
            if (stretches.Count > 0 && stretches[^1].State == state && (holder is null || stretches[^1].Holder is null || Same(holder, stretches[^1].Holder!)))
            {
                stretches[^1] = stretches[^1] with { Holder = stretches[^1].Holder ?? holder };
                continue;
            }
            if (stretches.Count > 0) stretches[^1] = stretches[^1] with { To = day };
            stretches.Add(new PostStretch(day, on, state, holder, fact));
        }
        return new PostLane(post, stretches, [.. post.Changes.Select(f => (f.From > on ? on : f.From, PostTimeline.Change(f), f))]);
    }

    private static bool Same(string a, string b) => Ledger.FoldedName.SamePerson(Ledger.FoldedName.OfPerson(a), Ledger.FoldedName.OfPerson(b));

    private static PostState StateAfter(string change) => change switch
    {
        "appointed" or "accredited" or "in-post" or "returned" => PostState.Held,
        "recalled" or "expelled" or "left" or "vacant" => PostState.Vacant,
        "closed" => PostState.Closed,
        "opened" => PostState.Open,
        _ => PostState.Unknown,
    };
}
