using System.Globalization;
using System.Text.Json;
using Attache.Codebook;
using CsCheck;

namespace Attache.Tests.Unit.Codebook;

public sealed class EdtfDateTests
{
    private static readonly string[] Pieces = ["2022", "-", "01", "31", "/", "..", "~", "21", "0", "9", "?"];

    private static readonly Gen<DateOnly> Days = Gen.Int[0, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber);

    [Theory]
    [InlineData("2022-01-31", "2022-01-31", "2022-01-31", DateGrain.Day, false)]
    [InlineData("2021-08", "2021-08-01", "2021-08-31", DateGrain.Month, false)]
    [InlineData("2020-02", "2020-02-01", "2020-02-29", DateGrain.Month, false)]
    [InlineData("2020~", "2020-01-01", "2020-12-31", DateGrain.Year, true)]
    [InlineData("2020?", "2020-01-01", "2020-12-31", DateGrain.Year, true)]
    [InlineData("2020-05%", "2020-05-01", "2020-05-31", DateGrain.Month, true)]
    [InlineData("2021-21", "2021-03-01", "2021-05-31", DateGrain.Season, false)]
    [InlineData("2021-24", "2021-12-01", "2022-02-28", DateGrain.Season, false)]
    [InlineData("2021-11/..", "2021-11-01", "", DateGrain.Month, false)]
    [InlineData("../2021-11", "", "2021-11-30", DateGrain.Month, false)]
    [InlineData("/2021", "", "2021-12-31", DateGrain.Year, false)]
    [InlineData("2021-10-31~/2022-01", "2021-10-31", "2022-01-31", DateGrain.Day, true)]
    public void Reads_level_1(string text, string first, string last, DateGrain grain, bool vague)
    {
        var date = EdtfDate.Parse(text);
        Assert.Equal((text, first, last, grain, vague), (date.Text, Iso(date.First), Iso(date.Last), date.Grain, date.IsVague));
        Assert.Equal(text.Contains('/', StringComparison.Ordinal), date.IsInterval);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0000")]
    [InlineData("22")]
    [InlineData("2022-1")]
    [InlineData("2022-13")]
    [InlineData("2022-20")]
    [InlineData("2022-25")]
    [InlineData("2022-02-29")]
    [InlineData("2022-04-31")]
    [InlineData("2022-04-00")]
    [InlineData("2022-21-01")]
    [InlineData("2022/2021")]
    [InlineData("../..")]
    [InlineData("/")]
    [InlineData("2022/2023/2024")]
    [InlineData("2022~~")]
    [InlineData(" 2022")]
    [InlineData("２０２２")]
    [InlineData("9999-24")]
    public void Refuses_what_is_none(string text)
    {
        Assert.False(EdtfDate.TryParse(text, out _));
        Assert.Throws<FormatException>(() => EdtfDate.Parse(text));
    }

    [Fact]
    public void Null_is_none() => Assert.False(EdtfDate.TryParse(null, out _));

    [Fact]
    public void Interval_within_one_season_or_month_may_end_where_it_begins()
    {
        Assert.True(EdtfDate.TryParse("2022/2022-01", out _));
        Assert.False(EdtfDate.TryParse("2022-02/2022-01", out _));
    }

    [Fact]
    public void A_day_reads_back() => Days.Sample(day =>
    {
        var date = EdtfDate.Parse(EdtfDate.Day(day).Text);
        Assert.Equal(((DateOnly?)day, (DateOnly?)day, EdtfDate.Day(day)), (date.First, date.Last, date));
    }, iter: 2000);

    [Fact]
    public void What_is_made_reads_back() => Gen.Select(Gen.Int[1, 9999], Gen.Int[1, 12], Gen.Bool).Sample((year, month, about) =>
    {
        foreach (var date in (EdtfDate[])[EdtfDate.Year(year, about), EdtfDate.Month(year, month, about)])
        {
            Assert.Equal(date, EdtfDate.Parse(date.Text));
            Assert.Equal(about, date.IsVague);
            Assert.True(date.First <= date.Last);
        }
    }, iter: 2000);

    [Fact]
    public void An_interval_covers_what_lies_between_its_ends() => Gen.Select(Days, Days, Days).Sample((a, b, c) =>
    {
        var days = new[] { a, b, c }.Order().ToArray();
        var whole = EdtfDate.Between(days[0], days[2]);
        var middle = EdtfDate.Day(days[1]);
        Assert.True(whole.Covers(middle) && whole.Overlaps(middle) && middle.Overlaps(whole));
        Assert.Equal(days[0] == days[2], middle.Covers(whole));
        Assert.True(EdtfDate.Interval(EdtfDate.Day(days[0]), null).Covers(middle));
        Assert.True(EdtfDate.Interval(null, EdtfDate.Day(days[2])).Covers(middle));
        Assert.Equal(days[0] != days[1], !EdtfDate.Interval(EdtfDate.Day(days[1]), null).Overlaps(EdtfDate.Day(days[0])));
    }, iter: 2000);

    [Fact]
    public void Any_text_is_refused_or_reads_back_as_it_is() =>
        Gen.OneOf(Gen.String, Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[1, 8].Select(string.Concat)).Sample(text =>
        {
            if (!EdtfDate.TryParse(text, out var date)) return;
            Assert.Equal(text, date.Text);
            Assert.True(date.First is not null || date.Last is not null);
            Assert.False(date.First > date.Last);
            Assert.Equal(date, JsonSerializer.Deserialize<EdtfDate>(JsonSerializer.Serialize(date)));
        }, iter: 20000);

    [Fact]
    public void Json_refuses_another_text() => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<EdtfDate>("\"yesterday\""));

    private static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
