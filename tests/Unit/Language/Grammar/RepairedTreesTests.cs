using Attache.Language;
using Attache.Language.Grammar;
using CsCheck;

namespace Attache.Tests.Unit.Language.Grammar;

/// <summary>Whatever tree comes in, a tree with one root goes out.</summary>
public sealed class RepairedTreesTests
{
    private static readonly Repairs Repairs = Repairs.Load();
    private static readonly string[] Forms = ["d'affaires", "d’affaires", "by", "on", "March", "3", "added", "said", "”", ",", "minister", "chargé", "left"];
    private static readonly string[] Parts = ["NOUN", "PROPN", "VERB", "AUX", "NUM", "PRON", "ADP"];
    private static readonly string[] Tags = ["NN", "VBD", "VBN", "VBZ"];
    private static readonly string[] Relations = ["root", "compound", "xcomp", "nummod", "conj", "nsubj", "nsubj:pass", "obj", "nmod", "obl", "obl:agent", "case", "flat", "advmod", "aux", "obl:unmarked"];

    private static readonly Gen<TokenValues> Word = Gen.Select(
        Gen.Int[0, Forms.Length - 1],
        Gen.Int[0, Parts.Length - 1],
        Gen.Int[0, Relations.Length - 1],
        Gen.Int[0, Tags.Length - 1],
        (form, part, relation, tag) => new TokenValues(Forms[form], Forms[form].ToLowerInvariant(), Parts[part], Tags[tag], null, -1, Relations[relation]));

    /// <summary>Words that hang on others in any order: each word of a random order takes a head among those before it.</summary>
    private static readonly Gen<TokenValues[]> Trees =
        from words in Word.Array[1, 12]
        from order in Gen.Shuffle(Enumerable.Range(0, words.Length).ToArray())
        from heads in Gen.Int[0, 1000].Array[words.Length]
        select Hang(words, order, heads);

    [Fact]
    public void A_tree_stays_a_tree() => Trees.Sample(
        tree =>
        {
            var words = tree.ToArray();
            Repairs.Apply(words);
            Assert.Equal(1, words.Count(w => w.Head < 0));
            for (int i = 0; i < words.Length; i++)
            {
                int steps = 0;
                for (int at = i; at >= 0; at = words[at].Head) Assert.True(steps++ < words.Length, "a word hangs on itself");
            }
        },
        iter: 200_000);

    private static TokenValues[] Hang(TokenValues[] words, int[] order, int[] heads)
    {
        words[order[0]] = words[order[0]] with { Deprel = "root" };
        for (int k = 1; k < order.Length; k++) words[order[k]] = words[order[k]] with { Head = order[heads[k] % k] };
        return words;
    }
}
