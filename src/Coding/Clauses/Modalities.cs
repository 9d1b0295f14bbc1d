using Attache.Codebook;
using Attache.Coding.Lexicon;
using Attache.Language;

namespace Attache.Coding.Clauses;

/// <summary>How a sentence words an act: tense, auxiliaries, governors, conditions and negation around a predicate.</summary>
public static class Modalities
{
    private const int Steps = 6;

    /// <summary>The modality of the act that a token tells: its own auxiliaries and negation, then the words that govern it (<c>data/intent-verbs.tsv</c>, <c>data/effects.tsv</c>).</summary>
    public static Modality Of(Token t)
    {
        ArgumentNullException.ThrowIfNull(t);
        var lexicon = IntentLexicon.Standard;
        var m = Own(t, lexicon);
        if (IsConditional(t) || (m == Modality.Negated && HasIf(t))) return Modality.Conditional;
        if (Modifier(t, lexicon) is { } adjective) m = Join(m, adjective);
        if (IsOption(t, lexicon)) m = Join(m, Modality.Considered);
        var x = t;
        for (int step = 0; step < Steps && x.HeadToken is { } g; step++)
        {
            if (Governors.Best(null, WordClasses.Standard, lexicon, g, x) is { } row)
            {
                if (row.Effect == "report" && g.Upos == "VERB") break;
                m = Join(m, lexicon.OfAct(row.Effect, IsNegated(g) && !row.OnNegated));
                // The governor's own wording holds for what it governs: "will begin withdrawing", "may refuse to leave".
                if (Own(g, lexicon) is var above and not Modality.Negated) m = Join(m, above);
                if (g.Upos == "VERB" && IsConditional(g)) return Modality.Conditional;
                x = g;
                continue;
            }
            // "urged both sides to resume": trees may hang the infinitive on the object.
            if (x.Deprel == "acl" && g.HeadToken is { Upos: "VERB" } verb && Governors.Best(null, WordClasses.Standard, lexicon, verb, x) is { Effect: not "report" } over)
            {
                m = Join(m, lexicon.OfAct(over.Effect, IsNegated(verb) && !over.OnNegated));
                x = verb;
                continue;
            }
            if (!Passes(x, g)) break;
            // "has no plans to": the no of the object is counted once.
            if (g.Upos is "VERB" or "AUX" && !(x.Deprel is "obj" or "nsubj:pass" && IsNegated(x)) && Own(g, lexicon) is var own) m = Join(m, own);
            if (g.Upos is "VERB" && IsConditional(g)) return Modality.Conditional;
            x = g;
        }
        return m;
    }

    // What an outer word makes of an inner one: undone twice is weighed, weighing wins over planning.
    private static Modality Join(Modality inner, Modality outer) => (inner, outer) switch
    {
        (_, Modality.Actual) => inner,
        (Modality.Actual, _) => outer,
        (Modality.Conditional, _) or (_, Modality.Conditional) => Modality.Conditional,
        (Modality.Negated, Modality.Negated) => Modality.Considered,
        (Modality.Negated, _) or (_, Modality.Negated) => Modality.Negated,
        (Modality.Considered, _) or (_, Modality.Considered) => Modality.Considered,
        _ => outer,
    };

    /// <summary>Whether the token itself is negated: not, never, no longer, no.</summary>
    public static bool IsNegated(Token t)
    {
        foreach (var c in t.Children)
        {
            string lemma = c.Lemma.ToLowerInvariant();
            if (c.Deprel is "advmod" or "det" or "cc:preconj" && lemma is "not" or "n't" or "n’t" or "never" or "no" or "neither" or "nor" && c.Index <= t.Index + 2) return true;
            if (c.Deprel is "advmod" && c.Form.Equals("longer", StringComparison.OrdinalIgnoreCase) && c.Children.Any(x => x.Lemma is "no" or "any")) return true;
            if (c.Deprel is "nsubj" or "nsubj:pass" && (lemma is "nobody" or "none" or "neither" || c.Children.Any(x => x.Deprel is "cc:preconj" && x.Lemma.ToLowerInvariant() is "neither") || c.Children.Any(x => x.Deprel is "det" or "advmod" && x.Lemma.ToLowerInvariant() is "no" or "neither" || (x.Deprel is "advmod" or "nummod" or "det" && x.Lemma is "not")))) return true;
            if (c.Deprel is "obj" && c.Children.Any(x => x.Deprel == "det" && x.Lemma is "no" or "No")) return true;
        }
        return false;
    }

