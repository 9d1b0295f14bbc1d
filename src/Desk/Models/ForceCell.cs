using System.Globalization;
using Attache.Codebook;
using Attache.Ledger;
using Attache.Ledger.Facts;
using Attache.Views.Brief;

namespace Attache.Desk.Models;

/// <summary>A movement in a few words, for tables and the map: "redeploying from Gao to Niger, 2,400", "giving up the base in Gao".</summary>
public static class ForceCell
{
    /// <summary>The words for a fact on a force.</summary>
    public static string Of(Fact fact)
    {
        var finding = fact.Best<DeploymentFinding>();
        string from = Places(fact, f => f.From), to = Places(fact, f => f.To);
        string text = finding.Change switch
        {
            "present" => to.Length > 0 ? to : "present",
            "closing-base" => (from.Contains(',', StringComparison.Ordinal) ? "giving up bases" : "giving up the base") + (from.Length > 0 ? " in " + from : ""),
            _ => finding.Change.Replace('-', ' ') + (from.Length > 0 ? " from " + from : ""),
        };
        // Where somebody arrives or acts; a movement else goes to a place.
        if (finding.Change != "present" && to.Length > 0) text += (finding.Change is "arriving" or "arrived" or "attacked" or "reducing" or "reinforcing" or "taking-over" or "closing-base" ? " in " : " to ") + to;
        if (fact.Evidence.Select(e => ((DeploymentFinding)e.Finding).Strength).FirstOrDefault(s => s is not null) is { } n) text += $", {n.ToString("N0", CultureInfo.InvariantCulture)}";
        if (fact.Date is { } date) text += $" ({FactTelling.Date(date)})";
        return text;
    }

    private static string Places(Fact fact, Func<DeploymentFinding, IReadOnlyList<Place>?> of) => string.Join(
        ", ", fact.Evidence.SelectMany(e => of((DeploymentFinding)e.Finding) ?? []).Select(p => p.Name ?? p.Text).DistinctBy(FoldedName.Of, StringComparer.Ordinal).Take(5));
}
