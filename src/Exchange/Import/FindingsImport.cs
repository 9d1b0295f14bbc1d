using System.Globalization;
using System.Text.Json;
using Attache.Codebook;
using Attache.Stories;

namespace Attache.Exchange.Import;

/// <summary>
/// Findings as JSONL: those of docs/findings.md, with <c>published</c>, <c>publisher</c>, <c>headline</c> and <c>coder</c> beside their own keys where
/// somebody has them, and the lines of <c>export all --format jsonl</c>.
/// </summary>
public static class FindingsImport
{
    /// <summary>Reads the file line by line; empty lines are passed over.</summary>
    public static IEnumerable<ImportLine> Read(TextReader reader)
    {
        int number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line)) yield return Read(number, line);
        }
    }

    private static ImportLine Read(int number, string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return new(number, null, "a finding is a JSON object");
            // A line of the table of all kinds holds the finding as text.
            var finding = FindingJson.Read(Text(root, "finding") ?? line, out string? problem);
            if (finding is null) return new(number, null, problem);
            if (finding.Story.Length == 0) return new(number, null, "it names no story");
            PublicationInstant? published = null;
            if (Text(root, "published") is { } when)
            {
                // Where the file tells the day in the story's own zone besides, an instant at the start of that day in UTC is a day only.
                if (!TryInstant(when, Text(root, "story_day"), out var instant)) return new(number, null, $"'{when}' is no time of publication");
                published = instant;
            }
            return new(number, new ImportRecord(number, finding, new ImportStory(finding.Story, published, Text(root, "publisher"), Text(root, "headline"))) { Coder = Text(root, "coder") }, null);
        }
        catch (JsonException e)
        {
            return new(number, null, e.Message.ReplaceLineEndings(" "));
        }
    }

    /// <summary>A publication instant, or the day only where the instant is the start of that day in UTC.</summary>
    internal static bool TryInstant(string text, string? day, out PublicationInstant instant)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var only))
        {
            instant = PublicationInstant.OfDay(only);
            return true;
        }
        bool read = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at);
        instant = read && at.TimeOfDay == TimeSpan.Zero && (day is null || day == at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) ? PublicationInstant.OfDay(DateOnly.FromDateTime(at.DateTime)) : new PublicationInstant(at, false);
        return read;
    }

    /// <summary>A text of an object; null where it is none.</summary>
    internal static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
