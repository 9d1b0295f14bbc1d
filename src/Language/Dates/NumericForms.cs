namespace Attache.Language.Dates;

/// <summary>
/// Dates written in numbers, perhaps with the month's name between: "2018-09-23", "1/31/2022", "05-Aug-2016", "12-2015".
/// Month before day, as the wires in English that write so have it, unless only the other order gives a date; with dots,
/// as the Continent writes them, day before month.
/// </summary>
internal sealed class NumericForms : IDateFamily
{
    public static NumericForms Instance { get; } = new();

    public string Name => "numeric";

    public IReadOnlyList<DateExample> Examples { get; } =
    [
        new("The text of [2018-09-23] stands.", "2022-01-31", "2018-09-23"),
        new("It was signed on [31/01/2022].", "2022-02-05", "2022-01-31"),
        new("It was signed on [1/2/2022].", "2022-02-05", "2022-01-02"),
        new("The letter bears the date [7.9.2022].", "2023-08-22", "2022-09-07"),
        new("The file is of [05-Aug-2016].", "2022-01-31", "2016-08-05"),
        new("The report is of [12-2015].", "2022-01-31", "2015-12"),
        new("The log [20161016] was kept.", "2022-01-31", "2016-10-16"),
        new("They met on [22/04].", "2022-05-31", "2022-04-22"),
        new("They won 2-1 after 3-3.", "2022-01-31", ""),
        new("Call +86 138-2010-2015 now.", "2022-01-31", ""),
        new("They have held 3/4 of it and won 9/10 seats.", "2022-01-31", ""),
        new("They guard it 24/7 now.", "2022-01-31", ""),
        new("It rose by 5.12 percent.", "2022-01-31", ""),
        new("The plane, a 737-800, and 2015-32 are codes.", "2022-01-31", ""),
    ];

    public Reading? Read(DateGrammar g, int i, bool loose)
    {
        var s = g.S;
        if (!(s.Digits(i) || (s.Month(i) > 0 && s.Glued(i + 1))) || !Free(s, i, loose)) return null;
        if (s.Digits(i) && s[i].Length == 8 && !Numbers.Tied(s, i) && s[i].Number is > 19000000 and < 21000000)
            return Reading.Day(i, i + 1, Days.Day(s[i].Number / 10000, s[i].Number / 100 % 100, s[i].Number % 100), "numeric/compact");
        if (s[i].Length == 4 && !s.Glued(i) && !s.Glued(i + 1) && Spaced(s, i) is { } spaced) return spaced;
        // "16 10 2016"
        if (s[i].Length == 2 && !s.Glued(i) && s.Digits(i + 1) && s.Digits(i + 2) && s[i + 1].Length == 2 && s[i + 2].Length == 4 && !s.Glued(i + 1) && !s.Glued(i + 2) && !s.Digits(i - 1) && !Numbers.Tied(s, i + 2) && s.Time(i + 3)?.CountNoun != true && s[i + 2].Number is >= 1900 and < 2100)
            return Reading.Day(i, i + 3, Days.Day(s[i + 2].Number, s[i].Number, s[i + 1].Number) ?? Days.Day(s[i + 2].Number, s[i + 1].Number, s[i].Number), "numeric/spaced");
        int parts = Chain(s, i);
        if (parts is 3 or 6)
        {
            var first = Full(s, i, g.Reference);
            if (parts == 3) return Reading.Day(i, i + 5, first, "numeric/full");
            return Reading.Of(i, i + 11, Days.Between(first, Full(s, i + 6, g.Reference)), "numeric/range") is { } r ? r with { Role = DateRole.Range } : null;
        }
        return parts == 2 ? Pair(s, i, loose) : null;
    }

    /// <summary>How many numbers or month names stand in a row from the token, each tied to the next by the same mark; 0 where the row goes on into something else.</summary>
    public static int Chain(Scene s, int i)
    {
        int parts = 1, at = i;
        char mark = s.In(i + 1) && s[i + 1].Length == 1 ? s.Of(i + 1)[0] : ' ';
        if (mark is not ('-' or '/' or '.' or '_')) return parts;
        while (parts < 8 && s.Mark(at + 1, mark) && s.Glued(at + 1) && s.Glued(at + 2) && (s.Digits(at + 2) || s.Month(at + 2) > 0))
        {
            parts++;
            at += 2;
        }
        return s.Glued(at + 1) && (s.Mark(at + 1, '%') || (s.Word(at + 1) && !s.Is(at + 1, "T"))) ? 0 : parts;
    }

    private static bool Free(Scene s, int i, bool loose)
    {
        if (!s.Glued(i) || loose) return true;
        if (s.Digits(i - 1) || s.Word(i - 1) || s.Mark(i - 1, '$') || s.Mark(i - 1, '€') || s.Mark(i - 1, '£') || s.Mark(i - 1, '#') || s.Mark(i - 1, '+')) return false;
        bool tie = s.Dash(i - 1) || s.Mark(i - 1, '/') || s.Mark(i - 1, '.') || s.Mark(i - 1, ',') || s.Mark(i - 1, ':') || s.Mark(i - 1, '_');
        return !(tie && s.Glued(i - 1) && s.Digits(i - 2));
    }

