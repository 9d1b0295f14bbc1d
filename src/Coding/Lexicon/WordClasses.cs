using Attache.Codebook;
using Attache.Language;
using Attache.Language.Names;

namespace Attache.Coding.Lexicon;

/// <summary>Classes of nouns that patterns speak of (<c>@diplomat</c>, <c>@force</c>), from <c>data/word-classes.tsv</c>.</summary>
public sealed class WordClasses
{
    private readonly Dictionary<string, HashSet<string>> classesOf;

    private WordClasses(Dictionary<string, HashSet<string>> classesOf) => this.classesOf = classesOf;

    /// <summary>Reads the table that is part of this assembly.</summary>
    public static WordClasses Load() => new(Tsv.FromResource(typeof(WordClasses).Assembly, "lexicon/word-classes.tsv").Rows
        .GroupBy(r => r["lemma"], StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Select(r => r["class"]).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal));

    /// <summary>Whether a lemma (or a phrase of a compound and its lemma) is of a class.</summary>
    public bool Is(string lemma, string name) => classesOf.TryGetValue(lemma, out var of) && of.Contains(name);

    /// <summary>The lemmas of a class in alphabetical order; none for no such class.</summary>
    public IReadOnlyList<string> Members(string name) => [.. classesOf.Where(c => c.Value.Contains(name)).Select(c => c.Key).Order(StringComparer.Ordinal)];

    /// <summary>Whether a noun is of a class: by its lemma, its compound, or by who it names.</summary>
    public bool Is(Token noun, string name, Mention? mention)
    {
        string lemma = noun.Lemma.ToLowerInvariant();
        if (Is(lemma, name)) return true;
        if (noun.Index > 0)
        {
            var before = noun.Sentence.Tokens[noun.Index - 1];
            if (before.Head == noun.Index && Is(before.Form.ToLowerInvariant() + " " + lemma, name)) return true;
        }
        // "units of the army", "the signing of an agreement": what the of-phrase names counts for a word of quantity.
        if (lemma is "number" or "group" or "dozen" or "hundred" or "thousand" or "score" or "member" or "unit" or "series" or "round" or "rest" or "first" or "some" or "handful")
            foreach (var c in noun.Children)
                if (c.Deprel == "nmod" && NounOf(c)) return Is(c, name, null);
        // "a further 550 will leave": a bare number goes on with the forces spoken of.
        if (noun.Upos == "NUM" && name == "force" && noun.Deprel is "nsubj" or "obj" or "nsubj:pass") return true;
        // "600 men will sail": men by their number.
        if (name == "force" && lemma is "man" or "observer" or "monitor" && noun.Children.Any(c => c.Deprel == "nummod" && NumberWords.Of(noun) is > 9)) return true;
        if (mention is null) return false;
        var r = mention.Referent;
        return name switch
        {
            "force" or "troops_unit" => r.Type == MentionType.Force || r.Entry?.Kind == NameKind.Force,
            "person" => r.Type == MentionType.Person,
            "official" or "leader" => r.Type == MentionType.Person && r.Sector is "GOV" or "LEG" or "MIL",
            "diplomat" => r.HeadLemma is { } head && Is(head, "diplomat"),
            "state" => r.Type == MentionType.State,
            "organisation" => r.Type == MentionType.Organisation,
            "rebel" => r.Sector is "REB",
            "media" => r.Type == MentionType.Media,
            "police" => r.Sector == "COP",
            _ => false,
        };
    }

    private static bool NounOf(Token c) => c.Children.Any(x => x.Deprel == "case" && x.Lemma == "of");
}
