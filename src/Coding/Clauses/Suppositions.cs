using System.Collections.Frozen;
using Attache.Coding.Lexicon;
using Attache.Language;

namespace Attache.Coding.Clauses;

/// <summary>Conditions that no word of condition tells: threats by "and" and "or", deeds that are only supposed, phrases that a sentence opens with.</summary>
internal static class Suppositions
{
    private static readonly FrozenSet<string> Answering = WordLists.Of("answering");

    private static readonly FrozenSet<string> Causing = WordLists.Of("bringing-about");

    private static readonly string[][] Openings =
        [["without"], ["given", "a"], ["given", "an"], ["given", "the"], ["bar"], ["barring"], ["absent"], ["failing"], ["subject", "to"], ["contingent", "on"], ["conditional", "on"], ["depending", "on"],
         ["on", "the", "understanding"], ["on", "condition"], ["in", "return", "for"], ["in", "exchange", "for"], ["with", "a"], ["only", "with"]];

    /// <summary>
    /// Whether what comes first is the condition of what follows: "one more rocket and we close the crossing", "give us the bodies and we open
    /// the road", "pay the arrears or we walk out".
    /// </summary>
    public static bool IsThreat(Token t)
    {
        if (t.Deprel != "conj" || t.Xpos is not ("VBP" or "VBZ" or "VB") || t.HeadToken is not { } first || first.Index > t.Index || !t.Children.Any(c => c.Deprel.StartsWith("nsubj", StringComparison.Ordinal))) return false;
        string? and = t.Children.FirstOrDefault(c => c.Deprel == "cc")?.Lemma.ToLowerInvariant();
        if (and is not ("and" or "or")) return false;
        if (IsOrder(first)) return true;
        // "either wages go up or they flood the pit"
        if (and == "or") return first.Children.Any(c => c.Deprel is "cc:preconj" or "advmod" or "cc" && c.Lemma.Equals("either", StringComparison.OrdinalIgnoreCase));
        return first.Upos == "NOUN" && !first.Children.Any(c => c.Deprel is "cop" or "nsubj" or "acl:relcl") && first.Children.Any(c => c.Deprel is "nummod" or "det" or "amod") && (first.Deprel is "root" or "ccomp" or "parataxis" || first.Index < 4);
    }

    /// <summary>Whether an act is the worse half of an ultimatum: "leave the square or be <em>removed</em>", "dismiss the women or face <em>closure</em>".</summary>
    public static bool IsAlternative(Token t)
    {
        // "end the strike or face dismissal", where the tree takes "face" for a noun
        var tokens = t.Sentence.Tokens;
        if (t.Index > 2 && tokens[t.Index - 1].Form is "face" or "risk" && tokens[t.Index - 2].Form == "or")
            return tokens.Any(x => x.Index < t.Index - 2 && x.Xpos == "VB" && (x.Deprel == "root" || x.Children.Any(c => c.Form is "to" or "must")));
        for (var x = t; x.HeadToken is { } g; x = g)
        {
            if (x.Deprel == "conj" && x.Children.Any(c => c.Deprel == "cc" && c.Lemma == "or"))
            {
                bool worse = x.Lemma is "face" or "risk" or "expect" || (x.Xpos == "VBN" && x.Children.Any(c => c.Deprel == "aux:pass" && c.Form == "be")) || (x.Lemma == "have" && x != t && t.Xpos == "VBN");
                return worse && (IsOrder(g) || g.Children.Any(c => (c.Deprel == "aux" && c.Lemma.ToLowerInvariant() is "must" or "should") || (c.Deprel == "mark" && c.Lemma == "to")));
            }
            if (x.Deprel is not ("obj" or "xcomp")) return false;
        }
        return false;
    }

    /// <summary>Whether an act is a deed that nobody has done, as the subject of what it would do: "a <em>rejection</em> of the budget would bring down the government".</summary>
    public static bool IsSupposed(Token t) =>
        t.Upos == "NOUN" && t.Deprel is "nsubj" or "nsubj:pass" && t.HeadToken is { Upos: "VERB" } g
        && ((IsDeed(t) && HasModal(g, "would")) || (t.Children.Any(c => c.Deprel == "det" && c.Lemma.ToLowerInvariant() is "any" or "another") && HasModal(g, "would", "will")));

