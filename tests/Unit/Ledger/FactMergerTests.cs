using Attache.Codebook;
using Attache.Ledger;
using Attache.Ledger.Facts;
using Attache.Stories;
using CsCheck;

namespace Attache.Tests.Unit.Ledger;

public sealed class FactMergerTests
{
    private static long sequence;

    private static List<ReportedFinding> Reports(params Wire[] stories) => [.. stories.SelectMany(s =>
    {
        var r = s.Reading();
        var story = new StoryRef(++sequence, r.Story.Id, r.Story.Version, r.Story.ContentHash, "usable", r.Story.Publisher, r.Story.Published, null);
        return r.Findings.Select(f => new ReportedFinding(++sequence, f, story, "test", Review.None));
    })];

    private static Wire Says(string publisher, string day, Finding finding, string? date = null, string text = "One.", double confidence = 0.8) =>
        new Wire(publisher, day, text).Says(1, finding, date, Modality.Actual, confidence);

    private static Fact One(params Wire[] stories) => Assert.Single(FactMerger.Merge(Reports(stories)));

    [Fact]
    public void Reports_of_one_expulsion_with_and_without_date_and_name_are_one_fact_of_the_finest_date()
    {
        var fact = One(
            Says("AWP", "2022-02-01", Wire.Post("expelled", "FRA", "MLI"), "2022-01"),
            Says("CWS", "2022-02-01", Wire.Post("expelled", "FRA", "MLI", "Joël Meyer"), "2022-01-31", "Two."),
            Says("SNA", "2022-02-17", Wire.Post("expelled", "FRA", "MLI", "Joel Meyer"), null, "Three."),
            Says("BRW", "2022-02-18", Wire.Post("expelled", "FRA", "MLI", "Meyer"), "2022", "Four."));
        Assert.Equal("2022-01-31", fact.Date!.Text);
        Assert.Equal(4, fact.Evidence.Count);
        Assert.Equal(4, fact.Sources);
        Assert.Equal(new DateOnly(2022, 2, 1), fact.FirstDay);
        Assert.Equal("Joël Meyer", fact.Fullest<PostFinding>(p => p.Holder));
    }

    [Fact]
    public void Two_expulsions_of_different_days_or_persons_are_two_facts()
    {
        Assert.Equal(2, FactMerger.Merge(Reports(
            Says("A", "2021-03-12", Wire.Post("expelled", "BLR", "POL", "A B", "consul"), "2021-03-02"),
            Says("A", "2021-03-12", Wire.Post("expelled", "BLR", "POL", "A B", "consul"), "2021-03-05", "Two."))).Count);
        Assert.Equal(2, FactMerger.Merge(Reports(
            Says("A", "2021-03-12", Wire.Post("expelled", "BLR", "POL", "A B"), "2021-03-02"),
            Says("A", "2021-03-12", Wire.Post("expelled", "BLR", "POL", "C D"), "2021-03-02", "Two."))).Count);
    }

    [Fact]
    public void What_is_planned_and_what_is_done_are_two_facts()
    {
        var planned = new Wire("A", "2022-02-07", "Will.").Says(1, Wire.Force("Barkhane", "FRA", "withdrawing"), null, Modality.Planned);
        Assert.Equal(2, FactMerger.Merge(Reports(planned, Says("A", "2022-02-08", Wire.Force("Operation Barkhane", "FRA", "withdrawn")))).Count);
    }

    [Fact]
    public void A_copy_of_a_dispatch_is_no_second_source_and_does_not_raise_the_confidence()
    {
        var alone = One(Says("SNA", "2022-02-17", Wire.Relation("FRA", "MLI", "crisis"), null, "The worst ever."));
        var copied = One(
            Says("SNA", "2022-02-17", Wire.Relation("FRA", "MLI", "crisis"), null, "The worst ever."),
            Says("SHC", "2022-02-17", Wire.Relation("FRA", "MLI", "crisis"), null, "The worst ever."));
        Assert.Equal(1, copied.Sources);
        Assert.Equal(alone.Confidence, copied.Confidence);
        var independent = One(
            Says("SNA", "2022-02-17", Wire.Relation("FRA", "MLI", "crisis"), null, "The worst ever."),
            Says("AWP", "2022-02-17", Wire.Relation("FRA", "MLI", "crisis"), null, "Never so bad."));
        Assert.Equal(2, independent.Sources);
        Assert.Equal(0.96, independent.Confidence, 3);
    }

    [Fact]
    public void Analysts_merge_and_split()
    {
        var reports = Reports(
            Says("A", "2021-03-12", Wire.Relation("FRA", "MLI", "strained")),
            Says("B", "2021-09-12", Wire.Relation("FRA", "MLI", "strained"), null, "Two."));
        Assert.Equal(2, FactMerger.Merge(reports).Count);
        string[] ids = [.. reports.Select(r => r.Finding.Id)];
        var merge = new MergeFacts(ids) { Known = KnownTime.Latest, Author = "ada" };
        Assert.Single(FactMerger.Merge(reports, [merge]));
        Assert.Equal(2, FactMerger.Merge(reports, [merge, new SplitFacts([ids[1]]) { Known = KnownTime.Latest, Author = "ada" }]).Count);
    }

    [Fact]
    public void Any_order_of_the_stories_gives_the_same_facts()
    {
        string?[] dates = [null, "2022", "2022-01", "2022-01-31", "2022-01-30", "2022-02~", "2021-12/2022-02"];
        string?[] holders = [null, "Joël Meyer", "Joel Meyer", "Meyer", "A B"];
        string[] changes = ["expelled", "recalled", "vacant"];
        var report = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 60], Gen.Int[0, dates.Length - 1], Gen.Int[0, holders.Length - 1], Gen.Int[0, changes.Length - 1], Gen.Int[0, 4], (publisher, day, date, holder, change, text) =>
            Says($"P{publisher}", new DateOnly(2022, 1, 1).AddDays(day).ToString("yyyy-MM-dd", null), Wire.Post(changes[change], "FRA", "MLI", holders[holder]), dates[date], $"Sentence {text}.", 0.5 + (day / 200.0)));
        Gen.Select(report.Array[0, 30], Gen.Int, (stories, seed) => (stories, seed)).Sample(x =>
        {
            var reports = Reports(x.stories).DistinctBy(r => r.Finding.Id).ToList();
            var shuffled = reports.ToArray();
            new Random(x.seed).Shuffle(shuffled);
            static string Show(IReadOnlyList<Fact> facts) => string.Join('\n', facts.Select(f => $"{f.Id} {f.Date} {f.Sources} {f.Confidence} {string.Join(',', f.Evidence.Select(e => e.Finding.Id))}"));
            Assert.Equal(Show(FactMerger.Merge(reports)), Show(FactMerger.Merge(shuffled)));
        }, iter: 500);
    }
}
