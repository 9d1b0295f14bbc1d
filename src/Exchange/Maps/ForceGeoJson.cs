using System.Text.Json;
using Attache.Codebook;
using Attache.Exchange.Tables;

namespace Attache.Exchange.Maps;

/// <summary>
/// Forces and movements as GeoJSON (RFC 7946). A place is a Point, a way between two a LineString, cut in two at the antimeridian
/// where it crosses it. What has no point (a state, a region, no place at all) has the geometry null, never the middle of something.
/// </summary>
public static class ForceGeoJson
{
    /// <summary>Writes a feature collection, feature by feature.</summary>
    /// <returns>The number of features.</returns>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static long Write(Stream stream, IEnumerable<ForceFeature> features)
    {
        using var json = new Utf8JsonWriter(stream, JsonlTable.Options);
        long count = 0;
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        foreach (var feature in features)
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WriteString("id", feature.Id);
            Geometry(json, feature.From, feature.To);
            json.WriteStartObject("properties");
            foreach (var column in ForceTable.Standard.Columns) JsonlTable.Write(json, column, column.Value(feature));
            json.WriteEndObject();
            json.WriteEndObject();
            json.Flush();
            count++;
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
        return count;
    }

    private static void Geometry(Utf8JsonWriter json, Place? from, Place? to)
    {
        var a = from is { IsPoint: true } ? from : null;
        var b = to is { IsPoint: true } ? to : null;
        // A way to somewhere unknown is no point where it starts: that is where the force was, which the change tells.
        if ((a ?? b) is not { } one)
        {
            json.WriteNull("geometry");
            return;
        }
        json.WriteStartObject("geometry");
        if (a is null || b is null || (Longitude(a) == Longitude(b) && Latitude(a) == Latitude(b)))
        {
            json.WriteString("type", "Point");
            json.WritePropertyName("coordinates");
            Position(json, Longitude(one), Latitude(one));
        }
        else if (Math.Abs(Longitude(a) - Longitude(b)) <= 180)
        {
            json.WriteString("type", "LineString");
            json.WritePropertyName("coordinates");
            Line(json, (Longitude(a), Latitude(a)), (Longitude(b), Latitude(b)));
        }
        else
        {
            double edge = Longitude(a) > 0 ? 180 : -180;
            double along = (edge - Longitude(a)) / (Longitude(b) + (2 * edge) - Longitude(a));
            double latitude = Math.Round(Latitude(a) + (along * (Latitude(b) - Latitude(a))), 6);
            json.WriteString("type", "MultiLineString");
            json.WriteStartArray("coordinates");
            Line(json, (Longitude(a), Latitude(a)), (edge, latitude));
            Line(json, (-edge, latitude), (Longitude(b), Latitude(b)));
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void Line(Utf8JsonWriter json, (double Longitude, double Latitude) start, (double Longitude, double Latitude) end)
    {
        json.WriteStartArray();
        Position(json, start.Longitude, start.Latitude);
        Position(json, end.Longitude, end.Latitude);
        json.WriteEndArray();
    }

    private static void Position(Utf8JsonWriter json, double longitude, double latitude)
    {
        json.WriteStartArray();
        json.WriteNumberValue(longitude);
        json.WriteNumberValue(latitude);
        json.WriteEndArray();
    }

    private static double Longitude(Place place) => place.Longitude!.Value;

    private static double Latitude(Place place) => place.Latitude!.Value;
}
