using Attache.Codebook;
using Attache.Coding.Clauses;
using Attache.Coding.Lexicon;
using Attache.Language;

namespace Attache.Coding.Finders;

/// <summary>Talks between parties and how they stand; by the patterns of <c>data/talks.tsv</c>.</summary>
/// <example>X and Y are holding talks → under-way · X walked out of talks with Y → broken-off · he talks a lot → none</example>
public sealed class TalksFinder(PredicateLexicon patterns, WordClasses classes) : IFinder
{
    private static readonly string[] Sides = ["subj", "prep:with", "prep:between", "prep:among", "poss", "comp", "obj", "prep:of", "prep:to"];

    /// <inheritdoc/>
    public string Kind => "talks";

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(StoryReading reading, Sentence sentence)
    {
        if (!Topic.IsPolitical(reading, classes)) yield break;
        var found = new List<TalksFinding>();
        foreach (var t in sentence.Tokens)
        {
            var p = new Predicate(t);
            char pos = p.IsVerb ? 'v' : t.Upos == "NOUN" ? 'n' : t.Upos == "ADJ" ? 'a' : ' ';
            if (pos == ' ' || (PredicateMatcher.Best(reading, classes, patterns, p, pos) ?? SpokenOf(reading, p)) is not { } match) continue;
            if (Draft(reading, sentence, p, match) is { } d) found.Add(d);
        }
        if (found.MaxBy(d => d.Confidence) is not { } best) yield break;
        if (best.Participants is { Count: > 1 } parties) reading.Memory.Talks = parties;
        yield return best;
        // Another one only where it has another state and other parties: "the bloc will meet, and two neighbours offered to mediate".
        foreach (var other in found)
            if (other != best && other.Status != best.Status && !Drafts.Codes(other.Participants).Intersect(Drafts.Codes(best.Participants), StringComparer.Ordinal).Any())
            {
                yield return other;
                yield break;
            }
    }

    // "They are to resume on 9 March", said of the talks of the sentence before: verbs of which no person is the subject.
    private PredicateMatch? SpokenOf(StoryReading reading, Predicate p)
    {
        if (!p.IsVerb || reading.Memory.Talks.Count < 2 || !WordLists.Of("talks-verb").Contains(p.Head.Lemma.ToLowerInvariant())) return null;
        if (p.Objects.Count > 0 || p.Xcomp is not null || p.Subjects is not [{ Upos: "PRON", Lemma: "they" or "it" or "these" }]) return null;
        foreach (var pattern in patterns.Of(p.Head.Lemma.ToLowerInvariant(), 'v'))
            if (pattern.Frame is [{ Relation: "subj" } only] && only.Classes.Contains("talks", StringComparer.Ordinal)) return new PredicateMatch(pattern, []);
        return null;
    }

    // "Talks with Niger are under way": said of the talks themselves; who holds them besides is the story's state.
    private static bool IsSaidToGoOn(Predicate p, string status) => status == "under-way" && p.Head is { Deprel: "nsubj", HeadToken: { } said } && said.Children.Any(c => c.Deprel == "cop");

