using System.Globalization;
using System.Text.RegularExpressions;

namespace Attache.Stories;

/// <summary>Dates that stand in datelines and date fields: explicit ones with a year, nothing relative.</summary>
public static partial class WireDates
{
    private static readonly string[] DayFormats =
        ["yyyy-M-d", "d MMMM yyyy", "d MMM yyyy", "MMMM d yyyy", "MMM d yyyy", "d/M/yyyy", "d.M.yyyy", "yyyy/M/d", "yyyyMMdd"];

    [GeneratedRegex(@"\b(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\.?,?\s+\d{4}|[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})\b", RegexOptions.CultureInvariant)]
    private static partial Regex ExplicitDate { get; }

    [GeneratedRegex(@"(?<=\d)(?:st|nd|rd|th)|[.,]", RegexOptions.CultureInvariant)]
    private static partial Regex Noise { get; }

    [GeneratedRegex(@"\bSept\b", RegexOptions.CultureInvariant)]
    private static partial Regex Sept { get; }

    /// <summary>The first date with day, month and year in the text; null where there is none.</summary>
    public static DateOnly? FindDay(string text)
    {
        foreach (Match m in ExplicitDate.Matches(text))
            if (TryDay(m.Value, out var day)) return day;
        return null;
    }

    /// <summary>A day ("2022-02-07", "7 February 2022", "Feb. 7, 2022") or an instant in ISO 8601 with its offset (without one: UTC).</summary>
    public static bool TryInstant(string? text, out PublicationInstant published)
    {
        published = default;
        text = text?.Trim();
        if (string.IsNullOrEmpty(text)) return false;
        if (TryDay(text, out var day))
        {
            published = PublicationInstant.OfDay(day);
            return true;
        }
        // RFC 822 dates of feeds parse here too.
        if (text.Any(char.IsDigit) && text.Contains(':', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var instant)
            && instant.Year > 1800)
        {
            published = new PublicationInstant(instant, false);
            return true;
        }
        return false;
    }

    private static bool TryDay(string text, out DateOnly day)
    {
        string bare = Sept.Replace(Noise.Replace(text.Trim(), ""), "Sep");
        return DateOnly.TryParseExact(bare, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out day) && day.Year > 1800;
    }
}
