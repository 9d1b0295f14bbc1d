using Attache.Codebook;

namespace Attache.Language.Dates;

internal enum PeriodKind
{
    Week,
    Weekend,
    Fortnight,
    Month,
    Quarter,
    Season,

    /// <summary>A year told from now ("last year", "the year"), whose parts are halves.</summary>
    Year,

    /// <summary>A year by its number, whose parts are thirds.</summary>
    NamedYear,
    Decade,
    Century,
}

/// <summary>A period of the calendar that has parts: "next week", "March 2022", "the 1990s".</summary>
/// <param name="End">The token behind it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Shape">Which one.</param>
internal readonly record struct Period(int End, PeriodKind Kind, Shape Shape)
{
    /// <summary>The part of a period, by days both in.</summary>
    public static EdtfDate? Cut(EdtfDate? whole, PeriodPart part, PeriodKind kind, DateOnly reference)
    {
        if (whole is not { First: { } first, Last: { } last }) return null;
        int y = first.Year, m = first.Month;
        switch (part)
        {
            case PeriodPart.Rest:
                return Days.Between(reference > first ? reference : first, last);
            case PeriodPart.Earlier:
                return Days.Between(first, reference < last ? reference : last);
            case PeriodPart.Later:
                // The second half, as far as it is still to come.
                var half = Cut(whole, PeriodPart.Late, kind, reference)?.First;
                return Days.Between(reference >= half ? reference : half, last);
        }
        int third = part == PeriodPart.Early ? 0 : part == PeriodPart.Mid ? 1 : 2;
        return kind switch
        {
            PeriodKind.Week => Days.Between(Days.Plus(first, third == 0 ? 0 : third == 1 ? 1 : 3), Days.Plus(first, third == 0 ? 2 : third == 1 ? 4 : 6)),
            PeriodKind.Month => Days.Between(Days.Day(y, m, third == 0 ? 1 : third == 1 ? 10 : 16), third == 0 ? Days.Day(y, m, 15) : third == 1 ? Days.Day(y, m, 20) : last),
            PeriodKind.Year => Months(y, third == 0 ? 1 : third == 1 ? 4 : 7, third == 0 ? 6 : third == 1 ? 9 : 12),
            PeriodKind.NamedYear => Months(y, (third * 4) + 1, (third * 4) + 4),
            PeriodKind.Quarter or PeriodKind.Season => Days.PlusMonths(first, third) is { } month ? Days.Month(month.Year, month.Month) : null,
            PeriodKind.Decade => Days.Years(y + (third == 0 ? 0 : third == 1 ? 4 : 7), y + (third == 0 ? 3 : third == 1 ? 6 : 9)),
            PeriodKind.Century => Days.Years(y + (third * 33) + (third == 2 ? 1 : 0), y + (third == 0 ? 32 : third == 1 ? 66 : 99)),
            _ => whole,
        };
    }

    private static EdtfDate? Months(int year, int first, int last) => Days.Try($"{year:0000}-{first:00}/{year:0000}-{last:00}");
}
