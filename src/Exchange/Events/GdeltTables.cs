using System.Globalization;
using Attache.Codebook;
using Attache.Exchange.Tables;
using Attache.Ledger;
using static Attache.Exchange.Tables.ColumnType;
using PairColumn = Attache.Exchange.Tables.Column<Attache.Exchange.Events.EventPair>;
using MentionColumn = Attache.Exchange.Tables.Column<Attache.Exchange.Events.EventMention>;

namespace Attache.Exchange.Events;

/// <summary>One finding of an event's fact.</summary>
/// <param name="Pair">The row of the event that it belongs to.</param>
/// <param name="Report">The finding.</param>
public sealed record EventMention(EventPair Pair, ReportedFinding Report)
{
    /// <summary>The mentions of events, in the order of the events.</summary>
    public static IEnumerable<EventMention> Of(IEnumerable<EventPair> events) => events.SelectMany(p => p.Fact!.Evidence.Select(e => new EventMention(p, e)));
}

/// <summary>
/// Events and mentions in the shape of GDELT 2.0 (61 and 16 columns, no header). A row of events is a fact, so that what many
/// stories report is one event with many mentions; places have no FIPS codes with us, so these columns stay empty.
/// </summary>
public static class GdeltTables
{
    /// <summary>The table of events; the pairs are of facts.</summary>
    public static Table<EventPair> Events { get; } = new("gdelt", "one actor and one recipient of one event fact, in the shape of GDELT 2.0's events (61 columns, no header)",
    [
        new("GLOBALEVENTID", Whole, "identifier, unique in one ledger", null, "ledger", p => p.WholeId),
        new("SQLDATE", Whole, "day as YYYYMMDD: first day of the event's date; its last where the start is open; the first report's day where no report gives one", "as written with --grain; else the first day of a coarser date", "date", p => Digits(p.Day, "yyyyMMdd")),
        new("MonthYear", Whole, "the same as YYYYMM", "month", "date", p => Digits(p.Day, "yyyyMM")),
        new("Year", Whole, "the same as YYYY", "year", "date", p => (long)p.Day.Year),
        new("FractionDate", Number, "the same as a fraction of the year: its months and days, as GDELT reckons them", "as SQLDATE", "date", p => Fraction(p.Day)),
        .. Actor("Actor1", "who did it", "actor", p => p.Actor),
        .. Actor("Actor2", "to whom", "recipient", p => p.Recipient),
        new("IsRootEvent", Whole, "1 where the first report of it stands in the first sentence of its story", null, "sentence", p => p.Fact!.Evidence[0].Finding.Sentence == 1 ? 1L : 0L),
        new("EventCode", Text, "CAMEO code with its leading zero: read it as text", null, "cameo", p => p.Cameo),
        new("EventBaseCode", Text, "its first three digits", null, "cameo", p => Start(p.Cameo, 3)),
        new("EventRootCode", Text, "its first two digits", null, "cameo", p => Start(p.Cameo, 2)),
        new("QuadClass", Whole, "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict", null, "event", p => Plover.Standard.Categories.TryGetValue(p.Event.Category, out var c) ? (long)c.QuadNumber : null),
        new("GoldsteinScale", Number, "conflict–cooperation score of PLOVER, −10 to 10, not Goldstein's", null, "score", p => p.Score),
        new("NumMentions", Whole, "number of findings of the fact", null, "ledger", p => (long)p.Fact!.Evidence.Count),
        new("NumSources", Whole, "number of independent sources", null, "ledger", p => (long)p.Fact!.Sources),
        new("NumArticles", Whole, "number of stories", null, "ledger", p => (long)p.Fact!.Evidence.Select(e => e.Story.Id).Distinct(StringComparer.Ordinal).Count()),
        Empty("AvgTone"),
        .. Geography("Actor1Geo", null),
        .. Geography("Actor2Geo", null),
        .. Geography("ActionGeo", p => p.Place),
        new("DATEADDED", Whole, "when the fact was first reported, as YYYYMMDDHHMMSS in UTC", null, "story's publication", p => Digits(p.Fact!.Evidence[0].Story.Published.Instant.UtcDateTime)),
        new("SOURCEURL", Text, "identifier of the first story that reports it", null, "story", p => p.Fact!.Evidence[0].Story.Id),
    ]);

