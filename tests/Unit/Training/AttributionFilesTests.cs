using Attache.Stories;
using Attache.Training;

namespace Attache.Tests.Unit.Training;

public sealed class AttributionFilesTests
{
    // The face is one code point and two code units.
    private const string Text = "😀 “Go,” she said, “now.” Rain is sure, he thinks.";

    [Fact]
    public void Spans_in_parts_are_read_and_counted_in_code_units()
    {
        var found = AttributionFiles.Parse(
            ["T1\tContent 2 7;18 24\t“Go,” “now.”", "T2\tSource 8 11\tshe", "T3\tCue 12 16\tsaid", "E1\tContent:T1 Source:T2 Cue:T3", "T4\tCue 40 42\the", "E2\tCue:T4", "#1\tNote"], Text);
        var one = Assert.Single(found);
        Assert.Equal(["“Go,”", "“now.”"], one.Content.Select(s => s.Of(Text)));
        Assert.Equal(["she"], one.Source.Select(s => s.Of(Text)));
        Assert.Equal(["said"], one.Cue.Select(s => s.Of(Text)));
        Assert.Equal((2, 7), AttributionScore.CodePoints(one.Content[0], AttributionFiles.Offsets(Text)));
    }

    [Theory]
    [InlineData("T1\tContent 5 x\t…")]
    [InlineData("T1\tContent 5\t…")]
    [InlineData("T1\tContent 5 5000\t…")]
    public void A_broken_file_is_told_with_its_name(string line)
    {
        string folder = Directory.CreateTempSubdirectory("attache-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "text"));
            Directory.CreateDirectory(Path.Combine(folder, "attributions"));
            File.WriteAllText(Path.Combine(folder, "text", "rain.txt"), Text);
            File.WriteAllText(Path.Combine(folder, "attributions", "rain_a1.ann"), line + "\nE1\tContent:T1\n");
            var e = Assert.Throws<InvalidDataException>(() => AttributionFiles.Read(folder));
            Assert.Contains("rain_a1.ann", e.Message, StringComparison.Ordinal);
            File.Delete(Path.Combine(folder, "text", "rain.txt"));
            Assert.Contains("rain.txt is missing", Assert.Throws<InvalidDataException>(() => AttributionFiles.Read(folder)).Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_content_counts_once_the_most_alike_first_and_sources_where_both_have_none()
    {
        var score = new AttributionScore();
        int[] match = score.Add(
            [new([], [], [new(0, 10)]), new([new(20, 25)], [], [new(30, 40)])],
            [new([], [], [new(0, 6)]), new([], [], [new(0, 9)]), new([new(25, 28)], [], [new(30, 45)]), new([], [], [new(36, 60)])]);
        Assert.Equal([1, 2], match);
        Assert.Equal((2, 4, 2, 1), (score.Gold, score.Predicted, score.Found, score.Sourced));
        Assert.Equal("gold 2  predicted 4  content_f1 0.6667  content_and_source_f1 0.3333", score.ToString());
    }

    [Fact]
    public void Half_of_the_union_is_enough_and_less_is_not()
    {
        var score = new AttributionScore();
        Assert.Equal([0], score.Add([new([], [], [new(0, 10)])], [new([], [], [new TextSpan(0, 5)])]));
        Assert.Equal([-1], score.Add([new([], [], [new(0, 10)])], [new([], [], [new TextSpan(0, 4)])]));
    }
}
