using Attache.Codebook;

namespace Attache.Language.Dates;

/// <summary>Days and months by name: "31 January", "Feb. 20", "March 2, 2003", "the 15th day of June", "August 2021", "in August", "Wed 13th".</summary>
internal sealed class DayForms : IDateFamily
{
    public static DayForms Instance { get; } = new();

    public string Name => "day";

    public IReadOnlyList<DateExample> Examples { get; } =
    [
        new("They were expelled on [31 January].", "2022-02-05", "2022-01-31"),
        new("He will arrive on [2 February].", "2022-01-31", "2022-02-02"),
        new("The day is [2 February].", "2022-01-31", "2022-02-02"),
        new("He arrived on [2 December].", "2022-01-31", "2021-12-02"),
        new("On [Feb. 20] the council met.", "2022-03-01", "2022-02-20"),
        new("War began on [March 20, 2003], in the morning.", "2022-01-31", "2003-03-20"),
        new("Born on [6 April seventeen hundred thirty three] at sea.", "2022-01-31", "1733-04-06"),
        new("On [Tuesday, March 1], he left.", "2022-03-05", "2022-03-01"),
        new("He left on [1 March (Tuesday)].", "2022-03-05", "2022-03-01"),
        new("The coup of [August 2020] was bloodless.", "2022-01-31", "2020-08"),
        new("In [August] the forces left.", "2022-01-31", "2021-08"),
        new("In [August] the forces will leave.", "2022-01-31", "2022-08"),
        new("It is due on [the 15th day of June].", "2022-01-31", "2022-06-15"),
        new("He came on [the 15th].", "2022-01-31", "2022-01-15"),
        new("On [the 22nd] the junta must name a civilian.", "2020-09-14", "2020-09-22"),
        new("The trial was adjourned to [Feb 3].", "2024-12-10", "2025-02-03"),
        new("The plane went missing on [8 March ten years ago].", "2024-03-14", "2014-03-08"),
        new("[13 November] is a day of mourning.", "2023-08-22", "2023-11-13"),
        new("The talks will be held on [12 May].", "2023-08-22", "2024-05-12"),
        new("The envoy, who arrived on [5 August], will leave soon.", "2023-08-22", "2023-08-05"),
        new("May I ask what the mission may do?", "2022-01-31", ""),
        new("President May said soldiers march 20 kilometres a day.", "2022-01-31", ""),
        new("Theresa May and Jan Egeland met April Ryan.", "2022-01-31", ""),
        new("It was the 15th attack on the 21st brigade.", "2022-01-31", ""),
        new("The sun and the second wave came, and they sat down.", "2022-01-31", ""),
    ];

    public Reading? Read(DateGrammar g, int i, bool loose)
    {
        var s = g.S;
        int weekday = s.Weekday(i), j = i;
        if (weekday > 0)
        {
            j = AfterWeekday(s, i);
            if (s.Is(j, "the")) j++;
            if (s.Is(j, "on") && s.Is(j + 1, "the")) j += 2;
            // "they sat on the second": small letters and no date straight behind.
            if (s.Time(i)!.Weak.Length > 0 && !s.Capital(i) && j > i + 1 && !s.Digits(j)) return null;
            // "this Friday-Jun-15"
            if (s.Dash(j) && s.Glued(j) && s.Month(j + 1) > 0) j++;
        }
        var reading = MonthFirst(g, j, loose) ?? DayFirst(g, j, loose) ?? (weekday > 0 ? NumericForms.Instance.Read(g, j, true) : null);
        if (reading is { Shape.Day: > 0 })
        {
            if (weekday == 0) return reading.Shape is { Weekday: 0, Yearly: not null } ? WithWeekday(s, reading) : reading;
            return Reading.Of(i, reading.End, reading.Shape with { Weekday = weekday }, reading.Rule);
        }
        if (weekday > 0)
        {
            if (reading is { Shape.Fixed.Grain: DateGrain.Day }) return reading with { Start = i };
            // "Wed 13th", "Sunday 31." but not "Tuesday 4 soldiers died": a number with a noun behind it is no day.
            int tail = Numbers.DayOfMonth(s, j, out int bare);
            // Nor is "on Tuesday, the first step of a withdrawal": what stands apart behind the day says something of the act.
            bool apart = s.Is(j - 1, "the") && s.Mark(j - 2, ',');
            bool sure = (s.Word(tail - 1) && (!apart || s.Stop(tail))) || (s.Stop(tail) && !s.Mark(j - 1, ','));
            return tail > 0 && sure && reading is null ? Reading.Of(i, tail, new Shape { Day = bare, Weekday = weekday }, "day/weekday-of-month") : null;
        }
        if (reading is not null) return reading;
        if (YearFirst(s, i) is { } backward) return backward;
        if (OfThisMonth(g, i) is { } near) return near;
        if (!loose && !(s.Is(i - 1, "the") && s.Any(i - 2, "on", "by", "until", "till", "before", "since", "of", "after", "from"))) return null;
        int end = Numbers.DayOfMonth(s, i, out int day);
        return end > 0 ? Reading.Of(i, end, new Shape { Day = day }, "day/of-month") : null;
    }

