namespace Attache.Tests.Unit.Language.Places;

public sealed class CountryNamesTests(PlaceTables tables) : IClassFixture<PlaceTables>
{
    [Theory]
    [InlineData("mali", "MLI", false)]
    [InlineData("malian", "MLI", true)]
    [InlineData("niger", "NER", false)]
    [InlineData("nigeria", "NGA", false)]
    [InlineData("nigerien", "NER", true)]
    [InlineData("nigerian", "NGA", true)]
    [InlineData("ivory coast", "CIV", false)]
    [InlineData("kosovo", "KOS", false)]
    [InlineData("greenland", "GRL", false)]
    [InlineData("puerto rican", "PRI", true)]
    public void A_name_tells_its_state(string name, string code, bool demonym)
    {
        var found = tables.Countries.FindFolded(name)[0];
        Assert.Equal((code, demonym), (found.Code, found.IsDemonym));
    }

    [Fact]
    public void A_shared_name_has_all_its_states() =>
        Assert.Equal(["COD", "COG"], tables.Countries.FindFolded("congo").ToArray().Select(c => c.Code).Order());

    [Theory]
    [InlineData("us", "us", true)]
    [InlineData("us", "Us", true)]
    [InlineData("us", "US", false)]
    [InlineData("us", "U.S.", false)]
    [InlineData("mali", "mali", false)]
    public void An_acronym_counts_in_capitals_only(string folded, string text, bool refused) =>
        Assert.Equal(refused, tables.Countries.IsAcronym(folded, text));

    [Fact]
    public void Codes_translate() => Assert.Equal(("MLI", "KOS", "PRI", null), (tables.Countries.CodeOf("ML"), tables.Countries.CodeOf("XK"), tables.Countries.CodeOf("PR"), tables.Countries.CodeOf("ZZ")));
}
