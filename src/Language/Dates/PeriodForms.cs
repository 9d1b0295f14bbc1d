using Attache.Codebook;

namespace Attache.Language.Dates;

/// <summary>Weeks, months, quarters, seasons and years told from now: "this week", "last year", "last December", "over the weekend", "in the autumn".</summary>
internal sealed class PeriodForms : IDateFamily
{
    public string Name => "period";

    public IReadOnlyList<DateExample> Examples { get; } =
    [
        new("They met [this week].", "2022-02-03", "2022-01-31/2022-02-06"),
        new("They will meet [next week].", "2022-02-03", "2022-02-07/2022-02-13"),
        new("They met [last month].", "2022-01-31", "2021-12"),
        new("It began [last year].", "2022-01-31", "2021"),
        new("It began [last December].", "2022-01-31", "2021-12"),
        new("It began [this winter].", "2022-03-10", "2021-24"),
        new("It began [last summer].", "2022-01-31", "2021-22"),
        new("They killed 30 over [the weekend].", "2022-01-31", "2022-01-29/2022-01-30"),
        new("They will vote at [the weekend].", "2022-01-31", "2022-02-05/2022-02-06"),
        new("It was signed in [the autumn].", "2022-01-31", "2021-23"),
        new("The offensive is for [spring 2023].", "2022-01-31", "2023-21"),
        new("It was cold in [winter 2017-2018].", "2022-01-31", "2017-24"),
        new("Sales for [current quarter] rose.", "2019-07-04", "2019-07/2019-09"),
        new("It is for [the week after next].", "2022-02-03", "2022-02-14/2022-02-20"),
        new("It is for [next year's first quarter].", "2018-08-30", "2019-01/2019-03"),
        new("He fell over [the past year].", "2022-01-31", "2021-01-31/2022-01-31"),
        new("I was not there [that weekend].", "2017-11-08", "2017-11-11?/2017-11-12?"),
        new("The fall of Kabul and the Arab Spring.", "2022-01-31", ""),
        new("Prices fall, they spring back; this march was the last stand.", "2022-01-31", ""),
    ];

    public Reading? Read(DateGrammar g, int i, bool loose)
    {
        var s = g.S;
        if (s.Any(i, "year", "month", "week", "quarter") && s.Is(s.Dash(i + 1) ? i + 2 : i + 1, "to") && (s.Is(i + 2, "date") || (s.Dash(i + 1) && s.Is(i + 4, "date"))))
            return Bare(g, i, s.Time(i)!.Unit!) is { } unit ? Reading.Of(i, s.Dash(i + 1) ? i + 5 : i + 3, Days.Between(unit.First, g.Reference), "period/to-date") : null;
        if (s.Is(i, "ytd")) return Reading.Of(i, i + 1, Days.Between(Days.Day(g.Reference.Year, 1, 1), g.Reference), "period/to-date");
        if (s.Is(i, "the") && s.Is(i + 1, "weekend") && !s.Is(i + 2, "of")) return Reading.Of(i, i + 2, Weekend(g, i), "period/weekend");
        // "Sales in the year", "twice in the month": the one that runs.
        if (s.Is(i, "the") && s.Any(i + 1, "year", "month", "week", "quarter", "decade") && s.Any(i - 1, "in", "of", "for", "during", "all", "through", "throughout", "over") && (s.Stop(i + 2) || s.Any(i + 2, "and", "but", "or", "when")))
            return Reading.Of(i, i + 2, Unit(g.Reference, s.Time(i + 1)!.Unit!, 0), "period/running");
        if (MonthOfYear(g, i) is { } numbered) return numbered;
        if (s.Is(i, "the") && s.Is(i + 1, "fortnight")) return Reading.Of(i, i + 2, Bare(g, i, "fortnight"), "period/fortnight");
        if (Beyond(g, i) is { } beyond) return beyond;
        if (InYear(g, i) is { } inYear) return inYear;
        if (Shifted(g, i) is { } p) return Reading.Of(i, p.End, p.Shape, "period/shifted");
        return Season(g, i, loose) is { } season ? Reading.Of(i, season.End, season.Shape, "period/season") : null;
    }

