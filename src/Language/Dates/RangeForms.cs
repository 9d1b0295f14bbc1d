using Attache.Codebook;

namespace Attache.Language.Dates;

/// <summary>Stretches by their two ends: "from 2 to 5 May", "between 4 and 15 May", "May 4-15", "Nov-Feb 2017", "2014-2018", "for three days from 20 December".</summary>
internal sealed class RangeForms : IDateFamily
{
    public string Name => "range";

    public IReadOnlyList<DateExample> Examples { get; } =
    [
        new("They met [from 2 to 5 May].", "2022-06-30", "2022-05-02/2022-05-05"),
        new("They met [between 4 and 15 May 2021].", "2022-06-30", "2021-05-04/2021-05-15"),
        new("They met on [May 4-15, 2021].", "2022-06-30", "2021-05-04/2021-05-15"),
        new("On the night of [12 to 13 May] they left.", "2022-06-30", "2022-05-12/2022-05-13"),
        new("It happened [Nov-Feb 2017].", "2018-10-24", "2016-11/2017-02"),
        new("He served [from 2014 to 2018].", "2022-01-31", "2014/2018"),
        new("He served in [2014-2018].", "2022-01-31", "2014/2018"),
        new("He will be away [from next Monday to Friday].", "2019-09-05", "2019-09-09/2019-09-13"),
        new("It lasts [from May to Oct 2020].", "2018-10-24", "2020-05/2020-10"),
        new("It lasts [from april twenty-seventh to the third].", "2022-05-31", "2022-04-27/2022-05-03"),
        new("It was closed [from April until the end of June].", "2022-09-30", "2022-04/2022-06-30"),
        new("He is away [for 3 days, from today].", "2018-05-23", "2018-05-23/2018-05-25"),
        new("It will run [from 4-23 in next month].", "2022-01-10", "2022-02-04/2022-02-23"),
        new("It runs [for 2 weeks starting May 20].", "2022-04-10", "2022-05-20/2022-06-02"),
        new("It lasted [4-22 January 1995].", "2022-03-10", "1995-01-04/1995-01-22"),
        new("It was open [4–22 January].", "2022-03-10", "2022-01-04/2022-01-22"),
        new("The index went from 3.5 to 12.4 in trade.", "2022-01-31", ""),
        new("They signed on [22 July] to last.", "2022-08-10", "2022-07-22"),
        new("They met on [5 and 6 April] in Rome.", "2022-04-30", "2022-04-05/2022-04-06"),
        new("They met on [April 5 and 6] in Rome.", "2022-04-30", "2022-04-05/2022-04-06"),
        new("Rallies are banned [from Wednesday to Sunday].", "2023-08-22", "2023-08-23/2023-08-27"),
        new("The vote was moved from Sunday to [Tuesday].", "2023-08-22", "2023-08-22"),
        new("They went from 2 to 5 bases and between the 21st and the 23rd brigade.", "2022-01-31", ""),
        new("They won 2-1; it is 730-930 or 82-2100.", "2022-01-31", ""),
    ];

    public Reading? Read(DateGrammar g, int i, bool loose) => For(g, i) ?? InMonth(g, i) ?? Ends(g, i) ?? From(g, i);

