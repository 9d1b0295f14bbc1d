using Attache.Language.Places;
using Attache.Stories;

namespace Attache.Tests.Unit.Language.Places;

/// <summary>Mentions stand in [brackets]; what each means stands beside the text.</summary>
public sealed class PlaceResolverTests(PlaceTables tables) : IClassFixture<PlaceTables>
{
    [Theory]
    [InlineData("He flew to [Paris], [Texas].", "Paris/USA; Texas/USA")]
    [InlineData("He flew to [Paris].", "Paris/FRA")]
    [InlineData("Police in [London], [Ont.], made an arrest.", "London/CAN; Ontario/CAN")]
    [InlineData("He fled to [Tripoli], [Lebanon].", "Tripoli/LBN; Lebanon/LBN")]
    [InlineData("He fled to [Tripoli], the capital of [Libya].", "Tripoli/LBY; Libya/LBY")]
    [InlineData("Talks with [Moscow], [Britain] and [France].", "Moscow/RUS; United Kingdom/GBR; France/FRA")]
    public void A_state_or_region_behind_a_comma_decides(string marked, string meant) => Assert.Equal(meant, Meant(marked));

    [Theory]
    [InlineData("Voters in [Atlanta] and [Savannah] and the rest of [Georgia].", "Atlanta/USA; Savannah/USA; Georgia/USA")]
    [InlineData("[Russian] forces left [Tbilisi] and [Georgia].", "Russia/RUS; Tbilisi/GEO; Georgia/GEO")]
    [InlineData("The [U.S.] and [Georgia] signed a pact.", "United States/USA; Georgia/GEO")]
    [InlineData("Fighting near [Goma] in [Congo].", "Goma/COD; Democratic Republic of the Congo/COD")]
    [InlineData("The president spoke in [Brazzaville] and left [Congo].", "Brazzaville/COG; Republic of the Congo/COG")]
    [InlineData("[Guinea], [Guinea-Bissau] and [Equatorial Guinea] met in [Conakry].", "Guinea/GIN; Guinea-Bissau/GNB; Equatorial Guinea/GNQ; Conakry/GIN")]
    [InlineData("[Niger] and [Nigeria] met in [Niamey].", "Niger/NER; Nigeria/NGA; Niamey/NER")]
    public void States_that_share_a_name_are_told_apart_by_the_places_beside_them(string marked, string meant) => Assert.Equal(meant, Meant(marked));

    [Theory]
    [InlineData("Police in [Lexington], [Louisville] and [London] spoke of [Laurel County], [Kentucky].", "London/USA")]
    [InlineData("Fire crews from [Enfield], [Walthamstow], [Hornsey] and [Edmonton].", "Edmonton/GBR")]
    [InlineData("[Edmonton] and [Calgary] are rivals.", "Edmonton/CAN")]
    public void Nearness_to_the_other_places_decides(string marked, string among) => Assert.Contains(among, Meant(marked), StringComparison.Ordinal);

    [Theory]
    [InlineData("Rebels attacked the eastern [Chad] town of [Tine].", "TCD", "PPL")]
    [InlineData("Soldiers in [Mali]'s northern [Kidal] region.", "MLI", "ADM1")]
    [InlineData("Soldiers in [Mali]'s northern town of [Kidal].", "MLI", "PPLA")]
    [InlineData("She lives in [Washington] state.", "USA", "ADM1")]
    [InlineData("She lives in [Washington].", "USA", "PPLC")]
    public void A_word_of_kind_decides_between_town_and_region(string marked, string country, string feature)
    {
        var last = Resolve(marked)[^1].Place;
        Assert.Equal((country, feature), (last.Country, last.Feature));
    }

    [Theory]
    [InlineData("It happened in [Springfield].")]
    [InlineData("It happened in [San Jose del Nowhere].")]
    [InlineData("The [Cordova], [Tennessee], office.")]
    public void Without_evidence_no_place_is_named(string marked)
    {
        var place = Resolve(marked)[0].Place;
        Assert.Null(place.Name);
        Assert.Null(place.Latitude);
        Assert.False(string.IsNullOrEmpty(place.Text));
    }

    [Theory]
    [InlineData("The [Malian] army left [Mali].")]
    [InlineData("[Turks] and [Turkey]")]
    [InlineData("[U.S.] and [UAE]")]
    [InlineData("The [White House] said")]
    public void A_state_has_no_coordinates(string marked) =>
        Assert.All(Resolve(marked), m => Assert.Equal((null, null), (m.Place.Latitude, m.Place.Longitude)));

    [Fact]
    public void The_source_of_a_local_story_decides_where_nothing_else_does()
    {
        const string Marked = "The shelter in [Richmond] opens on Monday.";
        Assert.NotEqual("GBR", Resolve(Marked, PlaceContext.None)[0].Place.Country);
        Assert.Equal("GBR", Resolve(Marked, new PlaceContext { SourceCountry = "GBR" })[0].Place.Country);
    }

    [Fact]
    public void One_name_means_one_place_in_a_story() =>
        Assert.Equal("Paris/USA; Texas/USA; Paris/USA", Meant("He was born in [Paris], [Texas]. He never left [Paris]."));

    [Fact]
    public void A_part_of_a_place_is_near_it_and_a_site_lies_in_its_state()
    {
        Assert.Equal("JOR", Resolve("They hid in [Karak Castle] in [Jordan].")[0].Place.Country);
        Assert.Null(Resolve("They hid in [Karak Castle] in [Jordan].")[0].Place.Latitude);
    }

    [Fact]
    public void A_mention_outside_the_text_is_a_bug() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => tables.Resolver.Resolve("Mali", [new TextSpan(0, 5)], PlaceContext.None));

    private string Meant(string marked) => string.Join("; ", Resolve(marked).Select(m => $"{m.Place.Name}/{m.Place.Country}"));

    private IReadOnlyList<PlaceMention> Resolve(string marked, PlaceContext? context = null)
    {
        var text = new System.Text.StringBuilder();
        var spans = new List<TextSpan>();
        var start = 0;
        foreach (var c in marked)
        {
            if (c == '[') start = text.Length;
            else if (c == ']') spans.Add(new TextSpan(start, text.Length));
            else text.Append(c);
        }
        return tables.Resolver.Resolve(text.ToString(), spans, context ?? PlaceContext.None);
    }
}
