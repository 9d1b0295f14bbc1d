using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Attache.Stories;

/// <summary>The text of an HTML fragment: one line a block element, white space folded, scripts and styles left out.</summary>
public static class HtmlText
{
    private const int DeepestNesting = 256;

    private static readonly HashSet<string> Blocks = new(
        ["P", "DIV", "BR", "LI", "H1", "H2", "H3", "H4", "H5", "H6", "TR", "SECTION", "ARTICLE", "HEADER", "FOOTER", "BLOCKQUOTE", "UL", "OL", "TABLE", "PRE", "FIGURE", "HR"], StringComparer.Ordinal);

    private static readonly HashSet<string> Hidden = new(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "HEAD", "SVG"], StringComparer.Ordinal);

    /// <summary>Extracts the text; never throws on broken markup.</summary>
    public static string Extract(string html)
    {
        var body = new HtmlParser().ParseDocument(html).Body;
        if (body is null) return "";
        var text = new StringBuilder(html.Length / 2);
        Walk(body, text, 0);
        var lines = text.ToString().Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0);
        return string.Join('\n', lines);
    }

    private static void Walk(INode node, StringBuilder text, int depth)
    {
        if (depth > DeepestNesting)
        {
            text.Append(node.TextContent);
            return;
        }
        foreach (var child in node.ChildNodes)
        {
            if (child is IText t) AppendFolded(t.Data, text);
            else if (child is IElement e && !Hidden.Contains(e.NodeName))
            {
                bool block = Blocks.Contains(e.NodeName);
                if (block) text.Append('\n');
                Walk(e, text, depth + 1);
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
