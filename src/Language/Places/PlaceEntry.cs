using Attache.Codebook;

namespace Attache.Language.Places;

/// <summary>One entry of the gazetteer.</summary>
public readonly struct PlaceEntry
{
    private const double WeightBase = 1.075;
    private readonly Gazetteer gazetteer;

    internal PlaceEntry(Gazetteer gazetteer, int number)
    {
        this.gazetteer = gazetteer;
        Number = number;
    }

    /// <summary>Its number in the gazetteer.</summary>
    public int Number { get; }

    /// <summary>The name that GeoNames (or the table) shows.</summary>
    public string Name => gazetteer.Name(Number);

    /// <summary>ISO 3166-1 alpha-3 code of the state; null for a place in several or in none.</summary>
    public string? Country => gazetteer.CountryCodes[gazetteer.CountryNumber(Number)] is { Length: > 0 } code ? code : null;

    /// <summary>GeoNames feature code.</summary>
    public string Feature => gazetteer.Feature(Number);

    /// <summary>Number of inhabitants, within four per cent; 0 where unknown. Of a region: those of its towns. Of an area or a site: its weight in the news.</summary>
    public double Population => gazetteer.Weight(Number) is 0 ? 0 : Math.Pow(WeightBase, gazetteer.Weight(Number));

    /// <summary>How many spellings in how many languages GeoNames has for it, at most 255: a measure of how well it is known. 0 for regions and areas.</summary>
    public int Spellings => gazetteer.Spellings(Number);

    /// <summary>Number of the first-level region that it lies in; −1 where none is known; a region lies in itself.</summary>
    public int Region => gazetteer.Region(Number);

    /// <summary>GeoNames identifier; null where the gazetteer has none.</summary>
    public long? Id => gazetteer.Id(Number);

    /// <summary>Whether it is a populated place (GeoNames class P).</summary>
    public bool IsPopulated => Feature.StartsWith("PPL", StringComparison.Ordinal);

    /// <summary>Whether it is an administrative region (GeoNames class A).</summary>
    public bool IsRegion => Feature.StartsWith("ADM", StringComparison.Ordinal);

    /// <summary>Its coordinates in degrees (WGS 84), within 0.005° for towns and 0.1° for the rest; of a region, the middle of its towns.</summary>
    /// <returns>False where none are known.</returns>
    public bool TryGetCoordinates(out double latitude, out double longitude) => gazetteer.Coordinates(Number, out latitude, out longitude);

    /// <summary>The place as findings write it.</summary>
    /// <param name="text">The words of the story.</param>
    public Place ToPlace(string text)
    {
        var known = TryGetCoordinates(out var latitude, out var longitude);
        return new Place
        {
            Text = text,
            Name = Name,
            Country = Country,
            Latitude = known ? latitude : null,
            Longitude = known ? longitude : null,
            GeoNameId = Id,
            Feature = Feature,
        };
    }

    /// <summary>Great-circle distance to another place in kilometres; infinite where either has no coordinates.</summary>
    public double DistanceTo(PlaceEntry other) =>
        TryGetCoordinates(out var a, out var b) && other.TryGetCoordinates(out var c, out var d) ? Distance(a, b, c, d) : double.PositiveInfinity;

    /// <summary>Great-circle distance in kilometres between two points in degrees, on a sphere of 6,371 km.</summary>
    public static double Distance(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        const double Radius = 6371, Degree = Math.PI / 180;
        var x = Math.Sin((latitude2 - latitude1) * Degree / 2);
        var y = Math.Sin((longitude2 - longitude1) * Degree / 2);
        var h = x * x + Math.Cos(latitude1 * Degree) * Math.Cos(latitude2 * Degree) * y * y;
        return 2 * Radius * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }
}
