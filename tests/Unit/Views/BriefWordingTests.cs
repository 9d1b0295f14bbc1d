using Attache.Codebook;
using Attache.Exchange;
using Attache.Ledger;
using Attache.Storage;
using Attache.Stories;
using Attache.Tests.Unit.Ledger;
using Attache.Views;
using Attache.Views.Brief;

namespace Attache.Tests.Unit.Views;

/// <summary>Sentences of the brief that once were false, stale, dangling or ungrammatical, each over reports made by hand.</summary>
public sealed class BriefWordingTests : IDisposable
{
    private static readonly Entity France = Wire.State("FRA", "France"), Mali = Wire.State("MLI", "Mali");

    private readonly string folder = Directory.CreateTempSubdirectory("attache-wording").FullName;
    private readonly ILedgerStore store;

    public BriefWordingTests() => store = SqliteLedger.Open(Path.Combine(folder, "a.db"), TimeProvider.System);

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static DateOnly Day(string day) => DateOnly.Parse(day, null);

    private string Brief(Subject subject, string on) => Plain(BriefComposer.Compose(store, subject, new ValidDay(Day(on)), KnownTime.Latest, CountryNames.Standard));

    private static string Plain(BriefDocument brief)
    {
        string text = BriefExchange.Write(brief, BriefFormat.Text, 10_000);
        int sources = text.IndexOf("\nSources\n", StringComparison.Ordinal);
        return System.Text.RegularExpressions.Regex.Replace(sources < 0 ? text : text[..sources], @" (\[\d+\])+", "");
    }

    private void Has(Wire wire, string expected, Subject? subject = null, string on = "2022-02-10")
    {
        store.Append([wire.Reading()]);
        Assert.Contains(expected, Brief(subject ?? Subject.State("FRA"), on), StringComparison.Ordinal);
    }

    private static Wire Story(params string[] sentences) => new("AWP", "2022-02-07", sentences);

    private static Entity Unnamed(string office, string code = "FRA") => new() { Text = "the " + office, Code = code, Sector = "GOV", Office = office };

    private static Entity Person(string name, string office, string code = "FRA") => new() { Text = name, Code = code, Sector = "GOV", Person = name, Office = office };

    [Theory]
    [InlineData("diplomat", "A French diplomat said that the embassy would stay open")]
    [InlineData("official", "A French official said that the embassy would stay open")]
    [InlineData("minister of Foreign Affairs", "The French minister of Foreign Affairs said that the embassy would stay open")]
    public void Of_whom_a_state_has_many_one_that_no_report_names_has_no_definite_article(string office, string told) =>
        Has(Story("It stays.").Says(1, Wire.Statement(Unnamed(office), "say", "the embassy would stay open", quoted: false)), told);

    [Fact]
    public void A_title_of_common_nouns_has_no_capital_within_a_sentence() =>
        Has(Story("It stays.").Says(1, Wire.Statement(Person("A. Maïga", "Government spokesman", "MLI"), "say", "the force must leave at once", quoted: false)), "Malian government spokesman A. Maïga said that the force must leave at once", Subject.State("MLI"));

