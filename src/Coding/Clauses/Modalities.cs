using System.Collections.Frozen;
using Attache.Codebook;
using Attache.Coding.Lexicon;
using Attache.Language;

namespace Attache.Coding.Clauses;

/// <summary>How a sentence words an act: tense, auxiliaries, governors, conditions and negation around a predicate.</summary>
public static class Modalities
{
    private const int Steps = 6;

    private static readonly FrozenSet<string> Ordinals = WordLists.Of("ordinal");

    private static readonly FrozenSet<string> Schedules = WordLists.Of("schedule");

    /// <summary>The modality of the act that a token tells: its own auxiliaries and negation, then the words that govern it (<c>data/intent-verbs.tsv</c>, <c>data/effects.tsv</c>).</summary>
    public static Modality Of(Token t)
    {
        ArgumentNullException.ThrowIfNull(t);
        var lexicon = IntentLexicon.Standard;
        var m = Own(t, lexicon);
        if (Conditions.Contain(t) || (m == Modality.Negated && Conditions.HangOn(t))) return Modality.Conditional;
        if (Modifier(t, lexicon) is { } adjective) m = Join(m, adjective);
        if (IsOption(t, lexicon)) m = Join(m, Modality.Considered);
        // "a bill that would outlaw unions": what a draft would do is weighed, not planned.
        if (t.Deprel == "acl:relcl" && t.Children.Any(c => c.Deprel == "aux" && c.Lemma == "would") && t.HeadToken is { Upos: "NOUN" } draft && lexicon.Of('n', draft.Lemma.ToLowerInvariant()).Any(r => r.Effect is "considered" or "offer" or "propose")) return Modality.Considered;
        if (IsSaidToBeOption(t, lexicon) is { } option) m = Join(m, option);
        var x = t;
        string? inner = null;
        bool meant = m == Modality.Planned && Own(t, lexicon) == Modality.Actual;
        for (int step = 0; step < Steps && Governors.HeadOf(lexicon, x, out bool infinitive) is { } g; step++)
        {
            // "had no choice but to accept"
            if (HasMark(x, "but") && HasMark(x, "to")) return Wording(g, lexicon);
            var row = Governors.Best(null, WordClasses.Standard, lexicon, g, x, infinitive);
            // "has not decided whether to strike": the question stays open, whatever governs it; "depends on whether".
            if (IsOpen(x) && row?.Effect != "conditional") break;
            // "may never establish who shot the mayor": the question takes the deed for granted.
            if (x.Deprel is "ccomp" or "advcl" or "acl" && x.Xpos is "VBD" or "VBN" && IsGranted(x)) break;
            if (row is not null)
            {
                // "refused to comment on the arrest": what is commented on, inquired into or mourned took place, whatever governs that.
                if ((row.Effect == "report" && g.Upos == "VERB") || row.Effect == "presuppose") break;
                // "no agreement came of it": the subject's "no" is counted once.
                bool counted = row.OnNegated && m == Modality.Negated && x.Deprel is "nsubj" or "nsubj:pass" or "obj" && IsNegated(x);
                // "the planned exchange took place": what was meant is done.
                bool done = meant && row.Effect is "begin" or "continue" or "implied-done" && IsPast(g) && !IsUndone(g);
                m = row.Effect == "done" || done ? Modality.Actual : counted ? m : Join(m, Outcome(lexicon, row, g, x, inner));
                // The governor's own wording holds for what it governs: "will begin withdrawing", "may refuse to leave".
                m = Join(m, Wording(g, lexicon));
                if (g.Upos == "VERB" && (Conditions.Contain(g) || (m == Modality.Planned && Conditions.HangOn(g)))) return Modality.Conditional;
                (x, inner) = (g, row.Effect);
                continue;
            }
            // "urged both sides to resume": trees may hang the infinitive on the object.
            if (x.Deprel == "acl" && g.HeadToken is { Upos: "VERB" } verb && Governors.Best(null, WordClasses.Standard, lexicon, verb, x) is { Effect: not "report" } over)
            {
                m = Join(m, Outcome(lexicon, over, verb, x, inner));
                (x, inner) = (verb, over.Effect);
                continue;
            }
            if (x.Deprel == "xcomp" && g.Upos == "AUX" && lexicon.Of('x', g.Lemma.ToLowerInvariant()) is [var auxiliary, ..])
            {
                m = Join(m, IsUndone(g) ? Modality.Negated : lexicon.OfAct(auxiliary.Effect, negated: false));
                x = g;
                continue;
            }
            if (IsBroken(x, g, m)) return Modality.Negated;
            if (IsPurpose(x, g))
            {
                m = Join(m, IsUndone(g) ? Modality.Negated : Wording(g, lexicon));
                if (g.Xpos is "VBZ" or "VBP" || IsUnderWay(g)) m = Join(m, Modality.Planned);
                x = g;
                continue;
            }
            // "are massing to attack"
            if (x.Deprel == "xcomp" && x.Xpos == "VB" && HasMark(x, "to") && IsUnderWay(g)) m = Join(m, Modality.Planned);
            if (!Passes(x, g)) break;
            // "has no plans to": the no of the object is counted once; "expect no war but speak of": it is not the second verb's.
            if (g.Upos is "VERB" or "AUX" && !(x.Deprel is "obj" or "nsubj" or "nsubj:pass" && IsNegated(x)))
                m = Join(m, x.Deprel != "conj" ? Own(g, lexicon) : !IsContrast(x) && IsUndone(g, objects: false) ? Modality.Negated : Wording(g, lexicon));
            if (g.Upos is "VERB" && Conditions.Contain(g)) return Modality.Conditional;
            x = g;
        }
        return (m != Modality.Actual || IsPresent(t)) && Conditions.HangOn(t) ? Modality.Conditional : m;
    }

