using Attache.Codebook;
using Attache.Ledger;
using Attache.Ledger.Facts;

namespace Attache.Views;

/// <summary>Which reports on forces are overtaken by later ones.</summary>
internal static class ForceMoves
{
    /// <summary>Reports without a date that nobody repeated for so many days tell nothing of the day.</summary>
    public const int Stale = 365;

    /// <summary>Whether a move that was planned, considered or denied is overtaken: the same force, or all forces of the same state, did it or plan it by now.</summary>
    /// <param name="open">The move.</param>
    /// <param name="all">All facts on forces of the file.</param>
    public static bool IsOvertaken(Fact open, IReadOnlyList<Fact> all)
    {
        var move = (DeploymentFinding)open.Evidence[0].Finding;
        var places = Names(open, f => f.From ?? (move.Change is "withdrawing" or "withdrawn" or "closing-base" ? null : f.To));
        // Done in all places that it names, whether at once or one by one; without places, done at all.
        var done = all.Where(f => f.Modality == Modality.Actual && f.LastDay >= open.FirstDay && f.From >= open.FirstDay.AddDays(-3) && SameMove(f, open)).ToList();
        // What several states are to do together is done when each has done it, not when the first has.
        bool each = move.Contributor is not { Count: > 1 } || move.Contributor.All(c => done.Exists(f => Contributors(f).Contains(c, StringComparer.Ordinal)));
        if (done.Count > 0 && each && (places.Count == 0 || places.IsSubsetOf(done.SelectMany(f => Names(f, x => x.From ?? x.To)).ToHashSet(StringComparer.Ordinal)))) return true;
        if (open.Modality == Modality.Planned) return false;
        return all.Any(f => f != open && f.Modality == Modality.Planned && f.FirstDay > open.LastDay && SameMove(f, open) && (places.Count == 0 || Names(f, x => x.From ?? x.To).Overlaps(places)));
    }

    /// <summary>The folded names of places that a plan names and in which it was not carried out yet.</summary>
    public static HashSet<string> Remaining(Fact open, IReadOnlyList<Fact> all)
    {
        var move = (DeploymentFinding)open.Evidence[0].Finding;
        var places = Names(open, f => f.From);
        places.ExceptWith(all.Where(f => f.Modality == Modality.Actual && f.From >= open.FirstDay.AddDays(-3) && SameMove(f, open)).SelectMany(f => Names(f, x => x.From)));
        return places;
    }

    /// <summary>Whether moves of that sort from within the state that a plan names were reported since, so that it cannot be told as not carried out.</summary>
    public static bool IsUnderWay(Fact open, IReadOnlyList<Fact> all)
    {
        var move = (DeploymentFinding)open.Evidence[0].Finding;
        return all.Any(f => f.Modality == Modality.Actual && f.From >= open.FirstDay && SharesForce(f, open)
            && ((DeploymentFinding)f.Evidence[0].Finding).Change is "withdrawn" or "withdrawing" or "closing-base" or "redeploying"
            && (move.From ?? []).Any(p => f.Evidence.SelectMany(e => ((DeploymentFinding)e.Finding).From ?? []).Any(q => q.Country is not null && q.Country == p.Country)));
    }

    /// <summary>Of the places of a force's presence, the folded names of those that it has not left since; all where it names none.</summary>
    public static HashSet<string> StillThere(Fact presence, IReadOnlyList<Fact> all)
    {
        var places = Names(presence, f => f.To);
        var confirmed = Confirmed(presence);
        foreach (var f in all)
        {
            var move = (DeploymentFinding)f.Evidence[0].Finding;
            if (f.Modality == Modality.Actual && move.Change is "withdrawn" or "closing-base" or "redeploying" && f.Modality == Modality.Actual && f.From >= confirmed && SharesForce(f, presence))
                places.ExceptWith(Names(f, x => x.From));
        }
        return places;
    }

    /// <summary>The last day for which a report has the force there.</summary>
    public static DateOnly Confirmed(Fact presence) => presence.Evidence.Max(e => e.HoldsFrom);

    /// <summary>The folded names of places in a fact.</summary>
    public static HashSet<string> Names(Fact fact, Func<DeploymentFinding, IReadOnlyList<Place>?> of) =>
        fact.Evidence.SelectMany(e => of((DeploymentFinding)e.Finding) ?? []).Select(p => FoldedName.Of(p.Name ?? p.Text)).ToHashSet(StringComparer.Ordinal);

    // Who has left a town has given up the base there.
    private static bool SameMove(Fact a, Fact b) => (Group(ForceView.Change(a)) == Group(ForceView.Change(b)) || (IsLeaving(a) && IsLeaving(b) && Names(a, f => f.From).Count > 0)) && SharesForce(a, b);

    private static bool IsLeaving(Fact fact) => ForceView.Change(fact) is "withdrawn" or "closing-base" || (ForceView.Change(fact) == "withdrawing" && fact.Modality == Modality.Negated);

    // A named force and its state's army are one in this: what Barkhane gives up, the French army gives up.
    private static bool SharesForce(Fact a, Fact b)
    {
        if (a.ForceKey == b.ForceKey) return true;
        var (x, y) = (Contributors(a), Contributors(b));
        return x.Any(c => y.Contains(c, StringComparer.Ordinal)) && (IsArmy(a, x) || IsArmy(b, y));
    }

    private static IReadOnlyList<string> Contributors(Fact fact) => ((DeploymentFinding)fact.Evidence[0].Finding).Contributor ?? [];

    private static bool IsArmy(Fact fact, IReadOnlyList<string> contributors) =>
        contributors.Count == 1 ? fact.ForceKey == contributors[0] : fact.ForceKey == string.Join('+', contributors.Order(StringComparer.Ordinal));

    private static string Group(string change) => change is "withdrawing" or "withdrawn" ? "withdraw" : change;
}
