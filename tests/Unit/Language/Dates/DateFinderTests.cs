using Attache.Codebook;
using Attache.Language.Dates;
using Attache.Stories;

namespace Attache.Tests.Unit.Language.Dates;

public sealed class DateFinderTests
{
    private static readonly DateFinder Finder = new();
    private static readonly DateOnly Day = new(2022, 2, 3);

    private static IReadOnlyList<DateMention> Find(string text, DateDirection direction = DateDirection.Unknown, EdtfDate? previous = null) =>
        Finder.Find(text, new TextSpan(0, text.Length), Day, direction, previous);

    private static DateMention One(string text, DateDirection direction = DateDirection.Unknown, EdtfDate? previous = null) => Assert.Single(Find(text, direction, previous));

    [Theory]
    [InlineData("on Tuesday", DateDirection.Past, "2022-02-01")]
    [InlineData("on Tuesday", DateDirection.Future, "2022-02-08")]
    [InlineData("on Thursday", DateDirection.Past, "2022-02-03")]
    [InlineData("on Thursday", DateDirection.Future, "2022-02-03")]
    [InlineData("in August", DateDirection.Past, "2021-08")]
    [InlineData("in August", DateDirection.Future, "2022-08")]
    [InlineData("on 29 February", DateDirection.Past, "2020-02-29")]
    [InlineData("on 29 February", DateDirection.Future, "2024-02-29")]
    public void Callers_direction_decides(string text, DateDirection direction, string value) => Assert.Equal(value, One(text, direction).Value.Text);

    [Theory]
    [InlineData("It opened an embassy on Monday, the first since the war.", "2022-01-31")]
    [InlineData("They left on Tuesday, the second step of a withdrawal.", "2022-02-01")]
    [InlineData("They left on Tuesday, the 1st.", "2022-02-01")]
    public void What_stands_apart_behind_a_weekday_is_no_day_of_a_month(string text, string value) => Assert.Equal(value, One(text).Value.Text);

    [Theory]
    [InlineData("The envoy will land on Monday.", "2022-02-07")]
    [InlineData("The envoy is to land on Monday.", "2022-02-07")]
    [InlineData("The envoy is expected on Monday.", "2022-02-07")]
    [InlineData("On Monday the envoy will land.", "2022-02-07")]
    [InlineData("The envoy landed on Monday.", "2022-01-31")]
    [InlineData("The envoy will land soon, aides said on Monday.", "2022-01-31")]
    [InlineData("The vote was set for a later day, but on Monday it was held.", "2022-01-31")]
    public void Words_around_decide_where_the_caller_does_not_know(string text, string value) => Assert.Equal(value, One(text).Value.Text);

    [Theory]
    [InlineData("A day earlier, he had left.", "2021-06-09")]
    [InlineData("The day before, he had left.", "2021-06-09")]
    [InlineData("The next day, he left.", "2021-06-11")]
    [InlineData("Three days later, he left.", "2021-06-13")]
    [InlineData("He left the same day.", "2021-06-10")]
    [InlineData("He left the following week.", "2021-06-14/2021-06-20")]
    [InlineData("He left two years later.", "2023-06-10~")]
    public void Distances_count_from_the_event_before(string text, string value) =>
        Assert.Equal(value, One(text, previous: EdtfDate.Parse("2021-06-10")).Value.Text);

    [Fact]
    public void Distances_from_now_ignore_the_event_before() =>
        Assert.Equal("2022-02-01", One("He left two days ago.", previous: EdtfDate.Parse("2021-06-10")).Value.Text);

    [Fact]
    public void Deadline_of_a_length_counts_from_the_day_given()
    {
        var length = One("They have given themselves two weeks.");
        Assert.Equal(DateRole.Duration, length.Role);
        Assert.Equal(new DateLength(2, DateUnit.Week), length.Length);
        Assert.Equal("2022-02-14", DateFinder.Deadline(length, new DateOnly(2022, 1, 31))!.Text);
        Assert.Equal("2022-03-02", DateFinder.Deadline(One("a 30-day deadline"), new DateOnly(2022, 1, 31))!.Text);
        Assert.Equal("2022-02-03", DateFinder.Deadline(One("leave within 72 hours"), new DateOnly(2022, 1, 31))!.Text);
        Assert.Equal("2022-02-03~", DateFinder.Deadline(One("he has a few days"), new DateOnly(2022, 1, 31))!.Text);
        Assert.Equal("2022-03-02", DateFinder.Deadline(One("he has one month and two days"), new DateOnly(2022, 1, 31))!.Text);
        Assert.Null(DateFinder.Deadline(One("on Tuesday"), new DateOnly(2022, 1, 31)));
        Assert.Null(DateFinder.Deadline(length, DateOnly.MaxValue));
    }

    [Theory]
    [InlineData("since 2013", DateRole.Since, "2013/..", "2013")]
    [InlineData("since December", DateRole.Since, "2021-12/..", "2021-12")]
    [InlineData("since last week", DateRole.Since, "2022-01-24/..", "2022-01-24")]
    [InlineData("until 2 August", DateRole.Until, "../2022-08-02", "2022-08-02")]
    [InlineData("by the end of March", DateRole.Deadline, "../2022-03-31", "2022-03-31")]
    [InlineData("by 2023", DateRole.Deadline, "../2023", "2023")]
    [InlineData("within 72 hours", DateRole.Deadline, "2022-02-04/2022-02-06", "2022-02-06")]
    [InlineData("before 2018", DateRole.Before, "../2017", "2017")]
    [InlineData("after 2018", DateRole.After, "2019/..", "2019")]
    public void Bounds_tell_their_end(string text, DateRole role, string value, string bound)
    {
        var mention = One(text);
        Assert.Equal((role, value, bound), (mention.Role, mention.Value.Text, mention.Bound?.Text));
    }

    [Fact]
    public void Offsets_are_those_of_the_whole_text_and_nothing_outside_the_stretch_is_read()
    {
        const string text = "On Monday he came. On Tuesday he left. On Friday he was back.";
        var mention = Assert.Single(Finder.Find(text, new TextSpan(19, 38), Day));
        Assert.Equal("Tuesday", mention.Span.Of(text));
        Assert.Equal(22, mention.Span.Start);
    }

    [Fact]
    public void Several_dates_of_a_sentence_come_in_order() =>
        Assert.Equal(["2013-01-11", "2014-08-01", "../2022-06-30"],
            Find("Begun on 11 January 2013 and renamed on 1 August 2014, it must end by the end of June.").Select(m => m.Value.Text));

    [Theory]
    [InlineData("")]
    [InlineData("The sat-phone, the Sun, Mr March and Jan Egeland: all fall in one second, spring back and may march.")]
    [InlineData("Resolution 2085, Article 2020, an F16, 1,650 soldiers, 2-1, 12:30, 3.14 and 2020 people.")]
    [InlineData("They fought day after day, day by day, with up-to-date arms.")]
    public void No_dates(string text) => Assert.Empty(Find(text));
}
