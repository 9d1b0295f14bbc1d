using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Attache.Stories;

namespace Attache.Training;

/// <summary>A place of the gold standard.</summary>
/// <param name="Span">Where it stands in the article's text.</param>
/// <param name="Name">GeoNames' name; null where the annotators found no entry.</param>
/// <param name="FeatureClass">GeoNames class (A, P, L, S …).</param>
/// <param name="Feature">GeoNames feature code.</param>
/// <param name="Country">English name of the state; null for places in several or in none.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
public sealed record GoldToponym(TextSpan Span, string? Name, string? FeatureClass, string? Feature, string? Country, double? Latitude, double? Longitude);

/// <summary>An article of the gold standard.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Domain">The publisher's domain.</param>
/// <param name="Text">Its text.</param>
/// <param name="Toponyms">The places named in it, in order.</param>
public sealed record GoldArticle(string Id, string Domain, string Text, IReadOnlyList<GoldToponym> Toponyms)
{
    /// <summary>The two-letter code of the state whose top-level domain the publisher has; null for others (.com, .org).</summary>
    public string? DomainCountry
    {
        get
        {
            var top = Domain[(Domain.LastIndexOf('.') + 1)..].ToUpperInvariant();
            return top == "UK" ? "GB" : top.Length == 2 ? top : null;
        }
    }
}

/// <summary>Reads files in the form of TR-News (Kamalloo and Rafiei, 2018): articles with toponyms and their GeoNames entries.</summary>
public static class TrNewsFile
{
    private const int MostOff = 12;

    /// <summary>Reads the articles.</summary>
    /// <param name="path">The XML file.</param>
    /// <param name="problem">What is wrong with the file, where nothing can be read; else null.</param>
    /// <returns>The articles; toponyms whose phrase does not stand near its offset are left out.</returns>
    public static IReadOnlyList<GoldArticle> Read(string path, out string? problem)
    {
        problem = null;
        try
        {
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var root = XDocument.Load(reader).Root;
            var articles = root?.Elements("article").Select(Article).ToList() ?? [];
            if (articles.Count == 0) problem = $"{path}: no <article> in it. Give a file in the form of TR-News.";
            return articles;
        }
        catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException)
        {
            problem = $"{path}: {e.Message}";
            return [];
        }
    }

    private static GoldArticle Article(XElement article)
    {
        var text = article.Element("text")?.Value ?? "";
        // Offsets count code points; a text of the basic plane has as many code units.
        var units = CodePoints(text);
        var toponyms = new List<GoldToponym>();
        foreach (var t in article.Descendants("toponym"))
        {
            if (!int.TryParse(t.Element("start")?.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var start)
                || !int.TryParse(t.Element("end")?.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var end)
                || start < 0 || end >= units.Count || start >= end) continue;
            if (Nearest(text, t.Element("phrase")?.Value ?? "", units[start]) is not { } span) continue;
            var tag = t.Element("gaztag");
            toponyms.Add(new GoldToponym(span, tag?.Element("name")?.Value, tag?.Element("fclass")?.Value, tag?.Element("fcode")?.Value,
                tag?.Element("country")?.Value, Number(tag?.Element("lat")), Number(tag?.Element("lon"))));
        }
        toponyms.Sort((a, b) => a.Span.CompareTo(b.Span));
        return new GoldArticle(article.Attribute("docid")?.Value ?? "", article.Element("domain")?.Value.Trim() ?? "", text, toponyms);
    }

    /// <summary>Where the phrase stands, nearest to its offset: in a tenth of the file's mentions it is off by a few characters.</summary>
    private static TextSpan? Nearest(string text, string phrase, int start)
    {
        if (phrase.Length == 0) return null;
        for (var off = 0; off <= MostOff; off++)
            foreach (var at in (int[])[start - off, start + off])
                if (at >= 0 && string.CompareOrdinal(text, at, phrase, 0, phrase.Length) == 0 && at + phrase.Length <= text.Length) return new TextSpan(at, at + phrase.Length);
        return null;
    }

    private static List<int> CodePoints(string text)
    {
        var units = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length; i++)
            if (!char.IsLowSurrogate(text[i]) || i == 0 || !char.IsHighSurrogate(text[i - 1])) units.Add(i);
        units.Add(text.Length);
        return units;
    }

    private static double? Number(XElement? e) =>
        double.TryParse(e?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var v) ? v : null;
}
