using System.Text.Json;

namespace Attache.Stories;

/// <summary>
/// IPTC ninjs 1.x, 2.x and 3.x, and objects like them. The versions differ in the spelling of keys (<c>versioncreated</c>,
/// <c>versionCreated</c>, <c>body_text</c>, <c>bodies</c>); keys are compared without case, underscore and hyphen, and what
/// is read is what they share.
/// </summary>
internal static class Ninjs
{
    private static readonly HashSet<string> OtherTypes = new(["picture", "photo", "image", "audio", "video", "graphic", "animation", "planning", "event", "package", "component"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads one item.</summary>
    /// <param name="item">A JSON object.</param>
    /// <param name="origin">For messages.</param>
    /// <param name="feed">What the feed that it stands in says of itself.</param>
    /// <param name="context">What is known from outside.</param>
    /// <exception cref="InvalidOperationException">A text is no valid Unicode.</exception>
    public static StoryResult Read(JsonElement item, string origin, FeedSource feed, ReadContext context)
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
        string? title = Text("headline");
        // The headlines of ninjs 2 and 3 go before the title, which is for the desk.
        string? headline = keys.ContainsKey("headline") || context.Fields.IsGiven("headline") ? title : OfList(keys, "headlines", plain: true).Value ?? title;
        if (headline is not null) headline = HtmlText.Plain(headline);

        string? body = Text("body");
        // ninjs says that body_text is plain: it stays as it came. Other objects, and bodies that do not give their type, say nothing of the kind.
        bool isPlain = keys.ContainsKey("bodytext");
        if (body is null && OfList(keys, "bodies", plain: true) is { Value: { } listed } entry) (body, isPlain) = (listed, entry.HasType);
        if (body is { } written && !isPlain && (body = HtmlText.Plain(written)) is null) return HtmlText.TooDeep(origin);
        if (body is null && (Text("html") ?? OfList(keys, "bodies", plain: false).Value ?? (feed.IsFeed ? Text("summary") : null)) is { } html && (body = HtmlText.Extract(html)) is null)
            return HtmlText.TooDeep(origin);
        if (string.IsNullOrWhiteSpace(body)) body = StoryDraft.OfWithdrawal(Text("pubstatus"), headline);
        if (string.IsNullOrWhiteSpace(body))
        {
            if (feed.IsFeed) return new StoryProblem(origin, "the item has no text", "fetch the page that it links to, and give that");
            // One's own JSON, or an item of ninjs: the remedies differ.
            if (!context.Fields.IsGiven("body") && !keys.ContainsKey("versioncreated") && !keys.ContainsKey("standard") && keys.Count > 0)
            {
                string names = StoryDraft.Short(string.Join(", ", item.EnumerateObject().Select(p => p.Name)));
                return new StoryProblem(origin, $"no text: of its keys ({names}) none that usually holds one has any", "say with --fields body=KEY where it stands");
            }
            return context.Fields.IsGiven("body")
                ? new StoryProblem(origin, $"no body text: '{context.Fields.NamesOf("body")[0]}' is missing or empty", "say with --fields body=KEY where it stands")
                : new StoryProblem(origin, "no body text: body_text (ninjs 1) or bodies (ninjs 2, 3) is missing or empty", "give items with their text, or say with --fields body=KEY where it stands");
        }
        return new StoryDraft
        {
            Origin = origin,
            Body = body,
            Headline = headline,
            Uri = Text("uri"),
            Version = Text("version"),
            PubStatus = Text("pubstatus"),
            Stamp = Text("date"),
            StampName = context.Fields.IsGiven("date") ? context.Fields.NamesOf("date")[0] : "versioncreated",
            Embargo = Text("embargo"),
            Publisher = NamedIn(keys, "infosource", "infosources") ?? Text("publisher") ?? NamedIn(keys, "source", "publisher", "provider"),
            LastPublisher = Find(keys, "copyrightholder") is { } c ? Scalar(c) : feed.Title,
            Language = Text("language") ?? feed.Language,
            Byline = Text("byline") ?? NamedIn(keys, "authors", "author"),
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

    // bodies and headlines of ninjs 2 and 3: a list of {role, contenttype, value}; the main one comes first.
    private static (string? Value, bool HasType) OfList(Dictionary<string, JsonElement> keys, string name, bool plain)
    {
        if (!keys.TryGetValue(name, out var list) || list.ValueKind != JsonValueKind.Array) return default;
        (string? Value, bool HasType) first = default;
        foreach (var entry in list.EnumerateArray())
        {
            if (entry.ValueKind == JsonValueKind.String && plain && first.Value is null) first = (entry.GetString(), false);
            if (entry.ValueKind != JsonValueKind.Object) continue;
            string role = "";
            string? value = null, content = null;
            foreach (var p in entry.EnumerateObject())
                switch (FieldMap.Fold(p.Name))
                {
                    case "role": role = Scalar(p.Value) ?? ""; break;
                    case "contenttype": content = Scalar(p.Value) ?? content; break;
                    case "value": value = Scalar(p.Value); break;
                }
            if (value is null || (content is null || content.Contains("plain", StringComparison.OrdinalIgnoreCase)) != plain) continue;
            if (role.Length == 0 || role.Contains("main", StringComparison.OrdinalIgnoreCase) || role.Contains("fullbody", StringComparison.OrdinalIgnoreCase)) return (value, content is not null);
            if (first.Value is null) first = (value, content is not null);
        }
        return first;
    }

    private static string? NamedIn(Dictionary<string, JsonElement> keys, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (!keys.TryGetValue(name, out var v)) continue;
            foreach (var entry in v.ValueKind == JsonValueKind.Array ? [.. v.EnumerateArray()] : (JsonElement[])[v])
            {
                if (entry.ValueKind == JsonValueKind.String && v.ValueKind == JsonValueKind.Array && entry.GetString() is { Length: > 0 } word) return word;
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
