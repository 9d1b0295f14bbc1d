using Attache.Language.Places;

namespace Attache.Tests.Unit.Language.Places;

public sealed class GazetteerTests(PlaceTables tables) : IClassFixture<PlaceTables>
{
    private readonly Gazetteer gazetteer = tables.Gazetteer;

    [Theory]
    [InlineData("Kyiv", 703448)]
    [InlineData("Kiev", 703448)]
    [InlineData("KIEV", 703448)]
    [InlineData("N'Djamena", 2427123)]
    [InlineData("N’Djamena", 2427123)]
    [InlineData("Ndjamena", 2427123)]
    [InlineData("Cologne", 2886242)]
    [InlineData("Köln", 2886242)]
    [InlineData("Koln", 2886242)]
    [InlineData("Mumbai", 1275339)]
    [InlineData("Bombay", 1275339)]
    [InlineData("Ménaka", 2453514)]
    [InlineData("Menaka", 2453514)]
    [InlineData("Deir ez-Zor", 170794)]
    [InlineData("Deir al-Zour", 170794)]
    [InlineData("Washington", 4140963)]
    [InlineData("Gao", 2457163)]
    public void A_name_in_any_spelling_finds_its_place(string name, long id)
    {
        Assert.Contains(id, Ids(name));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Qwertyzxcv")]
    [InlineData("ambassador")]
    [InlineData("Gaoq")]
    [InlineData("Gaoo")]
    public void An_unknown_name_finds_none(string name) => Assert.Equal(0, gazetteer.Find(name).Count);

    [Theory]
    [InlineData("Gossi", "MLI", 15.8, -1.3)]
    [InlineData("Al-Tanf", "SYR", 33.5, 38.6)]
    [InlineData("Sahel", null, 15.0, 5.0)]
    [InlineData("Donbas", "UKR", 48.3, 38.2)]
    [InlineData("Guantanamo Bay", "CUB", 19.9, -75.2)]
    public void Places_that_GeoNames_lacks_are_there(string name, string? country, double latitude, double longitude)
    {
        var found = gazetteer.Find(name);
        var right = false;
        for (var i = 0; i < found.Count; i++)
        {
            var entry = gazetteer[found[i]];
            right |= entry.Country == country && entry.TryGetCoordinates(out var la, out var lo) && Math.Abs(la - latitude) < 0.3 && Math.Abs(lo - longitude) < 0.3;
        }
        Assert.True(right);
    }

    [Fact]
    public void The_most_populous_place_comes_first()
    {
        var found = gazetteer.Find("Paris");
        Assert.True(found.Count > 5);
        Assert.Equal("FRA", gazetteer[found[0]].Country);
        for (var i = 1; i < found.Count; i++) Assert.True(gazetteer[found[i]].Population <= gazetteer[found[i - 1]].Population);
    }

    [Fact]
    public void An_entry_tells_what_GeoNames_tells()
    {
        var found = gazetteer.Find("Gao");
        var gao = Enumerable.Range(0, found.Count).Select(_ => default(PlaceEntry)).ToArray();
        for (var i = 0; i < found.Count; i++) gao[i] = gazetteer[found[i]];
        var place = gao.Single(e => e.Id == 2457163).ToPlace("the town of Gao");
        Assert.Equal(("the town of Gao", "Gao", "MLI", 16.27, -0.04, "PPLA"), (place.Text, place.Name, place.Country, place.Latitude, place.Longitude, place.Feature));
        var population = gao.Single(e => e.Id == 2457163).Population;
        Assert.InRange(population, 87000 * 0.96, 87000 * 1.04);
        Assert.Equal("Gao", gazetteer[gao.Single(e => e.Id == 2457163).Region].Name);
    }

    [Fact]
    public void Looking_up_allocates_nothing()
    {
        string[] names = ["Gao", "N’Djamena", "Springfield", "no such place", "Deir ez-Zor"];
        var sum = 0;
        foreach (var name in names) sum += gazetteer.Find(name).Count;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) sum += gazetteer.Find(names[i % names.Length]).Count;
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(sum > 0);
    }

    [Fact]
    public void A_file_that_is_no_gazetteer_is_refused_with_its_name()
    {
        var folder = Directory.CreateTempSubdirectory("attache-places-");
        try
        {
            var file = Path.Combine(folder.CreateSubdirectory("places").FullName, "places.bin");
            File.WriteAllBytes(file, [1, 2, 3]);
            Assert.Contains(file, Assert.Throws<InvalidDataException>(() => Gazetteer.Load(folder.FullName)).Message, StringComparison.Ordinal);
            File.WriteAllBytes(file, File.ReadAllBytes(Path.Combine(Repository.Root, "data", "places", "places.bin"))[..1000]);
            Assert.Contains("cut short", Assert.Throws<InvalidDataException>(() => Gazetteer.Load(folder.FullName)).Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Distance_is_measured_on_the_globe()
    {
        // Bamako to Gao is about 950 km; the antimeridian is no wall.
        Assert.InRange(PlaceEntry.Distance(12.65, -8.0, 16.27, -0.04), 920, 980);
        Assert.InRange(PlaceEntry.Distance(0, 179.5, 0, -179.5), 110, 112);
    }

    private List<long?> Ids(string name)
    {
        var found = gazetteer.Find(name);
        var ids = new List<long?>();
        for (var i = 0; i < found.Count; i++) ids.Add(gazetteer[found[i]].Id);
        return ids;
    }
}
