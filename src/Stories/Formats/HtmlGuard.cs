using System.Collections.Frozen;

namespace Attache.Stories;

/// <summary>
/// Tells from the tags alone whether a page can be parsed in bounded time and memory. The rules of HTML have parsers look
/// through the open elements at many tags, and repeat unclosed inline elements in each new block: a small file can be made
/// to cost hours. Linear itself.
/// </summary>
internal static class HtmlGuard
{
    /// <summary>Deepest nesting of a page that is read. Pages of news sites have less than fifty.</summary>
    public const int DeepestNesting = 1000;

    /// <summary>Most elements of a page that is read. Pages of news sites have some thousands.</summary>
    public const int MostElements = 50_000;

    /// <summary>Most elements that unclosed inline elements may be repeated as.</summary>
    private const long MostRepeats = 200_000;

    private static readonly FrozenSet<string> Void = new[]
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param", "keygen", "frame", "basefont", "bgsound",
        // their end tags may be left out, and the next one ends them
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "html", "head", "body",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Inline = new[] { "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Raw = new[] { "script", "style", "textarea", "title", "noscript", "iframe", "noembed", "noframes", "xmp" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the markup may be parsed.</summary>
    public static bool IsTame(ReadOnlySpan<char> html)
    {
        int depth = 0, open = 0, elements = 0;
        long repeats = 0;
        // an end tag without its start tag ends nothing
        var started = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var counts = started.GetAlternateLookup<ReadOnlySpan<char>>();
        var voids = Void.GetAlternateLookup<ReadOnlySpan<char>>();
        var inlines = Inline.GetAlternateLookup<ReadOnlySpan<char>>();
        var raws = Raw.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int at = 0; at < html.Length;)
        {
            int lt = html[at..].IndexOf('<');
            if (lt < 0) break;
            at += lt + 1;
            bool end = at < html.Length && html[at] == '/';
            if (end) at++;
            if (html[at..].StartsWith("!--"))
            {
                int close = html[at..].IndexOf("-->");
                at = close < 0 ? html.Length : at + close + 3;
                continue;
            }
            int n = at;
            while (n < html.Length && char.IsAsciiLetterOrDigit(html[n])) n++;
            if (n == at) continue;
            var name = html[at..n];
            int gt = html[n..].IndexOf('>');
            at = gt < 0 ? html.Length : n + gt + 1;
            if (!end && ++elements > MostElements) return false;
            counts.TryGetValue(name, out int count);
            if (end && count == 0) continue;
            counts[name] = count + (end ? -1 : 1);
            if (inlines.Contains(name)) open = Math.Max(0, open + (end ? -1 : 1));
            else if (!end) repeats += open;
            if (repeats > MostRepeats) return false;
            if (voids.Contains(name)) continue;
            depth += end ? -1 : 1;
            if (depth > DeepestNesting) return false;
            if (end || !raws.Contains(name)) continue;
            int over = EndOf(html[at..], name);
            if (over < 0) break;
            at += over;
        }
        return true;
    }

    // Where the end tag of an element begins whose inside is no markup.
    private static int EndOf(ReadOnlySpan<char> html, ReadOnlySpan<char> name)
    {
        for (int at = 0; ;)
        {
            int next = html[at..].IndexOf("</");
            if (next < 0) return -1;
            at += next;
            if (html[(at + 2)..].StartsWith(name, StringComparison.OrdinalIgnoreCase)) return at;
            at += 2;
        }
    }
}
