using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Attache.Stories;

/// <summary>
/// XML with stories in it: NewsML-G2 (an item or a message of many), RSS, Atom. Items are read one after the other, so a
/// long feed needs no more room than its longest item, and a feed that breaks off gives what stands before the break.
/// Document types are refused: what they define can grow without end, or fetch files.
/// </summary>
internal static class XmlStories
{
    /// <summary>Most characters of one document.</summary>
    public const long LargestDocument = 1L << 30;

    // What NewsML-G2 has besides news items.
    private static readonly HashSet<string> OtherItems = new(["packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"], StringComparer.Ordinal);

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LargestDocument,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = false,
    };

    /// <summary>Reads a document lazily.</summary>
    /// <param name="text">The document; its encoding is known already, whatever it declares.</param>
    /// <param name="origin">For messages.</param>
    /// <param name="context">What is known from outside.</param>
    public static IEnumerable<StoryResult> Read(TextReader text, string origin, ReadContext context)
    {
        using var repaired = new XmlRepair(text);
        XmlReader? xml = null;
        var channel = new FeedSource();
        int items = 0;
        bool any = false;
        try
        {
            for (; ; )
            {
                StoryProblem? problem = null;
                XElement? item = null;
                try
                {
                    xml ??= XmlReader.Create(repaired, Settings);
                    item = Next(xml, channel, ref any);
                }
                catch (XmlException e)
                {
                    problem = Broken(e, origin);
                }
                catch (Exception e) when (StoryStreams.IsBroken(e))
                {
                    problem = StoryStreams.Broken(origin, e);
                }
                if (problem is not null)
                {
                    yield return problem;
                    yield break;
                }
                if (item is null) break;
                items++;
                string at = items == 1 && channel.IsSingle ? origin : string.Create(CultureInfo.InvariantCulture, $"{origin}, item {items}");
                string name = item.Name.LocalName;
                yield return name == "newsItem" ? NewsMl.Read(item, at, channel, context)
                    : OtherItems.Contains(name) ? new StoryProblem(at, $"a {name} of NewsML-G2: it has no text of its own", "give the news items that it refers to")
                    : FeedItem.Read(item, at, channel, context);
            }
        }
        finally
        {
            xml?.Dispose();
        }
        if (items == 0)
        {
            yield return any && channel.IsFeed
                ? new StoryProblem(origin, "the feed has no items", "fetch it again later, or leave it out")
                : new StoryProblem(origin, "the XML is no NewsML-G2, RSS or Atom" + (channel.Root is { } root ? $" (its root is <{StoryDraft.Short(root)}>)" : ""), "give one of these, or the text alone");
        }
    }

    // The next item as a tree of its own; on the way to it, what the feed says of itself.
    private static XElement? Next(XmlReader xml, FeedSource channel, ref bool any)
    {
        if (xml.ReadState == ReadState.Initial && !xml.Read()) return null;
        while (!xml.EOF)
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                if (!xml.Read()) return null;
                continue;
            }
            any = true;
            string name = xml.LocalName;
            channel.Root ??= xml.Name;
            if (OtherItems.Contains(name))
            {
                channel.IsSingle |= xml.Depth == 0;
                xml.Skip();
                return new XElement(name);
            }
            if (name is "newsItem" || (name is "item" or "entry" && xml.Depth > 0))
            {
                channel.IsSingle |= xml.Depth == 0;
                return Tree(xml);
            }
            if (name is "rss" or "RDF" or "feed" or "channel") channel.IsFeed = true;
            else if (channel.IsFeed && name is "title" or "language" or "id" && xml.Depth <= 2 && !xml.IsEmptyElement)
            {
                channel.Take(name, Tree(xml)?.Value);
                continue;
            }
            if (name is "feed" && xml.GetAttribute("xml:lang") is { } language) channel.Take("language", language);
            if (!xml.Read()) return null;
        }
        return null;
    }

    // The reader stands behind the element afterwards.
    private static XElement? Tree(XmlReader xml)
    {
        using var inner = xml.ReadSubtree();
        var (root, at, size) = ((XElement?)null, (XElement?)null, 0L);
        while (inner.Read())
        {
            switch (inner.NodeType)
            {
                case XmlNodeType.Element:
                    var element = new XElement(XName.Get(inner.LocalName, inner.NamespaceURI));
                    bool empty = inner.IsEmptyElement;
                    while (inner.MoveToNextAttribute())
                    {
                        if (inner.NamespaceURI != "http://www.w3.org/2000/xmlns/") element.SetAttributeValue(XName.Get(inner.LocalName, inner.NamespaceURI), inner.Value);
                        size += inner.Value.Length;
                    }
                    if (at is null) root = element;
                    else at.Add(element);
                    if (!empty) at = element;
                    size += 100;
                    break;
                case XmlNodeType.EndElement:
                    at = at?.Parent;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    // added as a node of its own: growing one string is quadratic
                    at?.Add(new XText(inner.Value));
                    size += inner.Value.Length;
                    break;
            }
            if (size > StoryFiles.LargestStory) throw new XmlException($"an item is larger than {StoryFiles.LargestStory >> 20} MB");
        }
        xml.Read();
        return root;
    }

    private static StoryProblem Broken(XmlException e, string origin)
    {
        if (e.Message.Contains("DTD", StringComparison.Ordinal))
            return new StoryProblem(origin, "refused: the XML has a document type, whose entities may grow without end or fetch files", "take the <!DOCTYPE …> out");
        if (e.Message.StartsWith("an item", StringComparison.Ordinal))
            return new StoryProblem(origin, e.Message, "split it into stories");
        string where = e.LineNumber > 0 ? string.Create(CultureInfo.InvariantCulture, $" at line {e.LineNumber}, column {e.LinePosition}") : "";
        return new StoryProblem(origin, "the XML is broken" + where, "repair the file or fetch it again");
    }
}

/// <summary>What a feed says of itself, before its items.</summary>
internal sealed class FeedSource
{
    /// <summary>Whether the document is a feed.</summary>
    public bool IsFeed { get; set; }

    /// <summary>Whether the document is one item.</summary>
    public bool IsSingle { get; set; }

    /// <summary>The name of the document's first element.</summary>
    public string? Root { get; set; }

    /// <summary>Its title.</summary>
    public string? Title { get; private set; }

    /// <summary>Its language.</summary>
    public string? Language { get; private set; }

    /// <summary>Takes in an element; the first of a name counts.</summary>
    public void Take(string name, string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return;
        if (name == "title") Title ??= value.Trim();
        else if (name == "language") Language ??= value.Trim();
    }
}
