using Attache.Coding.Clauses;
using Attache.Coding.Lexicon;
using Attache.Language;

namespace Attache.Coding.Relations;

/// <summary>A word of a sentence that the lexicon knows as an act, with what the words around make of it.</summary>
/// <param name="Predicate">The word with its arguments.</param>
/// <param name="Match">The pattern; its category may be NONE, a known trap.</param>
/// <param name="Composed">What plans, refusals, negation make of it.</param>
public sealed record Act(Predicate Predicate, PredicateMatch Match, Composed Composed)
{
    /// <summary>Whether the pattern is a trap that tells no event.</summary>
    public bool IsTrap => Match.Pattern.Category == "NONE";

    /// <summary>The class that the lexicon gives it, one of <see cref="RelationClasses.Names"/>.</summary>
    public string Class => Composed.Category switch
    {
        "CONCEDE" when IsIntent => RelationClasses.YieldLater,
        "SANCTION" when Composed.Mode is "convict" => RelationClasses.Convict,
        "SANCTION" when Composed.Effects.Count == 0 && IsImposed => RelationClasses.ImposeSanctions,
        _ => Composed.Category,
    };

    private bool IsIntent => Composed.Effects.Any(e => e is "future" or "agree" or "offer" or "propose" or "considered" or "conditional")
        || (Match.Pattern.Category == "CONCEDE" && (Match.Pattern.Frame.Any(c => c.Relation is "xcomp" or "ccomp") || Match.Pattern.Head is "agree" or "offer" or "promise" or "pledge"));

    private bool IsImposed => Predicate.Head.Lemma is "sanction" || Match.Used.Any(t => t.Lemma is "sanction");
}

/// <summary>Finds the acts of a sentence by the lexicon of predicates.</summary>
public sealed class ActReader(PredicateLexicon lexicon, WordClasses classes, Composer composer)
{
    private static readonly HashSet<string> Announcing = new(["say", "announce", "tell", "state", "declare", "add"], StringComparer.Ordinal);

    /// <summary>The acts in the order of the text. Words that another act has taken ("hold <em>talks</em>") are none of their own.</summary>
    public IReadOnlyList<Act> Read(StoryReading reading, Sentence sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var taken = new HashSet<Token>();
        var acts = new List<Act>();
        // Verbs first: their frames take nouns that would tell the same act again.
        foreach (bool verbs in (ReadOnlySpan<bool>)[true, false])
            foreach (var t in sentence.Tokens)
            {
                if (taken.Contains(t)) continue;
                char pos = PartOfSpeech(t);
                if (pos == ' ' || (pos == 'v') != verbs) continue;
                var predicate = new Predicate(t);
                if (verbs && Demands.ClauseOf(reading, t) is { } duty)
                {
                    acts.Add(new Act(predicate, new PredicateMatch(Demand(t), [duty]), new Composed("REQUEST", null, Codebook.Modality.Actual, null, [], [])));
                    continue;
                }
                if (PredicateMatcher.Best(reading, classes, lexicon, predicate, pos) is not { } match) continue;
                // "said that it would withdraw": the withdrawing is the act, and the composer sees the saying.
                if (Announcing.Contains(t.Lemma.ToLowerInvariant()) && predicate.Ccomp is { } clause && match.Used.Contains(clause) && PredicateMatcher.Best(reading, classes, lexicon, new Predicate(clause), 'v') is { Pattern.Category: not "NONE" }) continue;
                foreach (var used in match.Used) taken.Add(used);
                match = Peacekeeping.Read(predicate, match);
                acts.Add(new Act(predicate, match, Compose(reading, t, match.Pattern)));
            }
        acts.Sort((a, b) => a.Predicate.Head.Index.CompareTo(b.Predicate.Head.Index));
        return acts;
    }

    // "said that the army must withdraw": the reporting verb tells the demand, and its clause of whom.
    private static PredicatePattern Demand(Token verb) =>
        new(verb.Lemma.ToLowerInvariant(), 'v', [], "REQUEST", null, [], ["subj"], ["ccomp.subj"], "same", 0.75);

    private Composed Compose(StoryReading reading, Token t, PredicatePattern pattern)
    {
        if (pattern.Category == "NONE") return new Composed("NONE", null, Codebook.Modality.Actual, null, [], []);
        bool negationUsed = false;
        foreach (var c in pattern.Frame) negationUsed |= c.Relation == "neg";
        return composer.Compose(reading, t, pattern.Category, pattern.Mode, pattern.Intent, negationUsed);
    }

    private static char PartOfSpeech(Token t) => t.Upos switch
    {
        "VERB" => 'v',
        "AUX" when t.Deprel is not ("aux" or "aux:pass" or "cop") => 'v',
        "NOUN" => 'n',
        "ADJ" when t.Deprel is not "amod" => 'a',
        _ => ' ',
    };
}
