using Attache.Codebook;
using Attache.Coding.Clauses;
using Attache.Coding.Lexicon;
using Attache.Language;

namespace Attache.Coding.Finders;

/// <summary>From where to where a force goes, or where it is.</summary>
/// <example>a redeployment from X and Y to Z, in the localities of X, towards Z → from X to Z · pulled its men out of X → from X · flew troops to X → to X · left for X → to X · soldiers based in X left → from X</example>
internal static class ForcePlaces
{
    /// <summary>The places of a predicate and of its force.</summary>
    public static (IReadOnlyList<Place> From, IReadOnlyList<Place> To) Of(StoryReading reading, Predicate p, string change, Token force)
    {
        var from = new List<Token>();
        var to = new List<Token>();
        // Where the force stands by its own words, and where the predicate puts it.
        var its = new List<Token>();
        var at = new List<Token>();
        bool leaving = change is "withdrawing" or "withdrawn" or "closing-base" or "reducing";
        void Take(IEnumerable<(string Preposition, Token Noun)> obliques, List<Token> inside)
        {
            foreach (var (prep, noun) in obliques)
                if (prep is "from" or "out" || (prep == "of" && p.Head.Children.Any(c => c.Lemma is "out") && noun != force)) from.Add(noun);
                else if (WordLists.Of("toward").Contains(prep))
                {
                    if (prep != "to" || !WordLists.Of("giving-over").Contains(p.Head.Lemma.ToLowerInvariant())) to.Add(noun);
                }
                else if (WordLists.Of("inside").Contains(prep)) inside.Add(noun);
                else if (prep is "with" && noun.Lemma is "headquarters" or "base" or "camp") Take(Predicate.ObliquesOf(noun), inside);
                // "1,000 soldiers of its own in X"
                else if (prep is "of" && noun.Lemma is "own") Take(Predicate.ObliquesOf(noun), inside);
        }

        Take(p.Obliques, at);
        if (p.Head.Upos == "NOUN") Take(UpTo(p.Head), at);
        Take(Predicate.ObliquesOf(force), its);
        // "mercenaries of the X group in Y"
        foreach (var (prep, noun) in Predicate.ObliquesOf(force))
            if (prep == "of" && reading.Entities.At(noun)?.Referent.Entry is { Kind: Language.Names.NameKind.Force }) Take(Predicate.ObliquesOf(noun), its);
        foreach (var c in force.Children)
            // "2,400 soldiers in X and 4,600 in Y": each figure has its own place.
            if (c.Deprel == "conj" && (c.Upos != "NUM" || its.Count == 0)) Take(Predicate.ObliquesOf(c), its);
            else if (c.Deprel is "amod" or "acl" && c.Lemma.ToLowerInvariant() is "present" or "station" or "base" or "deploy" or "post") Take(Predicate.ObliquesOf(c), its);
        foreach (var o in p.Objects)
            if (o != force && !(force.Deprel == "conj" && force.Upos == "NUM" && its.Count > 0)) Take(Predicate.ObliquesOf(o), at);
        if (!p.IsVerb && Predicate.CaseOf(p.Head) is { } being && WordLists.Of("inside").Contains(being)) at.Add(p.Head);
        foreach (var o in p.Objects)
            if (o != force && reading.PlaceAt(o) is not null) at.Add(o);
            else if (o.Lemma is "base" or "camp" or "garrison" or "post" or "town" or "headquarters" or "airport" or "city" or "village" || (change == "closing-base" && o != force))
                foreach (var c in o.Children)
                    if (c.Upos == "PROPN" && c.Deprel is "compound" or "appos" or "flat" or "nmod" && reading.PlaceAt(c) is not null) at.Add(c);
        // A base by its own name ("Clark Air Base").
        if (change == "closing-base" && force.Upos == "PROPN" && reading.Entities.At(force)?.Referent.Type != Language.Names.MentionType.State && reading.PlaceAt(force) is not null) at.Add(force);
        // Who redeploys leaves the place where it stands, and goes to where it is put.
        bool redeploys = change == "redeploying";
        if (leaving || redeploys) to.AddRange(Goals([.. its, .. at, .. from]));
        (leaving || redeploys ? from : to).AddRange(its);
        (leaving || (redeploys && to.Count > 0) ? from : to).AddRange(at);
        // "crossed the border with X": into X.
        if (change is "arriving" && p.Head.Lemma == "cross")
            foreach (var (prep, noun) in p.Obliques.Concat(p.Objects.SelectMany(Predicate.ObliquesOf)))
                if (prep is "with" && reading.PlaceAt(noun) is not null) to.Add(noun);
        // "the base in X, where 300 men were stationed"
        if (p.Head.Deprel == "acl:relcl" && p.Head.HeadToken is { } site && reading.PlacesOf(Deep([.. from, .. to])).Count == 0 && p.Head.Children.Any(c => c.Deprel == "advmod" && c.Lemma.ToLowerInvariant() == "where"))
        {
            var stead = Deep([site, .. Predicate.ObliquesOf(site).Where(o => WordLists.Of("inside").Contains(o.Preposition)).Select(o => o.Noun)]);
            (leaving ? from : to).AddRange(stead);
        }
        // "landed there": the place spoken of before.
        if (from.Count + to.Count == 0 && p.Head.Children.Concat(force.Children).Any(c => c.Lemma is "there" && c.Upos == "ADV") && Before(reading, p.Head) is { } before) return leaving ? ([before], []) : ([], [before]);
        return (WithoutWholes(reading.PlacesOf(Deep(from))), WithoutWholes(reading.PlacesOf(Deep(to))));
    }

