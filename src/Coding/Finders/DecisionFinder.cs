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
    /// <inheritdoc/>
    public string Kind => "decision";

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(StoryReading reading, Sentence sentence)
    {
        if (!Topic.IsPolitical(reading, classes)) yield break;
        DecisionFinding? best = null;
        var due = new List<(DecisionFinding Finding, Token Head)>();
        Token? chosen = null;
        foreach (var t in sentence.Tokens)
        {
            var p = new Predicate(t);
            char pos = p.IsVerb ? 'v' : t.Upos == "NOUN" ? 'n' : ' ';
            if (pos == ' ' || PredicateMatcher.Best(reading, classes, patterns, p, pos) is not { } match) continue;
            if (Draft(reading, sentence, p, match) is not { } d) continue;
            if (best is null || Rank(d) > Rank(best)) (best, chosen) = (d, t);
            if (d.Deadline is not null) due.Add((d, t));
        }
        // Who acts in this sentence decides where the next one says "the decision".
        if (sentence.Tokens.FirstOrDefault(t => t.Deprel == "root") is { } root && new Predicate(root).Subjects.SelectMany(x => Parties.At(reading, x)).Where(e => e.Code is not null).ToList() is { Count: > 0 } actor) reading.Memory.LastActor = actor;
        if (best is null) yield break;
        yield return best;
        // "The opposition has until Friday, and the court must rule by …": each has its own day.
        foreach (var (d, head) in due)
            if (d != best && best.Deadline is not null && d.By?[0].Text != best.By?[0].Text && Clauses(head, chosen!)) yield return d;
    }

    // Coordinated clauses, of which none is a part of the other.
    private static bool Clauses(Token a, Token b) => (a.Deprel is "conj" or "parataxis" && a.HeadToken == b) || (b.Deprel is "conj" or "parataxis" && b.HeadToken == a);

    private static double Rank(DecisionFinding d) => d.Confidence + (d.Deadline is null ? 0 : 0.2);

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
        bool pending = false;
        // "a decision" wants a decider or a verb that makes it; alone it only speaks of one.
        if (head == "decision" && by.Count == 0)
        {
            if (p.Head.Deprel is "obj" && p.Head.HeadToken is { Upos: "VERB", } verb && WordLists.Of("decision-making").Contains(verb.Lemma.ToLowerInvariant()))
            {
                foreach (var s in new Predicate(verb).Subjects)
                    foreach (var e in Parties.At(reading, s)) Parties.Add(by, e);
                modality = Modalities.Of(verb);
            }
            // "The decision, taken at a cabinet meeting": of who acted before.
            else if (p.Head.Children.FirstOrDefault(c => c.Deprel == "acl" && c.Xpos == "VBN" && WordLists.Of("decision-making").Contains(c.Lemma.ToLowerInvariant())) is { } taken)
            {
                foreach (var x in new Predicate(taken).Subjects)
                    foreach (var e in Parties.At(reading, x)) Parties.Add(by, e);
                if (!by.Exists(e => e.Code is not null)) by.AddRange(reading.Memory.LastActor);
            }
            // "a final decision would wait", "a decision is expected in June": by who acts in the sentence.
            else if (p.Head.Deprel.StartsWith("nsubj", StringComparison.Ordinal) && p.Head.HeadToken is { Upos: "VERB" or "ADJ" } waits && WordLists.Of("decision-pending").Contains(waits.Lemma.ToLowerInvariant()))
            {
                pending = true;
                foreach (var x in sentence.Tokens)
                    if (by.Count == 0 && x.Deprel.StartsWith("nsubj", StringComparison.Ordinal) && x.Index < p.Head.Index && reading.Entities.At(x) is { Referent.Code: not null })
                        foreach (var e in Parties.At(reading, x)) Parties.Add(by, e);
                if (by.Count == 0) by.AddRange(reading.Memory.LastActor);
            }
            else return null;
        }
        // "settle how their presence should change", "settle whether to go": a question is decided; who settles for something or somewhere decides nothing.
        if (head == "settle" && Asked(p.Head) is null) return null;
        bool hasTo = p.Head.Deprel == "xcomp" && p.Head.HeadToken is { Lemma: "have" or "need" } || p.Head.Deprel is "xcomp" && p.Head.HeadToken is { Lemma: "have" };
        bool yet = p.Head.Children.Any(c => c.Lemma is "yet" or "still") || (p.Head.HeadToken is { } above && p.Head.Deprel == "xcomp" && above.Children.Any(c => c.Lemma is "yet" or "still"));
        bool infinitive = p.Head.Xpos == "VB" && p.Head.Children.Any(c => c.Deprel == "mark" && c.Lemma == "to");
        if (modality == Modality.Conditional && status == "made") return null;
        if (hasTo || yet || infinitive || modality is Modality.Planned or Modality.Considered || (modality is Modality.Negated && yet)) status = status == "made" ? "pending" : status;
        else if (modality is Modality.Negated && status == "made") return null;
        if (pending) status = "pending";
        var deadline = Deadline(reading, sentence, p.Head);
        // "Parliament votes on the motion on 12 March": the day of the vote lies ahead.
        var day = reading.ComingDateOf(p.Head, deadlines: true);
        bool ahead = day?.First is { } first && first > reading.Day;
        if (ahead && (p.Head.Upos == "VERB" || pending) && status is "made" or "lapsed" && p.Head.Xpos is "VBZ" or "VBP" or "VBG") status = "pending";
        if (ahead && status == "pending") deadline ??= day;
        // How a lawmaker means to vote is no decision.
        if (head == "vote" && deadline is null && p.Obliques.Any(o => o.Preposition is "against" or "for") && status == "pending") return null;
        // A grant of time is a decision only where something is to be decided or done by then.
        if (head is "give" or "have" && !(deadline is not null && (sentence.Tokens.Any(t => WordLists.Of("deciding").Contains(t.Lemma.ToLowerInvariant())) || (Given(p) is { } answer && WordLists.Of("deciding-deed").Contains(answer.Lemma.ToLowerInvariant()))))) return null;
        // "gave the ambassador 72 hours to leave": an order to a person, named or by office, not a matter to decide; the post tells its deadline.
        if (head == "give" && by.TrueForAll(e => e.Person is not null || e.Office is not null) && Given(p) is { } deed && WordLists.Of("departing").Contains(deed.Lemma.ToLowerInvariant())) return null;
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
        // A bound that hangs below the decision itself is its own.
        foreach (var d in reading.DatesIn(sentence))
            if (d.Role is DateRole.Deadline or DateRole.Until or DateRole.Before && head.Subtree.Overlaps(d.Span)) return d.Bound ?? d.Value;
        foreach (var d in reading.DatesIn(sentence))
            if (d.Role is DateRole.Deadline or DateRole.Until or DateRole.Before) return d.Bound ?? d.Value;
        foreach (var d in reading.DatesIn(sentence))
            if (d.Role == DateRole.Duration && DateFinder.Deadline(d, reading.Day) is { } due) return due;
        return null;
    }

    // What time is given for: "to leave" below the verb, its object or the length of time.
    private static Token? Given(Predicate p) =>
        p.Xcomp ?? p.Head.Children.Concat(p.Objects.SelectMany(o => o.Children)).FirstOrDefault(c => c.Deprel is "acl" or "advcl" or "ccomp" && c.Children.Any(m => m.Deprel == "mark" && m.Lemma == "to"));

    // "settle by mid-February how …", "decide whether …": the question word behind a verb, whatever the tree hangs it on; no other verb between them.
    private static Token? Asked(Token verb)
    {
        foreach (var t in verb.Sentence.Tokens.Skip(verb.Index + 1))
        {
            if (t.Upos is "VERB" or "AUX" || !verb.Subtree.Contains(t.Span)) return null;
            if (t.Lemma.ToLowerInvariant() is "whether" || t is { Xpos: "WRB", Lemma: "how" }) return t;
        }
        return null;
    }

    // The question word right before a clause.
    private static Token? Question(Token clause)
    {
        int start = clause.Subtree.Start;
        return clause.Sentence.Tokens.LastOrDefault(t => t.Span.End <= start) is { Xpos: "WRB", Lemma: "how" or "when" or "where" } question ? question : null;
    }

    // "on the withdrawal alone": that nobody else had a say is not the matter.
    private static int End(Token noun) =>
        noun.Children.FirstOrDefault(c => c.Index > noun.Index && c.Deprel == "advmod" && c.Lemma is "alone" or "together" or "itself") is { } behind && behind.Subtree.End == noun.Subtree.End ? behind.Subtree.Start : noun.Subtree.End;

    // "to recall him [A. Beta]": whom a pronoun means, which away from the story nothing tells.
    private static string Named(StoryReading reading, Token clause, string words)
    {
        foreach (var t in clause.Sentence.Tokens)
            if (t is { Upos: "PRON", Deprel: "obj" } && t.HeadToken == clause && t.Lemma is "he" or "she" or "him" or "her" && reading.Entities.At(t)?.Referent is { IsNamedPerson: true, Name: { } name } && words.EndsWith(" " + t.Form, StringComparison.Ordinal))
                return $"{words} [{name}]";
        return words;
    }

    private static string? Matter(StoryReading reading, Predicate p)
    {
        // "The decision, taken at a cabinet meeting": how it was taken is not what it is about. "Must decide by May whether they stay": that is.
        var clause = p.Xcomp ?? p.Ccomp ?? p.Head.Children.FirstOrDefault(c => c.Deprel is "acl" && !(c.Xpos == "VBN" && WordLists.Of("decision-making").Contains(c.Lemma.ToLowerInvariant())))
            ?? p.Head.Children.FirstOrDefault(c => c.Deprel is "advcl" or "advcl:relcl" && c.Children.Any(m => (m.Deprel == "mark" && m.Lemma is "whether") || (m.Xpos == "WRB" && m.Lemma is "how" or "when" or "where")) || (c.Deprel is "advcl" && Question(c) is not null));
        // "must decide how to go on": the question belongs to it, whatever the tree hangs it on.
        if (clause is not null)
        {
            int start = clause.Subtree.Start;
            if (Question(clause) is { } question) start = question.Span.Start;
            return Named(reading, clause, Drafts.Words(reading, start, clause.Subtree.End));
        }
        if (p.IsVerb && Asked(p.Head) is { } word) return Drafts.Words(reading, word.Span.Start, p.Head.Subtree.End);
        foreach (var (prep, noun) in p.Obliques)
            if (prep is "on" or "about" or "over" && !IsTime(noun)) return Drafts.Words(reading, noun.Subtree.Start, End(noun));
        // "announced the decision on Monday": a day is no matter.
        bool IsTime(Token noun) => reading.DatesIn(noun.Sentence).Any(d => d.Span.Overlaps(noun.Span));
        return p.Objects.Count > 0 && p.Objects[0].Upos == "NOUN" && !IsTime(p.Objects[0]) ? reading.Entities.Words(p.Objects[0]) : null;
    }
}
