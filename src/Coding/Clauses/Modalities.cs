using Attache.Codebook;
using Attache.Language;

namespace Attache.Coding.Clauses;

/// <summary>How a sentence words an act: tense, auxiliaries, governors, conditions and negation around a predicate.</summary>
public static class Modalities
{
    private static readonly HashSet<string> Considering = new(
        ["consider", "mull", "weigh", "study", "examine", "contemplate", "envisage", "discuss", "debate", "ponder", "explore", "prefer", "propose", "suggest", "recommend", "favour", "favor", "urge", "demand", "ask", "request", "want", "hope", "wish", "fear", "seek", "call", "appeal", "press", "advocate", "foresee"], StringComparer.Ordinal);

    private static readonly HashSet<string> Planning = new(
        ["plan", "intend", "expect", "suppose", "schedule", "set", "due", "promise", "pledge", "vow", "agree", "prepare", "decide", "announce", "undertake", "aim", "mean", "order", "instruct", "authorise", "authorize", "offer", "threaten", "commit", "ready"], StringComparer.Ordinal);

    private static readonly HashSet<string> Denying = new(["deny", "refuse", "decline", "fail", "reject", "oppose", "avoid", "prevent", "dismiss", "rule"], StringComparer.Ordinal);

    private static readonly HashSet<string> OptionNouns = new(
        ["option", "possibility", "trend", "idea", "prospect", "question", "talk", "debate", "scenario", "risk", "chance", "future", "discussion", "call", "proposal", "demand", "request", "fear", "negotiation", "consideration", "hypothesis"], StringComparer.Ordinal);

    private static readonly HashSet<string> PlanNouns = new(["plan", "decision", "intention", "promise", "announcement", "agreement", "pledge", "preparation", "order", "offer", "threat", "timetable", "calendar"], StringComparer.Ordinal);

    private static readonly HashSet<string> Reporting = new(
        ["say", "tell", "add", "announce", "state", "report", "declare", "note", "indicate", "affirm", "confirm", "claim", "insist", "warn", "explain", "write", "believe", "think", "know", "reveal", "recall", "specify", "stress", "argue", "maintain"], StringComparer.Ordinal);

    /// <summary>The modality of the act that a token tells.</summary>
    public static Modality Of(Token t)
    {
        var own = Own(t);
        if (own is Modality.Negated) return own;
        if (IsConditional(t)) return Modality.Conditional;
        if (IsOption(t)) return Modality.Considered;
        var governed = Governed(t);
        if (governed is Modality.Negated) return own == Modality.Actual ? governed.Value : own;
        if (own != Modality.Actual) return own;
        return governed ?? Modality.Actual;
    }

    /// <summary>Whether the token itself is negated: not, never, no longer, no.</summary>
    public static bool IsNegated(Token t)
    {
        foreach (var c in t.Children)
        {
            string lemma = c.Lemma.ToLowerInvariant();
            if (c.Deprel is "advmod" or "det" or "cc:preconj" && lemma is "not" or "n't" or "n’t" or "never" or "no" or "neither" or "nor" && c.Index <= t.Index + 2) return true;
            if (c.Deprel is "advmod" && c.Form.Equals("longer", StringComparison.OrdinalIgnoreCase) && c.Children.Any(x => x.Lemma is "no" or "any")) return true;
            if (c.Deprel is "nsubj" or "nsubj:pass" && (lemma is "nobody" or "none" or "neither" || c.Children.Any(x => x.Deprel is "det" or "advmod" && x.Lemma.ToLowerInvariant() is "no" or "neither" || (x.Deprel is "advmod" or "nummod" or "det" && x.Lemma is "not")))) return true;
            if (c.Deprel is "obj" && c.Children.Any(x => x.Deprel == "det" && x.Lemma is "no" or "No")) return true;
        }
        return false;
    }

    private static Modality Own(Token t)
    {
        if (IsNegated(t)) return Modality.Negated;
        foreach (var c in t.Children)
        {
            if (c.Deprel is not ("aux" or "aux:pass")) continue;
            switch (c.Lemma.ToLowerInvariant())
            {
                case "will" or "shall" or "'ll" or "’ll": return Modality.Planned;
                case "would": return HasIf(t) ? Modality.Conditional : Modality.Planned;
                case "may" or "might" or "could": return Modality.Considered;
                case "must" or "should" or "ought": return Modality.Considered;
                case "can" when t.Upos == "VERB": return Modality.Considered;
            }
        }
        // "is to meet", "are to follow"; "is going to", "is about to"
        if (t.Xpos == "VB" && t.Deprel == "xcomp" && t.HeadToken is { Lemma: "be" or "have" or "go" } be && t.Children.Any(c => c.Deprel == "mark" && c.Lemma == "to"))
            return be.Lemma == "go" && be.Xpos != "VBG" ? Modality.Actual : Modality.Planned;
        if (t.Xpos == "VB" && t.Children.Any(c => c.Deprel == "mark" && c.Lemma == "to") && t.Children.Any(c => c.Deprel is "aux" or "cop" && c.Lemma == "be")) return Modality.Planned;
        return Modality.Actual;
    }

