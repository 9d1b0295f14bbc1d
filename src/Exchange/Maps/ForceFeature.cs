using System.Globalization;
using Attache.Codebook;
using Attache.Ledger;
using Attache.Ledger.Facts;
using Attache.Views;

namespace Attache.Exchange.Maps;

/// <summary>One thing to draw: a force in a place, or its way from one to another.</summary>
/// <param name="Fact">What is reported; of deployments.</param>
/// <param name="From">Where it leaves; null where it does not or no report tells.</param>
/// <param name="To">Where it goes or is; null where no report tells.</param>
/// <param name="Number">Number of the feature within the fact, from 1.</param>
public sealed record ForceFeature(Fact Fact, Place? From, Place? To, int Number)
{
    /// <summary>The fact's id, a dot and the number: unique.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Fact.Id}.{Number}");

    /// <summary>What happens: a value of <see cref="Vocabulary.DeploymentChanges"/>.</summary>
    public string Change => ForceView.Change(Fact);

    /// <summary>The last day of it, inclusive: of a presence the last day for which a report has the force there, of a move the last day of its date; without one the day of the last report.</summary>
    public DateOnly End => Fact.Evidence.Select(e => e.Finding.Date is { } d ? d.Last ?? Latest(e.Day, d.First!.Value) : e.Day).Aggregate(Fact.From, Latest);

    /// <summary>
    /// The features of facts on forces, in their order. One end of a move is drawn with each of the other; where both are several, every place by
    /// itself. A fact that names no place is one feature without geometry. What is denied is no feature.
    /// </summary>
    public static IEnumerable<ForceFeature> Of(IEnumerable<Fact> facts)
    {
        foreach (var fact in facts)
        {
            if (fact.Evidence[0].Finding is not DeploymentFinding || fact.Modality == Modality.Negated) continue;
            int number = 0;
            foreach (var (from, to) in Ends(fact)) yield return new ForceFeature(fact, from, to, ++number);
        }
    }

    private static IEnumerable<(Place? From, Place? To)> Ends(Fact fact)
    {
        var from = Places(fact, f => f.From);
        var to = Places(fact, f => f.To);
        if (from.Count == 0 && to.Count == 0) return [(null, null)];
        if (from.Count > 0 && to.Count == 1) return from.Select(p => ((Place?)p, (Place?)to[0]));
        if (to.Count > 0 && from.Count == 1) return to.Select(p => ((Place?)from[0], (Place?)p));
        return [.. from.Select(p => ((Place?)p, (Place?)null)), .. to.Select(p => ((Place?)null, (Place?)p))];
    }

    private static List<Place> Places(Fact fact, Func<DeploymentFinding, IReadOnlyList<Place>?> of) =>
        [.. fact.Evidence.SelectMany(e => of((DeploymentFinding)e.Finding) ?? []).DistinctBy(p => FoldedName.Of(p.Name ?? p.Text), StringComparer.Ordinal)];

    private static DateOnly Latest(DateOnly a, DateOnly b) => a > b ? a : b;
}
