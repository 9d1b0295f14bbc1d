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
    [InlineData("Chile has had no ambassador in Lima since the end of February, when Tomás Riquelme was recalled.", "vacant CHL-PER | recalled CHL-PER Tomás Riquelme 2019-02")]
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
    // A range keeps both ends.
    [InlineData("Eventually 2,500 to 3,000 Italian soldiers will stay in Lebanon, the Italian president said.", "present ITA planned 2500-3000 to Lebanon")]
    [InlineData("Between 40 and 50 Italian soldiers arrived in Kosovo on Monday.", "arriving ITA actual 40-50 to Kosovo")]
    [InlineData("Italy sent two to three hundred soldiers to Kosovo on Monday.", "arriving ITA actual 200-300 to Kosovo")]
    // All of a force are its members, and with its mission it is gone.
    [InlineData("Task Force Takuba has about 900 members.", "present EUR actual 900")]
    [InlineData("Task Force Takuba ended its operations in Mali on Monday, the French general staff said.", "withdrawn EUR actual from Mali")]
    [InlineData("Italy will close its bases in Mosul and Kirkuk, in the north of Iraq, the Italian government said.", "closing-base ITA planned from Mosul, Kirkuk")]
    public void Forces(string text, string expected) => Assert.Equal(expected, string.Join(" | ", Of<DeploymentFinding>(text).Select(d =>
        string.Join(' ', new[] { d.Change, string.Join('+', d.Contributor ?? []), d.Modality.ToString().ToLowerInvariant(), d.StrengthTo is { } most ? $"{d.Strength}-{most}" : $"{d.Strength}", Places("from", d.From), Places("to", d.To) }.Where(x => x.Length > 0)))));

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

    [Theory]
    // The capital at the head of a sentence tells whose ministry its subject is.
    [InlineData("Chile tore up the treaty on Monday. In Lima, the Foreign Ministry called the step unjustified and said that the border would stay open.", "PER", "that the border would stay open")]
    // What is said stands whole before a reporting clause at the end, and around one in the middle.
    [InlineData("The Peruvian minister left, said Ana Beta, an aide to President Luis Gamma. Talks on their release and on a new government were under way, she said.", "PER", "talks on their release and on a new government were under way")]
    [InlineData("The measure, the Peruvian minister said on Monday, would hurt the poor more than the rich.", "PER", "the measure would hurt the poor more than the rich")]
    [InlineData("Three days later the Peruvian army reported a grave near the camp, older, it said, than the handover.", "PER", "three days later the Peruvian army reported a grave near the camp, older than the handover")]
    // A name keeps its capital.
    [InlineData("Peruvian troops would stay, the Peruvian minister said.", "PER", "Peruvian troops would stay")]
    [InlineData("Extensions would not be considered, the Peruvian minister said.", "PER", "extensions would not be considered")]
    // What makes an object what it is belongs to it; so does what it is called.
    [InlineData("The Peruvian president accused the Chilean army of multiple violations of Peruvian airspace.", "PER", "the Chilean army of multiple violations of Peruvian airspace")]
    [InlineData("The Peruvian president rejected the idea that Peru had failed.", "PER", "the idea that Peru had failed")]
    [InlineData("The Peruvian government called the papers a forgery.", "PER", "the papers a forgery")]
    public void Statements(string text, string speaker, string content) =>
        Assert.Contains(Of<StatementFinding>(text), s => s.Speaker.Code == speaker && s.Content == content);

    [Theory]
    // Who commands a coup says nothing by it; what broke off is not told.
    [InlineData("Colonel Luis Beta, who commanded the coup of May in Peru, took the oath as president.", "command")]
    public void No_statement(string text, string cue) => Assert.DoesNotContain(Of<StatementFinding>(text), s => s.Cue == cue);

    [Fact]
    public void A_clause_that_breaks_a_relative_one_has_no_content_of_its_own() => Assert.DoesNotContain(
        Of<StatementFinding>("The Peruvian police chief showed documents which, he said, proved that Chile had paid the rebels."), s => s.Content is { } c && c.StartsWith("proved", StringComparison.Ordinal));

    [Theory]
    [InlineData("Operation Barkhane counts 5,100 soldiers in Niger.", "present Barkhane 5100 actual ")]
    [InlineData("The Estonian mission and the French force Barkhane remain partners of Mali, the Malian minister said.", "")]
    [InlineData("Mali has not asked France to withdraw its troops from Gao.", "")]
    [InlineData("The Danish soldiers were to join Task Force Takuba in Mali.", "")]
    // Whose charge and whose word it is.
    [InlineData("The Malian prime minister accused France of having abandoned Mali by reducing Barkhane.", "reducing Barkhane  actual MLI")]
    [InlineData("France condemned on Monday what it called a deployment of Russian mercenaries in Mali.", "arriving Russian mercenaries  actual FRA")]
    public void Forces_and_whose_word_they_are(string text, string expected) => Assert.Equal(expected, string.Join(" | ", Of<DeploymentFinding>(text).Select(d =>
        $"{d.Change} {d.Force} {d.Strength} {d.Modality.ToString().ToLowerInvariant()} {string.Join('+', (d.Attribution ?? []).Select(a => a.Code))}")));

    [Fact]
    public void The_same_source_is_who_spoke_before()
    {
        var attribution = Of<DeploymentFinding>("Peru has 300 soldiers in Haiti, a Chilean diplomat said. Peru will withdraw its soldiers from Haiti in July, according to the same source.").Last().Attribution;
        Assert.Equal("CHL", Assert.Single(attribution!).Code);
    }

    [Theory]
    // A mediator in the crisis of one state mediates in that.
    [InlineData("Chile and Peru signed a treaty. Brazil, which has been mediating in the Bolivian crisis for two months, closed its border.", "under-way BOL+BRA")]
    // Who is told to hold talks holds them, and nobody else.
    [InlineData("Chile warned Peru. The countries contributing to the force are to hold talks on Friday.", "")]
    [InlineData("France will set out the timetable by the end of June, after consultations with the United States and Niger.", "scheduled FRA+NER+USA")]
    public void Whose_talks(string text, string expected) => Assert.Equal(expected, string.Join(" | ", Of<TalksFinding>(text).Select(t =>
        $"{t.Status} {string.Join('+', (t.Participants ?? []).Select(p => p.Code).Order(StringComparer.Ordinal))}")));

    [Theory]
    [InlineData("The Peruvian parliament must decide by the end of July whether the soldiers stay in Haiti.", "whether the soldiers stay in Haiti")]
    [InlineData("The European states will decide by June how to continue the fight in Niger.", "how to continue the fight in Niger")]
    [InlineData("Peru had decided on the withdrawal alone, the Chilean government said.", "on the withdrawal")]
    [InlineData("Peru expelled the ambassador of Chile, Tomás Riquelme. The Chilean Foreign Ministry decided to recall him.", "to recall him [Tomás Riquelme]")]
    public void What_is_decided(string text, string matter) => Assert.Contains(Of<DecisionFinding>(text), d => d.Matter == matter);

    [Fact]
    public void Whom_soldiers_drive_to_a_camp_they_do_not_expel() => Assert.DoesNotContain(
        Of<EventFinding>("Peruvian troops drove the two men to a camp outside Lima on Monday, the Peruvian government said."), e => e.Category == "SANCTION");

    [Fact]
    public void A_counterpart_holds_the_office_of_whose_he_is()
    {
        var offices = Of<OfficeFinding>("The Peruvian Foreign Minister Ana Beta met her Chilean counterpart, Luis Gamma, in Lima on Tuesday.");
        Assert.Equal("Foreign Minister", offices.Single(o => o.Holder == "Luis Gamma").Title);
    }

    [Fact]
    public void A_spokesman_with_a_rank_is_the_spokesman_spoken_of_after_it() => Assert.Contains(
        Of<EventFinding>("Peruvian government spokesman Colonel Luis Beta read the statement in Lima. The spokesman accused Chile of a violation of the accord."),
        e => e.Category == "ACCUSE" && e.Actor?[0] is { Code: "PER", Person: "Luis Beta" });

    [Fact]
    public void A_treaty_is_denounced_by_nobody_whom_its_pronoun_would_name() => Assert.DoesNotContain(
        Of<EventFinding>("Peru tore up its accords with Chile. The Foreign Ministry in Lima explained the step. The treaty of July 2014 will end six months after its denunciation, which was notified to the Chilean ambassador on Monday."),
        e => e.Category == "ACCUSE" && e.Date is { Text: "2014-07" });

    [Fact]
    public void Whose_partners_they_are_does_not_tell_whose_state_they_are() => Assert.DoesNotContain(
        Of<EventFinding>("Chile and Peru quarrelled. Chile and its partners criticised Russia on Monday."), e => e.Actor?.Any(a => a.Text == "its partners" && a.Code is not null) == true);

    [Fact]
    public void A_company_of_soldiers_is_called_by_its_name() => Assert.Contains(
        Of<TalksFinding>("Mali is holding talks with the Russian private military company Wagner, the Malian government said."), t => t.Participants?.Any(p => p.Name?.Contains("Wagner", StringComparison.Ordinal) == true) == true);

    [Fact]
    public void What_a_source_says_ends_before_the_words_that_name_it() => Assert.Contains(
        Of<StatementFinding>("Peru summoned the ambassador of Chile on Monday, according to a communiqué read on state television."), s => s.Content == "Peru summoned the ambassador of Chile on Monday");

    [Fact]
    public void A_source_is_the_phrase_that_begins_behind_according_to() => Assert.Equal("a communiqué", Of<PostFinding>(
        "Peru summoned the ambassador of Chile on Monday, according to a communiqué read on state television.").Single().Attribution![0].Text);

    [Fact]
    public void A_rank_between_an_office_and_a_name_is_no_part_of_the_office() => Assert.Equal("spokesman", Of<OfficeFinding>(
        "The Peruvian government's spokesman Colonel Luis Beta read the statement in Lima.").Single(o => o.Holder == "Luis Beta").Title?.Split(' ')[^1]);

    [Fact]
    public void A_presence_that_is_to_change_brings_no_troops() => Assert.DoesNotContain(
        Of<EventFinding>("The Peruvian minister said on Monday that Peru would settle in July how its military presence in Haiti should change."), e => e.Category == "MOBILIZE");

    [Theory]
    [InlineData("Peru responded within hours by calling home its ambassador to Chile.", "call")]
    public void No_word_but_an_act(string text, string cue) => Assert.DoesNotContain(Of<StatementFinding>(text), s => s.Cue == cue);

    [Fact]
    public void What_somebody_demanded_is_not_the_clause_that_says_so() => Assert.All(
        Of<StatementFinding>("The Chilean airmen left on Monday, at the end of a withdrawal that Peru had demanded in May."), s => Assert.DoesNotContain("demanded", s.Content ?? "", StringComparison.Ordinal));

    [Fact]
    public void Nobody_is_ambassador_until_he_is_named() => Assert.DoesNotContain(
        Of<PostFinding>("A chargé d'affaires, Luis Beta, will run the embassy of Chile in Lima until an ambassador is named."), p => p is { Post: "ambassador", Modality: Modality.Actual });

    [Fact]
    public void A_former_ambassador_is_told_as_background() => Assert.All(
        Of<PostFinding>("Peru wavers, said Luis Beta, a former Chilean ambassador to Peru, on Monday.").Where(p => p.Change == "left"), p => Assert.True(p.Historical));

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

    [Theory] // A thought that nobody is said to have put is refused to nobody; a charge that somebody made is refused to him.
    [InlineData("Peru closed the border with Chile on Monday. The Chilean president rejected the idea that Chile had failed.", "")]
    [InlineData("Peru closed the border with Chile on Monday and accused it of spying. The Chilean president rejected the accusation.", "PER")]
    public void To_whom_something_is_refused(string text, string recipients) => Assert.Equal(recipients, Codes(Of<EventFinding>(text).Single(e => e.Category == "REJECT").Recipient));

    [Theory]
    [InlineData("The Italian government spokesman said Tuesday that Italy and Spain would settle by mid-July how their military presence in Lebanon should change.", "pending ITA+ESP 2019-07-15~ how their military presence in Lebanon should change")]
    [InlineData("Spanish government spokesman Luis Vargas said Tuesday that Spain and its partners would settle by mid-July how their military presence in Mali should change.", "pending ESP+ 2019-07-15~ how their military presence in Mali should change")]
    [InlineData("Italy and Spain must settle by 1 July whether to stay in Lebanon.", "pending ITA+ESP 2019-07-01 whether to stay in Lebanon")]
    [InlineData("Italy and Spain settled for a smaller mission.", "")]
    public void A_question_that_is_to_be_settled_is_a_decision(string text, string expected) => Assert.Equal(expected, string.Join(" | ", Of<DecisionFinding>(text).Select(d =>
        $"{d.Status} {Codes(d.By)} {d.Deadline?.Text} {d.Matter}")));

    [Fact]
    public void Two_who_fight_do_it_to_each_other() => Assert.All(
        Of<EventFinding>("Peru closed the border with Chile and Brazil. Peru and Chile are neighbours. The two neighbours fought a war in 1941 and clashed again in 1981."), e => Assert.NotEqual("BRA", Codes(e.Actor).Length > 5 ? Codes(e.Recipient) : ""));

    [Fact]
    public void A_source_without_a_name_demands_nothing() => Assert.DoesNotContain(
        Of<EventFinding>("Peru closed the border with Chile. The border is closed, one Peruvian diplomat said, though the Chilean congress must decide by 1 July whether to meet."), e => e.Category == "REQUEST");

    [Fact]
    public void The_perfect_has_no_day_of_another_clause() => Assert.Contains(
        Of<PostFinding>("Peru recalled its ambassador in Chile, Ana Quispe, on 28 May, and she has not returned."), p => p is { Change: "returned", Modality: Modality.Negated, Date: null });

    [Fact]
    public void What_was_done_when_something_began_was_done_then() => Assert.Contains(
        Of<EventFinding>("Relations between Chile and Peru have been frosty since 2007, when Peru granted asylum to three former Chilean ministers."), e => e.Date?.Text == "2007");

    [Fact]
    public void An_assessment_is_a_clause() => Assert.Equal("Relations between Chile and Peru have been frosty since 2007", Of<RelationFinding>(
        "Relations between Chile and Peru have been frosty since 2007, when Peru granted asylum to three former Chilean ministers of the government that the army had overthrown in the capital on a night in September.").Single().Assessment);

    [Fact]
    public void A_quotation_is_said_to_its_end() => Assert.Equal("This is a day no Peruvian will ever forget", Of<StatementFinding>(
        "\"This is a day no Peruvian will ever forget,\" the Peruvian president said in a small room packed with diplomats.").Single().Content);

    [Fact]
    public void A_noun_at_the_head_of_a_sentence_is_no_name() => Assert.Equal("talks between the Peruvian and Chilean general staffs on the convoys have not begun", Of<StatementFinding>(
        "- Talks between the Peruvian and Chilean general staffs on the convoys have not begun, according to a Peruvian officer.").Single().Content);

    [Fact]
    public void Who_declares_a_treaty_void_convicts_nobody() => Assert.DoesNotContain(
        Of<EventFinding>("The protocol gave Peru most of the territory, but in 1960 Ecuador declared it void."), e => e.Category == "SANCTION");

    [Fact]
    public void A_meeting_that_is_to_be_held_by_a_day_is_due_by_it() => Assert.Contains(
        Of<TalksFinding>("The foreign ministers of Peru and Chile are to meet in Lima by the end of the month."), t => t is { Status: "scheduled", Next.Text: "../2019-06-30" });

    [Theory]
    [InlineData("\"Our message to Chile is: enough,\" the Peruvian president said.", "Our message to Chile is: enough")]
    [InlineData("About 350 Chilean soldiers were on board, a spokesman for the Peruvian interior ministry, Ana Quispe, said.", "about 350 Chilean soldiers were on board")]
    [InlineData("Quispe beat television host Luis Vargas by 1.5 percentage points, the court's president, Ana Gamma, said.", "Quispe beat television host Luis Vargas by 1.5 percentage points")]
    [InlineData("Welcoming them on the tarmac, Defense Minister Ana Quispe said they would stay three months.", "they would stay three months")]
    [InlineData("Chile accused Peru of “pouring oil on the fire”.", "Peru of “pouring oil on the fire")]
    [InlineData("The Peruvian president called the Dutch “interventionists and neo-colonialists” on Monday.", "the Dutch “interventionists and neo-colonialists")]
    public void What_is_said_is_all_of_it_and_no_more(string text, string content) => Assert.Contains(Of<StatementFinding>(text), s => s.Content == content);

    [Fact]
    public void Who_dismisses_judges_says_nothing() => Assert.Empty(Of<StatementFinding>("The Peruvian president dismissed all the judges in April and imposed emergency rule."));

    [Theory]
    [InlineData("Peru severed air, rail and postal links with Chile on Tuesday.", 0)]
    [InlineData("Peru severed diplomatic relations with Chile on Tuesday.", 1)]
    public void Traffic_is_not_relations(string text, int relations) => Assert.Equal(relations, Of<RelationFinding>(text).Count);

    [Fact]
    public void The_force_is_the_one_that_was_named_last() => Assert.Contains(Of<DeploymentFinding>(
        "Denmark sent 105 soldiers to Mali. The Danes were to join Task Force Takuba in Ménaka. The force, led by France, has about 900 members."), d => d is { Force: "Takuba", Strength: 900, Contributor: ["EUR"] });

    [Fact]
    public void What_a_force_had_at_its_peak_is_of_no_day() => Assert.Contains(Of<DeploymentFinding>(
        "Takuba was declared fully operational in April 2018 and had up to 900 members at its peak."), d => d is { Strength: 900, Historical: true, Date: null });

    [Theory]
    [InlineData("Peru elected a congress. The court's president, Ana Gamma, said in Lima that the count was over.", "president of the court")]
    [InlineData("Washington condemned the pressure on its ally, and Secretary of State Adam Blanchard is to telephone the Peruvian president on Wednesday.", "Secretary of State")]
    [InlineData("The country's president, Ana Gamma, said in Lima that the count was over.", "president")]
    public void Whose_head_somebody_is_belongs_to_his_title(string text, string title) => Assert.Contains(Of<OfficeFinding>(text), o => o.Title == title);

    [Fact]
    public void New_belongs_to_the_name_of_a_state() => Assert.Equal("New Zealand battalion", Of<DeploymentFinding>("The New Zealand battalion arrived in Suai on Monday.").Single().Force);

    [Fact]
    public void What_relations_had_been_until_now_is_told_as_background() => Assert.True(Of<RelationFinding>(
        "Germany expelled a Vietnamese diplomat on Monday. Relations between Germany and Vietnam had been considered excellent until the summer.").Single().Historical);

    [Fact]
    public void How_relations_had_been_before_is_told_as_background() => Assert.True(Of<RelationFinding>(
        "Peru closed the border with Chile on Monday. Relations between them had improved after the Chilean president visited Lima in 2012.").Single().Historical);

    [Fact]
    public void A_name_goes_on_behind_its_own_of() => Assert.Contains(Of<EventFinding>(
        "The head of the Organization of American States telephoned the Peruvian president on Monday.").SelectMany(e => e.Actor ?? []), a => a.Text == "The head of the Organization of American States");

    private static string Places(string word, IReadOnlyList<Place>? places) => places is { Count: > 0 } ? $"{word} {string.Join(", ", places.Select(p => p.Name ?? p.Text))}" : "";

    private static List<T> Of<T>(string text)
    {
        var story = new StoryFiles(PublicationInstant.OfDay(new DateOnly(2019, 6, 12))).Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "test.txt").Single().Story;
        Assert.NotNull(story);
        return [.. Coder.Value.Code(story).OfType<T>()];
    }
}
