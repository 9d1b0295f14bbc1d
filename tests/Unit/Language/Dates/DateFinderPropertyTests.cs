using Attache.Codebook;
using Attache.Language.Dates;
using Attache.Stories;
using CsCheck;

namespace Attache.Tests.Unit.Language.Dates;

/// <summary>Whatever the text and the day: mentions lie inside the stretch, in order and apart, their values are valid, and the same input gives the same output.</summary>
public sealed class DateFinderPropertyTests
{
    private static readonly DateFinder Finder = new();

    private static readonly string[] Pieces =
    [
        "on", "in", "the", "of", "from", "to", "until", "between", "and", "since", "by", "before", "after", "than", "no", "later", "earlier", "within", "ago", "for", "more", "less",
        "next", "last", "this", "past", "coming", "same", "that", "early", "mid", "late", "end", "first", "second", "31st", "last", "rest", "starting",
        "day", "days", "week", "weeks", "weekend", "month", "months", "quarter", "year", "years", "decade", "century", "hours", "fortnight", "workweek",
        "Monday", "Tuesday", "Sun", "Sundays", "January", "Feb.", "May", "March", "Dec", "spring", "winter", "Q4", "H2", "1990s", "nineties", "Christmas", "Ramadan", "Easter",
        "today", "tomorrow", "yesterday", "now", "date", "1", "2", "29", "30", "31", "12", "2016", "9999", "1000", "0001", "2015-12", "1/31/2022", "20161016", "4-23",
        "a", "few", "couple", "half", "two", "twenty", "one", "hundred", "thousand", "-", "–", "/", ".", ",", "'", "’", "s", "~", "<", "=", ">", "will", "had", "\n", "é", "😀",
    ];

    private static readonly Gen<DateOnly> Days = Gen.Frequency(
        (8, Gen.Int[700000, 760000].Select(DateOnly.FromDayNumber)),
        (1, Gen.Int[0, 800].Select(DateOnly.FromDayNumber)),
        (1, Gen.Int[DateOnly.MaxValue.DayNumber - 800, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber)));

    private static readonly Gen<DateDirection> Directions = Gen.Int[0, 2].Select(i => (DateDirection)i);

    [Fact]
    public void Any_text() =>
        Gen.Select(Gen.String[0, 200], Gen.Int[-5, 210], Gen.Int[-5, 210], Days).Sample((text, start, end, day) => Check(text, new TextSpan(start, end), day, DateDirection.Unknown), iter: 1000);

    [Fact]
    public void Any_row_of_time_words() =>
        Gen.Select(Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[1, 14], Gen.Bool.Array[14], Days, Directions).Sample((words, glued, day, direction) =>
        {
            string text = string.Concat(words.Select((w, i) => glued[i] && i > 0 && (!char.IsLetter(w[0]) || !char.IsLetter(words[i - 1][^1])) ? w : " " + w));
            Check(text, new TextSpan(0, text.Length), day, direction);
        }, iter: 8000);

    [Fact]
    public void Event_before_may_be_any_date() =>
        Gen.Select(Days, Days, Gen.Int[0, 3]).Sample((day, before, form) =>
        {
            var previous = EdtfDate.Parse(form switch { 0 => $"{before:yyyy-MM-dd}", 1 => $"{before:yyyy-MM-dd}/..", 2 => $"../{before:yyyy-MM-dd}", _ => $"{before:yyyy-MM-dd}~" });
            foreach (var text in (string[])["A year earlier he left.", "The following week he left.", "9999 years later he left.", "The next day."])
                foreach (var m in Finder.Find(text, new TextSpan(0, text.Length), day, DateDirection.Unknown, previous)) Assert.Equal(m.Value, EdtfDate.Parse(m.Value.Text));
        }, iter: 500);

    [Theory]
    [InlineData("1 day before ")]
    [InlineData("from ")]
    [InlineData("the ")]
    [InlineData("2016-")]
    [InlineData("the week of ")]
    [InlineData("last last this next ")]
    [InlineData("Monday, Monday and 3 weeks and 2 days ")]
    [InlineData("since the end of the first half of ")]
    public void Work_grows_with_the_text_not_faster(string piece)
    {
        // Eight times the text is eight times the looks at a token; quadratic work would be sixty-four times.
        long few = Looks(2_500), many = Looks(20_000);
        Assert.True(few > 0 && many < few * 10, $"2,500 words take {few} looks, 20,000 take {many}");

        long Looks(int words)
        {
            string text = string.Concat(Enumerable.Repeat(piece, words / piece.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length));
            Finder.Find(text, new TextSpan(0, text.Length), new DateOnly(2022, 2, 3), DateDirection.Unknown, null, out long looks);
            return looks;
        }
    }

    private static void Check(string text, TextSpan within, DateOnly day, DateDirection direction)
    {
        var found = Finder.Find(text, within, day, direction);
        int at = Math.Max(0, within.Start);
        string shown = text.Length < 1000 ? text : "a long text";
        foreach (var mention in found)
        {
            Assert.True(mention.Span.Start >= at && mention.Span.End > mention.Span.Start && mention.Span.End <= Math.Min(within.End, text.Length), $"{mention.Span} in '{shown}'");
            at = mention.Span.End;
            Assert.True(EdtfDate.TryParse(mention.Value.Text, out var again) && again == mention.Value, mention.Value.Text);
            Assert.NotEmpty(mention.Rule);
        }
        if (text.Length < 1000) Assert.Equal(found, Finder.Find(text, within, day, direction));
    }
}
