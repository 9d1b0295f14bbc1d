using Attache.Codebook;
using Attache.Coding.Clauses;
using Attache.Coding.Lexicon;
using Attache.Language;

namespace Attache.Coding.Finders;

/// <summary>
/// The life of diplomatic posts by the patterns of <c>data/posts.tsv</c>, plus what takes more than one word: agrément,
/// vacancy, refusal of a nominee, holders by apposition. Sending and receiving state come from the noun, else from who
/// acts on it, else from the post that the story spoke of before.
/// </summary>
/// <example>X recalled its ambassador to Y → recalled · Y no longer has an ambassador in X → vacant · goodwill ambassador → none</example>
public sealed class PostFinder(PredicateLexicon patterns, WordClasses classes, PostTypes types) : IFinder
{
    /// <inheritdoc/>
    public string Kind => "post";

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(StoryReading reading, Sentence sentence)
    {
        if (!Topic.IsPolitical(reading, classes)) yield break;
        var found = new List<PostFinding>();
        void Keep(PostFinding f)
        {
            found.Add(f);
            if (f.Sending is not null && f.Receiving is not null) reading.Memory.Note(f.Sending, f.Receiving, f.Post, f.Holder);
        }

        PostTenures.NoteMissions(reading, sentence, types);
        var touched = new HashSet<Token>();
        foreach (var t in sentence.Tokens)
        {
            var p = new Predicate(t);
            // "the recall two years ago of …": a noun by its article, whatever the tagger says.
            char pos = p.IsVerb && !t.Children.Any(c => c.Deprel == "det" && c.Index < t.Index) ? 'v' : t.Upos is "NOUN" or "VERB" ? 'n' : ' ';
            if (pos == ' ' || PredicateMatcher.Best(reading, classes, patterns, p, pos) is not { } match) continue;
            foreach (var d in ByPattern(reading, sentence, p, match, touched)) Keep(d);
        }
        foreach (var t in sentence.Tokens)
        {
            if (PostStates.Agrement(reading, sentence, t, types) is { } agrement) Keep(agrement);
            if (PostStates.Vacancy(reading, sentence, t, types) is { } vacancy && touched.Add(t))
            {
                Keep(vacancy);
                foreach (var end in PostTenures.EndBefore(reading, sentence, t, vacancy))
                    if (!found.Exists(f => f.Change == end.Change && f.Sending == end.Sending && f.Receiving == end.Receiving)) Keep(end);
            }
            if (PostTenures.InPost(reading, sentence, t, types) is { } tenure && touched.Add(t)) Keep(tenure);
            if (PostStates.Choice(reading, sentence, t) is { } choice) Keep(choice);
            foreach (var credentials in PostChanges.Credentials(reading, sentence, t, types))
                if (!found.Exists(f => f.Change == "accredited" && f.Sending == credentials.Sending)) Keep(credentials);
            if (PostChanges.Journey(reading, sentence, t, types) is { } journey && !found.Exists(f => f.Sending == journey.Sending && f.Change is "left" or "recalled" or "returned")) Keep(journey);
            if (PostChanges.Predecessor(reading, sentence, t) is { } predecessor) Keep(predecessor);
            if (PostChanges.TheOne(reading, sentence, t) is { } one) Keep(one);
        }
        foreach (var t in sentence.Tokens)
            if (t.Upos is "NOUN" or "PROPN" && !touched.Contains(t) && !found.Exists(f => f.Change is "vacant") && PostStates.Holder(reading, sentence, t, types) is { } holder
                && !found.Exists(f => f.Holder == holder.Holder)) Keep(holder);
        // Who is expelled or called home leaves: that is one change, not two.
        found.RemoveAll(f => f.Change is "left" && found.Exists(x => x.Change is "expelled" or "recalled" && x.Sending == f.Sending && x.Receiving == f.Receiving && (x.Holder == f.Holder || x.Holder is null || f.Holder is null)));
        foreach (var f in found.DistinctBy(f => (f.Sending, f.Receiving, f.Change, f.Holder, f.Post)))
        {
            if (f.Change is "nominated" && f.Holder is not null && f.Sending is not null && f.Receiving is not null)
            {
                reading.Memory.Nominee = f.Holder;
                reading.Memory.Nominations.Add((f.Holder, f.Sending, f.Receiving, f.Post));
            }
            yield return f;
        }
    }

