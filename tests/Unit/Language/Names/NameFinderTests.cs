using Attache.Language;
using Attache.Language.Names;
using CsCheck;

namespace Attache.Tests.Unit.Language.Names;

/// <summary>Names with what they name, in sentences of news.</summary>
public sealed class NameFinderTests
{
    [Theory]
    [InlineData("Norway's foreign minister, Kari Solberg, flew to Nairobi on Tuesday.", "Place Norway|Person Kari Solberg|Place Nairobi")]
    [InlineData("President Amina Diallo met officials of the World Bank in Lima.", "Office President|Person Amina Diallo|Organisation World Bank|Place Lima")]
    [InlineData("The Bank of England declined to comment.", "Organisation Bank of England")]
    [InlineData("Norwegians left the town after Operation Barkhane ended.", "People Norwegians|Operation Operation Barkhane")]
    [InlineData("Mr. Jan van der Meer told the court that he was innocent.", "Person Jan van der Meer")]
    [InlineData("Jean-Pierre Kabongo said on Friday in March that he would run.", "Person Jean-Pierre Kabongo")]
    [InlineData("Leaders met Theresa May in Berlin in May.", "Person Theresa May|Place Berlin")]
    [InlineData("Prime Minister Ana Costa spoke to the BBC.", "Office Prime Minister|Person Ana Costa|Organisation BBC")]
    [InlineData("Soldiers of the African Union left Somalia.", "Organisation African Union|Place Somalia")]
    [InlineData("He went home early.", "")]
    public void Names_of_news(string text, string expected)
    {
        var names = English.Analyzer.Analyze(text).Names;
        Assert.Equal(expected, string.Join('|', names.Select(n => n.Type + " " + n.Span.Of(text))));
    }

    [Fact]
    public void A_surname_is_the_persons_whose_name_it_ends()
    {
        var names = English.Analyzer.Analyze("Minister Olga Harrow resigned. Harrow gave no reason.").Names;
        Assert.Equal(NameType.Person, names[^1].Type);
    }

    [Fact]
    public void Are_not_looked_for_where_nobody_asks()
    {
        var analyzer = Analyzer.Create(new AnalyzerOptions { WithNames = false });
        Assert.Null(analyzer.Names);
        Assert.Empty(analyzer.Analyze("Kari Solberg lives in Nairobi.").Names);
    }

    [Fact]
    public void The_head_hangs_outside()
    {
        var name = Assert.Single(English.Analyzer.Analyze("The Bank of England declined to comment.").Names);
        Assert.Equal("Bank", name.Head.Form);
    }

    private static readonly string[] Pieces = ["Ana", "Beta", "of", "the", "President", "-", "Mali", "’", "&", "van", "der", ",", ".", "U.N.", "3", "May", "Ministry", "and", "said", "É", "\u200b", "🙂", "Mr."];

    [Fact]
    public void Do_not_overlap_and_stand_in_order() => Gen.Int[0, Pieces.Length - 1].Array[0, 30].Sample(
        pieces =>
        {
            string text = string.Join(' ', pieces.Select(p => Pieces[p]));
            int end = -1;
            foreach (var name in English.Analyzer.Analyze(text).Names)
            {
                Assert.True(name.Span.Start >= end, text);
                Assert.InRange(name.First, 0, name.Last);
                Assert.InRange(name.Certainty, 0f, 1f);
                end = name.Span.End;
            }
        },
        iter: 2_000);
}
