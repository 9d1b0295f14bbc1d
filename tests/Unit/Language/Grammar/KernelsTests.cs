using Attache.Language;

namespace Attache.Tests.Unit.Language.Grammar;

public sealed class KernelsTests
{
    private const string Text =
        "The envoy said on Tuesday that both sides had agreed to withdraw their troops from the border, which was closed in March.\n"
        + "“We can't stay,” he added. Talks between the two governments, brokered by the union, will resume next week in the capital.\nNo.";

    [Theory]
    [InlineData(512)]
    [InlineData(256)]
    [InlineData(128)]
    public void All_widths_read_the_same(int bits)
    {
        var plain = Analyzer.Create(new AnalyzerOptions { VectorBits = 0 }).Analyze(Text);
        var wide = Analyzer.Create(new AnalyzerOptions { VectorBits = bits }).Analyze(Text);
        Assert.Equal(plain.Tokens.Select(Line), wide.Tokens.Select(Line));
    }

    [Fact]
    public void What_is_read_beside_a_sentence_does_not_matter()
    {
        var alone = English.Analyzer.Analyze(Text);
        var others = Enumerable.Range(1, 70).Select(n => new Source(string.Join(' ', Enumerable.Repeat("They met again.", n))));
        var among = English.Analyzer.Analyze([.. others, new Source(Text)])[^1];
        Assert.Equal(alone.Tokens.Select(Line), among.Tokens.Select(Line));
    }

    [Fact]
    public void A_small_cache_changes_nothing()
    {
        var small = Analyzer.Create(new AnalyzerOptions { CachedWords = 3 }).Analyze(Text);
        Assert.Equal(English.Analyzer.Analyze(Text).Tokens.Select(Line), small.Tokens.Select(Line));
    }

    [Fact]
    public void A_sentence_longer_than_the_parser_sees_is_one_tree()
    {
        var one = Analyzer.Create(new AnalyzerOptions { LongestSentence = 8 }).Analyze(Text).Sentences[0];
        Assert.All(one.Tokens, t => Assert.True(t == one.Root || t.HeadToken is not null));
        Assert.Equal(one.Span, one.Root.Subtree);
    }

    private static string Line(Token t) => $"{t.Form} {t.Lemma} {t.Upos} {t.Xpos} {t.Feats} {t.Head} {t.Deprel}";
}
