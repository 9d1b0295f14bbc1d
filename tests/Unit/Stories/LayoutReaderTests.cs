using Attache.Stories;
using CsCheck;

namespace Attache.Tests.Unit.Stories;

public sealed class LayoutReaderTests
{
    private static List<(BlockRole, string)> Blocks(string body, string? headline = "", bool plain = false) =>
        [.. LayoutReader.Read(body, plain ? null : headline, plain).Layout.Blocks.Select(b => (b.Role, b.Span.Of(body)))];

    [Theory]
    [InlineData("LIMA, 4 March (Agency) — Peru said.", "LIMA, 4 March (Agency) —", "LIMA", "Agency")]
    [InlineData("OSLO/BERN, March 12 (Agency) - Norway said.", "OSLO/BERN, March 12 (Agency) -", "OSLO/BERN", "Agency")]
    [InlineData("TIRANA — Albania said.", "TIRANA —", "TIRANA", null)]
    [InlineData("UNITED NATIONS, Jan. 19 (Agency) -- Chad said.", "UNITED NATIONS, Jan. 19 (Agency) --", "UNITED NATIONS", "Agency")]
    [InlineData("BAMAKO, Mali, Feb. 1 (CWS) -- Mali said.", "BAMAKO, Mali, Feb. 1 (CWS) --", "BAMAKO, Mali", "CWS")]
    [InlineData("Lomé (AFX) – Togo said.", "Lomé (AFX) –", "Lomé", "AFX")]
    [InlineData("ROME, 3 June 2021 (SNA) — Italy said.", "ROME, 3 June 2021 (SNA) —", "ROME", "SNA")]
    [InlineData("Asunción, Mar 3 (Agency).- Paraguay said.", "Asunción, Mar 3 (Agency).-", "Asunción", "Agency")]
    [InlineData("SANTIAGO, 4 June (SNA).— Chile said.", "SANTIAGO, 4 June (SNA).—", "SANTIAGO", "SNA")]
    [InlineData("New Delhi, Aug 9 (SNA) India said.", "New Delhi, Aug 9 (SNA)", "New Delhi", "SNA")]
    public void Datelines_are_no_part_of_the_first_sentence(string body, string dateline, string place, string? agency)
    {
        var reading = LayoutReader.Read(body, "");
        Assert.Equal(BlockRole.Dateline, reading.Layout.Blocks[0].Role);
        Assert.Equal(dateline, reading.Layout.Blocks[0].Span.Of(body));
        Assert.EndsWith("said.", reading.Layout.Paragraphs[0].Of(body), StringComparison.Ordinal);
        Assert.Equal(place, reading.Located);
        Assert.Equal(agency, reading.Agency);
    }

    [Theory]
    [InlineData("Talks - the third in a year - failed on Monday.")]
    [InlineData("NATO said on Monday that it would stay.")]
    [InlineData("Ghana (Accra) Electric said no.")]
    [InlineData("Lagos, 3 March (a Monday) was quiet.")]
    [InlineData("France – a former colonial power – said no.")]
    [InlineData("\"We can't stay,\" he said - and left.")]
    public void A_dash_in_a_sentence_is_no_dateline(string body) =>
        Assert.Equal([(BlockRole.Paragraph, body)], Blocks(body));

    [Theory]
    [InlineData("CD/te/lb/as/APA", "APA", "CD,te,lb,as")]
    [InlineData("fe/mk", null, "fe,mk")]
    [InlineData("JPM/at", null, "JPM,at")]
    public void Sign_offs_give_agency_and_initials(string signOff, string? agency, string initials)
    {
        string body = "Lima said no.\nQuito said yes.\n" + signOff;
        var reading = LayoutReader.Read(body, "");
        Assert.Equal(BlockRole.SignOff, reading.Layout.Blocks[^1].Role);
        Assert.Equal(agency, reading.Agency);
        Assert.Equal(initials, string.Join(',', reading.DeskInitials));
        Assert.Equal(2, reading.Layout.Paragraphs.Count);
    }

