using Attache.Codebook;

namespace Attache.Language.Dates;

/// <summary>Weeks by number or by a day in them: "week 18", "the first week of October", "the week of April 10", "the week ending 5 May".</summary>
internal sealed class WeekForms : IDateFamily
{
    public string Name => "week";

    public IReadOnlyList<DateExample> Examples { get; } =
    [
        new("Cases rose in [week 18].", "2022-06-30", "2022-05-02/2022-05-08"),
        new("Cases rose in [week 18 of 2021].", "2022-06-30", "2021-05-03/2021-05-09"),
        new("They met in [the first week of October].", "2019-11-01", "2019-09-30/2019-10-06"),
        new("They met in [the last week of June].", "2022-07-10", "2022-06-27/2022-07-03"),
        new("They will meet in [the week of April 10].", "2022-03-10", "2022-04-04/2022-04-10"),
        new("They met in [the week ending 5 May].", "2022-06-30", "2022-04-29/2022-05-05"),
        new("They met on [the first weekend of May].", "2022-06-30", "2022-05-07/2022-05-08"),
        new("Prices rose in [the year to March].", "2022-06-30", "2021-04/2022-03"),
        new("Exports fell in [the three months to June].", "2022-08-30", "2022-04/2022-06"),
        new("In the first week of fighting and in week 3 of the war, 12 died.", "2022-01-31", ""),
    ];

    public Reading? Read(DateGrammar g, int i, bool loose)
    {
        var s = g.S;
        if (ToMonth(g, i) is { } months) return months;
        if (s.Any(i, "week", "wk")) return Number(g, i) ?? OfDay(g, i);
        if (s.Is(i, "w") && s.Glued(i + 1) && s.Digits(i + 1) && !s.Glued(i + 2)) return Number(g, i);
        if (s.Is(i, "weekend") && s.Is(i + 1, "of") && g.Simple(i + 2, true) is { } day && g.Resolve(day)?.First is { } inside)
            return Reading.Of(i, day.End, PeriodForms.Unit(inside, "weekend", 0), "week/weekend-of-day");
        if (s.Digits(i) && Numbers.Year(s, i, out int year) is > 0 and var j && (s.Is(j, "week") || s.Is(j, "w") || (s.Dash(j) && s.Is(j + 1, "w"))))
        {
            if (s.Dash(j)) j++;
            return s.Digits(j + 1) && s[j + 1].Length <= 2 && s[j + 1].Number is >= 1 and <= 53 ? Reading.Of(i, j + 2, Days.Week(Days.WeekOfYear(year, s[j + 1].Number)), "week/number") : null;
        }
        return Nth(g, i);
    }

    /// <summary>"The year to March", "the three months ended 30 June": so long, and its last month.</summary>
    private static Reading? ToMonth(DateGrammar g, int i)
    {
        var s = g.S;
        if (!s.Is(i - 1, "the")) return null;
        var (end, months) = s.Is(i, "year") ? (i + 1, 12) : s.Is(i, "quarter") ? (i + 1, 3)
            : Quantity.At(s, i) is { Shift: null, Length: { Unit: DateUnit.Month, Days: 0, Vague: false } length } q ? (q.End, length.Count) : (0, 0);
        if (end == 0 || !s.Any(end, "to", "ended", "ending", "through") || DayForms.MonthName(s, end + 1, out int month) is not (> 0 and var after) || (s.Time(end + 1)!.Weak == "verb" && !s.Capital(end + 1)) || s.Digits(after) && s[after].Length <= 2) return null;
        int behind = DayForms.YearBehind(g, after, out int? year);
        EdtfDate? Of(int y) => Days.PlusMonths(Days.Day(y, month, 1), 1 - months) is { } first ? Days.Try($"{first:yyyy-MM}/{y:0000}-{month:00}") : null;
        return Reading.Of(i, year is null ? after : behind, year is { } known ? Shape.Maybe(Of(known)) : Shape.Maybe(Days.Day(g.Reference.Year, month, 1) <= g.Reference ? Of(g.Reference.Year) : Of(g.Reference.Year - 1)), "week/months-to");
    }

