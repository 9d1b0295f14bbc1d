using System.Net;
using System.Text;
using System.Xml.Linq;

namespace Attache.Stories;

/// <summary>XML that holds a text in XHTML or NITF, as HTML for <see cref="HtmlText"/>. Without recursion.</summary>
internal static class XmlMarkup
{
    // NITF's names for what HTML has too.
    private static string NameOf(XElement e) => e.Name.LocalName switch
    {
        "hl1" or "hl2" or "hedline" or "byline" or "dateline" or "block" or "body.head" or "body.content" or "media" => "div",
        var name => name,
    };

    /// <summary>Writes an element with its tags.</summary>
    public static string Write(XElement element)
    {
        var html = new StringBuilder();
        XNode? at = element;
        while (at is not null)
        {
            if (at is XElement e)
            {
                html.Append('<').Append(NameOf(e)).Append('>');
                if (e.FirstNode is { } first)
                {
                    at = first;
                    continue;
                }
                html.Append("</").Append(NameOf(e)).Append('>');
            }
            else if (at is XText t) html.Append(WebUtility.HtmlEncode(t.Value));
            while (at != element && at!.NextNode is null)
            {
                at = at.Parent!;
                html.Append("</").Append(NameOf((XElement)at)).Append('>');
            }
            at = at == element ? null : at!.NextNode;
        }
        return html.ToString();
    }
}
