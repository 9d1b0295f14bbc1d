using Attache.Codebook;
using Attache.Exchange.Tables;
using static Attache.Exchange.Tables.ColumnType;

namespace Attache.Exchange.Maps;

/// <summary>The properties of the features of <see cref="ForceGeoJson"/>.</summary>
public static class ForceTable
{
    /// <summary>The table.</summary>
    public static Table<ForceFeature> Standard { get; } = new("geojson", "one place of a force or one way of it, as a feature; properties",
    [
        new("id", Text, "identifier, unique: the fact's id, a dot and a number", null, "ledger", f => f.Id),
        new("fact", Text, "identifier of the fact", null, "ledger", f => f.Fact.Id),
        new("force", Text, "name of the force, the fullest of the reports", null, "force", f => f.Fact.Fullest<DeploymentFinding>(d => d.Force)),
        new("contributors", TextList, "PLOVER codes of whose force it is", null, "contributor", f => D(f).Contributor is { Count: > 0 } c ? c : null),
        new("change", Text, "what it does: present, arriving, withdrawing and so on", null, "change", f => f.Change),
        new("modality", Text, "actual, planned, considered or conditional; what is denied is left out", null, "modality", f => CommonColumns.NameOf(f.Fact.Modality)),
        new("strength", Whole, "number of persons, of the first report that gives it", null, "strength", f => (long?)f.Fact.Evidence.Select(e => ((DeploymentFinding)e.Finding).Strength).FirstOrDefault(s => s is not null)),
        new("from", Text, "where it leaves: the gazetteer's name, else the story's words", null, "from", f => NameOf(f.From)),
        new("from_country", Text, "ISO 3166 alpha-3 code of it", null, "from.country", f => f.From?.Country),
        new("to", Text, "where it goes or is", null, "to", f => NameOf(f.To)),
        new("to_country", Text, "ISO 3166 alpha-3 code of it", null, "to.country", f => f.To?.Country),
        new("start", Instant, "start of the first day of it, as date_grain tells; an instant because kepler.gl's and QGIS's sliders of time want one", "as date_grain tells", "date", f => f.Fact.From.ToDateTime(default, DateTimeKind.Utc)),
        new("end", Instant, "last second of its last day: of a presence the last day for which a report has the force there", "as date_grain tells", "date", f => f.End.ToDateTime(new TimeOnly(23, 59, 59), DateTimeKind.Utc)),
        new("date", Text, "when, EDTF level 1; absent where no report gives it", "as date_grain tells", "date", f => f.Fact.Date?.Text),
        new("date_grain", Text, "day, month, season, year, interval, or story (no date: start is the first report's day)", null, "date", f => CommonColumns.GrainOf(f.Fact.Date)),
        new("first_reported", Day, "day of the first report", "day", "story's publication", f => f.Fact.FirstDay),
        new("last_reported", Day, "day of the last report", "day", "story's publication", f => f.Fact.LastDay),
        new("sources", Whole, "number of independent sources", null, "ledger", f => (long)f.Fact.Sources),
        new("confidence", Number, "from 0 to 1", null, "ledger", f => f.Fact.Confidence),
        new("story", Text, "identifier of the story of the first report", null, "story", f => f.Fact.Evidence[0].Story.Id),
        new("text", Text, "its sentence", null, "text", f => f.Fact.Evidence[0].Finding.Text),
    ]);

    private static DeploymentFinding D(ForceFeature f) => (DeploymentFinding)f.Fact.Evidence[0].Finding;

    private static string? NameOf(Place? place) => place is null ? null : place.Name ?? place.Text;
}