    // "the cabinet falls if they abstain": the present tense of a rule or threat, as against "refused if asked".
    private static bool IsPresent(Token t) => t.Upos == "VERB" && t.Xpos is "VBZ" or "VBP" && t.Deprel is "root" or "ccomp" or "parataxis" or "conj";

    private static bool IsPast(Token g) => g.Xpos == "VBD" || g.Children.Any(c => c.Deprel is "aux" or "aux:pass" && c.Form.ToLowerInvariant() is "was" or "were" or "has" or "have" or "had");

    // "is travelling to Cairo to meet him"
    private static bool IsPurpose(Token x, Token g) => x.Deprel == "advcl" && x.Xpos == "VB" && g.Upos == "VERB" && HasMark(x, "to");

    private static bool IsUnderWay(Token g) => g.Xpos == "VBG" && g.Children.Any(c => c.Deprel == "aux" && c.Xpos is "VBZ" or "VBP");

    private static bool HasMark(Token t, string lemma) => t.Children.Any(c => c.Deprel == "mark" && c.Lemma.Equals(lemma, StringComparison.OrdinalIgnoreCase));

    // What a governing word makes of the act; "gave up trying to": what was tried is not done; "made no attempt to": the object's "no" is counted once.
    private static Modality Outcome(IntentLexicon lexicon, IntentRow row, Token g, Token x, string? inner) =>
        inner == "try" && row.Effect is "stop" or "cancel" ? Modality.Negated : lexicon.OfAct(row.Effect, !row.OnNegated && IsUndone(g, except: IsNegated(x) ? x : null));

    // "Despite its promise to wait, the junta acted."
    private static bool IsBroken(Token x, Token g, Modality m) =>
        m == Modality.Planned && x.Upos == "NOUN" && x.Deprel.StartsWith("obl", StringComparison.Ordinal) && g.Upos == "VERB" && Predicate.CaseOf(x) is "despite" or "notwithstanding" or "contrary";

    // "no longer issues visas", whatever the tree makes of the two words
    private static bool IsNoLonger(Token t) => t.Index > 1 && t.Sentence.Tokens[t.Index - 1].Form == "longer" && t.Sentence.Tokens[t.Index - 2].Form.ToLowerInvariant() is "no";

