using Attache.Coding.Clauses;
using Attache.Language;

namespace Attache.Coding.Relations;

/// <summary>Two sides in a sentence, and the act that most likely binds them.</summary>
public sealed class RelationView
{
    private readonly bool[] actor;
    private readonly bool[] recipient;

    /// <summary>Looks at a sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="acts">Its acts.</param>
    /// <param name="actor">The actor's words, a mark for each token.</param>
    /// <param name="recipient">The recipient's words, a mark for each token.</param>
    /// <param name="anchor">The word of the act where it is known; null lets it be found.</param>
    public RelationView(Sentence sentence, IReadOnlyList<Act> acts, bool[] actor, bool[] recipient, Predicate? anchor = null)
    {
        (Sentence, Acts, this.actor, this.recipient) = (sentence, acts, actor, recipient);
        ActorHead = HeadOf(sentence, actor);
        RecipientHead = HeadOf(sentence, recipient);
        Anchor = anchor ?? FindAnchor();
        if (Anchor is null) return;
        foreach (var a in acts)
            if (a.Predicate.Head == Anchor.Head || a.Match.Used.Contains(Anchor.Head)) { AnchorAct = a; break; }
        ActorRole = RoleOf(Anchor, actor);
        RecipientRole = RoleOf(Anchor, recipient);
    }

    /// <summary>The sentence.</summary>
    public Sentence Sentence { get; }

    /// <summary>Its acts in the order of the text.</summary>
    public IReadOnlyList<Act> Acts { get; }

    /// <summary>The head of the actor's words; null where none are marked.</summary>
    public Token? ActorHead { get; }

    /// <summary>The head of the recipient's words; null where none are marked.</summary>
    public Token? RecipientHead { get; }

    /// <summary>The word that binds the two; null in a sentence without verb or act.</summary>
    public Predicate? Anchor { get; }

    /// <summary>The lexicon's act at the anchor; null for none.</summary>
    public Act? AnchorAct { get; }

    /// <summary>How the actor stands to the anchor: s subject, v subject of the verb whose object it is, o object, p:X preposition, poss, comp; with + where it stands inside.</summary>
    public string ActorRole { get; } = "none";

    /// <summary>How the recipient stands to the anchor.</summary>
    public string RecipientRole { get; } = "none";

    /// <summary>Whether a token belongs to the actor.</summary>
    public bool IsActor(Token t) => actor[t.Index];

    /// <summary>Whether a token belongs to the recipient.</summary>
    public bool IsRecipient(Token t) => recipient[t.Index];

    /// <summary>Whether a token belongs to none of the two sides.</summary>
    public bool IsOutside(Token t) => !actor[t.Index] && !recipient[t.Index];

    /// <summary>How the marked side stands to a predicate.</summary>
    public string RoleOf(Predicate p, bool forActor) => RoleOf(p, forActor ? actor : recipient);

    private Predicate? FindAnchor()
    {
        Predicate? best = null;
        double most = double.NegativeInfinity;
        foreach (var t in Sentence.Tokens)
        {
            if (t.Upos is not ("VERB" or "NOUN" or "ADJ") || !IsOutside(t)) continue;
            Act? act = null;
            foreach (var a in Acts)
                if (a.Predicate.Head == t) act = a;
            if (act is null && t.Upos is not "VERB") continue;
            var p = act?.Predicate ?? new Predicate(t);
            double score = Weight(RoleOf(p, actor), true) + Weight(RoleOf(p, recipient), false);
            if (act is { IsTrap: false }) score += 1 + (2 * act.Match.Pattern.Strength);
            int depth = 0;
            for (var x = t; x.HeadToken is { } g; x = g) depth++;
            score -= 0.15 * depth;
            if (t.Upos is not "VERB") score -= 0.5;
            if (t.Lemma is "say" or "tell" or "report" or "add" or "have" or "be") score -= 2;
            if (score <= most) continue;
            (best, most) = (p, score);
        }
        return best;
    }

    private static double Weight(string role, bool forActor)
    {
        bool inside = role.EndsWith('+');
        double w = role[0] switch
        {
            's' => forActor ? 4 : 2,
            'v' => forActor ? 3 : 1,
            'o' or 'i' => forActor ? 1.5 : 3,
            'p' when role.StartsWith("poss", StringComparison.Ordinal) => forActor ? 3 : 1.5,
            'p' => role.StartsWith("p:by", StringComparison.Ordinal) && forActor ? 3.5 : forActor ? 1.5 : 2.5,
            'c' => forActor ? 2 : 1.5,
            'q' => forActor ? 1 : 2.2,
            'b' => 0.8,
            _ => 0,
        };
        return inside ? w * 0.75 : w;
    }

    private static string RoleOf(Predicate p, bool[] mask)
    {
        if (At(p.Subjects, mask) is { } s) return s ? "s" : "s+";
        if (At(p.Objects, mask) is { } o) return o ? "o" : "o+";
        if (p.Indirect is { } i && mask[i.Index]) return "i";
        // "launched a mediation effort": who does the verb does what its object names.
        if (p.Head is { Upos: "NOUN", Deprel: "obj", HeadToken: { Upos: "VERB" } verb } && p.Possessor is null && At(new Predicate(verb).Subjects, mask) is { } v) return v ? "v" : "v+";
        if (p.Possessor is { } owner && (mask[owner.Index] || Inside(owner, mask))) return "poss";
        string? inner = null;
        foreach (var (preposition, noun) in p.Obliques)
        {
            if (Exact(noun, mask)) return "p:" + preposition;
            if (inner is null && Inside(noun, mask)) inner = "p:" + preposition + "+";
        }
        if (inner is not null) return inner;
        foreach (var ob in p.Objects)
            foreach (var (preposition, noun) in Predicate.ObliquesOf(ob))
                if (Exact(noun, mask) || Inside(noun, mask)) return "q:" + preposition;
        foreach (var c in p.Head.Children)
            if (c.Deprel is "compound" or "amod" && mask[c.Index]) return "comp";
        return Inside(p.Head, mask) ? "below" : "none";
    }

    private static bool? At(IReadOnlyList<Token> tokens, bool[] mask)
    {
        bool inside = false;
        foreach (var t in tokens)
        {
            if (Exact(t, mask)) return true;
            inside |= Inside(t, mask);
        }
        return inside ? false : null;
    }

    private static bool Exact(Token t, bool[] mask)
    {
        if (mask[t.Index]) return true;
        foreach (var c in t.Children)
            if (c.Deprel == "conj" && mask[c.Index]) return true;
        return false;
    }

    private static bool Inside(Token t, bool[] mask)
    {
        var tokens = t.Sentence.Tokens;
        var subtree = t.Subtree;
        for (int i = 0; i < mask.Length; i++)
            if (mask[i] && subtree.Contains(tokens[i].Span)) return true;
        return false;
    }

    private static Token? HeadOf(Sentence s, bool[] mask)
    {
        foreach (var t in s.Tokens)
            if (mask[t.Index] && (t.Head < 0 || !mask[t.Head])) return t;
        return null;
    }
}
