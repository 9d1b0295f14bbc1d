using Attache.Stories;

namespace Attache.Tests.Unit.Language.Words;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("They met on Monday. | The talks failed.")]
    [InlineData("“We will go. | We will not come back,” said the envoy. | He left at noon.")]
    [InlineData("“We will go,” the envoy said. | “We will not come back.” | He left.")]
    [InlineData("He spoke of a “plan.” | The others listened.")]
    [InlineData("He told \"the truth.\" | The others listened.")]
    [InlineData("“Will they go?” Smith asked. | Nobody knew.")]
    [InlineData("“Go!” he said.")]
    [InlineData("Lt. Col. J. Mead of the U.S. Army met Gen. Smith on Feb. 3 in St. Louis.")]
    [InlineData("He moved to the U.S. | The others stayed.")]
    [InlineData("Mr. and Mrs. Smith won No. 5, vs. No. 7, at 3.5 percent.")]
    [InlineData("The firm, Acme Inc., sued Brown & Co. over the deal.")]
    [InlineData("It starts at 5 p.m. | The doors open earlier.")]
    [InlineData("They waited... and waited. | Nothing came.")]
    [InlineData("(The talks were to last a day.) | They lasted a week.")]
    [InlineData("Is that so? | Yes! | It is.")]
    [InlineData("1. Recall the envoy.")]
    [InlineData("Envoy recalled in border row")]
    public void Ends_sentences(string marked)
    {
        var expected = marked.Split(" | ");
        Assert.Equal(expected, English.Analyzer.Analyze(string.Join(' ', expected)).Sentences.Select(s => s.Text));
    }

    [Fact]
    public void No_sentence_crosses_from_one_line_or_paragraph_to_the_next()
    {
        const string text = "Envoy recalled\n\nThe envoy went home. He was\ntired.";
        Assert.Equal(["Envoy recalled", "The envoy went home.", "He was", "tired."], English.Analyzer.Analyze(text).Sentences.Select(s => s.Text));
        var read = English.Analyzer.Analyze(text, [new TextSpan(16, text.Length)]);
        Assert.Equal(["The envoy went home.", "He was\ntired."], read.Sentences.Select(s => s.Text));
        Assert.Equal([1, 2], read.Sentences.Select(s => s.Number));
    }

    [Fact]
    public void Paragraphs_out_of_order_are_refused()
    {
        Assert.Throws<ArgumentException>(() => English.Analyzer.Analyze("a b", [new TextSpan(2, 3), new TextSpan(0, 1)]));
        Assert.Throws<ArgumentException>(() => English.Analyzer.Analyze("a b", [new TextSpan(0, 4)]));
    }
}