    private static bool IsContrast(Token x) => x.Children.Any(c => c.Deprel == "cc" && c.Lemma.ToLowerInvariant() is "but" or "yet");

    private static bool IsOpen(Token t) => HasMark(t, "whether");

    // "who shot the mayor", "how the rebels entered the town", in the past and without a modal.
    private static bool IsGranted(Token clause) =>
        clause.Children.Any(c => c.Deprel is "nsubj" or "nsubj:pass" or "advmod" && c.Lemma.ToLowerInvariant() is "who" or "how" or "why" or "where" or "what") && !clause.Children.Any(c => c.Deprel == "aux" && c.Xpos == "MD");

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
    public static bool IsNegated(Token t) => IsNegated(t, objects: true);

    private static bool IsNegated(Token t, bool objects, Token? except = null)
    {
        foreach (var c in t.Children)
        {
            if (c == except) continue;
            string lemma = c.Lemma.ToLowerInvariant();
            if (c.Deprel is "advmod" or "det" or "cc:preconj" && lemma is "not" or "n't" or "n’t" or "never" or "no" or "neither" or "nor" && c.Index <= t.Index + 2 && !IsNotOnly(c) && !IsWhyNot(c)) return true;
            // "will neither close the channel nor quit the council"
            if (c.Deprel == "cc" && lemma == "nor") return true;
            if (c.Deprel is "advmod" && c.Form.Equals("longer", StringComparison.OrdinalIgnoreCase) && c.Children.Any(x => x.Lemma is "no" or "any")) return true;
            if (c.Deprel is "nsubj" or "nsubj:pass" && IsNobody(c, lemma)) return true;
            if (objects && c.Deprel is "obj" && (lemma is "nothing" or "nobody" || c.Children.Any(x => x.Deprel == "det" && x.Lemma is "no" or "No"))) return true;
        }
        return false;
    }

    // "nobody", "no soldier", "none of them", "neither A nor B", "not a single deputy"; but "nobody but Cuba", "not only Chad" are somebody.
    private static bool IsNobody(Token subject, string lemma)
    {
        bool nobody = lemma is "nobody" or "none" or "neither" or "nothing";
        foreach (var x in subject.Children)
        {
            string word = x.Lemma.ToLowerInvariant();
            if (x.Deprel is "cc:preconj" or "det" or "advmod" && word is "neither") nobody = true;
            if (x.Deprel is "det" or "advmod" && word is "no") nobody = true;
            if (x.Deprel is "advmod" or "nummod" or "det" && word is "not" && !IsNotOnly(x)) nobody = true;
        }
        if (!nobody) return false;
        foreach (var t in subject.Sentence.Tokens)
            if (t.Index > subject.Index && subject.Subtree.Contains(t.Span) && t.Lemma is "but" or "except" or "save") return false;
        return true;
    }

    // "Why not invite the rebels?" proposes it.
    private static bool IsWhyNot(Token not) => not.Index > 0 && not.Sentence.Tokens[not.Index - 1].Form.Equals("why", StringComparison.OrdinalIgnoreCase);

    private static bool IsNotOnly(Token not) =>
        not.Index + 1 < not.Sentence.Tokens.Count && not.Sentence.Tokens[not.Index + 1].Lemma.ToLowerInvariant() is "only" or "just" or "merely" or "simply";

    // Negated, or in a clause of what was left undone: "left without meeting him", "instead of opening the border", "banned before it could begin".
    private static bool IsUndone(Token t, bool objects = true, Token? except = null)
    {
        if (IsNegated(t, objects, except) || IsNoLonger(t) || (t.Deprel == "acl" && t.HeadToken is { Lemma: "nothing" })) return true;
        foreach (var c in t.Children)
        {
            string lemma = c.Lemma.ToLowerInvariant();
            if (c.Deprel is "mark" or "case" && lemma is "without" or "instead") return true;
            if (c.Deprel is "mark" or "cc" or "case" && lemma == "rather" && t.Deprel is "advcl" or "obl" or "conj") return true;
            if (c.Deprel is "mark" or "case" && lemma == "from" && t.HeadToken is { } far && far.Lemma.Equals("far", StringComparison.OrdinalIgnoreCase)) return true;
            // "at no time had his troops fired"
            if (c.Deprel == "obl" && lemma is "time" or "point" or "stage" or "circumstance" or "account" && c.Children.Any(d => d.Deprel == "det" && d.Lemma.Equals("no", StringComparison.OrdinalIgnoreCase))) return true;
            if (c.Deprel is "mark" && lemma == "before" && t.Children.Any(a => a.Deprel == "aux" && a.Lemma.ToLowerInvariant() is "can" or "could")) return true;
        }
        return false;
    }

