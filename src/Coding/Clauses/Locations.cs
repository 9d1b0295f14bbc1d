using Attache.Codebook;
using Attache.Language;

namespace Attache.Coding.Clauses;

/// <summary>Where an act happens.</summary>
public static class Locations
{
    private static readonly HashSet<string> At = new(["in", "at", "near", "outside", "inside", "around", "off", "on", "across", "over", "throughout", "along", "into", "within"], StringComparer.Ordinal);

    /// <summary>The places of the predicate itself, else of its object; of a visit the place visited.</summary>
    public static IReadOnlyList<Place> Of(StoryReading reading, Predicate p)
    {
        var nouns = new List<Token>();
        foreach (var (prep, noun) in p.Obliques)
            if (At.Contains(prep) || (prep is "to" && p.Head.Lemma is "visit" or "travel" or "fly" or "trip")) nouns.Add(noun);
        if (p.Head.Lemma is "visit")
            nouns.AddRange(p.Objects);
        var places = reading.PlacesOf(nouns);
        if (places.Count > 0) return places;
        // "the ambassador in Bamako": the object's own place.
        var inner = new List<Token>();
        foreach (var o in p.Objects.Concat(p.Head.Upos == "NOUN" ? p.Obliques.Where(x => x.Preposition == "of").Select(x => x.Noun) : []))
            foreach (var (prep, noun) in Predicate.ObliquesOf(o))
                if (At.Contains(prep)) inner.Add(noun);
        return reading.PlacesOf(inner);
    }
}