    /// <summary>A bare "the 15th" as a whole mention: only behind a preposition and where no noun follows that it could count.</summary>
    public static Reading? Alone(Scene s, Reading reading)
    {
        int first = s.Is(reading.Start, "the") ? reading.Start : reading.Start - 1;
        bool led = s.Is(first, "the") && s.Any(first - 1, "on", "by", "until", "till", "before", "since");
        bool ends = s.Stop(reading.End) || s.Any(reading.End, "and", "to", "at", "in", "for", "with", "as", "after", "when", "that", "but", "the", "a", "an", "his", "her", "its", "their", "he", "she", "they", "it", "we");
        return led && ends && s[reading.End - 1].Kind == DateTokenKind.Word ? reading : null;
    }

    /// <summary>The token behind a weekday with its dot or comma.</summary>
    public static int AfterWeekday(Scene s, int i)
    {
        int j = i + 1;
        if (s.Mark(j, '.') && s.Glued(j) && s.Time(i)!.Weak == "short") j++;
        return s.Mark(j, ',') ? j + 1 : j;
    }

    /// <summary>The token behind a month's name and the dot of a short one; 0 if there is none.</summary>
    public static int MonthName(Scene s, int i, out int month)
    {
        month = s.Month(i);
        if (month == 0) return 0;
        return s.Time(i)!.Weak == "short" && s.Mark(i + 1, '.') && s.Glued(i + 1) ? i + 2 : i + 1;
    }

    /// <summary>A year behind a day or month: "2003", ", 2003", "of 2003", "in 2003", "of '87", "last year"; the token itself where there is none.</summary>
    public static int YearBehind(DateGrammar g, int i, out int? year)
    {
        var s = g.S;
        year = null;
        bool comma = s.Mark(i, ','), of = s.Any(i, "of", "in");
        int j = comma || of ? i + 1 : i;
        if (comma && s.Is(j, "in")) j++;
        if (s.Is(j, "the") && s.Is(j + 1, "year")) j += 2;
        else if (s.Is(j, "year")) j++;
        int end = Numbers.Year(s, j, out int y);
        if (end > 0 && !(s.Time(end)?.CountNoun == true && !of) && !(s.Dash(end) && s.Glued(end) && s.Digits(end + 1) && s.Glued(end + 1) && s[end + 1].Length != 4))
        {
            year = y;
            return end;
        }
        bool apostrophe = s.Apostrophe(j);
        if (apostrophe) j++;
        if ((apostrophe || s.Is(i, "of")) && s.Digits(j) && s[j].Length == 2 && !Numbers.Tied(s, j))
        {
            year = s[j].Number + (s[j].Number > g.Reference.Year % 100 ? (g.Reference.Year / 100 * 100) - 100 : g.Reference.Year / 100 * 100);
            return j + 1;
        }
        // "8 March ten years ago"
        if (!comma && Quantity.At(s, j) is { Shift: null, Length: { Unit: DateUnit.Year, Days: 0, Vague: false } length } q && s.Is(q.End, "ago"))
        {
            year = g.Reference.Year - length.Count;
            return q.End + 1;
        }
        if (s.Time(j)?.Shift is { } shift && s.Is(j + 1, "year"))
        {
            year = g.Reference.Year + shift;
            return j + 2;
        }
        return i;
    }

