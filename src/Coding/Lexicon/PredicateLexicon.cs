using System.Collections.Concurrent;
using System.Globalization;
using Attache.Codebook;

namespace Attache.Coding.Lexicon;

/// <summary>A condition of a pattern: a relation and what may stand there.</summary>
/// <param name="Relation">prt, obj, subj, iobj, xcomp, ccomp, comp, poss, advmod, neg, or prep:X.</param>
/// <param name="Lemmas">Lemmas of one word that fulfil it.</param>
/// <param name="Classes">Word classes that fulfil it.</param>
public sealed record FrameCondition(string Relation, IReadOnlyList<string> Lemmas, IReadOnlyList<string> Classes)
{
    /// <summary>Nouns with an of-phrase that fulfil it, by their words: "note of protest". Other phrases of the table ("protest note") are not looked for; what that would cost stands in docs/decisions.md.</summary>
    public IReadOnlyList<string[]> Phrases { get; init; } = [];

    /// <summary>All words and phrases that fulfil it, as the table has them.</summary>
    public IReadOnlyList<string> Alternatives { get; init; } = [];

    /// <summary>Whether presence is enough.</summary>
    public bool Any => Lemmas.Count == 0 && Classes.Count == 0 && Alternatives.Count == 0;

    /// <summary>Reads <c>relation</c> or <c>relation=lemma|@class|…</c>.</summary>
    public static FrameCondition Parse(string s)
    {
        int equals = s.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0) return new FrameCondition(s, [], []);
        var values = s[(equals + 1)..].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new FrameCondition(s[..equals], [.. values.Where(v => v[0] != '@' && !v.Contains(' '))], [.. values.Where(v => v[0] == '@').Select(v => v[1..])])
        {
            Alternatives = [.. values.Where(v => v[0] != '@')],
            Phrases = [.. values.Where(v => v[0] != '@' && v.Contains(" of ", StringComparison.Ordinal)).Select(v => v.Split(' '))],
        };
    }
}

/// <summary>A row of <c>data/predicates.tsv</c>.</summary>
/// <param name="Head">Lemma.</param>
/// <param name="PartOfSpeech">v, n or a.</param>
/// <param name="Frame">All must hold.</param>
/// <param name="Category">PLOVER category; NONE for a known trap.</param>
/// <param name="Mode">PLOVER mode; null for none.</param>
/// <param name="Contexts">PLOVER contexts.</param>
/// <param name="Actor">Where the actor stands, best first.</param>
/// <param name="Recipient">Where the recipient stands, best first.</param>
/// <param name="Intent">The category of the planned act, or "same".</param>
/// <param name="Strength">0 to 1.</param>
public sealed record PredicatePattern(
    string Head, char PartOfSpeech, IReadOnlyList<FrameCondition> Frame, string Category, string? Mode, IReadOnlyList<string> Contexts,
    IReadOnlyList<string> Actor, IReadOnlyList<string> Recipient, string Intent, double Strength)
{
    /// <summary>How exact the pattern is: conditions with values count most, then conditions, then strength.</summary>
    public double Rank { get; } = (Frame.Count(c => !c.Any) * 100) + (Frame.Count * 10) + Strength;

    /// <summary>For the reason of a finding.</summary>
    public override string ToString() => Head + (Frame.Count == 0 ? "" : " " + string.Join(';', Frame.Select(c => c.Relation)));
}

/// <summary>
/// Patterns of predicates: <c>data/predicates.tsv</c> and its like. Rows are taken apart when their head is first met, since
/// a story meets few of them. Safe to use from many threads.
/// </summary>
public sealed class PredicateLexicon
{
    private static readonly ConcurrentDictionary<string, Lazy<PredicateLexicon>> Tables = new(StringComparer.Ordinal);

    private readonly Dictionary<string, List<TsvRow>> rows = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<PredicatePattern>> patterns = new(StringComparer.Ordinal);

    private PredicateLexicon(Tsv table)
    {
        foreach (var r in table.Rows)
        {
            string key = r["pos"] + r["head"];
            if (!rows.TryGetValue(key, out var list)) rows[key] = list = [];
            list.Add(r);
        }
        Count = table.Rows.Count;
    }

    /// <summary>How many patterns there are.</summary>
    public int Count { get; }

    /// <summary>A table of patterns that is part of this assembly, read when first asked for.</summary>
    /// <param name="table">predicates, posts, movements, talks, decisions or relations.</param>
    public static PredicateLexicon Load(string table) => Tables.GetOrAdd(table, t => new(() => new(Tsv.FromResource(typeof(PredicateLexicon).Assembly, $"lexicon/{t}.tsv")))).Value;

    /// <summary>Whether a noun names an act by a pattern of <c>data/predicates.tsv</c>: attack, refusal, visit.</summary>
    /// <param name="lemma">In any case.</param>
    public static bool IsEventNoun(string lemma)
    {
        ArgumentNullException.ThrowIfNull(lemma);
        return Load("predicates").rows.ContainsKey("n" + lemma.ToLowerInvariant());
    }

    /// <summary>All patterns, in the order of the table; takes every row apart.</summary>
    public IEnumerable<PredicatePattern> All => rows.Values.SelectMany(r => r).Select(Row);

    /// <summary>The patterns of a head, most exact first.</summary>
    /// <param name="lemma">Lower case.</param>
    /// <param name="partOfSpeech">v, n or a.</param>
    public IReadOnlyList<PredicatePattern> Of(string lemma, char partOfSpeech)
    {
        string key = partOfSpeech + lemma;
        return rows.TryGetValue(key, out var found) ? patterns.GetOrAdd(key, _ => [.. found.Select(Row).OrderByDescending(p => p.Rank)]) : [];
    }

    private static PredicatePattern Row(TsvRow r) => new(
        r["head"], r["pos"][0],
        [.. r["frame"].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(FrameCondition.Parse)],
        r["category"], r.Optional("mode"), r.List("contexts"), r.List("actor"), r.List("recipient"), r["intent"] is { Length: > 0 } i ? i : "same",
        double.Parse(r["strength"], CultureInfo.InvariantCulture));
}