    private static Reading? Number(DateGrammar g, int i)
    {
        var s = g.S;
        if (!s.Digits(i + 1) || s[i + 1].Length > 2 || s[i + 1].Number is < 1 or > 53 || Numbers.Tied(s, i + 1)) return null;
        int end = DayForms.YearBehind(g, i + 2, out int? year);
        // "week 3 of the war"
        if (year is null && s.Any(i + 2, "of", "in")) return null;
        return Reading.Of(i, year is null ? i + 2 : end, Days.Week(Days.WeekOfYear(year ?? g.Reference.Year, s[i + 1].Number)), "week/number");
    }

    private static Reading? OfDay(DateGrammar g, int i)
    {
        var s = g.S;
        bool ending = s.Any(i + 1, "ending", "ended", "to");
        if (!ending && !s.Any(i + 1, "of", "from", "starting", "beginning", "commencing")) return null;
        int j = s.Any(i + 2, "on", "from") ? i + 3 : i + 2;
        if (g.Simple(j, true) is not { } day || g.Resolve(day) is not { First: { } first, IsInterval: false } || day.Shape.Month > 0 && day.Shape.Day == 0) return null;
        var week = ending ? Days.Between(Days.Plus(first, -6), first) : Days.Week(Days.Monday(first));
        return Reading.Of(i, day.End, week, ending ? "week/ending" : "week/of-day");
    }

    private static Reading? Nth(DateGrammar g, int i)
    {
        var s = g.S;
        int n = -1, j = s.Is(i, "last") ? i + 1 : Numbers.Ordinal(s, i, out n);
        if (j == 0 || !s.Any(j, "week", "weekend") || (!s.Any(j + 1, "of", "in") && s.Time(j + 1)?.Shift is null)) return null;
        bool weekend = s.Is(j, "weekend");
        if (PeriodForms.Find(g, s.Time(j + 1)?.Shift is null ? j + 2 : j + 1) is not { } period) return null;
        EdtfDate? Of(EdtfDate? whole)
        {
            if (whole?.First is not { } first) return null;
            bool month = period.Kind == PeriodKind.Month;
            if (weekend)
            {
                var saturday = month ? Days.Nth(first.Year, first.Month, 6, n) : n > 0 ? Days.Plus(Days.OnOrAfter(first, 6), (n - 1) * 7) : null;
                return Days.Between(saturday, Days.Plus(saturday, 1));
            }
            if (month) return n > 5 ? null : Days.Week(Days.WeekOfMonth(first.Year, first.Month, n));
            return Days.Week(n > 0 ? Days.WeekOfYear(first.Year, n) : Days.Monday(Days.Day(first.Year, 12, 28)));
        }
        if (period.Kind is not (PeriodKind.Month or PeriodKind.Year or PeriodKind.NamedYear)) return null;
        var shape = period.Shape.Known is { } known ? Shape.Maybe(Of(known)) : new Shape { Yearly = y => Of(period.Shape.Yearly!(y)), Year = period.Shape.Year };
        // "1st week of October on Friday"
        int day = s.Any(period.End, "on") || s.Mark(period.End, ',') ? period.End + 1 : period.End;
        if (!weekend && shape is not null && s.Weekday(day) is > 0 and var weekday && (s.Time(day)!.Weak.Length == 0 || s.Capital(day)))
            return Reading.Of(i, day + 1, shape.Known is { } fixedWeek ? Shape.Of(Days.Plus(fixedWeek.First, weekday - 1)) : new Shape { Yearly = y => Days.Of(Days.Plus(shape.Yearly!(y)?.First, weekday - 1)), Year = shape.Year }, "week/nth-day");
        return Reading.Of(i, period.End, shape, weekend ? "week/nth-weekend" : "week/nth");
    }
}