    private static Modality Own(Token t, IntentLexicon lexicon) => IsUndone(t) ? Modality.Negated : Wording(t, lexicon);

    // What auxiliaries, adverbs and the form of the clause say, negation left aside.
    private static Modality Wording(Token t, IntentLexicon lexicon)
    {
        var m = Modality.Actual;
        foreach (var c in t.Children)
        {
            if (c.Deprel.StartsWith("obl", StringComparison.Ordinal) && t.Xpos is "VBZ" or "VBP" && IsComing(c)) m = Join(m, Modality.Planned);
            if (c.Deprel is "mark" && c.Lemma.ToLowerInvariant() == "whether") return Modality.Considered;
            // "is due to leave", "is about to sign": trees may take the words for a preposition.
            if (c.Deprel is "case" or "mark" && c.Lemma is "due" or "about" && c.Children.Any(f => f.Deprel == "fixed" && f.Lemma == "to")) m = Join(m, Modality.Planned);
            // "ahead of the vote"
            if (c.Deprel is "case" && t.Upos == "NOUN" && (c.Lemma == "ahead" || (c.Lemma == "of" && c.Index > 0 && t.Sentence.Tokens[c.Index - 1].Form.Equals("ahead", StringComparison.OrdinalIgnoreCase)))) m = Join(m, Modality.Planned);
            string lemma = c.Form is "'ll" or "’ll" ? "will" : c.Lemma.ToLowerInvariant();
            if (c.Deprel is "aux" or "aux:pass")
            {
                if (lemma is "would" or "will" or "shall" or "could" or "may" or "might" && Conditions.HangOn(t)) return Modality.Conditional;
                // "would have attacked": but did not, for something that the sentence may leave unsaid.
                if (lemma is "would" && t.Xpos == "VBN" && t.Children.Any(h => h.Deprel == "aux" && h.Lemma == "have")) return Modality.Conditional;
                if (lemma == "can" && t.Upos != "VERB") continue;
                // "could not avoid meeting them": what is denied to be possible is denied, not weighed.
                if (lemma is "can" or "could" && IsUndone(t)) continue;
                if (lexicon.Of('x', lemma) is [var row, ..]) m = Join(m, lexicon.OfAct(row.Effect, negated: false));
            }
            else if (c.Deprel is "advmod" && (c.Index < t.Index || c.Index == t.Index + 1) && lemma is not ("never" or "neither" or "nor" or "tomorrow" or "soon" or "shortly" or "eventually") && lexicon.Of('d', lemma) is [var adverb, ..])
                m = Join(m, adverb.Effect is "accuse" ? Modality.Considered : lexicon.OfAct(adverb.Effect, negated: false));
        }
        // "is about to station radars", where the tree makes the verb a part of the noun
        if (t.Deprel == "compound" && t.HeadToken!.Children.Any(c => c.Deprel == "case" && c.Lemma is "due" or "about" && c.Index == t.Index - 2 && c.Children.Any(f => f.Deprel == "fixed" && f.Lemma == "to"))) m = Join(m, Modality.Planned);
        // "under the timetable, forces leave by August": what is laid down in the present tense
        if (t.Xpos is "VBP" or "VBZ" && t.Children.Any(c => c.Deprel == "obl" && Predicate.CaseOf(c) == "under" && Schedules.Contains(c.Lemma.ToLowerInvariant()))) m = Join(m, Modality.Planned);
        // "are to be held", "the airport, to be reopened on Friday"
        if (t.Xpos == "VBN" && HasMark(t, "to") && t.Children.Count(c => c.Deprel is "aux" or "aux:pass" or "cop" && c.Lemma == "be") > 1) return Join(m, Modality.Planned);
        if (t.Xpos == "VBN" && t.Deprel == "acl" && HasMark(t, "to") && t.Children.Any(c => c.Deprel == "aux:pass" && c.Form == "be") && Governors.Best(null, WordClasses.Standard, lexicon, t.HeadToken!, t) is null) m = Join(m, Modality.Planned);
        // "lifting the siege would allow the talks to resume"
        if (t.Deprel.StartsWith("csubj", StringComparison.Ordinal) && t.Xpos == "VBG" && t.HeadToken!.Children.Any(c => c.Deprel == "aux" && c.Lemma.ToLowerInvariant() == "would")) return Modality.Conditional;
        // "a reason to retreat": an infinitive that tells what a noun is for is not done; but "the first state to recognise it" did.
        if (t.Xpos == "VB" && t.Deprel == "acl" && HasMark(t, "to") && t.HeadToken is { Upos: "NOUN" } purpose && !purpose.Children.Any(c => c.Deprel == "amod" && Ordinals.Contains(c.Lemma.ToLowerInvariant())) && lexicon.Of('n', purpose.Lemma.ToLowerInvariant()).Count == 0 && purpose.Deprel is not ("obj" or "obl")) m = Join(m, Modality.Considered);
        // "Israel is to free prisoners", where the tree makes an adjective or noun of the verb
        if (t.Index > 1 && t.Xpos is "VB" or "JJ" or "NN" && t.Deprel is "amod" or "compound" && t.Sentence.Tokens[t.Index - 1] is { Form: "to" } && t.Sentence.Tokens[t.Index - 2] is { Lemma: "be", Form: not "be" }) return Join(m, Modality.Planned);
        // "is to meet", "are to follow"; "is going to"
        if (t.Xpos == "VB" && t.Deprel == "xcomp" && t.HeadToken is { Lemma: "be" or "have" or "go" } be && t.Children.Any(c => c.Deprel == "mark" && c.Lemma == "to"))
            return be.Lemma == "go" && be.Xpos != "VBG" ? m : Join(m, be.Lemma == "have" ? be.Xpos == "VBD" ? Modality.Actual : Modality.Considered : Modality.Planned);
        if (t.Xpos == "VB" && t.Children.Any(c => c.Deprel == "mark" && c.Lemma == "to") && t.Children.Any(c => c.Deprel is "aux" or "cop" && c.Lemma == "be")) return Join(m, Modality.Planned);
        if (t.Xpos is "VB" or "VBP" && t.Children.Any(c => c.Deprel == "advmod" && IsWhyNot(c))) return Join(m, Modality.Considered);
        // "a surcharge that Egypt will levy", "the pact he is to sign"
        if (t.Upos == "NOUN" && t.Children.Any(c => c.Deprel == "acl:relcl" && c.Upos == "VERB" && IsAhead(c))) m = Join(m, Modality.Planned);
        // "Bulgaria to Expel Two Attachés": the infinitive of headlines
        if (t.Xpos == "VB" && HasMark(t, "to") && ((t.Deprel == "root" && t.Children.Any(c => c.Deprel == "nsubj")) || t is { Deprel: "acl", HeadToken: { Deprel: "root", Upos: "PROPN" } })) return Join(m, Modality.Planned);
        // "Will the army intervene?" asks.
        if (t.Deprel == "root" && t.Sentence.Text.EndsWith('?') && t.Children.Any(c => c.Deprel is "aux" && t.Children.Any(s => s.Deprel.StartsWith("nsubj", StringComparison.Ordinal) && s.Index > c.Index))) return Modality.Considered;
        return m;
    }

