using Attache.Coding.Lexicon;
using Attache.Language;

namespace Attache.Coding.Clauses;

/// <summary>Which row of <c>data/intent-verbs.tsv</c> holds between a governing word and an act.</summary>
public static class Governors
{
    /// <summary>The most exact row of a word that governs another; null where it says nothing of it.</summary>
    /// <param name="reading">The story; null leaves out what names tell.</param>
    /// <param name="classes">Word classes.</param>
    /// <param name="lexicon">The rows.</param>
    /// <param name="g">The governing word.</param>
    /// <param name="x">The word under it.</param>
    /// <param name="infinitive">Whether it is an infinitive of the governing word, whatever the tree says.</param>
    public static IntentRow? Best(StoryReading? reading, WordClasses classes, IntentLexicon lexicon, Token g, Token x, bool infinitive = false)
    {
        char pos = g.Upos switch { "VERB" => 'v', "NOUN" => 'n', "ADJ" => 'a', _ => ' ' };
        if (pos == ' ') return null;
        // "on condition of anonymity": the terms on which somebody spoke bind nothing that he said.
        if (pos == 'n' && g.Lemma == "condition" && g.Children.Any(c => c.Deprel == "nmod" && c.Lemma == "anonymity")) return null;
        var rows = lexicon.Of(pos, g.Lemma.ToLowerInvariant());
        if (rows.Count == 0) return null;
        var p = new Predicate(g);
        bool negated = Modalities.IsNegated(g);
        foreach (var r in rows)
        {
            if (r.OnNegated && !negated) continue;
            // "favour lifting the embargo" is favour with an act, not with a thing.
            if (r.Place?.Relation == "obj" && x.Upos == "VERB" && x.Xpos == "VBG" && rows.Any(o => o.Place?.Relation == "xcomp" && o.Frame.Count == 1)) continue;
            if (infinitive ? r.Place?.Relation != "xcomp" : r.Place is null ? x.Deprel is not ("xcomp" or "ccomp" or "obj" or "advcl") : !StandsAt(p, x, r.Place)) continue;
            if (r.Frame.All(c => ReferenceEquals(c, r.Place) ? c.Any || c.Lemmas.Contains(x.Lemma.ToLowerInvariant(), StringComparer.Ordinal) || AuxiliaryOf(x, c) : PredicateMatcher.Fulfils(reading, classes, p, c))) return r;
        }
        return null;
    }

    /// <summary>
    /// The word that governs an act, with what trees often get wrong undone: an infinitive behind a noun that takes one hangs
    /// on the noun ("gave up plans to visit"); "to exchange prisoners" read as a phrase is an infinitive of the verb.
    /// </summary>
    /// <param name="lexicon">The rows.</param>
    /// <param name="x">The act.</param>
    /// <param name="infinitive">Whether the act is the governor's infinitive, whatever the tree says.</param>
    public static Token? HeadOf(IntentLexicon lexicon, Token x, out bool infinitive)
    {
        infinitive = false;
        if (x.HeadToken is not { } g) return null;
        if (x.Deprel is "advcl" or "xcomp" && g.Upos == "VERB" && g.Index < x.Index)
        {
            foreach (var c in x.Children)
            {
                if (c.Deprel != "mark" || c.Lemma != "to" || c.Index < 1) continue;
                var before = x.Sentence.Tokens[c.Index - 1];
                if (before.Upos != "NOUN" || before.HeadToken != g || !lexicon.Of('n', before.Lemma.ToLowerInvariant()).Any(r => r.Place?.Relation == "xcomp")) continue;
                infinitive = true;
                return before;
            }
        }
        if (Resumed(lexicon, x) is { } far)
        {
            infinitive = true;
            return far;
        }
        if (Owner(lexicon, x, g) is { } owner) return owner;
        if (x.Deprel == "compound" && g.HeadToken is { Upos: "VERB" } verb)
            foreach (var c in g.Children)
                if (c.Deprel == "case" && c.Lemma == "to" && c.Index == x.Index - 1)
                {
                    infinitive = true;
                    return verb;
                }
        return g;
    }

    // "pledged at a meeting, which China skipped, to pay": an infinitive behind a comma resumes what was broken off by the comma before.
    private static Token? Resumed(IntentLexicon lexicon, Token x)
    {
        if (x.Xpos != "VB" || x.Index < 4) return null;
        var tokens = x.Sentence.Tokens;
        int to = x.Index - 1;
        if (tokens[to].Form != "to" || tokens[to - 1].Form != ",") return null;
        int comma = to - 2;
        while (comma > 0 && tokens[comma].Form != ",") comma--;
        for (int i = comma - 1; i >= 0 && comma - i < 9 && tokens[i].Upos != "PUNCT"; i--)
            if (TakesInfinitive(lexicon, tokens[i])) return tokens[i];
        return null;
    }

    private static bool TakesInfinitive(IntentLexicon lexicon, Token t) =>
        t.Upos is "VERB" or "NOUN" or "ADJ" && lexicon.Of(t.Upos switch { "VERB" => 'v', "NOUN" => 'n', _ => 'a' }, t.Lemma.ToLowerInvariant()).Any(r => r.Place?.Relation == "xcomp" && r.Frame.Count == 1);

