using Attache.Codebook;
using Attache.Coding.Clauses;
using Attache.Coding.Lexicon;
using Attache.Language;

namespace Attache.Coding.Finders;

/// <summary>How two states stand to each other, in the story's words; by the patterns of <c>data/relations.tsv</c> and of <c>data/tones.tsv</c>.</summary>
/// <example>Relations between X and Y soured → strained · X broke off relations with Y → broken · public relations → none</example>
public sealed class RelationFinder : IFinder
{
    private readonly PredicateLexicon patterns;
    private readonly WordClasses classes;
    private readonly IReadOnlyList<(string Words, string Tone)> tones;

    /// <summary>Makes a finder.</summary>
    public RelationFinder(PredicateLexicon patterns, WordClasses classes)
    {
        (this.patterns, this.classes) = (patterns, classes);
        tones = [.. Tsv.FromResource(typeof(RelationFinder).Assembly, "lexicon/tones.tsv").Rows.Select(r => (r["words"], r["tone"])).OrderByDescending(t => t.Item1.Length)];
    }

    /// <inheritdoc/>
    public string Kind => "relation";

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(StoryReading reading, Sentence sentence)
    {
        if (!Topic.IsPolitical(reading, classes)) yield break;
        RelationFinding? best = null;
        foreach (var t in sentence.Tokens)
        {
            var p = new Predicate(t);
            char pos = p.IsVerb ? 'v' : t.Upos == "NOUN" ? 'n' : ' ';
            if (pos == ' ') continue;
            RelationFinding? draft = null;
            if (PredicateMatcher.Best(reading, classes, patterns, p, pos) is { } match)
                draft = Draft(reading, sentence, p.Head, [p.Head, .. match.Used, .. p.Subjects.Concat(p.Objects).Where(x => !match.Used.Contains(x) && WordLists.Of("relation-noun").Contains(x.Lemma.ToLowerInvariant()))], match.Pattern.Category, match.Pattern.Strength, "relation." + match.Pattern.Category + ": " + match.Pattern, match.Pattern.Frame.Count == 0);
            else if (pos == 'n' && WordLists.Of("relation-noun").Contains(t.Lemma.ToLowerInvariant()) && IsBetween(t) && Tone(sentence, t) is { } tone)
                draft = Draft(reading, sentence, t, [t], tone, 0.8, "relation." + tone, absent: tone == "broken" && t.Children.Any(c => c.Deprel == "det" && c.Lemma == "no"));
            if (draft is not null && (best is null || draft.Confidence > best.Confidence)) best = draft;
        }
        if (best is not null) yield return best;
    }

    // "relations are at their lowest ebb": the tone's words stand in the clause.
    private string? Tone(Sentence sentence, Token noun)
    {
        Token clause = noun;
        while (clause.HeadToken is { } g && clause.Upos != "VERB" && clause.Deprel is not "root") clause = g;
        string words = " " + string.Join(' ', sentence.Tokens.Where(t => clause.Subtree.Contains(t.Span)).Select(t => t.Lemma.ToLowerInvariant())) + " ";
        foreach (var (phrase, tone) in tones)
            if (words.IndexOf(" " + phrase + " ", StringComparison.Ordinal) is >= 0 and var at)
                return words[..(at + 1)].TrimEnd().Split(' ').TakeLast(3).Any(w => w is "not" or "n't" or "n’t" or "never" or "no") ? null : tone;
        return null;
    }

