using System.Text;
using System.Text.Json;
using Attache.Coding.Speech;
using Attache.Language;
using Attache.Stories;

namespace Attache.Training;

/// <summary>Runs the reader of attributions over a folder and scores it.</summary>
public static class AttributionEvaluation
{
    /// <summary>Scores a folder with <c>text/</c> and <c>attributions/</c>.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="reader">Finds attributions in a document.</param>
    /// <param name="predictionsPath">Where to write the predictions, a JSON object a line for each text, offsets in code points; null: nowhere.</param>
    /// <exception cref="InvalidDataException">A file is missing or not as it should be; names it.</exception>
    public static AttributionScore Run(string folder, Func<Document, IReadOnlyList<Attributed>> reader, string? predictionsPath)
    {
        var texts = AttributionFiles.Read(folder);
        if (texts.Count == 0) throw new InvalidDataException($"{folder}: there are no .ann files in attributions/");
        var analyzer = Analyzer.Create();
        var score = new AttributionScore();
        var lines = new StringBuilder();
        foreach (var group in texts.GroupBy(t => t.Name))
        {
            var found = reader(analyzer.Analyze(group.First().Text)).Select(AttributionScore.Of).ToList();
            foreach (var text in group) score.Add(text.Attributions, found);
            Write(lines, group.First(), found);
        }
        if (predictionsPath is not null)
        {
            string temporary = predictionsPath + ".tmp";
            File.WriteAllText(temporary, lines.ToString());
            File.Move(temporary, predictionsPath, overwrite: true);
        }
        return score;
    }

    private static void Write(StringBuilder lines, AnnotatedText text, List<GoldAttribution> found)
    {
        int[] offsets = AttributionFiles.Offsets(text.Text);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("file", text.Name);
            json.WriteStartArray("attributions");
            foreach (var a in found)
            {
                json.WriteStartObject();
                Write(json, "source", a.Source, offsets);
                Write(json, "cue", a.Cue, offsets);
                Write(json, "content", a.Content, offsets);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        lines.Append(Encoding.UTF8.GetString(stream.ToArray())).Append('\n');
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<TextSpan> spans, int[] offsets)
    {
        json.WriteStartArray(name);
        foreach (var s in spans)
        {
            var (start, end) = AttributionScore.CodePoints(s, offsets);
            json.WriteStartArray();
            json.WriteNumberValue(start);
            json.WriteNumberValue(end);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }
}
