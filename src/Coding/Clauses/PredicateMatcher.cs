using Attache.Coding.Lexicon;
using Attache.Language;

namespace Attache.Coding.Clauses;

/// <summary>A pattern that holds of a predicate.</summary>
/// <param name="Pattern">The pattern.</param>
/// <param name="Used">The words that fulfilled its conditions.</param>
public sealed record PredicateMatch(PredicatePattern Pattern, IReadOnlyList<Token> Used);

/// <summary>Finds the most exact pattern that holds of a predicate.</summary>
public static class PredicateMatcher
{
    /// <summary>The best pattern; null where none holds.</summary>
    public static PredicateMatch? Best(StoryReading reading, WordClasses classes, PredicateLexicon lexicon, Predicate p, char partOfSpeech)
    {
        var patterns = lexicon.Of(p.Head.Lemma.ToLowerInvariant(), partOfSpeech);
        if (patterns.Count == 0) return null;
        var words = reading.WordsOf(p.Head.Sentence);
        List<Token>? used = null;
        foreach (var pattern in patterns)
        {
            if (!MayHold(pattern.Frame, words)) continue;
            if (used is null) used = [];
            else used.Clear();
            if (AllHold(reading, classes, p, pattern.Frame, used)) return new PredicateMatch(pattern, used);
        }
        return null;
    }

    private static readonly HashSet<string> Quantities = new(["dozen", "score", "hundred", "thousand", "million", "number", "series", "handful", "round", "part", "most", "some", "many", "several", "half", "majority", "rest", "all", "none"], StringComparer.Ordinal);
    // Most patterns ask for a word that the sentence hasn't: no need to look where in the clause it would have to stand.
    private static bool MayHold(IReadOnlyList<FrameCondition> frame, IReadOnlySet<string> words)
    {
        for (int i = 0; i < frame.Count; i++)
        {
            var c = frame[i];
            if (c.Classes.Count > 0 || c.Any || c.Relation is "neg" or "voice" or "tense") continue;
            bool any = false;
            for (int k = 0; k < c.Lemmas.Count && !any; k++) any = words.Contains(c.Lemmas[k]);
            for (int k = 0; k < c.Phrases.Count && !any; k++) any = words.Contains(c.Phrases[k][^1]) && words.Contains(c.Phrases[k][0]);
            if (!any) return false;
        }
        return true;
    }

    private static bool AllHold(StoryReading reading, WordClasses classes, Predicate p, IReadOnlyList<FrameCondition> frame, List<Token> used)
    {
        for (int i = 0; i < frame.Count; i++)
            if (!Holds(reading, classes, p, frame[i], used)) return false;
        return true;
    }

    /// <summary>Whether a condition holds, whatever words fulfil it.</summary>
    public static bool Fulfils(StoryReading? reading, WordClasses classes, Predicate p, FrameCondition c) => Holds(reading, classes, p, c, []);

    private static bool Holds(StoryReading? reading, WordClasses classes, Predicate p, FrameCondition c, List<Token> used)
    {
        if (c.Relation == "neg") return Modalities.IsNegated(p.Head) != (c.Lemmas is ["no"]);
        if (c.Relation == "tense") return (p.Head.Xpos == "VBD" || p.Head.Children.Any(a => a.Deprel is "aux" or "aux:pass" or "cop" && a.Xpos is "VBD")) == (c.Lemmas is ["past"]);
        if (c.Relation == "voice") return p.IsPassive == (c.Lemmas is ["passive"]);
        foreach (var t in At(p, c.Relation, used))
        {
            if (!c.Any && !Fits(reading, classes, t, c)) continue;
            if (t.Upos is "NOUN" or "VERB" or "ADP" or "ADV" && c.Relation is not ("subj" or "poss")) used.Add(t);
            return true;
        }
        return false;
    }

