using Attache.Language.Names;

namespace Attache.Tests.Unit.Language.Names;

/// <summary>Organs, officials, forces and organisations told without their state: where they act, who leads or sends them, what the story joins.</summary>
public sealed class UnnamedStatesTests
{
    private static readonly EntityReader Reader = new();
    private static readonly DateOnly Day = new(2022, 2, 1);

    [Theory]
    // Where an organ acts and an official serves.
    [InlineData("In Lusaka, the foreign ministry handed a note to the Malawian envoy.", "ministry", "ZMB", "GOV")]
    [InlineData("A defence ministry spokesman in Oslo denied it.", "spokesman", "NOR", "GOV")]
    [InlineData("Peru's congress voted. The opposition walked out.", "opposition", "PER", "OPP")]
    [InlineData("Peru's congress voted. The speaker walked out.", "speaker", "PER", "LEG")]
    // Who acts where he lives.
    [InlineData("Police in Kampala fired shots.", "Police", "UGA", "COP")]
    [InlineData("Darfur rebels shelled the camp.", "rebels", "SDN", "REB")]
    [InlineData("Residents of Mosul fled.", "Residents", "IRQ", "CVL")]
    // Who leads, who sends, what is said of two nouns.
    [InlineData("The EU-led force in Bosnia lost a helicopter.", "force", "EUR", "MIL")]
    [InlineData("Chile's navy took part. Peru is to send 40 marines.", "marines", "PER", "MIL")]
    [InlineData("Australian soldiers and police landed.", "police", "AUS", "COP")]
    // What an official says of an organ.
    [InlineData("Chile protested. The navy would comply, a Norwegian minister said.", "navy", "NOR", "MIL")]
    // An organisation by a common noun.
    [InlineData("The African Union suspended Mali. The bloc gave no reason.", "bloc", "IGO", null)]
    [InlineData("The UN Security Council met on Mali. The council gave no reason.", "council", "UNO", null)]
    [InlineData("Mali left the room. The bloc of flats burned.", "bloc", null, null)]
    [InlineData("Mali's envoy to the United Nations wrote to the ECOWAS Commission. The bloc gave no reason.", "bloc", "IGO", null)]
    [InlineData("Brussels fined the company.", "Brussels", "EUR", null)]
    [InlineData("Belgium's king spoke. Brussels rejected the plea.", "Brussels", "BEL", "GOV")]
    [InlineData("The Belgian king flew to Brussels.", "Brussels", "BEL", "GOV")]
    [InlineData("Farmers in Punjab went home.", "Farmers", null, "AGR")]
    [InlineData("India gave way. Farmers in Punjab went home.", "Farmers", "IND", "AGR")]
    [InlineData("Kenya raised taxes. The country owes billions.", "country", "KEN", "GOV")]
    [InlineData("The nuncio left.", "nuncio", "VAT", "GOV")]
    [InlineData("Baloch separatists shelled the camp.", "separatists", "PAK", "REB")]
    // Groups of no state.
    [InlineData("Rights groups condemned it.", "groups", "NGO", "SOC")]
    [InlineData("Kenyan rights groups condemned it.", "groups", "KEN", "SOC")]
    // A language is nobody.
    [InlineData("She speaks Portuguese.", "Portuguese", null, null)]
    [InlineData("She thanked the Portuguese.", "Portuguese", "PRT", null)]
    public void Of_whom_it_is(string text, string word, string? code, string? sector)
    {
        var m = Find(text, word);
        Assert.Equal((code, sector), (m?.Referent.Code, m?.Referent.Sector));
    }

    [Theory]
    [InlineData("Norway's prime minister met his Danish counterpart.", "counterpart", "DNK", "head of government")]
    [InlineData("Ghana answered the Bulgarian note by summoning Ambassador Ivo Beta.", "Ivo", "BGR", "ambassador")]
    [InlineData("OAS Secretary-General Luis Beta came.", "Luis", "IGO", "secretary-general")]
    [InlineData("A senior Kenyan official, Under Secretary of State Ana Beta, cancelled a trip to Oslo that was due to begin on Tuesday.", "Ana", "KEN", "deputy foreign minister")]
    [InlineData("Chile protested. Foreign Ministry spokesman Ivo Beta told a news conference in Oslo that it had no reason.", "Ivo", "NOR", "spokesman")]
    [InlineData("Chile and Peru protested to Fiji. Commodore Ivo Beta recalled Fiji's envoy in Lima.", "Ivo", "FJI", "officer")]
    [InlineData("An aide to the president of Peru denied it.", "aide", "PER", "official")]
    [InlineData("Peru fell silent. Chile declared its support for President Ivo Beta.", "Ivo", "PER", "head of state")]
    [InlineData("Chile fell silent when President Ivo Beta took office in Lima.", "Ivo", "PER", "head of state")]
    [InlineData("Chile called for an inquiry and Peru did not. Chile waited. President Ivo Beta of Peru refused it.", "Ivo", "PER", "head of state")]
    public void Of_whom_an_official_is(string text, string word, string code, string office)
    {
        var m = Find(text, word);
        Assert.Equal((code, office), (m?.Referent.Code, m?.Referent.Office));
    }

