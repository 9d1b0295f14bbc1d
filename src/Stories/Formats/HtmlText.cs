using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Attache.Stories;

/// <summary>The text of an HTML fragment: one line a block element, white space folded, scripts and styles left out.</summary>
internal static partial class HtmlText
{
    [GeneratedRegex(@"</?(?:p|br|div|span|li|ul|ol|h[1-6]|b|i|em|strong|a|blockquote)\b[^<>]{0,400}>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Markup { get; }

    [GeneratedRegex(@"&(?:[A-Za-z]{2,8}\d{0,2}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});", RegexOptions.CultureInvariant)]
    private static partial Regex Entity { get; }

    private static readonly HashSet<string> Blocks = new(
        ["P", "DIV", "BR", "LI", "H1", "H2", "H3", "H4", "H5", "H6", "TR", "SECTION", "ARTICLE", "HEADER", "FOOTER", "BLOCKQUOTE", "UL", "OL", "TABLE", "PRE", "FIGURE", "HR",
            // and those of NITF
            "BLOCK", "HL1", "HL2", "HEDLINE", "BYLINE", "DATELINE"], StringComparer.Ordinal);

    private static readonly HashSet<string> Hidden = new(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "HEAD", "SVG"], StringComparer.Ordinal);

    /// <summary>Extracts the text; never throws on broken markup.</summary>
    /// <returns>The text; null where the markup is nested too deeply to be read (see <see cref="HtmlGuard"/>).</returns>
    public static string? Extract(string html)
    {
        if (Once(html) is not { } text) return null;
        // What was escaped twice on its way here is markup still.
        if (Entity.IsMatch(text)) text = WebUtility.HtmlDecode(text).Replace("\u00AD", "", StringComparison.Ordinal);
        return Markup.IsMatch(text) ? Once(text) : text;
    }

    private static string? Once(string html)
    {
        if (!html.Contains('<', StringComparison.Ordinal) && !html.Contains('&', StringComparison.Ordinal)) return html.Replace("\u00AD", "", StringComparison.Ordinal);
        if (!HtmlGuard.IsTame(html)) return null;
        var page = new HtmlParser().ParseDocument(html);
        // NITF tells the head of a story, which the item's own fields hold, from its content.
        INode? body = html.Contains("<body.content", StringComparison.OrdinalIgnoreCase) ? page.All.FirstOrDefault(e => e.NodeName == "BODY.CONTENT") : null;
        return (body ?? page.Body) is { } content ? Extract(content) : "";
    }

    /// <summary>
    /// A field that should hold plain text, as it came; where it holds markup or entities all the same, its text without them.
    /// </summary>
    /// <returns>The text; null where the markup is nested too deeply.</returns>
    public static string? Plain(string value)
    {
        if (Markup.IsMatch(value)) return Extract(value);
        return Entity.IsMatch(value) ? WebUtility.HtmlDecode(value).Replace("\u00AD", "", StringComparison.Ordinal) : value.Replace("\u00AD", "", StringComparison.Ordinal);
    }

    /// <summary>The refusal of markup that is nested too deeply.</summary>
    public static StoryProblem TooDeep(string origin) =>
        new(origin, string.Create(CultureInfo.InvariantCulture, $"the HTML is nested too deeply (more than {HtmlGuard.DeepestNesting:N0} elements one in the other) or has more than {HtmlGuard.MostElements:N0} elements"), "give the text without its markup");

    /// <summary>The text below a node of a page that is tame.</summary>
    public static string Extract(INode body)
    {
        var text = new StringBuilder();
        Walk(body, text);
        var lines = text.ToString().Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0);
        return string.Join('\n', lines);
    }

    private static void Walk(INode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText t) AppendFolded(t.Data, text);
            else if (child is IElement e && !Hidden.Contains(e.NodeName))
            {
                bool block = Blocks.Contains(e.NodeName);
                if (block) text.Append('\n');
                Walk(e, text);
                if (block) text.Append('\n');
            }
        }
    }

    private static void AppendFolded(string data, StringBuilder text)
    {
        foreach (char c in data)
        {
            if (c == '\u00AD') continue; // soft hyphens only tell where a line may break
            if (!char.IsWhiteSpace(c)) text.Append(c);
            else if (text.Length > 0 && !char.IsWhiteSpace(text[^1])) text.Append(' ');
        }
    }
}