    /// <summary>"2016 10 16"</summary>
    private static Reading? Spaced(Scene s, int i) =>
        s.Digits(i) && s.Digits(i + 1) && s.Digits(i + 2) && s[i + 1].Length == 2 && s[i + 2].Length == 2 && !s.Glued(i + 2) && !Numbers.Tied(s, i + 2) && !s.Digits(i + 3)
            ? Reading.Day(i, i + 3, Days.Day(s[i].Number, s[i + 1].Number, s[i + 2].Number), "numeric/spaced") : null;

    private static DateOnly? Full(Scene s, int i, DateOnly reference)
    {
        int a = s[i].Number, b = s[i + 2].Number, c = s[i + 4].Number;
        for (int k = 0; k < 3; k++)
        {
            if (s.Month(i + (2 * k)) is not (> 0 and var month)) continue;
            var (x, y) = k == 0 ? (b, c) : k == 1 ? (a, c) : (a, b);
            if (x < 0 || y < 0) return null;
            bool yearFirst = x > 31 || s[i + (k == 0 ? 2 : 0)].Length == 4;
            return yearFirst ? Days.Day(x, month, y) : Days.Day(Century(y, s[i + (k == 2 ? 2 : 4)].Length, reference), month, x);
        }
        if (a < 0 || b < 0 || c < 0) return null;
        if (s[i].Length == 4) return s[i + 2].Length <= 2 && s[i + 4].Length <= 2 ? Days.Day(a, b, c) ?? Days.Day(a, c, b) : null;
        if (s[i].Length > 2 || s[i + 2].Length > 2 || s[i + 4].Length is not (2 or 4)) return null;
        int year = Century(c, s[i + 4].Length, reference);
        return s.Mark(i + 1, '.') ? Days.Day(year, b, a) ?? Days.Day(year, a, b) : Days.Day(year, a, b) ?? Days.Day(year, b, a);
    }

    /// <summary>A year of two digits lies at most 19 years ahead of the story.</summary>
    private static int Century(int year, int digits, DateOnly reference)
    {
        if (digits != 2) return year;
        int full = (reference.Year / 100 * 100) + year;
        return full > reference.Year + 19 ? full - 100 : full <= reference.Year - 81 ? full + 100 : full;
    }

    private static Reading? Pair(Scene s, int i, bool loose)
    {
        int j = i + 2, end = i + 3;
        int month = Math.Max(s.Month(i), s.Month(j)), number = s.Month(i) > 0 ? s[j].Number : s[i].Number;
        if (month > 0)
        {
            if (number is >= 1000 and < 3000) return Reading.Of(i, end, Shape.MonthOf(month, number), "numeric/month-year");
            return number is >= 1 and <= 31 && s[s.Month(i) > 0 ? j : i].Length <= 2 ? Reading.Of(i, end, Shape.DayMonth(number, month), "numeric/day-month") : null;
        }
        int a = s[i].Number, b = s[j].Number, la = s[i].Length, lb = s[j].Length;
        if (s.Mark(i + 1, '_')) return null;
        bool dot = s.Mark(i + 1, '.');
        if (!dot && la == 4 && a is >= 1000 and < 3000 && b is >= 1 and <= 12) return Reading.Of(i, end, Days.Month(a, b), "numeric/year-month");
        if (!dot && lb == 4 && la <= 2 && b is >= 1000 and < 3000 && a is >= 1 and <= 12) return Reading.Of(i, end, Days.Month(b, a), "numeric/month-year");
        // "in 2020.11": a month only behind a preposition, a number elsewhere.
        if (dot && la == 4 && a is >= 1900 and < 2100 && b is >= 1 and <= 12 && s.Any(i - 1, "in", "since", "until", "of")) return Reading.Of(i, end, Days.Month(a, b), "numeric/year-month");
        if (la > 2 || lb > 2 || (a == 24 && b == 7)) return null;
        // Two small numbers are a date only in a date's company: they are fractions, scores, versions and per cents elsewhere.
        bool on = loose || s.Any(i - 1, "on", "by", "from", "since", "until", "till", "before", "after", "between") || s.Weekday(i - 1) > 0
            || (s.Mark(i + 1, '/') && ((a > 12) != (b > 12)) && a > 0 && b > 0 && !s.Is(end, "of"));
        // From 3.5 to 12.4 goes an index, not a journey.
        if (dot && s.Weekday(i - 1) == 0 && !s.Any(i - 1, "on", "by", "since", "until", "till")) return null;
        if (!on || s.Time(end)?.CountNoun == true || s.Mark(end, '%') || (s.Dash(i + 1) && s.Weekday(i - 1) == 0 && !((loose || s.Any(i - 1, "from", "to", "on", "between", "by", "since")) && ((a > 12) != (b > 12))))) return null;
        var (m, d) = a is >= 1 and <= 12 && b <= 31 ? (a, b) : (b, a);
        if (m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(2000, m)) return null;
        int k = s.Mark(end, ',') ? end + 1 : end;
        return s.Mark(end, ',') && Numbers.Year(s, k, out int year) is > 0 and var after
            ? Reading.Of(i, after, Shape.DayMonth(d, m, year), "numeric/month-day")
            : Reading.Of(i, end, Shape.DayMonth(d, m), "numeric/month-day");
    }
}
