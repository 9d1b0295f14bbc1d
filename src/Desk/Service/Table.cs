using System.Globalization;
using System.Text;
using System.Text.Json;
using Attache.Desk.Models;
using Attache.Ledger;
using Attache.Storage.Index;

namespace Attache.Desk.Service;

/// <summary>Lists as CSV (RFC 4180, UTF-8 with a byte-order mark, as spreadsheets want it) and JSON.</summary>
internal static class Table
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>Findings.</summary>
    public static byte[] Findings(IReadOnlyList<Told> findings) => Write(
        ["id", "kind", "says", "date", "modality", "confidence", "codes", "review", "publisher", "published", "story", "sentence", "text"],
        findings.Select(t =>
        {
            var f = t.Reported.Finding;
            return (string?[])
            [
                f.Id, f.Kind, t.Text, f.Date?.Text, f.Modality.ToString().ToLowerInvariant(), f.Confidence.ToString("0.###", CultureInfo.InvariantCulture), string.Join(' ', SubjectsOf.Codes(f)),
                t.Reported.Review.ToString().ToLowerInvariant(), t.Reported.Story.Publisher, Links.Day(t.Reported.Day), f.Story, f.Sentence.ToString(CultureInfo.InvariantCulture), f.Text,
            ];
        }));

    /// <summary>Stories.</summary>
    public static byte[] Stories(IReadOnlyList<IndexedStory> stories) => Write(
        ["story", "publisher", "published", "headline", "findings", "current"],
        stories.Select(s => (string?[])[s.Id, s.Publisher, Links.Day(s.Day), s.Headline, s.Findings.ToString(CultureInfo.InvariantCulture), s.Current ? "yes" : "no"]));

    /// <summary>Stories as JSON.</summary>
    public static byte[] StoriesJson(IReadOnlyList<IndexedStory> stories) => JsonSerializer.SerializeToUtf8Bytes(
        stories.Select(s => new { story = s.Id, publisher = s.Publisher, published = Links.Day(s.Day), headline = s.Headline, findings = s.Findings, current = s.Current }), Relaxed);

    private static byte[] Write(string[] head, IEnumerable<string?[]> rows)
    {
        var text = new StringBuilder("\ufeff").AppendJoin(',', head).Append("\r\n");
        foreach (var row in rows) text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // A cell of a story must not become a formula of somebody's spreadsheet.
    private static string Cell(string? value)
    {
        if (string.IsNullOrEmpty(value)) return "";
        if (value[0] is '=' or '+' or '-' or '@' or '\t' or '\r') value = "'" + value;
        return value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
