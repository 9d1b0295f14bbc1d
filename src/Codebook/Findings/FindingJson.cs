using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Attache.Codebook;

/// <summary>Findings as JSON (one object a line in JSONL), by generated code.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(Finding))]
public sealed partial class FindingJson : JsonSerializerContext
{
    // Quotes, dashes and accents of a story stay readable; control characters and markup-breaking ones are escaped all the same.
    private static System.Text.Json.Serialization.Metadata.JsonTypeInfo<Finding> FindingType => Instance.Value.Finding!;

    private static readonly Lazy<FindingJson> Instance = new(() =>
        new FindingJson(new JsonSerializerOptions(Default!.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    // Of each thread, as a run codes on several; emptied after each use.
    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? kept;

    /// <summary>The finding as one line of JSON without the line's end.</summary>
    public static string Write(Finding finding) => Encoding.UTF8.GetString(WriteOnce(finding, finding.Id, finding.Story));

    /// <summary>As <see cref="Write"/>, in UTF-8.</summary>
    public static byte[] WriteUtf8(Finding finding) => WriteOnce(finding, finding.Id, finding.Story).ToArray();

    /// <summary>As <see cref="WriteUtf8"/>, with another id and story; the bytes hold until this thread writes the next finding.</summary>
    public static ReadOnlySpan<byte> WriteOnce(Finding finding, string id, string story)
    {
        if (kept is not { } k)
        {
            var buffer = new ArrayBufferWriter<byte>(4096);
            kept = k = (buffer, new Utf8JsonWriter(buffer, Writing));
        }
        // Before, not after: an exception may have left something behind.
        k.Buffer.ResetWrittenCount();
        k.Writer.Reset(k.Buffer);
        FindingWriter.Write(k.Writer, finding, id, story);
        k.Writer.Flush();
        return k.Buffer.WrittenSpan;
    }

    /// <summary>Reads one JSON object.</summary>
    /// <returns>The finding, or null and the reason in <paramref name="problem"/>.</returns>
    public static Finding? Read(string json, out string? problem)
    {
        try
        {
            problem = null;
            var finding = JsonSerializer.Deserialize(json, FindingType);
            if (finding is null) problem = "null is no finding";
            return finding;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            problem = e.Message;
            return null;
        }
    }

    /// <summary>Reads what <see cref="WriteUtf8"/> wrote; trusted input.</summary>
    /// <param name="json">One object.</param>
    /// <param name="id">Stands in the place of the id in the JSON; null for that one.</param>
    /// <param name="story">Stands in the place of the story in the JSON; null for that one.</param>
    /// <exception cref="JsonException">It is no finding.</exception>
    public static Finding ReadUtf8(ReadOnlySpan<byte> json, string? id = null, string? story = null)
    {
        if (FindingReader.Read(json, id, story) is { } usual) return usual;
        var finding = JsonSerializer.Deserialize(json, FindingType) ?? throw new JsonException("null is no finding");
        return id is null && story is null ? finding : finding with { Id = id ?? finding.Id, Story = story ?? finding.Story };
    }

    /// <summary>As <see cref="WriteUtf8"/>, by the generated code; the measure of the faster way.</summary>
    internal static byte[] WriteGenerated(Finding finding) => JsonSerializer.SerializeToUtf8Bytes(finding, FindingType);
}