    // "its bases in X and Y, in the north of Z": where towns are named, their state only tells where those lie.
    private static IReadOnlyList<Place> WithoutWholes(IReadOnlyList<Place> places) =>
        places.Count < 2 ? places : [.. places.Where(p => p.Feature is not ("PCLI" or "PCL") || !places.Any(q => q != p && q.Country == p.Country && q.Country is not null && q.Feature is not ("PCLI" or "PCL")))];

    /// <summary>Whether a force stands with a place of its own: "soldiers in X", "the battalion at X".</summary>
    public static IReadOnlyList<Place> Where(StoryReading reading, Token force) =>
        reading.PlacesOf(Deep(Predicate.ObliquesOf(force).Where(o => WordLists.Of("inside").Contains(o.Preposition)).Select(o => o.Noun)));

    // The last place, smaller than a state, of this sentence or the one before. Where something was only said ("he told a news
    // conference at the palace") is not where a force goes; where no other place is named, the state that something moved to is.
    private static Place? Before(StoryReading reading, Token t)
    {
        Place? state = null;
        foreach (var s in reading.Document.Sentences.Where(x => x.Number <= t.Sentence.Number && x.Number >= t.Sentence.Number - 1).Reverse())
            foreach (var x in s.Tokens.Reverse())
                if ((s != t.Sentence || x.Index < t.Index) && x.Upos == "PROPN" && reading.PlaceAt(x) is { } place && !IsWhereSaid(x))
                    if (place.Feature is not ("PCLI" or "PCL")) return place;
                    else if (state is null && x.Deprel == "obl" && Predicate.CaseOf(x) is { } prep && WordLists.Of("toward").Contains(prep)) state = place;
        return state;
    }

    private static bool IsWhereSaid(Token t)
    {
        for (var x = t; x.HeadToken is { } g; x = g)
            if (g.Upos == "VERB") return (g.Deprel == "parataxis" || g.Children.Any(c => c.Deprel is "ccomp" or "parataxis")) && Attributions.IsReporting(g);
        return false;
    }

    // "in the localities of X, Y or Z", "at X's airport", "in northern X": the names hang on the common noun.
    private static IEnumerable<Token> Deep(IEnumerable<Token> nouns)
    {
        foreach (var n in nouns)
        {
            yield return n;
            if (n.Upos != "PROPN")
                foreach (var (prep, inner) in Predicate.ObliquesOf(n))
                    if (prep is "of" or "in" or "at" or "near" or "on") yield return inner;
            foreach (var c in n.Children)
                if (c.Deprel is "appos" or "flat" or "compound" or "nmod:poss" && c.Upos == "PROPN" && n.Upos != "PROPN") yield return c;
        }
    }

    // "from X, Y and Z to W", "in the localities of X, towards W": a place goes nowhere, whatever the tree hangs on it.
    private static IEnumerable<Token> Goals(IReadOnlyList<Token> places)
    {
        foreach (var place in places)
            foreach (var name in place.Children.Where(c => c.Deprel == "conj").Prepend(place))
                foreach (var (prep, noun) in Predicate.ObliquesOf(name))
                    if (prep is "towards" or "toward" or "into" || (prep == "to" && name.Upos == "PROPN" && noun.Upos == "PROPN")) yield return noun;
    }

    // "a redeployment … towards X is being considered": what hangs on the verb may belong to its noun subject.
    private static IEnumerable<(string, Token)> UpTo(Token noun) =>
        noun.Deprel.StartsWith("nsubj", StringComparison.Ordinal) && noun.HeadToken is { Upos: "VERB" } verb ? Predicate.ObliquesOf(verb) : [];
}
