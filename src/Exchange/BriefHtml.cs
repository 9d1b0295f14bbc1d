using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Attache.Views.Brief;

namespace Attache.Exchange;

/// <summary>A brief as one HTML page: no script, nothing from outside, light and dark, fit for printing.</summary>
internal static class BriefHtml
{
    private const string Style =
        """
        :root{color-scheme:light dark;--ink:#1b1b1b;--paper:#fff;--soft:#555;--line:#d8d8d8;--mark:#0b4f8a}
        @media(prefers-color-scheme:dark){:root{--ink:#e8e8e8;--paper:#16181a;--soft:#a5a5a5;--line:#3a3d40;--mark:#8cc2f0}}
        body{margin:0 auto;padding:2rem 1.2rem;max-width:46rem;color:var(--ink);background:var(--paper);font:1.05rem/1.55 Georgia,"Times New Roman",serif}
        h1{font-size:1.9rem;line-height:1.2;margin:0 0 .2rem}
        h2{font-size:1.2rem;margin:1.8rem 0 .4rem;border-bottom:1px solid var(--line)}
        h3{font-size:1rem;margin:1.1rem 0 .2rem;color:var(--soft)}
        .standing{color:var(--soft);margin:0}
        ul{padding-left:1.1rem;margin:.3rem 0}
        li{margin:.3rem 0}
        sup{line-height:0;font-size:.72em}
        a{color:var(--mark);text-decoration:none}
        a:focus,a:hover{text-decoration:underline}
        .sources{font-size:.9rem}
        .sources li:target{outline:2px solid var(--mark)}
        .sources q{color:var(--soft)}
        @media print{body{max-width:none;padding:0;font-size:10.5pt}a{color:inherit}h2,h3{break-after:avoid}li{break-inside:avoid}}
        """;

    // Letters of any script stay readable; markup, quotes and ampersands are escaped.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Write(BriefDocument brief)
    {
        var html = new StringBuilder();
        html.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>")
            .Append(Escape(brief.Title)).Append("</title>\n<style>\n").Append(Style.ReplaceLineEndings("\n")).Append("\n</style>\n</head>\n<body>\n<main>\n<h1>").Append(Escape(brief.Title))
            .Append("</h1>\n<p class=\"standing\">").Append(Escape(brief.Standing)).Append("</p>\n");
        foreach (var section in brief.Sections)
        {
            html.Append("<h").Append(section.Level).Append('>').Append(Escape(section.Heading)).Append("</h").Append(section.Level).Append(">\n");
            if (section.Lines.Count == 0) continue;
            if (!section.Prose) html.Append("<ul>\n");
            foreach (var line in section.Lines)
            {
                html.Append(section.Prose ? "<p>" : "<li>");
                if (line.Label is { } label) html.Append("<strong>").Append(Escape(label)).Append(":</strong> ");
                html.AppendJoin(' ', line.Sentences.Select(s => BriefExchange.WithNotes(s, Escape, Reference).Replace(" <sup>", "<sup>", StringComparison.Ordinal)));
                html.Append(section.Prose ? "</p>\n" : "</li>\n");
            }
            if (!section.Prose) html.Append("</ul>\n");
        }
        if (brief.Notes.Count > 0)
        {
            html.Append("<h2>Sources</h2>\n<ol class=\"sources\">\n");
            foreach (var note in brief.Notes)
                html.Append("<li id=\"n").Append(note.Number).Append("\">").Append(Escape(BriefExchange.Source(note))).Append(": <q>").Append(Escape(note.Text)).Append("</q></li>\n");
            html.Append("</ol>\n");
        }
        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static string Reference(int note) => $"<sup><a href=\"#n{note}\">[{note}]</a></sup>";

    private static string Escape(string text) => Encoder.Encode(string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)));
}
