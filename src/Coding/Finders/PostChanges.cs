using Attache.Codebook;
using Attache.Coding.Clauses;
using Attache.Coding.Lexicon;
using Attache.Language;

namespace Attache.Coding.Finders;

/// <summary>Changes of posts told of a person whose post the story has told before, or of several at once.</summary>
internal static class PostChanges
{
    /// <summary>"accepted the letters of credence of the ambassadors of X and Y" → accredited, one for each.</summary>
    public static IEnumerable<PostFinding> Credentials(StoryReading reading, Sentence s, Token verb, PostTypes types)
    {
        if (verb.Upos != "VERB" || verb.Lemma.ToLowerInvariant() is not ("accept" or "receive")) yield break;
        var p = new Predicate(verb);
        var paper = p.Objects.FirstOrDefault(o => o.Lemma.ToLowerInvariant() is "credential" or "credentials" or "letter");
        string? host = p.Subjects.SelectMany(x => Drafts.Codes(Parties.At(reading, x))).FirstOrDefault() ?? reading.Entities.HomeCode;
        if (paper is null || host is null || Modalities.Of(verb) is Modality.Negated) yield break;
        foreach (var t in s.Tokens)
            if (paper.Subtree.Contains(t.Span) && types.Of(t) is "ambassador" or "high commissioner" or "envoy" or "chargé d'affaires")
                foreach (string sending in Forces.Own(reading, t, 0))
                    if (sending != host)
                        yield return PostStates.Make(reading, s, types.Of(t)!, sending, host, PostParties.HolderOf(reading, t, t, "accredited"), "accredited", Modalities.Of(verb), reading.DateOf(verb), 0.85, Attributions.Of(reading, verb), "post.accredited", [verb, paper, t]);
    }

    /// <summary>"Ambassador X will fly to his capital on Thursday" → left.</summary>
    public static PostFinding? Journey(StoryReading reading, Sentence s, Token verb, PostTypes types)
    {
        if (verb.Upos != "VERB" || !WordLists.Of("travel-home").Contains(verb.Lemma.ToLowerInvariant())) return null;
        var p = new Predicate(verb);
        var subject = p.Subjects.FirstOrDefault();
        if (subject is null || p.IsPassive) return null;
        string? holder = reading.Entities.At(subject) is { Referent: { IsNamedPerson: true } r } ? r.Name : null;
        var title = reading.Entities.Titles.FirstOrDefault(t => t.Role.Sentence == s && (t.Name == subject || t.Role == subject || t.Person.Name == holder) && types.Of(t.Role) is not null);
        string? post = types.Of(subject) ?? (title is null ? null : types.Of(title.Role));
        var known = holder is not null && reading.Memory.Holds(holder) ? reading.Memory.Last(null, null, holder) : null;
        post ??= known?.Post;
        if (post is null or "embassy" or "consulate" or "mission") return null;
        var (sending, receiving) = PostParties.Fill(reading, subject, known?.Sending ?? PostParties.Of(reading, title?.Role ?? subject).Sending, known?.Receiving);
        if (sending is null || receiving is null || sending == receiving) return null;
        bool home = p.Head.Children.Any(c => c.Lemma.ToLowerInvariant() is "home" or "back") || PostParties.GoesHome(reading, p, sending)
            || (verb.Lemma is "leave" or "depart" && (p.Objects.Any(o => Parties.Code(reading, o) == receiving) || p.Obliques.Any(o => o.Preposition is "for" && Parties.Code(reading, o.Noun) == sending)));
        var modality = Modalities.Of(verb);
        if (!home || modality is Modality.Negated) return null;
        return PostStates.Make(reading, s, post, sending, receiving, holder ?? known?.Holder, "left", modality, reading.DateOf(verb), 0.75, Attributions.Of(reading, verb), "post.left: journey", [verb, subject]);
    }

    /// <summary>"her predecessor, X, left in January" → X left that post.</summary>
    public static PostFinding? Predecessor(StoryReading reading, Sentence s, Token t)
    {
        if (!WordLists.Of("predecessor").Contains(t.Lemma.ToLowerInvariant()) || t.Upos != "NOUN") return null;
        string? name = t.Children.Where(c => c.Deprel is "appos" or "flat").Select(c => reading.Entities.At(c)?.Referent).FirstOrDefault(r => r?.IsNamedPerson == true)?.Name;
        // Whose predecessor: of somebody who holds a post.
        var owner = t.Children.FirstOrDefault(c => c.Deprel == "nmod:poss");
        string? holder = owner is null ? null : reading.Entities.At(owner)?.Referent.Name;
        if (name is null || holder is null || name == holder || !reading.Memory.Holds(holder) || reading.Memory.Last(null, null, holder) is not { } post) return null;
        var verb = t.HeadToken is { Upos: "VERB" } v ? v : t.Children.FirstOrDefault(c => c.Upos == "VERB") ?? s.Tokens.FirstOrDefault(x => x.Index > t.Index && x.Index < t.Index + 8 && x.Upos == "VERB");
        return PostStates.Make(reading, s, post.Post, post.Sending, post.Receiving, name, "left", Modality.Actual, verb is null ? null : reading.DateOf(verb), 0.8, [], "post.left: predecessor", [t, verb]);
    }

    /// <summary>"the X one, A. Beta, has been on leave": the ambassador of X after posts of that kind.</summary>
    public static PostFinding? TheOne(StoryReading reading, Sentence s, Token t)
    {
        if (t.Lemma.ToLowerInvariant() is not "one" || t.Upos is not ("NOUN" or "NUM" or "PRON") || Forces.Own(reading, t, 0) is not { Count: 1 } own) return null;
        string? name = t.Children.Where(c => c.Deprel is "appos").Select(c => reading.Entities.At(c)?.Referent).FirstOrDefault(r => r?.IsNamedPerson == true)?.Name;
        if (name is null || reading.Memory.LastHeld(own[0], null) is not { } post) return null;
        return PostStates.Make(reading, s, post.Post, post.Sending, post.Receiving, name, "in-post", Modality.Actual, null, 0.72, [], "post.in-post: one", [t]);
    }
}
