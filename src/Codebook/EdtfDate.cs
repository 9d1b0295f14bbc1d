using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Attache.Codebook;

/// <summary>How fine a date is known.</summary>
public enum DateGrain
{
    /// <summary>A calendar year.</summary>
    Year,

    /// <summary>A season of three months (EDTF months 21–24; winter runs from December to February).</summary>
    Season,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>A calendar day.</summary>
    Day,
}

/// <summary>
/// A date as a text gives it: EDTF level 1 (ISO 8601-2:2019), Gregorian, years 0001–9999. One day, month, season or
/// year, each perhaps approximate (<c>~</c>) or uncertain (<c>?</c>) or both (<c>%</c>), or an interval of two of them
/// with both ends in, an end perhaps open (<c>..</c>: still going on) or unknown (empty). It has no time zone: it is
/// the day as the story counts days.
/// </summary>
[JsonConverter(typeof(EdtfDateJson))]
public sealed record EdtfDate
{
    private EdtfDate(string text, DateOnly? first, DateOnly? last, DateGrain grain, bool interval, bool vague)
    {
        Text = text;
        First = first;
        Last = last;
        Grain = grain;
        IsInterval = interval;
        IsVague = vague;
    }

    /// <summary>The EDTF string, as it is exchanged.</summary>
    public string Text { get; }

    /// <summary>The first day that the date covers, inclusive; null where the start is open or unknown.</summary>
    public DateOnly? First { get; }

    /// <summary>The last day that the date covers, inclusive; null where the end is open or unknown.</summary>
    public DateOnly? Last { get; }

    /// <summary>The grain; of an interval the grain of its start, or of its end where it has no start.</summary>
    public DateGrain Grain { get; }

    /// <summary>Whether it is written as an interval (with a slash).</summary>
    public bool IsInterval { get; }

    /// <summary>Whether any part is marked approximate or uncertain.</summary>
    public bool IsVague { get; }

    /// <summary>One day.</summary>
    public static EdtfDate Day(DateOnly day) =>
        new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day, day, DateGrain.Day, false, false);

    /// <summary>One month; <paramref name="month"/> from 1 to 12.</summary>
    public static EdtfDate Month(int year, int month, bool approximate = false) =>
        Parse(string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}{(approximate ? "~" : "")}"));

    /// <summary>One year.</summary>
    public static EdtfDate Year(int year, bool approximate = false) =>
        Parse(string.Create(CultureInfo.InvariantCulture, $"{year:0000}{(approximate ? "~" : "")}"));

    /// <summary>From one day to another, both in.</summary>
    public static EdtfDate Between(DateOnly first, DateOnly last) =>
        first == last ? Day(first) : Parse($"{first:yyyy-MM-dd}/{last:yyyy-MM-dd}");

    /// <summary>An interval of two single dates; a null end is open (<c>..</c>).</summary>
    public static EdtfDate Interval(EdtfDate? start, EdtfDate? end) => Parse($"{start?.Text ?? ".."}/{end?.Text ?? ".."}");

    /// <summary>Whether every day that <paramref name="other"/> may mean lies in this date (open ends reach for ever).</summary>
    public bool Covers(EdtfDate other) =>
        (First is null || (other.First is { } f && f >= First)) && (Last is null || (other.Last is { } l && l <= Last));

    /// <summary>Whether the two share a day.</summary>
    public bool Overlaps(EdtfDate other) =>
        (First is null || other.Last is null || other.Last >= First) && (Last is null || other.First is null || other.First <= Last);

    /// <summary>Reads an EDTF level 1 string.</summary>
    /// <exception cref="FormatException">The text is none; it names the text.</exception>
    public static EdtfDate Parse(string text) =>
        TryParse(text, out var date) ? date : throw new FormatException($"not an EDTF level 1 date: '{text}'");

    /// <summary>Reads an EDTF level 1 string; false where it is none, where a day does not exist, or where an interval ends before it starts.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out EdtfDate? date)
    {
        date = null;
        if (string.IsNullOrEmpty(text)) return false;
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            if (!Single(text, out var a, out var b, out var g, out bool v)) return false;
            date = new EdtfDate(text, a, b, g, false, v);
            return true;
        }
        var (left, right) = (text[..slash], text[(slash + 1)..]);
        bool openLeft = left is "" or "..", openRight = right is "" or "..";
        if (openLeft && openRight) return false;
        DateOnly? first = null, last = null;
        var grain = DateGrain.Day;
        bool vagueLeft = false, vagueRight = false;
        if (!openRight)
        {
            if (!Single(right, out _, out var end, out grain, out vagueRight)) return false;
            last = end;
        }
        if (!openLeft)
        {
            if (!Single(left, out var start, out _, out grain, out vagueLeft)) return false;
            first = start;
        }
        if (first > last) return false;
        date = new EdtfDate(text, first, last, grain, true, vagueLeft || vagueRight);
        return true;
    }

    /// <summary>The EDTF string.</summary>
    public override string ToString() => Text;

    /// <summary>Two dates are equal when their EDTF strings are.</summary>
    public bool Equals(EdtfDate? other) => other is not null && Text == other.Text;

    /// <summary>Of the EDTF string.</summary>
    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);

    private static bool Single(string s, out DateOnly first, out DateOnly last, out DateGrain grain, out bool vague)
    {
        first = last = default;
        grain = DateGrain.Year;
        vague = s.Length > 0 && s[^1] is '~' or '?' or '%';
        var d = vague ? s.AsSpan(0, s.Length - 1) : s;
        if (!Digits(d, 0, 4, out int year) || year == 0) return false;
        if (d.Length == 4)
        {
            (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            return true;
        }
        if (d.Length < 7 || d[4] != '-' || !Digits(d, 5, 2, out int month)) return false;
        if (d.Length == 7 && month is >= 21 and <= 24)
        {
            grain = DateGrain.Season;
            first = new DateOnly(year, (month - 20) * 3, 1);
            if (year == 9999 && month == 24) return false;
            last = first.AddMonths(3).AddDays(-1);
            return true;
        }
        if (month is < 1 or > 12) return false;
        if (d.Length == 7)
        {
            grain = DateGrain.Month;
            (first, last) = (new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)));
            return true;
        }
        if (d.Length != 10 || d[7] != '-' || !Digits(d, 8, 2, out int day) || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        grain = DateGrain.Day;
        first = last = new DateOnly(year, month, day);
        return true;
    }

    private static bool Digits(ReadOnlySpan<char> s, int at, int count, out int value)
    {
        value = 0;
        if (s.Length < at + count) return false;
        for (int i = at; i < at + count; i++)
        {
            if (!char.IsAsciiDigit(s[i])) return false;
            value = (value * 10) + (s[i] - '0');
        }
        return true;
    }
}

/// <summary>An <see cref="EdtfDate"/> as its EDTF string.</summary>
internal sealed class EdtfDateJson : JsonConverter<EdtfDate>
{
    public override EdtfDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EdtfDate.TryParse(reader.GetString(), out var date) ? date : throw new JsonException("not an EDTF level 1 date");

    public override void Write(Utf8JsonWriter writer, EdtfDate value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}
