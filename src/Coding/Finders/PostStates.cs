using Attache.Codebook;
using Attache.Coding.Clauses;
using Attache.Coding.Lexicon;
using Attache.Language;

namespace Attache.Coding.Finders;

/// <summary>States of a post that are told by more than a verb and its object.</summary>
internal static class PostStates
{
    /// <summary>"granted agrément for the ambassador", "has yet to give its agrément", "If the agrément were refused".</summary>
    public static PostFinding? Agrement(StoryReading reading, Sentence s, Token t, PostTypes types)
    {
        if (!(t.Lemma.ToLowerInvariant() is "agrément" or "agrement" || (t.Lemma.ToLowerInvariant() is "agreement" && t.Sentence.Text.Contains("ambassador", StringComparison.OrdinalIgnoreCase) && reading.Memory.Nominations.Count > 0)) || t.HeadToken is not { Upos: "VERB" } verb) return null;
        string lemma = verb.Lemma.ToLowerInvariant();
        string? change = WordLists.Of("agrement-granting").Contains(lemma) ? "agrément-granted" : WordLists.Of("agrement-refusing").Contains(lemma) ? "agrément-refused" : null;
        if (change is null) return null;
        var doer = new Predicate(verb).Subjects.SelectMany(x => Drafts.Codes(Parties.At(reading, x))).FirstOrDefault();
        string? named = Predicate.ObliquesOf(verb).Concat(Predicate.ObliquesOf(t)).Where(o => o.Preposition is "for" or "to" or "of").Select(o => types.Of(o.Noun)).FirstOrDefault(x => x is not null);
        // Of the nominees, the one for this host; else the post spoken of last.
        (string Sending, string Receiving, string Post, string? Holder)? known = null;
        foreach (var n in reading.Memory.Nominations)
            if (doer is null || n.Receiving == doer) known = (n.Sending, n.Receiving, n.Post, n.Holder);
        known ??= (named is null ? null : reading.Memory.Last(null, doer, null, named) ?? reading.Memory.Last(null, null, null, named)) ?? reading.Memory.LastHeld(null, doer) ?? reading.Memory.LastHeld(null, null) ?? reading.Memory.Last(null, doer, null) ?? reading.Memory.Last(null, null, null);
        string? receiving = doer ?? known?.Receiving, sending = known?.Sending ?? (receiving is null ? null : reading.Memory.Other(receiving));
        if (sending is null || receiving is null || sending == receiving) return null;
        bool yet = verb.Deprel == "xcomp" && verb.HeadToken!.Children.Concat(verb.Children).Any(c => c.Lemma is "yet") || Modalities.IsNegated(verb);
        var modality = yet ? Modality.Negated : Modalities.Of(verb);
        string? holder = known?.Holder ?? reading.Memory.Nominee;
        return Make(reading, s, named ?? known?.Post ?? "ambassador", sending, receiving, holder, change, modality, reading.DateOf(verb), 0.85, Attributions.Of(reading, verb), "post." + change, [verb, t]);
    }

