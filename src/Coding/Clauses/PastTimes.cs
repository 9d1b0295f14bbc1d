using System.Collections.Frozen;
using System.Globalization;
using Attache.Codebook;
using Attache.Language;
using Attache.Language.Dates;

namespace Attache.Coding.Clauses;

/// <summary>
/// What a sentence with dates, lengths of time and bygone powers tells of an act that has no date of its own: "the crash of 1996, when a jet
/// <em>plunged</em> into the sea", "four decades after the <em>massacre</em>", "refugees <em>expelled</em> by Idi Amin".
/// </summary>
internal static class PastTimes
{
    // A bygone year and a bit: what happened last year still belongs to the news.
    private const int Days = 400;

    private static readonly FrozenSet<string> Titles = Lexicon.WordLists.Of("ruler-title");

    private static readonly FrozenDictionary<string, int> Powers = Tsv.FromResource(typeof(PastTimes).Assembly, "lexicon/bygone-powers.tsv").Rows
        .ToFrozenDictionary(r => r["word"], r => int.Parse(r["until"], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>Whether an act without a date of its own lies well before its story by what stands around it.</summary>
    public static bool IsTold(StoryReading reading, Token act)
    {
        if (act.Upos == "VERB" && (act.Xpos is "VB" or "VBZ" or "VBP" || act.Children.Any(c => c.Deprel is "aux" or "aux:pass" && c.Xpos is "VBZ" or "VBP" or "MD"))) return false;
        return IsOwnYear(reading, act) || IsAtSuchATime(reading, act) || IsYearsBefore(act) || IsUnderBygoneVerb(reading, act) || IsBeforePast(reading, act) || IsOfBygonePower(reading, act);
    }

    /// <summary>Whether an act is told to lie days or weeks back, whatever its tense: "two days after Harare had expelled the envoy".</summary>
    public static bool IsRecent(Token act)
    {
        foreach (var c in act.Children)
            if (c.Deprel is "case" or "mark" && c.Lemma.ToLowerInvariant() is "after" && c.Index > 0 && act.Sentence.Tokens[c.Index - 1].Lemma.ToLowerInvariant() is "day" or "week" or "hour" or "minute" or "night") return true;
        return false;
    }

    /// <summary>Whether all that a sentence dates lies well before its story; false where it has no date.</summary>
    public static bool AreAllDates(StoryReading reading, Sentence s)
    {
        bool any = false;
        foreach (var d in reading.DatesIn(s))
        {
            if (d.Role == DateRole.Duration) continue;
            if (!IsPast(reading, d)) return false;
            any = true;
        }
        return any;
    }

    /// <summary>Whether a sentence measures time by years or longer.</summary>
    public static bool MeasuresYears(Sentence s) => s.Tokens.Any(IsLong);

    /// <summary>Whether a sentence names a power that was no more on the day of the story.</summary>
    public static bool NamesBygonePower(StoryReading reading, Sentence s) => s.Tokens.Any(t => IsBygone(reading, t));

    private static bool IsPast(StoryReading reading, DateMention d) => IsPast(reading, d.Bound ?? d.Value);

    private static bool IsPast(StoryReading reading, EdtfDate? date) => (date?.Last ?? date?.First) is { } end && end.DayNumber < reading.Day.DayNumber - Days;

    // "after the 2016 crackdown": the bound is the year of the noun.
    private static bool IsOwnYear(StoryReading reading, Token act) =>
        act.Upos == "NOUN" && reading.DatesIn(act.Sentence).Any(d => d.Bound is not null && IsPast(reading, d) && act.Children.Any(c => c.Deprel is "compound" or "nummod" or "nmod" or "amod" && d.Span.Contains(c.Span)));

    // "since 1974, when Turkish forces invaded", "1994, the year it won the vote"
    private static bool IsAtSuchATime(StoryReading reading, Token act)
    {
        var clause = ClauseOf(act);
        if (!clause.Deprel.StartsWith("advcl", StringComparison.Ordinal) && clause.Deprel != "acl:relcl") return false;
        Token? opening = clause.Children.FirstOrDefault(c => c.Deprel is "advmod" or "mark" && c.Lemma.Equals("when", StringComparison.OrdinalIgnoreCase) && c.Index < clause.Index);
        if (opening is null && clause is { Deprel: "acl:relcl", HeadToken: { Lemma: "year" or "time" or "day" } noun }) opening = noun;
        return opening is not null && reading.DatesIn(act.Sentence).Any(d => d.Role != DateRole.Duration && IsPast(reading, d) && d.Span.End <= opening.Span.Start && Between(act.Sentence, d.Span.End, opening) <= 2);
    }

    private static int Between(Sentence s, int end, Token before) => s.Tokens.Count(t => t.Span.Start >= end && t.Index < before.Index);

    // "four decades after the massacre", "sixty years have passed since paratroopers occupied the airport"
    private static bool IsYearsBefore(Token act)
    {
        foreach (var c in act.Children)
        {
            if (c.Deprel is not ("case" or "mark")) continue;
            string word = c.Lemma.ToLowerInvariant();
            if (word == "after" && c.Index > 0 && IsLong(act.Sentence.Tokens[c.Index - 1])) return true;
            if (word == "since" && act.HeadToken is { Lemma: "pass" or "go" or "elapse" } passed && passed.Children.Any(s => s.Deprel == "nsubj" && IsLong(s))) return true;
        }
        return false;
    }

    // Years, decades, centuries, generations: more than a single year.
    private static bool IsLong(Token t) => t.Lemma.ToLowerInvariant() is "decade" or "century" or "generation" || (t.Lemma.Equals("year", StringComparison.OrdinalIgnoreCase) && t.Xpos == "NNS" && t.Children.Any(c => c.Deprel is "nummod" or "amod"));

    // "the treaty of 1960, which ended the occupation", "was drawn up in 1960 with the bank acting as broker": the words above it are of that time.
    private static bool IsUnderBygoneVerb(StoryReading reading, Token act)
    {
        for (var x = act; x.HeadToken is { } g; x = g)
        {
            if (x.Deprel is "ccomp" or "parataxis" or "root" or "conj" || (x.Deprel == "advcl" && x.Xpos is "VBD")) return false;
            // A noun in its own time: "the treaty of 1960, which …"
            if (x.Deprel == "acl:relcl" && g.Upos is "NOUN" or "PROPN" && reading.DatesIn(act.Sentence).Any(d => d.Role == DateRole.Date && IsPast(reading, d) && g.Subtree.Contains(d.Span) && !x.Subtree.Contains(d.Span))) return true;
            if (g.Upos == "VERB" && g.Xpos is "VBD" or "VBN" or "VB" && (x != act || act.Upos == "VERB") && IsPast(reading, reading.DateOf(g))) return true;
            if (g.Upos == "VERB" && g.Xpos is "VBZ" or "VBP" or "MD") return false;
        }
        return false;
    }

    // "fought for a separate state before they were crushed in 2009", "in a campaign that lasted until 2011", "under the dictator, who was ousted in 1986"
    private static bool IsBeforePast(StoryReading reading, Token act)
    {
        if (act.Xpos != "VBD" && !act.Children.Any(c => c.Deprel is "aux:pass" && c.Xpos == "VBD")) return false;
        foreach (var c in act.Children)
        {
            if (c.Deprel == "advcl" && c.Children.Any(m => m.Deprel == "mark" && m.Lemma.ToLowerInvariant() is "before" or "until") && IsPast(reading, reading.DateOf(c))) return true;
            if (c.Deprel == "obl" && Predicate.CaseOf(c) is "in" or "during" or "under" or "throughout" && c.Children.Any(r => r.Deprel == "acl:relcl" && (IsPast(reading, reading.DateOf(r)) || reading.DatesIn(act.Sentence).Any(d => d.Role is DateRole.Until && IsPast(reading, d) && r.Subtree.Contains(d.Span))))) return true;
        }
        return false;
    }

    private static bool IsOfBygonePower(StoryReading reading, Token act)
    {
        foreach (var c in act.Children)
        {
            bool party = c.Deprel is "nsubj" or "nsubj:pass" or "nmod:poss" or "compound" or "amod"
                || (c.Deprel is "obl" or "nmod" or "obl:agent" && Predicate.CaseOf(c) is "by" or "under" or "of" or "until");
            // "President Hosni Mubarak received him": a title is how the news of the day speaks of a ruler.
            if (c.Deprel.StartsWith("nsubj", StringComparison.Ordinal) && c.Children.Any(x => x.Deprel is "compound" or "appos" && x.Upos is "NOUN" or "PROPN" && Titles.Contains(x.Lemma.ToLowerInvariant()))) continue;
            if (party && (IsBygone(reading, c) || c.Children.Any(x => x.Deprel is "compound" or "amod" or "flat" or "nmod:poss" && IsBygone(reading, x)))) return true;
        }
        return false;
    }

    // "the former Yugoslavia", "post-Soviet" are of today.
    private static bool IsBygone(StoryReading reading, Token t) =>
        Powers.TryGetValue(t.Form, out int until) && until < reading.Day.Year - 1 && !t.Children.Any(c => c.Deprel == "amod" && c.Lemma.ToLowerInvariant() is "former" or "ex");

    // The verb whose clause an act stands in: itself, the first of its coordination, or the verb over a noun.
    private static Token ClauseOf(Token act)
    {
        var x = act;
        while (x.HeadToken is { } g && (x.Upos != "VERB" ? x.Deprel is "obj" or "nsubj" or "nsubj:pass" or "obl" or "nmod" or "conj" or "compound" or "appos" : x.Deprel == "conj" && g.Upos == "VERB")) x = g;
        return x;
    }
}