    /// <summary>
    /// Whether an act is what such a deed would bring about: "a strike on the reactor would bring <em>retaliation</em>", "loss of the corridor would
    /// <em>force</em> the mission to leave", "any attack would be <em>met</em>".
    /// </summary>
    public static bool IsBroughtAbout(Token t)
    {
        var verb = t.Upos == "VERB" && t.Deprel is not "xcomp" ? t : t.HeadToken;
        if (verb is not { Upos: "VERB" } || !(verb == t || t.Deprel is "obj" or "obl" or "xcomp" or "ccomp")) return false;
        bool causes = Causing.Contains(verb.Lemma.ToLowerInvariant()) && !verb.Children.Any(c => c.Deprel == "aux:pass"), answers = verb == t && t.Xpos == "VBN" && Answering.Contains(t.Lemma.ToLowerInvariant());
        if (!causes && !answers) return false;
        foreach (var c in verb.Children)
        {
            if (c.Deprel.StartsWith("csubj", StringComparison.Ordinal) && c.Xpos == "VBG" && HasModal(verb, "would")) return true;
            if (c.Deprel is not ("nsubj" or "nsubj:pass") || c.Upos != "NOUN") continue;
            if (IsSupposed(c)) return true;
            // "failure to pay would lead to expulsion": a deed without an article is none in particular.
            if (PredicateLexicon.IsEventNoun(c.Lemma) && HasModal(verb, "would") && !c.Children.Any(d => d.Deprel is "det" or "nmod:poss" or "nummod")) return true;
            // "a second offence means closure"
            if (verb != t && verb.Lemma == "mean" && verb.Xpos is "VBZ" or "VBP" && (IsDeed(c) || c.Children.Any(d => d.Deprel == "det" && d.Lemma.Equals("no", StringComparison.OrdinalIgnoreCase)))) return true;
        }
        return false;
    }

    /// <summary>
    /// Whether an act with a modal is what a phrase at the start of its sentence is the condition of: "without an accord the ferries would stop",
    /// "given a mandate, Kenya would lead the force".
    /// </summary>
    public static bool IsLed(Token t)
    {
        if (!HasModal(t, "would", "will", "could", "can", "may", "might")) return false;
        var tokens = t.Sentence.Tokens;
        int start = tokens[0].Upos == "PUNCT" ? 1 : 0;
        foreach (string[] opening in Openings)
        {
            bool all = start + opening.Length < tokens.Count;
            for (int i = 0; all && i < opening.Length; i++) all = tokens[start + i].Form.Equals(opening[i], StringComparison.OrdinalIgnoreCase);
            if (!all) continue;
            // "without waiting for approval": how, not if. "With a majority the party could": only what could or would be.
            if (tokens[start + opening.Length].Xpos == "VBG" || (opening[0] == "with" && !HasModal(t, "would", "could"))) return false;
            return !tokens.Any(x => x.Index < t.Index && x != t && x.Xpos == "MD" && x.HeadToken != t);
        }
        return false;
    }

    private static bool IsDeed(Token t) => t.Children.Any(c => (c.Deprel == "det" && c.Lemma.ToLowerInvariant() is "a" or "an" or "any" or "another") || (c.Deprel == "amod" && c.Lemma.ToLowerInvariant() is "further" or "slight" or "slightest"));

    // "leave the square": an imperative.
    private static bool IsOrder(Token t) =>
        t.Xpos is "VB" or "VBP" && t.Deprel is "root" or "ccomp" or "parataxis" or "csubj" && !t.Children.Any(c => c.Deprel is "aux" or "mark" || c.Deprel.StartsWith("nsubj", StringComparison.Ordinal));

    private static bool HasModal(Token t, params ReadOnlySpan<string> modals)
    {
        foreach (var c in t.Children)
            if (c.Deprel is "aux" && modals.Contains(c.Lemma.ToLowerInvariant())) return true;
        return false;
    }
}
