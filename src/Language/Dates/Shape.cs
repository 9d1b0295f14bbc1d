using Attache.Codebook;

namespace Attache.Language.Dates;

/// <summary>
/// What a time expression says before the direction is known: a date that stands fast, or one that comes again every
/// year, week or month, of which the reference day and the direction choose one.
/// </summary>
internal sealed record Shape
{
    /// <summary>The date, where the words leave nothing open.</summary>
    public EdtfDate? Known { get; init; }

    /// <summary>The date in a given year, of what comes every year.</summary>
    public Func<int, EdtfDate?>? Yearly { get; init; }

    /// <summary>The year that the words give to <see cref="Yearly"/>.</summary>
    public int? Year { get; init; }

    public int Month { get; init; }

    /// <summary>The day of the month; without <see cref="Yearly"/> it comes every month.</summary>
    public int Day { get; init; }

    /// <summary>1 Monday to 7 Sunday: alone it comes every week, beside a date it is a check.</summary>
    public int Weekday { get; init; }

    /// <summary>Whether the date is a bare day of the month ("the 15th"), which is a date only in some company.</summary>
    public bool DayOnly => Known is null && Yearly is null && Day > 0 && Weekday == 0;

    public static Shape Of(EdtfDate date) => new() { Known = date };

    public static Shape? Of(DateOnly? day) => day is { } d ? Of(EdtfDate.Day(d)) : null;

    public static Shape? Maybe(EdtfDate? date) => date is null ? null : Of(date);

    /// <summary>A day of every year, or of one.</summary>
    public static Shape DayMonth(int day, int month, int? year = null, int weekday = 0) =>
        new() { Day = day, Month = month, Year = year, Weekday = weekday, Yearly = y => Days.Of(Days.Day(y, month, day)) };

    /// <summary>A month of every year, or of one.</summary>
    public static Shape MonthOf(int month, int? year = null) => new() { Month = month, Year = year, Yearly = y => Days.Month(y, month) };

    /// <summary>A date without gaps in what it says; null where more than one is meant or there is none.</summary>
    public EdtfDate? Fixed => Known ?? (Year is { } y ? Yearly?.Invoke(y) : null);

    /// <summary>The date that is meant, by the direction: of those that begin by the reference day the last, or of those that end on it or later the first.</summary>
    public EdtfDate? Resolve(DateOnly reference, DateDirection direction)
    {
        if (Known is not null || Year is not null) return Fixed;
        var all = Candidates(reference);
        if (Weekday > 0 && Yearly is not null)
        {
            var fit = all.FindAll(c => c.First is { } f && Days.Weekday(f) == Weekday && Math.Abs(f.Year - reference.Year) <= 1);
            if (fit.Count == 1) return fit[0];
        }
        var past = all.FindLast(c => c.First <= reference);
        var future = all.Find(c => c.Last >= reference);
        return direction switch
        {
            DateDirection.Future => future ?? past,
            DateDirection.Past => past ?? future,
            _ => Nearer(reference, past, future),
        };
    }

    /// <summary>The first such date that begins on that day or later.</summary>
    public EdtfDate? After(DateOnly day) => Fixed ?? (Year is null ? Candidates(day).Find(c => c.First >= day) : null);

    /// <summary>The last such date that ends on that day or before.</summary>
    public EdtfDate? Before(DateOnly day) => Fixed ?? (Year is null ? Candidates(day).FindLast(c => c.Last <= day) : null);

    // What comes every week is past unless told. Of what comes every year the next is meant only where it is far
    // nearer than the last: a story of 31 January that says "2 February" speaks of the day after tomorrow.
    private EdtfDate? Nearer(DateOnly reference, EdtfDate? past, EdtfDate? future)
    {
        if (past is null || future is null || (Yearly is null && !(Day > 0 && Weekday > 0))) return past ?? future;
        int back = reference.DayNumber - past.Last!.Value.DayNumber, ahead = future.First!.Value.DayNumber - reference.DayNumber;
        // "Wednesday the 21st" is the nearest one.
        if (Yearly is null) return ahead < back ? future : past;
        return ahead * 4 < back ? future : past;
    }

    private List<EdtfDate> Candidates(DateOnly pivot)
    {
        var all = new List<EdtfDate>();
        void Add(EdtfDate? date)
        {
            if (date is { First: not null, Last: not null }) all.Add(date);
        }
        if (Yearly is not null)
        {
            int reach = Month == 2 && Day == 29 ? 8 : 1;
            for (int y = pivot.Year - reach; y <= pivot.Year + reach; y++) Add(Yearly(y));
        }
        else if (Day > 0)
        {
            // "Wed 13th" may be a year away; a plain "the 13th" is in this month or beside it.
            int reach = Weekday > 0 ? 14 : 2;
            for (int m = -reach; m <= reach; m++)
            {
                if (Days.PlusMonths(new DateOnly(pivot.Year, pivot.Month, 1), m) is not { } first) continue;
                var day = Days.Day(first.Year, first.Month, Day);
                if (day is { } d && (Weekday == 0 || Days.Weekday(d) == Weekday)) Add(EdtfDate.Day(d));
            }
        }
        else if (Weekday > 0)
        {
            var first = Days.OnOrAfter(Days.Plus(pivot, -7), Weekday);
            for (int w = 0; w < 3; w++) Add(Days.Of(Days.Plus(first, w * 7)));
        }
        return all;
    }
}