    /// <summary>"no longer has an ambassador in Paris", "the post has been vacant", "left without an ambassador".</summary>
    public static PostFinding? Vacancy(StoryReading reading, Sentence s, Token t, PostTypes types)
    {
        string lemma = t.Lemma.ToLowerInvariant();
        if (WordLists.Of("post-vacant").Contains(lemma) && !t.Children.Any(c => c.Deprel == "obl" && Predicate.CaseOf(c) == "for" && t.Deprel == "amod"))
        {
            var post = t.Deprel == "amod" ? t.HeadToken : t.Children.FirstOrDefault(c => c.Deprel.StartsWith("nsubj", StringComparison.Ordinal)) ?? t.HeadToken?.Children.FirstOrDefault(c => c.Deprel is "obj" or "nsubj");
            if (post is null || !(types.Of(post) is not null || WordLists.Of("post-seat").Contains(post.Lemma.ToLowerInvariant()))) return null;
            // "the post of ambassador in X has stood empty"
            post = types.Of(post) is null ? post.Children.FirstOrDefault(c => c.Deprel == "nmod" && Predicate.CaseOf(c) == "of" && types.Of(c) is not null) ?? post : post;
            var (sending, receiving) = types.Of(post) is not null ? PostParties.Of(reading, post) : (null, null);
            // "Its sender would leave the post vacant": the sending state does.
            string? leaver = t.HeadToken is { Upos: "VERB", Lemma: "leave" or "keep" } leaving ? new Predicate(leaving).Subjects.SelectMany(x => Drafts.Codes(Parties.At(reading, x))).FirstOrDefault() : null;
            sending ??= leaver;
            var nomination = reading.Memory.Nominations.LastOrDefault(n => sending is null || n.Sending == sending);
            var known = nomination.Holder is not null && types.Of(post) is null ? (nomination.Sending, nomination.Receiving, nomination.Post, nomination.Holder) : reading.Memory.LastHeld(sending, receiving) ?? reading.Memory.Last(sending, receiving, null);
            (sending, receiving) = (sending ?? known?.Sending, receiving ?? known?.Receiving);
            if (sending is null || receiving is null) return null;
            var governor = t.HeadToken is { Upos: "VERB" } v ? v : t;
            return Make(reading, s, known?.Post ?? types.Of(post) ?? "ambassador", sending, receiving, null, "vacant", Modalities.Of(governor), null, 0.82, Attributions.Of(reading, governor), "post.vacant", [t, post]);
        }
        // "has no ambassador there, and Y has none in X": of the post told before it.
        if ((types.Of(t) ?? (lemma == "none" ? s.Tokens.Where(x => x.Index < t.Index).Select(types.Of).LastOrDefault(x => x is not null) : null)) is not { } named) return null;
        bool none = lemma == "none" && t.Upos is not "VERB";
        bool without = Predicate.CaseOf(t) == "without";
        bool hasNo = t.Deprel == "obj" && t.HeadToken is { } verb && WordLists.Of("post-having").Contains(verb.Lemma.ToLowerInvariant()) && (none || Modalities.IsNegated(verb));
        if (!without && !hasNo) return null;
        var (from, to) = PostParties.Of(reading, t);
        if (hasNo)
            foreach (var (prep, noun) in Predicate.ObliquesOf(t.HeadToken!))
                if (prep is "in" or "at" or "to") to ??= Parties.Code(reading, noun);
        // "X has been without an ambassador since May"
        if (without && from is null && t.Children.FirstOrDefault(c => c.Deprel == "nsubj") is { } lacking) from = Drafts.Codes(Parties.At(reading, lacking)).FirstOrDefault();
        if (hasNo) from = new Predicate(t.HeadToken!).Subjects.SelectMany(x => Drafts.Codes(Parties.At(reading, x))).FirstOrDefault() ?? from;
        to ??= from is null ? null : reading.Memory.Last(from, null, null)?.Receiving ?? reading.Memory.Other(from) ?? (reading.Entities.HomeCode is { } home && home != from ? home : null);
        if (from is null || to is null || from == to) return null;
        return Make(reading, s, named, from, to, null, "vacant", Modality.Actual, null, 0.88, Attributions.Of(reading, t), "post.vacant", [t, t.HeadToken]);
    }

    /// <summary>"the choice was not validated by the authorities": after a nomination, the host's answer to it.</summary>
    public static PostFinding? Choice(StoryReading reading, Sentence s, Token t)
    {
        if (!WordLists.Of("choice").Contains(t.Lemma.ToLowerInvariant()) || reading.Memory.Nominee is not { } nominee) return null;
        if (t.HeadToken is not { Upos: "VERB" } verb || t.Deprel is not ("nsubj:pass" or "obj" or "nsubj")) return null;
        string lemma = verb.Lemma.ToLowerInvariant();
        bool negated = Modalities.IsNegated(verb);
        string? change = WordLists.Of("agrement-refusing").Contains(lemma) || (WordLists.Of("agrement-accepting").Contains(lemma) && negated) ? "agrément-refused" : WordLists.Of("agrement-accepting").Contains(lemma) ? "agrément-granted" : null;
        if (change is null) return null;
        var known = reading.Memory.Last(null, null, nominee) ?? reading.Memory.LastHeld(null, null);
        string? doer = new Predicate(verb).Subjects.SelectMany(x => Drafts.Codes(Parties.At(reading, x))).FirstOrDefault() ?? known?.Receiving;
        if (known is null || doer is null) return null;
        string sending = known.Value.Sending == doer ? known.Value.Receiving : known.Value.Sending;
        if (sending == doer) return null;
        return Make(reading, s, known.Value.Post, sending, doer, nominee, change, negated ? Modality.Actual : Modalities.Of(verb), reading.DateOf(verb), 0.82, Attributions.Of(reading, verb), "post." + change, [t, verb]);
    }

