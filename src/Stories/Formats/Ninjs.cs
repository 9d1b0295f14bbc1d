using System.Globalization;
using System.Text.Json;

namespace Attache.Stories;

/// <summary>
/// IPTC ninjs 1.x, 2.x and 3.x. The versions differ in the spelling of keys (<c>versioncreated</c>, <c>versionCreated</c>,
/// <c>body_text</c>, <c>bodies</c>); keys are compared without case, underscore and hyphen, and what is read is what they share.
/// </summary>
public static class Ninjs
{
    /// <summary>Reads one item.</summary>
    /// <param name="json">One JSON object.</param>
    /// <param name="origin">For messages.</param>
    /// <param name="date">The date given from outside; it counts where the item has none.</param>
    public static StoryResult Read(string json, string origin, PublicationInstant? date)
    {
        try
        {
            using var doc = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return doc.RootElement.ValueKind == JsonValueKind.Object
                ? Read(doc.RootElement, origin, date)
                : new StoryProblem(origin, "the JSON is no ninjs item (an object is needed)", "give one ninjs object a file, or JSON lines in a .jsonl file");
        }
        catch (JsonException e)
        {
            string where = e.LineNumber is { } line ? string.Create(CultureInfo.InvariantCulture, $" at line {line + 1}, byte {e.BytePositionInLine + 1}") : "";
            return new StoryProblem(origin, "the JSON is broken" + where, "repair the file or fetch it again");
        }
        catch (InvalidOperationException)
        {
            // Half a pair of surrogates, written as an escape: valid JSON that holds no text.
            return new StoryProblem(origin, "a text in the JSON is no valid Unicode", "repair the file or fetch it again");
        }
    }

    private static StoryResult Read(JsonElement item, string origin, PublicationInstant? date)
    {
        var keys = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var p in item.EnumerateObject()) keys.TryAdd(Key(p.Name), p.Value);

        string? Text(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
                if (keys.TryGetValue(name, out var v) && Scalar(v) is { Length: > 0 } s) return s;
            return null;
        }

        if (Text("type") is { } type && type is not ("text" or "composite"))
            return new StoryProblem(origin, $"the item is of type '{type}', not text", "leave it out");
        string? body = Text("bodytext", "body") ?? OfList(keys, "bodies", plainOnly: true);
        if (string.IsNullOrWhiteSpace(body))
        {
            string? html = Text("bodyxhtml", "bodyhtml", "bodynitf") ?? OfList(keys, "bodies", plainOnly: false);
            body = html is null ? null : HtmlText.Extract(html);
        }
        if (string.IsNullOrWhiteSpace(body))
            return new StoryProblem(origin, "no body text: body_text (ninjs 1) or bodies (ninjs 2, 3) is missing or empty", "give ninjs items with their text");

        string? headline = Text("headline", "title") ?? OfList(keys, "headlines", plainOnly: true);
        var reading = LayoutReader.Read(body, headline ?? "");
        string? stamp = Text("versioncreated", "contentcreated", "firstcreated", "datetime", "published");
        PublicationInstant published;
        if (stamp is not null)
        {
            if (!WireDates.TryInstant(stamp, out published))
                return new StoryProblem(origin, $"versioncreated '{Short(stamp)}' is no date", "give it in ISO 8601, such as 2022-02-07T18:20:00Z");
        }
        else if (reading.DatelineText is { } line && WireDates.FindDay(line) is { } day) published = PublicationInstant.OfDay(day);
        else if (date is { } given) published = given;
        else return new StoryProblem(origin, "no date: versioncreated is missing and the dateline has no year", "say when it was published with --date YYYY-MM-DD");

        return new Story
        {
            Uri = Text("uri", "guid", "id"),
            Version = Text("version") ?? "1",
            PubStatus = Text("pubstatus") is { } status ? Status(status) : "usable",
            Publisher = NamedIn(keys, "infosource", "infosources") ?? Text("source", "publisher", "provider") ?? reading.Agency ?? Text("copyrightholder"),
            Language = Text("language") ?? "en",
            Published = published,
            Headline = headline,
            Byline = Text("byline", "by") ?? reading.Byline,
            Located = Text("located") ?? reading.Located,
            EdNote = Text("ednote"),
            DeskInitials = reading.DeskInitials,
            Body = body,
            Layout = reading.Layout,
            ContentHash = Story.Hash(body, headline, published),
            Origin = origin,
        };
    }

    private static string Status(string s) => s.Replace("stat:", "", StringComparison.Ordinal).ToLowerInvariant() switch
    {
        "cancelled" or "canceled" => "canceled",
        "withheld" => "withheld",
        _ => "usable",
    };

    // bodies and headlines of ninjs 2 and 3: a list of {role, contenttype, value}; main and plain ones come first.
    private static string? OfList(Dictionary<string, JsonElement> keys, string name, bool plainOnly)
    {
        if (!keys.TryGetValue(name, out var list) || list.ValueKind != JsonValueKind.Array) return null;
        string? first = null;
        foreach (var entry in list.EnumerateArray())
        {
            if (entry.ValueKind == JsonValueKind.String) { first ??= entry.GetString(); continue; }
            if (entry.ValueKind != JsonValueKind.Object) continue;
            string role = "", content = "text/plain";
            string? value = null;
            foreach (var p in entry.EnumerateObject())
                switch (Key(p.Name))
                {
                    case "role": role = Scalar(p.Value) ?? ""; break;
                    case "contenttype": content = Scalar(p.Value) ?? content; break;
                    case "value": value = Scalar(p.Value); break;
                }
            if (value is null || (content.Contains("plain", StringComparison.OrdinalIgnoreCase) != plainOnly)) continue;
            if (role.Length == 0 || role.Contains("main", StringComparison.OrdinalIgnoreCase) || role.Contains("fullbody", StringComparison.OrdinalIgnoreCase)) return value;
            first ??= value;
        }
        return first;
    }

    private static string? NamedIn(Dictionary<string, JsonElement> keys, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (!keys.TryGetValue(name, out var v) || v.ValueKind != JsonValueKind.Array) continue;
            foreach (var entry in v.EnumerateArray())
            {
                if (entry.ValueKind != JsonValueKind.Object) continue;
                foreach (var p in entry.EnumerateObject())
                    if (Key(p.Name) == "name" && Scalar(p.Value) is { Length: > 0 } s) return s;
            }
        }
        return null;
    }

    private static string Key(string name) => name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    private static string? Scalar(JsonElement v) => v.ValueKind switch
    {
        JsonValueKind.String => v.GetString(),
        JsonValueKind.Number => v.GetRawText(),
        _ => null,
    };

    private static string Short(string s) => s.Length <= 40 ? s : s[..40] + "…";
}