    private static Reading? MonthFirst(DateGrammar g, int i, bool loose)
    {
        var s = g.S;
        int j = MonthName(s, i, out int month);
        if (j == 0 || (s.Glued(i) && (s.Dash(i - 1) || s.Mark(i - 1, '$') || s.Mark(i - 1, '#')) && !loose)) return null;
        bool verb = s.Time(i)!.Weak == "verb" && !s.Capital(i);
        int k = s.Is(j, "the") || (s.Mark(j, ',') && Numbers.Ordinal(s, j + 1, out _) > 0 && s.Digits(j + 1)) ? j + 1 : j;
        int end = Numbers.DayOfMonth(s, k, out int day);
        // "May twenty nine", but not "March nineteen forty-five"
        if (end == 0 && s.Word(k) && Numbers.Year(s, k, out _) == 0 && Numbers.Cardinal(s, k, out day) is > 0 and var spelt && day is >= 1 and <= 31 && s.Time(spelt)?.CountNoun != true && s.Time(spelt)?.Unit is null) end = spelt;
        if (end > 0 && !(verb && s.Word(end) && !s.Any(end, "to", "and", "of", "in", "at", "till", "until", "through")))
        {
            if (day > DateTime.DaysInMonth(2000, month)) return null;
            int after = YearBehind(g, end, out int? year);
            return Reading.Of(i, after, Shape.DayMonth(day, month, year), "day/month-first");
        }
        int behind = s.Mark(j, '/') || s.Apostrophe(j) ? YearBehind(g, s.Apostrophe(j) ? j : j + 1, out int? y) : YearBehind(g, j, out y);
        if (y is not null && !(verb && !s.Any(i - 1, "in", "of", "since", "by"))) return Reading.Of(i, behind, Shape.MonthOf(month, y), "day/month-year");
        return MonthAlone(s, i, j, loose) ? Reading.Of(i, j, Shape.MonthOf(month), "day/month") : null;
    }

    /// <summary>Whether a month's name alone is a month: no name of a person, no verb, and a short form or a weak one behind a preposition.</summary>
    private static bool MonthAlone(Scene s, int i, int end, bool loose)
    {
        string weak = s.Time(i)!.Weak;
        if (weak == "verb" && !s.Capital(i)) return false;
        bool led = loose || s.Any(i - 1, "in", "of", "since", "by", "until", "till", "from", "to", "before", "after", "during", "through", "for", "early", "mid", "late", "between", "than")
            || (s.Dash(i - 1) && s.Any(i - 2, "mid", "late", "early")) || s.Time(i - 1)?.Shift is not null;
        if (weak.Length > 0 && !led) return false;
        bool named = s.Capital(end) && s.Time(end) is null && !s.Stop(end) && s[end - 1].Kind == DateTokenKind.Word;
        if (weak is "name" or "verb" && named) return false;
        if (weak == "short" && named) return false;
        return led || (s.Capital(i) && !(s.Capital(i - 1) && s.Time(i - 1) is null && i > 1) && !(named && weak.Length > 0));
    }

