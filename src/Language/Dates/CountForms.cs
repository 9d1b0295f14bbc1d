using Attache.Codebook;

namespace Attache.Language.Dates;

/// <summary>
/// Days and stretches counted from a day: "two years ago", "in two weeks", "three days later", "the past few months",
/// "within 72 hours", "4 months from tomorrow", "in the coming weeks", and a bare length ("a 30-day deadline").
/// Units are rounded as speakers round them: a day is a day, a week or month is about a day, years ago are about a year.
/// </summary>
internal sealed class CountForms : IDateFamily
{
    public string Name => "count";

    public IReadOnlyList<DateExample> Examples { get; } =
    [
        new("They came [two years ago].", "2022-01-31", "2020~"),
        new("They came [two weeks ago].", "2022-01-31", "2022-01-17~"),
        new("They came [four days ago].", "2022-01-31", "2022-01-27"),
        new("They will leave [in two weeks].", "2022-01-31", "2022-02-14~"),
        new("They will leave [in two days].", "2022-01-31", "2022-02-02"),
        new("[Three days later] they left.", "2022-01-31", "2022-02-03"),
        new("[A day earlier], he had come.", "2022-01-31", "2022-01-30"),
        new("Tension grew for [the past few months].", "2022-01-31", "2021-10-31~/2022-01-31"),
        new("He was given leave [within 72 hours].", "2022-01-31", "2022-02-01/2022-02-03"),
        new("It will be known in [the coming weeks].", "2022-01-31", "2022-02-01/2022-02-21~"),
        new("It will be known in [the next few days].", "2022-01-31", "2022-02-01/2022-02-03~"),
        new("It will happen [4 months from tomorrow].", "2016-11-07", "2017-03-08"),
        new("It will end [two months after next Friday].", "2016-11-07", "2017-01-18"),
        new("They have given themselves [two weeks].", "2022-01-31", "2022-01-31/2022-02-14"),
        new("He set a [30-day] deadline.", "2022-01-31", "2022-01-31/2022-03-02"),
        new("It was the worst flood in [thirty years].", "2022-01-31", "2022-01-31/2052-01-31"),
        new("It grew over [the next two decades].", "2018-07-02", "2020/2039"),
        new("A 30-year-old man, 12 years old at the time, came a day after the coup.", "2022-01-31", "2022-01-31/2022-02-01"),
        new("It will take [four to six months].", "2022-01-31", "2022-01-31/2022-07-31"),
        new("They will go over [the next four to six months].", "2022-01-31", "2022-02-01/2022-07-31~"),
        new("[Six months later] he was gone.", "2022-01-31", "2022-07-31~"),
        new("He left [more than two weeks ago].", "2022-01-31", "../2022-01-17"),
        new("He will leave [in two weeks on Monday].", "2019-03-13", "2019-03-25"),
        new("He left on [the day after Christmas].", "2022-01-31", "2021-12-26"),
        new("They meet on [the Monday after Easter 2022].", "2022-01-31", "2022-04-18"),
        new("He left [two Sundays ago].", "2022-02-03", "2022-01-23"),
        new("He fled in 2012 and came home [a year later].", "2022-03-02", "2013"),
        new("He was named on 3 May and sacked [three days later].", "2022-08-02", "2022-05-06"),
        new("[Half a century ago] the island was split.", "2022-03-02", "1972~"),
        new("[A year ago this week] the war began.", "2023-02-22", "2022-02-21/2022-02-27"),
        new("The truce will last four days; it was made to last 30 more.", "2022-03-02", "2022-03-02/2022-03-06"),
        new("He left [five days back].", "2022-02-08", "2022-02-03"),
        new("He left [more than a year ago].", "2022-02-08", "../2021-02-08"),
        new("He left [a year and a half ago].", "2022-02-08", "2020-08-08~"),
        new("He will be back [in about a month].", "2022-02-08", "2022-03-08~"),
        new("He will be back [in another week].", "2022-02-08", "2022-02-15~"),
        new("They will meet [a week on Tuesday].", "2022-02-03", "2022-02-15"),
        new("They will meet [in less than three weeks].", "2022-02-03", "2022-02-03/2022-02-24"),
        new("They will meet [in more than three weeks].", "2022-02-03", "2022-02-24/.."),
        new("He said more in some days; the last hours count.", "2022-01-31", ""),
    ];

