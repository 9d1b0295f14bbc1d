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
                if (IsInverted(c) || (Opening(c) is { Length: > 0 } && !IsConcession(c))) return true;
            // "would meet him, but only if the siege were lifted"
            if (c.Deprel == "conj" && HasIf(c)) return true;
            // "would shut the camps, an official said, if the donors stopped paying": trees hang the clause on the verb of saying.
            if (c.Deprel is "parataxis" or "ccomp" && c.Upos == "VERB" && c.Index > t.Index && c.Children.Any(x => x.Deprel == "advcl" && x.Index > t.Index && ((HasIf(x) && !IsConcession(x)) || IsInverted(x)))) return true;
            if (IsUnspoken(c)) return true;
            // "anyone who resists will be shot"
            if (c.Deprel.StartsWith("nsubj", StringComparison.Ordinal) && (lemma is "anyone" or "anybody" or "whoever" || c.Children.Any(d => d.Deprel == "det" && d.Lemma.ToLowerInvariant() is "any" or "whatever" or "whichever")) && c.Children.Any(r => r.Deprel == "acl:relcl")) return true;
        }
        // "would only send its frigate under a mandate": what it hangs on is told by a phrase.
        if (would && t.Children.Any(c => IsOnly(c) || (c.Deprel is "obl" or "advcl" && c.Children.Any(IsOnly)))) return true;
        // "would back the budget in exchange for two ministries"
        if (would && t.Children.Any(c => c.Deprel == "obl" && c.Index > t.Index && c.Lemma is "exchange" or "return" && Predicate.CaseOf(c) == "in")) return true;
        // "would return as soon as its terms were met", "would be closed were the patrols to end"
        if (would && t.Sentence.Tokens.Any(x => x.Index > t.Index && (IsInverted(x) || IsSoon(x)))) return true;
        // "will lift the roadblocks only when the ministry has paid"
        if (t.Children.Any(c => c.Deprel == "aux" && c.Lemma.ToLowerInvariant() == "will") && t.Children.Any(c => c.Deprel == "advcl" && c.Index > t.Index && IsAwaited(c) && c.Children.Any(m => m.Form.Equals("when", StringComparison.OrdinalIgnoreCase)))) return true;
        return Suppositions.IsThreat(t) || Suppositions.IsLed(t) || Later(t);
    }

    private static bool IsOnly(Token c) => c.Deprel == "advmod" && c.Lemma.Equals("only", StringComparison.OrdinalIgnoreCase);

    // "would lend the money, were Maputo to offer its gas": trees take the inverted clause for a name with "were"; one that has no subject is a condition.
    private static bool IsUnspoken(Token x) =>
        x.Deprel is "parataxis" or "ccomp" or "advcl" && x.Upos is "NOUN" or "PROPN" or "PRON" && x.Children.Any(c => c.Deprel == "cop" && c.Form.Equals("were", StringComparison.OrdinalIgnoreCase) && c.Index < x.Index)
        && !x.Children.Any(c => c.Deprel.StartsWith("nsubj", StringComparison.Ordinal) || c.Deprel == "expl") && x.Children.Any(c => c.Deprel is "acl" or "xcomp" && c.Children.Any(m => m.Deprel == "mark" && m.Lemma == "to"));

    // "will travel even if his party objects": travels in any case.
    private static bool IsConcession(Token clause) =>
        clause.Children.Any(c => c.Deprel == "mark" && c.Lemma.ToLowerInvariant() == "if" && c.Index > 0 && c.Sentence.Tokens[c.Index - 1].Form.Equals("even", StringComparison.OrdinalIgnoreCase));

    private static bool HasIf(Token t) => t.Children.Any(c => c.Deprel == "mark" && c.Lemma.ToLowerInvariant() is "if" or "unless");

    // "will be released provided that parliament agrees": words that can only open a condition, wherever the tree hangs them.
    private static bool Later(Token t)
    {
        var tokens = t.Sentence.Tokens;
        for (int i = t.Index + 1; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].Form is ";" or ":") return false;
            if (PhraseEnd(tokens, i) > 0) return true;
        }
        return false;
    }

    // "could drop the case provided Warsaw dissolves the chamber": behind the verb of a sentence, a clause with a verb of its own; but "the camp provided by Turkey".
    private static bool IsBareProviso(IReadOnlyList<Token> tokens, int i)
    {
        if (i + 2 >= tokens.Count || tokens[i + 1].Upos is not ("PROPN" or "NOUN" or "DET" or "PRON" or "ADJ" or "NUM" or "CCONJ")) return false;
        if (i > 0 && tokens[i - 1].Lemma.ToLowerInvariant() is "be" or "have" or "which" or "that" or "who" or "to") return false;
        // "said that Turkey provided tents and medics arrived": a verb with a subject of its own.
        if (tokens[i].Children.Any(c => c.Deprel.StartsWith("nsubj", StringComparison.Ordinal))) return false;
        bool main = i == 0;
        for (int k = 0; k < i && !main; k++) main = IsFinite(tokens[k]);
        if (!main) return false;
        for (int k = i + 2; k < tokens.Count && k < i + 9; k++)
        {
            if (tokens[k].Form is "," or ";" or ":" || (tokens[k].Upos == "CCONJ" && tokens[i + 1].Upos != "CCONJ") || tokens[k].Lemma.ToLowerInvariant() is "that" or "which" or "who") return false;
            if (IsFinite(tokens[k])) return true;
        }
        return false;
    }

    private static bool IsFinite(Token t) => t.Xpos is "VBD" or "VBZ" or "VBP" or "MD";

    // Behind the last word of a phrase of condition that begins at a word; 0 where none does. "As long as two years" is a measure.
    private static int PhraseEnd(IReadOnlyList<Token> tokens, int i)
    {
        string Word(int at) => at < tokens.Count ? tokens[at].Form.ToLowerInvariant() : "";
        switch (Word(i))
        {
            case "provided" or "providing" when Word(i + 1) == "that": return i + 2;
            case "provided" or "providing" when IsBareProviso(tokens, i): return i + 1;
            case "assuming" or "supposing" when Word(i + 1) == "that": return i + 2;
            case "contingent" or "conditional" or "dependent" when Word(i + 1) is "on" or "upon": return i + 2;
            case "subject" when Word(i + 1) == "to" && (i == 0 || tokens[i - 1].Upos is not ("AUX" or "VERB" or "ADV")): return i + 2;
            case "depending" when Word(i + 1) is "on" or "upon": return i + 2;
            case "so" or "as" when Word(i + 1) == "long" && Word(i + 2) == "as" && i + 3 < tokens.Count && tokens[i + 3].Upos != "NUM": return i + 3;
            case "on" when Word(i + 1) == "condition" && Word(i + 2) == "that": return i + 3;
            case "on" when Word(i + 1) == "the" && Word(i + 2) is "condition" or "understanding" && Word(i + 3) == "that": return i + 4;
            case "in" when Word(i + 1) == "case" && Word(i + 2) == "of": return i + 3;
            case "in" when Word(i + 1) == "the" && Word(i + 2) == "event" && Word(i + 3) is "that" or "of": return i + 4;
            default: return 0;
        }
    }

    // "on condition that the minister <visits>", "in case of a Russian <refusal>": what follows such a phrase first.
    private static bool Follows(Token t)
    {
        var tokens = t.Sentence.Tokens;
        for (int i = t.Index - 1; i >= 0 && t.Index - i < 16; i--)
        {
            if (PhraseEnd(tokens, i) is not (> 0 and var end) || end > t.Index) continue;
            bool noun = tokens[end - 1].Form.ToLowerInvariant() is "of" or "to" or "on" or "upon";
            for (int k = end; k < t.Index; k++)
                if (noun ? tokens[k].HeadToken != t && tokens[k].HeadToken?.HeadToken != t : tokens[k].Upos == "VERB") return false;
            return noun == (t.Upos == "NOUN");
        }
        return false;
    }

    // "would return once the delegates were released", "only after a full disarmament would the army move"
    private static bool IsAwaited(Token x)
    {
        if (x.HeadToken is not { } main || !main.Children.Any(c => c.Deprel == "aux" && c.Lemma.ToLowerInvariant() is "will" or "would" or "shall" or "can" or "could")) return false;
        foreach (var c in x.Children)
        {
            if (c.Deprel is not ("mark" or "case" or "advmod")) continue;
            string word = c.Form.ToLowerInvariant();
            bool only = c.Index > 0 && c.Sentence.Tokens[c.Index - 1].Form.Equals("only", StringComparison.OrdinalIgnoreCase);
            if (word is "once" or "until" && x.Deprel == "advcl") return true;
            // "when, and only when, it pays"
            only |= word == "when" && c.Index + 2 < c.Sentence.Tokens.Count && c.Sentence.Tokens.Skip(c.Index - 4 < 0 ? 0 : c.Index - 4).Take(7).Any(t => t.Form.Equals("only", StringComparison.OrdinalIgnoreCase));
            if (only && word is "when" or "after" or "if" or "once") return true;
        }
        return false;
    }

    // "as soon as parliament adopts the law", "the moment soldiers vacate the tower"
    private static bool IsSoon(Token x)
    {
        if (x.Upos != "VERB") return false;
        var tokens = x.Sentence.Tokens;
        for (int i = x.Index - 1; i >= 1 && x.Index - i < 9 && tokens[i].Form is not ("," or ";"); i--)
        {
            string word = tokens[i].Form.ToLowerInvariant(), before = tokens[i - 1].Form.ToLowerInvariant();
            if (i > 1 && word == "as" && before == "soon") return true;
            if (word == "moment" && before == "the") return true;
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
        if (Follows(t) || Suppositions.IsSupposed(t) || Suppositions.IsBroughtAbout(t) || Suppositions.IsAlternative(t)) return true;
        // "whoever attacks a peacekeeper will be tried"
        if (t.Upos == "VERB" && t.Children.Any(c => c.Deprel.StartsWith("nsubj", StringComparison.Ordinal) && c.Lemma.ToLowerInvariant() is "whoever" or "whosoever")) return true;
        for (var x = t; x is not null; x = x.HeadToken)
        {
            if (x.Deprel is "advcl" or "advcl:relcl" or "obl" && (Opening(x).Length > 0 || IsAwaited(x))) return true;
            if (IsInverted(x) || (x.Deprel == "conj" && HasIf(x))) return true;
            if (x.Deprel == "acl:relcl" && x.HeadToken is { } who && (who.Lemma.ToLowerInvariant() is "anyone" or "anybody" or "whoever" || who.Children.Any(d => d.Deprel == "det" && d.Lemma.Equals("any", StringComparison.OrdinalIgnoreCase))) && who.HeadToken is { } main && main.Children.Any(c => c.Deprel == "aux" && c.Lemma.ToLowerInvariant() is "will" or "would" or "shall")) return true;
            if (x.Deprel is "ccomp" or "parataxis" or "root" or "acl:relcl") break;
        }
        // "will be paid as soon as parliament adopts the law": the act of the clause is awaited.
        return t.Xpos is "VBZ" or "VBP" or "VBD" or "VBN" && IsSoon(t) && (t.Xpos is not ("VBD" or "VBN") || t.Sentence.Tokens.Any(x => x.Lemma.ToLowerInvariant() == "would"));
    }
}