    private static Modality Own(Token t, IntentLexicon lexicon)
    {
        if (IsNegated(t) || (t.Deprel == "acl" && t.HeadToken is { Lemma: "nothing" })) return Modality.Negated;
        var m = Modality.Actual;
        foreach (var c in t.Children)
        {
            // "left without meeting him", "instead of opening the border": not done.
            if (c.Deprel is "mark" or "case" && c.Lemma.ToLowerInvariant() is "without" or "instead") return Modality.Negated;
            if (c.Deprel is "mark" && c.Lemma == "from" && t.HeadToken is { Lemma: "far" }) return Modality.Negated;
            if (c.Deprel is "mark" && c.Lemma.ToLowerInvariant() == "whether" && t.Deprel is "ccomp" or "csubj" or "csubj:pass") return Modality.Considered;
            // "is due to leave", "is about to sign": trees may take the words for a preposition.
            if (c.Deprel is "case" && c.Lemma is "due" or "about" && c.Children.Any(f => f.Deprel == "fixed" && f.Lemma == "to")) m = Join(m, Modality.Planned);
            string lemma = c.Form is "'ll" or "’ll" ? "will" : c.Lemma.ToLowerInvariant();
            if (c.Deprel is "aux" or "aux:pass")
            {
                if (lemma is "would" or "will" or "shall" or "could" && HasIf(t)) return Modality.Conditional;
                if (lemma == "can" && t.Upos != "VERB") continue;
                if (lexicon.Of('x', lemma) is [var row, ..]) m = Join(m, lexicon.OfAct(row.Effect, negated: false));
            }
            else if (c.Deprel is "advmod" && (c.Index < t.Index || c.Index == t.Index + 1) && lemma is not ("never" or "neither" or "nor" or "tomorrow" or "soon" or "shortly" or "eventually") && lexicon.Of('d', lemma) is [var adverb, ..])
                m = Join(m, adverb.Effect is "accuse" ? Modality.Considered : lexicon.OfAct(adverb.Effect, negated: false));
        }
        // "is to meet", "are to follow"; "is going to"
        if (t.Xpos == "VB" && t.Deprel == "xcomp" && t.HeadToken is { Lemma: "be" or "have" or "go" } be && t.Children.Any(c => c.Deprel == "mark" && c.Lemma == "to"))
            return be.Lemma == "go" && be.Xpos != "VBG" ? m : Join(m, be.Lemma == "have" ? Modality.Considered : IsNegated(be) ? Modality.Negated : Modality.Planned);
        if (t.Xpos == "VB" && t.Children.Any(c => c.Deprel == "mark" && c.Lemma == "to") && t.Children.Any(c => c.Deprel is "aux" or "cop" && c.Lemma == "be")) return Join(m, Modality.Planned);
        // "Will the army intervene?" asks.
        if (t.Deprel == "root" && t.Sentence.Text.EndsWith('?') && t.Children.Any(c => c.Deprel is "aux" && t.Children.Any(s => s.Deprel.StartsWith("nsubj", StringComparison.Ordinal) && s.Index > c.Index))) return Modality.Considered;
        return m;
    }

    // "a planned visit", "the failed attack".
    private static Modality? Modifier(Token noun, IntentLexicon lexicon)
    {
        if (noun.Upos != "NOUN") return null;
        foreach (var c in noun.Children)
            if (c.Deprel == "amod")
                foreach (var row in lexicon.Of('a', c.Form.ToLowerInvariant()).Concat(lexicon.Of('a', c.Lemma.ToLowerInvariant())))
                    if (row.Place?.Relation == "comp" && row.Frame.Count == 1) return lexicon.OfAct(row.Effect, negated: false);
        return null;
    }

    // "will strike if …", "provided that …, observers will be sent", "failing an apology, they will leave".
    private static bool HasIf(Token t)
    {
        if (Protasis(t.Sentence) is var end and > 0 && t.Index > end) return true;
        foreach (var c in t.Children)
            if (c.Deprel.StartsWith("advcl", StringComparison.Ordinal) || c.Deprel == "obl")
                if (IsInverted(c) || Opening(c) is { Length: > 0 }) return true;
        return false;
    }

