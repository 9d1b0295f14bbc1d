using Attache.Codebook;
using Attache.Coding.Clauses;
using Attache.Coding.Lexicon;

namespace Attache.Coding.Finders;

/// <summary>What the PLOVER manual's lists of ambiguities ask besides the words of a pattern.</summary>
internal static class EventChecks
{
    private static readonly HashSet<string> Modal = new(["will", "would", "may", "might", "could", "can", "must", "shall", "'ll", "’ll"], StringComparer.Ordinal);

    /// <summary>Whether the clause that a demand, insistence or warning governs is one: a demand is not said of what has happened, a warning threatens with what may come.</summary>
    public static bool Holds(StoryReading reading, Predicate p, PredicateMatch match)
    {
        // "gave themselves two weeks": a deadline for oneself is no ultimatum.
        if (match.Pattern.Category is "THREATEN" or "REQUEST" or "SANCTION" && p.Head.Children.Any(c => c.Deprel is "iobj" or "obj" && c.Lemma.ToLowerInvariant() is "themselves" or "itself" or "himself" or "herself" or "ourselves")) return false;
        // "has advised its nationals to stay at home": advice to one's own people is none to another state.
        if (match.Pattern.Category is "REQUEST" && p.Objects.Append(p.Indirect).Any(o => o is not null && o.Lemma.ToLowerInvariant() is "national" or "citizen" or "expatriate" or "compatriot" or "subject" && o.Children.Any(c => c.Deprel == "nmod:poss" && c.Upos == "PRON"))) return false;
        // "where 300 soldiers were stationed": where they were, not that they came.
        if (match.Pattern.Category is "MOBILIZE" && p is { IsPassive: true, Head.Deprel: "acl:relcl" } && p.Head.Lemma is "station" or "base" or "garrison" or "deploy" or "quarter") return false;
        // "how their military presence should change": of a presence that changes or ends nobody hears that troops came.
        if (match.Pattern is { Head: "presence", Category: "MOBILIZE" } && p.Head is { Deprel: "nsubj", HeadToken: { Upos: "VERB" } what } && WordLists.Of("altering").Contains(what.Lemma.ToLowerInvariant())) return false;
        if (p.Ccomp is not { } clause) return true;
        bool modal = clause.Children.Any(c => c.Deprel is "aux" && Modal.Contains(c.Lemma.ToLowerInvariant()));
        bool should = clause.Children.Any(c => c.Deprel is "aux" && c.Lemma.ToLowerInvariant() is "should" or "must" or "ought") || clause.Xpos is "VB";
        bool indicative = clause.Xpos is "VBD" or "VBZ" or "VBP" || clause.Children.Any(c => c.Deprel is "aux" or "aux:pass" or "cop" && c.Xpos is "VBD" or "VBZ" or "VBP" && c.Lemma is "have" or "be");
        return match.Pattern.Category switch
        {
            "REQUEST" => should || modal || !indicative || match.Pattern.Head is "demand" or "request" || Demands.ClauseOf(reading, p.Head) is not null,
            "THREATEN" when match.Pattern.Head is "warn" => modal && clause.Children.All(c => c.Lemma is not "can"),
            _ => true,
        };
    }

    /// <summary>
    /// Diplomats who are sent away are SANCTION expel, other persons COERCE deport; sanctions on another state are SANCTION
    /// discontinue, not COERCE restrict. Agrément is granted to the state of the post last spoken of.
    /// </summary>
    public static (string Category, string? Mode, IReadOnlyList<Entity> Recipients) Adjust(
        StoryReading reading, Predicate p, PredicateMatch match, WordClasses classes, string category, string? mode, IReadOnlyList<Entity> actors, IReadOnlyList<Entity> recipients)
    {
        // Manoeuvres and operations of two together are cooperation, those of one side a show of force or an attack.
        if (category is "MOBILIZE" or "ASSAULT" && match.Used.Append(p.Head).Any(t => t.Children.Any(c => c.Deprel is "amod" && c.Lemma.ToLowerInvariant() is "joint" or "combined" or "bilateral"))) return ("COOPERATE", null, recipients);
        // "moved 350 troops from one garrison to another": within the own country nobody withdraws.
        if (category == "RETREAT" && mode == "withdraw" && WordLists.Of("shifting").Contains(p.Head.Lemma.ToLowerInvariant()) && IsWithinOwn(reading, p, actors)) return ("MOBILIZE", "troops", recipients);
        if (category == "COERCE" && mode == "deport")
        {
            var diplomat = p.Objects.Append(p.Indirect).Concat(match.Used).FirstOrDefault(t => t is not null && Parties.Is(reading, classes, t, "diplomat"));
            // "expelled an Indian intelligence officer": an official of another state is sent away as a diplomat is.
            if (diplomat is null && Drafts.Codes(actors) is [var host, ..] && actors.All(a => a.Sector is null or "GOV") && recipients.Any(r => r.Code is not null && r.Code != host && r.Sector is "GOV" or "MIL" or "SPY" or "COP"))
                return ("SANCTION", "expel", recipients);
            if (diplomat is not null)
            {
                var own = Drafts.Codes(actors);
                var (sending, receiving) = Parties.OfDiplomat(reading, diplomat);
                string? other = sending is not null && !own.Contains(sending, StringComparer.Ordinal) ? sending : receiving;
                return ("SANCTION", "expel", other is null ? recipients : [new Entity { Text = reading.Entities.Words(diplomat), Code = other }]);
            }
        }
        if (category == "COERCE" && mode == "restrict" && match.Used.Any(t => Parties.Is(reading, classes, t, "sanction"))
            && Drafts.Codes(actors) is [var a, ..] && Drafts.Codes(recipients) is [var r, ..] && a != r) return ("SANCTION", "discontinue", recipients);
        if (recipients.Count == 0 && match.Used.Any(t => t.Lemma.ToLowerInvariant() is "agrément" or "agrement" or "accreditation")
            && reading.Memory.Last(null, Drafts.Codes(actors).FirstOrDefault(), null) is { } post) recipients = [new Entity { Text = post.Sending, Code = post.Sending }];
        return (category, mode, recipients);
    }

    private static bool IsWithinOwn(StoryReading reading, Predicate p, IReadOnlyList<Entity> actors)
    {
        string? from = null, to = null;
        foreach (var (prep, noun) in p.Obliques)
            if (prep is "from") from = reading.PlaceAt(noun)?.Country;
            else if (prep is "to" or "into" or "towards" or "near") to = reading.PlaceAt(noun)?.Country;
        return from is not null && from == to && Drafts.Codes(actors).Contains(from, StringComparer.Ordinal);
    }
}
