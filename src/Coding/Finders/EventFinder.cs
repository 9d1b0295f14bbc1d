using Attache.Codebook;
using Attache.Coding.Clauses;
using Attache.Coding.Lexicon;
using Attache.Language;

namespace Attache.Coding.Finders;

/// <summary>
/// PLOVER events by the lexicon of predicates: a word in its frame, its actor and recipient by relations, one event per
/// act. Words that another predicate has taken as its object ("hold <em>talks</em>") tell no second one.
/// </summary>
public sealed class EventFinder : IFinder
{
    private static readonly HashSet<string> Cooperative = new(["CONSULT", "SUPPORT", "COOPERATE", "AID"], StringComparer.Ordinal);

    private static readonly HashSet<string> Outer = new(["REQUEST", "REJECT", "THREATEN", "AGREE", "ACCUSE"], StringComparer.Ordinal);

    private static readonly HashSet<string> Embedded = new(["ccomp", "xcomp", "obl", "advcl", "obj"], StringComparer.Ordinal);

    private readonly PredicateLexicon lexicon;
    private readonly WordClasses classes;

    /// <summary>Makes a finder over a lexicon.</summary>
    public EventFinder(PredicateLexicon lexicon, WordClasses classes) => (this.lexicon, this.classes) = (lexicon, classes);

    /// <inheritdoc/>
    public string Kind => "event";

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(StoryReading reading, Sentence sentence)
    {
        if (!Topic.IsPolitical(reading, classes)) yield break;
        var taken = new HashSet<Token>();
        var matches = new List<(PredicateMatch Match, Predicate Predicate)>();
        // Verbs first: their frames take nouns that would tell the same act again.
        foreach (bool verbs in (ReadOnlySpan<bool>)[true, false])
            foreach (var t in sentence.Tokens)
            {
                if (taken.Contains(t)) continue;
                var predicate = new Predicate(t);
                char pos = predicate.IsVerb ? 'v' : t.Upos is "NOUN" ? 'n' : t.Upos is "ADJ" && t.Deprel is not "amod" ? 'a' : ' ';
                if (pos == ' ' || predicate.IsVerb != verbs) continue;
                if (PredicateMatcher.Best(reading, classes, lexicon, predicate, pos) is not { } match) continue;
                foreach (var used in match.Used) taken.Add(used);
                if (match.Pattern.Category != "NONE") matches.Add((match, predicate));
            }
        var outer = matches.Where(m => Outer.Contains(m.Match.Pattern.Category) && !IsUndone(m)).Select(m => m.Predicate.Head).ToHashSet();
        var drafts = new List<EventFinding>();
        foreach (var (match, predicate) in matches.OrderBy(m => m.Predicate.Head.Index))
        {
            if (IsContentOf(predicate.Head, outer) || IsUndone((match, predicate))) continue;
            if (IsPurposeOf(predicate, match, matches)) continue;
            if (Draft(reading, sentence, match, predicate) is { } draft) drafts.Add(draft);
        }
        foreach (var d in drafts)
            if (!drafts.Exists(o => !ReferenceEquals(o, d) && o.Category == d.Category && Covers(o, d) && (!Covers(d, o) || o.Confidence > d.Confidence || (o.Confidence == d.Confidence && drafts.IndexOf(o) < drafts.IndexOf(d)))))
                yield return d;
    }

    // "has not ruled out", "did not threaten": the outer act is undone; what it governs is told by its own modality.
    private static bool IsUndone((PredicateMatch Match, Predicate Predicate) m) =>
        m.Match.Pattern.Category is "REJECT" or "THREATEN" or "REQUEST" or "ACCUSE" && m.Match.Pattern.Frame.All(c => c.Relation != "neg") && Modalities.IsNegated(m.Predicate.Head);

    // "visited the capital to discuss …": one meeting, not two.
    private static bool IsPurposeOf(Predicate p, PredicateMatch match, List<(PredicateMatch Match, Predicate Predicate)> all) =>
        p.Head.Deprel is "advcl" or "xcomp" or "acl" && p.Head.HeadToken is { } g && all.Exists(o => o.Predicate.Head == g && o.Match.Pattern.Category == match.Pattern.Category);

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

