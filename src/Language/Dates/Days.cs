using Attache.Codebook;

namespace Attache.Language.Dates;

/// <summary>Days and stretches of the Gregorian calendar, by <see cref="DateOnly"/>; null where they leave the years 1–9999.</summary>
internal static class Days
{
    public static DateOnly? Day(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    public static DateOnly? Plus(DateOnly? day, int days) =>
        day is { } d && (long)d.DayNumber + days is var n && n >= 0 && n <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)n) : null;

    public static DateOnly? PlusMonths(DateOnly? day, int months)
    {
        if (day is not { } d) return null;
        long n = (d.Year * 12L) + d.Month - 1 + months;
        return n is >= 12 and < 120000 ? d.AddMonths(months) : null;
    }

    /// <summary>The day that many units on; hours are rounded up to days.</summary>
    public static DateOnly? Plus(DateOnly? day, int count, DateUnit unit) => unit switch
    {
        DateUnit.Hour => Plus(day, (count + (Math.Sign(count) * 23)) / 24),
        DateUnit.Day => Plus(day, count),
        DateUnit.BusinessDay => PlusBusinessDays(day, count),
        DateUnit.Week => Plus(day, count * 7),
        DateUnit.Month => PlusMonths(day, count),
        DateUnit.Quarter => PlusMonths(day, count * 3),
        DateUnit.Year => PlusMonths(day, count * 12),
        DateUnit.Decade => PlusMonths(day, count * 120),
        _ => PlusMonths(day, count * 1200),
    };

    /// <summary>A length on, or back.</summary>
    public static DateOnly? Plus(DateOnly? day, DateLength length, bool back = false) =>
        Plus(Plus(day, back ? -length.Count : length.Count, length.Unit), back ? -length.Days : length.Days);

    /// <summary>Monday 1 to Sunday 7.</summary>
    public static int Weekday(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    public static DateOnly? Monday(DateOnly? day) => day is { } d ? Plus(d, 1 - Weekday(d)) : null;

    public static DateOnly? OnOrAfter(DateOnly? day, int weekday) => day is { } d ? Plus(d, (weekday - Weekday(d) + 7) % 7) : null;

    public static EdtfDate? Of(DateOnly? day) => day is { } d ? EdtfDate.Day(d) : null;

    /// <summary>From one day to another, both in; null where one is missing or the last comes first.</summary>
    public static EdtfDate? Between(DateOnly? first, DateOnly? last) => first is { } a && last is { } b && a <= b ? EdtfDate.Between(a, b) : null;

    /// <summary>An EDTF text that the calendar may not have.</summary>
    public static EdtfDate? Try(string text) => EdtfDate.TryParse(text, out var date) ? date : null;

    public static EdtfDate? Year(int year) => Try($"{year:0000}");

    public static EdtfDate? Month(int year, int month) => Try($"{year:0000}-{month:00}");

    public static EdtfDate? Years(int first, int last) => Try($"{first:0000}/{last:0000}");

    /// <summary>The week from that Monday.</summary>
    public static EdtfDate? Week(DateOnly? monday) => Between(monday, Plus(monday, 6));

    public static EdtfDate? Quarter(int year, int quarter) => Try($"{year:0000}-{(quarter * 3) - 2:00}/{year:0000}-{quarter * 3:00}");

    /// <summary>The Monday of an ISO week of a year.</summary>
    public static DateOnly? WeekOfYear(int year, int week) => Plus(Monday(Day(year, 1, 4)), (week - 1) * 7);

    /// <summary>The Monday of a month's week: the first is the one whose Thursday is the month's first; -1 the last.</summary>
    public static DateOnly? WeekOfMonth(int year, int month, int week)
    {
        if (Day(year, month, 1) is not { } first) return null;
        if (week > 0) return Plus(OnOrAfter(first, 4), (week * 7) - 10);
        var next = OnOrAfter(PlusMonths(first, 1), 4);
        return Plus(next, -10);
    }

    /// <summary>The n-th such weekday of a month; -1 the last.</summary>
    public static DateOnly? Nth(int year, int month, int weekday, int n)
    {
        if (Day(year, month, 1) is not { } first) return null;
        var day = n > 0 ? Plus(OnOrAfter(first, weekday), (n - 1) * 7) : Plus(OnOrAfter(PlusMonths(first, 1), weekday), -7);
        return day is { } d && d.Month == month ? d : null;
    }

    private static DateOnly? PlusBusinessDays(DateOnly? day, int count)
    {
        // Whole weeks first: the rest is less than a week.
        day = Plus(day, count / 5 * 7);
        for (int left = Math.Abs(count % 5); left > 0 && day is not null;)
        {
            day = Plus(day, Math.Sign(count));
            if (day is { } d && Weekday(d) <= 5) left--;
        }
        return day;
    }
}