    public Reading? Read(DateGrammar g, int i, bool loose)
    {
        var s = g.S;
        // "Thursday, two years from now", "Sunday 3 weeks after 15 January"
        int weekday = s.Weekday(i);
        if (weekday > 0 && Quantity.At(s, DayForms.AfterWeekday(s, i)) is { } later && s.Time(i)!.Weak != "short" | s.Capital(i))
            return Point(g, DayForms.AfterWeekday(s, i), later, out int last) is { } from ? WeekdayOf(i, last, from, weekday) : null;
        // "The Monday after Easter", "the Friday before 5 May"
        if (weekday > 0 && s.Any(i + 1, "before", "after") && g.Simple(i + 2, true) is { Role: DateRole.Date, Shape.DayOnly: false } feast && !s.Apostrophe(feast.End) && g.Resolve(feast) is { IsInterval: false, Grain: DateGrain.Day } day)
            return Reading.Day(i, feast.End, s.Is(i + 1, "after") ? Days.OnOrAfter(Days.Plus(day.First, 1), weekday) : Days.OnOrAfter(Days.Plus(day.First, -7), weekday), "count/weekday-beside");
        if (weekday > 0 && s.Is(i + 1, "in") && Quantity.At(s, i + 2) is { Shift: null } inside && In(g, i + 1, inside) is { Shape.Known: { } ahead1 } reading)
            return WeekdayOf(i, reading.End, ahead1, weekday);
        if (s.Is(i, "in") && s.Any(i + 1, "more", "less", "under") && Ahead(g, i) is { } ahead2) return ahead2;
        if (s.Is(i, "in"))
        {
            bool about = s.Any(i + 1, "about", "around", "approximately", "roughly", "nearly", "almost");
            int j = about || s.Any(i + 1, "exactly", "just", "only", "another") ? i + 2 : i + 1;
            if ((Quantity.At(s, j) ?? (s.Is(i + 1, "another") ? Quantity.Another(s, j) : null) ?? Half(s, j)) is { Shift: null } ahead)
                return In(g, i, about ? ahead with { Length = ahead.Length with { Vague = true } } : ahead);
        }
        if (s.Any(i, "within")) return Within(g, i);
        if (DayBeside(g, i) is { } beside) return beside;
        if (Weekdays(g, i) is { } weekdays) return weekdays;
        if (Compared(g, i) is { } compared) return compared;
        if (Stretch(g, i) is { } stretch) return stretch;
        if ((Quantity.At(s, i) ?? Half(s, i)) is not { } q) return null;
        if (q.Shift is { } shift) return Span(g, i, q.End, q.Length, shift);
        if (Point(g, i, q, out int end) is { } point)
        {
            if (s.Is(end, "on") && s.Weekday(end + 1) > 0) return OnWeekday(i, end + 2, point, s.Weekday(end + 1), q.Length.Unit);
            return Reading.Of(i, end, point, "count/point");
        }
        return Bare(g, i, q);
    }

    /// <summary>The day that a length from a day ends on; about that day where the length is vague.</summary>
    public static EdtfDate? After(DateOnly? from, DateLength length) => Mark(Days.Plus(from, length), length.Vague);

    private static EdtfDate? Mark(DateOnly? day, bool about) => day is { } d ? Days.Try($"{d:yyyy-MM-dd}{(about ? "~" : "")}") : null;

    private static bool Coarse(DateLength q) => q.Vague || (q.Days == 0 && q.Unit >= DateUnit.Week);

    private static Quantity? Half(Scene s, int i)
    {
        int j = s.Is(i, "half") && s.Any(i + 1, "a", "an") ? i + 2 : s.Any(i, "a", "an") && s.Is(i + 1, "half") ? i + 2 : 0;
        if (s.Dash(j)) j++;
        if (j == 0) return null;
        return s.Is(j, "year") ? new Quantity(j + 1, new DateLength(6, DateUnit.Month), null)
            : s.Is(j, "decade") ? new Quantity(j + 1, new DateLength(5, DateUnit.Year), null)
            : s.Is(j, "century") ? new Quantity(j + 1, new DateLength(50, DateUnit.Year), null) : null;
    }

