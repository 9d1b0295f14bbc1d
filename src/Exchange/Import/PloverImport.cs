using System.Globalization;
using System.Text.Json;
using Attache.Codebook;
using Attache.Stories;

namespace Attache.Exchange.Import;

/// <summary>Events as PLOVER 2.0 JSONL, of this program (whose own fields give back the date as it was) or of another one.</summary>
public static class PloverImport
{
    /// <summary>Reads the file line by line; empty lines are passed over.</summary>
    /// <param name="reader">The file.</param>
    /// <param name="defaults">What is taken where a record does not tell.</param>
    public static IEnumerable<ImportLine> Read(TextReader reader, ImportDefaults defaults)
    {
        int number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            ImportLine read;
            try
            {
                using var json = JsonDocument.Parse(line);
                read = json.RootElement.ValueKind == JsonValueKind.Object ? Read(number, json.RootElement, defaults) : new(number, null, "a PLOVER record is a JSON object");
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
            {
                read = new(number, null, e.Message.ReplaceLineEndings(" "));
            }
            yield return read;
        }
    }

    private static ImportLine Read(int number, JsonElement json, ImportDefaults defaults)
    {
        if (json.TryGetProperty("has_event", out var has) && has.ValueKind == JsonValueKind.False) return new(number, null, "the record says that it holds no event");
        string[] categories = Texts(json, "event") ?? [];
        if (categories.Length != 1) return new(number, null, categories.Length == 0 ? "it has no 'event'" : "it has several categories in 'event': write a record for each");
        string category = categories[0].ToUpperInvariant();
        if (!Plover.Standard.Categories.TryGetValue(category, out var known)) return new(number, null, $"'{category}' is no PLOVER category");
        json.TryGetProperty("cite_info", out var cite);
        json.TryGetProperty("text_info", out var place);
        string? story = Text(cite, "citation") ?? Text(cite, "url");
        if (story is null) return new(number, null, "it names no story: 'cite_info' has neither 'citation' nor 'url'");
        if (!Date(json, out var date, out string? problem)) return new(number, null, problem);
        PublicationInstant? published = Text(json, "published") is { } when && FindingsImport.TryInstant(when, null, out var instant) ? instant : null;
        // Without a date of its own an event carries the story's.
        if (published is null && Text(json, "date_grain") == "story" && DateOnly.TryParseExact(Text(json, "date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var storyDay)) published = PublicationInstant.OfDay(storyDay);
        string[]? modes = Texts(json, "mode"), contexts = Texts(json, "context");
        var finding = new EventFinding
        {
            Id = Text(json, "id") ?? "", Story = story, Sentence = Whole(place, "sequence") ?? 1, Start = Whole(place, "start") ?? 0, End = Whole(place, "end") ?? 0, Text = Text(json, "text") ?? "",
            Category = category, Mode = modes, Context = contexts, Actor = Entities(json, "actor"), Recipient = Entities(json, "recipient"), Location = Location(json), Date = date,
            Score = Number(json, "event_scale") ?? Plover.Standard.Score(category, modes), Quad = known.Quad, Cameo = Plover.Standard.CameoOf(category, modes, contexts),
            Modality = Text(json, "modality") == "planned" ? Modality.Planned : Modality.Actual, Historical = json.TryGetProperty("historical", out var old) && old.ValueKind == JsonValueKind.True ? true : null,
            Confidence = Math.Clamp(Number(json, "confidence") ?? defaults.Confidence, 0, 1), Why = Texts(json, "event_text") is { } words ? new Reason("imported from PLOVER", words) : null,
        };
        string stand = $"{ImportRecord.NoText}{Names(finding.Actor)} — {category}{(modes is null ? "" : "/" + string.Join('+', modes))} — {Names(finding.Recipient)}";
        return new(number, new ImportRecord(number, finding, new ImportStory(story, published, Text(cite, "publication"), Text(cite, "title"))) { Coder = Text(json, "coder") ?? Text(cite, "coder"), Stand = stand }, null);
    }

    /// <summary>Names of entities in a row; "unknown" for none.</summary>
    internal static string Names(IReadOnlyList<Entity>? entities) => entities is { Count: > 0 } ? string.Join(", ", entities.Select(e => e.Name ?? e.Text)) : "unknown";

    private static bool Date(JsonElement json, out EdtfDate? date, out string? problem)
    {
        (date, problem) = (null, null);
        if (Text(json, "edtf") is { } edtf && EdtfDate.TryParse(edtf, out date)) return true;
        string? day = Text(json, "date"), end = Text(json, "enddate"), grain = Text(json, "date_grain");
        if (day is null) problem = "it has no 'date'";
        else if (grain == "story") return true;
        else if (!EdtfDate.TryParse(day, out date)) problem = $"'{day}' in 'date' is no day: write YYYY-MM-DD";
        else if (grain is "month" or "year" && EdtfDate.TryParse(grain == "month" ? day[..7] : day[..4], out var coarse)) date = coarse;
        else if (end is not null && end != day && !EdtfDate.TryParse($"{day}/{end}", out date)) problem = $"'enddate' {end} is no day behind 'date' {day}";
        return problem is null;
    }

    private static List<Entity>? Entities(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0) return null;
        var entities = new List<Entity>();
        foreach (var e in list.EnumerateArray())
        {
            string? code = Text(e, "code"), identifier = Text(e, "identifier_text"), text = Text(e, "entity_text");
            entities.Add(new Entity { Text = text ?? identifier ?? code ?? "", Name = identifier, Code = code, Sector = Text(e, "sector"), Office = Text(e, "office") });
        }
        return entities;
    }

    private static List<Place>? Location(JsonElement json)
    {
        if (!json.TryGetProperty("event_loc", out var place) || place.ValueKind != JsonValueKind.Object) return null;
        string? text = Text(place, "extracted_place"), name = Text(place, "resolved_place");
        if ((text ?? name) is null) return null;
        return
        [
            new Place
            {
                Text = text ?? name!, Name = name, Country = Text(place, "country_code"), Latitude = Number(place, "lat"), Longitude = Number(place, "lon"),
                GeoNameId = place.TryGetProperty("geonameid", out var id) && id.TryGetInt64(out long n) ? n : null, Feature = Text(place, "feature_code"),
            },
        ];
    }

    private static string? Text(JsonElement json, string name) => FindingsImport.Text(json, name);

    private static string[]? Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0 ? [.. list.EnumerateArray().Select(e => e.GetString() ?? "")] : Text(json, name) is { } one ? [one] : null;

    private static int? Whole(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int n) ? n : null;

    private static double? Number(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