    // The comma that ends a condition at the start of a sentence: "Had the police intervened, …", "Provided that the truce holds, …"; 0 for none.
    private static int Protasis(Sentence s)
    {
        var tokens = s.Tokens;
        if (tokens.Count < 5 || s.Text.EndsWith('?')) return 0;
        string first = tokens[0].Form.ToLowerInvariant();
        bool inverted = first is "were" or "should" or "had" && tokens[1].Upos is "DET" or "PROPN" or "PRON" or "NOUN";
        if (!inverted)
        {
            string phrase = first;
            bool found = false;
            for (int i = 1; i <= 4 && !found; i++)
            {
                found = phrase is not ("without" or "until" or "given that" or "should" or "were" or "whether" or "once" or "even") && IntentLexicon.Standard.Of('m', phrase) is [{ Effect: "conditional" }, ..];
                phrase += " " + tokens[i].Form.ToLowerInvariant();
            }
            if (!found && !(first == "once" && tokens.Any(t => t.Deprel == "aux" && t.Lemma is "will"))) return 0;
        }
        foreach (var t in tokens)
            if (t.Form == ",") return t.Index;
        return 0;
    }

    // The words of data/intent-verbs.tsv with which a clause or phrase of condition begins; empty for none.
    private static string Opening(Token clause)
    {
        var tokens = clause.Sentence.Tokens;
        int first = clause.Index;
        while (first > 0 && clause.Subtree.Contains(tokens[first - 1].Span)) first--;
        while (first < clause.Index && (tokens[first].Upos == "PUNCT" || tokens[first].Lemma.ToLowerInvariant() is "only" or "but" or "and" or "even")) first++;
        string phrase = "";
        string found = "";
        for (int i = first; i < Math.Min(first + 4, tokens.Count) && i <= clause.Index + 1; i++)
        {
            phrase = phrase.Length == 0 ? tokens[i].Form.ToLowerInvariant() : phrase + " " + tokens[i].Form.ToLowerInvariant();
            if (phrase is "without" or "until" or "given that" or "should" or "were" or "whether" or "once") continue;
            if (IntentLexicon.Standard.Of('m', phrase) is [{ Effect: "conditional" }, ..]) found = phrase;
        }
        return found;
    }

    // "should France withdraw", "had the police intervened": inversion in place of if.
    private static bool IsInverted(Token x)
    {
        foreach (var c in x.Children)
            if (c.Deprel is "aux" or "cop" && c.Form.ToLowerInvariant() is "should" or "were" or "had" && !x.Sentence.Text.EndsWith('?'))
                foreach (var s in x.Children)
                    if (s.Deprel.StartsWith("nsubj", StringComparison.Ordinal) && s.Index > c.Index && s.Index < x.Index) return x.Deprel is not "root" || c.Form is "Should";
        return false;
    }

    private static bool IsConditional(Token t)
    {
        if (Protasis(t.Sentence) is var end and > 0 && t.Index < end) return true;
        for (var x = t; x is not null; x = x.HeadToken)
        {
            if (x.Deprel is "advcl" or "advcl:relcl" or "obl" && Opening(x).Length > 0) return true;
            if (IsInverted(x)) return true;
            if (x.Deprel is "ccomp" or "parataxis" or "root" or "acl:relcl") return false;
        }
        return false;
    }

    // "the trend is towards a withdrawal", "the option is …": said of a noun of choice.
    private static bool IsOption(Token t, IntentLexicon lexicon) =>
        t.Upos == "NOUN" && t.Children.Any(c => (c.Deprel is "nsubj" || (c.Deprel is "nmod" or "obl" && Predicate.CaseOf(c) == "among")) && lexicon.Of('n', c.Lemma.ToLowerInvariant()).Any(r => r.Effect == "considered"));

    // Relations through which what is said of the head holds of the act too.
    private static bool Passes(Token x, Token g) => x.Deprel switch
    {
        "conj" => !(x.Upos == "VERB" && x.Children.Any(c => c.Deprel.StartsWith("nsubj", StringComparison.Ordinal) || c.Deprel is "aux")),
        "nmod" => g.Upos == "NOUN" && Predicate.CaseOf(x) is "of",
        "xcomp" => g.Upos is "VERB" or "ADJ",
        "obj" or "nsubj:pass" => x.Upos == "NOUN" && g.Upos == "VERB",
        "appos" or "dep" => true,
        _ => false,
    };
}