    /// <summary>A length and the day it is counted from: "ago", "later", "from today", "before May 13".</summary>
    private static EdtfDate? Point(DateGrammar g, int i, Quantity q, out int end)
    {
        var s = g.S;
        var length = q.Length;
        end = q.End;
        if (length.Unit == DateUnit.Hour && length.Count < 24) return null;
        if (s.Apostrophe(end)) end++;
        if (s.Is(end, "ago"))
        {
            // "A year ago this week", "a year ago on Tuesday": the anniversary.
            if (length is { Unit: DateUnit.Year, Days: 0 } && Anniversary(g, end + 1, length) is { } anniversary)
            {
                end = anniversary.End;
                return anniversary.Date;
            }
            end = s.Is(end + 1, "today") ? end + 2 : end + 1;
            return Back(g.Reference, length);
        }
        // "five days back." and not "two years back in Paris", which is a return.
        if (s.Is(end, "back") && s.Stop(end + 1))
        {
            end++;
            return Back(g.Reference, length);
        }
        // "a week on Tuesday": so long after the next one.
        if (length is { Unit: DateUnit.Week, Days: 0 } && s.Is(end, "on") && s.Weekday(end + 1) > 0 && !s.Is(i - 1, "in") && !s.Is(i - 1, "for"))
        {
            end += 2;
            return Days.Of(Days.Plus(Days.OnOrAfter(Days.Plus(g.Reference, 1), s.Weekday(end - 1)), length));
        }
        bool before = s.Any(end, "before", "prior"), after = s.Any(end, "after", "from", "since", "following");
        if (before || after)
        {
            int j = s.Is(end, "prior") && s.Is(end + 1, "to") ? end + 2 : end + 1;
            var inner = s.Is(j, "now") ? Reading.Day(j, j + 1, g.Reference, "near-day/same") : g.Simple(j, true);
            if (inner?.Shape.Fixed is { IsInterval: false, Grain: not DateGrain.Day, First: { } whole } named && named.Grain != DateGrain.Season)
            {
                // Of a month or year the grain is kept: "two years after 2010" is 2012.
                bool year = named.Grain == DateGrain.Year;
                if (length.Unit < (year ? DateUnit.Year : DateUnit.Month) || length.Days > 0) return null;
                end = inner.End;
                return Days.Plus(whole, length, back: before) is { } then ? (year ? Days.Year(then.Year) : Days.Month(then.Year, then.Month)) : null;
            }
            if (inner is not null && !inner.Shape.DayOnly && inner.Role != DateRole.Duration && g.Resolve(inner) is { IsInterval: false, Grain: DateGrain.Day, First: { } day })
            {
                end = inner.End;
                return Mark(Days.Plus(day, length, back: before), length.Vague);
            }
        }
        bool stop = s.Stop(end + 1) || s.Any(end + 1, "and", "but", "he", "she", "they", "it", "the", "in", "on", "at", "to");
        if (s.Is(end, "later") || (s.Is(end, "after") && s.Stop(end + 1)))
        {
            end++;
            return Beside(s, length, back: false);
        }
        if (s.Any(end, "earlier", "before", "previously") && (s.Is(end, "earlier") || (stop && s.Stop(end + 1))))
        {
            end++;
            return Beside(s, length, back: true);
        }
        if (s.Any(end, "hence"))
        {
            end++;
            return Mark(Days.Plus(g.Reference, length), Coarse(length));
        }
        return null;
    }

    // "In 2012 … a year later": counted from a year, years are all that is known; days from a month are not known at all.
    private static EdtfDate? Beside(Scene s, DateLength length, bool back)
    {
        if (s.AnchorGrain == DateGrain.Day) return back ? Back(s.Anchor, length) : Mark(Days.Plus(s.Anchor, length), Coarse(length));
        bool year = s.AnchorGrain == DateGrain.Year;
        if (length.Days > 0 || length.Unit < (year ? DateUnit.Year : DateUnit.Month) || Days.Plus(s.Anchor, length, back) is not { } then) return null;
        return year ? EdtfDate.Year(then.Year, approximate: length.Vague) : EdtfDate.Month(then.Year, then.Month, approximate: length.Vague);
    }

