using Attache.Codebook;
using Attache.Training;

namespace Attache.Tests.Unit.Training;

public sealed class FindingScorerTests
{
    private const string Gold = """{"kind":"post","quote":["recalled its ambassador"],"post":"ambassador","sending":"CHL","receiving":"BOL","change":["recalled","left"],"date":["2019-06-10"]}""";

    [Theory]
    [InlineData("CHL", "BOL", "recalled", "2019-06-10", 1, 1)]
    [InlineData("CHL", "BOL", "left", "2019-06-10", 1, 1)]
    [InlineData("CHL", "BOL", "recalled", "2019-06-11", 1, 0)]
    [InlineData("CHL", "PER", "recalled", "2019-06-10", 0, 0)]
    [InlineData("CHL", "BOL", "expelled", "2019-06-10", 0, 0)]
    public void What_identifies_makes_found_and_all_keys_make_exact(string sending, string receiving, string change, string date, int found, int exact) =>
        Assert.Equal(new FindingScore(1, 1, found, exact), FindingScorer.Score([Gold], [Post("Chile recalled its ambassador.", sending, receiving, change, date)]).Scores["post"]);

    [Fact]
    public void A_finding_of_another_sentence_finds_nothing() =>
        Assert.Equal(new FindingScore(1, 1, 0, 0), FindingScorer.Score([Gold], [Post("Chile spoke of its ambassador.", "CHL", "BOL", "recalled", "2019-06-10")]).Scores["post"]);

    [Fact]
    public void Optional_lines_and_what_they_find_do_not_count()
    {
        string optional = Gold.Replace("\"kind\"", "\"optional\":true,\"kind\"", StringComparison.Ordinal);
        var (scores, holds) = FindingScorer.Score(["""{"story":"urn:x"}""", optional], [Post("Chile recalled its ambassador.", "CHL", "BOL", "recalled", "2019-06-10")]);
        Assert.Equal(default, scores["post"]);
        Assert.Null(Assert.Single(holds));
    }

    [Fact]
    public void A_repeat_counts_against_in_the_same_sentence_only()
    {
        var first = Post("Chile recalled its ambassador.", "CHL", "BOL", "recalled", "2019-06-10");
        var again = Post("Chile, which recalled its ambassador, regretted it.", "CHL", "BOL", "recalled", "2019-06-10");
        Assert.Equal(1, FindingScorer.Score([Gold], [first, again]).Scores["post"].Predicted);
        Assert.Equal(2, FindingScorer.Score([Gold], [first, first with { Holder = "A" }]).Scores["post"].Predicted);
    }

    [Fact]
    public void F1_of_one_of_two_is_a_half() => Assert.Equal(0.5, new FindingScore(2, 2, 1, 0).FoundF1);

    private static PostFinding Post(string text, string sending, string receiving, string change, string date) => new()
    {
        Story = "urn:x", Sentence = 1, Start = 0, End = text.Length, Text = text, Post = "ambassador", Sending = sending, Receiving = receiving, Change = change,
        Date = EdtfDate.Parse(date), Modality = Modality.Actual, Confidence = 0.9, Why = new Reason("test", []),
    };
}
