using System.Collections.Frozen;
using Attache.Codebook;
using Attache.Coding.Lexicon;
using Attache.Language;

namespace Attache.Coding.Clauses;

/// <summary>Whether a sentence without a date tells what lies well before its story.</summary>
internal static class Background
{
    private static readonly FrozenSet<string> Epochs = WordLists.Of("epoch");
    private static readonly FrozenSet<string> Bygone = WordLists.Of("bygone");
    private static readonly FrozenSet<string> Ages = WordLists.Of("age-of-life");

    /// <summary>Whether an act is told in the pluperfect, or set in an epoch that is over.</summary>
    public static bool Tells(Token predicate)
    {
        // In the report of a past verb the pluperfect is its past: "confirmed that they had been released", "reports that it had bombed the camp".
        if (IsReported(predicate)) return false;
        if (predicate.Deprel is "acl:relcl" or "acl" && predicate.HeadToken is { Upos: "NOUN" } noun && Governors.IsContent(predicate) && IntentLexicon.Standard.Of('n', noun.Lemma.ToLowerInvariant()).Any(r => r.Place?.Relation == "ccomp")) return false;
        // "the first time that a pope had visited": now, for the first time.
        if (predicate.Deprel is "acl:relcl" or "acl" && predicate.HeadToken is { Lemma: "time" } time && time.Children.Any(c => c.Deprel == "amod" && c.Lemma.ToLowerInvariant() == "first")) return false;
        bool past = predicate.Xpos == "VBD", had = false;
        foreach (var c in predicate.Children)
        {
            if (c.Deprel is not ("aux" or "aux:pass")) continue;
            string form = c.Form.ToLowerInvariant();
            had |= form is "had" or "'d" && c.Deprel == "aux";
            past |= form is "was" or "were";
        }
        return (had && Modalities.Of(predicate) != Modality.Conditional) || (past && IsInEpoch(predicate));
    }

    /// <summary>Whether a sentence says which year or how long ago.</summary>
    public static bool TellsYear(Sentence s) =>
        s.Tokens.Any(t => (t.Form.Length is 4 or 5 && t.Form[0] is '1' or '2' && t.Form.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0) || t.Lemma.ToLowerInvariant() is "ago" or "last" or "century" or "decade" or "earlier");

    private static bool IsReported(Token predicate)
    {
        var x = predicate;
        while (x is { Deprel: "conj", HeadToken: { Upos: "VERB" } first }) x = first;
        return x.Deprel is "ccomp" or "csubj" or "csubj:pass" && x.HeadToken is { } g && (g.Xpos == "VBD" || g.Children.Any(c => c.Deprel is "aux" or "aux:pass" or "cop" && c.Xpos == "VBD"));
    }

    // "decades ago"
    private static bool IsLongAgo(Token t) => t.Lemma.ToLowerInvariant() == "ago" && t.Index > 0 && t.Sentence.Tokens[t.Index - 1].Lemma.ToLowerInvariant() is "year" or "decade" or "century" or "generation" or "long";

    // "at its peak", "between the wars", "in the days of the Royal Navy", "in its early years": years and days of somebody or something; "at the end of the Bosnian war"
    private static bool IsSpan(Token c, string? preposition) => c.Lemma.ToLowerInvariant() switch
    {
        "war" => preposition == "between" && c.Xpos == "NNS" && !c.Children.Any(x => x.Deprel is "amod" or "nmod" or "compound"),
        "day" => preposition == "in" && c.Xpos == "NNS" && c.Children.Any(x => x.Deprel == "det" && x.Lemma == "the") && c.Children.Any(x => x.Deprel == "nmod" && Predicate.CaseOf(x) == "of"),
        "year" => preposition is "in" or "during" && c.Xpos == "NNS" && c.Children.Any(x => x.Deprel == "nmod:poss") && c.Children.Any(x => x.Deprel == "amod" && x.Lemma.ToLowerInvariant() is "early" or "first" or "last" or "final"),
        "peak" or "height" when preposition == "at" && c.Children.Any(x => x.Deprel == "nmod:poss") => true,
        "end" or "close" or "outbreak" or "height" => preposition is "at" or "after" or "before" or "since" or "until" && c.Children.FirstOrDefault(x => x.Deprel == "nmod" && Predicate.CaseOf(x) == "of") is { } of && Epochs.Contains(of.Lemma.ToLowerInvariant()) && of.Lemma != "year" && IsOver(of, "during"),
        _ => false,
    };

    // "during the Second World War", "under the old regime", "in the early years of the republic", "as a student"
    private static bool IsInEpoch(Token predicate)
    {
        foreach (var c in predicate.Children)
        {
            if (IsLongAgo(c)) return true;
            if (c.Deprel != "obl") continue;
            string? preposition = Predicate.CaseOf(c);
            string lemma = c.Lemma.ToLowerInvariant();
            if (preposition is "during" or "under" or "in" or "before" or "since" or "throughout" && Epochs.Contains(lemma) && IsOver(c, preposition)) return true;
            if (preposition is "under" or "during" && Bygone.Contains(lemma)) return true;
            if (IsSpan(c, preposition)) return true;
            if (preposition is "as" or "in" && Ages.Contains(lemma)) return true;
            // "as a young lawyer", "in their twenties"
            if (preposition == "as" && c.Children.Any(x => x.Deprel == "amod" && x.Lemma.ToLowerInvariant() == "young")) return true;
            if (preposition == "in" && lemma is "twenty" or "thirty" or "twenties" or "thirties" or "youth" && c.Children.Any(x => x.Deprel == "nmod:poss")) return true;
        }
        return false;
    }

    // A year needs telling which ("the early years of the republic"), a war or rule its name or "during"; "in the war" may be this one.
    private static bool IsOver(Token epoch, string preposition)
    {
        bool told = epoch.Children.Any(c => c.Deprel is "amod" or "compound" or "nmod" && c.Upos is not "VERB");
        return epoch.Lemma.ToLowerInvariant() switch
        {
            "year" or "day" => epoch.Xpos == "NNS" && preposition is "in" or "during" && epoch.Children.Any(c => c.Deprel == "amod" && c.Lemma.ToLowerInvariant() is "early" or "first" or "last" or "final" or "late") && epoch.Children.Any(c => c.Deprel == "nmod" && Predicate.CaseOf(c) == "of"),
            "term" => epoch.Children.Any(c => c.Deprel == "amod" && c.Lemma.ToLowerInvariant() is "first" or "previous" or "last" or "earlier"),
            "war" => told && !epoch.Children.Any(c => c.Deprel == "det" && c.Lemma.ToLowerInvariant() is "this" or "a"),
            _ => told && epoch.Children.Any(c => c.Lemma.ToLowerInvariant() is "old" or "former" or "previous" or "colonial" or "soviet" or "ottoman" or "imperial" or "last" or "british" or "french" or "portuguese" or "belgian" or "spanish" or "cold" or "communist"),
        };
    }
}
