using System.Text.Json;
using Attache.Codebook;
using Attache.Training;

namespace Attache.Tests.Unit.Training;

public sealed class DateScorerTests
{
    [Theory]
    [InlineData("""{"value": "2022-01-31"}""", "2022-01-31", true)]
    [InlineData("""{"value": "2022-01-31"}""", "2022-01-31~", true)]
    [InlineData("""{"value": "2022-01-31"}""", "2022-01", false)]
    [InlineData("""{"start": "2022-01-01", "end": "2022-02-01"}""", "2022-01", true)]
    [InlineData("""{"start": "2022-06-26", "end": "2022-06-28"}""", "2022-06-26/2022-06-28", true)]
    [InlineData("""{"start": "2022-06-26", "end": "2022-06-29"}""", "2022-06-26/2022-06-28", true)]
    [InlineData("""{"start": "2022-06-26", "end": "2022-06-30"}""", "2022-06-26/2022-06-28", false)]
    [InlineData("""{"start": "2022-06-26"}""", "2022-06-26/..", true)]
    [InlineData("""{"start": "2022-06-26"}""", "2022-06-26", false)]
    [InlineData("""{"end": "2018-01-01"}""", "../2017", true)]
    [InlineData("""{"timex": "2017"}""", "2017", false)]
    public void Days_decide(string gold, string date, bool same)
    {
        using var json = JsonDocument.Parse(gold);
        Assert.Equal(same, DateScorer.Same(json.RootElement, EdtfDate.Parse(date)));
    }

    [Fact]
    public void Runs_over_a_file_and_writes_the_predictions()
    {
        string folder = Directory.CreateTempSubdirectory("dates").FullName;
        try
        {
            string gold = Path.Combine(folder, "gold.json"), predictions = Path.Combine(folder, "out.jsonl");
            File.WriteAllText(gold, """
                [{"input": "They met on Tuesday and in May.", "reference": "2022-02-03",
                  "results": [{"start": 12, "end": 18, "values": [{"value": "2022-02-01"}]}, {"start": 27, "end": 29, "values": [{"start": "1999-05-01", "end": "1999-06-01"}]}]},
                 {"input": "They met last week for two days.", "reference": "2022-02-03", "results": []},
                 {"input": "Nothing.", "reference": "2022-02-03", "results": [{"start": 0, "end": 6, "values": [{"value": "2022-02-01"}]}]}]
                """);
            var figures = new DateEvaluation().Run(gold, predictions);
            Assert.Equal(new DateFigures(3, 2, 1, 1), figures);
            Assert.Equal("dates 3  found 0.6667  value_right 0.3333  extra 1", figures.ToString());
            var lines = File.ReadAllLines(predictions);
            Assert.Equal(3, lines.Length);
            Assert.Contains("\"edtf\":\"2022-02-01\"", lines[0], StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Says_what_is_wrong_with_a_file()
    {
        var figures = new DateEvaluation().Run("/nowhere/gold.json", null);
        Assert.Contains("/nowhere/gold.json", figures.Problem, StringComparison.Ordinal);
        Assert.Equal(0, figures.Dates);
    }
}