    [Fact]
    public void Sub_headings_are_neither_first_nor_last_nor_sentences()
    {
        var blocks = Blocks("Peru said no.\nWho takes over?\nChile said yes.\nTHIRD ROUND\nThe end came.\nNobody came to the port");
        Assert.Equal(
            [BlockRole.Paragraph, BlockRole.Subheading, BlockRole.Paragraph, BlockRole.Subheading, BlockRole.Paragraph, BlockRole.Paragraph],
            blocks.Select(b => b.Item1));
    }

    [Fact]
    public void Long_lines_without_a_full_stop_stay_sentences()
    {
        const string Line = "This caused a row between Lima and Quito over the actions of the soldiers of the joint border force";
        Assert.Equal(BlockRole.Paragraph, Blocks($"A said.\n{Line}\nB said.")[1].Item1);
    }

    [Fact]
    public void A_plain_text_may_begin_with_a_headline_and_a_byline()
    {
        var reading = LayoutReader.Read("Peru recalls envoy\nBy Ana Example\nLIMA, 4 March — Peru said no.\n", mayHoldHeadline: true);
        Assert.Equal("Peru recalls envoy", reading.Headline);
        Assert.Equal("By Ana Example", reading.Byline);
        Assert.Single(reading.Layout.Paragraphs);
    }

    [Fact]
    public void Wrapped_lines_between_blank_ones_are_one_paragraph()
    {
        const string Body = "Peru said on Monday that it would send its envoy back to\nthe capital of its neighbour before the end of the coming\nmonth.\n\nChile said that it was pleased to hear of this decision and\nwould wait.\n";
        Assert.Equal(2, LayoutReader.Read(Body, "").Layout.Paragraphs.Count);
    }

    [Theory]
    [InlineData("(Reporting by A. Beta; Editing by C. Delta)", BlockRole.Byline)]
    [InlineData("Corrects date in para 3", BlockRole.Furniture)]
    [InlineData("* * *", BlockRole.Furniture)]
    [InlineData("(Refiles to fix typo in headline)", BlockRole.Furniture)]
    [InlineData("(Recasts, adds quotes from minister.)", BlockRole.Furniture)]
    [InlineData("(This story has been corrected to fix the day in paragraph 2.)", BlockRole.Furniture)]
    [InlineData("Repeat offenders will be expelled.", BlockRole.Paragraph)]
    [InlineData("UPDATE: adds comment from minister", BlockRole.Furniture)]
    [InlineData("UPDATE: The minister has left the country since, his office said.", BlockRole.Paragraph)]
    [InlineData("Correct figures were not at hand, he said.", BlockRole.Paragraph)]
    [InlineData("Updates on the talks came from both capitals.", BlockRole.Paragraph)]
    public void Furniture_is_known(string line, BlockRole role) =>
        Assert.Equal(role, Blocks("Peru said no.\n" + line + "\nChile said yes.\n")[1].Item1);

    [Fact]
    public void Blocks_are_ordered_apart_and_lose_no_word_of_any_text() =>
        Gen.Select(Gen.OneOf(
                Gen.Const("LIMA, 4 March (AG) — Peru said no."), Gen.Const("Who?"), Gen.Const("ab/cd/EFG"), Gen.Const("\n\n"), Gen.Const("By Ana X"),
                Gen.String[0, 60]), Gen.OneOf(Gen.Const("\n"), Gen.Const("\r\n"), Gen.Const(" "), Gen.Const("\n\n"))).Array[0, 12]
            .Sample(parts =>
            {
                string body = string.Concat(parts.Select(p => p.Item1 + p.Item2));
                var blocks = LayoutReader.Read(body, mayHoldHeadline: true).Layout.Blocks;
                int at = 0;
                var seen = new System.Text.StringBuilder();
                foreach (var b in blocks)
                {
                    Assert.True(b.Span.Start >= at && b.Span.End > b.Span.Start && b.Span.End <= body.Length);
                    Assert.True(string.IsNullOrWhiteSpace(body[at..b.Span.Start]));
                    at = b.Span.End;
                }
                Assert.True(string.IsNullOrWhiteSpace(body[at..]));
            });
}