    /// <summary>A period behind a word that tells a part of it: here "the month", a bare "March" and a bare year will do.</summary>
    public static Period? Find(DateGrammar g, int i)
    {
        var s = g.S;
        int j = s.Any(i, "the", "my", "his", "her", "its", "our", "their") ? i + 1 : i;
        if (Shifted(g, j) is { } shifted) return shifted;
        if (DayForms.MonthName(s, j, out int month) is > 0 and var end && (s.Time(j)!.Weak != "verb" || s.Capital(j)))
        {
            int behind = DayForms.YearBehind(g, end, out int? year);
            return new Period(year is null ? end : behind, PeriodKind.Month, Shape.MonthOf(month, year));
        }
        if (s.Time(j)?.Unit is { } unit && Bare(g, i, unit) is { } bare && !s.Is(j + 1, "of") && !(unit == "year" && s.Digits(j + 1)))
            return new Period(j + 1, KindOf(unit), Shape.Of(bare));
        if (Season(g, j, true) is { } season) return season;
        if (QuarterForms.Find(g, j) is { } quarter) return quarter with { Kind = PeriodKind.Quarter };
        return YearForms.Find(g, j, true);
    }

    /// <summary>"The 9th month of next year"</summary>
    private static Reading? MonthOfYear(DateGrammar g, int i)
    {
        var s = g.S;
        int month = 12, j = s.Is(i, "last") ? i + 1 : Numbers.Ordinal(s, i, out month);
        if (j == 0 || !s.Is(j, "month") || !s.Is(j + 1, "of") || month is < 1 or > 12) return null;
        return Find(g, j + 2) is { Kind: PeriodKind.Year or PeriodKind.NamedYear } year && year.Shape.Known?.First is { } first ? Reading.Of(i, year.End, Days.Month(first.Year, month), "period/month-of-year") : null;
    }

    /// <summary>"The week after next", "the year before last".</summary>
    private static Reading? Beyond(DateGrammar g, int i)
    {
        var s = g.S;
        if (s.Time(i)?.Unit is not { } unit || !s.Is(i, unit)) return null;
        // "The week before." counts from the event before.
        if (s.Is(i - 1, "the") && s.Any(i + 1, "before", "after") && s.Stop(i + 2) && !s.Mark(i + 2, '(') && Unit(s.Anchor, unit, s.Is(i + 1, "before") ? -1 : 1) is { } beside)
            return Reading.Of(i, i + 2, beside, "period/beside");
        int shift = s.Is(i + 1, "after") && s.Is(i + 2, "next") ? 2 : s.Is(i + 1, "before") && s.Is(i + 2, "last") ? -2 : 0;
        return shift == 0 || !s.Stop(i + 3) && s.Time(i + 3)?.Unit is not null ? null : Reading.Of(i, i + 3, Unit(g.Reference, unit, shift), "period/beyond");
    }

    /// <summary>"Last year's first quarter", "2016's spring", "last year in August".</summary>
    private static Reading? InYear(DateGrammar g, int i)
    {
        var s = g.S;
        int year, j;
        if (s.Time(i)?.Shift is { } shift && s.Is(i + 1, "year")) (year, j) = (g.Reference.Year + shift, i + 2);
        else if (s.Digits(i) && s[i].Length == 4 && !s.Glued(i) && s.Apostrophe(i + 1)) (year, j) = (s[i].Number, i + 1);
        else return null;
        if (s.Apostrophe(j) && s.Is(j + 1, "s")) j += 2;
        else if (s.Is(j, "in") || s.Mark(j, ',')) j++;
        var inner = g.Simple(j, true) is { Shape: { Yearly: not null, Year: null } } plain ? Reading.Of(i, plain.End, plain.Shape, plain.Rule)
            : QuarterForms.Find(g, j) is null && Numbers.Ordinal(s, j, out int n) is > 0 and var end && s.Any(end, "quarter", "half") && QuarterForms.Months(year, n, s.Is(end, "half")) is { } date
                ? Reading.Of(i, end + 1, date, "quarter/named") : null;
        return inner is null ? null : inner with { Shape = inner.Shape.Known is null ? inner.Shape with { Year = year } : inner.Shape, Rule = "period/in-year" };
    }

