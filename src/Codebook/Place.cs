using System.Text.Json.Serialization;

namespace Attache.Codebook;

/// <summary>A place that a sentence names. Coordinates stand only where the place itself is known, never a country's centroid.</summary>
public sealed record Place
{
    /// <summary>The words of the story.</summary>
    public required string Text { get; init; }

    /// <summary>The gazetteer's name; absent where the place is not resolved.</summary>
    public string? Name { get; init; }

    /// <summary>ISO 3166 alpha-3 code of the state that it lies in; absent where unknown.</summary>
    public string? Country { get; init; }

    /// <summary>Latitude in degrees north (WGS 84), −90 to 90.</summary>
    [JsonPropertyName("lat")]
    public double? Latitude { get; init; }

    /// <summary>Longitude in degrees east (WGS 84), −180 to 180.</summary>
    [JsonPropertyName("lon")]
    public double? Longitude { get; init; }

    /// <summary>GeoNames identifier, where the place stands in GeoNames.</summary>
    [JsonPropertyName("geonameid")]
    public long? GeoNameId { get; init; }

    /// <summary>GeoNames feature code (PPLC, ADM1, PCLI …).</summary>
    public string? Feature { get; init; }

    /// <summary>Whether it has coordinates that are those of a point: a state, region or continent would have its middle.</summary>
    [JsonIgnore]
    public bool IsPoint => Latitude is not null && Longitude is not null && Feature is not ("PCLI" or "PCL" or "PCLD" or "PCLF" or "PCLS" or "CONT" or "RGN" or "ADM1");
}
