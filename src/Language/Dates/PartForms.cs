using Attache.Codebook;

namespace Attache.Language.Dates;

/// <summary>Parts of a period: "early June", "mid-2019", "late last year", "the end of March", "later this week", "the rest of the month".</summary>
internal sealed class PartForms : IDateFamily
{
    public string Name => "part";

    public IReadOnlyList<DateExample> Examples { get; } =
    [
        new("It began in [early June].", "2022-07-31", "2022-06-01/2022-06-15"),
        new("It began in [mid-2019].", "2022-01-31", "2019-05/2019-08"),
        new("It was known [late last year].", "2022-01-31", "2021-07/2021-12"),
        new("It was known at [the end of December].", "2022-01-31", "2021-12-16/2021-12-31"),
        new("It was known in [mid to late July].", "2022-08-31", "2022-07-10/2022-07-31"),
        new("It is closed for [the remaining year].", "2022-08-31", "2022-08-31/2022-12-31"),
        new("It was known in [the early 1990s].", "2022-01-31", "1990/1993"),
        new("They will meet [later this week].", "2022-02-01", "2022-02-03/2022-02-06"),
        new("They met [earlier this month].", "2022-01-12", "2022-01-01/2022-01-12"),
        new("It is closed for [the rest of the week].", "2022-02-02", "2022-02-02/2022-02-06"),
        new("It is due at [the end of the month].", "2022-01-12", "2022-01-16/2022-01-31"),
        new("It is due at [EOY].", "2022-01-12", "2022-07/2022-12"),
        new("They will go by the end of February or [year-end].", "2022-01-12", "2022-07/2022-12"),
        new("It lasted [the first two weeks of March].", "2022-04-12", "2022-03-01/2022-03-14"),
        new("It lasted [the last four months of 2021].", "2022-04-12", "2021-09-01/2021-12-31"),
        new("It will end [next year].", "2022-01-31", "2023"),
        new("The talks end [next week].", "2022-02-02", "2022-02-07/2022-02-13"),
        new("We reached the end of the line early and met again later.", "2022-01-31", ""),
    ];

    public Reading? Read(DateGrammar g, int i, bool loose)
    {
        var s = g.S;
        if (s.Any(i, "eoy", "eom", "eow"))
        {
            var (unit, kind) = s.Is(i, "eoy") ? ("year", PeriodKind.Year) : s.Is(i, "eom") ? ("month", PeriodKind.Month) : ("week", PeriodKind.Week);
            return Reading.Of(i, i + 1, Period.Cut(PeriodForms.Unit(g.Reference, unit, 0), PeriodPart.Late, kind, g.Reference), "part/late");
        }
        if (Run(g, i) is { } run) return run;
        if (UnitEnd(g, i) is { } unitEnd) return unitEnd;
        if (s.Time(i)?.Part is not { } part || part == PeriodPart.None) return null;
        if (Span(g, i, part) is { } span) return span;
        if (s.Is(i, "remaining") && s.Time(i + 1)?.Unit is { } left && s.Is(i + 1, left) && s.Is(i - 1, "the") && PeriodForms.Find(g, i + 1) is { Kind: PeriodKind.Year or PeriodKind.Month or PeriodKind.Week } running)
            return Reading.Of(i, running.End, QuarterForms.Part(running.Shape, PeriodPart.Rest, g.Reference, running.Kind), "part/rest");
        int j = i + 1;
        bool noun = s.Any(i, "beginning", "start", "outset", "middle", "end", "close", "rest", "remainder", "remaining");
        if (s.Dash(j) && s.Glued(j)) j++;
        else if (s.Is(j, "of") || (!noun && s.Is(j, "in"))) j++;
        else if (noun && (!s.Any(i, "end", "beginning", "start") || IsVerb(s, i))) return null;
        // "later that month" and "early the next year" hang on another event; "in late the" is no English.
        if (PeriodForms.Find(g, j) is not { } period) return null;
        bool bare = s.Is(j, "the") || s.Time(j)?.Unit is not null;
        bool midYear = part == PeriodPart.Mid && s.Dash(i + 1) && s.Any(j, "year", "month", "week");
        if (!noun && !midYear && bare && !s.Any(j - 1, "in", "of") && s.Time(s.Is(j, "the") ? j + 1 : j)?.Shift is null && period.Kind is not (PeriodKind.Decade or PeriodKind.NamedYear)) return null;
        if (period.Shape.Known is { } known && Period.Cut(known, part, period.Kind, g.Reference) is null) return null;
        string name = part switch { PeriodPart.Early => "early", PeriodPart.Mid => "mid", PeriodPart.Late => "late", PeriodPart.Earlier => "earlier", PeriodPart.Later => "later", _ => "rest" };
        return Reading.Of(i, period.End, QuarterForms.Part(period.Shape, part, g.Reference, period.Kind), "part/" + name);
    }