    /// <summary>"5 May, Friday", "May 5 (Friday)"</summary>
    private static Reading WithWeekday(Scene s, Reading reading)
    {
        bool open = s.Mark(reading.End, '(');
        int j = open || s.Mark(reading.End, ',') ? reading.End + 1 : reading.End;
        if (s.Weekday(j) == 0 || (s.Time(j)!.Weak.Length > 0 && !s.Capital(j)) || s.Digits(j + 1) || s.Month(j + 1) > 0) return reading;
        if (open ? !s.Mark(j + 1, ')') : !s.Stop(j + 1)) return reading;
        return reading with { End = open ? j + 2 : j + 1, Shape = reading.Shape with { Weekday = s.Weekday(j) } };
    }

    /// <summary>"2016 Nov 22", "2016, November"</summary>
    private static Reading? YearFirst(Scene s, int i)
    {
        if (!s.Digits(i) || s.Glued(i) || Numbers.Year(s, i, out int year) is not (> 0 and var j)) return null;
        int m = s.Mark(j, ',') ? j + 1 : j;
        int end = MonthName(s, m, out int month);
        if (end == 0 || (s.Time(m)!.Weak == "verb" && !s.Capital(m))) return null;
        int after = Numbers.DayOfMonth(s, end, out int day);
        if (after > 0) return Reading.Of(i, after, Shape.DayMonth(day, month, year), "day/year-first");
        return m == j ? Reading.Of(i, end, Shape.MonthOf(month, year), "day/year-month") : null;
    }

    /// <summary>The month behind "of next month", "in this month", "of the month": its first day; null where there is none.</summary>
    public static DateOnly? ThisMonth(DateGrammar g, int i, out int end)
    {
        var s = g.S;
        int j = s.Any(i, "of", "in") ? i + 1 : i;
        end = j + 2;
        int shift = s.Is(j, "the") && j > i ? 0 : s.Time(j)?.Shift ?? 9;
        return shift == 9 || !s.Is(j + 1, "month") || Days.PlusMonths(g.Reference, shift) is not { } m ? null : new DateOnly(m.Year, m.Month, 1);
    }

    /// <summary>"The 15th of next month", "the first of the month"</summary>
    private static Reading? OfThisMonth(DateGrammar g, int i)
    {
        var s = g.S;
        int end = Numbers.Ordinal(s, i, out int day);
        if (s.Is(end, "day")) end++;
        if (end == 0 || !s.Is(end, "of")) return null;
        return ThisMonth(g, end, out int after) is { } m ? Reading.Day(i, after, Days.Day(m.Year, m.Month, day), "day/of-this-month") : null;
    }

    private static Reading? DayFirst(DateGrammar g, int i, bool loose)
    {
        var s = g.S;
        if (s.Glued(i) && (s.Dash(i - 1) && s.Digits(i - 2) && !loose || s.Mark(i - 1, ',') || (s.Mark(i - 1, '.') && s.Digits(i - 2)))) return null;
        int j = Numbers.DayOfMonth(s, i, out int day);
        // "fifteen August"
        if (j == 0 && s.Word(i) && s.Month(Numbers.Cardinal(s, i, out day)) > 0 && day is >= 1 and <= 31) j = Numbers.Cardinal(s, i, out _);
        if (j == 0 || (s.Word(i) && s.Any(i - 1, "first", "second", "last", "two")) || s.Mark(i - 1, '$') || s.Mark(i - 1, '€') || s.Mark(i - 1, '£')) return null;
        if (s.Is(j, "day") && s.Is(j + 1, "of")) j += 2;
        else if (s.Is(j, "of")) j++;
        else if (s.Dash(j) && s.Month(j + 1) > 0 && s.Glued(j)) j++;
        int end = MonthName(s, j, out int month);
        if (end == 0 || day > DateTime.DaysInMonth(2000, month)) return null;
        if (s.Time(j)!.Weak == "verb" && !s.Capital(j) && s.Word(end) && !s.Any(end, "to", "and", "of", "in", "at", "until", "till")) return null;
        int after = YearBehind(g, s.Mark(end, '/') || s.Dash(end) ? end + 1 : end, out int? year);
        return Reading.Of(i, year is null ? end : after, Shape.DayMonth(day, month, year), "day/day-first");
    }
}
