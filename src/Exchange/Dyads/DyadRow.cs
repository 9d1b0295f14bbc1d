using System.Globalization;
using Attache.Codebook;
using Attache.Exchange.Events;
using Attache.Ledger.Facts;

namespace Attache.Exchange.Dyads;

/// <summary>How long the periods are for which pairs are counted.</summary>
public enum Period
{
    /// <summary>A calendar day.</summary>
    Day,

    /// <summary>A week from Monday to Sunday (ISO 8601).</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,
}

/// <summary>What one actor did to another in one period: event facts, not reports.</summary>
/// <param name="Start">First day of the period.</param>
/// <param name="End">Its last day, inclusive.</param>
/// <param name="Source">PLOVER code of the actor.</param>
/// <param name="Target">PLOVER code of the recipient.</param>
public sealed record DyadRow(DateOnly Start, DateOnly End, string Source, string Target)
{
    private readonly long[] quads = new long[4];

    /// <summary>Number of facts.</summary>
    public long Count { get; private set; }

    /// <summary>Of these, facts without a date of their own, counted on the day of their first report.</summary>
    public long Undated { get; private set; }

    /// <summary>Facts that have a score.</summary>
    public long Scored { get; private set; }

    /// <summary>Sum of the scores.</summary>
    public double Sum { get; private set; }

    /// <summary>Mean of the scores; null where no fact has one.</summary>
    public double? Mean => Scored == 0 ? null : Math.Round(Sum / Scored, 4);

    /// <summary>Number of facts of a quad category, from 1 to 4.</summary>
    public long Quad(int number) => quads[number - 1];

    /// <summary>
    /// The rows of event facts, by period, source and target. A fact counts once for each pair of different codes in it; between
    /// an actor and itself only where both are of one state. What is told as history without a date is left out, and so is a date that does not
    /// lie within one period: put on its first day it would make a peak that nobody reported.
    /// </summary>
    /// <param name="facts">The facts; those that are no events in PLOVER's sense are passed over.</param>
    /// <param name="period">How long the periods are.</param>
    /// <param name="leftOut">How many facts were left out for their date.</param>
    public static IReadOnlyList<DyadRow> Of(IEnumerable<Fact> facts, Period period, out long leftOut)
    {
        var rows = new SortedDictionary<(DateOnly, string, string), DyadRow>(Comparer<(DateOnly Day, string A, string B)>.Create((x, y) =>
            x.Day != y.Day ? x.Day.CompareTo(y.Day) : x.A != y.A ? string.CompareOrdinal(x.A, y.A) : string.CompareOrdinal(x.B, y.B)));
        leftOut = 0;
        foreach (var group in EventPair.Of(facts).GroupBy(p => p.Fact!.Id, StringComparer.Ordinal))
        {
            var pairs = group.Where(p => p.Actor?.Code is not null && p.Recipient?.Code is not null).Select(p => (p.Actor!.Code!, p.Recipient!.Code!)).Distinct().ToList();
            if (pairs.Count == 0) continue;
            var first = group.First();
            var fact = first.Fact!;
            var (start, end) = Around(fact.From, period);
            bool fits = fact.Date is { } date ? date.First is not null && date.Last is { } last && last <= end : !fact.Historical;
            if (!fits)
            {
                leftOut++;
                continue;
            }
            foreach (var (source, target) in pairs)
            {
                if (!rows.TryGetValue((start, source, target), out var row)) rows[(start, source, target)] = row = new DyadRow(start, end, source, target);
                row.Add(first.Event, fact);
            }
        }
        return [.. rows.Values];
    }

    private void Add(EventFinding e, Fact fact)
    {
        Count++;
        if (fact.Date is null) Undated++;
        if (Plover.Standard.Categories.TryGetValue(e.Category, out var c)) quads[c.QuadNumber - 1]++;
        if (e.Score is not { } score) return;
        Scored++;
        Sum = Math.Round(Sum + score, 6);
    }

    private static (DateOnly Start, DateOnly End) Around(DateOnly day, Period period) => period switch
    {
        Period.Month => (new DateOnly(day.Year, day.Month, 1), new DateOnly(day.Year, day.Month, CultureInfo.InvariantCulture.Calendar.GetDaysInMonth(day.Year, day.Month))),
        Period.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)) is var monday ? (monday, DateOnly.FromDayNumber(Math.Min(monday.DayNumber + 6, DateOnly.MaxValue.DayNumber))) : default,
        _ => (day, day),
    };
}