    private static bool Fits(StoryReading? reading, WordClasses classes, Token t, FrameCondition c)
    {
        // "nine of its trawlers", "dozens of villages": what is counted decides.
        if (t.Upos == "NUM" || Quantities.Contains(t.Lemma.ToLowerInvariant()))
            foreach (var counted in t.Children)
                if (counted.Deprel == "nmod" && Predicate.CaseOf(counted) == "of" && Fits(reading, classes, counted, c)) return true;
        string lemma = t.Lemma.ToLowerInvariant();
        if (c.Lemmas.Contains(lemma, StringComparer.Ordinal) || (c.Lemmas.Count > 0 && c.Lemmas.Contains(t.Form.ToLowerInvariant(), StringComparer.Ordinal))) return true;
        foreach (var phrase in c.Phrases)
            if (IsPhrase(t, lemma, phrase)) return true;
        foreach (var name in c.Classes)
            if (classes.Is(t, name, reading?.Entities.At(t))) return true;
        return false;
    }

    // "a note of protest", "weapons of mass destruction"
    private static bool IsPhrase(Token noun, string lemma, string[] phrase)
    {
        int of = Array.IndexOf(phrase, "of");
        if (phrase[of - 1] != lemma || !Precede(noun, phrase.AsSpan(..(of - 1)))) return false;
        foreach (var c in noun.Children)
            if (c.Deprel == "nmod" && phrase[^1] == c.Lemma.ToLowerInvariant() && Predicate.CaseOf(c) == "of" && Precede(c, phrase.AsSpan((of + 1)..^1))) return true;
        return false;
    }

    private static bool Precede(Token noun, ReadOnlySpan<string> words)
    {
        int first = noun.Index - words.Length;
        if (first < 0) return false;
        for (int k = 0; k < words.Length; k++)
        {
            var t = noun.Sentence.Tokens[first + k];
            if (!t.Form.Equals(words[k], StringComparison.OrdinalIgnoreCase) && !t.Lemma.Equals(words[k], StringComparison.OrdinalIgnoreCase)) return false;
        }
        return true;
    }

    /// <summary>What stands at a relation of a predicate, conjuncts included.</summary>
    public static IEnumerable<Token> At(Predicate p, string relation, IReadOnlyList<Token> used)
    {
        if (relation.StartsWith("prep:", StringComparison.Ordinal)) return Prepositional(p, relation[5..], used).SelectMany(Predicate.WithConjuncts);
        return relation switch
        {
            "subj" => p.Subjects.SelectMany(Predicate.WithConjuncts),
            "obj" => p.Objects.SelectMany(Predicate.WithConjuncts).Concat(p.Head.Lemma == "give" ? p.Objects.Append(p.Head).SelectMany(o => o.Children.Where(c => c.Deprel == "obl:unmarked")) : []),
            "iobj" => p.Indirect is { } i ? [i] : [],
            "xcomp" => p.Xcomp is { } x ? [x] : [],
            "ccomp" => p.Ccomp is { } x ? [x] : [],
            "prt" => p.Head.Children.Where(c => c.Deprel is "compound:prt" || (c.Deprel is "xcomp" && c.Lemma == "short") || (c.Deprel is "advmod" && c.Index > p.Head.Index && c.Upos is "ADP" or "ADV")).Concat(p.MistakenParticle is { } over ? [over] : []).Concat(OutOf(p).Select(o => o.Out)).Concat(p.Head.Children.Where(c => c.Xpos == "VBG").SelectMany(c => c.Children.Where(m => m.Deprel is "mark" or "case" && m.Lemma == "out"))),
            "advmod" => p.Head.Children.Where(c => c.Deprel is "advmod"),
            "comp" => p.Head.Children.Where(c => c.Deprel is "compound" or "amod"),
            // Any word of the clause: "persona" in "declared the consul persona non grata".
            "word" => p.Head.Sentence.Tokens.Where(t => p.Head.Subtree.Contains(t.Span)),
            "case" => p.Head.Children.Where(c => c.Deprel == "case"),
            "poss" => p.Possessor is { } o ? [o] : [],
            "named" => Named(p),
            _ => [],
        };
    }

