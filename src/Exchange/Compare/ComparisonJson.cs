using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Attache.Exchange.Compare;

/// <summary>A comparison as JSON, keys in snake_case, absent values left out.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Comparison))]
public sealed partial class ComparisonJson : JsonSerializerContext
{
    private static readonly Lazy<ComparisonJson> Instance = new(() => new ComparisonJson(new JsonSerializerOptions(Default!.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));

    /// <summary>The comparison as an object with a line's end behind it.</summary>
    public static string Write(Comparison comparison) => JsonSerializer.Serialize(comparison, Instance.Value.Comparison) + "\n";
}