    private static bool HasIf(Token t) =>
        t.Children.Any(c => c.Deprel == "advcl" && (c.Children.Any(m => m.Deprel == "mark" && m.Lemma.ToLowerInvariant() is "if" or "unless") || c.Children.Any(a => a.Deprel == "aux" && a.Lemma == "should" && a.Index < c.Index && c.Children.Any(s => s.Deprel.StartsWith("nsubj", StringComparison.Ordinal) && s.Index > a.Index))));

    private static bool IsConditional(Token t)
    {
        for (var x = t; x is not null; x = x.HeadToken)
        {
            if (x.Deprel is "advcl" or "advcl:relcl" && x.Children.Any(c => c.Deprel == "mark" && c.Lemma.ToLowerInvariant() is "if" or "unless" or "should" or "whether")) return true;
            // "should France withdraw": inversion
            var should = x.Children.FirstOrDefault(c => c.Deprel == "aux" && c.Lemma.ToLowerInvariant() is "should" or "were" or "be" && c.Form.ToLowerInvariant() is "should" or "were");
            if (should is not null && x.Children.Any(c => c.Deprel.StartsWith("nsubj", StringComparison.Ordinal) && c.Index > should.Index && c.Index < x.Index)
                && !x.Sentence.Text.EndsWith('?')) return true;
            if (x.Deprel is "ccomp" or "parataxis" or "root" or "acl:relcl") return false;
        }
        return false;
    }

    // "the trend is towards a withdrawal", "the option is …": said of a noun of choice.
    private static bool IsOption(Token t) =>
        t.Upos == "NOUN" && t.Children.Any(c => c.Deprel is "nsubj" && OptionNouns.Contains(c.Lemma.ToLowerInvariant()));

    // What the words above it make of it: "consider withdrawing", "plans for a withdrawal", "talks on the withdrawal", "denied having left".
    private static Modality? Governed(Token t)
    {
        var x = t;
        for (int step = 0; step < 5 && x.HeadToken is { } g; step++)
        {
            string lemma = g.Lemma.ToLowerInvariant();
            string relation = x.Deprel.Split(':')[0];
            if (g.Upos == "VERB" && relation is "xcomp" or "ccomp" or "obj" or "obl" or "advcl" || (g.Upos == "VERB" && x.Deprel is "nsubj:pass"))
            {
                if (lemma == "rule" && IsNegated(g)) return Modality.Considered;
                if (relation is "advcl" && x.Xpos is not "VB") return null;
                if (Denying.Contains(lemma) && relation is "xcomp" or "ccomp" or "obj") return Modality.Negated;
                if (Considering.Contains(lemma) && relation is not "obl") return Modality.Considered;
                if (Considering.Contains(lemma) && Predicate.CaseOf(x) is "for" or "on" or "over" or "about") return Modality.Considered;
                if (Planning.Contains(lemma) && relation is "xcomp") return IsNegated(g) ? Modality.Negated : Modality.Planned;
                if (relation is "obj" or "nsubj" && Planning.Contains(lemma) && t.Upos == "NOUN" && lemma is not ("order" or "set" or "mean" or "agree")) return Modality.Planned;
                if (Reporting.Contains(lemma)) return null;
                if (relation is "xcomp" or "obj" or "nsubj")
                {
                    // The governor's own wording holds for what it governs: "will begin withdrawing", "would accept mediation".
                    if (Own(g) is var above && above != Modality.Actual) return above;
                }
                else return null;
            }
            else if (g.Upos is "NOUN" && relation is "nmod" or "acl")
            {
                // "has no plans to expel", "no question of withdrawing"
                if ((OptionNouns.Contains(lemma) || PlanNouns.Contains(lemma)) && g.Children.Any(c => c.Deprel == "det" && c.Lemma.ToLowerInvariant() == "no")) return Modality.Negated;
                if (OptionNouns.Contains(lemma)) return Modality.Considered;
                if (PlanNouns.Contains(lemma)) return Modality.Planned;
            }
            else if (g.Upos is "ADJ" && relation is "xcomp" or "advcl" or "ccomp" or "csubj")
            {
                if (lemma is "ready" or "willing" or "due" or "set" or "likely" or "certain" or "sure" or "bound" or "able") return lemma is "likely" or "able" ? Modality.Considered : Modality.Planned;
                if (lemma is "unlikely" or "unwilling" or "reluctant" or "unable") return Modality.Negated;
                if (lemma is "possible" or "necessary" or "essential" or "conceivable") return Modality.Considered;
            }
            else if (relation is not ("conj" or "nmod" or "appos" or "dep")) return null;
            x = g;
        }
        return null;
    }
}
