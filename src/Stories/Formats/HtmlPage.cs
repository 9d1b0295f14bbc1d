using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Attache.Stories;

/// <summary>A web page with one story: its main text by Readability's rules (SmartReader), the rest from its metadata.</summary>
internal static partial class HtmlPage
{
    /// <summary>Largest page that is read, in UTF-16 code units.</summary>
    public const int LargestPage = 4 << 20;

    /// <summary>Fewer characters of main text are no story: then all text of the page is taken.</summary>
    private const int ShortestText = 140;

    [GeneratedRegex("\"datePublished\"\\s*:\\s*\"(?<date>[^\"]{8,40})\"", RegexOptions.CultureInvariant)]
    private static partial Regex DatePublished { get; }

    // A page's title ends with the site's name: "Talks resume | Daily", "Talks resume - The Daily".
    [GeneratedRegex(@"\s+(?:[|–—·]|-)\s+[^|–—·]{2,40}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SiteInTitle { get; }

    /// <summary>Reads a page.</summary>
    /// <param name="html">The page.</param>
    /// <param name="origin">For messages.</param>
    /// <param name="address">Where it came from; null where unknown.</param>
    /// <param name="context">What is known from outside.</param>
    public static StoryResult Read(string html, string origin, string? address, ReadContext context)
    {
        if (html.Length > LargestPage) return new StoryProblem(origin, $"too large for a page (the limit is {LargestPage >> 20} million characters)", "give the text alone");
        if (!HtmlGuard.IsTame(html)) return HtmlText.TooDeep(origin);
        var page = new HtmlParser().ParseDocument(html);
        var data = new JsonLd(page.QuerySelectorAll("script[type='application/ld+json']").Select(s => s.TextContent));
        string? uri = Link(page, "canonical") ?? Meta(page, "og:url") ?? address;
        string? body = Main(html, uri);
        if (body is null || body.Length < ShortestText) body = page.Body is null ? null : HtmlText.Extract(page.Body);
        if (string.IsNullOrWhiteSpace(body)) return new StoryProblem(origin, "the page holds no text", "give a page with a story, or its text");
        return new StoryDraft
        {
            Origin = origin,
            Body = body,
            Headline = Meta(page, "og:title") ?? Title(page),
            Uri = uri,
            Stamp = Stamp(page, data),
            StampName = "the page's date",
            Publisher = Meta(page, "og:site_name") ?? data.Publisher ?? Meta(page, "application-name"),
            LastPublisher = Uri.TryCreate(uri, UriKind.Absolute, out var at) && at.Scheme is "http" or "https" ? at.Host : null,
            Language = page.DocumentElement?.GetAttribute("lang") ?? Meta(page, "og:locale"),
            Byline = Meta(page, "author") ?? data.Author ?? Meta(page, "article:author"),
        }.Finish(context);
    }

    private static string? Main(string html, string? uri)
    {
        try
        {
            string at = Uri.TryCreate(uri, UriKind.Absolute, out var known) && known.Scheme is "http" or "https" ? known.AbsoluteUri : "https://example.invalid/";
            using var reader = new SmartReader.Reader(at, html);
            var article = reader.GetArticle();
            return article.IsReadable || article.Content is { Length: > 0 } ? HtmlText.Extract(article.Content ?? "") : null;
        }
        // The library throws many kinds of exceptions on broken pages; without it the whole text is taken.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }

    private static string? Stamp(IDocument page, JsonLd data)
    {
        foreach (string name in (ReadOnlySpan<string>)["article:published_time", "og:published_time", "datepublished", "dc.date.issued", "dc.date", "dcterms.created", "date", "pubdate", "publish-date", "parsely-pub-date", "sailthru.date", "article.published"])
            if (Valid(Meta(page, name)) is { } meta) return meta;
        if (Valid(data.Published) is { } published) return published;
        // What is broken as JSON may say it all the same.
        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json']"))
            if (Valid(DatePublished.Match(script.TextContent) is { Success: true } m ? m.Groups["date"].Value : null) is { } json) return json;
        foreach (var time in page.QuerySelectorAll("article time[datetime], [itemprop='datePublished'], time[pubdate], time[datetime]"))
            if (Valid(time.GetAttribute("datetime") ?? time.GetAttribute("content")) is { } stamp) return stamp;
        return null;
    }

    private static string? Valid(string? stamp) => WireDates.TryInstant(stamp, out _) ? stamp : null;

    private static string? Title(IDocument page)
    {
        if (page.QuerySelectorAll("h1") is [var one] && one.TextContent.Trim() is { Length: > 0 } heading) return Folded(heading);
        return page.Title is { Length: > 0 } title ? SiteInTitle.Replace(Folded(title), "") : null;
    }

    private static string? Meta(IDocument page, string name)
    {
        foreach (var meta in page.QuerySelectorAll("meta[content]"))
        {
            string? key = meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("itemprop");
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase) && meta.GetAttribute("content") is { } value && !string.IsNullOrWhiteSpace(value)) return Folded(value);
        }
        return null;
    }

    private static string? Link(IDocument page, string relation) =>
        page.QuerySelector($"link[rel='{relation}'][href]")?.GetAttribute("href") is { } href && Uri.TryCreate(href, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? href : null;

    private static string Folded(string s) => string.Join(' ', s.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