    private IEnumerable<PostFinding> ByPattern(StoryReading reading, Sentence sentence, Predicate p, PredicateMatch match, HashSet<Token> touched)
    {
        string change = match.Pattern.Category;
        var modality = ForceStates.ModalityOf(p);
        // "will run the mission until an ambassador is named": nobody is named yet.
        if (change is "appointed" or "nominated" or "accredited" && p.Head.Deprel == "advcl" && p.Head.Xpos is not "VBD" && p.Head.Children.Any(c => c.Deprel == "mark" && c.Lemma is "until" or "till" or "before" or "unless")
            && !p.Head.Children.Any(c => c.Deprel.StartsWith("aux", StringComparison.Ordinal) && c.Xpos is "VBD")) yield break;
        // "who asked not to be named", "declined to be named": a name withheld is no appointment.
        if (change == "appointed" && p.Head.Lemma is "name" or "identify" && (modality == Modality.Negated || p.Head.Deprel == "xcomp")) yield break;
        foreach (var place in match.Pattern.Actor)
        {
            string at = place is "of" or "by" ? "prep:" + place : place;
            foreach (var counted in PredicateMatcher.At(p, at, match.Used).ToList())
            {
                // "41 of its 62 diplomats": the post is what the number is of.
                var noun = counted.Upos == "NUM" || (types.Of(counted) is null && WordLists.Of("post-part").Contains(counted.Lemma.ToLowerInvariant())) ? counted.Children.FirstOrDefault(c => c.Deprel == "nmod" && Predicate.CaseOf(c) == "of" && types.Of(c) is not null) ?? counted : counted;
                var (post, head) = PostOf(reading, noun, match);
                if (post is null) continue;
                touched.Add(head);
                touched.Add(noun);
                // The post behind the person: "nominated a senator to be its ambassador in X".
                foreach (var u in (IEnumerable<Token>)[noun, .. noun.Children]) if (u != head && types.Of(u) is not null) touched.Add(u);
                var (sending, receiving) = PostParties.Resolve(reading, p, head, change);
                if (sending is null && receiving is null) continue;
                if (sending == receiving) continue;
                if (change == "returned" && PostParties.GoesHome(reading, p, sending)) change = "recalled";
                // "has gone back to The Hague": to where he is posted.
                else if (change is "left" && receiving is not null && p.Head.Children.Any(c => c.Lemma is "back") && p.Obliques.Any(o => o.Preposition is "to" && Parties.Code(reading, o.Noun) == receiving)) change = "returned";
                string? holder = PostParties.HolderOf(reading, noun, head, change);
                var date = reading.DateOf(p.Head, deadlines: modality is Modality.Planned);
                // "each country withdrew its ambassador": both posts.
                var pairs = PostParties.IsMutual(p) && reading.Memory.Main is { Count: 2 } main
                    ? [(main[0], main[1]), (main[1], main[0])]
                    : new List<(string? Sending, string? Receiving)> { (sending, receiving) };
                foreach (var (s, r) in pairs)
                    yield return new PostFinding
                    {
                        Story = reading.Story.Id,
                        Sentence = sentence.Number,
                        Start = sentence.Span.Start,
                        End = sentence.Span.End,
                        Text = sentence.Text,
                        Post = post,
                        Sending = s,
                        Receiving = r,
                        Holder = holder,
                        Number = post is "diplomat" ? NumberWords.Of(counted) : null,
                        Deadline = change == "expelled" ? PostParties.DeadlineOf(reading, p.Head) : null,
                        Change = change,
                        Modality = modality,
                        Historical = reading.IsHistorical(p.Head, date) ? true : null,
                        Attribution = Drafts.OrNull(Attributions.Of(reading, p.Head)),
                        Date = date,
                        Confidence = Drafts.Bound(match.Pattern.Strength * (s is not null && r is not null ? 0.95 : 0.7)),
                        Why = Drafts.Why("post." + change + ": " + match.Pattern, [p.Head, .. match.Used]),
                    };
            }
            if (touched.Count > 0) break;
        }
    }

