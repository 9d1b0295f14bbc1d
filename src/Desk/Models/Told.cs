using Attache.Ledger;
using Attache.Views;
using Attache.Views.Brief;

namespace Attache.Desk.Models;

/// <summary>A finding as lists show it.</summary>
/// <param name="Reported">The finding.</param>
/// <param name="Text">What it says, as one sentence.</param>
public sealed record Told(ReportedFinding Reported, string Text)
{
    /// <summary>Tells findings by their ids, in that order; those that the ledger does not hold are left out.</summary>
    public static IReadOnlyList<Told> Of(ILedgerStore store, IEnumerable<string> ids)
    {
        var found = new List<ReportedFinding>();
        foreach (string id in ids)
            if (store.Findings(new FindingQuery { FindingId = id, WithDead = true }).FirstOrDefault() is { } f) found.Add(f);
        return Of(found);
    }

    /// <summary>Tells findings.</summary>
    public static IReadOnlyList<Told> Of(IReadOnlyList<ReportedFinding> findings)
    {
        var telling = FactTelling.OfFindings(findings, CountryNames.Standard);
        return [.. findings.Select(f => new Told(f, telling.Of(f)))];
    }
}
