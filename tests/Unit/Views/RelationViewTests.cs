using Attache.Codebook;
using Attache.Ledger;
using Attache.Storage;
using Attache.Stories;
using Attache.Tests.Unit.Ledger;
using Attache.Views;
using Attache.Views.Brief;

namespace Attache.Tests.Unit.Views;

/// <summary>How two states stand to each other: the score of events that fade, the tone, and the level of representation.</summary>
public sealed class RelationViewTests : IDisposable
{
    private static readonly Entity France = Wire.State("FRA", "France"), Mali = Wire.State("MLI", "Mali"), Niger = Wire.State("NER", "Niger");

    private readonly string folder = Directory.CreateTempSubdirectory("attache-relation").FullName;
    private readonly ILedgerStore store;

    public RelationViewTests() => store = SqliteLedger.Open(Path.Combine(folder, "a.db"), TimeProvider.System);

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private FileOnDay File(string on) => FileOnDay.Of(store, Subject.Pair("FRA", "MLI"), new ValidDay(DateOnly.Parse(on, null)), KnownTime.Latest);

    private double Score(string on) => RelationView.Of(File(on), "FRA", "MLI").Score;

    [Fact]
    public void The_score_is_that_of_the_events_halved_every_thirty_days_until_they_count_no_more()
    {
        store.Append([
            new Wire("AWP", "2022-02-01", "Mali expelled diplomats of France.", "Mali criticised France.", "Mali criticised Niger.", "Mali may break with France.")
                .Says(1, Wire.Event("SANCTION", "expel", [Mali], [France]), "2022-01-31")
                .Says(3, Wire.Event("ACCUSE", "disapprove", [Mali], [Niger]), "2022-01-31")
                .Says(4, Wire.Event("SANCTION", "discontinue", [Mali], [France]), "2022-03-31", Modality.Planned).Reading(),
        ]);
        double whole = Plover.Standard.Score("SANCTION", ["expel"]);
        Assert.True(whole < 0);
        Assert.Equal(0, Score("2022-01-30"));
        Assert.Equal(Math.Round(whole, 2), Score("2022-01-31"));
        Assert.Equal(Math.Round(whole / 2, 2), Score("2022-03-02"));
        Assert.Equal(Math.Round(whole / 4, 2), Score("2022-04-01"));
        Assert.NotEqual(0, Score("2022-07-30"));
        Assert.Equal(0, Score("2022-07-31"));
        Assert.Equal(Score("2022-03-02"), RelationView.ScoreOn(File("2022-05-01"), "FRA", "MLI", new DateOnly(2022, 3, 2)));
    }

    [Fact]
    public void Several_reports_of_one_event_count_once()
    {
        store.Append([new Wire("AWP", "2022-02-01", "Mali expelled them on Monday.").Says(1, Wire.Event("SANCTION", "expel", [Mali], [France]), "2022-01-31").Reading()]);
        double one = Score("2022-02-02");
        store.Append([new Wire("CWS", "2022-02-01", "They were expelled by Mali.").Says(1, Wire.Event("SANCTION", "expel", [Mali], [France]), "2022-01-31").Reading()]);
        Assert.Equal(one, Score("2022-02-02"));
    }

    [Fact]
    public void The_last_tone_stands()
    {
        store.Append([
            new Wire("AWP", "2021-02-01", "Cordial.").Says(1, Wire.Relation("FRA", "MLI", "cordial")).Reading(),
            new Wire("AWP", "2022-02-01", "In crisis.").Says(1, Wire.Relation("FRA", "MLI", "crisis")).Reading(),
        ]);
        Assert.Equal("cordial", RelationView.Of(File("2021-12-31"), "FRA", "MLI").Tones[^1].Best<RelationFinding>().Tone);
        Assert.Equal("crisis", RelationView.Of(File("2022-02-01"), "FRA", "MLI").Tones[^1].Best<RelationFinding>().Tone);
    }

    [Theory]
    [InlineData("2018-09-01", RepresentationLevel.Unknown)]
    [InlineData("2021-01-01", RepresentationLevel.Ambassador)]
    [InlineData("2022-02-05", RepresentationLevel.Vacant)]
    [InlineData("2022-03-05", RepresentationLevel.ChargeDAffaires)]
    [InlineData("2022-06-05", RepresentationLevel.None)]
    public void The_level_of_representation_follows_from_the_posts(string on, RepresentationLevel level)
    {
        store.Append([
            new Wire("AWP", "2022-02-01", "In post since October 2018.", "Expelled on 31 January.")
                .Says(1, Wire.Post("in-post", "FRA", "MLI", "Joël Meyer"), "2018-10/..").Says(2, Wire.Post("expelled", "FRA", "MLI", "Joël Meyer"), "2022-01-31").Reading(),
            new Wire("AWP", "2022-03-01", "A chargé runs it.").Says(1, Wire.Post("in-post", "FRA", "MLI", null, "chargé d'affaires")).Reading(),
            new Wire("AWP", "2022-06-01", "It is closed.").Says(1, Wire.Post("closed", "FRA", "MLI", null, "embassy"), "2022-06-01").Reading(),
        ]);
        Assert.Equal(level, RelationView.Level(PostTimeline.Of(File(on)), "FRA", "MLI"));
        // What the other state has here, no report tells.
        Assert.Equal(RepresentationLevel.Unknown, RelationView.Level(PostTimeline.Of(File(on)), "MLI", "FRA"));
    }

    [Theory]
    [InlineData(0.04, "almost no chance")]
    [InlineData(0.05, "very unlikely")]
    [InlineData(0.20, "unlikely")]
    [InlineData(0.45, "roughly even chance")]
    [InlineData(0.55, "likely")]
    [InlineData(0.80, "very likely")]
    [InlineData(0.95, "almost certain")]
    public void Certainty_is_told_in_the_words_of_ICD_203(double confidence, string words) => Assert.Equal(words, FactTelling.Certainty(confidence));
}