    /// <summary>A named holder beside the post: in post, or left where "former" stands before it.</summary>
    public static PostFinding? Holder(StoryReading reading, Sentence s, Token t, PostTypes types)
    {
        if (types.Of(t) is not { } post || post is "embassy" or "consulate" or "mission" or "diplomat" or "envoy" && !Named(reading, t)) return null;
        string? holder = null;
        Token? nameToken = null;
        foreach (var title in reading.Entities.Titles)
            if (title.Role == t || (title.Role.Sentence == s && title.Role.Index == t.Index)) (holder, nameToken) = (title.Person.Name, title.Name);
        // The name in the words themselves: a consul who is only spoken of again is told of nothing new.
        foreach (var c in t.Children)
            if (holder is null && c.Deprel is "appos" or "flat" && reading.Entities.At(c) is { Referent: { IsNamedPerson: true } r } && c.Upos == "PROPN") holder = r.Name;
        // "X, now its consul general in Y": the post stands behind the name.
        var above = t.Deprel == "compound" && t.HeadToken is { } whole && whole.Index == t.Index + 1 ? whole : t;
        if (holder is null && above.Deprel is "appos" && above.HeadToken is { } person && reading.Entities.At(person) is { Referent: { IsNamedPerson: true } named } && (person.Upos == "PROPN" || person.Children.Any(c => c.Deprel == "appos" && c.Upos == "PROPN"))) (holder, nameToken) = (named.Name, person);
        if (holder is null) return null;
        // "the X diplomat A. Beta" tells a nation and a trade, no post.
        if (post is "diplomat" && PostParties.Of(reading, above).Receiving is null) return null;
        var (sending, receiving) = PostParties.Of(reading, above);
        // "the embassy of X in Y, led by Ambassador Z": that embassy's.
        if (PostTenures.MissionOver(reading, above, nameToken, types) is { } mission)
        {
            var (sender, host) = PostParties.Of(reading, mission);
            (sending, receiving) = (sending ?? sender, receiving ?? host);
        }
        // "formerly consul in X", where nothing tells which state X is in: not that of the story.
        if (receiving is null && above.Deprel == "appos" && Predicate.ObliquesOf(above).Any(o => o.Preposition is "in" or "to" && o.Noun.Upos == "PROPN")) return null;
        if (sending is null && nameToken is not null && reading.Entities.At(nameToken)?.Referent.Code is { } own) sending = own;
        var known = reading.Memory.Last(null, null, holder) is { } k && k.Holder == holder ? k : reading.Memory.Last(sending, receiving, null);
        (sending, receiving) = (sending ?? known?.Sending, receiving ?? known?.Receiving);
        if (sending is not null) receiving ??= reading.Memory.Partner(sending) ?? reading.Memory.Other(sending) ?? (reading.Entities.HomeCode is { } home && home != sending ? home : null);
        if (sending is null || receiving is null || sending == receiving) return null;
        bool former = s.Tokens.Take(t.Index).TakeLast(3).Any(x => WordLists.Of("post-former").Contains(x.Lemma.ToLowerInvariant()));
        var date = former ? null : reading.DateOf(t);
        return Make(reading, s, post, sending, receiving, holder, former ? "left" : "in-post", Modality.Actual, date, 0.72, [], "post." + (former ? "left" : "in-post"), [t, nameToken]) with { Historical = former ? true : null };
    }

    private static bool Named(StoryReading reading, Token t) => reading.Entities.Titles.Any(x => x.Role == t) || t.Children.Any(c => c.Deprel is "appos" or "flat");

    /// <summary>A finding with what every post has.</summary>
    internal static PostFinding Make(
        StoryReading reading, Sentence s, string post, string sending, string receiving, string? holder, string change, Modality modality, EdtfDate? date, double confidence,
        IReadOnlyList<Entity> attribution, string rule, IEnumerable<Token?> why) => new()
        {
            Story = reading.Story.Id,
            Sentence = s.Number,
            Start = s.Span.Start,
            End = s.Span.End,
            Text = s.Text,
            Post = post,
            Sending = sending,
            Receiving = receiving,
            Holder = holder,
            Change = change,
            Modality = modality,
            Attribution = Drafts.OrNull(attribution),
            Date = date,
            Confidence = Drafts.Bound(confidence),
            Why = Drafts.Why(rule, why),
        };
}
