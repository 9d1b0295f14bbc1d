using Attache.Codebook;
using Attache.Coding.Clauses;
using Attache.Coding.Lexicon;
using Attache.Language;

namespace Attache.Coding.Finders;

/// <summary>What is told of forces by more than a verb of movement.</summary>
internal static class ForceStates
{
    /// <summary>"its last two battalions are in X" → present · "the servicemen must be out by May" → withdrawing</summary>
    public static (Token Force, string Change, Modality Modality)? Being(StoryReading reading, Token t, Forces forces)
    {
        if (!t.Children.Any(c => c.Deprel == "cop" && c.Lemma == "be")) return null;
        var subject = t.Children.FirstOrDefault(c => c.Deprel.StartsWith("nsubj", StringComparison.Ordinal));
        if (subject is null || !forces.Is(reading, subject)) return null;
        var modality = Must(t) ? Modality.Planned : Modalities.Of(t);
        string lemma = t.Lemma.ToLowerInvariant();
        if (WordLists.Of("be-place").Contains(lemma))
            return lemma is "there" ? modality is Modality.Negated ? null : (subject, "present", modality) : (subject, "withdrawing", modality);
        if (modality is Modality.Negated) return null;
        if (t.Upos is "NOUN" or "PROPN" && Predicate.CaseOf(t) is { } prep && WordLists.Of("inside").Contains(prep) && (reading.PlaceAt(t) is not null || ForcePlaces.Where(reading, t).Count > 0)) return (subject, "present", modality);
        return lemma is "present" ? (subject, "present", modality) : null;
    }

    /// <summary>"put the strength of X in Y at 20,000", "X's presence stood at 300"</summary>
    public static (Token Force, int Strength)? Figure(StoryReading reading, Token t)
    {
        if (t.Upos != "VERB" || t.Lemma.ToLowerInvariant() is not ("put" or "estimate" or "stand" or "number")) return null;
        _ = reading;
        var p = new Predicate(t);
        var noun = p.Objects.Concat(p.Subjects).FirstOrDefault(x => x.Lemma.ToLowerInvariant() is "strength" or "presence" or "contingent" or "garrison" or "deployment" or "force");
        if (noun is null) return null;
        foreach (var (prep, n) in p.Obliques)
            if (prep == "at" && NumberWords.Of(n) is { } strength) return (noun, strength);
        return null;
    }

    /// <summary>A force with an owner and a place, of which the sentence says something else: "X's peacekeepers in Y are not affected".</summary>
    public static bool Standing(StoryReading reading, Token t, Forces forces)
    {
        if (t.Upos is not ("NOUN" or "PROPN" or "NUM") || !forces.Is(reading, t)) return false;
        // "the 200 already in place", "the 1,200 men stationed there"
        if (NumberWords.Of(t) is not null && Near(t).Any(w => WordLists.Of("in-place").Contains(w.Form.ToLowerInvariant()))) return true;
        if (t.Upos == "NUM" || reading.Entities.At(t)?.Referent.Entry is not null) return false;
        return Forces.Own(reading, t, 0).Count > 0 && (NumberWords.Of(t) is not null || t.Xpos == "NNS") && ForcePlaces.Where(reading, t).Count > 0 && !IsCasualty(t);
    }

    /// <summary>To whom a base is handed; null where it is nobody with a force or a state.</summary>
    public static Token? Taker(StoryReading reading, Predicate p, Forces forces)
    {
        if (!WordLists.Of("giving-over").Contains(p.Head.Lemma.ToLowerInvariant())) return null;
        foreach (var (prep, noun) in p.Obliques)
            if (prep == "to" && (forces.Is(reading, noun) || reading.Entities.At(noun) is { Referent: { Code: not null, Type: Language.Names.MentionType.State or Language.Names.MentionType.Body or Language.Names.MentionType.Organisation } })) return noun;
        return null;
    }

    /// <summary>The modality of a movement: an infinitive that no verb of going on governs is still to come ("gave it two weeks to pull out").</summary>
    public static Modality ModalityOf(Predicate p)
    {
        var modality = Modalities.Of(p.Head);
        if (modality == Modality.Considered && Must(p.Head)) return Modality.Planned;
        if (modality != Modality.Actual) return modality;
        var t = p.Head;
        // "talks over a withdrawal", "discussions about the return of its troops": what is talked about is not under way for that.
        if (t.Upos == "NOUN" && t.HeadToken is { Upos: "NOUN" or "VERB" } talk && WordLists.Of("deliberation").Contains(talk.Lemma.ToLowerInvariant()) && Predicate.CaseOf(t) is "on" or "over" or "about" or "regarding" or "concerning" or "of") return Modality.Considered;
        // "gave no date for the departure", "a timetable for the withdrawal": what a day is set for is to come.
        if (t.Upos == "NOUN" && t.Children.FirstOrDefault(c => c.Deprel == "case" && c.Lemma == "for") is { Index: > 0 } mark && WordLists.Of("day-set").Contains(t.Sentence.Tokens[mark.Index - 1].Lemma.ToLowerInvariant())) return Modality.Planned;
        // "are due to go home" where the tree makes "due to" one word
        if (t.Children.Any(c => c.Lemma is "due" && c.Index < t.Index && c.Deprel is "advmod" or "case" or "mark")) return Modality.Planned;
        if (t.Xpos != "VB" || !t.Children.Any(c => c.Deprel == "mark" && c.Lemma == "to") || t.Children.Any(c => c.Deprel == "aux" && c.Lemma == "have")) return modality;
        return t.HeadToken is { } g && WordLists.Of("keeps-doing").Contains(g.Lemma.ToLowerInvariant()) ? modality : Modality.Planned;
    }

    private static bool Must(Token t) => t.Children.Any(c => c.Deprel == "aux" && c.Lemma.ToLowerInvariant() is "must" or "shall");

    private static IEnumerable<Token> Near(Token t) => t.Sentence.Tokens.Skip(t.Index + 1).Take(2);

    // "three soldiers in X were killed": losses, not a deployment.
    private static bool IsCasualty(Token t) => t.Deprel is "nsubj:pass" or "obj" && t.HeadToken is { Upos: "VERB" } v && v.Lemma.ToLowerInvariant() is "kill" or "wound" or "injure" or "arrest" or "capture" or "kidnap" or "detain" or "free" or "release";
}
