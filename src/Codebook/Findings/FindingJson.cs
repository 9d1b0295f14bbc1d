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

    /// <summary>The finding as one line of JSON without the line's end.</summary>
    public static string Write(Finding finding) => JsonSerializer.Serialize(finding, FindingType);

    /// <summary>As <see cref="Write"/>, in UTF-8.</summary>
    public static byte[] WriteUtf8(Finding finding) => JsonSerializer.SerializeToUtf8Bytes(finding, FindingType);

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
    /// <exception cref="JsonException">It is no finding.</exception>
    public static Finding ReadUtf8(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, FindingType) ?? throw new JsonException("null is no finding");
}
