using Attache.Codebook;
using Attache.Coding.Clauses;
using Attache.Language;

namespace Attache.Coding.Finders;

/// <summary>States of a post that are told by more than a verb and its object.</summary>
internal static class PostStates
{
    private static readonly HashSet<string> Granting = new(["grant", "give", "accord", "issue", "receive", "get", "obtain", "deliver"], StringComparer.Ordinal);

    private static readonly HashSet<string> Refusing = new(["refuse", "deny", "withhold", "reject", "decline"], StringComparer.Ordinal);

    private static readonly HashSet<string> Accepting = new(["accept", "approve", "validate", "confirm", "endorse", "clear"], StringComparer.Ordinal);

    /// <summary>"granted agrément for the ambassador", "has yet to give its agrément", "If the agrément were refused".</summary>
    public static PostFinding? Agrement(StoryReading reading, Sentence s, Token t, PostTypes types)
    {
        if (t.Lemma.ToLowerInvariant() is not ("agrément" or "agrement") || t.HeadToken is not { Upos: "VERB" } verb) return null;
        string lemma = verb.Lemma.ToLowerInvariant();
        string? change = Granting.Contains(lemma) ? "agrément-granted" : Refusing.Contains(lemma) ? "agrément-refused" : null;
        if (change is null) return null;
        var doer = new Predicate(verb).Subjects.SelectMany(x => Drafts.Codes(Parties.At(reading, x))).FirstOrDefault();
        string? named = Predicate.ObliquesOf(verb).Concat(Predicate.ObliquesOf(t)).Where(o => o.Preposition is "for" or "to" or "of").Select(o => types.Of(o.Noun)).FirstOrDefault(x => x is not null);
        var known = reading.Memory.Last(null, doer, null, named) ?? reading.Memory.Last(null, null, null, named) ?? reading.Memory.Last(null, doer, null) ?? reading.Memory.Last(null, null, null);
        string? receiving = doer ?? known?.Receiving, sending = known?.Sending ?? (receiving is null ? null : reading.Memory.Other(receiving));
        if (sending is null || receiving is null || sending == receiving) return null;
        bool yet = verb.Deprel == "xcomp" && verb.HeadToken!.Children.Concat(verb.Children).Any(c => c.Lemma is "yet") || Modalities.IsNegated(verb);
        var modality = yet ? Modality.Negated : Modalities.Of(verb);
        string? holder = reading.Memory.Nominee ?? known?.Holder;
        return Make(reading, s, named ?? known?.Post ?? "ambassador", sending, receiving, holder, change, modality, reading.DateOf(verb), 0.85, Attributions.Of(reading, verb), "post." + change, [verb, t]);
    }

    /// <summary>"no longer has an ambassador in Paris", "the post has been vacant", "left without an ambassador".</summary>
    public static PostFinding? Vacancy(StoryReading reading, Sentence s, Token t, PostTypes types)
    {
        string lemma = t.Lemma.ToLowerInvariant();
        if (lemma is "vacant" or "unfilled" or "unoccupied")
        {
            var post = t.Deprel == "amod" ? t.HeadToken : t.Children.FirstOrDefault(c => c.Deprel.StartsWith("nsubj", StringComparison.Ordinal)) ?? t.HeadToken?.Children.FirstOrDefault(c => c.Deprel is "obj" or "nsubj");
            if (post is null || !(types.Of(post) is not null || post.Lemma is "post" or "position" or "embassy" or "seat")) return null;
            var (sending, receiving) = types.Of(post) is not null ? Parties.OfDiplomat(reading, post) : (null, null);
            var known = reading.Memory.Last(sending, receiving, null);
            (sending, receiving) = (sending ?? known?.Sending, receiving ?? known?.Receiving);
            if (sending is null || receiving is null) return null;
            var governor = t.HeadToken is { Upos: "VERB" } v ? v : t;
            return Make(reading, s, known?.Post ?? types.Of(post) ?? "ambassador", sending, receiving, null, "vacant", Modalities.Of(governor), null, 0.82, Attributions.Of(reading, governor), "post.vacant", [t, post]);
        }
        if (types.Of(t) is not { } named) return null;
        bool without = Predicate.CaseOf(t) == "without";
        bool hasNo = t.Deprel == "obj" && t.HeadToken is { Lemma: "have" or "keep" or "maintain" } verb && Modalities.IsNegated(verb);
        if (!without && !hasNo) return null;
        var (from, to) = Parties.OfDiplomat(reading, t);
        if (hasNo) from = new Predicate(t.HeadToken!).Subjects.SelectMany(x => Drafts.Codes(Parties.At(reading, x))).FirstOrDefault() ?? from;
        to ??= from is null ? null : reading.Memory.Last(from, null, null)?.Receiving ?? reading.Memory.Other(from);
        if (from is null || to is null || from == to) return null;
        return Make(reading, s, named, from, to, null, "vacant", Modality.Actual, null, 0.88, Attributions.Of(reading, t), "post.vacant", [t, t.HeadToken]);
    }