    [Theory]
    [InlineData("they will go on operating alone", false)]
    [InlineData("These are grave charges indeed", false)]
    [InlineData("that they had arrived without its consent", false)]
    [InlineData("their number at more than 90", false)]
    [InlineData("the soldiers will go on operating", true)]
    public void What_is_said_of_somebody_whom_nothing_names_is_not_told(string content, bool told)
    {
        store.Append([Story("So they said.").Says(1, Wire.Statement(Unnamed("general staff"), "say", content, quoted: false)).Reading()]);
        Assert.Equal(told, Brief(Subject.State("FRA"), "2022-02-10").Contains(content, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Whom_somebody_told_is_not_told_by_a_pronoun()
    {
        store.Append([Story("He notified him of it.").Says(1, Wire.Statement(Person("Abdoulaye Diop", "minister", "MLI"), "notify", "him of the decision", quoted: false)).Reading()]);
        Assert.DoesNotContain("notified him", Brief(Subject.State("MLI"), "2022-02-10"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the government \"walked into a wall", "said that the government \"walked into a wall\".")]
    [InlineData("the government “walked into a wall", "said that the government “walked into a wall”.")]
    [InlineData("who will feed our children now?", "said: “who will feed our children now?”")]
    public void Quotations_are_closed_and_questions_stand_by_themselves(string content, string told) =>
        Has(Story("So it said.").Says(1, Wire.Statement(Person("A. Beta", "minister"), "say", content, quoted: true)), told);

    [Theory]
    [InlineData("American servicemen", 60, "60 American servicemen are to withdraw by 10 May 2022")]
    [InlineData("French soldier", null, "French soldiers are to withdraw by 10 May 2022")]
    [InlineData("Barkhane", null, "Barkhane is to withdraw by 10 May 2022")]
    public void A_force_of_many_is_many_in_grammar(string force, int? strength, string told) =>
        Has(Story("Out by 10 May.").Says(1, Wire.Force(force, "FRA", "withdrawing", strength: strength), "../2022-05-10", Modality.Planned), told);

    [Fact]
    public void A_place_without_a_name_in_the_tables_keeps_the_word_of_the_story()
    {
        var place = new Place { Text = "Guam", Name = "GUM", Country = "GUM", Feature = "PCLD" };
        Has(Story("They sail for Guam.").Says(1, Wire.Force("French soldiers", "FRA", "redeploying") with { To = [place] }, "2022-03", Modality.Planned), "to redeploy to Guam in March 2022");
    }

    [Fact]
    public void Places_that_one_force_took_over_are_one_sentence() =>
        Has(
            Story("On 1 February, Gao.", "On 3 February, Gossi.")
                .Says(1, Wire.Force("Malian Armed Forces", "MLI", "taking-over", to: ["Gao/MLI"]), "2022-02-01")
                .Says(2, Wire.Force("Malian Armed Forces", "MLI", "taking-over", to: ["Gossi/MLI"]), "2022-02-03"),
            "The Malian Armed Forces took over in Gao on 1 February 2022 and Gossi on 3 February 2022.",
            Subject.State("MLI"));

    [Fact]
    public void A_figure_given_twice_is_told_once_with_both_days()
    {
        foreach (var (day, n) in ((string, int)[])[("2020-09-28", 5100), ("2021-05-26", 5100), ("2022-02-07", 4600)])
            store.Append([new Wire("AWP", day, $"France has {n} soldiers there on {day}.").Says(1, Wire.Force("French soldiers", "FRA", "present", to: ["Sahel/XXX"], strength: n)).Reading()]);
        Assert.Contains("Earlier reports gave 5,100 (28 September 2020 and 26 May 2021).", Brief(Subject.State("FRA"), "2022-02-10"), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_dates_that_reports_give_for_one_plan_are_both_told()
    {
        store.Append([
            Story("Within four to six months.").Says(1, Wire.Force("French soldiers", "FRA", "withdrawing", from: ["Mali/MLI"]), "2022-02-18/2022-08-17", Modality.Planned).Reading(),
            new Wire("SNA", "2022-03-01", "By the end of August.").Says(1, Wire.Force("French soldiers", "FRA", "withdrawing", from: ["Mali/MLI"]), "../2022-08-31", Modality.Planned).Reading(),
        ]);
        Assert.Contains("are to withdraw from Mali between 18 February 2022 and 17 August 2022 or by 31 August 2022", Brief(Subject.State("FRA"), "2022-03-02"), StringComparison.Ordinal);
        // It is not over before the later one is.
        Assert.DoesNotContain("no report tells that it happened", Brief(Subject.State("FRA"), "2022-08-20"), StringComparison.Ordinal);
        Assert.Contains("no report tells that it happened", Brief(Subject.State("FRA"), "2022-09-01"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_month_and_a_day_of_it_are_one_date()
    {
        store.Append([
            Story("In August.").Says(1, Wire.Force("French soldiers", "FRA", "withdrawing", from: ["Mali/MLI"]), "2022-08", Modality.Planned).Reading(),
            new Wire("SNA", "2022-02-08", "On 15 August.").Says(1, Wire.Force("French soldiers", "FRA", "withdrawing", from: ["Mali/MLI"]), "2022-08-15", Modality.Planned).Reading(),
        ]);
        Assert.Contains("are to withdraw from Mali on 15 August 2022 (two sources).", Brief(Subject.State("FRA"), "2022-03-02"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_denied_of_two_places_is_told_of_the_one_that_is_left()
    {
        store.Append([
            Story("They have yet to leave Ménaka and Gao.").Says(1, Wire.Force("French soldiers", "FRA", "withdrawing", from: ["Ménaka/MLI", "Gao/MLI"]), null, Modality.Negated).Reading(),
            new Wire("SNA", "2022-03-01", "Ménaka is handed over.").Says(1, Wire.Force("French soldiers", "FRA", "closing-base", from: ["Ménaka/MLI"]), "2022-02-28").Reading(),
            new Wire("SNA", "2022-04-01", "Gao is handed over.").Says(1, Wire.Force("French soldiers", "FRA", "closing-base", from: ["Gao/MLI"]), "2022-03-31").Reading(),
        ]);
        Assert.Contains("not withdrawing from Ménaka and Gao", Brief(Subject.State("FRA"), "2022-02-10"), StringComparison.Ordinal);
        Assert.Contains("not withdrawing from Gao", Brief(Subject.State("FRA"), "2022-03-02"), StringComparison.Ordinal);
        Assert.DoesNotContain("not withdrawing", Brief(Subject.State("FRA"), "2022-04-02"), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_left_an_office_holds_it_no_more_whatever_a_story_calls_him()
    {
        store.Append([
            new Wire("AWP", "2020-09-28", "Interim president Bah Ndaw.").Says(1, Wire.Office("Bah Ndaw", "interim president", "MLI", "acting")).Reading(),
            new Wire("AWP", "2021-05-26", "He stepped down.").Says(1, Wire.Office("Bah N’Daw", "President", "MLI", "left"), "2021-05-24").Reading(),
            Story("President Bah N'Daw had asked for it.").Says(1, Wire.Office("Bah N'Daw", "President", "MLI")).Reading(),
        ]);
        string brief = Brief(Subject.State("MLI"), "2022-02-10");
        Assert.DoesNotContain("Daw is", brief, StringComparison.Ordinal);
        Assert.Contains("Bah Ndaw is acting Malian interim president.", Brief(Subject.State("MLI"), "2020-10-01"), StringComparison.Ordinal);
        Assert.Contains("24 May 2021: Bah N’Daw left office as Malian President", brief, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2022-07-01", "Ismaël Wagué is Malian spokesman of the mutineers.")]
    [InlineData("2022-09-01", "Ismaël Wagué was Malian spokesman of the mutineers, as last reported on 7 February 2022.")]
    public void An_office_of_which_nobody_spoke_for_long_is_told_as_past(string on, string told) =>
        Has(Story("Their spokesman.").Says(1, Wire.Office("Ismaël Wagué", "spokesman of the mutineers", "MLI")), told, Subject.State("MLI"), on);

    [Fact]
    public void Posts_of_which_nobody_spoke_for_years_are_told_as_past()
    {
        store.Append([Story("He is the ambassador.").Says(1, Wire.Post("in-post", "FRA", "MLI", "Joël Meyer")).Reading()]);
        Assert.Contains("Joël Meyer is France’s ambassador to Mali.", Brief(Subject.Pair("FRA", "MLI"), "2023-02-10"), StringComparison.Ordinal);
        Assert.Contains("Joël Meyer was France’s ambassador to Mali, as last reported on 7 February 2022.", Brief(Subject.Pair("FRA", "MLI"), "2025-02-10"), StringComparison.Ordinal);
    }

    [Fact]
    public void Relations_of_which_nobody_spoke_for_a_year_are_told_as_past()
    {
        store.Append([Story("Strained.").Says(1, Wire.Relation("FRA", "MLI", "strained", "strained as never before")).Reading()]);
        Assert.Contains("Relations between France and Mali are strained (“strained as never before”), as reported on 7 February 2022.", Brief(Subject.Pair("FRA", "MLI"), "2022-06-01"), StringComparison.Ordinal);
        Assert.Contains("Relations between France and Mali were strained (“strained as never before”), as last reported on 7 February 2022.", Brief(Subject.Pair("FRA", "MLI"), "2024-06-01"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("left", "1995/2002", "Moctar Ouane held the post from 1995 to 2002.")]
    [InlineData("in-post", "1995/2002", "Moctar Ouane held the post from 1995 to 2002.")]
    [InlineData("left", null, "Moctar Ouane held the post earlier, as reported on 7 February 2022.")]
    public void A_former_holder_tells_nothing_of_how_the_post_stands(string change, string? date, string told)
    {
        store.Append([Story("A former ambassador.").Says(1, Wire.Post(change, "MLI", "FRA", "Moctar Ouane") with { Historical = true }, date).Reading()]);
        string brief = Brief(Subject.Pair("MLI", "FRA"), "2022-02-10");
        Assert.Contains(told, brief, StringComparison.Ordinal);
        Assert.DoesNotContain("Where things stand", brief, StringComparison.Ordinal);
        Assert.DoesNotContain("successor", brief, StringComparison.Ordinal);
    }

    [Fact]
    public void An_envoy_who_is_called_in_again_was_called_in_twice()
    {
        store.Append([
            new Wire("AWP", "2021-10-05", "He was summoned.").Says(1, Wire.Post("summoned", "FRA", "MLI", "Joël Meyer"), "2021-10-05").Reading(),
            Story("He was called in and told.").Says(1, Wire.Post("summoned", "FRA", "MLI", "Joël Meyer")).Reading(),
        ]);
        Assert.Contains("was summoned on 5 October 2021 and as reported on 7 February 2022", Brief(Subject.Pair("FRA", "MLI"), "2022-02-10"), StringComparison.Ordinal);
    }

    [Fact]
    public void How_a_mission_ended_that_one_party_tells_otherwise_is_told_as_the_agencies_tell_it()
    {
        store.Append([
            Story("He was in post.", "Mali expelled him on 5 February.").Says(1, Wire.Post("in-post", "FRA", "MLI", "Joël Meyer"), "2018-10/..").Says(2, Wire.Post("expelled", "FRA", "MLI", "Joël Meyer"), "2022-02-05").Reading(),
            new Wire("CWS", "2022-02-08", "It recalled him, Paris says.").Says(1, Wire.Post("recalled", "FRA", "MLI", "Joël Meyer"), from: [France]).Reading(),
        ]);
        string brief = Brief(Subject.Pair("FRA", "MLI"), "2022-02-10");
        Assert.Contains("France’s ambassador to Mali, Joël Meyer, was expelled on 5 February 2022.", brief, StringComparison.Ordinal);
        Assert.Contains("How the mission of France’s ambassador to Mali, Joël Meyer, ended: expelled on 5 February 2022 (AWP); recalled, as reported on 8 February 2022 (France, in CWS).", brief, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_posts_of_which_a_state_has_many_two_unnamed_holders_are_two()
    {
        store.Append([
            Story("One was expelled.", "Others were recalled.").Says(1, Wire.Post("expelled", "FRA", "MLI", null, "diplomat")).Says(2, Wire.Post("recalled", "FRA", "MLI", null, "diplomat"), from: [France]).Reading(),
        ]);
        Assert.DoesNotContain("How the mission", Brief(Subject.Pair("FRA", "MLI"), "2022-02-10"), StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_that_differ_are_asked_for_in_English()
    {
        store.Append([
            Story("4,600.").Says(1, Wire.Force("French soldiers", "FRA", "present", to: ["Sahel/XXX"], strength: 4600)).Reading(),
            new Wire("CWS", "2022-02-08", "4,300.").Says(1, Wire.Force("French soldiers", "FRA", "present", to: ["Sahel/XXX"], strength: 4300)).Reading(),
        ]);
        Assert.Contains("How many French soldiers there are in the Sahel: 4,600 (AWP); 4,300 (CWS).", Brief(Subject.State("FRA"), "2022-02-10"), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_tells_it_of_himself_tells_it_by_his_own_account() =>
        Has(Story("It cut them.").Says(1, Wire.Event("SANCTION", "discontinue", [France], [Mali]), null, Modality.Actual, 0.9, France), "France cut or suspended exchanges with Mali, by its own account.");

    [Fact]
    public void Talks_on_what_somebody_calls_so_are_on_it_in_quotation_marks() =>
        Has(Story("A meeting.").Says(1, Wire.Talks("proposed", "what it calls acts of aggression by France", Mali, France)), "on “acts of aggression by France”", Subject.State("MLI"));

    [Fact]
    public void A_round_of_talks_that_is_over_is_no_next_round()
    {
        store.Append([Story("They meet on Friday.").Says(1, Wire.Talks("scheduled", null, Mali, France) with { Next = EdtfDate.Parse("2022-02-11") }, "2022-02-11", Modality.Planned).Reading()]);
        Assert.Contains("France are to hold talks on 11 February 2022.", Brief(Subject.State("MLI"), "2022-02-08"), StringComparison.Ordinal);
        Assert.Contains("France were to hold talks on 11 February 2022.", Brief(Subject.State("MLI"), "2022-02-20"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_due_names_a_body_by_its_owner_and_a_meeting_once()
    {
        var parliament = new Entity { Text = "Germany's parliament", Name = "Germany's parliament", Code = "DEU", Sector = "LEG" };
        store.Append([
            Story("Parliament decides.", "The council is to meet on Friday.")
                .Says(1, Wire.Decision("pending", "2022-02-28", null, parliament))
                .Says(2, Wire.Event("AGREE", null, [Mali], []), "2022-02-11", Modality.Planned)
                .Says(2, Wire.Talks("scheduled", null, Mali) with { Next = EdtfDate.Parse("2022-02-11") }, "2022-02-11", Modality.Planned).Reading(),
        ]);
        string due = Plain(ChangesComposer.Due(store, new ValidDay(Day("2022-02-08")), 30, KnownTime.Latest, CountryNames.Standard));
        Assert.Contains("Germany's parliament is to decide by 28 February 2022", due, StringComparison.Ordinal);
        Assert.DoesNotContain("he Germany", due, StringComparison.Ordinal);
        Assert.Contains("11 February 2022: Mali is to hold talks on 11 February 2022.", due, StringComparison.Ordinal);
        Assert.DoesNotContain("agree to cooperate", due, StringComparison.Ordinal);
    }

    [Fact]
    public void What_changed_up_to_a_day_knows_nothing_that_was_reported_after_it()
    {
        store.Append([
            new Wire("AWP", "2022-01-05", "Calm.").Says(1, Wire.Relation("FRA", "MLI", "friendly", "Calm")).Reading(),
            Story("Sanctions.").Says(1, Wire.Event("SANCTION", "discontinue", [Mali], [France]), "2022-02-07").Reading(),
            new Wire("AWP", "2022-08-18", "Since January a chargé.").Says(1, Wire.Post("in-post", "FRA", "MLI", null, "chargé d'affaires"), "2022-01-31").Says(1, Wire.Event("ACCUSE", "disapprove", [Mali], [France]), "2022-02-01").Reading(),
        ]);
        string changes = Plain(ChangesComposer.Since(store, Subject.Pair("FRA", "MLI"), new ValidDay(Day("2022-01-10")), new ValidDay(Day("2022-02-10")), KnownTime.Latest, CountryNames.Standard));
        Assert.Contains("cut or suspended exchanges", changes, StringComparison.Ordinal);
        Assert.DoesNotContain("chargé", changes, StringComparison.Ordinal);
        Assert.DoesNotContain("criticised", changes, StringComparison.Ordinal);
    }

    [Fact]
    public void A_range_is_told_with_both_ends() =>
        Has(Story("2,500 to 3,000 will stay.").Says(1, Wire.Force("French soldiers", "FRA", "present", to: ["Sahel/XXX"], strength: 2500) with { StrengthTo = 3000 }, null, Modality.Planned), "French soldiers are to number 2,500 to 3,000 in the Sahel.");

    [Fact]
    public void What_several_states_are_to_do_is_not_done_when_one_of_them_has_done_it()
    {
        store.Append([
            Story("All will go.").Says(1, Wire.Force(null, "FRA", "withdrawing", from: ["Mali/MLI"]) with { Contributor = ["FRA", "EUR"] }, "2022-08", Modality.Planned).Reading(),
            new Wire("AWP", "2022-07-01", "Takuba is gone.").Says(1, Wire.Force("Takuba", "EUR", "withdrawn", from: ["Mali/MLI"]), "2022-06-30").Reading(),
            new Wire("AWP", "2022-08-18", "The French are gone.").Says(1, Wire.Force("French soldiers", "FRA", "withdrawn", from: ["Mali/MLI"]), "2022-08-15").Reading(),
        ]);
        Assert.Contains("are to withdraw from Mali", Brief(Subject.State("MLI"), "2022-07-02"), StringComparison.Ordinal);
        Assert.DoesNotContain("to withdraw from Mali", Brief(Subject.State("MLI"), "2022-08-19"), StringComparison.Ordinal);
    }

    [Fact]
    public void How_relations_were_before_is_no_word_on_how_they_are()
    {
        store.Append([
            Story("They had improved.", "It stays.").Says(1, Wire.Relation("FRA", "MLI", "improving", "They had improved") with { Historical = true }).Says(2, Wire.Statement(France, "say", "the embassy would stay open", quoted: false)).Reading(),
        ]);
        Assert.DoesNotContain("improv", Brief(Subject.Pair("FRA", "MLI"), "2022-02-10"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_embassy_that_will_not_close_and_one_that_has_not_closed_stay_open() =>
        Has(Story("It will not close.").Says(1, Wire.Post("closed", "FRA", "MLI", null, "embassy"), null, Modality.Negated), "It stays open, as reported on 7 February 2022.", Subject.Pair("FRA", "MLI"));

    [Fact]
    public void A_refusal_of_a_demand_and_one_of_an_idea_are_two()
    {
        var macron = Person("E. Macron", "President");
        Has(
            Story("He rejected the idea.", "He refused.").Says(1, Wire.Event("REJECT", null, [macron], [])).Says(2, Wire.Event("REJECT", null, [macron], [Mali])),
            "French President E. Macron rejected a proposal or a charge of Mali.");
    }

    [Theory] // What has not happened has no day; what is planned or weighed none that lies before its report.
    [InlineData("returned", Modality.Negated, "A. Beta has not returned, as reported on 7 February 2022.")]
    [InlineData("expelled", Modality.Negated, "A. Beta has not been expelled, as reported on 7 February 2022.")]
    [InlineData("recalled", Modality.Planned, "A. Beta is to be recalled, as reported on 7 February 2022.")]
    [InlineData("left", Modality.Considered, "It is being considered that A. Beta should leave, as reported on 7 February 2022.")]
    public void A_day_before_the_report_is_none_of_what_is_to_come(string change, Modality modality, string told) =>
        Has(Story("So it said.").Says(1, Wire.Post(change, "FRA", "MLI", "A. Beta"), "2022-01-28", modality), told, Subject.Pair("FRA", "MLI"), "2022-02-07");

    [Theory]
    [InlineData("ambassador", Modality.Considered, "It is being considered that the ambassador should leave")]
    [InlineData("diplomat", Modality.Negated, "No diplomat has left the post, as reported on 7 February 2022.")]
    public void A_holder_whom_nobody_names_stands_within_a_sentence(string post, Modality modality, string told) =>
        Has(Story("So it said.").Says(1, Wire.Post("left", "FRA", "MLI", null, post), null, modality), told, Subject.Pair("FRA", "MLI"), "2022-02-07");

    [Fact]
    public void A_plan_whose_last_word_is_old_was_one() =>
        Has(Story("He is to go.").Says(1, Wire.Post("recalled", "FRA", "MLI", "A. Beta"), null, Modality.Planned), "A. Beta was to be recalled, as reported on 7 February 2022.", Subject.Pair("FRA", "MLI"), "2022-06-01");

    [Fact]
    public void The_ambassadors_of_all_members_are_not_one_post()
    {
        store.Append([
            Story("The bloc recalled its ambassadors.", "Mali recalled its own.").Says(1, Wire.Post("recalled", "IGO", "MLI"), "2022-02-05").Says(2, Wire.Post("recalled", "MLI", "IGO"), "2022-02-06").Reading(),
        ]);
        string brief = Brief(Subject.State("MLI"), "2022-02-10");
        Assert.DoesNotContain("Posts", brief, StringComparison.Ordinal);
        Assert.Contains("An international organisation’s ambassadors to Mali were recalled.", brief, StringComparison.Ordinal);
        Assert.Contains("Mali’s ambassadors to an international organisation were recalled.", brief, StringComparison.Ordinal);
    }

    [Fact]
    public void One_word_is_no_assessment() =>
        Has(Story("Relations.").Says(1, Wire.Relation("FRA", "MLI", "strained", "Relations")), "Relations between France and Mali are strained, as reported on 7 February 2022.", Subject.Pair("FRA", "MLI"));

    [Theory]
    [InlineData("2022-02-10", Modality.Actual, "held", "France and Mali held talks, as reported on 7 February 2022.")]
    [InlineData("2022-02-10", Modality.Planned, "scheduled", "France and Mali are to hold talks, as reported on 7 February 2022.")]
    [InlineData("2022-06-10", Modality.Planned, "scheduled", "France and Mali were to hold talks, as last reported on 7 February 2022.")]
    public void Talks_without_a_day_are_told_with_that_of_the_report(string on, Modality modality, string status, string told) =>
        Has(Story("Talks.").Says(1, Wire.Talks(status, null, France, Mali), null, modality), told, Subject.Pair("FRA", "MLI"), on);

    [Theory]
    [InlineData("tell", "We were their guests", "said: “We were their guests”")]
    [InlineData("tell", "they behaved like burglars in the house", "said that they behaved like burglars in the house.")]
    [InlineData("say", "if this goes on, our answer will be total", "said: “if this goes on, our answer will be total”")]
    public void Who_speaks_of_himself_is_quoted_and_who_tells_nobody_says(string cue, string content, string told) =>
        Has(Story("So it said.").Says(1, Wire.Statement(Person("A. Beta", "minister"), cue, content, quoted: true)), told);

    [Fact]
    public void Who_tells_what_a_government_denies_is_named_after_it() =>
        Has(
            Story("So he said.").Says(1, Wire.Statement(Mali, "deny", "that its troops had left the town", quoted: false), from: [Person("A. Beta", "minister", "MLI")]),
            "Mali denied that its troops had left the town, according to Malian minister A. Beta.",
            Subject.State("MLI"));

    [Fact]
    public void Who_speaks_for_a_government_is_its_word() =>
        Has(
            Story("They did not leave.").Says(1, Wire.Force("Malian troops", "MLI", "withdrawing", from: ["Gao/MLI"]), null, Modality.Negated, 0.9, Mali, Person("A. Beta", "minister", "MLI")),
            "Malian troops were not withdrawing from Gao, as reported on 7 February 2022, according to Malian minister A. Beta.",
            Subject.State("MLI"));

    [Fact]
    public void Who_had_an_office_once_is_a_former_one()
    {
        var jonathan = new Entity { Text = "the former Nigerian president", Code = "NGA", Sector = "ELI", Person = "G. Jonathan", Office = "president" };
        Has(Story("He said so.").Says(1, Wire.Statement(jonathan, "say", "the talks would go on for long", quoted: false)), "Former Nigerian president G. Jonathan said that the talks would go on for long.", Subject.State("NGA"));
    }

    [Fact]
    public void What_all_are_to_do_is_told_once()
    {
        store.Append([
            Story("France and its partners will give up Gao and Gossi.", "France will give up Gao and Gossi.")
                .Says(1, Wire.Force(null, "FRA", "closing-base", from: ["Gao/MLI", "Gossi/MLI"]) with { Contributor = ["FRA", "EUR"] }, null, Modality.Planned)
                .Says(2, Wire.Force("French soldiers", "FRA", "closing-base", from: ["Gossi/MLI", "Gao/MLI"]), null, Modality.Planned).Reading(),
        ]);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(Brief(Subject.State("MLI"), "2022-02-10"), "are to give up their bases"));
    }

    [Fact]
    public void Moves_are_told_in_their_order()
    {
        store.Append([
            Story("A.", "B.", "C.")
                .Says(1, Wire.Force("Barkhane", "FRA", "withdrawn", from: ["Gao/MLI"]), "2022-02-05")
                .Says(2, Wire.Force("Barkhane", "FRA", "reducing"), "2022-02-03")
                .Says(3, Wire.Force("Barkhane", "FRA", "withdrawn", from: ["Gossi/MLI"]), "2022-02-01").Reading(),
        ]);
        Assert.Matches("Gossi on 1 February 2022.*3 February 2022.*Gao on 5 February 2022", Brief(Subject.State("FRA"), "2022-02-10").ReplaceLineEndings(" "));
    }

    [Fact]
    public void Notes_are_numbered_as_a_reader_comes_to_them()
    {
        store.Append([
            Story("A.", "B.", "C.", "D.")
                .Says(1, Wire.Force("Barkhane", "FRA", "withdrawing"), "2022-03", Modality.Planned)
                .Says(2, Wire.Force("Barkhane", "FRA", "withdrawn", from: ["Gao/MLI"]), "2022-02-05")
                .Says(3, Wire.Force("Takuba", "FRA", "withdrawn", from: ["Gao/MLI"]), "2022-02-04")
                .Says(4, Wire.Statement(Person("A. Beta", "minister"), "say", "the force would leave soon", quoted: false)).Reading(),
        ]);
        var brief = BriefComposer.Compose(store, Subject.State("FRA"), new ValidDay(Day("2022-02-10")), KnownTime.Latest, CountryNames.Standard);
        int[] cited = [.. brief.Sections.SelectMany(s => s.Lines).SelectMany(l => l.Sentences).SelectMany(s => s.Notes).Distinct()];
        Assert.Equal(cited.Order(), cited);
        Assert.Equal(cited, brief.Notes.Select(n => n.Number));
    }

    [Theory]
    [InlineData("whether to stay in the mission", "Mali is to decide “whether to stay in the mission” by 28 February 2022")]
    [InlineData("the mandate of the mission", "Mali is to decide on “the mandate of the mission” by 28 February 2022")]
    public void A_question_is_decided_and_a_matter_is_decided_on(string matter, string told) =>
        Has(Story("It must decide.").Says(1, Wire.Decision("pending", "2022-02-28", matter, Mali)), told, Subject.State("MLI"));

    [Theory]
    [InlineData("../2022-02-03", "By 3 February 2022: Mali threatened")]
    [InlineData("../2024", "7 February 2022 (reported): Mali threatened")]
    public void A_day_by_which_is_told_so_and_one_to_come_is_none_of_what_happened(string date, string told) =>
        Has(Story("It threatened.").Says(1, Wire.Event("THREATEN", "restrict", [Mali], [France]), date), told, Subject.State("MLI"));

    [Fact]
    public void A_state_has_many_diplomats()
    {
        store.Append([
            Story("41 were recalled.", "One was expelled.").Says(1, Wire.Post("recalled", "FRA", "MLI", null, "diplomat") with { Number = 41 }, from: [France]).Says(2, Wire.Post("expelled", "FRA", "MLI", null, "diplomat")).Reading(),
        ]);
        string brief = Brief(Subject.Pair("FRA", "MLI"), "2022-02-10");
        Assert.Contains("France’s diplomats in Mali: According to France, 41 diplomats were recalled, as reported on 7 February 2022. A diplomat was expelled, as reported on 7 February 2022.", brief, StringComparison.Ordinal);
    }

    [Fact]
    public void Somebody_is_expelled_himself() =>
        Has(Story("It expelled him.").Says(1, Wire.Event("SANCTION", "expel", [Mali], [Person("A. Beta", "head of mission")])), "Mali expelled or excluded French head of mission A. Beta.", Subject.State("MLI"));

    [Fact]
    public void Whom_somebody_told_has_no_preposition() =>
        Has(Story("\"Nobody wants a war,\" he said.").Says(1, Wire.Statement(Person("A. Beta", "minister"), "tell", "Nobody wants a war") with { Addressee = [new Entity { Text = "reporters" }] }), "French minister A. Beta told reporters: “Nobody wants a war”");

    [Fact]
    public void Two_things_of_one_day_are_told_with_it_once()
    {
        store.Append([
            Story("He was summoned and left.").Says(1, Wire.Post("summoned", "FRA", "MLI", "A. Beta"), "2022-02-05").Says(1, Wire.Post("left", "FRA", "MLI", "A. Beta"), "2022-02-05").Reading(),
        ]);
        Assert.Contains("A. Beta was summoned and left the post on 5 February 2022.", Brief(Subject.Pair("FRA", "MLI"), "2022-02-10"), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_has_not_handed_over_his_credentials_has_not_presented_them() =>
        Has(Story("Not yet.").Says(1, Wire.Post("accredited", "FRA", "MLI", "A. Beta"), null, Modality.Negated), "A. Beta has not presented credentials, as reported on 7 February 2022.", Subject.Pair("FRA", "MLI"));

    [Theory]
    [InlineData("Australians", 2500, "2,500 Australians arrived in Gao on 5 February 2022.")]
    [InlineData("Royal Guard", null, "Royal Guard arrived in Gao on 5 February 2022.")]
    public void Nationals_are_many(string force, int? strength, string told) =>
        Has(Story("They came.").Says(1, Wire.Force(force, "AUS", "arriving", to: ["Gao/MLI"], strength: strength), "2022-02-05"), told, Subject.State("AUS"));

    [Fact]
    public void Who_acts_for_his_state_is_not_told_beside_it() =>
        Has(Story("They spoke.").Says(1, Wire.Event("CONSULT", "phone", [Person("A. Beta", "president", "MLI"), Mali, France], []), "2022-02-05"), "Malian president A. Beta and France spoke with each other by telephone.", Subject.State("MLI"));

    [Fact]
    public void Soldiers_that_withdraw_withdraw() =>
        Has(Story("They left.").Says(1, Wire.Event("RETREAT", "withdraw", [new Entity { Text = "French soldiers", Code = "FRA", Sector = "MIL" }], [Mali]), "2022-02-05"), "French soldiers withdrew.");

    [Fact]
    public void What_is_due_by_a_day_is_due_by_it()
    {
        store.Append([Story("By May.").Says(1, Wire.Force("French soldiers", "FRA", "withdrawing"), "../2022-02-28", Modality.Planned).Reading()]);
        Assert.Contains("- By 28 February 2022: French soldiers are to withdraw by 28 February 2022", Plain(ChangesComposer.Due(store, new ValidDay(Day("2022-02-08")), 30, KnownTime.Latest, CountryNames.Standard)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_post_that_changed_is_named_once()
    {
        store.Append([
            new Wire("AWP", "2022-01-05", "He is ambassador.").Says(1, Wire.Post("in-post", "FRA", "MLI", "A. Beta")).Reading(),
            Story("He was expelled.").Says(1, Wire.Post("expelled", "FRA", "MLI", "A. Beta"), "2022-02-05").Reading(),
        ]);
        string changes = Plain(ChangesComposer.Since(store, Subject.Pair("FRA", "MLI"), new ValidDay(Day("2022-01-10")), new ValidDay(Day("2022-02-10")), KnownTime.Latest, CountryNames.Standard));
        Assert.Contains("- France’s ambassador to Mali, A. Beta, was expelled on 5 February 2022. Before: A. Beta is France’s ambassador to Mali.", changes, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reinforcing", Modality.Actual, "2022-02-05", "French soldiers were reinforced in Mali on 5 February 2022.")]
    [InlineData("reinforcing", Modality.Actual, null, "French soldiers have been reinforced in Mali, as reported on 7 February 2022.")]
    [InlineData("reducing", Modality.Negated, null, "French soldiers have not been reduced in Mali, as reported on 7 February 2022.")]
    [InlineData("redeploying", Modality.Negated, null, "French soldiers have not been redeployed to Mali, as reported on 7 February 2022.")]
    [InlineData("arriving", Modality.Negated, null, "French soldiers have not arrived in Mali, as reported on 7 February 2022.")]
    [InlineData("taking-over", Modality.Negated, null, "French soldiers have not taken over in Mali, as reported on 7 February 2022.")]
    [InlineData("closing-base", Modality.Negated, null, "French soldiers have not given up their base in Mali, as reported on 7 February 2022.")]
    public void Moves_are_told_in_the_tense_of_their_day(string change, Modality modality, string? date, string told) =>
        Has(Story("So it said.").Says(1, Wire.Force("French soldiers", "FRA", change, to: ["Mali/MLI"]), date, modality), told);

    [Fact]
    public void Nobody_has_seen_a_day_behind_all_reports() =>
        Has(Story("He comes on Saturday.").Says(1, Wire.Post("in-post", "FRA", "MLI", "A. Beta", "envoy"), "2022-02-12"), "A. Beta holds the post, as reported on 7 February 2022.", Subject.Pair("FRA", "MLI"), "2022-02-14");

    [Fact]
    public void Hostages_are_released_themselves() =>
        Has(Story("They let them go.").Says(1, Wire.Event("RETREAT", "release", [Mali], [new Entity { Text = "three French hostages", Code = "FRA", Sector = "CVL" }])), "Mali released three French hostages.", Subject.State("MLI"));

    [Fact]
    public void Changes_of_a_pair_tell_of_its_posts_and_of_nothing_that_is_rather_not_so()
    {
        store.Append([
            Story("Ghana's ambassador is gone.", "France protested.", "France helped, it may be.")
                .Says(1, Wire.Post("vacant", "GHA", "MLI")).Says(1, Wire.Event("CONSULT", null, [France, Mali], []), "2022-02-06")
                .Says(2, Wire.Event("ACCUSE", "disapprove", [France], [Mali]), "2022-02-06").Says(3, Wire.Event("AID", null, [France], [Mali]), "2022-02-06", confidence: 0.3).Reading(),
        ]);
        string changes = Plain(ChangesComposer.Since(store, Subject.Pair("FRA", "MLI"), new ValidDay(Day("2022-01-10")), new ValidDay(Day("2022-02-10")), KnownTime.Latest, CountryNames.Standard));
        Assert.Contains("France criticised Mali", changes, StringComparison.Ordinal);
        Assert.DoesNotContain("Ghana", changes, StringComparison.Ordinal);
        Assert.DoesNotContain("help", changes, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_warned_is_named_once() =>
        Has(
            Story("They warned the judges that they would be barred.").Says(1, Wire.Statement(Person("A. Beta", "minister"), "warn", "seven judges bound for Suva that they would be barred", quoted: false) with { Addressee = [new Entity { Text = "seven judges" }] }),
            "French minister A. Beta warned seven judges that they would be barred.");

    [Fact]
    public void A_dossier_in_which_nothing_can_be_told_says_so() =>
        Has(Story("They spoke.").Says(1, Wire.Event("ACCUSE", null, [new Entity { Text = "NATO", Name = "North Atlantic Treaty Organization", Code = "IGO" }], [])), "too little to be told", Subject.Organisation("North Atlantic Treaty Organization"));

    [Theory]
    [InlineData("ECOWAS", "Economic Community of West African States")]
    [InlineData("the Economic Community of West African States", "Economic Community of West African States")]
    [InlineData("nato", "North Atlantic Treaty Organization")]
    [InlineData("Ruritanian League", null)]
    public void An_organisation_is_known_by_its_names(string typed, string? name) => Assert.Equal(name, OrganisationNames.FullName(typed));

    [Fact]
    public void An_organisation_has_a_dossier_of_its_own()
    {
        var ecowas = new Entity { Text = "ECOWAS", Name = "Economic Community of West African States", Code = "IGO" };
        var union = new Entity { Text = "the African Union", Name = "African Union", Code = "IGO" };
        store.Append([
            Story("ECOWAS suspended Mali.", "The African Union praised it.").Says(1, Wire.Event("SANCTION", "expel", [ecowas], [Mali]), "2022-02-05").Says(2, Wire.Event("SUPPORT", null, [union], [Mali]), "2022-02-06").Reading(),
        ]);
        string brief = Brief(Subject.Organisation("Economic Community of West African States"), "2022-02-10");
        Assert.StartsWith("ECONOMIC COMMUNITY OF WEST AFRICAN STATES", brief, StringComparison.Ordinal);
        Assert.Contains("The Economic Community of West African States expelled or excluded representatives of Mali.", brief, StringComparison.Ordinal);
        Assert.DoesNotContain("African Union", brief, StringComparison.Ordinal);
    }

    [Fact]
    public void A_forces_dossier_tells_what_it_did_besides_moving()
    {
        var takuba = new Entity { Text = "Task Force Takuba", Name = "Takuba", Code = "EUR", Sector = "MIL" };
        store.Append([
            Story("Takuba left Gao.", "Takuba talked with Mali.").Says(1, Wire.Force("Takuba", "EUR", "withdrawn", from: ["Gao/MLI"]), "2022-02-05").Says(2, Wire.Event("CONSULT", null, [takuba, Mali], []), "2022-02-06").Reading(),
        ]);
        string brief = Brief(Subject.Force("Task Force Takuba"), "2022-02-10");
        Assert.Contains("6 February 2022: Takuba and Mali held talks with each other.", brief, StringComparison.Ordinal);
        // The move is told once, among the moves.
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(brief, "withdrew from Gao"));
    }

    [Fact]
    public void A_group_of_fighters_is_found_by_its_name_alone()
    {
        store.Append([Story("Wagner is there.").Says(1, Wire.Force("Wagner Group", "RUS", "present", to: ["Mali/MLI"])).Reading()]);
        Assert.Contains("Wagner Group was present in Mali", Brief(Subject.Force("Wagner"), "2022-02-10"), StringComparison.Ordinal);
        Assert.Contains("holds nothing", Brief(Subject.Force("battle"), "2022-02-10"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_title_of_a_persons_dossier_has_the_spelling_of_its_text()
    {
        store.Append([
            new Wire("CWS", "2022-01-10", "Maiga spoke.").Says(1, Wire.Office("Abdoulaye Maiga", "government spokesman", "MLI")).Reading(),
            Story("Maïga spoke.").Says(1, Wire.Office("Abdoulaye Maïga", "government spokesman", "MLI")).Reading(),
        ]);
        Assert.StartsWith("ABDOULAYE MAÏGA", Brief(Subject.Person("Abdoulaye Maiga"), "2022-02-10"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_move_that_another_state_asks_for_is_demanded_not_considered() =>
        Has(
            Story("Mali demanded that France withdraw its forces.")
                .Says(1, Wire.Event("REQUEST", "yield", [Mali], [France]))
                .Says(1, Wire.Force("French forces", "FRA", "withdrawing", from: ["Mali/MLI"]), null, Modality.Considered),
            "A withdrawal of French forces from Mali has been demanded by Mali.");

    [Fact]
    public void The_day_of_a_demand_is_told_of_the_demand() =>
        Has(
            Story("Mali asked on 5 February.")
                .Says(1, Wire.Event("REQUEST", "yield", [Mali], [France]), "2022-02-05")
                .Says(1, Wire.Force("French forces", "FRA", "withdrawing"), "2022-02-05", Modality.Considered),
            "A withdrawal of French forces was demanded by Mali on 5 February 2022.");

    [Theory]
    [InlineData("announced the decision on state television", "announce", "the decision on state television", "announced the decision on state television.")]
    [InlineData("says it took note of the move", "say", "it took note of the move", "said that it took note of the move.")]
    [InlineData("announced that the embassy would close", "announce", "that the embassy would close", "announced that the embassy would close.")]
    public void What_is_announced_is_a_clause_or_a_thing(string text, string cue, string content, string told) =>
        Has(Story($"Paris {text}.").Says(1, Wire.Statement(France, cue, content, quoted: false)), "France " + told);

    [Fact]
    public void Who_mediates_with_one_party_mediates_there() =>
        Has(
            Story("It mediates.").Says(1, Wire.Talks("under-way", null, Mali, Wire.State("NGA", "Nigeria")) with { Mediators = [Wire.State("NGA", "Nigeria")] }),
            "Nigeria is mediating in Mali, as reported on 7 February 2022.",
            Subject.State("MLI"));

    [Fact]
    public void Who_moves_troops_together_does_not_move_them_against_each_other() =>
        Has(Story("They sent troops.").Says(1, Wire.Event("MOBILIZE", "troops", [France, Wire.State("DEU", "Germany")], [], Wire.Place("Gao", "MLI"))), "France and Germany moved troops in Gao.");

    [Fact]
    public void What_an_official_does_to_an_organ_of_his_own_state_names_the_organ()
    {
        var assembly = new Entity { Text = "the National Assembly", Name = "National Assembly", Code = "MLI", Sector = "LEG" };
        Has(Story("He dissolved it.").Says(1, Wire.Event("COERCE", "restrict", [Person("A. Keïta", "president", "MLI")], [assembly])), "of the National Assembly", Subject.State("MLI"));
    }

    [Fact]
    public void A_dossier_of_two_states_tells_of_no_post_elsewhere()
    {
        store.Append([
            Story("Mali recalled its ambassador to Ghana.", "France protested.")
                .Says(1, Wire.Post("recalled", "MLI", "GHA", "A. Beta"), "2022-02-01")
                .Says(1, Wire.Event("ACCUSE", "disapprove", [Mali], [France]), "2022-02-01")
                .Says(2, Wire.Event("ACCUSE", "disapprove", [France], [Mali]), "2022-02-01").Reading(),
        ]);
        Assert.DoesNotContain("A. Beta", Brief(Subject.Pair("FRA", "MLI"), "2022-02-10"), StringComparison.Ordinal);
        Assert.Contains("A. Beta", Brief(Subject.State("MLI"), "2022-02-10"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_decision_about_somebody_whom_nothing_names_is_told_without_him()
    {
        store.Append([Story("It decided to recall him.").Says(1, Wire.Decision("pending", "2022-02-20", "to recall him", France)).Reading()]);
        string brief = Brief(Subject.State("FRA"), "2022-02-10");
        Assert.Contains("France is to decide by 20 February 2022", brief, StringComparison.Ordinal);
        Assert.DoesNotContain("recall him", brief, StringComparison.Ordinal);
    }

    [Fact]
    public void Whose_party_it_is_is_told_by_its_state() =>
        Has(Story("His party decides.").Says(1, Wire.Decision("pending", "2022-02-28", null, new Entity { Text = "his party", Code = "FRA", Sector = "PTY" })), "The French party is to decide by 28 February 2022");

    [Fact]
    public void Whose_partners_they_are_is_not_told_twice() =>
        Has(Story("It criticised its European partners.").Says(1, Wire.Event("ACCUSE", "disapprove", [France], [new Entity { Text = "its European partners", Code = "EUR", Sector = "CVL" }])), "France criticised the European partners.");

    [Fact]
    public void A_party_that_the_sentence_does_not_name_is_called_by_its_state() =>
        Has(Story("Police used water cannon.").Says(1, Wire.Event("SANCTION", "discontinue", [Mali], [new Entity { Text = "FRA", Code = "FRA", Sector = "CVL" }])), "Mali cut or suspended exchanges with France.", Subject.State("MLI"));

    [Fact]
    public void Who_is_warned_is_warned_without_a_preposition() =>
        Has(Story("They warned Mali.").Says(1, Wire.Statement(France, "warn", "that the judges would be barred", quoted: false) with { Addressee = [Mali] }), "France warned Mali that the judges would be barred.");

    [Fact]
    public void Words_that_the_story_quotes_are_quoted() =>
        Has(Story("“Not one soldier will remain,” he said.").Says(1, Wire.Statement(Person("A. Beta", "minister"), "say", "Not one soldier will remain,")), "French minister A. Beta said: “Not one soldier will remain”.");

    [Fact]
    public void A_considered_move_has_no_day_that_is_over_when_it_is_considered()
    {
        store.Append([Story("Talks on it ended on 7 February.").Says(1, Wire.Force("French soldiers", "FRA", "withdrawing", from: ["Mali/MLI"]), "2022-02-07", Modality.Considered).Reading()]);
        Assert.Contains("A withdrawal of French soldiers from Mali is being considered.", Brief(Subject.State("FRA"), "2022-02-10"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_without_a_day_and_one_with_a_day_a_year_later_are_two()
    {
        store.Append([
            new Wire("AWP", "2021-06-10", "They are to leave.").Says(1, Wire.Force("French soldiers", "FRA", "withdrawing"), null, Modality.Planned).Reading(),
            new Wire("SNA", "2022-07-01", "They are to leave by the end of August.").Says(1, Wire.Force("French soldiers", "FRA", "withdrawing"), "../2022-08-31", Modality.Planned).Reading(),
            new Wire("SNA", "2021-12-01", "They left Kidal.").Says(1, Wire.Force("French soldiers", "FRA", "withdrawn", from: ["Kidal/MLI"]), "2021-11-30").Reading(),
        ]);
        Assert.Contains("French soldiers are to withdraw by 31 August 2022.", Brief(Subject.State("FRA"), "2022-07-02"), StringComparison.Ordinal);
    }
}
