using Attache.Codebook;
using Attache.Coding.Lexicon;
using Attache.Language;
using Attache.Language.Names;

namespace Attache.Coding.Clauses;

/// <summary>Actor and recipient of a matched predicate, by the places that its pattern names.</summary>
internal sealed class Arguments(StoryReading reading, Predicate predicate, PredicateMatch match)
{
    /// <summary>The two sides.</summary>
    public (IReadOnlyList<Entity> Actors, IReadOnlyList<Entity> Recipients) Resolve()
    {
        if (match.Pattern.Actor.Contains("both", StringComparer.Ordinal)) return (Both(), []);
        var actors = First(match.Pattern.Actor, [], forActor: true);
        if (actors.Count == 0 && predicate.Head.Upos == "NOUN") actors = OfSupportVerb();
        var recipients = First(match.Pattern.Recipient, actors, forActor: false);
        return (actors, recipients);
    }

    private List<Entity> Both()
    {
        var all = new List<Entity>();
        foreach (var place in (ReadOnlySpan<string>)["subj", "obj", "prep:with", "prep:between", "prep:among", "prep:of", "poss", "comp"])
        {
            if (place is "obj" && match.Used.Any(u => predicate.Objects.Contains(u)) && predicate.Objects.All(o => reading.Entities.At(o) is null)) continue;
            foreach (var t in PredicateMatcher.At(predicate, place, match.Used))
            {
                if (match.Used.Contains(t) && reading.Entities.At(t) is null) continue;
                foreach (var e in Acting(t)) Parties.Add(all, e);
            }
            // "talks between A and B" under a light verb: the parties hang on the noun.
            if (place.StartsWith("prep:", StringComparison.Ordinal) || place is "poss" or "comp")
                foreach (var u in match.Used)
                    if (u.Upos == "NOUN" && u != predicate.Head)
                        foreach (var t in PredicateMatcher.At(new Predicate(u), place, []))
                            foreach (var e in Acting(t)) Parties.Add(all, e);
        }
        if (all.Count < 2 && predicate.Head.Upos == "NOUN")
            foreach (var e in OfSupportVerb()) Parties.Add(all, e);
        return all;
    }

    // Who a nominal names as an actor: places that no government speaks from are none.
    private IReadOnlyList<Entity> Acting(Token t) => Parties.At(reading, t);

    private List<Entity> First(IReadOnlyList<string> places, IReadOnlyList<Entity> actors, bool forActor)
    {
        foreach (var place in places)
        {
            bool owner = place.EndsWith(".owner", StringComparison.Ordinal);
            string at = owner ? place[..^6] : place;
            var found = new List<Entity>();
            foreach (var t in Tokens(at))
            {
                if (owner && IsDiplomat(t))
                {
                    var (sending, receiving) = Parties.OfDiplomat(reading, t);
                    var own = Drafts.Codes(actors);
                    string? other = sending is not null && !own.Contains(sending, StringComparer.Ordinal) ? sending : receiving;
                    if (other is not null && !own.Contains(other, StringComparer.Ordinal)) Parties.Add(found, new Entity { Text = reading.Entities.Words(t), Code = other });
                    continue;
                }
                foreach (var e in owner ? Parties.OwnersOf(reading, t) : Parties.At(reading, t)) Parties.Add(found, e);
            }
            if (!forActor) found.RemoveAll(e => actors.Any(a => a.Code is not null && a.Code == e.Code && (e.Sector is null || e.Sector == a.Sector)));
            if (found.Count > 0) return found;
        }
        return [];
    }

    private IEnumerable<Token> Tokens(string place)
    {
        if (place == "ccomp.subj") return predicate.Ccomp is { } c ? new Predicate(c).Subjects : [];
        if (place is "of" or "by") place = "prep:" + place;
        if (place == "prep:by" && predicate.IsVerb) return predicate.Subjects;
        return PredicateMatcher.At(predicate, place, match.Used).Where(t => t.Deprel != "conj" || place is "comp");
    }

    // "France announced a withdrawal", "Mali is considering the expulsion": the verb's subject does what its object names.
    private List<Entity> OfSupportVerb()
    {
        var found = new List<Entity>();
        var noun = predicate.Head;
        while (noun.Deprel is "nmod" && noun.HeadToken is { Upos: "NOUN" } above) noun = above;
        if (noun.Deprel is "obj" or "obl" or "nsubj:pass" && noun.HeadToken is { Upos: "VERB" } verb && WordLists.Of("support-verb").Contains(verb.Lemma.ToLowerInvariant()))
            foreach (var s in new Predicate(verb).Subjects)
                foreach (var e in Parties.At(reading, s)) Parties.Add(found, e);
        return found;
    }

    private bool IsDiplomat(Token t) => WordLists.Of("owned-diplomat").Contains(t.Lemma.ToLowerInvariant())
        || (reading.Entities.At(t) is { Referent.Type: MentionType.Person } m && m.Referent.Office is "ambassador" or "diplomat");
}
