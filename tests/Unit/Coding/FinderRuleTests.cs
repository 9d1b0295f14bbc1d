using System.Text;
using Attache.Codebook;
using Attache.Coding;
using Attache.Coding.Lexicon;
using Attache.Stories;

namespace Attache.Tests.Unit.Coding;

/// <summary>Rules of the finders that take more than one word, each on sentences of its own; all stories are of Wednesday, 12 June 2019.</summary>
public sealed class FinderRuleTests
{
    private static readonly Lazy<Coder> Coder = new(() => Attache.Coding.Coder.Create((Attache.Language.Names.ActorDictionary?)null));

    [Theory]
    // Who has a post since when.
    [InlineData("The embassy of Chile in Peru, led since May 2017 by Ambassador Tomás Riquelme, has advised its nationals to stay at home.", "in-post CHL-PER Tomás Riquelme")]
    [InlineData("Peru summoned the ambassador of Chile, Tomás Riquelme, on Tuesday. Mr Riquelme has been in post since May 2017.", "summoned CHL-PER Tomás Riquelme 2019-06-11 | in-post CHL-PER Tomás Riquelme 2017-05/..")]
    // How the time of the last one ended, where the post is vacant.
    [InlineData("Chile has had no ambassador in Lima since Tomás Riquelme was expelled on 31 May.", "vacant CHL-PER | expelled CHL-PER Tomás Riquelme 2019-05-31")]
    [InlineData("Chile has no ambassador in Lima, and Peru has none in Santiago.", "vacant CHL-PER | vacant PER-CHL")]
    public void Posts(string text, string expected) => Assert.Equal(expected, string.Join(" | ", Of<PostFinding>(text).Select(p =>
        string.Join(' ', new[] { p.Change, $"{p.Sending}-{p.Receiving}", p.Holder ?? "", p.Date?.Text ?? "" }.Where(x => x.Length > 0)))));

    [Theory]
    // "Over" belongs to the verb, whatever the tree makes of it.
    [InlineData("The French army handed over its base in Timbuktu to the Malian armed forces on Tuesday.", "closing-base FRA actual from Timbuktu | taking-over MLI actual to Timbuktu")]
    // What is only an option is considered.
    [InlineData("A withdrawal of the Italian soldiers from Lebanon is among the options, the Italian government said.", "withdrawing ITA considered from Lebanon")]
    // Of nothing, nothing is told; what is not said is not told.
    [InlineData("The Italian president named no base that would close.", "")]
    [InlineData("The Kenyan government did not say that its soldiers would be sent to Somalia.", "")]
    // Each figure has its own place.
    [InlineData("Italy has 1,200 soldiers in Lebanon and about 900 in Kosovo, the Italian government said.", "present ITA actual 1200 to Lebanon")]
    // Where towns are named, their state only tells where they lie.
    [InlineData("Italy will close its bases in Mosul and Kirkuk, in the north of Iraq, the Italian government said.", "closing-base ITA planned from Mosul, Kirkuk")]
    public void Forces(string text, string expected) => Assert.Equal(expected, string.Join(" | ", Of<DeploymentFinding>(text).Select(d =>
        string.Join(' ', new[] { d.Change, string.Join('+', d.Contributor ?? []), d.Modality.ToString().ToLowerInvariant(), $"{d.Strength}", Places("from", d.From), Places("to", d.To) }.Where(x => x.Length > 0)))));