    private TalksFinding? Draft(StoryReading reading, Sentence sentence, Predicate p, PredicateMatch match)
    {
        var modality = Modalities.Of(p.Head);
        string status = match.Pattern.Category;
        var parties = new List<Entity>();
        var mediators = new List<Entity>();
        foreach (var source in match.Used.Where(u => u.Upos == "NOUN").Prepend(p.Head))
        {
            var at = source == p.Head ? p : new Predicate(source);
            foreach (var side in Sides)
            {
                if (side == "prep:of" && source.Lemma is not ("talk" or "meeting" or "negotiation" or "round")) continue;
                if (side == "prep:to" && match.Pattern.Head is not ("invite" or "offer" or "propose")) continue;
                foreach (var n in PredicateMatcher.At(at, side, []))
                {
                    if (match.Used.Contains(n)) continue;
                    foreach (var e in Parties.At(reading, n))
                        if (e.Code is not null)
                        {
                            Parties.Add(parties, e);
                            if (WordLists.Of("mediator").Contains(n.Lemma.ToLowerInvariant()) || match.Pattern.Head is "mediate") Parties.Add(mediators, e);
                        }
                }
            }
            foreach (var c in source.Children)
                if (c.Deprel == "acl:relcl")
                    foreach (var s in new Predicate(c).Subjects)
                        foreach (var e in Parties.At(reading, s))
                            if (e.Code is not null && s != source) Parties.Add(parties, e);
        }
        // "after talks with the other states, he said": who speaks after talks has held them.
        var whole = WholeOf(p.Head);
        if (p.Head.Upos == "NOUN" && whole.Deprel == "obl" && Predicate.CaseOf(whole) is "after" or "following" or "during" && whole.HeadToken is { Upos: "VERB" } over && parties.Count > 0)
        {
            foreach (var x in new Predicate(over).Subjects)
                foreach (var e in Parties.At(reading, x))
                    if (e.Code is not null && !Drafts.Codes(parties).Contains(e.Code, StringComparer.Ordinal)) Parties.Add(parties, e);
            if (status == "under-way" && Predicate.CaseOf(whole) is not "during") status = "held";
        }
        // "will set out the timetable after consultations with them": those lie ahead, too.
        if (modality == Modality.Actual && p.Head.Lemma == "consultation" && whole.Deprel == "obl" && Predicate.CaseOf(whole) is "after" or "following" && whole.HeadToken is { Upos: "VERB" } later && Modalities.Of(later) is Modality.Planned or Modality.Considered or Modality.Conditional) modality = Modalities.Of(later);
        // "the two sides", "the parties": those of the talks spoken of before.
        if (reading.Memory.Talks.Count > 1 && p.Subjects.Any(x => WordLists.Of("talks-side").Contains(x.Lemma.ToLowerInvariant()) && Forces.Own(reading, x, 0).Count == 0))
        {
            parties.Clear();
            foreach (var e in reading.Memory.Talks) Parties.Add(parties, e);
        }
        // "with an X mediator in the chair", "under X auspices": who mediates takes part.
        foreach (var t in p.Head.Sentence.Tokens)
            if (t.Upos == "NOUN" && (WordLists.Of("mediator").Contains(t.Lemma.ToLowerInvariant()) || (WordLists.Of("auspices").Contains(t.Lemma.ToLowerInvariant()) && Predicate.CaseOf(t) is "under")) && Forces.Own(reading, t, 0) is { Count: > 0 } patrons)
                foreach (string code in patrons)
                {
                    var patron = new Entity { Text = reading.Entities.Words(t), Code = code };
                    Parties.Add(parties, patron);
                    Parties.Add(mediators, patron);
                }
        // "The joint commission meets on Friday": a body of both states is both states.
        if (parties.Count == 0 && reading.Memory.Main is { Count: 2 } both && p.Subjects.Concat(p.Objects).Concat(match.Used).Any(IsJoint))
            foreach (string side in both) Parties.Add(parties, new Entity { Text = side, Code = side });
        bool ofTalks = p.Subjects.Concat(p.Objects).Concat(match.Used).Append(p.Head).Any(x => classes.Is(x, "talks", null));
        var codes = Drafts.Codes(parties);
        // Talks without a word of who talks: those of the talks spoken of before, else the two states of the story.
        // "The countries contributing to the force are to hold talks": they, whoever they are, and no others.
        bool told = p.Subjects.Any(x => x.Upos == "NOUN" && !classes.Is(x, "talks", null) && !WordLists.Of("talks-side").Contains(x.Lemma.ToLowerInvariant()) && x.Children.Any(c => c.Deprel is "acl" or "acl:relcl"));
        if (ofTalks && !told && p.IsVerb && codes.Count < 2 && codes.All(c => mediators.Exists(m => m.Code == c)))
        {
            foreach (var e in reading.Memory.Talks) Parties.Add(parties, e);
            if (parties.Count < 2 && reading.Memory.Main is { Count: 2 } sides)
                foreach (string side in sides) Parties.Add(parties, new Entity { Text = side, Code = side });
            codes = Drafts.Codes(parties);
        }
        if (codes.Count == 0) return null;
        if (status is "under-way" && p.Head.Deprel is "xcomp" && p.Head.HeadToken is { Lemma: "ready" or "willing" or "prepared" or "offer" or "propose" or "wish" or "want" }) status = "proposed";
        status = (status, modality) switch
        {
            ("held" or "under-way", Modality.Planned) => "scheduled",
            ("held" or "under-way", Modality.Considered or Modality.Conditional) => "proposed",
            ("held" or "under-way", Modality.Negated) => "refused",
            ("under-way", Modality.Actual) when IsPast(p.Head) && p.Head.Lemma is "hold" or "have" or "conduct" => "held",
            _ => status,
        };
        // One side alone: the other is the state that the story is about besides it; but an organisation meets on its own, and
        // who else sits at a table of many is not told.
        if (codes.Count == 1 && parties[0].Code is not ("IGO" or "EUR" or "UNO") && !IsOfMany(p, match) && reading.Memory.Other(codes[0]) is { } other && match.Pattern.Head is not "discuss" && (status is not "held" and not "under-way" || IsSaidToGoOn(p, status)))
            Parties.Add(parties, new Entity { Text = other, Code = other });
        // A mediator's offer is to the two sides of the story.
        if (codes.Count == 1 && IsMediation(p, match))
        {
            foreach (var e in parties) Parties.Add(mediators, e);
            // "has been mediating in the Malian crisis": of that state, and of nobody else.
            var own = p.Obliques.Where(o => o.Preposition is "in" && o.Noun.Upos == "NOUN").SelectMany(o => Forces.Own(reading, o.Noun, 0)).Distinct(StringComparer.Ordinal).ToList();
            foreach (var side in own.Count > 0 ? own : reading.Memory.Main) Parties.Add(parties, new Entity { Text = side, Code = side });
        }
        codes = Drafts.Codes(parties);
        if (codes.Count < 2 && !(codes[0] is "EUR" or "UNO" or "IGO") && !(ofTalks && status is "broken-off" or "scheduled" or "refused" or "concluded")) return null;
        if (match.Pattern.Head is "discuss" && codes.Count < 2 && modality == Modality.Actual) return null;
        var when = reading.ComingDateOf(p.Head, deadlines: status is "scheduled", ahead: status is "scheduled");
        // "Talks resume on 6 November", "it proposed 19 November for a new round": what lies ahead is not under way.
        bool ahead = when?.First is { } first && first > reading.Day;
        if (ahead && status is "under-way" or "held" && modality == Modality.Actual && p.Head.Xpos is "VBZ" or "VBP" or "VB") (status, modality) = ("scheduled", Modality.Planned);
        var subject = match.Used.Append(p.Head).Concat(p.Subjects.Concat(p.Objects).Where(x => classes.Is(x, "talks", null))).Where(u => u.Upos == "NOUN").SelectMany(WithWhole).SelectMany(Predicate.ObliquesOf).Concat(p.Obliques).FirstOrDefault(x => x.Preposition is "on" or "over" or "about" or "regarding" or "concerning" && !IsDate(reading, x.Noun)).Noun;
        var venue = Locations.Of(reading, p).Where(x => x.Country is not null || x.Name is not null).ToList();
        var date = when;
        return new TalksFinding
        {
            Story = reading.Story.Id,
            Sentence = sentence.Number,
            Start = sentence.Span.Start,
            End = sentence.Span.End,
            Text = sentence.Text,
            Participants = parties,
            Mediators = Drafts.OrNull(mediators),
            Venue = venue.Count > 0 ? venue[0] : null,
            Subject = subject is null ? null : Drafts.Words(reading, NounStart(subject), subject.Subtree.End),
            Status = status,
            Next = status == "scheduled" || (ahead && status == "proposed") ? date : null,
            Modality = modality,
            Historical = reading.IsHistorical(p.Head, date) ? true : null,
            Attribution = Drafts.OrNull(Attributions.Of(reading, p.Head)),
            Date = date,
            Confidence = Drafts.Bound(match.Pattern.Strength * (codes.Count > 1 ? 0.95 : 0.7)),
            Why = Drafts.Why("talks." + status + ": " + match.Pattern, [p.Head, .. match.Used]),
        };
    }

