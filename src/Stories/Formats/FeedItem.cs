using System.Xml.Linq;

namespace Attache.Stories;

/// <summary>An item of RSS 0.9x to 2.0 or of RSS 1.0, or an entry of Atom.</summary>
internal static class FeedItem
{
    // Vocabularies that have something of an item itself; what others (of pictures, of podcasts) call title or content is about something else.
    private static readonly XNamespace[] Known =
        ["http://www.w3.org/2005/Atom", "http://purl.org/rss/1.0/modules/content/", "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/", XNamespace.None];

    /// <summary>Reads an item.</summary>
    public static StoryResult Read(XElement item, string origin, FeedSource feed, ReadContext context)
    {
        string? body = null;
        foreach (string name in (ReadOnlySpan<string>)["encoded", "content", "description", "summary"])
        {
            if (Child(item, name) is not { } element) continue;
            if (Text(element) is not { } text) return HtmlText.TooDeep(origin);
            if (!string.IsNullOrWhiteSpace(text)) { body = text; break; }
        }
        if (body is null) return new StoryProblem(origin, "the item has no text", "fetch the page that it links to, and give that");
        return new StoryDraft
        {
            Origin = origin,
            Body = body,
            Headline = Child(item, "title") is { } title ? Folded(Text(title)) : null,
            Uri = Value(item, "guid") ?? Value(item, "id") ?? Link(item) ?? item.Attributes().FirstOrDefault(a => a.Name.LocalName == "about")?.Value,
            // What was put right later is another version of the item: the text is that of the last change.
            Stamp = Value(item, "updated") ?? Value(item, "pubDate") ?? Value(item, "published") ?? Value(item, "date") ?? Value(item, "issued"),
            StampName = item.Name.LocalName == "entry" ? "updated" : "pubDate",
            Publisher = Source(Child(item, "source")) ?? Value(item, "publisher"),
            LastPublisher = feed.Title,
            Language = item.Attribute(XNamespace.Xml + "lang")?.Value ?? Value(item, "language") ?? feed.Language,
            Byline = Child(item, "author") is { } author ? Value(author, "name") ?? Folded(author.Value) : Value(item, "creator"),
        }.Finish(context);
    }

    // Atom says of what kind the text is; RSS holds HTML as text, and sometimes text alone.
    private static string? Text(XElement element)
    {
        string type = element.Attribute("type")?.Value ?? "html";
        if (type == "text") return element.Value;
        return HtmlText.Extract(element.HasElements ? string.Concat(element.Nodes().Select(n => n is XElement e ? XmlMarkup.Write(e) : n is XText t ? System.Net.WebUtility.HtmlEncode(t.Value) : "")) : element.Value);
    }

    private static string? Link(XElement item)
    {
        // The item's own first: feeds in RSS have Atom's links to other things besides.
        foreach (var link in item.Elements(item.Name.Namespace + "link").Concat(item.Elements(Known[0] + "link")))
        {
            if (link.Attribute("href") is { } href && (link.Attribute("rel")?.Value ?? "alternate") == "alternate") return href.Value;
            if (link.Attribute("href") is null && !string.IsNullOrWhiteSpace(link.Value)) return link.Value.Trim();
        }
        return null;
    }

    // In RSS a name, in Atom an element with the title of the feed that the entry came from.
    private static string? Source(XElement? source) => source is null ? null : source.HasElements ? Value(source, "title") : Folded(source.Value);

    private static XElement? Child(XElement item, string name)
    {
        if (item.Element(item.Name.Namespace + name) is { } own) return own;
        foreach (var vocabulary in Known)
            if (item.Element(vocabulary + name) is { } other) return other;
        return null;
    }

    private static string? Value(XElement item, string name) => Folded(Child(item, name)?.Value);

    private static string? Folded(string? s) =>
        string.IsNullOrWhiteSpace(s) ? null : string.Join(' ', s.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