    private EventFinding? Draft(StoryReading reading, Sentence sentence, PredicateMatch match, Predicate predicate)
    {
        var pattern = match.Pattern;
        var modality = Modalities.Of(predicate.Head);
        string category = pattern.Category;
        string? mode = pattern.Mode;
        if (!EventChecks.Holds(reading, predicate, match)) return null;
        // "did not recognise": the negation stands in the pattern, what it tells is done.
        if (modality == Modality.Negated && pattern.Frame.Any(c => c.Relation == "neg")) modality = Modality.Actual;
        if (modality is Modality.Planned or Modality.Considered or Modality.Conditional && pattern.Intent is not "same")
        {
            if (pattern.Intent != "THREATEN" || modality == Modality.Planned && false) (category, mode) = (pattern.Intent, null);
        }
        else if (modality is Modality.Planned && Cooperative.Contains(category)) (category, mode) = ("AGREE", null);
        // What is not accepted, approved, recognised is refused.
        if (modality is Modality.Negated && category is "SUPPORT" or "AGREE" or "CONCEDE" && Modalities.IsNegated(predicate.Head)) (category, mode, modality) = ("REJECT", null, Modality.Actual);

        var (actors, recipients) = new Arguments(reading, predicate, match).Resolve();
        (category, mode, recipients) = EventChecks.Adjust(reading, predicate, match, classes, category, mode, actors, recipients);
        // A demand, refusal or threat without a named addressee is meant for whom its content is about, else for the other side of the story.
        if (recipients.Count == 0 && category is "REQUEST" or "REJECT" or "THREATEN" or "ACCUSE" && Drafts.Codes(actors) is [var own, ..])
        {
            recipients = Addressed(reading, predicate, own);
            if (recipients.Count == 0 && category is "REJECT" && predicate.Objects.Any(o => Anaphoric.Contains(o.Lemma.ToLowerInvariant())) && reading.Memory.Other(own) is { } other) recipients = [new Entity { Text = other, Code = other }];
        }
        actors = [.. actors.Where(a => !recipients.Any(r => r.Text == a.Text) || pattern.Actor.Contains("both", StringComparer.Ordinal))];
        recipients = [.. recipients.Where(r => !actors.Any(a => a.Code is not null && a.Code == r.Code && (a.Sector == r.Sector || r.Sector is null or "GOV")))];
        // Somebody of politics must take part: a state, an organisation, or at least a court, the police, a party, rebels.
        if (!actors.Concat(recipients).Any(e => e.Code is not null || IsPolitical(e.Sector))) return null;
        if (actors.Count == 0 && (recipients.Count == 0 || pattern.Strength < 0.7 || !predicate.IsPassive && predicate.IsVerb)) return null;
        // Soldiers that arrive do not visit.
        if (category == "CONSULT" && actors.Count > 0 && actors.All(a => a.Sector == "MIL" && a.Person is null)) return null;
        // A row is between two.
        if (category == "ACCUSE" && pattern.Actor.Contains("both", StringComparer.Ordinal) && Drafts.Codes(actors).Count < 2) return null;
        // A meeting wants two sides or a place; one side alone is a mention of talks, not a meeting.
        if (category == "CONSULT" && actors.Count + recipients.Count < 2 && predicate.Head.Upos == "NOUN") return null;
        // A noun without any argument of its own is a mention, not a report of the act.
        if (predicate.Head.Upos == "NOUN" && modality is Modality.Negated) return null;

        var attribution = Attributions.Of(reading, predicate.Head);
        var date = reading.DateOf(predicate.Head, deadlines: modality is Modality.Planned);
        // "said that the soldiers must leave": who says so demands it of them.
        if (predicate.Head.Children.Any(c => c.Deprel is "aux" && c.Lemma.ToLowerInvariant() is "must") && attribution is [{ Code: { } demander }, ..] && actors.Any(a => a.Code is not null && a.Code != demander))
            (category, mode, recipients, actors, modality, attribution) = ("REQUEST", category is "RETREAT" or "CONCEDE" ? "yield" : null, actors, [attribution[0]], Modality.Actual, []);
        var contexts = Contexts.Of(pattern, actors, recipients);
        double confidence = pattern.Strength * (actors.Count > 0 ? 1 : 0.75) * (predicate.IsVerb ? 1 : 0.85) * (modality == Modality.Actual ? 1 : 0.9);
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
            Location = Drafts.OrNull(Locations.Of(reading, predicate)),
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

    private static readonly HashSet<string> Anaphoric = new(["choice", "proposal", "offer", "demand", "request", "move", "decision", "candidate", "nomination", "call", "appeal", "plan", "sanction", "accusation", "charge", "step"], StringComparer.Ordinal);

    private static List<Entity> Addressed(StoryReading reading, Predicate predicate, string own)
    {
        var found = new List<Entity>();
        foreach (var clause in (ReadOnlySpan<Token?>)[predicate.Ccomp, predicate.Xcomp])
        {
            if (clause is null) continue;
            var inner = new Predicate(clause);
            foreach (var t in inner.Subjects.Concat(inner.Objects))
                foreach (var e in Parties.OwnersOf(reading, t))
                    if (e.Code is not null && e.Code != own) Parties.Add(found, e);
            if (found.Count > 0) break;
        }
        return found;
    }

    private static bool Covers(EventFinding a, EventFinding b) =>
        Drafts.Codes(b.Actor).All(c => Drafts.Codes(a.Actor).Contains(c, StringComparer.Ordinal)) && Drafts.Codes(b.Recipient).All(c => Drafts.Codes(a.Recipient).Contains(c, StringComparer.Ordinal));
}