    [Theory]
    // A movement is what it was on the day.
    [InlineData("UNITA took the town.", "UNITA", "1993-01-10", "REB")]
    [InlineData("UNITA won seats.", "UNITA", "2017-09-10", "PTY")]
    [InlineData("The Taliban took the town.", "Taliban", "2008-09-10", "REB")]
    [InlineData("The Taliban closed schools.", "Taliban", "2023-09-10", "GOV")]
    public void A_group_is_what_it_was_on_the_day(string text, string word, string day, string sector) =>
        Assert.Equal(sector, Find(text, word, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))?.Referent.Sector);

    [Theory]
    // Joined with each other, not named most; who mediates is neither; a border makes neighbours; the home of the story is one of two that talk.
    [InlineData("Fiji's ruler expelled the envoys of Australia and New Zealand. Fiji accused the two neighbours of meddling.", "neighbours", null, "AUS NZL")]
    [InlineData("The emir of Kuwait flew from Kuwait to revive the dialogue between Qatar and Bahrain. The two sides met on Sunday.", "sides", null, "BHR QAT")]
    [InlineData("Kenya and Norway offered to mediate after Sudan bombed a village in Chad. Sudan denied it. Both sides agreed.", "sides", null, "SDN TCD")]
    [InlineData("Pakistan shelled Afghanistan. The United States warned Afghanistan. Relations between the neighbours are tense.", "neighbours", null, "AFG PAK")]
    [InlineData("China and Russia signed a treaty. A round of talks with Canberra was held; the two sides are to meet again in Mongolia.", "sides", "Ulaanbaatar/MNG", "AUS MNG")]
    public void Two_sides_are_those_that_the_story_joins(string text, string word, string? dateline, string codes)
    {
        var document = English.Analyzer.Analyze(text);
        var read = Reader.Read(document, Setting(dateline));
        Assert.Equal(codes, string.Join(' ', read.All(document.Tokens.Last(t => t.Form == word)).Select(m => m.Referent.Code).Order(StringComparer.Ordinal)));
    }

    [Theory]
    // The place where it is written is home where the story names it; the seat of an organisation that it is about is none, of two it is the one named first.
    [InlineData("Rwandan ministers met in Uganda. Police fired shots.", "Kampala", "UGA")]
    [InlineData("Rwanda and Burundi closed the border.", "Kampala", null)]
    [InlineData("The European Union banned a Belgian firm from Burundi.", "Brussels", null)]
    [InlineData("Germany expelled a Vietnamese envoy.", "Hanoi, Berlin", "DEU")]
    public void Home_is_where_the_story_is_about(string text, string located, string? home) =>
        Assert.Equal(home, Reader.Read(English.Analyzer.Analyze(text), new StorySetting(Day, located)).HomeCode);

    [Fact]
    public void They_who_met_are_both()
    {
        var document = English.Analyzer.Analyze("The Chilean foreign minister met Peru's president. They signed a treaty.");
        var read = Reader.Read(document, new StorySetting(Day, null));
        Assert.Equal(["CHL", "PER"], read.All(document.Tokens.Single(t => t.Form == "They")).Select(m => m.Referent.Code).Order(StringComparer.Ordinal));
    }

    private static StorySetting Setting(string? dateline) => dateline?.Split('/') is [var town, var state] ? new StorySetting(Day, town, state) : new StorySetting(Day, null);

    private static Mention? Find(string text, string word, DateOnly? day = null)
    {
        var document = English.Analyzer.Analyze(text);
        return Reader.Read(document, new StorySetting(day ?? Day, null)).At(document.Tokens.Last(t => t.Form == word));
    }
}