    [Theory]
    // What the talks are about, never the day they are held on; what ended without a result has ended.
    [InlineData("The third round of talks between Peru and Chile on fishing rights ended in Lima on Tuesday without the signing of an accord.", "concluded CHL+PER fishing rights")]
    [InlineData("A second round of talks with Bolivia on a visa agreement was held in Lima on Tuesday, the Peruvian government said.", "held BOL+PER a visa agreement")]
    [InlineData("Peru and Chile held talks on Tuesday.", "held CHL+PER")]
    // Who else sits at a table of many is not told.
    [InlineData("Kenya quit the six-party talks in April. Uganda regretted the step.", "broken-off KEN")]
    // Talks are spoken of again by a pronoun.
    [InlineData("Talks between Peru and Chile broke off on Monday. They are to resume on 20 June.", "broken-off CHL+PER | scheduled CHL+PER")]
    [InlineData("The Peruvian president is ready for talks with Chile.", "proposed CHL+PER")]
    public void Talks(string text, string expected) => Assert.Equal(expected, string.Join(" | ", Of<TalksFinding>(text).Select(t =>
        string.Join(' ', new[] { t.Status, string.Join('+', (t.Participants ?? []).Select(p => p.Code).Order(StringComparer.Ordinal)), t.Subject ?? "" }.Where(x => x.Length > 0)))));

    [Theory]
    // Who speaks on the occasion of a call takes part in it.
    [InlineData("In a telephone call on Sunday the Peruvian president assured his Chilean counterpart that the border would stay open.", "CONSULT", "PER+CHL", "")]
    // Who says that another must do something requests it of him, whatever it is; a condition is none, nor one's own duty.
    [InlineData("The Peruvian president said on Monday that Chile must keep its promises.", "REQUEST", "PER", "CHL")]
    [InlineData("The Finnish foreign minister said that Russia has to explain the incident.", "REQUEST", "FIN", "RUS")]
    // Peacekeepers are help, soldiers sent to a border are not.
    [InlineData("Nepal sent 300 soldiers to Haiti on a peacekeeping mission on Monday.", "AID", "NPL", "HTI")]
    // Who is summoned to hear a protest is reproached.
    [InlineData("Latvia summoned the ambassador of Russia on Tuesday to protest against the flight.", "ACCUSE", "LVA", "RUS")]
    // Whose obstruction is blamed.
    [InlineData("Peru blamed obstruction by the Bolivian authorities for the delay.", "ACCUSE", "PER", "BOL")]
    // Whatever noun the tree hangs an -ing form behind "by" on, who did the verb above did it.
    [InlineData("Finland answered by closing the Russian consulate in Lappeenranta and by summoning the Russian ambassador.", "ACCUSE", "FIN", "RUS")]
    // Phrases of the lexicon.
    [InlineData("The Russian Foreign Ministry handed a note of protest to the Latvian ambassador on Monday.", "ACCUSE", "RUS", "LVA")]
    // Troops that are moved at home are not withdrawn.
    [InlineData("Norway moved 350 troops from Oslo to Bergen last weekend.", "MOBILIZE", "NOR", "")]
    [InlineData("Pakistani and Afghan army commanders met at the frontier on Saturday.", "CONSULT", "PAK+AFG", "")]
    [InlineData("Nigeria has not ruled out force against Togo.", "THREATEN", "NGA", "TGO")]
    public void Events(string text, string category, string actors, string recipients) => Assert.Contains(Of<EventFinding>(text), e =>
        e.Category == category && Codes(e.Actor) == actors && Codes(e.Recipient) == recipients);

    private static string Codes(IReadOnlyList<Entity>? entities) => string.Join('+', (entities ?? []).Select(e => e.Code).Distinct());

    [Fact]
    public void A_kingdom_has_no_president() => Assert.All(Of<OfficeFinding>(
        "BRUSSELS, June 12 (Agency) - The European Union froze the assets of President Tendai Moyana on Wednesday. Belgium and the Netherlands had asked for it.").Where(o => o.Holder == "Tendai Moyana").DefaultIfEmpty(), o =>
        {
            Assert.NotNull(o);
            Assert.NotEqual("BEL", o.Of);
        });

    [Fact]
    public void A_condition_that_no_word_of_the_sentence_fulfils_holds_of_nothing()
    {
        Assert.False(FrameCondition.Parse("obj=protest note").Any);
        Assert.False(FrameCondition.Parse("obj=note of protest").Any);
        Assert.True(FrameCondition.Parse("obj").Any);
        // "lead" with some phrases as its object is misinformation, "run" with others an agreement.
        Assert.Empty(Of<EventFinding>("The embassy of Chile in Peru, led since May 2017 by Ambassador Tomás Riquelme, is run by three diplomats."));
    }