    // A relative clause in which somebody will do or hold what its noun names: the noun is its object.
    private static bool IsAhead(Token clause)
    {
        bool will = false, subject = false, obj = false;
        foreach (var c in clause.Children)
        {
            will |= c.Deprel == "aux" && c.Lemma.ToLowerInvariant() is "will" or "'ll";
            subject |= c.Deprel is "nsubj" && c.Lemma.ToLowerInvariant() is not ("that" or "which" or "who");
            obj |= c.Deprel is "obj" or "ccomp" && c.Lemma.ToLowerInvariant() is not ("that" or "which");
        }
        return will && subject && !obj;
    }

    // "tomorrow", "next week"
    private static bool IsComing(Token time) =>
        time.Lemma.Equals("tomorrow", StringComparison.OrdinalIgnoreCase) || (time.Upos is "NOUN" or "PROPN" && time.Children.Any(c => c.Deprel == "amod" && c.Lemma.ToLowerInvariant() is "next" or "coming"));

    // "a planned visit", "the failed attack".
    private static Modality? Modifier(Token noun, IntentLexicon lexicon)
    {
        if (noun.Upos != "NOUN") return null;
        foreach (var c in noun.Children)
            if (c.Deprel == "amod" || (c.Deprel == "acl" && c.Xpos == "VBN" && c.Index > noun.Index))
                foreach (var row in lexicon.Of('a', c.Form.ToLowerInvariant()).Concat(lexicon.Of('a', c.Lemma.ToLowerInvariant())))
                    if (row.Place?.Relation == "comp" && row.Frame.Count == 1) return lexicon.OfAct(row.Effect, negated: false);
        return null;
    }

