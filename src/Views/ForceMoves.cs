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
        var done = all.Where(f => f.Modality == Modality.Actual && f.LastDay >= open.FirstDay && f.From >= open.FirstDay.AddDays(-3) && SameMove(f, move)).ToList();
        if (done.Count > 0 && (places.Count == 0 || places.IsSubsetOf(done.SelectMany(f => Names(f, x => x.From ?? x.To)).ToHashSet(StringComparer.Ordinal)))) return true;
        if (open.Modality == Modality.Planned) return false;
        return all.Any(f => f != open && f.Modality == Modality.Planned && f.FirstDay > open.LastDay && SameMove(f, move) && (places.Count == 0 || Names(f, x => x.From ?? x.To).Overlaps(places)));
    }

    /// <summary>Whether a force's presence somewhere ended by a later move from there.</summary>
    public static bool HasEnded(Fact presence, IReadOnlyList<Fact> all)
    {
        var at = (DeploymentFinding)presence.Evidence[0].Finding;
        var places = Names(presence, f => f.To);
        var confirmed = Confirmed(presence);
        return all.Any(f =>
        {
            var move = (DeploymentFinding)f.Evidence[0].Finding;
            return f.Modality == Modality.Actual && move.Change is "withdrawn" or "closing-base" or "redeploying" && f.Modality == Modality.Actual && f.From >= confirmed && SharesForce(move, at)
                && places.Count > 0 && places.IsSubsetOf(Names(f, x => x.From));
        });
    }

    /// <summary>The last day for which a report has the force there.</summary>
    public static DateOnly Confirmed(Fact presence) => presence.Evidence.Max(e => e.HoldsFrom);

    /// <summary>The folded names of places in a fact.</summary>
    public static HashSet<string> Names(Fact fact, Func<DeploymentFinding, IReadOnlyList<Place>?> of) =>
        fact.Evidence.SelectMany(e => of((DeploymentFinding)e.Finding) ?? []).Select(p => FoldedName.Of(p.Name ?? p.Text)).ToHashSet(StringComparer.Ordinal);

    private static bool SameMove(Fact fact, DeploymentFinding move)
    {
        var other = (DeploymentFinding)fact.Evidence[0].Finding;
        return Group(other.Change) == Group(move.Change) && SharesForce(other, move);
    }

    // A named force and its state's army are one in this: what Barkhane gives up, the French army gives up.
    private static bool SharesForce(DeploymentFinding a, DeploymentFinding b) =>
        ForceKey.Of(a) == ForceKey.Of(b) || ((a.Contributor ?? []).Intersect(b.Contributor ?? [], StringComparer.Ordinal).Any() && (IsArmy(a) || IsArmy(b)));

    private static bool IsArmy(DeploymentFinding f) => ForceKey.Of(f) == string.Join('+', (f.Contributor ?? []).Order(StringComparer.Ordinal));

    private static string Group(string change) => change is "withdrawing" or "withdrawn" ? "withdraw" : change;
}
