using System.Text.Json;
using Attache.Exchange;
using Attache.Views.Brief;

namespace Attache.Tests.Unit.Exchange;

public sealed class BriefExchangeTests
{
    private const string Evil = "<script>alert(1)</script> *x* [y](z) `c` \u001b[31m \u202E & \"q\"";

    private static readonly BriefDocument Brief = new(
        Evil, "As of today.",
        [
            new BriefSection("Head", 2, true, [new BriefLine(null, [new BriefSentence("First.", [1]), new BriefSentence(Evil, [1, 2])])]),
            new BriefSection("List", 2, false, [new BriefLine("31 January 2022", [new BriefSentence("Second.", [2])])]),
        ],
        [new BriefNote(1, "APA", "7 February 2022", "urn:x", 3, Evil, "B2"), new BriefNote(2, null, "8 February 2022", "urn:y", 1, "Plain.", null)]);

    [Fact]
    public void Html_escapes_whatever_a_story_holds_and_takes_nothing_from_outside()
    {
        string html = BriefExchange.Write(Brief, BriefFormat.Html);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("(?i)https?:|url\\(|@import|src=", html);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', html);
        Assert.Contains("First<sup><a href=\"#n1\">[1]</a></sup>.", html, StringComparison.Ordinal);
        Assert.Contains("id=\"n2\"", html, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme:dark", html, StringComparison.Ordinal);
        Assert.Contains("@media print", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_lets_no_markup_of_a_story_through()
    {
        string md = BriefExchange.Write(Brief, BriefFormat.Markdown);
        Assert.Contains("\\<script\\>", md, StringComparison.Ordinal);
        Assert.Contains("\\*x\\* \\[y\\](z) \\`c\\`", md, StringComparison.Ordinal);
        Assert.Contains("First \\[1\\].", md, StringComparison.Ordinal);
        Assert.Contains("- **31 January 2022:** Second \\[2\\].", md, StringComparison.Ordinal);
        Assert.Contains("1. APA (B2), 7 February 2022, sentence 3: “", md, StringComparison.Ordinal);
        Assert.Contains("2. Publisher unknown, 8 February 2022, sentence 1: “Plain.”", md, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    public void Text_is_folded_and_steers_no_terminal(int width)
    {
        string text = BriefExchange.Write(Brief, BriefFormat.Text, width);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= width, line));
        Assert.DoesNotContain('\u001b', text);
        Assert.DoesNotContain('\u202E', text);
    }

    [Fact]
    public void Json_holds_the_same()
    {
        using var json = JsonDocument.Parse(BriefExchange.Write(Brief, BriefFormat.Json));
        Assert.Equal(Evil, json.RootElement.GetProperty("title").GetString());
        Assert.Equal(2, json.RootElement.GetProperty("sections")[0].GetProperty("lines")[0].GetProperty("sentences")[1].GetProperty("notes")[1].GetInt32());
        Assert.Equal("B2", json.RootElement.GetProperty("notes")[0].GetProperty("grade").GetString());
    }

    [Theory]
    [InlineData("md", BriefFormat.Markdown)]
    [InlineData("TEXT", BriefFormat.Text)]
    [InlineData("docx", null)]
    public void Formats_have_names(string name, BriefFormat? format) => Assert.Equal(format, BriefExchange.Parse(name));
}
