using System.Globalization;
using Attache.Codebook;
using Attache.Exchange.Tables;
using Attache.Ledger;
using Attache.Ledger.Facts;

namespace Attache.Exchange.Events;

/// <summary>
/// One actor and one recipient of an event: the row of every format that knows one of each only. An event of two actors and two
/// recipients gives four rows. A meeting without host or visitor, whose parties are all actors, is told both ways, as coders of
/// CAMEO do: each of them to each other.
/// </summary>
/// <param name="Report">The finding.</param>
/// <param name="Event">The same.</param>
/// <param name="Actor">Who did it; null where the sentence does not tell.</param>
/// <param name="Recipient">To whom; null where there is none.</param>
/// <param name="Number">Number of the pair within the event, from 1.</param>
public sealed record EventPair(ReportedFinding Report, EventFinding Event, Entity? Actor, Entity? Recipient, int Number)
{
    /// <summary>More pairs than that of one event are left out: a list of so many is no event of two sides.</summary>
    public const int Most = 999;

    /// <summary>The finding's id, a dot and the number: unique in a ledger.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Event.Id}.{Number}");

    /// <summary>A whole number that is unique in a ledger: the entry's sequence times 1,000, and the number.</summary>
    public long WholeId => (Report.Sequence * 1000) + Number;

    /// <summary>The fact that the event stands for in a table of facts; null in a table of findings.</summary>
    public Fact? Fact { get; init; }

    /// <summary>The CAMEO code; by PLOVER's map where the finding has none.</summary>
    public string? Cameo => Event.Cameo ?? (Plover.Standard.Categories.ContainsKey(Event.Category) ? Plover.Standard.CameoOf(Event.Category, Event.Mode, Event.Context) : null);

    /// <summary>The score; by the category and modes where the finding has none.</summary>
    public double? Score => Event.Score ?? (Plover.Standard.Categories.ContainsKey(Event.Category) ? Plover.Standard.Score(Event.Category, Event.Mode) : null);

    /// <summary>The first place with coordinates of its own, else the first place; null for none.</summary>
    public Place? Place => Event.Location is { Count: > 0 } places ? EntityColumns.Point(places) ?? places[0] : null;

    /// <summary>The day, as <c>date_grain</c> tells.</summary>
    public DateOnly Day => Fact is { } fact ? fact.From : CommonColumns.DayOf(Report);

    /// <summary>The grain of <see cref="Day"/>.</summary>
    public string Grain => Fact is { } fact ? CommonColumns.GrainOf(fact.Date) : CommonColumns.GrainOf(Event);

    /// <summary>The pairs of the events among findings that PLOVER knows (<see cref="PloverJsonl.IsCoded"/>), in their order.</summary>
    public static IEnumerable<EventPair> Of(IEnumerable<ReportedFinding> findings) => findings.Where(f => PloverJsonl.IsCoded(f.Finding)).SelectMany(Of);

    /// <summary>The pairs of the events among facts, each from the finding that tells most.</summary>
    public static IEnumerable<EventPair> Of(IEnumerable<Fact> facts) =>
        facts.Select(f => (Fact: f, Best: FactTables.BestOf(f))).Where(f => PloverJsonl.IsCoded(f.Best.Finding)).SelectMany(f => Of(f.Best).Select(p => p with { Fact = f.Fact }));

    /// <summary>The pairs of one event; one without parties gives one row without.</summary>
    public static IEnumerable<EventPair> Of(ReportedFinding finding)
    {
        var e = (EventFinding)finding.Finding;
        Entity?[] actors = e.Actor is { Count: > 0 } a ? [.. a] : [null], recipients = e.Recipient is { Count: > 0 } r ? [.. r] : [null];
        bool meeting = recipients[0] is null && actors.Length > 1;
        int number = 0;
        foreach (var actor in actors)
            foreach (var recipient in meeting ? actors : recipients)
            {
                if (meeting && ReferenceEquals(actor, recipient)) continue;
                if (++number > Most) yield break;
                yield return new EventPair(finding, e, actor, recipient, number);
            }
    }
}
