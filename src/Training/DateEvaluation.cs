using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Attache.Language.Dates;
using Attache.Stories;

namespace Attache.Training;

/// <summary>What the scorer of dates counts.</summary>
/// <param name="Dates">The gold dates.</param>
/// <param name="Found">Those whose span a prediction overlaps.</param>
/// <param name="Right">Those whose value is right as well.</param>
/// <param name="Extra">Predictions that belong to no gold date.</param>
/// <param name="Problem">Why nothing was counted; null where all went well.</param>
public sealed record DateFigures(int Dates, int Found, int Right, int Extra, string? Problem = null)
{
    /// <summary>Found of all, 0 to 1.</summary>
    public double FoundShare => Dates == 0 ? 0 : (double)Found / Dates;

    /// <summary>Right of all, 0 to 1.</summary>
    public double ValueRight => Dates == 0 ? 0 : (double)Right / Dates;

    /// <summary>Extra predictions per gold date.</summary>
    public double ExtraShare => Dates == 0 ? 0 : (double)Extra / Dates;

    /// <summary>As the line that the Python scorer prints.</summary>
    public override string ToString() => Problem
        ?? string.Create(CultureInfo.InvariantCulture, $"dates {Dates}  found {Math.Round(FoundShare, 4)}  value_right {Math.Round(ValueRight, 4)}  extra {Extra}");
}

/// <summary>Runs the finder over a file of cases (input, reference day, gold results) and scores it.</summary>
public sealed class DateEvaluation
{
    private readonly DateFinder finder = new();

    /// <summary>Scores the cases of a file; a bare length of time ("two weeks") is no date and is not counted as a prediction.</summary>
    /// <param name="goldPath">JSON: a list of cases with <c>input</c>, <c>reference</c> and <c>results</c>.</param>
    /// <param name="predictionsPath">Where to write the predictions, a JSON object a line in the order of the cases; null: nowhere.</param>
    public DateFigures Run(string goldPath, string? predictionsPath)
    {
        ArgumentNullException.ThrowIfNull(goldPath);
        var lines = new StringBuilder();
        int dates = 0, found = 0, right = 0, extra = 0;
        try
        {
            using var gold = JsonDocument.Parse(File.ReadAllBytes(goldPath));
            foreach (var item in gold.RootElement.EnumerateArray())
            {
                string input = item.GetProperty("input").GetString()!;
                var reference = DateOnly.ParseExact(item.GetProperty("reference").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
                var mentions = finder.Find(input, new TextSpan(0, input.Length), reference).Where(m => m.Role != DateRole.Duration).ToList();
                Write(lines, input, mentions);
                var used = new bool[mentions.Count];
                foreach (var result in item.GetProperty("results").EnumerateArray())
                {
                    dates++;
                    if (DateScorer.Match(result, mentions, used) is not { } hit) continue;
                    found++;
                    if (hit) right++;
                }
                extra += used.Count(u => !u);
            }
            if (predictionsPath is not null)
            {
                string temporary = predictionsPath + ".tmp";
                File.WriteAllText(temporary, lines.ToString());
                File.Move(temporary, predictionsPath, overwrite: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return new DateFigures(0, 0, 0, 0, $"{goldPath}: not scored: {e.Message}");
        }
        return new DateFigures(dates, found, right, extra);
    }

    private static void Write(StringBuilder lines, string input, List<DateMention> mentions)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("input", input);
            json.WriteStartArray("results");
            foreach (var m in mentions)
            {
                json.WriteStartObject();
                json.WriteNumber("start", m.Span.Start);
                json.WriteNumber("end", m.Span.End);
                json.WriteString("text", m.Span.Of(input));
                json.WriteString("edtf", m.Value.Text);
                json.WriteString("role", m.Role.ToString());
                json.WriteString("rule", m.Rule);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        lines.Append(Encoding.UTF8.GetString(stream.ToArray())).Append('\n');
    }
}
