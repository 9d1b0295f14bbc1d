using System.Text;
using System.Text.Json;
using Attache.Codebook;
using Attache.Exchange.Maps;
using Attache.Ledger.Facts;
using Attache.Tests.Unit.Exchange.Tables;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using NJsonSchema;
using Place = Attache.Codebook.Place;

namespace Attache.Tests.Unit.Exchange.Maps;

public sealed class ForceGeoJsonTests
{
    private static readonly JsonSerializerOptions Reader = new() { Converters = { new GeoJsonConverterFactory() } };
    private static readonly Place Gao = Point("Gao", 16.25, -0.05), Niamey = Point("Niamey", 13.5, 2.1), Suva = Point("Suva", -18.1, 178.4), Honolulu = Point("Honolulu", 21.3, -157.9);
    private static readonly Place Mali = new() { Text = "Mali", Country = "MLI", Latitude = 17, Longitude = -4, Feature = "PCLI" };

    [Fact]
    public void Another_reader_finds_points_lines_and_nothing_where_there_is_no_point()
    {
        var features = Read(
            Deployment("f-1", "present", null, [Gao]), Deployment("f-2", "redeploying", [Gao], [Niamey]), Deployment("f-3", "withdrawing", [Mali], null), Deployment("f-4", "reducing", null, null),
            Deployment("f-5", "redeploying", [Suva], [Honolulu]), Deployment("f-6", "redeploying", [Honolulu], [Suva]));
        Assert.Equal(6, features.Count);
        var byFact = features.ToDictionary(f => (string)f.Attributes["fact"]);
        Assert.Equal(new Coordinate(-0.05, 16.25), Assert.IsType<Point>(byFact["F-1"].Geometry).Coordinate);
        Assert.Equal([new Coordinate(-0.05, 16.25), new Coordinate(2.1, 13.5)], Assert.IsType<LineString>(byFact["F-2"].Geometry).Coordinates);
        Assert.Null(byFact["F-3"].Geometry);
        Assert.Null(byFact["F-4"].Geometry);
        // Over the antimeridian in two parts, neither of which runs round the world.
        foreach (string id in (string[])["F-5", "F-6"])
        {
            var way = Assert.IsType<MultiLineString>(byFact[id].Geometry);
            Assert.Equal(2, way.NumGeometries);
            Assert.All(way.Geometries, part => Assert.True(part.EnvelopeInternal.Width < 30));
            Assert.Equal(180, Math.Abs(way.Geometries[0].Coordinates[^1].X));
            Assert.Equal(-way.Geometries[0].Coordinates[^1].X, way.Geometries[1].Coordinates[0].X);
            Assert.Equal(way.Geometries[0].Coordinates[^1].Y, way.Geometries[1].Coordinates[0].Y);
        }
    }

    [Fact]
    public async Task It_is_valid_by_a_schema_of_rfc_7946()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "tests", "Unit", "Exchange", "Maps", "geojson.schema.json"), TestContext.Current.CancellationToken);
        string json = Write(Deployment("f-1", "present", null, [Gao]), Deployment("f-2", "redeploying", [Gao], [Niamey]), Deployment("f-5", "redeploying", [Suva], [Honolulu]), Deployment("f-3", "withdrawing", [Mali], null));
        Assert.Empty(schema.Validate(json));
        Assert.NotEmpty(schema.Validate(json.Replace("\"Point\"", "\"Circle\"", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(json.Replace("[-0.05,16.25]", "[-0.05]", StringComparison.Ordinal)));
        Assert.Empty(schema.Validate(Write()));
    }

    [Fact]
    public void One_end_is_drawn_with_each_of_the_other()
    {
        Assert.Equal(2, Read(Deployment("f-1", "withdrawing", [Gao, Suva], [Niamey])).Count);
        Assert.Equal(4, Read(Deployment("f-1", "withdrawing", [Gao, Suva], [Niamey, Honolulu])).Count);
        Assert.Empty(Read(Deployment("f-1", "withdrawing", [Gao], null) with { Modality = Modality.Negated }));
    }

    [Fact]
    public void Times_are_instants_and_their_grain_is_told()
    {
        var f = Read(Deployment("f-1", "withdrawing", [Gao], null) with { Date = EdtfDate.Parse("2021-10") })[0].Attributes;
        Assert.Equal(("2021-10-01T00:00:00Z", "2021-10-31T23:59:59Z", "month"), (Instant(f["start"]), Instant(f["end"]), (string)f["date_grain"]));
        f = Read(Deployment("f-1", "present", null, [Gao]))[0].Attributes;
        Assert.Equal(("2022-02-07T00:00:00Z", "2022-02-07T23:59:59Z", "story"), (Instant(f["start"]), Instant(f["end"]), (string)f["date_grain"]));
    }

    private static string Instant(object value) => value is DateTime d ? d.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture) : (string)value;

    private static FeatureCollection Read(params Finding[] findings) => JsonSerializer.Deserialize<FeatureCollection>(Write(findings), Reader)!;

    private static string Write(params Finding[] findings)
    {
        using var stream = new MemoryStream();
        // Each by itself, so that none is merged with another.
        ForceGeoJson.Write(stream, ForceFeature.Of(findings.SelectMany(f => FactMerger.Merge([Rows.Row(f)]))));
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static DeploymentFinding Deployment(string id, string change, IReadOnlyList<Place>? from, IReadOnlyList<Place>? to) => new()
    {
        Id = id, Story = "s", Sentence = 1, Start = 0, End = 1, Text = "\"x\"\u2028\n", Force = "Barkhane", Contributor = ["FRA"], Change = change, From = from, To = to, Strength = 300, Confidence = 0.5,
    };

    private static Place Point(string name, double lat, double lon) => new() { Text = name, Name = name, Country = "MLI", Latitude = lat, Longitude = lon, Feature = "PPL" };
}
