using System.Xml.Linq;

namespace Attache.Stories;

/// <summary>An item of IPTC NewsML-G2 with its text inline, as XHTML, NITF or plain text.</summary>
internal static class NewsMl
{
    /// <summary>Reads an item.</summary>
    public static StoryResult Read(XElement item, string origin, FeedSource feed, ReadContext context)
    {
        var meta = Child(item, "itemMeta");
        var content = Child(item, "contentMeta");
        string? kind = Attribute(Child(meta, "itemClass"), "qcode");
        if (kind is not null && !kind.EndsWith("text", StringComparison.OrdinalIgnoreCase) && !kind.EndsWith("composite", StringComparison.OrdinalIgnoreCase))
            return new StoryProblem(origin, $"the item is of class '{StoryDraft.Short(kind)}', not text", "leave it out");
        if (!TryBody(Child(item, "contentSet"), out string? body)) return HtmlText.TooDeep(origin);
        string? status = Attribute(Child(meta, "pubStatus"), "qcode") ?? Attribute(Child(meta, "pubStatus"), "uri");
        if (string.IsNullOrWhiteSpace(body)) body = StoryDraft.OfWithdrawal(status, Value(content, "headline"));
        if (string.IsNullOrWhiteSpace(body))
            return new StoryProblem(origin, "the item has no text (inlineXML or inlineData)", "give items with their text inline");
        return new StoryDraft
        {
            Origin = origin,
            Body = body,
            Headline = Value(content, "headline"),
            Uri = Attribute(item, "guid"),
            Version = Attribute(item, "version"),
            PubStatus = status,
            Stamp = Value(meta, "versionCreated") ?? Value(content, "contentCreated") ?? Value(meta, "firstCreated"),
            StampName = "versionCreated",
            // An element without content: under embargo until further notice.
            Embargo = Child(meta, "embargoed")?.Value.Trim(),
            Publisher = Name(Child(content, "infoSource")) ?? Value(content, "creditline") ?? Name(Child(meta, "provider")),
            LastPublisher = feed.Title,
            Language = Attribute(Child(content, "language"), "tag") ?? item.Attribute(XNamespace.Xml + "lang")?.Value,
            Byline = Value(content, "by"),
            Located = Name(Child(content, "located")),
            EdNote = Value(meta, "edNote"),
        }.Finish(context);
    }

    private static bool TryBody(XElement? set, out string? body)
    {
        body = null;
        foreach (var part in set?.Elements() ?? [])
        {
            if (part.Name.LocalName == "inlineXML")
            {
                // NITF tells the head of a story, which the item's metadata hold, from its content; XHTML has a body.
                var content = part.Descendants().FirstOrDefault(e => e.Name.LocalName == "body.content")
                    ?? part.Descendants().FirstOrDefault(e => e.Name.LocalName == "body") ?? part;
                body = HtmlText.Extract(XmlMarkup.Write(content));
                if (body is null) return false;
            }
            else if (part.Name.LocalName == "inlineData")
            {
                body = part.Value;
                if (Attribute(part, "contenttype") is { } type && type.Contains("html", StringComparison.OrdinalIgnoreCase) && (body = HtmlText.Extract(part.Value)) is null) return false;
            }
            if (!string.IsNullOrWhiteSpace(body)) return true;
        }
        return true;
    }

    private static XElement? Child(XElement? parent, string name) => parent?.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    private static string? Attribute(XElement? element, string name) => element?.Attribute(name)?.Value is { } v && !string.IsNullOrWhiteSpace(v) ? v.Trim() : null;

    // A name, else the last part of a literal or a code: "prov:AGY" is AGY.
    private static string? Name(XElement? element) =>
        Value(element, "name") ?? Attribute(element, "literal") ?? (Attribute(element, "qcode") is { } code ? code[(code.IndexOf(':', StringComparison.Ordinal) + 1)..] : null);

    private static string? Value(XElement? parent, string name) =>
        Child(parent, name)?.Value is { } v && !string.IsNullOrWhiteSpace(v) ? string.Join(' ', v.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : null;
}
