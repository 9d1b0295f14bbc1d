using Attache.Desk.Service;
using Attache.Ledger;
using Attache.Storage.Index;
using Attache.Stories;
using Attache.Views;
using Attache.Views.Brief;

namespace Attache.Desk.Models;

/// <summary>What the map shows.</summary>
/// <param name="On">The day.</param>
/// <param name="First">The day of the oldest story.</param>
/// <param name="Last">The day of the newest story.</param>
/// <param name="Known">As known at the end of that day; null for everything.</param>
/// <param name="About">A state, pair or force that it is narrowed to; null for all.</param>
/// <param name="Placed">What is drawn.</param>
/// <param name="Beside">What is told of without a place that has coordinates.</param>
/// <param name="Telling">Tells it.</param>
public sealed record MapModel(
    DateOnly On, DateOnly First, DateOnly Last, DateOnly? Known, Subject? About, IReadOnlyList<ForceMark> Placed, IReadOnlyList<ForceMark> Beside, FactTelling Telling)
{
    /// <summary>So many reports on forces, the latest ones, are looked through where all of them are asked for.</summary>
    public const int MostFindings = 600;

    // What lies further back than a year is not drawn anyway.
    private const int MostMarks = 250, Days = 400;

    /// <summary>Whether older reports were left out.</summary>
    public bool IsCut { get; init; }

    /// <summary>Reads it; null for an empty ledger.</summary>
    public static MapModel? Of(DeskData.Lease lease, DateOnly? on, DateOnly? known, Subject? about)
    {
        if (lease.Index.LastDay is not { } last || lease.Index.FirstDay is not { } first) return null;
        var day = on ?? last;
        var file = about is not null
            ? FileOnDay.Of(lease.Store, about, new ValidDay(day), Links.Known(known))
            : All(lease, day, known);
        var marks = ForceMark.Of(file);
        return new MapModel(
            day, first, last, known, about, [.. marks.Where(m => m.IsOnMap).OrderByDescending(m => m.Fact.LastDay).Take(MostMarks)],
            [.. marks.Where(m => !m.IsOnMap).OrderByDescending(m => m.Fact.LastDay).Take(MostMarks)], new FactTelling(file, CountryNames.Standard)) { IsCut = file.IsCut };
    }

    private static FileOnDay All(DeskData.Lease lease, DateOnly day, DateOnly? known)
    {
        var found = lease.Index.Search(new FindingSearch { Kinds = ["deployment"], From = day.AddDays(-Days), To = day }, MostFindings, count: false);
        var findings = new List<ReportedFinding>();
        foreach (string id in found.Ids)
            findings.AddRange(lease.Store.Findings(new FindingQuery { FindingId = id, Known = Links.Known(known) }).Where(f => f.HoldsFrom <= day));
        return new FileOnDay(new ValidDay(day), Links.Known(known), findings, lease.Store.Decisions(Links.Known(known))) { IsCut = found.Next is not null };
    }
}
