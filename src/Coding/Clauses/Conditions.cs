using System.Collections.Frozen;
using Attache.Coding.Lexicon;
using Attache.Language;

namespace Attache.Coding.Clauses;

/// <summary>Clauses and phrases of condition: what they hold, and what hangs on them.</summary>
internal static class Conditions
{
    // Verbs whose clause with "if" is a question, no condition.
    private static readonly FrozenSet<string> Asking = WordLists.Of("asking");

    /// <summary>Whether an act is told on a condition: "will strike if …", "provided that …, observers will be sent", "failing an apology, they will leave".</summary>
    public static bool HangOn(Token t)
    {
        if (Protasis(t.Sentence) is var end and > 0 && t.Index > end) return true;
        bool would = false;
        foreach (var c in t.Children)
        {
            string lemma = c.Lemma.ToLowerInvariant();
            if (c.Deprel is "aux" && lemma == "would") would = true;
            if (c.Deprel.StartsWith("advcl", StringComparison.Ordinal) || c.Deprel == "obl" || (c.Deprel == "ccomp" && c.Index > t.Index && (IsInverted(c) || (HasIf(c) && !Asking.Contains(t.Lemma)))))
                if (IsInverted(c) || Opening(c) is { Length: > 0 }) return true;
            // "would meet him, but only if the siege were lifted"
            if (c.Deprel == "conj" && HasIf(c)) return true;
            // "would shut the camps, an official said, if the donors stopped paying": trees hang the clause on the verb of saying.
            if (c.Deprel == "parataxis" && c.Upos == "VERB" && c.Index > t.Index && c.Children.Any(x => x.Deprel == "advcl" && x.Index > c.Index && (HasIf(x) || IsInverted(x)))) return true;
            if (IsUnspoken(c)) return true;
            // "anyone who resists will be shot"
            if (c.Deprel.StartsWith("nsubj", StringComparison.Ordinal) && (lemma is "anyone" or "anybody" or "whoever" || c.Children.Any(d => d.Deprel == "det" && d.Lemma.ToLowerInvariant() is "any" or "whatever" or "whichever")) && c.Children.Any(r => r.Deprel == "acl:relcl")) return true;
        }
        // "would only send its frigate under a mandate": what it hangs on is told by a phrase.
        if (would && t.Children.Any(c => IsOnly(c) || (c.Deprel == "obl" && c.Children.Any(IsOnly)))) return true;
        // "pay the arrears or we walk out"
        if (t.Deprel == "conj" && t.HeadToken is { Xpos: "VB", Deprel: "root" or "ccomp" } order && t.Children.Any(c => c.Deprel == "cc" && c.Lemma == "or") && t.Children.Any(c => c.Deprel.StartsWith("nsubj", StringComparison.Ordinal)) && !order.Children.Any(c => c.Deprel is "aux" or "mark" || c.Deprel.StartsWith("nsubj", StringComparison.Ordinal))) return true;
        // "without a ceasefire, the convoys would turn back", "would back the budget in exchange for two ministries"
        if (would)
            foreach (var c in t.Children)
                if (c.Deprel == "obl" && c.Index > t.Index && c.Lemma is "exchange" or "return" && Predicate.CaseOf(c) == "in") return true;
                else if (c.Deprel == "obl" && t.Deprel == "root" && t.Sentence.Tokens[0].Form == "With" && c.Children.Any(p => p.Index == 0)) return true;
                else if (c.Deprel == "obl" && c.Index < t.Index && c.Children.Any(p => p.Deprel == "case" && p.Lemma.ToLowerInvariant() is "without" or "absent")) return true;
        return Later(t);
    }

    private static bool IsOnly(Token c) => c.Deprel == "advmod" && c.Lemma.Equals("only", StringComparison.OrdinalIgnoreCase);

    // "would lend the money, were Maputo to offer its gas": trees take the inverted clause for a name with "were"; one that has no subject is a condition.
    private static bool IsUnspoken(Token x) =>
        x.Deprel is "parataxis" or "ccomp" or "advcl" && x.Upos is "NOUN" or "PROPN" or "PRON" && x.Children.Any(c => c.Deprel == "cop" && c.Form.Equals("were", StringComparison.OrdinalIgnoreCase) && c.Index < x.Index)
        && !x.Children.Any(c => c.Deprel.StartsWith("nsubj", StringComparison.Ordinal) || c.Deprel == "expl") && x.Children.Any(c => c.Deprel is "acl" or "xcomp" && c.Children.Any(m => m.Deprel == "mark" && m.Lemma == "to"));

    private static bool HasIf(Token t) => t.Children.Any(c => c.Deprel == "mark" && c.Lemma.ToLowerInvariant() is "if" or "unless");

    // "will be released provided that parliament agrees": words that can only open a condition, wherever the tree hangs them.
    private static bool Later(Token t)
    {
        var tokens = t.Sentence.Tokens;
        for (int i = t.Index + 1; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].Form is ";" or ":") return false;
            string phrase = tokens[i].Form.ToLowerInvariant() + " " + tokens[i + 1].Form.ToLowerInvariant();
            if (phrase is "provided that" or "providing that" or "on condition" or "so long") return true;
            if (phrase is "in the" && i + 3 < tokens.Count && tokens[i + 2].Form.Equals("event", StringComparison.OrdinalIgnoreCase) && tokens[i + 3].Form.ToLowerInvariant() is "that" or "of") return true;
            if (phrase is "on the" && i + 3 < tokens.Count && tokens[i + 2].Form.Equals("understanding", StringComparison.OrdinalIgnoreCase) && tokens[i + 3].Form == "that") return true;
            if (phrase is "as long" && i + 3 < tokens.Count && tokens[i + 2].Form == "as" && tokens[i + 3].Upos is not "NUM") return true;
        }
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

    /// <summary>Whether an act is a part of a condition itself: "if the talks <em>fail</em>".</summary>
    public static bool Contain(Token t)
    {
        if (Protasis(t.Sentence) is var end and > 0 && t.Index < end) return true;
        for (var x = t; x is not null; x = x.HeadToken)
        {
            if (x.Deprel is "advcl" or "advcl:relcl" or "obl" && Opening(x).Length > 0) return true;
            if (IsInverted(x) || (x.Deprel == "conj" && HasIf(x))) return true;
            if (x.Deprel == "acl:relcl" && x.HeadToken is { } who && (who.Lemma.ToLowerInvariant() is "anyone" or "anybody" or "whoever" || who.Children.Any(d => d.Deprel == "det" && d.Lemma.Equals("any", StringComparison.OrdinalIgnoreCase))) && who.HeadToken is { } main && main.Children.Any(c => c.Deprel == "aux" && c.Lemma.ToLowerInvariant() is "will" or "would" or "shall")) return true;
            if (x.Deprel is "ccomp" or "parataxis" or "root" or "acl:relcl") return false;
        }
        return false;
    }
}