    // "the trend is towards a withdrawal", "the option is …": said of a noun of choice.
    private static bool IsOption(Token t, IntentLexicon lexicon) =>
        (t.Upos == "NOUN" || t.Children.Any(c => c.Deprel is "cop" or "aux" && c.Lemma == "be" && t.Children.Any(to => to.Deprel == "mark" && to.Lemma == "to"))) && t.Children.Any(c => (c.Deprel is "nsubj" or "nsubj:outer" || (c.Deprel is "nmod" or "obl" && Predicate.CaseOf(c) == "among")) && lexicon.Of('n', c.Lemma.ToLowerInvariant()).Any(r => r.Effect == "considered"));

    // "a withdrawal is among the options", "is one of the possibilities"; "is not an option": denied.
    private static Modality? IsSaidToBeOption(Token t, IntentLexicon lexicon)
    {
        if (t.Upos != "NOUN" || t.Deprel != "nsubj" || t.HeadToken is not { } said || !said.Children.Any(c => c.Deprel == "cop" && c.Lemma == "be")) return null;
        // "the vote was in favour of sanctions", "the talks are at the heart of the plan"
        if (Predicate.CaseOf(said) is "in" or "at") return null;
        bool option = said.Children.Where(c => c.Deprel == "nmod" && Predicate.CaseOf(c) is "of" or "among").Prepend(said)
            .Any(x => x.Upos == "NOUN" && lexicon.Of('n', x.Lemma.ToLowerInvariant()).Any(r => r.Effect == "considered"));
        return !option ? null : IsNegated(said) ? Modality.Negated : Modality.Considered;
    }

    // Relations through which what is said of the head holds of the act too.
    private static bool Passes(Token x, Token g) => x.Deprel switch
    {
        // "will not wait and intends to indict": a finite verb of its own shares no auxiliary.
        "conj" => !(x.Upos == "VERB" && (x.Children.Any(c => c.Deprel.StartsWith("nsubj", StringComparison.Ordinal) || c.Deprel is "aux") || (x.Xpos is "VBZ" or "VBP" or "VBD" && g.Xpos == "VB"))),
        "nmod" => g.Upos == "NOUN" && Predicate.CaseOf(x) is "of",
        "xcomp" => g.Upos is "VERB" or "ADJ",
        "obj" or "nsubj:pass" => x.Upos == "NOUN" && g.Upos == "VERB",
        "appos" or "dep" => true,
        "nsubj" => g.Lemma == "be" && g.Children.Any(c => c.Deprel == "expl"),
        _ => false,
    };
}
