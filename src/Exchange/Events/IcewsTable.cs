using Attache.Codebook;
using Attache.Exchange.Tables;
using static Attache.Exchange.Tables.ColumnType;
using PairColumn = Attache.Exchange.Tables.Column<Attache.Exchange.Events.EventPair>;

namespace Attache.Exchange.Events;

/// <summary>
/// Events with the 20 columns of the ICEWS Coded Event Data (Harvard Dataverse, doi:10.7910/DVN/28075): one row for each actor and
/// recipient of each report. Names of states are in English, codes of CAMEO are text with their leading zero.
/// </summary>
public static class IcewsTable
{
    /// <summary>The table.</summary>
    public static Table<EventPair> Standard { get; } = new("icews", "one actor and one recipient of one PLOVER event of one sentence, in the shape of the ICEWS Coded Event Data",
    [
        new("Event ID", Text, "identifier, unique: the finding's id, a dot and the number of the pair", null, "id", p => p.Id),
        new("Event Date", Day, "first day of the event's date; its last where the start is open; the story's day where the story gives none", "as written with --grain; else the first day of a coarser date", "date", p => p.Day),
        new("Source Name", Text, "who did it: the name resolved to or that of the state, else the story's words", null, "actor", p => NameOf(p.Actor)),
        new("Source Sectors", Text, "sector in the words of ICEWS", null, "actor.sector", p => SectorOf(p.Actor)),
        new("Source Country", Text, "English name of the state; empty for international actors", null, "actor.code", p => CountryOf(p.Actor)),
        new("Event Text", Text, "CAMEO's name of the code", null, "cameo", p => p.Cameo is { } c ? Plover.Standard.Cameo.GetValueOrDefault(c)?.Text : null),
        new("CAMEO Code", Text, "CAMEO code with its leading zero: read it as text", null, "cameo", p => p.Cameo),
        new("Intensity", Number, "conflict–cooperation score of PLOVER, −10 to 10", null, "score", p => p.Score),
        new("Target Name", Text, "to whom; empty where there is none", null, "recipient", p => NameOf(p.Recipient)),
        new("Target Sectors", Text, "as Source Sectors", null, "recipient.sector", p => SectorOf(p.Recipient)),
        new("Target Country", Text, "as Source Country", null, "recipient.code", p => CountryOf(p.Recipient)),
        new("Story ID", Text, "identifier of the story", null, "story", p => p.Event.Story),
        new("Sentence Number", Whole, "number of the sentence in the story, from 1", null, "sentence", p => (long)p.Event.Sentence),
        new("Publisher", Text, "who published the story", null, "story's publisher", p => p.Report.Story.Publisher),
        new("City", Text, "name of the populated place where it happened; empty for other places", null, "location", p => p.Place is { Feature: { } f } place && f.StartsWith("PPL", StringComparison.Ordinal) ? place.Name : null),
        new("District", Text, "always empty", null, Column.Nothing, _ => null),
        new("Province", Text, "name of the first-level region, where the story names one as the place", null, "location", p => p.Place is { Feature: "ADM1" } place ? place.Name : null),
        new("Country", Text, "English name of the state where it happened", null, "location.country", p => p.Place?.Country is { } c ? PartyNames.State(c) : null),
        new("Latitude", Number, "degrees north (WGS 84) of a place that is a point; empty for states and regions", null, "location.lat", p => p.Place is { IsPoint: true } place ? place.Latitude : null),
        new("Longitude", Number, "degrees east of it", null, "location.lon", p => p.Place is { IsPoint: true } place ? place.Longitude : null),
    ]);

    /// <summary>What <c>--grain</c> adds behind the columns of a format that has none for it.</summary>
    internal static PairColumn Grain { get; } = new("Date Grain", Text, "with --grain only: day, month, season, year, interval, or story where the story gives no date", null, "date", p => p.Grain);

    private static string? NameOf(Entity? entity) => entity is null ? null : PartyNames.Of(entity);

    private static string? SectorOf(Entity? entity) => entity?.Sector is { } s ? IcewsSectors.ByCode.GetValueOrDefault(s, s) : null;

    private static string? CountryOf(Entity? entity) => entity?.Code is { } c && !Plover.Standard.InternationalCodes.ContainsKey(c) ? PartyNames.State(c) : null;
}
