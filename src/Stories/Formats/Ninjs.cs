using System.Text.Json;

namespace Attache.Stories;

/// <summary>
/// IPTC ninjs 1.x, 2.x and 3.x, and objects like them. The versions differ in the spelling of keys (<c>versioncreated</c>,
/// <c>versionCreated</c>, <c>body_text</c>, <c>bodies</c>); keys are compared without case, underscore and hyphen, and what
/// is read is what they share.
/// </summary>
internal static class Ninjs
{
    private static readonly HashSet<string> OtherTypes = new(["picture", "photo", "image", "audio", "video", "graphic", "animation", "planning", "event", "package"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads one item.</summary>
    /// <param name="item">A JSON object.</param>
    /// <param name="origin">For messages.</param>
    /// <param name="feed">Who publishes the feed that it stands in; null for none.</param>
    /// <param name="context">What is known from outside.</param>
    /// <exception cref="InvalidOperationException">A text is no valid Unicode.</exception>
    public static StoryResult Read(JsonElement item, string origin, string? feed, ReadContext context)
    {
        var keys = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var p in item.EnumerateObject()) keys.TryAdd(FieldMap.Fold(p.Name), p.Value);

        string? Text(string field)
        {
            foreach (var name in context.Fields.NamesOf(field))
                if (Find(keys, name) is { } v && Scalar(v) is { } s && !string.IsNullOrWhiteSpace(s)) return s;
            return null;
        }

        if (keys.TryGetValue("type", out var t) && Scalar(t) is { } type && OtherTypes.Contains(type))
            return new StoryProblem(origin, $"the item is of type '{type}', not text", "leave it out");
        string? body = Text("body") ?? OfList(keys, "bodies", plainOnly: true);
        // ninjs says that body_text is plain: it stays as it came. Other objects say nothing of the kind.
        if (body is { } written && !keys.ContainsKey("bodytext") && !keys.ContainsKey("bodies") && (body = HtmlText.Plain(written)) is null) return HtmlText.TooDeep(origin);
        if (body is null)
        {
            string? html = Text("html") ?? OfList(keys, "bodies", plainOnly: false);
            if (html is not null && (body = HtmlText.Extract(html)) is null) return HtmlText.TooDeep(origin);
        }
        if (string.IsNullOrWhiteSpace(body))
        {
            return context.Fields.IsGiven("body")
                ? new StoryProblem(origin, $"no body text: '{context.Fields.NamesOf("body")[0]}' is missing or empty", "say with --fields body=KEY where it stands")
                : new StoryProblem(origin, "no body text: body_text (ninjs 1) or bodies (ninjs 2, 3) is missing or empty", "give items with their text, or say with --fields body=KEY where it stands");
        }
        return new StoryDraft
        {
            Origin = origin,
            Body = body,
            Headline = Text("headline") ?? OfList(keys, "headlines", plainOnly: true),
            Uri = Text("uri"),
            Version = Text("version"),
            PubStatus = Text("pubstatus"),
            Stamp = Text("date"),
            StampName = context.Fields.IsGiven("date") ? context.Fields.NamesOf("date")[0] : "versioncreated",
            Embargo = Text("embargo"),
            Publisher = NamedIn(keys, "infosource", "infosources") ?? Text("publisher"),
            LastPublisher = Find(keys, "copyrightholder") is { } c ? Scalar(c) : feed,
            Language = Text("language"),
            Byline = Text("byline") ?? NamedIn(keys, "authors"),
            Located = Text("located"),
            EdNote = Text("ednote"),
        }.Finish(context);
    }

    // "a.b" is key b of the object at key a.
    private static JsonElement? Find(Dictionary<string, JsonElement> keys, string path)
    {
        var parts = path.Split('.');
        if (!keys.TryGetValue(parts[0], out var at)) return null;
        foreach (string part in parts.AsSpan(1))
        {
            if (at.ValueKind != JsonValueKind.Object) return null;
            bool found = false;
            foreach (var p in at.EnumerateObject())
            {
                if (FieldMap.Fold(p.Name) != part) continue;
                (at, found) = (p.Value, true);
                break;
            }
            if (!found) return null;
        }
        return at;
    }

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
                switch (FieldMap.Fold(p.Name))
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
                    if (FieldMap.Fold(p.Name) == "name" && Scalar(p.Value) is { Length: > 0 } s) return s;
            }
        }
        return null;
    }

    private static string? Scalar(JsonElement v) => v.ValueKind switch
    {
        JsonValueKind.String => v.GetString(),
        JsonValueKind.Number => v.GetRawText(),
        _ => null,
    };
}
