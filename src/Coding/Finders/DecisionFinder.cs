using Attache.Codebook;
using Attache.Coding.Clauses;
using Attache.Coding.Lexicon;
using Attache.Language;
using Attache.Language.Dates;

namespace Attache.Coding.Finders;

/// <summary>Explicit decisions: made, pending with their deadline, deferred; by the patterns of <c>data/decisions.tsv</c>.</summary>
/// <example>The council has to decide by mid-March → pending · parliament approved the bill → made · it announced help → none</example>
public sealed class DecisionFinder(PredicateLexicon patterns, WordClasses classes) : IFinder
{
    private static readonly HashSet<string> Deciding = new(["decide", "vote", "decision", "choose", "rule", "respond", "answer", "comply", "settle", "agree", "ratify", "approve"], StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Kind => "decision";

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(StoryReading reading, Sentence sentence)
    {
        if (!Topic.IsPolitical(reading, classes)) yield break;
        DecisionFinding? best = null;
        foreach (var t in sentence.Tokens)
        {
            var p = new Predicate(t);
            char pos = p.IsVerb ? 'v' : t.Upos == "NOUN" ? 'n' : ' ';
            if (pos == ' ' || PredicateMatcher.Best(reading, classes, patterns, p, pos) is not { } match) continue;
            if (Draft(reading, sentence, p, match) is { } d && (best is null || d.Confidence > best.Confidence)) best = d;
        }
        if (best is not null) yield return best;
    }

    private static DecisionFinding? Draft(StoryReading reading, Sentence sentence, Predicate p, PredicateMatch match)
    {
        var by = new List<Entity>();
        foreach (var place in match.Pattern.Actor)
        {
            string at = place is "of" or "by" ? "prep:" + place : place;
            foreach (var t in PredicateMatcher.At(p, at, match.Used))
                foreach (var e in Parties.At(reading, t)) Parties.Add(by, e);
            if (by.Count > 0) break;
        }
        var modality = Modalities.Of(p.Head);
        string status = match.Pattern.Category;
        string head = p.Head.Lemma.ToLowerInvariant();
        // "a decision" wants a decider or a verb that makes it; alone it only speaks of one.
        if (head == "decision" && by.Count == 0)
        {
            if (p.Head.Deprel is "obj" && p.Head.HeadToken is { Upos: "VERB", Lemma: "announce" or "take" or "make" or "reach" or "confirm" or "reverse" or "communicate" or "notify" or "uphold" } verb)
            {
                foreach (var s in new Predicate(verb).Subjects)
                    foreach (var e in Parties.At(reading, s)) Parties.Add(by, e);
                modality = Modalities.Of(verb);
            }
            else return null;
        }
        bool hasTo = p.Head.Deprel == "xcomp" && p.Head.HeadToken is { Lemma: "have" or "need" } || p.Head.Deprel is "xcomp" && p.Head.HeadToken is { Lemma: "have" };
        bool yet = p.Head.Children.Any(c => c.Lemma is "yet" or "still") || (p.Head.HeadToken is { } above && p.Head.Deprel == "xcomp" && above.Children.Any(c => c.Lemma is "yet" or "still"));
        bool infinitive = p.Head.Xpos == "VB" && p.Head.Children.Any(c => c.Deprel == "mark" && c.Lemma == "to");
        if (modality == Modality.Conditional && status == "made") return null;
        if (hasTo || yet || infinitive || modality is Modality.Planned or Modality.Considered || (modality is Modality.Negated && yet)) status = status == "made" ? "pending" : status;
        else if (modality is Modality.Negated && status == "made") return null;
        var deadline = Deadline(reading, sentence, p.Head);
        // A grant of time is a decision only where something is to be decided or done by then.
        if (head is "give" or "have" && !(deadline is not null && sentence.Tokens.Any(t => Deciding.Contains(t.Lemma.ToLowerInvariant())))) return null;
        if (by.Count == 0) return null;
        // To whom time is given decides: "has given the two neighbours until 2 August to settle".
        return new DecisionFinding
        {
            Story = reading.Story.Id,
            Sentence = sentence.Number,
            Start = sentence.Span.Start,
            End = sentence.Span.End,
            Text = sentence.Text,
            By = by,
            Matter = Matter(reading, p),
            Status = status,
            Deadline = status == "pending" ? deadline : null,
            Modality = status == "pending" && modality == Modality.Negated ? Modality.Actual : modality,
            Attribution = Drafts.OrNull(Attributions.Of(reading, p.Head)),
            Date = status == "made" ? reading.DateOf(p.Head) : null,
            Confidence = Drafts.Bound(match.Pattern.Strength * 0.9),
            Why = Drafts.Why("decision." + status + ": " + match.Pattern, [p.Head, .. match.Used]),
        };
    }

    // The day by which it is due: a deadline or bound that the sentence names, or a length of time from the story's day.
    private static EdtfDate? Deadline(StoryReading reading, Sentence sentence, Token head)
    {
        _ = head;
        foreach (var d in reading.DatesIn(sentence))
            if (d.Role is DateRole.Deadline or DateRole.Until or DateRole.Before) return d.Bound ?? d.Value;
        foreach (var d in reading.DatesIn(sentence))
            if (d.Role == DateRole.Duration && DateFinder.Deadline(d, reading.Day) is { } due) return due;
        return null;
    }

    private static string? Matter(StoryReading reading, Predicate p)
    {
        var clause = p.Xcomp ?? p.Ccomp ?? p.Head.Children.FirstOrDefault(c => c.Deprel is "acl");
        if (clause is not null) return Drafts.Words(reading, clause.Subtree.Start, clause.Subtree.End);
        foreach (var (prep, noun) in p.Obliques)
            if (prep is "on" or "about" or "over") return Drafts.Words(reading, noun.Subtree.Start, noun.Subtree.End);
        return p.Objects.Count > 0 && p.Objects[0].Upos == "NOUN" ? reading.Entities.Words(p.Objects[0]) : null;
    }
}
