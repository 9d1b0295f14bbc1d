using Attache.Desk.Service;
using Attache.Storage.Index;
using Attache.Stories;
using Attache.Views;
using Attache.Views.Brief;

namespace Attache.Desk.Models;

/// <summary>What the first page shows.</summary>
/// <param name="On">The day of the newest story; null for an empty ledger.</param>
/// <param name="Crises">Pairs with the steepest change.</param>
/// <param name="Due">What is due in the fourteen days that follow.</param>
/// <param name="Telling">Tells what is due.</param>
/// <param name="Stories">What came in last.</param>
/// <param name="Review">What is worth a look first.</param>
/// <param name="Counts">How much the ledger holds.</param>
public sealed record HomeModel(
    DateOnly? On, IReadOnlyList<PairActivity> Crises, IReadOnlyList<DueItem> Due, FactTelling? Telling, IReadOnlyList<IndexedStory> Stories, IReadOnlyList<Told> Review, IndexCounts Counts)
{
    /// <summary>For how many days what is due is shown.</summary>
    public const int DueDays = 14;

    /// <summary>Reads it.</summary>
    public static HomeModel Of(DeskData.Lease lease)
    {
        var counts = lease.Counts();
        if (lease.Index.LastDay is not { } on) return new HomeModel(null, [], [], null, [], [], counts);
        var due = DueReports.Within(lease, on, DueDays, null).Take(8).ToList();
        return new HomeModel(
            on, lease.Index.Activity(on, 6), due, Tell(on, due), lease.Index.NewestStories(7), Told.Of(lease.Store, lease.Index.Queue(QueueOrder.Importance, 4)), counts);
    }

    /// <summary>Tells what is due.</summary>
    public static FactTelling Tell(DateOnly on, IReadOnlyList<DueItem> due) =>
        new(FileOnDay.OfFacts(new ValidDay(on), KnownTime.Latest, [.. due.Select(d => d.Fact).DistinctBy(f => f.Id)]), CountryNames.Standard);
}
