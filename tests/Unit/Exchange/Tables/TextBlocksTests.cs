using Attache.Exchange.Tables;
using CsCheck;

namespace Attache.Tests.Unit.Exchange.Tables;

public sealed class TextBlocksTests
{
    [Fact]
    public void Texts_of_any_length_come_back_in_their_order_also_when_the_room_is_used_again()
    {
        // Some fill a block nearly, some are longer than one, some are the same string as the one before.
        var text = Gen.Select(Gen.OneOf(Gen.Int[0, 40], Gen.Int[60_000, 70_000]), Gen.Char['a', 'z'], (length, c) => new string(c, length));
        Gen.Select(text, Gen.Int[1, 3], (t, times) => Enumerable.Repeat(t, times)).Array[0, 12].Array[1, 3].Sample(groups =>
        {
            var blocks = new TextBlocks();
            foreach (var group in groups)
            {
                string[] expected = [.. group.SelectMany(t => t)];
                foreach (string t in expected) blocks.Add(t);
                Assert.Equal(expected, blocks.All.ToArray().Select(t => t.ToString()));
                blocks.Clear();
            }
        }, iter: 50);
    }

    [Fact]
    public void What_no_reader_takes_is_exchanged_and_repeated_so()
    {
        var blocks = new TextBlocks();
        string text = "a\0b";
        blocks.Add(text);
        blocks.Add(text);
        Assert.Equal(["a\uFFFDb", "a\uFFFDb"], blocks.All.ToArray().Select(t => t.ToString()));
    }
}