    private static Reading? Ends(DateGrammar g, int i)
    {
        var s = g.S;
        bool between = s.Is(i, "between"), from = s.Is(i, "from");
        int j = between || from ? i + 1 : i;
        // "moved from Sunday to Tuesday": two days, and not those between.
        if (s.Time(from ? i - 1 : s.Is(i - 1, "from") ? i - 2 : -1)?.DelayCue == true && !s.Any(from ? i - 1 : i - 2, "extended", "suspended")) return null;
        if (j > i && s.Is(j, "on")) j++;
        if (s.Is(j, "the") && !s.Is(j + 1, "end") && s.Time(j + 1) is null && !s.Digits(j + 1)) return null;
        if ((DayBeforeDash(s, j) ?? g.Simple(j, true)) is not { } left || left.Role == DateRole.Duration) return null;
        int k = left.End;
        if (s.Mark(k, ',') && s.Any(k + 1, "to", "until", "till", "through")) k++;
        bool tight = s.Dash(k) || s.Mark(k, '~');
        bool word = s.Any(k, "to", "until", "till", "through", "thru") || (between && s.Is(k, "and")) || (from && s.Is(k, "and") && s.Is(k + 1, "until"));
        // "5 and 6 April": one stretch, where the days are neighbours.
        bool pair = !word && s.Is(k, "and") && left.Shape is { Day: > 0 } && s.Digits(j) | s.Digits(k + 1);
        if (!tight && !word && !pair) return null;
        k++;
        if (s.Is(k - 1, "up") && s.Is(k, "to")) k++;
        // "signed on 22 July to last 120 days"
        if (!from && !between && s.Is(k, "last")) return null;
        if (s.Any(k, "until", "on", "from")) k++;
        if (g.Simple(k, true) is not { } right || right.Role == DateRole.Duration || (pair && (right.Shape.Day != left.Shape.Day + 1 || left.Shape.DayOnly == right.Shape.DayOnly)) || !Whole(s, i, j, left, right)) return null;
        // "the second half to the end", "Monday to attend 2022": a bound word inside a talk, not a range, has been cut off by now.
        // "May 4-15, 2021": the year stands behind the day.
        int end = right.End;
        if (right.Shape is { Known: null, Day: > 0, Year: null, Weekday: 0 } && DayForms.YearBehind(g, right.End, out int? year) is > 0 and var behind && year is not null)
        {
            if (left.Shape is { Day: > 0, Month: > 0, Yearly: not null, Year: null } && right.Shape.DayOnly) left = left with { Shape = left.Shape with { Year = year } };
            else if (!right.Shape.DayOnly) right = right with { Shape = right.Shape with { Year = year } };
            else behind = end;
            end = behind;
        }
        // "Are banned from Wednesday to Sunday": in the present tense days of the week are those that begin now.
        if (from && left.Shape is { Known: null, Yearly: null, Weekday: > 0 } && s.Any(i - 2, "is", "are", "remain", "remains") && g.Direction(left) == DateDirection.Unknown) left = left with { Direction = DateDirection.Future };
        if (Join(g, left, right) is not { } value) return null;
        return Reading.Of(i, end, value, "range/" + (between ? "between" : from ? "from-to" : tight ? "dash" : "to")) is { } r ? r with { Role = DateRole.Range } : null;
    }

    // "4-22 January": the first number is a day, though 4-22 alone could be a date.
    private static Reading? DayBeforeDash(Scene s, int i)
    {
        if (!s.Digits(i) || s[i].Length > 2 || s[i].Number is < 1 or > 31 || !s.Dash(i + 1) || !s.Digits(i + 2) || s[i + 2].Length > 2 || (s.Glued(i) && s.Dash(i - 1))) return null;
        int j = s.Is(i + 3, "of") ? i + 4 : i + 3;
        return DayForms.MonthName(s, j, out _) > 0 && (s.Time(j)!.Weak != "verb" || s.Capital(j)) ? Reading.Of(i, i + 1, new Shape { Day = s[i].Number }, "day/of-month") : null;
    }

    // Years in codes ("138-2010-2015") and scores are no ends of a range.
    private static bool Whole(Scene s, int i, int j, Reading left, Reading right)
    {
        if (s.Digits(j) && s.Glued(j) && (s.Dash(j - 1) || s.Mark(j - 1, '/') || s.Mark(j - 1, '.'))) return false;
        if (s.Dash(right.End) && s.Glued(right.End) && s.Digits(right.End + 1)) return false;
        // Two bare numbers are no days.
        return !(left.Shape.DayOnly && (right.Shape.DayOnly || right.Shape.Day == 0));
    }

    /// <summary>The stretch from one date to another, each giving the other what it leaves out.</summary>
    private static EdtfDate? Join(DateGrammar g, Reading left, Reading right)
    {
        var (a, b) = (left.Shape, right.Shape);
        if (a.DayOnly)
        {
            if (b.Month == 0 || b.Day == 0 || b.Yearly is null) return null;
            int month = a.Day <= b.Day ? b.Month : b.Month == 1 ? 12 : b.Month - 1;
            a = Shape.DayMonth(a.Day, month, a.Day <= b.Day || b.Month > 1 ? b.Year : b.Year - 1);
        }
        else if (b.DayOnly)
        {
            if (a.Month == 0 || a.Day == 0 || a.Yearly is null) return null;
            int month = b.Day >= a.Day ? a.Month : a.Month == 12 ? 1 : a.Month + 1;
            b = Shape.DayMonth(b.Day, month, b.Day >= a.Day || a.Month < 12 ? a.Year : a.Year + 1);
        }
        var direction = g.Direction(left);
        if (a is { Yearly: not null, Year: null } && b.Year is { } year && b.Yearly is not null)
            a = a with { Year = a.Yearly(year)?.First <= b.Yearly(year)?.First ? year : year - 1 };
        else if (b is { Yearly: not null, Year: null } && a.Year is { } first && a.Yearly is not null)
            b = b with { Year = b.Yearly(first)?.Last >= a.Yearly(first)?.Last ? first : first + 1 };
        EdtfDate? start, end;
        if (a.Fixed is { First: { } begun })
        {
            start = a.Fixed;
            end = b.After(begun);
        }
        else if (b.Fixed is { Last: { } over })
        {
            end = b.Fixed;
            start = a.Before(over);
        }
        else if (direction == DateDirection.Future && a is { Month: > 0, Day: 0 })
        {
            // "Will happen between August and October", said in September: the months that are not over.
            end = b.Resolve(g.Reference, direction);
            start = end?.Last is { } closing ? a.Before(closing) : null;
        }
        else
        {
            start = a.Resolve(g.Reference, direction);
            end = start?.First is { } day ? b.After(day) : null;
        }
        if (start is null || end is null) return null;
        string one = start.IsInterval ? $"{start.First:yyyy-MM-dd}" : start.Text, two = end.IsInterval ? $"{end.Last:yyyy-MM-dd}" : end.Text;
        return one == two ? start : Days.Try($"{one}/{two}");
    }