    private static bool IsPast(Token verb) => verb.Xpos is "VBD" || (verb.Xpos is "VBN" && verb.Children.Any(c => c.Deprel == "aux:pass" && c.Xpos is "VBD"));

    // "after three days of talks": the days.
    private static Token WholeOf(Token noun)
    {
        while (noun.Deprel == "nmod" && Predicate.CaseOf(noun) == "of" && noun.HeadToken is { Upos: "NOUN" } up) noun = up;
        return noun;
    }

    // "a second round of talks": the round and the talks.
    private static IEnumerable<Token> WithWhole(Token noun) => noun.Children.Where(c => c.Deprel == "nmod" && Predicate.CaseOf(c) == "of").Prepend(noun);

    private static bool IsDate(StoryReading reading, Token noun) => reading.DatesIn(noun.Sentence).Any(d => d.Span.Contains(noun.Span));

    private static bool IsJoint(Token t) =>
        WordLists.Of("joint-body").Contains(t.Lemma.ToLowerInvariant()) && t.Children.Any(c => c.Deprel is "amod" or "compound" && WordLists.Of("joint").Contains(c.Lemma.ToLowerInvariant()));

    private static bool IsOfMany(Predicate p, PredicateMatch match) =>
        match.Used.Append(p.Head).Any(u => u.Children.Any(c => c.Deprel is "amod" or "compound" && (WordLists.Of("of-many").Contains(c.Lemma.ToLowerInvariant()) || c.Children.Any(n => n.Deprel is "nummod" or "compound" && n.Upos == "NUM"))));

    private static bool IsMediation(Predicate p, PredicateMatch match) =>
        p.Head.Lemma is "mediate" || match.Used.Append(p.Xcomp).Any(u => u?.Lemma is "mediate" or "mediation" or "receive" or "host");

    private static int NounStart(Token t)
    {
        var first = t.Children.FirstOrDefault(c => c.Deprel == "case");
        return first is null ? t.Subtree.Start : first.Span.End;
    }
}
