using Attache.Language.Places;
using Attache.Stories;

namespace Attache.Tests.Unit.Language.Places;

public sealed class PlaceFinderTests(PlaceTables tables) : IClassFixture<PlaceTables>
{
    [Theory]
    [InlineData("Troops will leave Gossi, Kidal and Timbuktu for Niger, she said in Bamako.", "Gossi=Gossi/MLI; Kidal=Kidal/MLI; Timbuktu=Timbuktu/MLI; Niger=Niger/NER; Bamako=Bamako/MLI")]
    [InlineData("OUAGADOUGOU (Reuters) - Soldiers in Burkina Faso said on Tuesday", "OUAGADOUGOU=Ouagadougou/BFA; Burkina Faso=Burkina Faso/BFA")]
    [InlineData("They crossed the Niger River near Gao in Mali.", "Niger River=Niger River/-; Gao=Gao/MLI; Mali=Mali/MLI")]
    [InlineData("The Persian Gulf, the Sahel and the al-Tanf base.", "Persian Gulf=Persian Gulf/-; Sahel=Sahel/-; al-Tanf=Al-Tanf/SYR")]
    [InlineData("Fighting in the Donbas and in Crimea.", "Donbas=Donbas/UKR; Crimea=Crimea/UKR")]
    [InlineData("Police in Laurel County, Kentucky, arrested two.", "Laurel County=Laurel County/USA; Kentucky=Kentucky/USA")]
    [InlineData("He went from Russia to Côte d'Ivoire.", "Russia=Russia/RUS; Côte d'Ivoire=Ivory Coast/CIV")]
    [InlineData("Moscow Mayor Sergei Sobyanin spoke.", "Moscow=Moscow/RUS")]
    [InlineData("Rebels seized Sake, 20 km west of Goma.", "Sake=Sake/COD; Goma=Goma/COD")]
    [InlineData("Nigeria's Borno state and Niger State.", "Nigeria=Nigeria/NGA; Borno=Borno State/NGA; Niger State=Niger State/NGA")]
    [InlineData("Troops in Mali returned to Sévaré.", "Mali=Mali/MLI; Sévaré=Sévaré/MLI")]
    public void Places_are_found(string text, string found) => Assert.Equal(found, tables.Found(text));

    [Theory]
    [InlineData("The ambassador and the embassy ate a romance novel.")]
    [InlineData("Michael Jordan spoke. Jordan said he was glad.")]
    [InlineData("The Washington Post and the Paris Agreement.")]
    [InlineData("Paris Saint-Germain beat Manchester United.")]
    [InlineData("In March and in May they will march.")]
    [InlineData("Reading is good. Mobile phones are not.")]
    [InlineData("President Lincoln and Mr. Houston met Mrs. Hamilton.")]
    [InlineData("Florence Parly and Jackson Miller spoke.")]
    [InlineData("The Houston Rockets beat the Washington Wizards.")]
    [InlineData("Officials of the Kurdistan Workers Party met.")]
    [InlineData("tell us about turkey, china and chad")]
    public void What_is_no_place_is_not_found(string text) => Assert.Equal("", tables.Found(text));

    [Fact]
    public void Inhabitants_count_as_their_state_without_coordinates()
    {
        var found = tables.Finder.Find("Malian and Russian-backed troops", [], PlaceContext.None);
        Assert.Equal([("Malian", "MLI"), ("Russian", "RUS")], found.Select(m => (m.Place.Text, m.Place.Country)));
        Assert.All(found, m => Assert.Equal((PlaceMentionKind.Demonym, null), (m.Kind, m.Place.Latitude)));
    }

    [Fact]
    public void Only_the_stretches_asked_for_are_searched()
    {
        const string Text = "It began in Bamako. It ended in Niamey.";
        var found = tables.Finder.Find(Text, [new TextSpan(20, Text.Length)], PlaceContext.None);
        Assert.Equal("Niamey", Assert.Single(found).Place.Name);
    }

    [Fact]
    public void A_hint_of_a_tagger_overrules_the_words_beside()
    {
        var person = new PlaceContext { Hint = s => s.Start == 0 ? PlaceHint.Person : PlaceHint.Unknown };
        Assert.Equal("", tables.Found("Split is good."));
        Assert.Equal("Bamako=Bamako/MLI", tables.Found("Dakar flew to Bamako.", context: person));
        var place = new PlaceContext { Hint = _ => PlaceHint.Place };
        Assert.Contains("Split=Split/HRV", tables.Found("Split is good.", context: place), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrapped_line_does_not_part_a_name()
    {
        const string Text = "The delegation, which had spent a week in the north, will fly to New\n   York for three days of talks and then go on to Addis\nAbaba.";
        Assert.Equal(["New\n   York", "Addis\nAbaba"], tables.Finder.Find(Text, [], PlaceContext.None).Select(m => m.Place.Text));
    }
}