    private static (int End, EdtfDate Date)? Anniversary(DateGrammar g, int i, DateLength length)
    {
        var s = g.S;
        if (s.Is(i, "this") && s.Any(i + 1, "week", "month") && PeriodForms.Unit(g.Reference, s.Time(i + 1)!.Unit!, 0) is { First: { } begin })
            return Days.Plus(begin, length, back: true) is { } then && PeriodForms.Unit(s.Is(i + 1, "week") ? then.AddDays(3) : then, s.Time(i + 1)!.Unit!, 0) is { } period ? (i + 2, period) : null;
        int j = s.Is(i, "on") ? i + 1 : i;
        if (s.Weekday(j) == 0 || s.Time(j)!.Weak.Length > 0 || s.Mark(i, ',')) return null;
        var day = Days.Plus(Days.OnOrAfter(Days.Plus(g.Reference, g.DirectionAt(j, j + 1) == DateDirection.Future ? 0 : -6), s.Weekday(j)), length, back: true);
        return Days.Of(day) is { } date ? (j + 1, date) : null;
    }

    // "Two years ago" names a year, not a day.
    private static EdtfDate? Back(DateOnly from, DateLength length)
    {
        var day = Days.Plus(from, length, back: true);
        if (length.Unit < DateUnit.Year || length.Days > 0) return Mark(day, Coarse(length));
        return day is { } d ? EdtfDate.Year(d.Year, approximate: true) : null;
    }

    // "Two months from today on Tuesday" is the first Tuesday from then on; "in two weeks on Monday" is in that week.
    private static Reading? OnWeekday(int i, int end, EdtfDate point, int weekday, DateUnit unit) =>
        unit < DateUnit.Month ? WeekdayOf(i, end, point, weekday) : Reading.Day(i, end, Days.OnOrAfter(point.First, weekday), "count/on-weekday");

    // "Sunday, three weeks after 15 January" is the one of that week, weeks beginning on Sunday as those who speak so count them.
    private static Reading? WeekdayOf(int i, int end, EdtfDate point, int weekday) =>
        point.First is { } day ? Reading.Day(i, end, Days.Plus(day, (weekday % 7) - (Days.Weekday(day) % 7)), "count/weekday-of") : null;

    /// <summary>"More than two weeks ago", "less than 4 days after tomorrow": up to or from that day.</summary>
    private static Reading? Compared(DateGrammar g, int i)
    {
        var s = g.S;
        bool more = s.Is(i, "more");
        if (!(more || s.Is(i, "less")) || !s.Is(i + 1, "than") || Quantity.At(s, i + 2) is not { Shift: null } q) return null;
        if (Point(g, i + 2, q, out int end) is not { First: { } point } named) return null;
        // "More than a year ago" counts to the day, though "a year ago" names a year.
        if (named.Grain != DateGrain.Day)
        {
            if (!s.Is(end - 1, "ago") || Days.Plus(g.Reference, q.Length, back: true) is not { } exact) return null;
            point = exact;
        }
        bool back = s.Any(q.End, "ago", "before", "prior", "earlier") || (s.Apostrophe(q.End) && s.Is(q.End + 1, "ago"));
        if (more) return Reading.Of(i, end, Days.Try(back ? $"../{point:yyyy-MM-dd}" : $"{point:yyyy-MM-dd}/.."), "count/more-than");
        var other = Days.Plus(point, q.Length, back: !back);
        return Reading.Of(i, end, back ? Days.Between(point, other) : Days.Between(other, point), "count/less-than");
    }

    /// <summary>"In more than two weeks", "in less than a month", "in under 10 days".</summary>
    private static Reading? Ahead(DateGrammar g, int i)
    {
        var s = g.S;
        int j = s.Is(i + 2, "than") ? i + 3 : s.Is(i + 1, "under") ? i + 2 : 0;
        if (j == 0 || Quantity.At(s, j) is not { Shift: null } q || q.Length.Unit == DateUnit.Hour || s.Is(q.End, "of") || g.DirectionAt(i, q.End) == DateDirection.Past) return null;
        if (Days.Plus(g.Reference, q.Length) is not { } point) return null;
        return s.Is(i + 1, "more") ? Reading.Of(i, q.End, Days.Try($"{point:yyyy-MM-dd}/.."), "count/more-than")
            : Reading.Of(i, q.End, Days.Between(g.Reference, point), "count/less-than");
    }