    private static Period? Shifted(DateGrammar g, int i)
    {
        var s = g.S;
        if (s.Is(i, "that") && s.Time(i + 1)?.Unit is { } told && told is "week" or "weekend" or "month" or "year" && s.Is(i + 1, s.Time(i + 1)!.Unit!))
            return Unit(s.Anchor, s.Time(i + 1)!.Unit!, 0) is { } that ? new Period(i + 2, KindOf(s.Time(i + 1)!.Unit!), Shape.Of(Unsure(that, s))) : null;
        if (s.Time(i)?.Shift is not { } shift || s.Is(i, "recent")) return null;
        var from = s.Any(i, "following", "previous", "preceding", "same") ? s.Anchor : g.Reference;
        int j = s.Time(i + 1)?.Shift is { } second && (second != 0 || shift == 0) ? i + 2 : i + 1;
        if (j == i + 2) shift = s.Time(i + 1)!.Shift!.Value;
        // "The coming weekend" is the next one to come.
        if (s.Any(j - 1, "coming", "upcoming") && s.Is(j, "weekend") && Days.Weekday(from) < 6) shift = 0;
        if (s.Is(j, "calendar") || s.Is(j, "fiscal")) j++;
        if (s.Any(j, "work", "working", "business") && s.Is(j + 1, "week")) return Days.Between(Days.Plus(Days.Monday(from), shift * 7), Days.Plus(Days.Monday(from), (shift * 7) + 4)) is { } work ? new Period(j + 2, PeriodKind.Week, Shape.Of(work)) : null;
        if (s.Digits(j) && (s.Mark(j + 1, '/') || s.Mark(j + 1, '.')) && s.Digits(j + 2) && s.Glued(j + 2) && NumericForms.Instance.Read(g, j, true) is { Shape: { Yearly: not null, Year: null, Day: > 0 } } numeric)
            return Nth(g, numeric.Shape, shift) is { } dated ? new Period(numeric.End, PeriodKind.Week, Shape.Of(dated)) : null;
        if (s.Time(j) is not { } word) return null;
        if (word.Month > 0)
        {
            if (word.Weak is "verb" or "short" && !s.Capital(j) && !(word.Weak == "short" && s.Mark(j + 1, '.'))) return null;
            int end = DayForms.MonthName(s, j, out int month);
            if (Numbers.DayOfMonth(s, end, out int day) is > 0 and var behind) return Nth(g, Shape.DayMonth(day, month), shift) is { } d ? new Period(behind, PeriodKind.Week, Shape.Of(d)) : null;
            return Nth(g, Shape.MonthOf(month), shift) is { } named ? new Period(end, PeriodKind.Month, Shape.Of(named)) : null;
        }
        if (word.Season > 0)
        {
            int code = word.Season;
            var every = new Shape { Yearly = y => Days.Try($"{y:0000}-{code}") };
            // "This winter" said in March, of what is past, is the one just over.
            if (shift == 0 && every.Yearly(from.Year)?.First > from && every.Before(from) is { Last: { } over } ended && from.DayNumber - over.DayNumber < 60 && g.DirectionAt(i, j + 1) == DateDirection.Past)
                return new Period(j + 1, PeriodKind.Season, Shape.Of(ended));
            return Nth(g, every, shift) is { } season ? new Period(j + 1, PeriodKind.Season, Shape.Of(season)) : null;
        }
        // "the past year" behind "over" runs until now; "the last year" and "next week" are the calendar's.
        bool rolling = s.Is(i, "past") && s.Is(i - 1, "the") && s.Any(i - 2, "over", "for", "during", "in", "within");
        if (word.Unit is not { } unit || (!s.Is(j, unit) && !s.Is(j, unit + "s")) || (s.Is(j, unit + "s") && !s.Apostrophe(j + 1))) return null;
        // "the last week of June", "the next month of the campaign": not from now.
        if (s.Is(j + 1, "of") && s.Any(i, "last", "first", "next") && s.Is(i - 1, "the")) return null;
        var date = rolling && Length(unit) is { } length ? Days.Between(Days.Plus(from, -1, length), from) : Unit(from, unit, shift);
        return date is null ? null : new Period(j + 1, KindOf(unit), Shape.Of(s.Is(i, "same") ? Unsure(date, s) : date));
    }

    // "That week" without an event before it is a guess, and says so.
    internal static EdtfDate Unsure(EdtfDate date, Scene s)
    {
        if (s.HasPrevious) return date;
        return Days.Try(date.Text.Replace("/", "?/", StringComparison.Ordinal) + "?") ?? date;
    }

