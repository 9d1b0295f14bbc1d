namespace Attache.Language.Dates;

/// <summary>Days of the week: "on Tuesday", "last Wednesday", "next week on Tuesday", "Friday of this week", "the first Monday of October".</summary>
internal sealed class WeekdayForms : IDateFamily
{
    public string Name => "weekday";

    public IReadOnlyList<DateExample> Examples { get; } =
    [
        new("He was summoned on [Tuesday].", "2022-02-03", "2022-02-01"),
        new("He will be received on [Tuesday].", "2022-02-03", "2022-02-08"),
        new("He will leave, the ministry said on [Tuesday].", "2022-02-03", "2022-02-01"),
        new("They met on [Monday].", "2022-01-31", "2022-01-31"),
        new("[Tuesday evening], shots were heard.", "2022-02-03", "2022-02-01"),
        new("[Friday]'s step was expected.", "2022-01-31", "2022-01-28"),
        new("He left [last Wednesday] for Bamako.", "2022-01-31", "2022-01-26"),
        new("They meet [next Monday] in Paris.", "2022-02-03", "2022-02-07"),
        new("It is for [next week on Tuesday].", "2017-12-04", "2017-12-12"),
        new("It is for [Friday of this week].", "2022-01-31", "2022-02-04"),
        new("It is for [this upcoming Friday].", "2019-01-31", "2019-02-01"),
        new("It met on [the first Monday of October 2021].", "2022-01-31", "2021-10-04"),
        new("It met on [the last Friday in March].", "2022-04-30", "2022-03-25"),
        new("At dawn on [Sunday] they attacked.", "2022-02-03", "2022-01-30"),
        new("Gabon votes on [Saturday].", "2023-08-22", "2023-08-26"),
        new("The heads of state meet [Wednesday] in Accra.", "2023-08-22", "2023-08-23"),
        new("Macron and Scholz meet on [Monday].", "2023-08-22", "2023-08-28"),
        new("The Sun reported it; he sat and they wed.", "2022-01-31", ""),
        new("Voting begins [Saturday].", "2022-02-03", "2022-02-05"),
        new("They meet on [Tuesday week].", "2022-02-03", "2022-02-15"),
        new("He left on [the Tuesday before last].", "2022-02-03", "2022-01-18"),
        new("They meet on [Monday (14 February)].", "2022-02-03", "2022-02-14"),
        new("They pray every Friday and on Sundays; was it on a Monday?", "2022-01-31", ""),
    ];

    public Reading? Read(DateGrammar g, int i, bool loose)
    {
        var s = g.S;
        if (Nth(g, i) is { } nth) return nth;
        if (Shifted(g, i) is { } shifted) return shifted;
        if (WeekThenDay(g, i) is { } week) return week;
        int weekday = s.Weekday(i);
        if (weekday == 0 || s.Any(i - 1, "every", "each", "a", "any")) return null;
        if (s.Time(i)!.Weak.Length > 0 && !(s.Capital(i) && (loose || (i > 0 && !s.Any(i, "sun", "sat") && !s.Capital(i - 1)) || s.Any(i - 1, "on", "by", "until", "since", "till", "from", "to", "next", "last", "this")) && !s.Capital(i + 1))) return null;
        int end = DayForms.AfterWeekday(s, i);
        if (s.Mark(end - 1, ',')) end--;
        // "Friday of next week", "Tuesday this week"
        int j = s.Mark(end, ',') ? end + 1 : end;
        if (s.Any(j, "of", "in")) j++;
        if (s.Is(j, "the")) j++;
        if (s.Time(j)?.Shift is { } shift && s.Is(j + 1, "week"))
            return Reading.Day(i, j + 2, Days.Plus(Days.Monday(g.Reference), (shift * 7) + weekday - 1), "weekday/of-week");
        int beyond = s.Is(end, "before") && s.Is(end + 1, "last") ? -2 : s.Is(end, "after") && s.Is(end + 1, "next") ? 2 : 0;
        if (beyond != 0 && s.Weekday(end + 2) == 0 && s.Time(end + 2)?.Unit is null) return Reading.Day(i, end + 2, Days.Plus(Days.Monday(g.Reference), (beyond * 7) + weekday - 1), "weekday/beyond");
        if (s.Mark(end, '(') && DayForms.Instance.Read(g, end + 1, true) is { Shape: { Day: > 0, Month: > 0, Weekday: 0 } } dated && s.Mark(dated.End, ')'))
            return Reading.Of(i, dated.End + 1, dated.Shape with { Weekday = weekday }, "weekday/with-date");
        // "Tuesday week", "Friday fortnight": so long after the next one.
        if ((s.Is(end, "week") || s.Is(end, "fortnight")) && (s.Stop(end + 1) || s.Any(end + 1, "at", "in", "for", "and", "when")))
            return Reading.Day(i, end + 1, Days.Plus(Days.OnOrAfter(Days.Plus(g.Reference, 1), weekday), s.Is(end, "week") ? 7 : 14), "weekday/week-on");
        end = Dayparts(s, end);
        return Reading.Of(i, end, new Shape { Weekday = weekday }, "weekday/plain");
    }

