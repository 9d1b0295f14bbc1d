using Attache.Desk.Service;
using Attache.Ledger;
using Attache.Storage.Index;
using Attache.Stories;
using Attache.Views;

namespace Attache.Desk.Models;

/// <summary>What is due, from the index: it knows the reports by the day that they name, however long ago they came in.</summary>
internal static class DueReports
{
    // So many reports of what is due, and of decisions that were taken or put off, are looked through.
    private const int Most = 2000, MostSettled = 300, Days = 400;

    private static readonly string[] Settled = ["made", "deferred", "lapsed"];

    /// <summary>What is due in the days after a day.</summary>
    /// <param name="lease">Ledger and index.</param>
    /// <param name="on">The day.</param>
    /// <param name="days">For how many days; the last one is in.</param>
    /// <param name="known">As known at the end of that day; null for everything.</param>
    public static IReadOnlyList<DueItem> Within(DeskData.Lease lease, DateOnly on, int days, DateOnly? known)
    {
        // What counted on an earlier day, the ledger alone knows.
        if (known is not null) return DueItem.Within(lease.Store, new ValidDay(on), days, Links.Known(known));
        var ids = lease.Index.Due(on, on.AddDays(days), on, Most).Concat(Settled.SelectMany(change =>
            lease.Index.Search(new FindingSearch { Kinds = ["decision"], Change = change, From = on.AddDays(-Days), To = on }, MostSettled, count: false).Ids));
        var findings = new List<ReportedFinding>();
        foreach (string id in ids.Distinct(StringComparer.Ordinal)) findings.AddRange(lease.Store.Findings(new FindingQuery { FindingId = id }));
        return DueItem.Of(new FileOnDay(new ValidDay(on), KnownTime.Latest, findings, lease.Store.Decisions(KnownTime.Latest)), days);
    }
}
