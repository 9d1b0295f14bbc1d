using Attache.Codebook;
using Attache.Stories;

namespace Attache.Tests.Golden;

/// <summary>Constructions that wires use for forces, posts, talks and decisions, each with what the program makes of it; and some that only look alike.</summary>
public sealed class ConstructionTests
{
    [Theory]
    [InlineData("The French government withdrew 200 soldiers from Chad on Monday.", "withdrawn FRA 'French soldiers' 200 from Chad")]
    [InlineData("France has 2,400 soldiers in Mali, the French minister said.", "present FRA 'French soldiers' 2400 to Mali")]
    [InlineData("Norwegian peacekeepers in South Sudan are not affected by the cuts, the Norwegian government said.", "present NOR 'Norwegian peacekeepers' to South Sudan")]
    [InlineData("Two South Korean frigates arrived in the Gulf of Aden on Friday, the defence ministry in Seoul said.", "arriving KOR 'South Korean frigates' to Gulf of Aden")]
    [InlineData("Kenya will hand its base at Dhobley over to the Somali army in June, the Kenyan defence ministry said.", "closing-base KEN from Dhobley | taking-over SOM 'Somali army' to Dhobley")]
    [InlineData("A battalion of 600 Italian soldiers will be relieved in Tyre next month by a Spanish brigade, the Italian government said.", "taking-over ESP 'Spanish brigade' to Tyre | withdrawing ITA 'Italian battalion' 600 from Tyre")]
    [InlineData("The centre of the French operation will move to Niger, the president told a news conference at the Castle of Prague. French special forces are to be stationed there too.", "present FRA 'French special forces' to Niger")]
    [InlineData("Investors withdrew money from the banks of Peru, the Peruvian finance ministry said.", "")]
    [InlineData("Two freighters left the port of Tema for Rotterdam, the Ghanaian ministry of trade said.", "")]
    [InlineData("Rebels have a plan to attack the barracks of the army, the Zimbabwean government said.", "")]
    [InlineData("Portugal withdrew from the talks with Spain on Tuesday, the Spanish government said.", "")]
    public void Forces(string text, string expected) => Assert.Equal(expected, string.Join(" | ", Of<DeploymentFinding>(text).Select(d =>
        string.Join(' ', new[] { d.Change, string.Join('+', d.Contributor ?? []), d.Force is null ? "" : $"'{d.Force}'", $"{d.Strength}", Places("from", d.From), Places("to", d.To) }.Where(x => x.Length > 0)))));

    [Theory]
    [InlineData("Chile recalled its ambassador to Bolivia on Monday, the Chilean government said.", "recalled ambassador CHL-BOL actual")]
    [InlineData("The Czech Republic expelled two Russian diplomats on Friday, the foreign ministry in Prague said.", "expelled diplomat RUS-CZE 2 actual")]
    [InlineData("Morocco nominated the former minister Karim Benhaddou to be its ambassador in Madrid in March. Spain has yet to grant its agrément.", "nominated ambassador MAR-ESP Karim Benhaddou actual | agrément-granted ambassador MAR-ESP Karim Benhaddou negated")]
    [InlineData("Sri Lanka's new high commissioner to India, Nimal Perera, presented his credentials on Monday, the Indian foreign ministry said.", "accredited high commissioner LKA-IND Nimal Perera actual")]
    [InlineData("A singer became a goodwill ambassador for children, the United Nations said.", "")]
    [InlineData("A diplomat who asked not to be named said Ecuador and Peru were close to an accord.", "")]
    public void Posts(string text, string expected) => Assert.Equal(expected, string.Join(" | ", Of<PostFinding>(text).Select(p =>
        string.Join(' ', new[] { p.Change, p.Post, $"{p.Sending}-{p.Receiving}", p.Holder ?? "", $"{p.Number}", p.Modality.ToString().ToLowerInvariant() }.Where(x => x.Length > 0)))));

    [Theory]
    [InlineData("The Sudanese delegation walked out of talks with Ethiopia on Monday, the Egyptian foreign ministry said.", "broken-off SDN+ETH")]
    [InlineData("Portugal withdrew from the talks with Spain on Tuesday, the Spanish government said.", "broken-off PRT+ESP")]
    public void Talks(string text, string expected) => Assert.Equal(expected, string.Join(" | ", Of<TalksFinding>(text).Select(t => $"{t.Status} {string.Join('+', (t.Participants ?? []).Select(e => e.Code))}")));

    [Theory]
    [InlineData("Moldova's parliament votes on the treaty with Romania on Friday.", "pending MDA 2019-06-14")]
    [InlineData("The Senegalese government announced help for the farmers.", "")]
    [InlineData("The government of Peru expelled the ambassador of Chile, Tomás Riquelme, on Monday and gave him 72 hours to leave the country.", "")]
    public void Decisions(string text, string expected) => Assert.Equal(expected, string.Join(" | ", Of<DecisionFinding>(text).Select(d => $"{d.Status} {string.Join('+', (d.By ?? []).Select(e => e.Code))} {d.Deadline?.Text}".TrimEnd())));

    [Theory]
    [InlineData("Peru has severed relations with Chile, the foreign ministry in Lima said.", "broken CHL-PER")]
    public void Relations(string text, string expected) => Assert.Equal(expected, string.Join(" | ", Of<RelationFinding>(text).Select(r => $"{r.Tone} {string.Join('-', r.Between ?? [])}")));

    private static string Places(string word, IReadOnlyList<Place>? places) => places is null ? "" : word + " " + string.Join('+', places.Select(p => p.Name ?? p.Text));

    // 12 June 2019 was a Wednesday.
    private static IEnumerable<T> Of<T>(string text)
        where T : Finding
    {
        var story = new StoryFiles(PublicationInstant.OfDay(new DateOnly(2019, 6, 12))).Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), "test.txt").Single().Story;
        Assert.NotNull(story);
        return Corpus.Coder.Code(story).OfType<T>();
    }
}
