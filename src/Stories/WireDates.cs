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

    // RFC 822 and 2822, as feeds have it. The day of the week says nothing that the date does not, and feeds that are written by hand often have a wrong one.
    [GeneratedRegex(@"^(?:[A-Za-z]{3,9},?\s+)?(?<day>\d{1,2})\s+(?<month>[A-Za-z]{3})[a-z]*\.?\s+(?<year>\d{4})\s+(?<time>\d{1,2}:\d{2}(?::\d{2})?)\s*(?<zone>[A-Za-z]{1,4}|[+-]\d{2}:?\d{2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Rfc822 { get; }

    // The zones of RFC 822 by name, in hours from UTC.
    private static readonly Dictionary<string, int> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UT"] = 0, ["UTC"] = 0, ["GMT"] = 0, ["Z"] = 0, ["EST"] = -5, ["EDT"] = -4, ["CST"] = -6, ["CDT"] = -5, ["MST"] = -7, ["MDT"] = -6, ["PST"] = -8, ["PDT"] = -7,
    };

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
        if (TryRfc822(text, out var feed))
        {
            published = new PublicationInstant(feed, false);
            return true;
        }
        if (text.Any(char.IsDigit) && text.Contains(':', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var instant)
            && instant.Year > 1800)
        {
            published = new PublicationInstant(instant, false);
            return true;
        }
        return false;
    }

    private static bool TryRfc822(string text, out DateTimeOffset instant)
    {
        instant = default;
        if (Rfc822.Match(text) is not { Success: true } m) return false;
        string zone = m.Groups["zone"].Value;
        if (!DateTime.TryParseExact(
                $"{m.Groups["day"].Value} {m.Groups["month"].Value} {m.Groups["year"].Value} {m.Groups["time"].Value}", ["d MMM yyyy H:mm:ss", "d MMM yyyy H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            || local.Year is <= 1800 or >= 9999) return false;
        TimeSpan offset;
        if (zone.Length == 0) offset = TimeSpan.Zero;
        else if (zone[0] is '+' or '-')
        {
            string digits = zone.Replace(":", "", StringComparison.Ordinal);
            offset = new TimeSpan(int.Parse(digits.AsSpan(1, 2), CultureInfo.InvariantCulture), int.Parse(digits.AsSpan(3, 2), CultureInfo.InvariantCulture), 0);
            if (offset > TimeSpan.FromHours(14)) return false;
            if (zone[0] == '-') offset = -offset;
        }
        else if (Zones.TryGetValue(zone, out int hours)) offset = TimeSpan.FromHours(hours);
        else return false;
        instant = new DateTimeOffset(local, offset);
        return true;
    }

    private static bool TryDay(string text, out DateOnly day)
    {
        string bare = Sept.Replace(Noise.Replace(text.Trim(), ""), "Sep");
        return DateOnly.TryParseExact(bare, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out day) && day.Year > 1800;
    }
}