    /// <summary>Skips "morning", "night" and the like behind a day.</summary>
    public static int Dayparts(Scene s, int end) => s.Time(end)?.Daypart == true && !s.Dash(end + 1) ? end + 1 : end;

    private static Reading? Shifted(DateGrammar g, int i)
    {
        var s = g.S;
        if (s.Time(i)?.Shift is not { } shift) return null;
        int j = i + 1;
        bool soon = s.Any(i, "upcoming", "coming"), past = s.Is(i, "past"), beside = s.Is(i, "following") && s.HasPrevious;
        if (s.Time(j)?.Shift is { } second)
        {
            shift = second;
            past = s.Is(j, "past");
            soon |= s.Any(j, "upcoming", "coming");
            j++;
        }
        int weekday = s.Weekday(j);
        if (weekday == 0 || (s.Time(j)!.Weak.Length > 0 && !s.Capital(j))) return null;
        int end = j + 1;
        if (s.Time(j)!.Weak == "short" && s.Mark(end, '.') && s.Glued(end)) end++;
        // "this Friday 5/12": the date only repeats the day.
        int dated = s.Dash(end) && s.Glued(end) ? end + 1 : end;
        if ((NumericForms.Instance.Read(g, dated, true) ?? DayForms.Instance.Read(g, dated, true)) is { Shape.Day: > 0 } date)
            return Reading.Of(i, date.End, date.Shape with { Year = date.Shape.Year ?? g.Reference.Year }, "weekday/with-date");
        var day = beside ? Days.OnOrAfter(Days.Plus(s.Anchor, 1), weekday) : soon ? Days.OnOrAfter(Days.Plus(g.Reference, 1), weekday)
            : past ? Days.Plus(Days.OnOrAfter(g.Reference, weekday), -7)
            : Days.Plus(Days.Monday(g.Reference), (shift * 7) + weekday - 1);
        return Reading.Day(i, Dayparts(s, end), day, "weekday/shifted");
    }

    private static Reading? WeekThenDay(DateGrammar g, int i)
    {
        var s = g.S;
        if (s.Time(i)?.Shift is not { } shift || !s.Is(i + 1, "week")) return null;
        int j = s.Is(i + 2, "on") || s.Mark(i + 2, ',') ? i + 3 : i + 2;
        int weekday = s.Weekday(j);
        return weekday == 0 ? null : Reading.Day(i, Dayparts(s, j + 1), Days.Plus(Days.Monday(g.Reference), (shift * 7) + weekday - 1), "weekday/in-week");
    }

    private static Reading? Nth(DateGrammar g, int i)
    {
        var s = g.S;
        int n = -1, j = s.Is(i, "last") ? i + 1 : Numbers.Ordinal(s, i, out n);
        int weekday = s.Weekday(j);
        bool anyDay = s.Is(j, "day");
        if (j == 0 || (weekday == 0 && !anyDay) || !s.Any(j + 1, "of", "in") || (n > 5 && !anyDay)) return null;
        if (anyDay && PeriodForms.Find(g, j + 2) is { Kind: not PeriodKind.Month } whole && whole.Shape.Known is { First: { } begins, Last: { } ends })
            return Reading.Day(i, whole.End, n < 0 ? ends : Days.Plus(begins, n - 1) is { } d && d <= ends ? d : null, "weekday/nth-day");
        if (!anyDay && PeriodForms.Find(g, j + 2) is { Kind: PeriodKind.Year or PeriodKind.NamedYear } ofYear && ofYear.Shape.Known?.First is { } january)
            return Reading.Day(i, ofYear.End, n > 0 ? Days.Plus(Days.OnOrAfter(january, weekday), (n - 1) * 7) : Days.OnOrAfter(Days.Day(january.Year, 12, 25), weekday), "weekday/nth-of-year");
        DateOnly? On(int y, int m) => !anyDay ? Days.Nth(y, m, weekday, n) : n > 0 ? Days.Day(y, m, n) : Days.Plus(Days.PlusMonths(Days.Day(y, m, 1), 1), -1);
        int k = s.Is(j + 2, "the") ? j + 3 : j + 2;
        if (s.Time(k)?.Shift is { } shift && s.Is(k + 1, "month"))
            return Days.PlusMonths(g.Reference, shift) is { } m ? Reading.Day(i, k + 2, On(m.Year, m.Month), "weekday/nth-of-month") : null;
        if (s.Is(k, "month") && k == j + 3) return Reading.Day(i, k + 1, On(g.Reference.Year, g.Reference.Month), "weekday/nth-of-month");
        int end = DayForms.MonthName(s, k, out int month);
        if (end == 0) return null;
        end = DayForms.YearBehind(g, end, out int? year);
        return Reading.Of(i, end, new Shape { Yearly = y => Days.Of(On(y, month)), Year = year, Month = month }, "weekday/nth-of-month");
    }
}