    /// <summary>"the choice was not validated by the authorities": after a nomination, the host's answer to it.</summary>
    public static PostFinding? Choice(StoryReading reading, Sentence s, Token t)
    {
        if (t.Lemma.ToLowerInvariant() is not ("choice" or "nomination" or "candidate" or "nominee" or "candidacy" or "appointment") || reading.Memory.Nominee is not { } nominee) return null;
        if (t.HeadToken is not { Upos: "VERB" } verb || t.Deprel is not ("nsubj:pass" or "obj" or "nsubj")) return null;
        string lemma = verb.Lemma.ToLowerInvariant();
        bool negated = Modalities.IsNegated(verb);
        string? change = Refusing.Contains(lemma) || lemma is "veto" or "block" || (Accepting.Contains(lemma) && negated) ? "agrément-refused" : Accepting.Contains(lemma) ? "agrément-granted" : null;
        if (change is null) return null;
        var known = reading.Memory.Last(null, null, nominee) ?? reading.Memory.Last(null, null, null);
        string? doer = new Predicate(verb).Subjects.SelectMany(x => Drafts.Codes(Parties.At(reading, x))).FirstOrDefault() ?? known?.Receiving;
        if (known is null || doer is null) return null;
        string sending = known.Value.Sending == doer ? known.Value.Receiving : known.Value.Sending;
        if (sending == doer) return null;
        return Make(reading, s, known.Value.Post, sending, doer, nominee, change, Modality.Actual, reading.DateOf(verb), 0.82, Attributions.Of(reading, verb), "post." + change, [t, verb]);
    }

    /// <summary>A named holder beside the post: in post, or left where "former" stands before it.</summary>
    public static PostFinding? Holder(StoryReading reading, Sentence s, Token t, PostTypes types)
    {
        if (types.Of(t) is not { } post || post is "embassy" or "consulate" or "mission" or "diplomat" or "envoy" && !Named(reading, t)) return null;
        string? holder = null;
        Token? nameToken = null;
        foreach (var title in reading.Entities.Titles)
            if (title.Role == t || (title.Role.Sentence == s && title.Role.Index == t.Index)) (holder, nameToken) = (title.Person.Name, title.Name);
        holder ??= PostParties.HolderOf(reading, t, t, "in-post");
        if (holder is null) return null;
        var (sending, receiving) = Parties.OfDiplomat(reading, t);
        if (sending is null && nameToken is not null && reading.Entities.At(nameToken)?.Referent.Code is { } own) sending = own;
        var known = reading.Memory.Last(null, null, holder) is { } k && k.Holder == holder ? k : reading.Memory.Last(sending, receiving, null);
        (sending, receiving) = (sending ?? known?.Sending, receiving ?? known?.Receiving);
        if (sending is not null) receiving ??= reading.Memory.Other(sending) ?? (reading.Entities.HomeCode is { } home && home != sending ? home : null);
        if (sending is null || receiving is null || sending == receiving) return null;
        bool former = s.Tokens.Take(t.Index).TakeLast(3).Any(x => x.Lemma.ToLowerInvariant() is "former" or "ex" or "late" or "last" or "previous");
        var date = former ? null : reading.DateOf(t);
        return Make(reading, s, post, sending, receiving, holder, former ? "left" : "in-post", Modality.Actual, date, 0.72, [], "post." + (former ? "left" : "in-post"), [t, nameToken]);
    }

    private static bool Named(StoryReading reading, Token t) => reading.Entities.Titles.Any(x => x.Role == t) || t.Children.Any(c => c.Deprel is "appos" or "flat");

    private static PostFinding Make(
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
