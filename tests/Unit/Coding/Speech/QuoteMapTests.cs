using Attache.Coding.Speech;
using CsCheck;

namespace Attache.Tests.Unit.Coding.Speech;

public sealed class QuoteMapTests
{
    [Theory]
    [InlineData("He said “no” twice.", "“no”")]
    [InlineData("He said \"no\" twice.", "\"no\"")]
    [InlineData("‘We leave,’ he said.", "‘We leave,’")]
    [InlineData("'We leave,' he said.", "'We leave,'")]
    [InlineData("''We leave,'' he said. ''All of us.''", "''We leave,''|''All of us.''")]
    [InlineData("«Nous partons», dit-il.", "«Nous partons»")]
    [InlineData("„Wir gehen“ is not closed by this mark.\nNext line.", "„Wir gehen“ is not closed by this mark.")]
    [InlineData("“The paragraph goes on.\nThe next is not in it.", "“The paragraph goes on.")]
    [InlineData("In the '90s it was the army's habit.", "")]
    [InlineData("The ministers' meeting isn't over.", "")]
    [InlineData("“She said ‘no’ to me,” he said.", "“She said ‘no’ to me,”")]
    public void Quotations_are_found_with_their_marks(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', QuoteMap.Of(text).Spans.Select(s => s.Of(text))));

    [Fact]
    public void Spans_are_in_order_and_within_the_text_whatever_it_is() =>
        Gen.Char["ab .,'\"“”‘’«»\n"].Array[0, 60].Select(c => new string(c)).Sample(text =>
        {
            int done = 0;
            foreach (var s in QuoteMap.Of(text).Spans)
            {
                Assert.InRange(s.Start, done, text.Length);
                Assert.InRange(s.End, s.Start + 1, text.Length);
                Assert.DoesNotContain('\n', s.Of(text));
                done = s.End;
            }
        }, iter: 2000);
}
