using Attache.Language;

namespace Attache.Coding.Clauses;

/// <summary>
/// Demands in the form of a report: "said that Israel must end the strikes", "the government has to resign, he said". Who says
/// that another has a duty requests it of him, whatever the duty is.
/// </summary>
public static class Demands
{
    /// <summary>The reporting verb over a clause that lays a duty on somebody else than who speaks; null where none is laid.</summary>
    /// <param name="reading">The story.</param>
    /// <param name="clause">The head of the clause.</param>
    public static Token? SayingOf(StoryReading reading, Token clause)
    {
        if (!IsDue(clause) || Saying(clause) is not { } verb || Modalities.IsNegated(verb)) return null;
        if (new Predicate(verb).Subjects is not [var speaker, ..] || new Predicate(clause).Subjects is not [var bound, ..]) return null;
        // "said that we must pray": one's own; "it must rain": nobody.
        if (bound.Upos == "PRON" && reading.Entities.At(bound) is null) return null;
        var addressees = Parties.At(reading, bound);
        var speakers = Parties.At(reading, speaker);
        return addressees.Any(a => (a.Code is not null || a.Sector is "GOV" or "REB" or "OPP" or "MIL" or "PTY") && !speakers.Any(s => s.Text == a.Text || (s.Code is not null && s.Code == a.Code && (s.Sector == a.Sector || s.Sector is null or "GOV" || a.Sector is null))))
            ? verb : null;
    }

    /// <summary>The clause in which a reporting verb lays a duty on somebody; null for none.</summary>
    /// <param name="reading">The story.</param>
    /// <param name="verb">The verb.</param>
    public static Token? ClauseOf(StoryReading reading, Token verb)
    {
        if (verb.Upos != "VERB" || !Attributions.IsReporting(verb)) return null;
        foreach (var c in verb.Children)
            if (c.Deprel == "ccomp" && SayingOf(reading, c) == verb) return c;
        return verb.Deprel == "parataxis" && verb.HeadToken is { } h && SayingOf(reading, h) == verb ? h : null;
    }

    private static Token? Saying(Token clause)
    {
        if (clause.Deprel == "ccomp" && clause.HeadToken is { Upos: "VERB" } g && Attributions.IsReporting(g)) return g;
        foreach (var c in clause.Children)
            if (c.Deprel == "parataxis" && c.Upos == "VERB" && Attributions.IsReporting(c)) return c;
        return null;
    }

    // must, should, ought to, has to, needs to; not "must have known" (a guess) nor "should have gone" (a reproach), nor what need not be.
    private static bool IsDue(Token clause)
    {
        bool due = false, other = false, named = false;
        foreach (var c in clause.Children)
        {
            named |= c.Deprel.StartsWith("nsubj", StringComparison.Ordinal);
            if (c.Deprel is not "aux") continue;
            // "should the accord fail": a modal before its subject is a condition.
            if (named && c.Lemma.ToLowerInvariant() is "must" or "should" or "ought") due = true;
            else other |= c.Xpos == "MD" || (c.Lemma == "have" && due);
        }
        if (due) return !other;
        return clause.Upos == "VERB" && clause.Lemma is "have" or "need" && clause.Xpos is "VBZ" or "VBP" && !Modalities.IsNegated(clause)
            && clause.Children.Any(c => c.Deprel == "xcomp" && c.Children.Any(m => m.Deprel == "mark" && m.Lemma == "to"))
            && !clause.Children.Any(c => c.Deprel == "obj");
    }
}
