using Attache.Codebook;
using Attache.Coding.Clauses;
using Attache.Coding.Lexicon;
using Attache.Coding.Relations;
using Attache.Language;

namespace Attache.Coding.Finders;

/// <summary>A word that may tell an event, and what the lexicon and the words above it make of it.</summary>
/// <param name="Predicate">The word whose arguments are the sides: of "refused to leave" the refusing.</param>
/// <param name="Match">The pattern at that word; made up where only a governing word of the intent lexicon stands there.</param>
/// <param name="Act">The act that it is about.</param>
/// <param name="Category">PLOVER category.</param>
/// <param name="Mode">PLOVER mode; null for none.</param>
/// <param name="Modality">How it holds.</param>
public sealed record EventCandidate(Predicate Predicate, PredicateMatch Match, Act Act, string Category, string? Mode, Modality Modality)
{
    private static readonly HashSet<string> KeptAhead = new(["SANCTION", "COERCE", "PROTEST", "MOBILIZE"], StringComparer.Ordinal);

    /// <summary>Whether the category comes from a governing word.</summary>
    public bool IsGoverned => Predicate.Head != Act.Predicate.Head;

    /// <summary>The candidates of a sentence: one for each act, acts under one governing word put together with it.</summary>
    public static IReadOnlyList<EventCandidate> Of(IReadOnlyList<Act> acts)
    {
        ArgumentNullException.ThrowIfNull(acts);
        var list = new List<EventCandidate>();
        var governors = new HashSet<Token>();
        var explained = new HashSet<Act>(ReferenceEqualityComparer.Instance);
        foreach (var act in acts)
        {
            if (act.IsTrap || act.Composed.Category == RelationClasses.None || act.Composed.Governor is not { } g || g == act.Predicate.Head) continue;
            var outer = At(acts, g);
            if (outer is { IsTrap: true }) continue;
            // "summoned the ambassador to protest": a diplomat who is summoned to hear a protest is reproached, whatever infinitive follows.
            if (act.Composed.Category == "REQUEST" && outer is { Match.Pattern: { Strength: >= 0.9, Category: not "REQUEST" } }) { explained.Add(act); continue; }
            // "ordered his troops to fire": who orders his own acts himself.
            if (act.Composed.Category == "REQUEST" && OrdersOwn(g))
            {
                governors.Add(g);
                list.Add(new EventCandidate(act.Predicate, act.Match, act, act.Match.Pattern.Category, act.Match.Pattern.Mode, Modality.Planned));
                continue;
            }
            governors.Add(g);
            list.Add(new EventCandidate(outer?.Predicate ?? new Predicate(g), outer?.Match ?? Made(g, act), act, act.Composed.Category, act.Composed.Mode, act.Composed.Modality));
        }
        foreach (var act in acts)
        {
            if (act.IsTrap || explained.Contains(act) || act.Composed.Category == RelationClasses.None || governors.Contains(act.Predicate.Head) || (act.Composed.Governor is { } g && governors.Contains(g))) continue;
            var (category, mode) = (act.Composed.Category, act.Composed.Mode);
            // What is only ahead or weighed is a threat where it is violence; else it keeps its category with its modality.
            if (category == "THREATEN" && act.Match.Pattern.Category is var own && (KeptAhead.Contains(own) || (own == "ASSAULT" && act.Composed.Modality != Modality.Planned))) (category, mode) = (own, act.Match.Pattern.Mode);
            list.Add(new EventCandidate(act.Predicate, act.Match, act, category, mode, act.Composed.Modality));
        }
        // Few are out of order, and those of one word keep theirs: sorted in place.
        for (int i = 1; i < list.Count; i++)
        {
            var moved = list[i];
            int k = i - 1;
            for (; k >= 0 && list[k].Act.Predicate.Head.Index > moved.Act.Predicate.Head.Index; k--) list[k + 1] = list[k];
            list[k + 1] = moved;
        }
        return list;
    }

    private static bool OrdersOwn(Token g)
    {
        if (g.Lemma.ToLowerInvariant() is not ("order" or "command" or "instruct" or "direct" or "tell" or "give")) return false;
        foreach (var o in g.Children)
            if (o.Deprel is "obj" or "iobj")
                foreach (var c in o.Children)
                    if (c.Deprel == "nmod:poss" && c.Upos == "PRON") return true;
        return false;
    }

    private static Act? At(IReadOnlyList<Act> acts, Token head)
    {
        for (int i = 0; i < acts.Count; i++)
            if (acts[i].Predicate.Head == head) return acts[i];
        return null;
    }

    // The sides of a governing word that the lexicon of predicates does not know.
    private static PredicateMatch Made(Token g, Act act)
    {
        bool verb = g.Upos == "VERB";
        return new PredicateMatch(
            new PredicatePattern(
                g.Lemma.ToLowerInvariant(), verb ? 'v' : 'n', [], act.Composed.Category, act.Composed.Mode, act.Match.Pattern.Contexts,
                verb ? ["subj"] : ["poss", "by", "of", "comp", "subj"], verb ? ["iobj", "obj", "prep:to", "prep:with", "prep:on", "prep:against", "ccomp.subj"] : ["prep:to", "prep:on", "prep:against", "prep:with"],
                "same", act.Match.Pattern.Strength * 0.9),
            []);
    }
}
