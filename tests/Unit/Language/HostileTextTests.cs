using Attache.Tests.Unit.Language.Words;

namespace Attache.Tests.Unit.Language;

public sealed class HostileTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\u00a0 ")]
    [InlineData("\ud800 \udc00\ud800 x\udfff")]
    [InlineData("😀😀 👨‍👩‍👧 x")]
    [InlineData("قال الوزير إن المحادثات ستستأنف.")]
    [InlineData("zero\u200bwidth \u200d\ufeff")]
    [InlineData("\0\u0001\u0002")]
    [InlineData("''''````\"\"\"\"“”“”")]
    [InlineData(".,;:!?")]
    public void Is_read_and_covered(string text) => TokenizerTests.Covers(text);

    [Fact]
    public void A_megabyte_without_a_space_is_read() => TokenizerTests.Covers(new string('a', 1 << 20));

    [Theory]
    [InlineData("(", 100_000)]
    [InlineData("a.b", 50_000)]
    [InlineData("1-1", 50_000)]
    [InlineData("\" ", 5_000)]
    [InlineData("'s", 5_000)]
    [InlineData("a ", 5_000)]
    public void Many_of_the_same_are_read(string piece, int times) => TokenizerTests.Covers(string.Concat(Enumerable.Repeat(piece, times)));
}