    /// <summary>The table of mentions.</summary>
    public static Table<EventMention> Mentions { get; } = new("gdelt-mentions", "one finding of an event of the table gdelt, in the shape of GDELT 2.0's mentions (16 columns, no header)",
    [
        new("GLOBALEVENTID", Whole, "the event's identifier in the table gdelt", null, "ledger", m => m.Pair.WholeId),
        new("EventTimeDate", Whole, "when the fact was first reported, as YYYYMMDDHHMMSS in UTC", null, "story's publication", m => Digits(m.Pair.Fact!.Evidence[0].Story.Published.Instant.UtcDateTime)),
        new("MentionTimeDate", Whole, "when this story was published, as YYYYMMDDHHMMSS in UTC", null, "story's publication", m => Digits(m.Report.Story.Published.Instant.UtcDateTime)),
        new("MentionType", Whole, "1 where the story's identifier is a web address, else 2 (a citation)", null, "story", m => Uri.TryCreate(m.Report.Story.Id, UriKind.Absolute, out var u) && u.Scheme is ("http" or "https") ? 1L : 2L),
        new("MentionSourceName", Text, "who published it", null, "story's publisher", m => m.Report.Story.Publisher),
        new("MentionIdentifier", Text, "identifier of the story", null, "story", m => m.Report.Story.Id),
        new("SentenceID", Whole, "number of the sentence in the story, from 1", null, "sentence", m => (long)m.Report.Finding.Sentence),
        new("Actor1CharOffset", Whole, "always empty", null, Column.Nothing, _ => null),
        new("Actor2CharOffset", Whole, "always empty", null, Column.Nothing, _ => null),
        new("ActionCharOffset", Whole, "first UTF-16 code unit of the sentence in the story's body", null, "start", m => (long)m.Report.Finding.Start),
        new("InRawText", Whole, "always 1: nothing is coded from a rewritten text", null, "the program", _ => 1L),
        new("Confidence", Whole, "confidence of the finding in percent", null, "confidence", m => (long)Math.Round(m.Report.Finding.Confidence * 100)),
        new("MentionDocLen", Whole, "always empty", null, Column.Nothing, _ => null),
        new("MentionDocTone", Number, "always empty", null, Column.Nothing, _ => null),
        new("MentionDocTranslationInfo", Text, "always empty", null, Column.Nothing, _ => null),
        new("Extras", Text, "always empty", null, Column.Nothing, _ => null),
    ]);

    /// <summary>What <c>--grain</c> adds to the mentions.</summary>
    internal static MentionColumn Grain { get; } = new(IcewsTable.Grain.Name, Text, IcewsTable.Grain.Meaning, null, "date", m => CommonColumns.GrainOf(m.Report.Finding));

    private static IEnumerable<PairColumn> Actor(string name, string who, string source, Func<EventPair, Entity?> of)
    {
        yield return new(name + "Code", Text, $"{who}: PLOVER actor code and sector, written together as CAMEO does", null, source, p => of(p) is { Code: { } c } e ? c + e.Sector : of(p)?.Sector);
        yield return new(name + "Name", Text, $"{who}: the name resolved to or that of the state, else the story's words", null, source, p => of(p) is { } e ? PartyNames.Of(e) : null);
        yield return new(name + "CountryCode", Text, $"{who}: ISO 3166 alpha-3 code; empty for international actors", null, source + ".code", p => of(p)?.Code is { } c && !Plover.Standard.InternationalCodes.ContainsKey(c) ? c : null);
        yield return new(name + "KnownGroupCode", Text, $"{who}: code of an international actor", null, source + ".code", p => of(p)?.Code is { } c && Plover.Standard.InternationalCodes.ContainsKey(c) ? c : null);
        foreach (var none in (string[])["EthnicCode", "Religion1Code", "Religion2Code"]) yield return Empty(name + none);
        yield return new(name + "Type1Code", Text, $"{who}: PLOVER sector", null, source + ".sector", p => of(p)?.Sector);
        yield return Empty(name + "Type2Code");
        yield return Empty(name + "Type3Code");
    }

    // GDELT writes the middle of a state where it knows no more. We do not: there is a place only where there is a point.
    private static IEnumerable<PairColumn> Geography(string name, Func<EventPair, Place?>? of)
    {
        if (of is null)
        {
            foreach (var none in (string[])["_Type", "_FullName", "_CountryCode", "_ADM1Code", "_ADM2Code", "_Lat", "_Long", "_FeatureID"]) yield return Empty(name + none);
            yield break;
        }
        yield return new(name + "_Type", Whole, "1 a state, 4 a populated place outside the United States, 3 one inside, 5 a first-level region; empty for others and for none", null, "location.feature", p => Kind(of(p)));
        yield return new(name + "_FullName", Text, "the gazetteer's name, else the story's words", null, "location", p => of(p) is { } place ? place.Name ?? place.Text : null);
        foreach (var none in (string[])["_CountryCode", "_ADM1Code", "_ADM2Code"]) yield return Empty(name + none);
        yield return new(name + "_Lat", Number, "degrees north (WGS 84) of a place that is a point; empty for states and regions", null, "location.lat", p => of(p) is { IsPoint: true } place ? place.Latitude : null);
        yield return new(name + "_Long", Number, "degrees east of it", null, "location.lon", p => of(p) is { IsPoint: true } place ? place.Longitude : null);
        yield return new(name + "_FeatureID", Text, "GeoNames identifier, not that of GNIS or GNS", null, "location.geonameid", p => of(p)?.GeoNameId?.ToString(CultureInfo.InvariantCulture));
    }

    private static object? Kind(Place? place) => place?.Feature switch
    {
        null => null,
        "ADM1" => 5L,
        var f when f.StartsWith("PCL", StringComparison.Ordinal) => 1L,
        var f when f.StartsWith("PPL", StringComparison.Ordinal) => place.Country == "USA" ? 3L : 4L,
        _ => null,
    };

    private static PairColumn Empty(string name) => new(name, Text, "always empty", null, Column.Nothing, _ => null);

    private static string? Start(string? code, int digits) => code is null || code.Length <= digits ? code : code[..digits];

    private static object Digits(DateOnly day, string format) => long.Parse(day.ToString(format, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static object Digits(DateTime instant) => long.Parse(instant.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    // Whole months of 30 days and the day of the month, in 365ths, as GDELT's files have it.
    private static object Fraction(DateOnly day) => Math.Round(day.Year + ((((day.Month - 1) * 30) + day.Day) / 365.0), 4);
}