    /// <summary>"The day after Christmas", "the day before 5 May".</summary>
    private static Reading? DayBeside(DateGrammar g, int i)
    {
        var s = g.S;
        if (!s.Is(i, "day") || !s.Any(i + 1, "before", "after") || !s.Is(i - 1, "the") || g.Simple(i + 2, true) is not { Role: DateRole.Date } inner) return null;
        if (inner.Shape.DayOnly || s.Apostrophe(inner.End) || g.Resolve(inner) is not { IsInterval: false, Grain: DateGrain.Day } day) return null;
        return Reading.Day(i, inner.End, Days.Plus(day.First, s.Is(i + 1, "after") ? 1 : -1), "count/day-beside");
    }

    /// <summary>"Two Sundays ago", "three Fridays from now".</summary>
    private static Reading? Weekdays(DateGrammar g, int i)
    {
        var s = g.S;
        int end = Numbers.Cardinal(s, i, out int count);
        if (end == 0 || s.Time(end)?.Weekdays is not (> 0 and var weekday) || count is < 1 or > 999) return null;
        if (s.Is(end + 1, "ago")) return Reading.Day(i, end + 2, Days.Plus(Days.OnOrAfter(Days.Plus(g.Reference, -7), weekday), (count - 1) * -7), "count/weekdays");
        return s.Is(end + 1, "from") && s.Any(end + 2, "now", "today") ? Reading.Day(i, end + 3, Days.Plus(Days.OnOrAfter(Days.Plus(g.Reference, 1), weekday), (count - 1) * 7), "count/weekdays") : null;
    }

    private static Reading? In(DateGrammar g, int i, Quantity q)
    {
        var s = g.S;
        int end = s.Apostrophe(q.End) ? q.End + 1 : q.End;
        if (s.Is(end, "s")) end++;
        bool time = end > q.End && s.Is(end, "time");
        if (time) end++;
        // "killed 30 in two days", "in a year of war", "first in ten years": how long it took, or since when.
        if (Point(g, i + 1, q, out int from) is { } point && from > q.End) return Reading.Of(i, from, point, "count/point");
        bool past = g.DirectionAt(i, q.End) == DateDirection.Past && !time;
        if (past || Compares(s, i, q.Length.Unit) || s.Is(q.End, "of") || s.Any(i - 1, "first", "time", "once", "twice") || (q.Length.Unit == DateUnit.Hour && q.Length.Count < 24) || s.Dash(q.End - 2)) return null;
        if (s.Is(q.End, "on") && s.Weekday(q.End + 1) > 0 && EdtfDay(g, q) is { } then) return OnWeekday(i, q.End + 2, then, s.Weekday(q.End + 1), q.Length.Unit);
        return Reading.Of(i, time ? end : q.End, Mark(Days.Plus(g.Reference, q.Length), Coarse(q.Length)), "count/in");
    }

    // "The worst flood in thirty years", "his first visit in ten years": how long there was none.
    private static bool Compares(Scene s, int i, DateUnit unit)
    {
        for (int k = i - 1; k >= Math.Max(0, i - 10) && !s.Stop(k); k--)
            if (s.Any(k, "first", "worst", "most", "least", "only", "best", "record", "never") || (unit >= DateUnit.Year && s.Word(k) && s[k].Length > 5 && s.Of(k).EndsWith("est", StringComparison.Ordinal))) return true;
        return false;
    }

    private static EdtfDate? EdtfDay(DateGrammar g, Quantity q) => Days.Of(Days.Plus(g.Reference, q.Length));

    private static Reading? Within(DateGrammar g, int i)
    {
        var s = g.S;
        int j = s.Is(i + 1, "the") ? i + 2 : i + 1;
        bool shifted = s.Any(j, "next", "coming", "following");
        if (Quantity.At(s, shifted ? j + 1 : j) is not { } q)
            return shifted && s.Time(j + 1)?.Unit is { } one && Quantity.Unit(one, out _) is { } unit ? Deadline(g, i, j + 2, new DateLength(one == "fortnight" ? 2 : 1, unit)) : null;
        // "within two days of the coup" counts from something else.
        return q.Shift < 0 || s.Is(q.End, "of") ? null : Deadline(g, i, q.End, q.Length);
    }

