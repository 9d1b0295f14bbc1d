using Attache.Desk.Service;
using Attache.Views;
using Attache.Views.Brief;

namespace Attache.Desk.Models;

/// <summary>What the calendar shows.</summary>
/// <param name="On">The day from which it looks ahead.</param>
/// <param name="First">The day of the oldest story.</param>
/// <param name="Last">The day of the newest story.</param>
/// <param name="Known">As known at the end of that day; null for everything.</param>
/// <param name="Days">For how many days it looks ahead.</param>
/// <param name="Items">What is due, by day.</param>
/// <param name="Telling">Tells it.</param>
public sealed record CalendarModel(DateOnly On, DateOnly First, DateOnly Last, DateOnly? Known, int Days, IReadOnlyList<DueItem> Items, FactTelling Telling)
{
    /// <summary>So many entries are shown on the page.</summary>
    public const int Most = 200;

    /// <summary>Reads it; null for an empty ledger.</summary>
    public static CalendarModel? Of(DeskData.Lease lease, DateOnly? on, DateOnly? known, int days)
    {
        if (lease.Index.LastDay is not { } last || lease.Index.FirstDay is not { } first) return null;
        var day = on ?? last;
        var items = DueReports.Within(lease, day, days, known);
        return new CalendarModel(day, first, last, known, days, items, HomeModel.Tell(day, items));
    }

    /// <summary>The months that have something of what is shown, with all days of each in weeks from Monday.</summary>
    public IEnumerable<(DateOnly Month, IReadOnlyList<DueItem> Items)> Months() =>
        Items.Take(Most).GroupBy(i => new DateOnly(i.Day.Year, i.Day.Month, 1)).OrderBy(g => g.Key).Select(g => (g.Key, (IReadOnlyList<DueItem>)[.. g]));
}
