using System.Collections.Frozen;
using Attache.Codebook;
using Attache.Coding.Clauses;
using Attache.Coding.Lexicon;
using Attache.Coding.Relations;
using Attache.Language;

namespace Attache.Coding.Finders;

/// <summary>
/// PLOVER events: acts by the lexicon of predicates, composed with the words that govern them, between sides found by
/// relations; the trained classifier decides whether there is an event and confirms or corrects its category.
/// </summary>
public sealed class EventFinder : IFinder
{
    private const float Doubt = 0.85f;
    private const float Correction = 0.8f;

    private static readonly HashSet<string> Outer = new(["REQUEST", "REJECT", "THREATEN", "AGREE", "ACCUSE"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Warships = WordLists.Of("warship");

    private static readonly HashSet<string> Embedded = new(["ccomp", "xcomp", "obl", "advcl", "obj"], StringComparer.Ordinal);

    private readonly ActReader acts;
    private readonly WordClasses classes;
    private readonly Lazy<RelationClassifier> classifier;

    /// <summary>Makes a finder.</summary>
    /// <param name="acts">Reads the acts of a sentence.</param>
    /// <param name="classes">Word classes.</param>
    /// <param name="classifier">The classifier; read when the first event is coded.</param>
    public EventFinder(ActReader acts, WordClasses classes, Lazy<RelationClassifier> classifier) => (this.acts, this.classes, this.classifier) = (acts, classes, classifier);

    /// <inheritdoc/>
    public string Kind => "event";

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(StoryReading reading, Sentence sentence) => Read(reading, sentence).Select(d => d.Event);

    /// <summary>As <see cref="Find"/>, each event with the features of the classifier that speak most for its category, strongest first.</summary>
    /// <param name="reading">The story.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="most">How many features at most.</param>
    public IEnumerable<(Finding Event, IReadOnlyList<string> Features)> Explain(StoryReading reading, Sentence sentence, int most)
    {
        foreach (var (e, act, acts) in Read(reading, sentence))
            yield return (e, classifier.Value.Reasons(reading, acts, act, e.Actor ?? [], e.Recipient ?? [], e.Category, most));
    }

    private IEnumerable<(EventFinding Event, Predicate Act, IReadOnlyList<Act> Acts)> Read(StoryReading reading, Sentence sentence)
    {
        if (!Topic.IsPolitical(reading, classes)) yield break;
        var found = acts.Read(reading, sentence);
        var candidates = EventCandidate.Of(found);
        var outer = candidates.Where(m => Outer.Contains(m.Category) && !IsUndone(m)).Select(m => m.Predicate.Head).ToHashSet();
        var drafts = new List<EventFinding>();
        var by = new List<Predicate>();
        foreach (var c in candidates)
        {
            if (!c.IsGoverned && IsContentOf(c.Predicate.Head, outer)) continue;
            if (IsUndone(c) || IsPurposeOf(c, candidates) || IsTopic(c.Predicate.Head) || IsUnsaid(c.Predicate.Head) || IsCondition(c.Predicate.Head) || IsAttribute(c.Predicate.Head) || IsGeneric(c.Predicate.Head)) continue;
            if (Draft(reading, sentence, found, c) is not { } draft) continue;
            // "imposed sanctions on Zimbabwe and withdrew its observers": the second measure is for whom the first was.
            if (draft.Recipient is null && EventSides.IsDirected(draft.Category) && c.Predicate.Head is { Deprel: "conj", HeadToken: { } first } && by.FindIndex(p => p.Head == first) is >= 0 and var at && drafts[at].Recipient is { } shared && EventSides.IsDirected(drafts[at].Category) && SameActors(drafts[at], draft)) draft = draft with { Recipient = shared };
            drafts.Add(draft);
            by.Add(c.Act.Predicate);
        }
        for (int i = 0; i < drafts.Count; i++)
        {
            var d = drafts[i];
            if (!drafts.Exists(o => !ReferenceEquals(o, d) && o.Category == d.Category && SameMode(o, d) && !ApartInTime(o, d) && Covers(o, d) && (!Covers(d, o) || o.Confidence > d.Confidence || (o.Confidence == d.Confidence && drafts.IndexOf(o) < drafts.IndexOf(d)))))
                yield return (d, by[i], found);
        }
    }

    // "has not ruled out", "did not threaten": the outer act is undone; what it governs is told by its own modality.
    private static bool IsUndone(EventCandidate c) =>
        !c.IsGoverned && c.Match.Pattern.Category is "REJECT" or "THREATEN" or "REQUEST" or "ACCUSE" && c.Match.Pattern.Frame.All(f => f.Relation != "neg") && Modalities.IsNegated(c.Predicate.Head);

    // "talks on the withdrawal of their forces": what is spoken about is no event.
    private static bool IsTopic(Token head)
    {
        for (var x = head; x.HeadToken is { } g && x.Deprel is "nmod" or "obl" or "obj"; x = g)
            if (TalkWords.Contains(g.Lemma.ToLowerInvariant()) && (x.Deprel == "obj" ? g.Upos == "VERB" : Predicate.CaseOf(x) is "on" or "over" or "about" or "regarding" or "concerning")) return true;
            else if (x.Deprel == "obl" && Predicate.CaseOf(x) is "on" or "over" or "about" && g.Children.Any(c => TalkWords.Contains(c.Lemma.ToLowerInvariant()))) return true;
        return false;
    }

    // "did not say that it would be sent", "gave no date for the departure": what is not told.
    private static bool IsUnsaid(Token head)
    {
        for (var x = head; x.HeadToken is { } g; x = g)
        {
            if (x.Deprel == "ccomp" && g.Upos == "VERB" && g.Lemma is "say" or "announce" or "tell" or "indicate" or "specify" or "confirm" && Modalities.IsNegated(g)) return true;
            if (x.Deprel == "nmod" && g.Upos == "NOUN" && g.Lemma is "date" or "day" or "timetable" or "word" or "sign" or "detail" or "reason" or "indication" && g.Children.Any(c => c.Deprel == "det" && c.Lemma.ToLowerInvariant() is "no")) return true;
            if (x.Deprel is not ("nmod" or "conj" or "xcomp" or "obj" or "obl" or "ccomp")) return false;
        }
        return false;
    }

    // "made its return depend on a commitment by Bamako not to negotiate": on both sides of such a verb stand conditions.
    private static bool IsDependent(Token head)
    {
        var x = head;
        for (int steps = 0; steps < 4 && x.HeadToken is { } g; steps++, x = g)
        {
            if (g.Lemma is "depend" or "hinge" or "dependent" or "conditional" or "contingent" || (g.Lemma == "make" && x.Deprel is "obj" or "ccomp" or "xcomp" && g.Children.Any(c => c.Deprel is "xcomp" or "ccomp" && c.Lemma is "depend" or "dependent" or "conditional" or "contingent"))) return true;
            if (x.Deprel is "advcl" or "parataxis" or "acl:relcl" or "conj") return false;
        }
        return x.Children.Any(c => c.Deprel is "xcomp" or "ccomp" && c.Lemma is "depend");
    }

    // "a brigade that leaves by the door can come back": said of any, not of one.
    private static bool IsGeneric(Token head) =>
        head.Xpos is "VBZ" or "VBP" && head.Deprel == "acl:relcl" && head.HeadToken is { Upos: "NOUN" } noun && noun.Deprel.StartsWith("nsubj", StringComparison.Ordinal) && noun.Children.Any(c => c.Deprel == "det" && c.Lemma.ToLowerInvariant() is "a" or "an" or "any") && !head.Children.Any(c => c.Deprel is "aux" or "aux:pass");

    // "told the departing soldiers", "the arrested men": what tells which ones is no news of them.
    private static bool IsAttribute(Token head) => head.Deprel == "amod" && head.Upos == "VERB" && head.HeadToken is { } noun && head.Index < noun.Index;

    // "if prisoners were released", "should France withdraw": a condition is none either; what follows from it may be.
    private static bool IsCondition(Token head)
    {
        if (IsDependent(head)) return true;
        for (var x = head; x is not null && x.Upos is "VERB" or "AUX"; x = x.HeadToken)
        {
            foreach (var c in x.Children)
            {
                string lemma = c.Lemma.ToLowerInvariant();
                if (c.Deprel == "mark" && lemma is "if" or "unless" && x.Deprel.StartsWith("advcl", StringComparison.Ordinal)) return true;
                if (c.Deprel == "aux" && lemma is "should" && !x.Children.Any(o => o.Deprel == "aux" && o.Index > c.Index && o.Xpos == "MD") && x.Children.Any(s => s.Deprel.StartsWith("nsubj", StringComparison.Ordinal) && s.Index > c.Index && s.Index < x.Index) && !x.Sentence.Text.EndsWith('?')) return true;
            }
            if (x.Deprel is not ("conj" or "xcomp")) return false;
        }
        return false;
    }

    private static readonly HashSet<string> TalkWords = new(["talk", "talks", "negotiation", "discussion", "dialogue", "consultation", "discuss", "debate", "negotiate", "conversation"], StringComparer.Ordinal);

    // "visited the capital to discuss …": one meeting, not two.
    private static bool IsPurposeOf(EventCandidate c, IReadOnlyList<EventCandidate> all) =>
        c.Predicate.Head.Deprel is "advcl" or "xcomp" or "acl" && c.Predicate.Head.Xpos is "VB" or "VBG" && c.Predicate.Head.HeadToken is { } g && all.Any(o => o.Predicate.Head == g && o.Category == c.Category);

    // "demanded that they leave": the leaving is the content of the demand, no event of its own.
    private static bool IsContentOf(Token head, HashSet<Token> outer)
    {
        for (var x = head; x.HeadToken is { } g; x = g)
        {
            if (!Embedded.Contains(x.Deprel.Split(':')[0]) && x.Deprel is not ("conj" or "nmod" or "acl" or "nsubj:pass")) return false;
            if (outer.Contains(g) && x.Deprel is not "nsubj:pass" && !(x.Deprel == "advcl" && x.Xpos is "VBD" or "VBZ") && !(x.Deprel == "conj")) return true;
            if (x.Deprel == "conj" && g.Upos == "VERB" && x.Upos == "VERB" && outer.Contains(g)) return false;
        }
        return false;
    }

    private EventFinding? Draft(StoryReading reading, Sentence sentence, IReadOnlyList<Act> found, EventCandidate c)
    {
        var (predicate, match) = (c.Predicate, c.Match);
        var date = reading.DateOf(predicate.Head, deadlines: c.Modality is Modality.Planned);
        var pattern = match.Pattern;
        var (category, mode, modality) = (c.Category, c.Mode, c.Modality);
        // "meets on Friday", "resume on 6 November": the present of a timetable.
        if (modality == Modality.Actual && !c.IsGoverned && predicate.Head.Xpos is "VBP" or "VBZ" && date?.First > reading.Day)
        {
            modality = Modality.Planned;
            if (category is "CONSULT" or "SUPPORT" or "COOPERATE" or "AID") (category, mode) = ("AGREE", null);
            else if (category is "RETREAT") (category, mode) = ("CONCEDE", null);
        }
        if (!c.IsGoverned && !EventChecks.Holds(reading, predicate, match)) return null;
        // What is not accepted, approved, recognised is refused.
        if (modality is Modality.Negated && category is "SUPPORT" or "AGREE" or "CONCEDE" && Modalities.IsNegated(predicate.Head)) (category, mode, modality) = ("REJECT", null, Modality.Actual);

        var sides = new EventSides(reading);
        var (actors, recipients) = sides.Of(c);
        string read = category;
        (category, mode, recipients) = EventChecks.Adjust(reading, predicate, match, classes, category, mode, actors, recipients);
        bool adjusted = category != read;
        if (Drafts.Codes(recipients).Count == 0 && sides.Addressee(c, category, actors) is { Count: > 0 } addressee) recipients = addressee;
        if (Drafts.Codes(recipients).Count == 0 && sides.Crowd(c, classes, category, actors) is { Count: > 0 } crowd) recipients = crowd;
        actors = [.. actors.Where(a => !recipients.Any(r => r.Text == a.Text) || pattern.Actor.Contains("both", StringComparer.Ordinal))];
        recipients = [.. recipients.Where(r => !actors.Any(a => a.Code is not null && a.Code == r.Code && (a.Sector == r.Sector || r.Sector is null || (r.Sector is "GOV" && a.Sector is null or "GOV" or "MIL" or "COP" or "LEG" or "JUD"))))];
        // Somebody of politics must take part: a state, an organisation, or at least a court, the police, a party, rebels.
        var places = Locations.Of(reading, predicate);
        // Violence is told without its parties too: "a night of shelling in the valley", "mortar bombs hit the camp".
        bool violence = category == "ASSAULT" && modality == Modality.Actual && (places.Count > 0 || Drafts.Codes(recipients).Count > 0);
        if (!violence && !actors.Concat(recipients).Any(e => e.Code is not null || IsPolitical(e.Sector))) return null;
        if (!violence && actors.Count == 0 && (recipients.Count == 0 || pattern.Strength < 0.7 || !predicate.IsPassive && predicate.IsVerb)) return null;
        // An act that is only weighed, feared, on a condition or not done is one between two, but for "if he loses, he will step down"; of what is planned at least who plans it must be told.
        bool sided = actors.Count > 0 && Drafts.Codes(recipients.Concat(actors)).Count > 0 && recipients.Count > 0;
        if (modality is Modality.Considered or Modality.Conditional or Modality.Negated && !sided && !violence && !(category is "CONCEDE" or "RETREAT" && modality == Modality.Conditional && predicate.IsVerb && actors.Count > 0)) return null;
        if (actors.Count == 0 && !violence && (modality != Modality.Actual || category is not ("SANCTION" or "COERCE" or "ACCUSE" or "ASSAULT"))) return null;
        // "has given its government until February": a deadline for one's own is no ultimatum.
        if (category is "THREATEN" && match.Pattern.Head is "give" or "set" && Drafts.Codes(recipients).Count == 0) return null;
        // Freighters and ferries that leave port withdraw from nothing.
        if (category is "RETREAT" or "MOBILIZE" && actors.All(a => a.Sector is not ("MIL" or "REB" or "UAF" or "COP" or "GOV")) && predicate.Subjects.Any(t => Parties.Is(reading, classes, t, "vessel") && !Warships.Contains(t.Lemma.ToLowerInvariant()))) return null;
        // Soldiers that arrive do not visit; commanders of two armies meet.
        if (category == "CONSULT" && actors.Count > 0 && Drafts.Codes(actors).Count < 2 && actors.All(a => a.Sector == "MIL" && a.Person is null)) return null;
        // A row is between two.
        if (category == "ACCUSE" && pattern.Actor.Contains("both", StringComparer.Ordinal) && Drafts.Codes(actors).Count < 2) return null;
        // A meeting wants two sides or a place; one side alone is a mention of talks, not a meeting.
        if (category == "CONSULT" && actors.Count + recipients.Count < 2 && predicate.Head.Upos == "NOUN") return null;
        // A noun without any argument of its own is a mention, not a report of the act.
        if (predicate.Head.Upos == "NOUN" && (modality is Modality.Negated || (modality is Modality.Considered or Modality.Conditional && !c.IsGoverned && !sided))) return null;

        var attribution = Attributions.Of(reading, predicate.Head);
        // "said that the soldiers must leave": who says so demands it of them; a source without a name tells what others have to do.
        if (predicate.Head.Children.Any(c => c.Deprel is "aux" && c.Lemma.ToLowerInvariant() is "must") && attribution is [{ Code: { } demander, Anonymous: not true }, ..] && actors.Any(a => a.Code is not null && a.Code != demander))
            (category, mode, recipients, actors, modality, attribution) = ("REQUEST", category is "RETREAT" or "CONCEDE" ? "yield" : null, actors, [attribution[0]], Modality.Actual, []);
        var contexts = Contexts.Of(pattern, actors, recipients);
        var answer = classifier.Value.Answer(reading, found, c.Act.Predicate, actors, recipients);
        if (answer.Of(RelationClasses.None) > Doubt) return null;
        if (!adjusted && modality == Modality.Actual && answer.Best is var best && best != category && answer.Of(best) > Correction) (category, mode) = (best, null);
        double confidence = Confidence(answer.Of(category), pattern.Strength, actors.Count > 0, predicate.IsVerb, modality);
        if (mode is not null && !Plover.Standard.HasMode(category, mode)) mode = null;
        IReadOnlyList<string>? modes = mode is null ? null : [mode];
        return new EventFinding
        {
            Story = reading.Story.Id,
            Sentence = sentence.Number,
            Start = sentence.Span.Start,
            End = sentence.Span.End,
            Text = sentence.Text,
            Category = category,
            Mode = modes,
            Context = Drafts.OrNull(contexts),
            Actor = Drafts.OrNull(actors),
            Recipient = Drafts.OrNull(recipients),
            Location = Drafts.OrNull(places),
            Cameo = Plover.Standard.CameoOf(category, modes, contexts),
            Quad = Plover.Standard.Categories[category].Quad,
            Score = Plover.Standard.Score(category, modes),
            Modality = modality,
            Historical = reading.IsHistorical(predicate.Head, date) ? true : null,
            Attribution = Drafts.OrNull(attribution),
            Date = date,
            Confidence = Drafts.Bound(confidence),
            Why = Drafts.Why("event." + category.ToLowerInvariant() + ": " + pattern, [predicate.Head, .. match.Used]),
        };
    }

    private static bool IsPolitical(string? sector) => sector is not (null or "" or "UNK" or "BUS" or "CVL" or "JRN" or "EDU" or "MED" or "CRM");

    private static double Confidence(double probability, double strength, bool hasActor, bool isVerb, Modality modality) =>
        ((0.5 * probability) + (0.5 * strength)) * (hasActor ? 1 : 0.75) * (isVerb ? 1 : 0.85) * (modality == Modality.Actual ? 1 : 0.9);

    // "which signed a treaty in March, congratulated the new minister": told with days of their own they are two.
    private static bool ApartInTime(EventFinding a, EventFinding b) => a.Date is { } x && b.Date is { } y && x.Text != y.Text && (x.First > y.Last || y.First > x.Last);

    private static bool SameActors(EventFinding a, EventFinding b) => Drafts.Codes(a.Actor).SequenceEqual(Drafts.Codes(b.Actor), StringComparer.Ordinal);

    private static bool SameMode(EventFinding a, EventFinding b) => a.Mode is not [var m] || b.Mode is not [var n] || m == n;

    private static bool Covers(EventFinding a, EventFinding b) =>
        Drafts.Codes(b.Actor).All(c => Drafts.Codes(a.Actor).Contains(c, StringComparer.Ordinal)) && Drafts.Codes(b.Recipient).All(c => Drafts.Codes(a.Recipient).Contains(c, StringComparer.Ordinal));
}
