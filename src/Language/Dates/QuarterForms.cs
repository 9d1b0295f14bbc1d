using Attache.Codebook;

namespace Attache.Language.Dates;

/// <summary>Quarters and halves: "Q1 2016", "the first quarter of 2022", "the first half of 2021", "the second half of March".</summary>
internal sealed class QuarterForms : IDateFamily
{
    public string Name => "quarter";

    public IReadOnlyList<DateExample> Examples { get; } =
    [
        new("Exports fell in [Q1 2016].", "2022-01-31", "2016-01/2016-03"),
        new("Exports fell in [2019-Q1].", "2022-01-31", "2019-01/2019-03"),
        new("Exports fell in [the third quarter].", "2022-01-31", "2021-07/2021-09"),
        new("Exports fell in [the first quarter of last year].", "2022-01-31", "2021-01/2021-03"),
        new("Attacks doubled in [the first half of 2021].", "2022-01-31", "2021-01/2021-06"),
        new("Attacks doubled in [the latter part of 2021].", "2022-01-31", "2021-07/2021-12"),
        new("Attacks doubled in [the second half of March].", "2022-04-30", "2022-03-16/2022-03-31"),
        new("They scored twice in the first half and held the northern quarter.", "2022-01-31", ""),
    ];

    public Reading? Read(DateGrammar g, int i, bool loose)
    {
        var s = g.S;
        // "2016 Q1", "2019-Q1"
        if (s.Digits(i) && s[i].Length == 4 && s[i].Number is >= 1000 and < 3000 && !s.Glued(i))
        {
            int year = s[i].Number, j = i + 1;
            if ((s.Dash(j) || s.Mark(j, '/')) && s.Glued(j)) j++;
            if (Short(s, j, out int n, out bool half) is > 0 and var end) return Reading.Of(i, end, Months(year, n, half), "quarter/short");
        }
        return Find(g, i) is { } p ? Reading.Of(i, p.End, p.Shape, p.Kind == PeriodKind.Month ? "quarter/half-month" : "quarter/named") : null;
    }

    public static Period? Find(DateGrammar g, int i)
    {
        var s = g.S;
        int end = Short(s, i, out int n, out bool half);
        bool named = end == 0;
        if (named)
        {
            n = -1;
            int j = s.Any(i, "last", "latter", "final") ? i + 1 : Numbers.Ordinal(s, i, out n);
            if (j == 0 || !s.Any(j, "quarter", "half", "part")) return null;
            half = s.Any(j, "half", "part");
            if (n < 0)
            {
                // "last quarter" alone is the one before this.
                if (!s.Is(j + 1, "of")) return null;
                n = half ? 2 : 4;
            }
            end = j + 1;
        }
        if (n < 1 || n > (half ? 2 : 4)) return null;
        int of = s.Any(end, "of", "in") ? end + 1 : end;
        if (named && half && of > end && PeriodForms.Find(g, of) is { Kind: PeriodKind.Month } month)
            return month with { Shape = Part(month.Shape, n == 1 ? PeriodPart.Early : PeriodPart.Late, g.Reference) };
        int behind = DayForms.YearBehind(g, !named && (s.Dash(end) || s.Mark(end, '/') || s.Mark(end, ',')) ? end + 1 : end, out int? year);
        if (year is null && of > end && s.Is(of, "the") && s.Is(of + 1, "year")) (behind, year) = (of + 2, g.Reference.Year);
        if (year is null && ((half && named) || (named && (!s.Is(i - 1, "the") || s.Is(end, "of"))))) return null;
        var shape = new Shape { Yearly = y => Months(y, n, half), Year = year };
        return new Period(year is null ? end : behind, PeriodKind.Quarter, shape);
    }

    /// <summary>A period's part as a shape that is as open as the period.</summary>
    public static Shape Part(Shape whole, PeriodPart part, DateOnly reference, PeriodKind kind = PeriodKind.Month) =>
        whole.Known is { } known
            ? new Shape { Known = Period.Cut(known, part, kind, reference) ?? known }
            : new Shape { Yearly = y => Period.Cut(whole.Yearly!(y), part, kind, reference), Year = whole.Year };

    public static EdtfDate? Months(int year, int n, bool half) =>
        half ? Days.Try($"{year:0000}-{(n * 6) - 5:00}/{year:0000}-{n * 6:00}") : Days.Quarter(year, n);

    private static int Short(Scene s, int i, out int n, out bool half)
    {
        n = 0;
        half = s.Is(i, "h");
        // "4Q 2018"
        if (s.Digits(i) && s[i].Length == 1 && s.Is(i + 1, "q") && s.Glued(i + 1) && !s.Glued(i + 2))
        {
            n = s[i].Number;
            return n is >= 1 and <= 4 ? i + 2 : 0;
        }
        if (!(half || s.Is(i, "q")) || !s.Glued(i + 1) || !s.Digits(i + 1) || s[i + 1].Length != 1 || (Numbers.Tied(s, i + 1) && !(s.Mark(i + 2, '/') && s.Digits(i + 3) && s[i + 3].Length == 4))) return 0;
        n = s[i + 1].Number;
        return n >= 1 && n <= (half ? 2 : 4) ? i + 2 : 0;
    }
}
