using AngleSharp.Html.Parser;

namespace Attache.Stories;

/// <summary>Tells the web page that a site gives in place of a feed from a feed.</summary>
public static class WebPages
{
    /// <summary>Whether bytes are a web page.</summary>
    public static bool IsPage(ReadOnlySpan<byte> bytes) => FormatGuess.Of(bytes[..Math.Min(bytes.Length, 1 << 16)], "", FieldMap.Default) == StoryFormat.Html;

    /// <summary>The address of the feed that a page names in its head; null where it names none.</summary>
    /// <param name="bytes">The page.</param>
    /// <param name="address">Where it came from.</param>
    public static Uri? FeedOf(ReadOnlySpan<byte> bytes, Uri address)
    {
        if (bytes.Length > HtmlPage.LargestPage || TextDecoding.Decode(bytes, out _, isHtml: true) is not { } html || !HtmlGuard.IsTame(html)) return null;
        foreach (var link in new HtmlParser().ParseDocument(html).QuerySelectorAll("link[rel~='alternate'][href]"))
        {
            if (link.GetAttribute("type") is not ("application/rss+xml" or "application/atom+xml" or "application/feed+json")) continue;
            if (Uri.TryCreate(address, link.GetAttribute("href"), out var feed) && feed.Scheme is "http" or "https") return feed;
        }
        return null;
    }
}