    private static DateUnit? Length(string unit) => unit switch { "week" => DateUnit.Week, "month" => DateUnit.Month, "year" => DateUnit.Year, "decade" => DateUnit.Decade, _ => null };

    // "last December" is the last that is over, "next" the first that has not begun, "this" that of the story's year.
    private static EdtfDate? Nth(DateGrammar g, Shape shape, int shift) => shift switch
    {
        < 0 => shape.Before(Days.Plus(g.Reference, -1) ?? g.Reference),
        > 0 => shape.After(Days.Plus(g.Reference, 1) ?? g.Reference),
        // Winter runs over the new year: in January "this winter" began in the year before.
        _ => shape.Yearly!(g.Reference.Year - 1) is { } running && running.Last >= g.Reference ? running : shape.Yearly!(g.Reference.Year),
    };

    /// <summary>The unit so many from the one that holds a day.</summary>
    public static EdtfDate? Unit(DateOnly from, string unit, int shift)
    {
        switch (unit)
        {
            case "week":
                return Days.Week(Days.Plus(Days.Monday(from), shift * 7));
            case "workweek":
                var monday = Days.Plus(Days.Monday(from), shift * 7);
                return Days.Between(monday, Days.Plus(monday, 4));
            case "weekend":
                var saturday = Days.Plus(Days.Monday(from), (shift * 7) + 5);
                return Days.Between(saturday, Days.Plus(saturday, 1));
            case "fortnight":
                var start = Days.Plus(Days.Monday(from), shift * 14);
                return Days.Between(start, Days.Plus(start, 13));
            case "month":
                return Days.PlusMonths(from, shift) is { } m ? Days.Month(m.Year, m.Month) : null;
            case "quarter":
                return Days.PlusMonths(from, shift * 3) is { } q ? Days.Quarter(q.Year, (q.Month + 2) / 3) : null;
            case "year":
                return Days.Year(from.Year + shift);
            case "decade":
                return YearForms.Decade((from.Year / 10 * 10) + (shift * 10));
            case "century":
                return Days.Years((from.Year / 100 * 100) + (shift * 100), (from.Year / 100 * 100) + (shift * 100) + 99);
            default:
                return null;
        }
    }

    private static EdtfDate? Bare(DateGrammar g, int i, string unit) => unit == "weekend" ? Weekend(g, i) : Unit(g.Reference, unit, 0);

    private static EdtfDate? Weekend(DateGrammar g, int i)
    {
        var direction = g.DirectionAt(i, i + 2);
        bool over = direction != DateDirection.Future;
        return Unit(g.Reference, "weekend", over && Days.Weekday(g.Reference) < 6 ? -1 : 0);
    }

    private static PeriodKind KindOf(string unit) => unit switch
    {
        "week" or "workweek" => PeriodKind.Week,
        "weekend" => PeriodKind.Weekend,
        "month" => PeriodKind.Month,
        "quarter" => PeriodKind.Quarter,
        "year" => PeriodKind.Year,
        "decade" => PeriodKind.Decade,
        "century" => PeriodKind.Century,
        _ => PeriodKind.Fortnight,
    };

    private static Period? Season(DateGrammar g, int i, bool loose)
    {
        var s = g.S;
        if (s.Time(i)?.Season is not (> 0 and var code)) return null;
        int end = DayForms.YearBehind(g, i + 1, out int? year);
        var shape = new Shape { Yearly = y => Days.Try($"{y:0000}-{code}"), Year = year };
        // "winter 2017-2018", "winter 2017/18": named after its first year.
        if (year is not null && s.Glued(end) && (s.Dash(end) || s.Mark(end, '/')) && s.Digits(end + 1) && s.Glued(end + 1) && s[end + 1].Number % 100 == (year + 1) % 100) end += 2;
        if (year is not null) return new Period(end, PeriodKind.Season, shape);
        bool verb = s.Any(i, "fall", "spring");
        bool led = s.Any(i - 1, "in", "since", "by", "until", "before", "after") || (s.Is(i - 1, "the") && s.Any(i - 2, "in", "since", "by", "until", "before", "after", "during", "over", "of", "for"));
        // "in the fall of Kabul": what falls is told.
        if (!(led || (loose && !verb)) || s.Is(i + 1, "of") || (s.Capital(i) && s.Capital(i - 1))) return null;
        return new Period(i + 1, PeriodKind.Season, shape);
    }
}
