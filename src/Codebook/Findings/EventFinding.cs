using System.Text.Json.Serialization;

namespace Attache.Codebook;

/// <summary>A PLOVER 2.0 event.</summary>
public sealed record EventFinding : Finding
{
    /// <summary>PLOVER category, such as <c>SANCTION</c>.</summary>
    [JsonPropertyName("event")]
    public required string Category { get; init; }

    /// <summary>PLOVER modes of that category.</summary>
    public IReadOnlyList<string>? Mode { get; init; }

    /// <summary>PLOVER contexts.</summary>
    public IReadOnlyList<string>? Context { get; init; }

    /// <summary>Who did it; a compound actor is one list.</summary>
    public IReadOnlyList<Entity>? Actor { get; init; }

    /// <summary>To whom.</summary>
    public IReadOnlyList<Entity>? Recipient { get; init; }

    /// <summary>Where.</summary>
    public IReadOnlyList<Place>? Location { get; init; }

    /// <summary>CAMEO code by the PLOVER map, with leading zero.</summary>
    public string? Cameo { get; init; }

    /// <summary>Quad category: <c>verbal cooperation</c>, <c>material cooperation</c>, <c>verbal conflict</c>, <c>material conflict</c>.</summary>
    public string? Quad { get; init; }

    /// <summary>PLOVER conflict–cooperation score, −10 to 10.</summary>
    public double? Score { get; init; }
}