    private static RelationFinding? Draft(StoryReading reading, Sentence sentence, Token head, IReadOnlyList<Token> used, string tone, double strength, string rule, bool ownOnly = false, bool absent = false)
    {
        var codes = new List<string>();
        void Add(Token t)
        {
            foreach (var c in Drafts.Codes(Parties.At(reading, t)))
                if (!codes.Contains(c, StringComparer.Ordinal)) codes.Add(c);
        }

        foreach (var u in used)
        {
            var p = new Predicate(u);
            if (u.Upos == "NOUN" && p.Possessor is { } owner) Add(owner);
            foreach (var (prep, noun) in Predicate.ObliquesOf(u))
                if (prep is "between" or "with" or "among" or "of") Add(noun);
            foreach (var c in u.Children)
                if (u.Upos == "NOUN" && c.Deprel is "amod" or "compound" && reading.Entities.At(c)?.Referent.Code is { } code && !codes.Contains(code, StringComparer.Ordinal)) codes.Add(code);
        }
        var verb = head;
        while (verb.Upos != "VERB" && verb.HeadToken is { } g && verb.Deprel is not "root") verb = g;
        // "severed air, rail and postal links": traffic and trade are not the relations of two states.
        if (tone == "broken" && used.Any(u => WordLists.Of("relation-noun").Contains(u.Lemma.ToLowerInvariant()) && u.Children.Append(u.HeadToken).Any(c => c is not null && WordLists.Of("partial-link").Contains(c.Lemma.ToLowerInvariant())))) return null;
        // "the row", "a quarrel": between states only where its own words name them.
        if (ownOnly && codes.Count < 2) return null;
        if (codes.Count < 2)
            foreach (var s in new Predicate(verb).Subjects.Concat(verb.Deprel is "root" && verb.Upos != "VERB" ? verb.Children.Where(c => c.Deprel == "nsubj") : []))
                if (!used.Contains(s)) Add(s);
        if (codes.Count < 2 && verb.Upos == "VERB")
            foreach (var o in new Predicate(verb).Objects)
                if (!used.Contains(o)) Add(o);
        if (codes.Count == 1 && reading.Memory.Other(codes[0]) is { } other) codes.Add(other);
        if (codes.Count == 0 && reading.Memory.Main is { Count: 2 } main && head.Children.All(c => c.Deprel != "det" || c.Lemma is "the" or "this")) codes.AddRange(main);
        if (codes.Count < 2) return null;
        // "have no diplomatic relations": the negation is the tone.
        var modality = absent ? Modality.Actual : Modalities.IsNegated(head) || IsDenied(head) ? Modality.Negated : Modalities.Of(verb.Upos == "VERB" ? verb : head);
        if (modality == Modality.Negated)
        {
            // What has not clouded relations leaves them as good as they were.
            if (tone is "strained" or "crisis") (tone, modality) = ("cordial", Modality.Actual);
            else return null;
        }
        var date = reading.DateOf(head);
        return new RelationFinding
        {
            Story = reading.Story.Id,
            Sentence = sentence.Number,
            Start = sentence.Span.Start,
            End = sentence.Span.End,
            Text = sentence.Text,
            Between = [codes[0], codes[1]],
            Tone = tone,
            Assessment = Assessment(reading, head, verb),
            Since = Since(reading, sentence),
            Modality = modality,
            // "Relations had improved after the visit of 1992": so they were, not so they are.
            Historical = reading.IsHistorical(verb.Upos == "VERB" ? verb : head, date) || Background.Tells(verb) ? true : null,
            Attribution = Drafts.OrNull(Attributions.Of(reading, verb.Upos == "VERB" ? verb : head)),
            Date = date,
            Confidence = Drafts.Bound(strength * 0.9),
            Why = Drafts.Why(rule, used),
        };
    }

    // "Neither side has severed relations": trees may make the participle an adjective of the object, and "has" the verb.
    private static bool IsDenied(Token t) =>
        t is { Xpos: "VBN", Deprel: "amod", HeadToken: { Deprel: "obj", HeadToken: { Lemma: "have" } have } } && Modalities.IsNegated(have);

    // "the head of X diplomacy" is a minister, "its diplomacy" a ministry.
    private static bool IsBetween(Token t) => t.Lemma.ToLowerInvariant() != "diplomacy" || Predicate.ObliquesOf(t).Any(o => o.Preposition is "between" or "with");

    private static string Assessment(StoryReading reading, Token head, Token verb)
    {
        // "Relations have been frosty": the clause, whose head may be an adjective.
        var clause = verb.Upos == "VERB" || verb.Children.Any(c => c.Deprel is "cop" or "nsubj") ? verb : head;
        string words = Drafts.Words(reading, clause.Subtree.Start, clause.Subtree.End);
        if (words.Length <= LongestAssessment) return words;
        // Without what hangs on it behind a comma.
        int comma = words.IndexOf(", ", Math.Clamp(head.Span.End - clause.Subtree.Start, 0, words.Length), StringComparison.Ordinal);
        return comma > 0 && comma <= LongestAssessment ? words[..comma] : Drafts.Words(reading, head.Subtree.Start, head.Subtree.End);
    }

    private const int LongestAssessment = 160;

    private static EdtfDate? Since(StoryReading reading, Sentence sentence)
    {
        foreach (var d in reading.DatesIn(sentence))
            if (d.Role == Language.Dates.DateRole.Since) return d.Bound ?? d.Value;
        return null;
    }
}
