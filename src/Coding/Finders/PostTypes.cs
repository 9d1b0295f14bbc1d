using System.Collections.Frozen;
using Attache.Codebook;
using Attache.Language;

namespace Attache.Coding.Finders;

/// <summary>Which post a noun names, from <c>data/post-names.tsv</c>: "consul general" is a consul, "embassy staff" are diplomats.</summary>
public sealed class PostTypes
{
    private readonly FrozenDictionary<string, string> posts = Tsv.FromResource(typeof(PostTypes).Assembly, "lexicon/post-names.tsv").Rows.ToFrozenDictionary(r => r["words"], r => r["post"], StringComparer.Ordinal);

    /// <summary>The post; null where the noun names none, or one of another sort ("goodwill ambassador").</summary>
    public string? Of(Token noun)
    {
        var tokens = noun.Sentence.Tokens;
        string lemma = noun.Lemma.ToLowerInvariant();
        string next = noun.Index + 1 < tokens.Count ? tokens[noun.Index + 1].Form.ToLowerInvariant() : "", before = noun.Index > 0 ? tokens[noun.Index - 1].Form.ToLowerInvariant() : "";
        string third = noun.Index + 2 < tokens.Count ? tokens[noun.Index + 2].Form.ToLowerInvariant() : "";
        if (posts.TryGetValue(before + " " + lemma, out var two)) return two.Length == 0 ? null : two;
        if (posts.TryGetValue(lemma + " " + next, out var behind)) return behind.Length == 0 ? null : behind;
        if (posts.TryGetValue(lemma + " " + next + third, out var split)) return split.Length == 0 ? null : split;
        return posts.TryGetValue(lemma, out var one) && one.Length > 0 ? one : null;
    }
}
