using Attache.Codebook;
using Attache.Exchange.Tables;
using static Attache.Exchange.Tables.ColumnType;
using PairColumn = Attache.Exchange.Tables.Column<Attache.Exchange.Events.EventPair>;

namespace Attache.Exchange.Events;

/// <summary>
/// Events with the 40 columns of POLECAT's weekly files (Harvard Dataverse, doi:10.7910/DVN/AJGVIT): one row for each actor and
/// recipient of each report.
/// </summary>
public static class PolecatTable
{
    private const string Version = "attache";

    /// <summary>The table.</summary>
    public static Table<EventPair> Standard { get; } = new("polecat", "one actor and one recipient of one PLOVER event of one sentence, in the shape of POLECAT's weekly files",
    [
        new("Event ID", Text, "identifier, unique: the finding's id, a dot and the number of the pair", null, "id", p => p.Id),
        new("Event Date", Day, "first day of the event's date; its last where the start is open; the story's day where the story gives none", "as written with --grain; else the first day of a coarser date", "date", p => p.Day),
        new("Event Type", Text, "PLOVER category", null, "event", p => p.Event.Category),
        new("Event Mode", Text, "PLOVER mode; several separated by a semicolon", null, "mode", p => Join(p.Event.Mode)),
        new("Intensity", Number, "conflict–cooperation score, −10 to 10", null, "score", p => p.Score),
        new("Quad Code", Text, "quad category", null, "quad", p => p.Event.Quad ?? Plover.Standard.Categories.GetValueOrDefault(p.Event.Category)?.Quad),
        new("Contexts", Text, "PLOVER contexts, separated by semicolons", null, "context", p => Join(p.Event.Context)),
        .. Party("Actor", p => p.Actor, "actor"),
        .. Party("Recipient", p => p.Recipient, "recipient"),
        new("Placename", Text, "the gazetteer's name of the place", null, "location.name", p => p.Place?.Name),
        new("City", Text, "the same, where it is a populated place", null, "location.name", p => p.Place is { Feature: { } f } place && f.StartsWith("PPL", StringComparison.Ordinal) ? place.Name : null),
        new("District", Text, "always empty", null, Column.Nothing, _ => null),
        new("Province", Text, "the same, where it is a first-level region", null, "location.name", p => p.Place is { Feature: "ADM1" } place ? place.Name : null),
        new("Country", Text, "ISO 3166 alpha-3 code of the state where it happened", null, "location.country", p => p.Place?.Country),
        new("Latitude", Number, "degrees north (WGS 84) of a place that is a point; empty for states and regions", null, "location.lat", p => p.Place is { IsPoint: true } place ? place.Latitude : null),
        new("Longitude", Number, "degrees east of it", null, "location.lon", p => p.Place is { IsPoint: true } place ? place.Longitude : null),
        new("GeoNames ID", Whole, "GeoNames identifier", null, "location.geonameid", p => p.Place?.GeoNameId),
        new("Raw Placename", Text, "the place in the story's words", null, "location.text", p => p.Place?.Text),
        new("Feature Type", Text, "GeoNames feature code", null, "location.feature", p => p.Place?.Feature),
        new("Source", Text, "who published the story", null, "story's publisher", p => p.Report.Story.Publisher),
        new("Publication Date", Day, "day of the story in its own zone", "day", "story's publication", p => p.Report.Day),
        new("Story People", Text, "always empty", null, Column.Nothing, _ => null),
        new("Story Organizations", Text, "always empty", null, Column.Nothing, _ => null),
        new("Story Locations", Text, "always empty", null, Column.Nothing, _ => null),
        new("Language", Text, "language that was coded: English", null, "story's language", _ => "en"),
        new("Version", Text, "program and version, or person, that made the finding", null, "ledger", p => p.Report.Author is { Length: > 0 } a ? a : Version),
    ]);

    private static IEnumerable<PairColumn> Party(string side, Func<EventPair, Entity?> of, string source)
    {
        string who = side == "Actor" ? "who did it" : "to whom";
        yield return new($"{side} Name", Text, $"{who}: the name resolved to or that of the state, else the story's words", null, source, p => of(p) is { } e ? PartyNames.Of(e) : null);
        yield return new($"{side} Country", Text, $"{who}: PLOVER actor code", null, source + ".code", p => of(p)?.Code);
        yield return new($"{side} COW", Text, "always empty", null, Column.Nothing, _ => null);
        yield return new($"Primary {side} Sector", Text, $"{who}: PLOVER sector", null, source + ".sector", p => of(p)?.Sector);
        yield return new($"{side} Sectors", Text, "the same", null, source + ".sector", p => of(p)?.Sector);
        yield return new($"{side} Title", Text, $"{who}: the person's office", null, source + ".office", p => of(p)?.Office);
        yield return new($"{side} Name Raw", Text, $"{who}, in the story's words; empty for a side that the sentence does not name", null, source + ".text", p => of(p) is { } e ? PartyNames.Words(e, p.Event.Text) : null);
        yield return new($"Wikipedia {side} ID", Text, "always empty", null, Column.Nothing, _ => null);
    }

    private static string? Join(IReadOnlyList<string>? list) => list is { Count: > 0 } ? string.Join(';', list) : null;
}
