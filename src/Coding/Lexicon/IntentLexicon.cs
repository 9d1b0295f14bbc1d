using System.Collections.Frozen;
using Attache.Codebook;

namespace Attache.Coding.Lexicon;

/// <summary>A row of <c>data/intent-verbs.tsv</c>: a word that governs an act, and what it makes of it.</summary>
/// <param name="Lemma">The word, lower case.</param>
/// <param name="Frame">All must hold of the governing word.</param>
/// <param name="Place">The condition that says where the act stands; null where the word hangs on the act itself.</param>
/// <param name="Effect">The effect, a key of <c>data/composition.tsv</c>.</param>
/// <param name="Category">The outer act's category, where it is one of its own.</param>
/// <param name="Modality">Of the act that it governs.</param>
/// <param name="OnNegated">Whether it holds only where the governing word is negated; the negation is then used up.</param>
public sealed record IntentRow(
    string Lemma, IReadOnlyList<FrameCondition> Frame, FrameCondition? Place, string Effect, string? Category, Modality Modality, bool OnNegated)
{
    /// <summary>How exact it is.</summary>
    public int Rank { get; } = (Frame.Count * 10) + Frame.Count(c => !c.Any) + (OnNegated ? 100 : 0);
}

/// <summary>A row of <c>data/composition.tsv</c>.</summary>
/// <param name="Category">Null: no event of its own; <c>same</c>; <c>intent</c>; <c>NONE</c>; or a category.</param>
/// <param name="Mode">Null, <c>like</c> or a mode.</param>
/// <param name="Modality">Null: of the word's row.</param>
/// <param name="Quiet">Whether the governed act is no event of its own.</param>
public sealed record CompositionRow(string? Category, string? Mode, Modality? Modality, bool Quiet);

/// <summary>Words that govern acts (<c>data/intent-verbs.tsv</c>) and how their effects compose (<c>data/composition.tsv</c>).</summary>
public sealed class IntentLexicon
{
    private static readonly FrozenSet<string> Places = new[] { "xcomp", "ccomp", "obj", "subj", "comp" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, IntentRow[]> rows;
    private readonly FrozenDictionary<string, CompositionRow> compositions;
    private readonly FrozenDictionary<string, (Modality Act, Modality Denied)> effects;

    private IntentLexicon(FrozenDictionary<string, IntentRow[]> rows, FrozenDictionary<string, CompositionRow> compositions, FrozenDictionary<string, (Modality Act, Modality Denied)> effects) =>
        (this.rows, this.compositions, this.effects) = (rows, compositions, effects);

    /// <summary>The tables of this program, read when first asked for.</summary>
    public static IntentLexicon Standard => Shared.Value;

    private static readonly Lazy<IntentLexicon> Shared = new(Load);

    /// <summary>Reads the tables; they are part of this assembly.</summary>
    public static IntentLexicon Load()
    {
        var assembly = typeof(IntentLexicon).Assembly;
        var rows = Tsv.FromResource(assembly, "lexicon/intent-verbs.tsv").Rows
            .Select(r => (Key: r["pos"] + r["lemma"], Row: Row(r)))
            .GroupBy(r => r.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.Select(r => r.Row).OrderByDescending(r => r.Rank).ToArray(), StringComparer.Ordinal);
        var compositions = Tsv.FromResource(assembly, "lexicon/composition.tsv").Rows
            .ToFrozenDictionary(r => r["effect"] + " " + r["embedded"], r => new CompositionRow(
                r.Optional("category"), r.Optional("mode"), r["modality"] is "row" or "" ? null : Enum.Parse<Modality>(r["modality"], ignoreCase: true), r["quiet"] == "yes"), StringComparer.Ordinal);
        static Modality Of(string s) => Enum.Parse<Modality>(s, ignoreCase: true);
        var effects = Tsv.FromResource(assembly, "lexicon/effects.tsv").Rows
            .ToFrozenDictionary(r => r["effect"], r => (Of(r["act"]), Of(r["denied"])), StringComparer.Ordinal);
        return new IntentLexicon(rows, compositions, effects);
    }

    /// <summary>The rows of a word, most exact first.</summary>
    /// <param name="partOfSpeech">v n a, x auxiliary, m marker of a clause, d adverb.</param>
    /// <param name="lemma">Lower case.</param>
    public IReadOnlyList<IntentRow> Of(char partOfSpeech, string lemma) => rows.TryGetValue(partOfSpeech + lemma, out var found) ? found : [];

    /// <summary>The effects, in the order of their names.</summary>
    public IEnumerable<string> Effects => effects.Keys.Order(StringComparer.Ordinal);

    /// <summary>What an effect makes of an act of a category.</summary>
    public CompositionRow? Composition(string effect, string category) =>
        compositions.TryGetValue(effect + " " + category, out var row) || compositions.TryGetValue(effect + " *", out row) ? row : null;

    /// <summary>What an effect says of the governed act itself.</summary>
    /// <param name="effect">A key of <c>data/effects.tsv</c>.</param>
    /// <param name="negated">Whether the governing word is negated.</param>
    public Modality OfAct(string effect, bool negated) => effects.TryGetValue(effect, out var m) ? negated ? m.Denied : m.Act : Modality.Actual;

    private static IntentRow Row(TsvRow r)
    {
        var frame = r["frame"].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(FrameCondition.Parse).ToList();
        bool negated = frame.RemoveAll(c => c.Relation == "neg" && c.Lemmas is not ["no"]) > 0;
        // "call prep:on;xcomp": the clause is what is governed, the phrase says whom it is asked of.
        var place = frame.Find(c => c.Any && c.Relation is "xcomp" or "ccomp") ?? frame.Find(c => c.Any && IsPlace(c)) ?? frame.Find(IsPlace);
        return new IntentRow(r["lemma"], frame, place, r["effect"], r.Optional("category"), Enum.Parse<Modality>(r["modality"], ignoreCase: true), negated);
    }

    private static bool IsPlace(FrameCondition c) => Places.Contains(c.Relation) || c.Relation.StartsWith("prep:", StringComparison.Ordinal);
}
