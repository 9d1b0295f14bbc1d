using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Attache.Views.Brief;

namespace Attache.Exchange;

/// <summary>A brief as JSON, keys in snake_case, absent values left out.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BriefDocument))]
internal sealed partial class BriefJson : JsonSerializerContext
{
    private static readonly Lazy<BriefJson> Instance = new(() =>
        new BriefJson(new JsonSerializerOptions(Default!.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));

    public static string Write(BriefDocument brief) => JsonSerializer.Serialize(brief, Instance.Value.BriefDocument) + "\n";
}