    // What the object is called: "called it cruel", "called the step 'hasty and regrettable'", "called the withdrawal a humiliation".
    private static IEnumerable<Token> Named(Predicate p)
    {
        foreach (var c in p.Head.Children)
        {
            if (c.Index < p.Head.Index) continue;
            if (c.Deprel is "xcomp" or "obj")
                foreach (var t in Predicate.WithConjuncts(c)) yield return t;
            if (c.Deprel == "obj")
                foreach (var x in c.Children)
                    if (x.Index > c.Index && x.Deprel is "amod" or "appos")
                        foreach (var t in Predicate.WithConjuncts(x)) yield return t;
            if (c.Deprel == "obl" && Predicate.CaseOf(c) == "as")
                foreach (var t in Predicate.WithConjuncts(c)) yield return t;
        }
    }

    // "exacerbated by the expulsion of A on 31 January by B": two by-phrases on one verb clash; the later one, and any
    // that the tree hangs on a date or place between, belongs to the event noun.
    private static Token? ByPhrase(Token noun)
    {
        var tokens = noun.Sentence.Tokens;
        for (int i = noun.Index + 1; i < tokens.Count; i++)
        {
            if (tokens[i].Upos is "VERB" || tokens[i].Form is ";" or ":") return null;
            if (tokens[i].Deprel == "case" && tokens[i].Lemma == "by" && tokens[i].HeadToken is { Upos: "NOUN" or "PROPN" or "PRON" } agent && agent != noun && agent.Index > i) return agent;
        }
        return null;
    }

    // "walked out of the talks", "flew out of the base": a particle and a preposition that trees join to one.
    private static IEnumerable<(Token Out, Token Noun)> OutOf(Predicate p)
    {
        if (!p.IsVerb) yield break;
        foreach (var c in p.Head.Children)
            if (c.Deprel.StartsWith("obl", StringComparison.Ordinal) || c.Deprel == "nmod")
                foreach (var x in c.Children)
                    if (x.Deprel == "case" && x.Lemma is "out" or "away" or "back" && (x.Children.Any(f => f.Deprel == "fixed") || c.Children.Any(f => f.Deprel == "case" && f.Index == x.Index + 1))) yield return (x, c);
    }

    // "the recall two years ago of A": a time between the noun and its of-phrase draws the phrase to itself.
    private static Token? OfPhrase(Token noun)
    {
        var tokens = noun.Sentence.Tokens;
        for (int i = noun.Index + 1; i < tokens.Count && i < noun.Index + 6; i++)
        {
            if (tokens[i].Deprel == "case" && tokens[i].Lemma == "of") return i > noun.Index + 1 ? tokens[i].HeadToken : null;
            if (tokens[i].Upos is not ("NUM" or "ADV" or "ADJ") && tokens[i].Lemma.ToLowerInvariant() is not ("year" or "month" or "week" or "day" or "hour" or "decade" or "on" or "in") && tokens[i].Xpos is not "NNP") return null;
        }
        return null;
    }

    private static IEnumerable<Token> Prepositional(Predicate p, string preposition, IReadOnlyList<Token> used)
    {
        if (preposition == "by" && p.Head.Upos == "NOUN" && !p.Obliques.Any(o => o.Preposition == "by") && ByPhrase(p.Head) is { } agent) yield return agent;
        if (preposition == "of" && p.Head.Children.Any(c => c.Deprel == "det") && !p.Obliques.Any(o => o.Preposition == "of") && OfPhrase(p.Head) is { } whose) yield return whose;
        foreach (var (prep, noun) in p.Obliques)
            if (prep == preposition) yield return noun;
        if (preposition == "of")
            foreach (var (_, noun) in OutOf(p)) yield return noun;
        // On the object that matched: "hold talks with", "impose sanctions on".
        foreach (var u in used)
            if (u.Upos is "NOUN" && u != p.Head)
                foreach (var x in Predicate.WithConjuncts(u))
                    foreach (var (prep, noun) in Predicate.ObliquesOf(x))
                        if (prep == preposition) yield return noun;
        if (used.Count == 0)
            foreach (var o in p.Objects)
                foreach (var (prep, noun) in Predicate.ObliquesOf(o))
                    if (prep == preposition) yield return noun;
    }
}
