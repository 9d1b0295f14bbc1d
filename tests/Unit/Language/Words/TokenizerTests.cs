using Attache.Language;
using CsCheck;

namespace Attache.Tests.Unit.Language.Words;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("They don't know.", "They do n't know .")]
    [InlineData("They don’t know.", "They do n’t know .")]
    [InlineData("Ruritania's minister can't stay.", "Ruritania 's minister ca n't stay .")]
    [InlineData("We'll see; I'd go, you've won.", "We 'll see ; I 'd go , you 've won .")]
    [InlineData("O'Neill met the Shi'ite leader.", "O'Neill met the Shi'ite leader .")]
    [InlineData("the ministers' talks", "the ministers ' talks")]
    [InlineData("“We cannot stay,” he said.", "“ We can not stay , ” he said .")]
    [InlineData("\"Go!\" he said.", "\" Go ! \" he said .")]
    [InlineData("a well-known stand-off", "a well - known stand - off")]
    [InlineData("anti-government and pro-Ruritanian groups", "anti-government and pro-Ruritanian groups")]
    [InlineData("in mid-2004 the co-founder", "in mid-2004 the co-founder")]
    [InlineData("the 12-year-old F-16", "the 12 - year - old F - 16")]
    [InlineData("from 1998-2003 call 713-853-3989", "from 1998 - 2003 call 713-853-3989")]
    [InlineData("It cost $5m, or 3.5% of 1,200,000.", "It cost $ 5 m , or 3.5 % of 1,200,000 .")]
    [InlineData("at 7:30pm on 9/11", "at 7:30 pm on 9/11")]
    [InlineData("the 20th century and the 1990s", "the 20th century and the 1990s")]
    [InlineData("US$4.5 and AT&T and his/her", "US$ 4.5 and AT&T and his / her")]
    [InlineData("Gen. J. Smith of the U.S. Army", "Gen. J. Smith of the U.S. Army")]
    [InlineData("No. 5 won. No. Never.", "No. 5 won . No . Never .")]
    [InlineData("see www.example.org/a-b, or mail me@example.org.", "see www.example.org/a-b , or mail me@example.org .")]
    [InlineData("Wait... what -- now – here—there", "Wait ... what -- now – here — there")]
    [InlineData("(a) [b] {c}", "( a ) [ b ] { c }")]
    [InlineData("They left.The rest stayed.", "They left . The rest stayed .")]
    [InlineData("Über Ménaka naïve café", "Über Ménaka naïve café")]
    public void Parts_words_as_the_treebanks_do(string text, string words)
    {
        Assert.Equal(words, string.Join(' ', English.Analyzer.Analyze(text).Tokens.Select(t => t.Form)));
    }

    [Fact]
    public void Every_character_but_white_space_is_in_just_one_token()
    {
        string[] pieces =
        [
            "a", "The", " ", "\n", ".", "...", "'", "’s", "n't", "-", "--", "5", ",", "$", "%", "“", "”", "\"", "(", "]", "é", "😀", "\ud800", "\udc00",
            "\u200b", "\u00a0", "\u202e", "سلام", "中文", "http://x.yz", "@", "#", "Mr.", "U.S.", "e\u0301", "\0", "\t", "&", "/", "!", "?", "1998-2003",
        ];
        Gen.Int[0, pieces.Length - 1].Array[0, 40].Sample(parts => Covers(string.Concat(parts.Select(i => pieces[i]))), iter: 500);
    }

    internal static void Covers(string text)
    {
        var document = English.Analyzer.Analyze(text);
        Assert.Same(text, document.Text);
        int at = 0, number = 0;
        foreach (var sentence in document.Sentences)
        {
            Assert.Equal(++number, sentence.Number);
            Assert.Equal(sentence.Tokens[0].Span.Start, sentence.Span.Start);
            Assert.Equal(sentence.Tokens[^1].Span.End, sentence.Span.End);
            foreach (Token token in sentence.Tokens)
            {
                Assert.False(token.Span.IsEmpty);
                Assert.True(token.Span.Start >= at);
                Assert.True(string.IsNullOrWhiteSpace(text[at..token.Span.Start]));
                Assert.Equal(text[token.Span.Start..token.Span.End], token.Form);
                at = token.Span.End;
            }
        }
        Assert.True(string.IsNullOrWhiteSpace(text[at..]));
    }
}
