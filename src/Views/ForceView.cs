using Attache.Codebook;
using Attache.Ledger;
using Attache.Ledger.Facts;

namespace Attache.Views;

/// <summary>A force on a day: where it is, what it does, what is planned and considered.</summary>
/// <param name="Key">Its folded name, or the codes of whose forces they are.</param>
/// <param name="Name">Its name as most reports give it; null where none does.</param>
/// <param name="Contributors">Codes of the states whose force it is.</param>
/// <param name="Presence">Reports of its presence, by date.</param>
/// <param name="Moves">Arrivals, withdrawals and other moves that happen or happened, by date.</param>
/// <param name="Planned">Moves that are planned, by date.</param>
/// <param name="Considered">Moves that are considered or hang on a condition, by date.</param>
/// <param name="Denied">Moves and presence that somebody denies, or that do not happen any more.</param>
public sealed record ForceView(
    string Key, string? Name, IReadOnlyList<string> Contributors,
    IReadOnlyList<Fact> Presence, IReadOnlyList<Fact> Moves, IReadOnlyList<Fact> Planned, IReadOnlyList<Fact> Considered, IReadOnlyList<Fact> Denied)
{
    /// <summary>The forces of a file, by name.</summary>
    public static IReadOnlyList<ForceView> Of(FileOnDay file) =>
    [
        .. file.Of<DeploymentFinding>().GroupBy(f => f.ForceKey, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
        {
            Fact[] Where(Func<Fact, bool> keep) => [.. g.Where(keep)];
            var findings = g.SelectMany(f => f.Evidence).Select(e => (DeploymentFinding)e.Finding).ToList();
            return new ForceView(
                g.Key,
                // "Soldiers" says less than "French forces", which the contributors tell.
                findings.Select(f => f.Force).OfType<string>().Select(ForceName.Core).Where(n => !ForceName.IsBare(n) || findings.All(f => f.Contributor is not { Count: > 0 })).GroupBy(n => n, StringComparer.Ordinal).OrderByDescending(n => n.Count()).ThenByDescending(n => n.Key.Length).ThenBy(n => n.Key, StringComparer.Ordinal).FirstOrDefault()?.Key,
                [.. findings.SelectMany(f => f.Contributor ?? []).GroupBy(c => c, StringComparer.Ordinal).OrderByDescending(c => c.Count()).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key)],
                // "At its peak it had 900 men" tells of no day that one could name.
                Where(f => f.Modality == Modality.Actual && Change(f) == "present" && !(f.Historical && f.Date is null)),
                Where(f => f.Modality == Modality.Actual && Change(f) != "present"),
                Where(f => f.Modality == Modality.Planned),
                Where(f => f.Modality is Modality.Considered or Modality.Conditional),
                Where(f => f.Modality == Modality.Negated));
        }),
    ];

    /// <summary>The last day on which a report, by its date or else its own day, had the force somewhere; null where none does.</summary>
    public DateOnly? LastConfirmed => Presence.SelectMany(f => f.Evidence).Select(e => e.Finding.Date?.First ?? e.Day).Select(d => (DateOnly?)d).Max();

    /// <summary>The change of a fact on a force.</summary>
    public static string Change(Fact fact) => ((DeploymentFinding)fact.Evidence[0].Finding).Change;
}
