using Attache.Codebook;
using Attache.Coding.Lexicon;
using Attache.Language;

namespace Attache.Coding.Clauses;

/// <summary>Who the story gets a thing from: reporting clauses around a predicate, "according to", quotations.</summary>
public static class Attributions
{
    /// <summary>Whether a verb's clause is somebody's word.</summary>
    internal static bool IsReporting(Token verb) => WordLists.Of("reporting").Contains(verb.Lemma.ToLowerInvariant());

    /// <summary>The sources of what a predicate tells, nearest first; empty where the agency itself says it.</summary>
    public static IReadOnlyList<Entity> Of(StoryReading reading, Token predicate)
    {
        var found = new List<Entity>();
        void Add(Token? who)
        {
            if (who is null) return;
            foreach (var e in Source(reading, who))
                if (!found.Exists(x => x.Text == e.Text)) found.Add(e);
        }

        for (var x = predicate; x is not null; x = x.HeadToken)
        {
            if (x.HeadToken is { } g && x.Deprel is "ccomp" or "xcomp" or "advcl" && IsReporting(x.HeadToken!) && x.HeadToken.Upos == "VERB")
            {
                if (x.Deprel == "ccomp") Add(new Predicate(x.HeadToken).Subjects.FirstOrDefault());
            }
            Add(Accuser(x));
            // "…, the minister said": the reporting clause hangs below as a parenthesis.
            foreach (var c in x.Children)
                if (c.Deprel == "parataxis" && c != predicate && c.Upos == "VERB" && IsReporting(c)) Add(new Predicate(c).Subjects.FirstOrDefault());
        }
        Add(AccordingTo(predicate.Sentence));
        return found;
    }

    // "accused France of having abandoned it by cutting its force", "what they called a deployment": whose charge and whose word it is.
    private static Token? Accuser(Token x)
    {
        if (x.HeadToken is not { } above) return null;
        if (x.Deprel is "obj" or "xcomp" && WordLists.Of("so-calling").Contains(above.Lemma.ToLowerInvariant()) && above is { Deprel: "acl:relcl" or "ccomp" or "advcl:relcl", HeadToken: { } relative } && (relative.Lemma is "what" || above.Children.Any(c => c.Lemma is "what")))
            return new Predicate(above).Subjects.FirstOrDefault();
        if (!x.Children.Any(m => m.Deprel is "mark" or "case" && m.Lemma is "of" or "for")) return null;
        var verb = above.Upos == "VERB" ? above : above is { Deprel: "obj", HeadToken: { Upos: "VERB" } over } ? over : null;
        return verb is not null && WordLists.Of("charging").Contains(verb.Lemma.ToLowerInvariant()) ? new Predicate(verb).Subjects.FirstOrDefault() : null;
    }

    /// <summary>The noun of "according to …" in a sentence; null for none.</summary>
    public static Token? AccordingTo(Sentence s)
    {
        for (int i = 0; i + 1 < s.Tokens.Count; i++)
        {
            if (!s.Tokens[i].Form.Equals("according", StringComparison.OrdinalIgnoreCase) || s.Tokens[i + 1].Lemma != "to") continue;
            // "According to a communiqué read on television": the phrase that begins there, whatever the tree makes of what is said of it.
            if (i + 2 < s.Tokens.Count && s.Tokens[i + 2] is { Upos: "DET", HeadToken: { Upos: "NOUN" or "PROPN" } phrase } && phrase.Index > i + 2)
            {
                // "the prosecutor's office"
                while (phrase.Deprel is "nmod:poss" && phrase.HeadToken is { } whose) phrase = whose;
                return phrase;
            }
            if (s.Tokens[i].HeadToken is { } noun && s.Tokens[i].Deprel == "case") return noun;
            return s.Tokens[i].Children.FirstOrDefault(c => c.Deprel.StartsWith("obl", StringComparison.Ordinal) || c.Deprel == "nmod") ?? s.Tokens.Skip(i + 2).FirstOrDefault(t => t.Upos is "NOUN" or "PROPN");
        }
        return null;
    }

    /// <summary>A source as entities: resolved where it can be, anonymous where the name is kept back.</summary>
    public static IReadOnlyList<Entity> Source(StoryReading reading, Token who)
    {
        who = Predicate.Deref(who);
        // "According to the same source": who spoke before.
        if (who.Lemma.ToLowerInvariant() is "source" or "diplomat" or "official" or "officer" && who.Children.Any(c => c.Lemma == "same") && reading.Memory.LastSpeaker is { } same) return [same];
        var known = reading.Entities.Entities(who);
        // "the Nigerian side", "Congolese rebels": of the state that their own words name.
        if (known.Count > 0) return [.. known.Select(e => (e.Person is null && IsAnonymous(who) ? e with { Anonymous = true } : e) with { Code = e.Code ?? (known.Count == 1 ? OwnState(reading, who) : null) })];
        if (who.Upos is "PRON" or "DET") return [];
        return [new Entity { Text = reading.Entities.Words(who), Code = OwnState(reading, who), Anonymous = IsAnonymous(who) ? true : null }];
    }

    // The state whose adjective or name stands in a noun's own phrase; null where it has none or several. "A European diplomat" is one of some
    // state in Europe, not of the Union.
    private static string? OwnState(StoryReading reading, Token who)
    {
        string? code = null;
        foreach (var c in who.Children)
            if (c.Deprel is "amod" or "compound" or "nmod:poss" && reading.Entities.At(c)?.Referent.Code is { } own && !(own == "EUR" && c.Deprel == "amod"))
                if (code is null || code == own) code = own;
                else return null;
        return code;
    }

    /// <summary>Whether a source's name is kept back: an indefinite or plural person without a name.</summary>
    public static bool IsAnonymous(Token who) =>
        who.Upos == "NOUN" && (who.Xpos == "NNS" || who.Children.Any(c => c.Deprel == "det" && c.Lemma.ToLowerInvariant() is "a" or "an" or "one" or "some" or "another"))
        && !who.Children.Any(c => c.Deprel is "appos" or "flat");
}