    [Theory]
    [InlineData("The embassy of Chile in Peru has urged its nationals to stay at home.")]
    [InlineData("The Italian government did not say that soldiers would be sent to Lebanon.")]
    [InlineData("The Italian president gave no date for the departure of the Italian soldiers from Lebanon.")]
    [InlineData("Chile had not reacted to the speech of the Peruvian president on Monday evening.")]
    [InlineData("A spokesman for the Italian army declined to give a date.")]
    public void Of_nothing_nothing_is_told(string text) => Assert.Empty(Of<EventFinding>(text));

    [Fact]
    public void On_what_terms_somebody_spoke_is_no_statement() =>
        Assert.Equal(["say"], Of<StatementFinding>("A Peruvian officer who asked not to be named said that the border was closed.").Select(s => s.Cue));

    [Fact]
    public void The_day_on_which_a_force_was_made_is_not_that_of_its_strength() =>
        Assert.All(Of<DeploymentFinding>("The Italian contingent, formed in March 2014, has 1,200 soldiers in Lebanon."), d => Assert.Null(d.Date));

    [Theory] // Found by a gigabyte of news: the tree took the day for all that was said.
    [InlineData("The minister was right when he said Wednesday night that under Ana Quispe, “the police have been reduced to rubble.")]
    [InlineData("There is a disconnect between the ministry and our soldiers,” Vargas, an ally of Ana Quispe, said Thursday morning on Radio Sur’s “Good Morning.\"")]
    [InlineData("he said Wednesday night that")]
    public void A_day_alone_is_no_content(string text) => Assert.All(Of<StatementFinding>(text), s => Assert.NotEqual("Wednesday night", s.Content));

    [Fact]
    public void A_ministry_of_the_armed_forces_is_not_that_of_the_army_named_before() =>
        Assert.Equal("ITA", Of<StatementFinding>("Italy has suspended its exercises with the Libyan armed forces, the Ministry of the Armed Forces announced on Thursday evening.").Single().Speaker.Code);

    [Fact]
    public void The_day_of_an_interview_is_not_that_of_what_it_threatens() =>
        Assert.All(Of<DeploymentFinding>("In an interview published on Sunday, the Italian president threatened to pull Italian troops out of Lebanon."), d => Assert.Null(d.Date));

    [Fact]
    public void They_goes_on_as_the_subject_of_the_next_sentence() => Assert.Equal(["ITA", "ESP"], Of<DecisionFinding>(
        "Italy and Spain said on Tuesday that the conditions were no longer met. They blamed obstruction by the Lebanese authorities. They will decide by October how to continue the mission.").Single().By!.Select(b => b.Code));

    [Fact]
    public void A_day_is_no_matter_of_a_decision() =>
        Assert.All(Of<DecisionFinding>("The Peruvian government announced the decision on Monday evening."), d => Assert.DoesNotContain("Monday", d.Matter ?? "", StringComparison.Ordinal));

    [Theory]
    [InlineData("Peru expelled the ambassador of Chile on Monday and gave him 72 hours to leave the country.")]
    [InlineData("Peru gave the Chilean ambassador a week to leave.")]
    public void Time_to_leave_is_nothing_to_decide(string text) => Assert.Empty(Of<DecisionFinding>(text));

    [Fact]
    public void The_day_of_speaking_is_no_part_of_what_was_said() =>
        Assert.Equal("that Peru would close the border", Of<StatementFinding>("Peruvian foreign minister Ana Quispe said Tuesday that Peru would close the border.").Single().Content);

    private static string Places(string word, IReadOnlyList<Place>? places) => places is { Count: > 0 } ? $"{word} {string.Join(", ", places.Select(p => p.Name ?? p.Text))}" : "";

    private static List<T> Of<T>(string text)
    {
        var story = new StoryFiles(PublicationInstant.OfDay(new DateOnly(2019, 6, 12))).Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "test.txt").Single().Story;
        Assert.NotNull(story);
        return [.. Coder.Value.Code(story).OfType<T>()];
    }
}
