using System.Globalization;
using System.Text.Json;
using Attache.Codebook;
using Attache.Exchange.Tables;
using Attache.Ledger;

namespace Attache.Exchange;

/// <summary>
/// Events as PLOVER 2.0 JSONL, with the field names of chapter 6 of its manual. Fields of our own beside them: <c>date_grain</c>
/// and <c>edtf</c> (how fine the date is), <c>modality</c>, <c>historical</c>, <c>confidence</c>. What is unknown is left out.
/// </summary>
public static class PloverJsonl
{
    /// <summary>
    /// Whether a finding is an event in PLOVER's sense. PLOVER knows no modality, so that what was denied, or is only an
    /// option or a condition, would count as done; what is planned counts where it is a word and no deed.
    /// </summary>
    public static bool IsCoded(Finding finding) => finding is EventFinding e && e.Modality switch
    {
        Modality.Actual => true,
        Modality.Planned => Plover.Standard.Categories.TryGetValue(e.Category, out var c) && c.QuadNumber is (1 or 3),
        _ => false,
    };

    /// <summary>Writes the events among findings that <see cref="IsCoded"/> lets through; passes over the rest.</summary>
    /// <returns>The number of lines.</returns>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static long Write(Stream stream, IEnumerable<ReportedFinding> findings)
    {
        using var json = new Utf8JsonWriter(stream, JsonlTable.Options);
        long count = 0;
        foreach (var f in findings)
        {
            if (!IsCoded(f.Finding)) continue;
            Write(json, f, (EventFinding)f.Finding);
            json.Flush();
            json.Reset();
            stream.WriteByte((byte)'\n');
            count++;
        }
        return count;
    }

    private static void Write(Utf8JsonWriter json, ReportedFinding f, EventFinding e)
    {
        json.WriteStartObject();
        Text(json, "id", e.Id);
        json.WriteBoolean("has_event", true);
        var day = CommonColumns.DayOf(f);
        json.WriteString("date", DayText(day));
        if (e.Date?.Last is { } last && last > day) json.WriteString("enddate", DayText(last));
        Entities(json, "actor", e.Actor ?? []);
        if (e.Recipient is { Count: > 0 }) Entities(json, "recipient", e.Recipient);
        JsonlTable.Write(json, "event", new[] { e.Category });
        JsonlTable.Write(json, "mode", e.Mode);
        JsonlTable.Write(json, "context", e.Context);
        if (Plover.Standard.Categories.TryGetValue(e.Category, out var category)) json.WriteNumber("quad_code", category.QuadNumber);
        if (e.Score is { } score) json.WriteNumber("event_scale", score);
        if (e.Location is { Count: > 0 }) Location(json, e.Location.FirstOrDefault(p => p.IsPoint) ?? e.Location[0]);
        JsonlTable.Write(json, "event_text", e.Why?.Words is { Count: > 0 } words ? words : null);
        Text(json, "text", e.Text);
        json.WriteStartObject("text_info");
        json.WriteNumber("sequence", e.Sentence);
        json.WriteNumber("start", e.Start);
        json.WriteNumber("end", e.End);
        json.WriteEndObject();
        json.WriteStartObject("cite_info");
        Text(json, "citation", e.Story);
        if (Uri.TryCreate(e.Story, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https")) Text(json, "url", e.Story);
        Text(json, "title", f.Story.Headline);
        Text(json, "publication", f.Story.Publisher);
        Text(json, "coder", f.Author);
        Text(json, "codebook", "plover-2.0");
        json.WriteEndObject();
        Text(json, "coder", f.Author);
        json.WriteString("date_grain", CommonColumns.GrainOf(e));
        Text(json, "edtf", e.Date?.Text);
        json.WriteString("modality", CommonColumns.NameOf(e.Modality));
        if (e.Historical == true) json.WriteBoolean("historical", true);
        json.WriteNumber("confidence", e.Confidence);
        json.WriteEndObject();
    }

    private static void Entities(Utf8JsonWriter json, string name, IReadOnlyList<Entity> entities)
    {
        json.WriteStartArray(name);
        foreach (var e in entities)
        {
            json.WriteStartObject();
            Text(json, "code", e.Code);
            Text(json, "sector", e.Sector);
            Text(json, "entity_text", e.Text);
            Text(json, "identifier_text", e.Name);
            Text(json, "office", e.Office);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Location(Utf8JsonWriter json, Place place)
    {
        json.WriteStartObject("event_loc");
        Text(json, "extracted_place", place.Text);
        Text(json, "resolved_place", place.Name);
        if (place.GeoNameId is { } id) json.WriteNumber("geonameid", id);
        if (place.IsPoint)
        {
            json.WriteNumber("lat", place.Latitude!.Value);
            json.WriteNumber("lon", place.Longitude!.Value);
        }
        Text(json, "country_code", place.Country);
        Text(json, "feature_code", place.Feature);
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string? value) => JsonlTable.Write(json, name, value);

    private static string DayText(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