    // "abandoned their plan for a march", "made a request through intermediaries for asylum": a phrase that the tree hangs on a word which says nothing of it belongs to the noun before it that does.
    private static Token? Owner(IntentLexicon lexicon, Token x, Token g)
    {
        if (x.Upos != "NOUN" || !(x.Deprel is "obl" or "nmod") || g.Index > x.Index) return null;
        Token? preposition = null;
        foreach (var c in x.Children)
            if (c.Deprel == "case") preposition ??= c;
        if (preposition is null || preposition.Index > x.Index) return null;
        string place = "prep:" + preposition.Lemma.ToLowerInvariant();
        if (Speaks(g)) return null;
        var tokens = x.Sentence.Tokens;
        for (int i = preposition.Index - 1; i >= 0 && preposition.Index - i < 7; i--)
        {
            var t = tokens[i];
            if (t.Upos is "PUNCT" or "VERB" or "AUX") return null;
            if (t.Upos == "NOUN" && t != g && Speaks(t)) return t;
        }
        return null;
        bool Speaks(Token t) => t.Upos is "VERB" or "NOUN" or "ADJ" && lexicon.Of(t.Upos switch { "VERB" => 'v', "NOUN" => 'n', _ => 'a' }, t.Lemma.ToLowerInvariant()).Any(r => r.Place?.Relation == place);
    }

    // "announced that it will leave": ccomp=will|would speaks of the clause's auxiliary.
    private static bool AuxiliaryOf(Token x, FrameCondition c) => x.Children.Any(a => a.Deprel == "aux" && c.Lemmas.Contains(a.Lemma.ToLowerInvariant(), StringComparer.Ordinal));

    // "the rumour that the king would abdicate": a clause with a subject of its own and "that" is what the noun says, though the tree may take it for a relative one.
    internal static bool IsContent(Token clause)
    {
        bool subject = false, content = false, modal = false, gap = false;
        foreach (var c in clause.Children)
        {
            subject |= c.Deprel.StartsWith("nsubj", StringComparison.Ordinal) && c.Lemma != "that";
            modal |= c.Deprel == "aux" && (c.Xpos == "MD" || c.Form == "had");
            if (!c.Lemma.Equals("that", StringComparison.OrdinalIgnoreCase)) continue;
            content |= c.Deprel == "mark";
            gap |= c.Deprel == "obj";
        }
        return subject && (content || (gap && modal));
    }

    private static bool HasObject(Predicate p) => p.Head.Children.Any(c => c.Deprel is "obj" or "iobj");

    private static bool StandsAt(Predicate p, Token x, FrameCondition place)
    {
        string relation = x.Deprel;
        string? mark = null;
        // The last one counts, of a preposition any: "pleaded with the rebels to spare" may have two.
        if (x.Upos is "VERB" or "ADJ")
            foreach (var c in x.Children)
                if (c.Deprel is "mark") mark = c.Lemma.ToLowerInvariant();
        switch (place.Relation)
        {
            case "xcomp":
                return relation is "xcomp" || (relation is "obj" && x.Upos == "VERB" && x.Xpos == "VBG") || (p.Head.Upos == "NOUN" && relation is "acl" && mark is "to") || (relation is "advcl" && mark is "to" && (p.Head.Upos is "ADJ" || p.IsPassive)) || p.Xcomp == x
                    || (p.IsVerb && relation is "advcl" or "acl" && mark is "to" && (x.HeadToken == p.Head ? p.Objects.Count > 0 || p.Head.Children.Any(c => c.Deprel == "iobj" || c.Deprel.StartsWith("obl", StringComparison.Ordinal)) : x.HeadToken?.Deprel is "obj" or "iobj" or "obl" or "nsubj:pass"))
                    || (relation is "ccomp" && mark is "to" && HasObject(p))
                    || (relation is "advcl" && x.Xpos == "VBG" && mark is null or "out" && p.IsVerb && p.Particle is not null && x.Index > p.Head.Index);
            case "ccomp":
                return (relation is "ccomp" && !(mark is "to" && HasObject(p))) || relation is "csubj" or "csubj:pass" || (p.Head.Upos == "NOUN" && (relation is "acl" && mark is "that" || (relation is "acl:relcl" && IsContent(x))));
            case "obj":
                return relation is "obj" || (relation is "nsubj:pass" && p.IsPassive) || (relation is "xcomp" or "ccomp" && x.Xpos == "VBG") || (relation == "nsubj" && p.IsPassive);
            case "subj":
                return relation is "nsubj" && !p.IsPassive;
            case "comp":
                return false;
            default:
                string preposition = place.Relation[5..];
                if (x.Upos is "VERB") return relation is "advcl" or "acl" or "obl" or "xcomp" && x.Children.Any(c => c.Deprel == "mark" && c.Lemma.Equals(preposition, StringComparison.OrdinalIgnoreCase));
                return (relation.StartsWith("obl", StringComparison.Ordinal) || relation.StartsWith("nmod", StringComparison.Ordinal)) && Predicate.CaseOf(x) == preposition;
        }
    }
}
