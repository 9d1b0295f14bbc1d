using Attache.Language;
using Attache.Stories;

namespace Attache.Tests.Unit.Language;

public sealed class SentenceTests
{
    [Theory]
    [InlineData(-1, -1)]
    [InlineData(1, 0)]
    [InlineData(1, -1, 3, 2)]
    public void Heads_that_are_no_tree_are_refused(params int[] heads) => Assert.Throws<ArgumentException>(() => Make(heads));

    [Fact]
    public void Children_are_grouped_under_their_head()
    {
        var s = Make(1, -1, 3, 1);
        Assert.Equal([0, 3], s.Root.Children.Select(c => c.Index));
        Assert.Equal(new TextSpan(4, 7), s.Tokens[3].Subtree);
    }

    private static Sentence Make(params int[] heads) => new(
        "a b c d", 1,
        heads.Select((_, i) => new TextSpan(2 * i, 2 * i + 1)).ToArray(),
        heads.Select(h => new TokenValues("x", "x", "X", "X", null, h, "dep")).ToArray());
}
