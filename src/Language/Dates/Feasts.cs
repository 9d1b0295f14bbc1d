using System.Collections.Frozen;
using System.Globalization;
using Attache.Codebook;

namespace Attache.Language.Dates;

/// <summary>A named day: its name as words and its date in each year.</summary>
/// <param name="Words">The name's words; apostrophes and hyphens split words and are left out.</param>
/// <param name="On">The date in a Gregorian year; null where the calendar behind it does not reach.</param>
internal sealed record Feast(string[] Words, Func<int, EdtfDate?> On);

/// <summary>The named days of <c>data/dates/feasts.tsv</c>, by their first word.</summary>
internal sealed class Feasts
{
    private readonly FrozenDictionary<string, Feast[]> byFirst;

    public Feasts()
    {
        var all = new List<Feast>();
        foreach (var row in Tsv.FromResource(typeof(Feasts).Assembly, "dates/feasts.tsv").Rows)
        {
            var on = Rule(row["rule"]);
            foreach (var name in row.List("names"))
                all.Add(new Feast(name.Split([' ', '\'', '-', '.'], StringSplitOptions.RemoveEmptyEntries), on));
        }
        byFirst = all.GroupBy(f => f.Words[0], StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(f => f.Words.Length).ToArray(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The feasts whose name begins with the word, the longest names first.</summary>
    public Feast[] From(ReadOnlySpan<char> word) =>
        byFirst.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var feasts) ? feasts : [];

    /// <summary>Easter Sunday of a Gregorian year (the computus, as the Church keeps it since 1583).</summary>
    public static DateOnly? Easter(int year)
    {
        int golden = year % 19, century = year / 100;
        int moon = (century - (century / 4) - (((8 * century) + 13) / 25) + (19 * golden) + 15) % 30;
        moon -= moon / 28 * (1 - (29 / (moon + 1) * ((21 - golden) / 11)));
        int weekday = (year + (year / 4) + moon + 2 - century + (century / 4)) % 7;
        return Days.Plus(Days.Day(year, 3, 28), moon - weekday);
    }

    private static DateOnly? OrthodoxEaster(int year)
    {
        int moon = ((19 * (year % 19)) + 15) % 30, weekday = ((2 * (year % 4)) + (4 * (year % 7)) - moon + 34) % 7;
        int n = moon + weekday + 114;
        // The Julian day, read as the Gregorian one that the civil calendar has for it.
        return year is >= 1583 and <= 9998 ? DateOnly.FromDateTime(new JulianCalendar().ToDateTime(year, n / 31, (n % 31) + 1, 0, 0, 0, 0)) : null;
    }

    private static Func<int, EdtfDate?> Rule(string rule)
    {
        var p = rule.Split(' ');
        int N(int i) => int.Parse(p[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        switch (p[0])
        {
            case "fixed":
                var md = p[1].Split('-').Select(x => int.Parse(x, CultureInfo.InvariantCulture)).ToArray();
                return y => Days.Of(Days.Day(y, md[0], md[1]));
            case "nth":
                int n = N(1), weekday = N(2), month = N(3), plus = p.Length > 4 ? N(4) : 0;
                return y => Days.Of(Days.Plus(Days.Nth(y, month, weekday, n), plus));
            case "listed":
                var listed = p[1..].Select(x => DateOnly.ParseExact(x, "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToDictionary(d => d.Year);
                return y => listed.TryGetValue(y, out var known) ? EdtfDate.Day(known) : null;
            case "easter":
                int days = N(1);
                return y => Days.Of(Days.Plus(Easter(y), days));
            case "orthodox":
                return y => Days.Of(OrthodoxEaster(y));
            case "chinese":
                return Calendar(new ChineseLunisolarCalendar(), p[1]);
            case "hijri":
                return Calendar(new UmAlQuraCalendar(), p[1]);
            case "hijri-month":
                return HijriMonth(N(1));
            case "hebrew":
                return Calendar(new HebrewCalendar(), p[1]);
            default:
                throw new InvalidDataException($"dates/feasts.tsv: no rule '{rule}'");
        }
    }

    private static Func<int, EdtfDate?> Calendar(Calendar calendar, string day)
    {
        var p = day.Split('-');
        int of = int.Parse(p[1], CultureInfo.InvariantCulture);
        return y =>
        {
            // The feast's date in whichever of that calendar's years falls into this one; of two, the first.
            for (int their = First(calendar, y); their != 0 && their <= First(calendar, y) + 1; their++)
                if (Day(calendar, their, p[0], of) is { } d && d.Year == y) return EdtfDate.Day(d);
            return null;
        };
    }

    private static Func<int, EdtfDate?> HijriMonth(int month) => y =>
    {
        var calendar = new UmAlQuraCalendar();
        for (int their = First(calendar, y); their != 0 && their <= First(calendar, y) + 1; their++)
        {
            if (Day(calendar, their, month.ToString(CultureInfo.InvariantCulture), 1) is { } d && d.Year == y)
                return Days.Between(d, Days.Plus(d, calendar.GetDaysInMonth(their, month) - 1));
        }
        return null;
    };

    /// <summary>The other calendar's year on 1 January; 0 where that calendar does not reach.</summary>
    private static int First(Calendar calendar, int year)
    {
        if (year < 1583 || year > 9990) return 0;
        var day = new DateTime(year, 1, 1);
        return day > calendar.MinSupportedDateTime && day.AddYears(2) < calendar.MaxSupportedDateTime ? calendar.GetYear(day) : 0;
    }

    private static DateOnly? Day(Calendar calendar, int year, string month, int day)
    {
        int leap = calendar.GetLeapMonth(year);
        // Months count through the leap month where the calendar puts it in.
        int m = month == "nisan" ? (leap > 0 ? 8 : 7) : int.Parse(month, CultureInfo.InvariantCulture);
        if (calendar is EastAsianLunisolarCalendar && leap > 0 && m >= leap) m++;
        return DateOnly.FromDateTime(calendar.ToDateTime(year, m, day, 0, 0, 0, 0));
    }
}