    /// <summary>"From 4-23 in next month", "between 3 and 12 of this month"</summary>
    private static Reading? InMonth(DateGrammar g, int i)
    {
        var s = g.S;
        int j = s.Any(i, "between", "from") ? i + 1 : i;
        if (s.Is(j, "the")) j++;
        int k = First(s, j, out int first);
        if (k == 0 || !(s.Dash(k) || s.Any(k, "to", "until", "till", "through") || (s.Is(k, "and") && s.Is(i, "between")))) return null;
        k = s.Is(k + 1, "the") ? k + 2 : k + 1;
        int last = First(s, k, out int second);
        if (last == 0 || DayForms.ThisMonth(g, last, out int end) is not { } m) return null;
        return Reading.Of(i, end, Days.Between(Days.Day(m.Year, m.Month, first), Days.Day(m.Year, m.Month, second)), "range/in-month");
    }

    private static int First(Scene s, int i, out int day)
    {
        int end = Numbers.Ordinal(s, i, out day);
        if (end > 0) return day <= 31 ? end : 0;
        day = s.Digits(i) ? s[i].Number : 0;
        return day is >= 1 and <= 31 && s[i].Length <= 2 ? i + 1 : 0;
    }

    /// <summary>"From 20 December for one week", "starting Monday for three days"</summary>
    private static Reading? From(DateGrammar g, int i)
    {
        var s = g.S;
        if (!s.Any(i, "from", "starting", "beginning") || g.Simple(i + 1, true) is not { Role: DateRole.Date } start || start.Shape.DayOnly) return null;
        int j = s.Mark(start.End, ',') ? start.End + 1 : start.End;
        if (!s.Is(j, "for") || Quantity.At(s, j + 1) is not { Shift: null } q || q.Length.Unit == DateUnit.Hour || g.Resolve(start) is not { IsInterval: false, Grain: DateGrain.Day, First: { } first }) return null;
        return Reading.Of(i, q.End, Days.Between(first, Days.Plus(Days.Plus(first, q.Length), -1)), "range/from-for") is { } r ? r with { Length = q.Length } : null;
    }

    /// <summary>"For one week, from 20 December", "for 3 days starting Monday".</summary>
    private static Reading? For(DateGrammar g, int i)
    {
        var s = g.S;
        bool told = s.Is(i, "for");
        if (Quantity.At(s, told ? i + 1 : i) is not { Shift: null } q) return null;
        int j = s.Mark(q.End, ',') ? q.End + 1 : q.End;
        // Without "for" "three days from Monday" is a day.
        if (!s.Any(j, "starting", "beginning") && !(told && s.Is(j, "from"))) return null;
        j = s.Any(j + 1, "on", "from") ? j + 2 : j + 1;
        if (g.Simple(j, true) is not { } start || start.Shape.DayOnly) return null;
        // A plan made without a year is for the story's.
        if (start.Shape is { Yearly: not null, Year: null }) start = start with { Shape = start.Shape with { Year = g.Reference.Year } };
        if (g.Resolve(start) is not { First: { } first }) return null;
        var last = Days.Plus(Days.Plus(first, q.Length), -1);
        return Reading.Of(i, start.End, Days.Between(first, last), "range/for-from") is { } r ? r with { Role = DateRole.Range, Length = q.Length } : null;
    }
}
