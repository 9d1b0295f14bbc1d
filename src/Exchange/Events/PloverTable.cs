using Attache.Codebook;
using Attache.Exchange.Tables;
using Attache.Ledger;
using static Attache.Exchange.Tables.ColumnType;

namespace Attache.Exchange.Events;

/// <summary>
/// The fields of PLOVER 2.0 records (tables 6.1 to 6.3, 6.5 and 6.6 of its manual), and ours behind them: <c>date_grain</c> and
/// <c>edtf</c> (how fine the date is), <c>published</c>, <c>modality</c>, <c>historical</c>, <c>confidence</c>.
/// </summary>
public static class PloverTable
{
    private static readonly Parts<Entity> EntityParts = new(
    [
        new("code", Text, "PLOVER actor code", null, "code", e => e.Code),
        new("sector", Text, "PLOVER sector", null, "sector", e => e.Sector),
        new("entity_text", Text, "the story's words; absent for a side that the sentence does not name", null, "text", e => e.Name is null && e.Text == e.Code ? null : e.Text),
        new("identifier_text", Text, "the name resolved to", null, "name", e => e.Name),
        new("office", Text, "the person's office on the day of the story", null, "office", e => e.Office),
    ]);

    private static readonly Parts<Place> PlaceParts = new(
    [
        new("extracted_place", Text, "the story's words", null, "text", p => p.Text),
        new("resolved_place", Text, "the gazetteer's name", null, "name", p => p.Name),
        new("geonameid", Whole, "GeoNames identifier", null, "geonameid", p => p.GeoNameId),
        new("lat", Number, "degrees north (WGS 84) of a place that is a point; absent for states and regions", null, "lat", p => p.IsPoint ? p.Latitude : null),
        new("lon", Number, "degrees east of it", null, "lon", p => p.IsPoint ? p.Longitude : null),
        new("country_code", Text, "ISO 3166 alpha-3 code of the state", null, "country", p => p.Country),
        new("feature_code", Text, "GeoNames feature code", null, "feature", p => p.Feature),
    ]);

    private static readonly Parts<ReportedFinding> TextParts = new(
    [
        new("sequence", Whole, "number of the sentence in the story, from 1", null, "sentence", f => (long)f.Finding.Sentence),
        new("start", Whole, "first UTF-16 code unit of the sentence in the story's body, inclusive", null, "start", f => (long)f.Finding.Start),
        new("end", Whole, "code unit behind the sentence, exclusive", null, "end", f => (long)f.Finding.End),
    ]);

    private static readonly Parts<ReportedFinding> CiteParts = new(
    [
        new("citation", Text, "identifier of the story", null, "story", f => f.Finding.Story),
        new("url", Text, "the same, where it is a web address", null, "story", f => Uri.TryCreate(f.Finding.Story, UriKind.Absolute, out var u) && u.Scheme is ("http" or "https") ? f.Finding.Story : null),
        new("title", Text, "headline of the story", null, "story's headline", f => f.Story.Headline),
        new("publication", Text, "who published it", null, "story's publisher", f => f.Story.Publisher),
        new("coder", Text, "program and version, or person, that made the finding", null, "ledger", f => f.Author),
        new("codebook", Text, "plover-2.0", null, "the program", _ => "plover-2.0"),
    ]);

    /// <summary>The table.</summary>
    public static Table<ReportedFinding> Standard { get; } = new("plover", "one PLOVER event of one sentence, as PLOVER 2.0 JSON",
    [
        new("id", Text, "identifier, unique", null, "id", f => f.Finding.Id),
        new("has_event", Flag, "always true", null, "the program", _ => true),
        new("date", Day, "first day of the event's date; its last where the start is open; the story's day where the story gives none", "as date_grain tells", "date", f => CommonColumns.DayOf(f)),
        new("enddate", Day, "last day of the event's date, inclusive, where that is another one", "as date_grain tells", "date", f => f.Finding.Date?.Last is { } last && last > CommonColumns.DayOf(f) ? last : null),
        new("actor", NestedList, "who did it; an empty list where the sentence does not tell", null, "actor", f => E(f).Actor ?? []) { Parts = EntityParts },
        new("recipient", NestedList, "to whom", null, "recipient", f => E(f).Recipient is { Count: > 0 } r ? r : null) { Parts = EntityParts },
        new("event", TextList, "the PLOVER category, one", null, "event", f => new[] { E(f).Category }),
        new("mode", TextList, "PLOVER modes", null, "mode", f => E(f).Mode),
        new("context", TextList, "PLOVER contexts", null, "context", f => E(f).Context),
        new("quad_code", Whole, "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict", null, "event", f => Plover.Standard.Categories.TryGetValue(E(f).Category, out var c) ? (long)c.QuadNumber : null),
        new("event_scale", Number, "conflict–cooperation score, −10 to 10", null, "score", f => E(f).Score ?? (Plover.Standard.Categories.ContainsKey(E(f).Category) ? Plover.Standard.Score(E(f).Category, E(f).Mode) : null)),
        new("event_loc", Nested, "the first place that is a point, else the first place", null, "location", f => E(f).Location is { Count: > 0 } l ? l.FirstOrDefault(p => p.IsPoint) ?? l[0] : null) { Parts = PlaceParts },
        new("event_text", TextList, "the words that fired it", null, "why.words", f => E(f).Why?.Words is { Count: > 0 } words ? words : null),
        new("text", Text, "the sentence", null, "text", f => f.Finding.Text),
        new("text_info", Nested, "where it stands", null, "the finding", f => f) { Parts = TextParts },
        new("cite_info", Nested, "the story and the coder", null, "the story", f => f) { Parts = CiteParts },
        new("coder", Text, "as in cite_info", null, "ledger", f => f.Author),
        new("date_grain", Text, "ours: how far date can be trusted: day, month, season, year (date is its first day), interval (from date to enddate), story (no date: date is the story's day)", null, "date", f => CommonColumns.GrainOf(f.Finding)),
        new("edtf", Text, "ours: the date as the story gives it, EDTF level 1", "as date_grain tells", "date", f => f.Finding.Date?.Text),
        new("published", Instant, "ours: when the story was published, UTC", null, "story's publication", f => f.Story.Published.Instant.UtcDateTime),
        new("modality", Text, "ours: actual or planned; what is denied, considered or conditional is no event in PLOVER", null, "modality", f => CommonColumns.NameOf(f.Finding.Modality)),
        new("historical", Flag, "ours: true where it is background", null, "historical", f => f.Finding.Historical == true ? true : null),
        new("confidence", Number, "ours: from 0 to 1", null, "confidence", f => f.Finding.Confidence),
    ]);

    private static EventFinding E(ReportedFinding f) => (EventFinding)f.Finding;
}