    private static Reading? Deadline(DateGrammar g, int i, int end, DateLength length)
    {
        if (Forward(g, length) is not { } span) return null;
        var bound = After(g.Reference, length);
        return Reading.Of(i, end, span, "count/within") is { } r ? r with { Role = DateRole.Deadline, Length = length, Bound = bound } : null;
    }

    /// <summary>"The last three days", "the past few months", "the coming weeks", "recent months".</summary>
    private static Reading? Stretch(DateGrammar g, int i)
    {
        var s = g.S;
        if (s.Time(i)?.Shift is not { } shift || shift == 0) return null;
        int j = s.Time(i + 1)?.Shift == shift ? i + 2 : i + 1;
        if (Quantity.At(s, j) is { Shift: null } q && !s.Any(j, "a", "an")) return s.Any(q.End, "of", "ago") ? null : Span(g, i, q.End, q.Length, shift);
        // A plural without a number is a few of them.
        if (s.Time(j)?.Unit is not { } word || s.Is(j, word) || Quantity.Unit(word, out int times) is not { } unit || unit == DateUnit.Hour || s.Is(j + 1, "of")) return null;
        return Span(g, i, j + 1, new DateLength(3 * times, unit, true), shift);
    }

    private static Reading? Span(DateGrammar g, int i, int end, DateLength length, int shift)
    {
        if (length.Unit == DateUnit.Hour && length.Count < 24) return null;
        var span = Aligned(g.Reference, length, shift) ?? (shift > 0 ? Forward(g, length) : Backward(g, length));
        return Reading.Of(i, end, span, shift > 0 ? "count/next" : "count/last") is { } r ? r with { Role = DateRole.Range, Length = length } : null;
    }

    private static EdtfDate? Forward(DateGrammar g, DateLength length) =>
        Days.Plus(g.Reference, 1) is { } first && After(g.Reference, length) is { } last ? Days.Try($"{first:yyyy-MM-dd}/{last.Text}") ?? EdtfDate.Day(first) : null;

    private static EdtfDate? Backward(DateGrammar g, DateLength length) =>
        Mark(Days.Plus(g.Reference, length, back: true), length.Vague) is { } first ? Days.Try($"{first.Text}/{g.Reference:yyyy-MM-dd}") : null;

    // Quarters, decades and centuries are the calendar's.
    private static EdtfDate? Aligned(DateOnly reference, DateLength length, int shift)
    {
        if (length.Count == 0) return null;
        string? unit = length.Unit switch { DateUnit.Quarter => "quarter", DateUnit.Decade => "decade", DateUnit.Century => "century", _ => null };
        if (unit is null) return null;
        var a = PeriodForms.Unit(reference, unit, shift > 0 ? 1 : -length.Count);
        var b = PeriodForms.Unit(reference, unit, shift > 0 ? length.Count : -1);
        if (a?.Text.Split('/') is not [var first, _] || b?.Text.Split('/') is not [_, var last]) return null;
        return Days.Try($"{first}/{last}");
    }

    private static Reading? Bare(DateGrammar g, int i, Quantity q)
    {
        var s = g.S;
        bool single = s.Any(i, "a", "an");
        bool old = s.Is(q.End, "old") || (s.Dash(q.End) && s.Is(q.End + 1, "old"));
        // "a day" and "a year" are mostly rates ("20 kilometres a day") or any day ("a day of mourning").
        if (old || q.Length.Count >= 1000 || (single && (s.Is(q.End, "of") || s.Word(i - 1) && s.Time(i - 1)?.CountNoun == true)) || s.Any(i - 1, "per", "every", "each")) return null;
        if (Days.Plus(g.Reference, q.Length) is not { } last) return null;
        return Reading.Of(i, q.End, Days.Between(g.Reference, last), "count/length") is { } r ? r with { Role = DateRole.Duration, Length = q.Length } : null;
    }
}
