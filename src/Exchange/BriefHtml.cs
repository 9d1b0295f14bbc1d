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
        body{margin:0 auto;padding:2rem 1.2rem;max-width:46rem;color:var(--ink);background:var(--paper);font:1.05rem/1.55 Georgia,"Times New Roman","DejaVu Serif",serif;overflow-wrap:anywhere}
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
        @media print{
        :root{color-scheme:light;--ink:#111;--paper:#fff;--soft:#444;--line:#999;--mark:#111}
        body{max-width:none;padding:0;font-size:10pt;line-height:1.42;orphans:3;widows:3}
        h1{font-size:21pt;border-bottom:2pt solid #111;padding-bottom:4pt;margin-bottom:4pt}
        h2{font-size:12.5pt;margin:13pt 0 4pt}
        h3{font-size:10.5pt;margin:8pt 0 2pt}
        h2,h3{break-after:avoid}
        p,li{margin:2.5pt 0}
        li{break-inside:avoid}
        sup{font-size:6.2pt}
        .sources{font-size:7.8pt;line-height:1.32;columns:2;column-gap:8mm;padding-left:7mm}
        .sources li{margin:0 0 2.2pt}
        }
        """;

    // Letters of any script stay readable; markup, quotes and ampersands are escaped.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Write(BriefDocument brief)
    {
        var html = new StringBuilder();
        string running = CssString($"{brief.Title} · {brief.Standing}");
        html.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>")
            .Append(Escape(brief.Title)).Append("</title>\n<style>\n").Append(Style.ReplaceLineEndings("\n")).Append('\n').Append(Margins(running)).Append("\n</style>\n</head>\n<body>\n<main>\n<h1>").Append(Escape(brief.Title))
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

    // What stands at the foot of each printed page.
    private static string Margins(string running) =>
        "@page{size:A4;margin:18mm 17mm 20mm;@bottom-left{content:" + running + ";font:7.5pt Georgia,\"DejaVu Serif\",serif;color:#444}@bottom-right{content:counter(page) \" / \" counter(pages);font:7.5pt Georgia,\"DejaVu Serif\",serif;color:#444}}";

    // A string of CSS: what is neither letter nor digit nor blank is written by its number (and a blank that ends it), so that no name ends the string or the style sheet.
    private static string CssString(string text)
    {
        var css = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value == ' ') css.Append(rune.ToString());
            else if (!Rune.IsControl(rune)) css.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\{rune.Value:X6} ");
        }
        return css.Append('"').ToString();
    }

    private static string Escape(string text) => Encoder.Encode(string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)));
}
