using Attache.Language.Dates;
using Attache.Stories;

namespace Attache.Tests.Unit.Language.Dates;

/// <summary>Named days against dates as almanacs give them.</summary>
public sealed class FeastsTests
{
    private static readonly DateFinder Finder = new();

    [Theory]
    [InlineData("Easter 1961", "1961-04-02")]
    [InlineData("Easter 2024", "2024-03-31")]
    [InlineData("Easter 2025", "2025-04-20")]
    [InlineData("Easter 2038", "2038-04-25")]
    [InlineData("Orthodox Easter 2022", "2022-04-24")]
    [InlineData("Orthodox Easter 2024", "2024-05-05")]
    [InlineData("Good Friday 2022", "2022-04-15")]
    [InlineData("Ascension Day 2022", "2022-05-26")]
    [InlineData("Thanksgiving 2023", "2023-11-23")]
    [InlineData("Black Friday 2010", "2010-11-26")]
    [InlineData("Memorial Day 2022", "2022-05-30")]
    [InlineData("Mother's Day 2022", "2022-05-08")]
    [InlineData("Chinese New Year 2022", "2022-02-01")]
    [InlineData("Lunar New Year 2024", "2024-02-10")]
    [InlineData("Mid-Autumn Festival 2020", "2020-10-01")]
    [InlineData("Eid al-Fitr 2022", "2022-05-02")]
    [InlineData("Eid al-Fitr of 2023", "2023-04-21")]
    [InlineData("Eid al-Adha 2022", "2022-07-09")]
    [InlineData("Ramadan 2022", "2022-04-02/2022-05-01")]
    [InlineData("Rosh Hashanah 2022", "2022-09-26")]
    [InlineData("Passover 2022", "2022-04-16")]
    [InlineData("Passover 2021", "2021-03-28")]
    [InlineData("Hanukkah 2022", "2022-12-19")]
    public void Falls_on(string text, string value) =>
        Assert.Equal(value, Assert.Single(Finder.Find(text, new TextSpan(0, text.Length), new DateOnly(2022, 2, 3))).Value.Text);

    [Fact]
    public void A_year_that_the_other_calendar_does_not_reach_gives_no_date()
    {
        const string text = "Ramadan 1750";
        Assert.DoesNotContain(Finder.Find(text, new TextSpan(0, text.Length), new DateOnly(2022, 2, 3)), m => m.Rule.StartsWith("feast", StringComparison.Ordinal));
    }
}
