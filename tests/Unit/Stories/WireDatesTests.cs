using Attache.Stories;

namespace Attache.Tests.Unit.Stories;

public sealed class WireDatesTests
{
    [Theory]
    [InlineData("Sat, 04 May 2019 10:00:00 GMT", "2019-05-04T10:00:00+00:00")]
    [InlineData("Fri, 04 May 2019 10:00:00 GMT", "2019-05-04T10:00:00+00:00")]
    [InlineData("Saturday, 4 May 2019 10:00 +0200", "2019-05-04T10:00:00+02:00")]
    [InlineData("4 May 2019 10:00:00 EST", "2019-05-04T10:00:00-05:00")]
    [InlineData("Sat, 04 May 2019 10:00:00 PDT", "2019-05-04T10:00:00-07:00")]
    [InlineData("Sun, 01 Sept 2019 10:00:00 -03:30", "2019-09-01T10:00:00-03:30")]
    [InlineData("Sat, 04 May 2019 10:00:00", "2019-05-04T10:00:00+00:00")]
    [InlineData("2019-05-04T10:00:00Z", "2019-05-04T10:00:00+00:00")]
    public void Instants_of_feeds(string text, string instant)
    {
        Assert.True(WireDates.TryInstant(text, out var published));
        Assert.Equal((DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), false), (published.Instant, published.DayOnly));
        Assert.Equal(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture).Offset, published.Instant.Offset);
    }

    [Theory]
    [InlineData("Sat, 31 Feb 2019 10:00:00 GMT")]
    [InlineData("Sat, 04 May 2019 25:00:00 GMT")]
    [InlineData("Sat, 04 May 2019 10:00:00 XYZ")]
    [InlineData("Sat, 04 May 2019 10:00:00 +9900")]
    [InlineData("tomorrow 10:00")]
    public void What_is_none(string text) => Assert.False(WireDates.TryInstant(text, out _));
}