    // "It will end next year", "talks end next week"
    private static bool IsVerb(Scene s, int i) => DirectionCues.BehindPlural(s, i) || s.Any(i - 1, "will", "would", "to", "may", "might", "can", "could", "should", "must", "shall", "not", "t", "ll", "did", "does", "do");

    /// <summary>"Mid to late July", "early-to-mid 2019": from the first part's beginning to the second's end.</summary>
    private static Reading? Span(DateGrammar g, int i, PeriodPart from)
    {
        var s = g.S;
        int j = s.Dash(i + 1) ? i + 2 : i + 1;
        if (!s.Any(i, "early", "mid") || !s.Any(j, "to", "or")) return null;
        j = s.Dash(j + 1) ? j + 2 : j + 1;
        if (!s.Any(j, "mid", "late") || s.Time(j)?.Part is not { } to || to == from) return null;
        j = s.Dash(j + 1) ? j + 2 : j + 1;
        if (PeriodForms.Find(g, j) is not { } period) return null;
        EdtfDate? Of(EdtfDate? whole) => Days.Between(Period.Cut(whole, from, period.Kind, g.Reference)?.First, Period.Cut(whole, to, period.Kind, g.Reference)?.Last);
        var shape = period.Shape.Known is { } known ? Shape.Maybe(Of(known)) : new Shape { Yearly = y => Of(period.Shape.Yearly!(y)), Year = period.Shape.Year };
        return Reading.Of(i, period.End, shape, "part/span");
    }

    /// <summary>"By year-end", "at the month's end", "by year's end".</summary>
    private static Reading? UnitEnd(DateGrammar g, int i)
    {
        var s = g.S;
        if (!s.Any(i, "year", "month", "week")) return null;
        int j = s.Dash(i + 1) ? i + 2 : s.Apostrophe(i + 1) && s.Is(i + 2, "s") ? i + 3 : i + 1;
        if (!s.Is(j, "end") || (j == i + 1 && !s.Any(i - 1, "by", "before", "until"))) return null;
        string unit = s.Time(i)!.Unit!;
        var kind = unit == "year" ? PeriodKind.Year : unit == "month" ? PeriodKind.Month : PeriodKind.Week;
        return Reading.Of(i, j + 1, Period.Cut(PeriodForms.Unit(g.Reference, unit, 0), PeriodPart.Late, kind, g.Reference), "part/late");
    }

    /// <summary>"The first two weeks of March", "the last four months of 2021".</summary>
    private static Reading? Run(DateGrammar g, int i)
    {
        var s = g.S;
        bool last = s.Any(i, "last", "final");
        if (!(last || s.Any(i, "first", "opening")) || Quantity.At(s, i + 1) is not { Shift: null } q || !s.Any(q.End, "of", "in") || q.Length.Unit == DateUnit.Hour) return null;
        if (PeriodForms.Find(g, q.End + 1) is not { } period) return null;
        EdtfDate? Of(EdtfDate? whole)
        {
            if (whole is not { First: { } a, Last: { } b }) return null;
            // As "the first week" is a week of the calendar, so are "the first two".
            if (q.Length is { Unit: DateUnit.Week, Days: 0 } && period.Kind is PeriodKind.Year or PeriodKind.NamedYear)
            {
                var monday = last ? Days.Plus(Days.Monday(Days.Day(a.Year, 12, 28)), (1 - q.Length.Count) * 7) : Days.WeekOfYear(a.Year, 1);
                return Days.Between(monday, Days.Plus(monday, (q.Length.Count * 7) - 1));
            }
            var from = last ? Days.Plus(Days.Plus(b, 1), q.Length, back: true) : a;
            var to = last ? b : Days.Plus(Days.Plus(a, q.Length), -1);
            return from >= a && to <= b ? Days.Between(from, to) : null;
        }
        var shape = period.Shape.Known is { } known ? Shape.Maybe(Of(known)) : new Shape { Yearly = y => Of(period.Shape.Yearly!(y)), Year = period.Shape.Year };
        return Reading.Of(i, period.End, shape, "part/run");
    }
}
