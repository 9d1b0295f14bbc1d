using Attache.Codebook;
using Attache.Coding.Clauses;
using Attache.Coding.Lexicon;
using Attache.Language;

namespace Attache.Coding.Finders;

/// <summary>Who has had a post since when, and how the time of the last holder ended.</summary>
internal static class PostTenures
{
    /// <summary>Notes the missions that a sentence names with both their states: "the embassy of X in Y", by which a later "Ambassador Z" is X's in Y.</summary>
    public static void NoteMissions(StoryReading reading, Sentence s, PostTypes types)
    {
        foreach (var t in s.Tokens)
            if (types.Of(t) is { } post && IsMission(post) && PostParties.Of(reading, t) is ({ } sending, { } receiving) && sending != receiving) reading.Memory.Note(sending, receiving, post, null);
    }

    /// <summary>
    /// "Mr Z has been in post since May", "Z has been ambassador in Y", "the embassy is run by a chargé d'affaires" → in-post;
    /// "Z was ambassador to Y from 1995 to 2002" → left.
    /// </summary>
    public static PostFinding? InPost(StoryReading reading, Sentence s, Token t, PostTypes types)
    {
        if (Led(reading, s, t, types) is { } led) return led;
        if (t.Upos != "NOUN" || !t.Children.Any(c => c.Deprel == "cop" && c.Lemma == "be") || Modalities.Of(t) is not Modality.Actual) return null;
        var subject = t.Children.FirstOrDefault(c => c.Deprel == "nsubj");
        if (subject is null || reading.Entities.At(subject) is not { Referent: { IsNamedPerson: true, Name: { } holder } person }) return null;
        bool seat = types.Of(t) is null && WordLists.Of("post-seat").Contains(t.Lemma.ToLowerInvariant()) && Predicate.CaseOf(t) is "in" or "at" && t.Children.All(c => c.Deprel is not ("nmod:poss" or "amod"));
        string? post = types.Of(t);
        if (post is "embassy" or "consulate" or "mission" or "diplomat" or "envoy" || (post is null && !seat)) return null;
        var known = reading.Memory.Holds(holder) ? reading.Memory.Last(null, null, holder) : null;
        // "in post" says of whom the story has told which post that he has it.
        if (seat && known is null) return null;
        var (sending, receiving) = PostParties.Of(reading, t);
        (sending, receiving) = PostParties.Fill(reading, t, sending ?? known?.Sending ?? (receiving is null ? null : person.Code is { } own && own != receiving ? own : null), receiving ?? known?.Receiving);
        if (sending is null || receiving is null || sending == receiving) return null;
        var date = reading.DateOf(t);
        bool over = t.Children.Any(c => c.Deprel == "cop" && c.Xpos == "VBD") && date?.Last is { } last && last.DayNumber < reading.Day.DayNumber - 30;
        return PostStates.Make(reading, s, post ?? known!.Value.Post, sending, receiving, holder, over ? "left" : "in-post", Modality.Actual, date, 0.8, Attributions.Of(reading, t), over ? "post.left: was" : "post.in-post: be", [t, subject])
            with { Historical = over ? true : null };
    }

    /// <summary>"has had no ambassador in Y since Z was expelled on 31 January": how the time of the last holder ended.</summary>
    public static IEnumerable<PostFinding> EndBefore(StoryReading reading, Sentence s, Token t, PostFinding vacancy)
    {
        if (t.HeadToken is not { Upos: "VERB" } having || vacancy.Sending is null || vacancy.Receiving is null) yield break;
        foreach (var verb in having.Children)
        {
            if (verb.Deprel != "advcl" || verb.Upos != "VERB" || !verb.Children.Any(c => c.Deprel is "mark" or "advmod" && c.Lemma.ToLowerInvariant() is "since" or "when" or "after")) continue;
            var p = new Predicate(verb);
            string lemma = verb.Lemma.ToLowerInvariant();
            string? change = p.IsPassive || p.Objects.Count > 0
                ? WordLists.Of("post-end-recalled").Contains(lemma) ? "recalled" : WordLists.Of("post-end-expelled").Contains(lemma) ? "expelled" : null
                : WordLists.Of("post-end-left").Contains(lemma) ? "left" : null;
            if (change is null || Modalities.IsNegated(verb)) continue;
            var who = (change == "left" ? p.Subjects : p.Objects).FirstOrDefault(x => reading.Entities.At(x) is { Referent.IsNamedPerson: true });
            if (who is null) continue;
            // "since the end of February, when he was recalled": at that time, not from it on.
            var date = reading.DateOf(verb) is { } d && reading.DatesIn(s).FirstOrDefault(m => m.Value.Text == d.Text) is { Role: Language.Dates.DateRole.Since, Bound: { } bound } since ? Whole(bound, since.Span.Of(reading.Document.Text)) : reading.DateOf(verb);
            yield return PostStates.Make(reading, s, vacancy.Post, vacancy.Sending, vacancy.Receiving, reading.Entities.At(who)!.Referent.Name, change, Modality.Actual, date, 0.85, [], "post." + change + ": vacant since", [verb, who])
                with { Historical = reading.IsHistorical(verb, date) ? true : null };
        }
    }

    /// <summary>The mission that somebody named beside a title leads: "the embassy of X, led since May by Ambassador Z"; null elsewhere.</summary>
    public static Token? MissionOver(StoryReading reading, Token title, Token? name, PostTypes types)
    {
        foreach (var start in (ReadOnlySpan<Token?>)[name, title])
            for (var x = start; x?.HeadToken is { } g; x = g)
                if (g.Upos == "VERB")
                {
                    if (!WordLists.Of("mission-leading").Contains(g.Lemma.ToLowerInvariant())) break;
                    var p = new Predicate(g);
                    if (p.Objects.FirstOrDefault(o => types.Of(o) is { } post && IsMission(post)) is { } mission && p.Subjects.Contains(x)) return mission;
                    break;
                }
        return null;
    }

    // "the end of February" is some day of the month.
    private static EdtfDate Whole(EdtfDate bound, string words) =>
        bound is { Grain: DateGrain.Day, First: { } day } && words.Contains(" of ", StringComparison.Ordinal) && !words.Any(char.IsDigit) ? EdtfDate.Parse(day.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture)) : bound;

    // "The embassy has been run by a chargé d'affaires since May": held, by whoever it is.
    private static PostFinding? Led(StoryReading reading, Sentence s, Token t, PostTypes types)
    {
        if (types.Of(t) is not "chargé d'affaires" || t.HeadToken is not { Upos: "VERB" } verb || !WordLists.Of("mission-leading").Contains(verb.Lemma.ToLowerInvariant())) return null;
        var p = new Predicate(verb);
        var mission = p.Objects.FirstOrDefault(o => types.Of(o) is { } post && IsMission(post));
        if (mission is null || !p.Subjects.Contains(t) || Modalities.Of(verb) is Modality.Negated) return null;
        var (sending, receiving) = PostParties.Of(reading, mission);
        (sending, receiving) = PostParties.Fill(reading, mission, sending, receiving);
        if (sending is null || receiving is null || sending == receiving) return null;
        return PostStates.Make(reading, s, "chargé d'affaires", sending, receiving, PostParties.HolderOf(reading, t, t, "in-post"), "in-post", Modalities.Of(verb), reading.DateOf(verb), 0.8, Attributions.Of(reading, verb), "post.in-post: run", [verb, t]);
    }

    private static bool IsMission(string post) => post is "embassy" or "consulate" or "mission";
}