    // The post that an argument names: by itself, by its apposition, or by the pattern's other words ("as ambassador").
    private (string? Post, Token Head) PostOf(StoryReading reading, Token noun, PredicateMatch match)
    {
        if (match.Pattern.Category is "nominated" or "appointed" && (types.Of(noun) is null or "diplomat" || reading.Entities.At(noun)?.Referent.IsNamedPerson == true))
        {
            // The post that somebody is named for stands behind the verb: "as ambassador", "to be its consul", "ambassador to X".
            foreach (var t in noun.Sentence.Tokens)
                if (t.Index > noun.Index && t.HeadToken is { } over && t.Deprel.Split(':')[0] is "obl" or "xcomp" or "advcl" or "nmod" or "obj" && Under(t, noun.HeadToken ?? noun) && types.Of(t) is { } behind && behind is not "diplomat" and not "embassy" and not "consulate" and not "mission" && over != noun) return (behind, t);
            if (types.Of(noun) is null or "diplomat" && match.Pattern.Frame.Any(f => f.Relation is "xcomp" or "prep:for" or "prep:as" || f.Classes.Contains("diplomat")))
                return (match.Used.Select(types.Of).FirstOrDefault(x => x is not null and not "diplomat") ?? reading.Memory.LastHeld(null, null)?.Post ?? "ambassador", noun);
        }
        // "after summoning him": a diplomat told by a pronoun.
        if (noun.Upos == "PRON" && reading.Entities.At(noun)?.Referent is { Office: "ambassador" or "diplomat" or "envoy" } person) return (reading.Memory.Last(null, null, person.Name)?.Post ?? "ambassador", noun);
        // "the X one": the post spoken of before.
        if (noun.Lemma.ToLowerInvariant() == "one") return (reading.Memory.LastHeld(null, null)?.Post ?? "ambassador", noun);
        // "the mission was closed": in a story of embassies it is one.
        if (noun.Lemma.ToLowerInvariant() == "mission" && types.Of(noun) is null && reading.Entities.At(noun)?.Referent.Type != Language.Names.MentionType.Force && noun.Children.All(c => c.Deprel is not ("amod" or "compound") || reading.Entities.At(c) is not null) && reading.Memory.Last(null, null, null) is not null) return ("mission", noun);
        if (types.Of(noun) is { } direct) return (direct, noun);
        if (match.Pattern.Category == "accredited" && reading.Entities.At(noun) is { Referent.IsNamedPerson: true } && noun.Children.All(c => types.Of(c) is null)) return ("ambassador", noun);
        foreach (var c in noun.Children)
            if (c.Deprel is "appos" or "flat" or "compound" or "nmod:desc" && types.Of(c) is { } inner) return (inner, c);
        if (noun.Deprel is "appos" or "flat" && noun.HeadToken is { } above && types.Of(above) is { } outer) return (outer, above);
        foreach (var u in match.Used)
            if (u != noun && types.Of(u) is { } named) return (named, u);
        foreach (var c in noun.Children)
            if (c.Deprel == "nmod" && types.Of(c) is { } of) return (of, c);
        // "proposed X to occupy the post": the post is the one that the story is about.
        return (null, noun);
    }

    private static bool Under(Token t, Token ancestor)
    {
        for (var x = t; x is not null; x = x.HeadToken)
            if (x == ancestor) return true;
        return false;
    }
}
