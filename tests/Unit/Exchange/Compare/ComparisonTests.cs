using System.Text.Json;
using Attache.Codebook;
using Attache.Exchange.Compare;
using Attache.Tests.Unit.Exchange.Tables;

namespace Attache.Tests.Unit.Exchange.Compare;

public sealed class ComparisonTests
{
    [Fact]
    public void A_side_agrees_with_itself()
    {
        var all = Rows.OfEveryKind.Select(f => f with { Story = "s" }).ToList();
        var comparison = Comparison.Of(all, all);
        Assert.Equal((1, 0, 0), (comparison.Stories, comparison.OnlyLeftStories, comparison.OnlyRightStories));
        Assert.Equal(8, comparison.Kinds.Count);
        Assert.All(comparison.Kinds, k =>
        {
            Assert.Equal((1, 1.0), (k.Matched, k.Agreement!.Value));
            Assert.Empty(k.Differences);
            Assert.NotEmpty(k.Fields);
            Assert.All(k.Fields, f => Assert.Equal((f.Both, 0, 0), (f.Same, f.OnlyLeft, f.OnlyRight)));
        });
    }

    [Fact]
    public void Fields_that_differ_and_findings_of_one_side_are_told()
    {
        var a = Rows.Event("f-1");
        var b = a with { Id = "g-1", Category = "ACCUSE", Mode = ["disapprove"], Score = -2, Date = null };
        var lone = Rows.Event("f-9", "Another sentence.") with { Sentence = 5 };
        var kind = Assert.Single(Comparison.Of([a, lone], [b]).Kinds);
        Assert.Equal((1, 1, 0), (kind.Matched, kind.OnlyLeft.Count, kind.OnlyRight.Count));
        Assert.Equal(2.0 / 3, kind.Agreement!.Value, 6);
        var difference = Assert.Single(kind.Differences);
        Assert.Equal(["event", "mode", "score", "date"], difference.Fields.Select(f => f.Field));
        Assert.Equal(("SANCTION", "ACCUSE"), (difference.Fields[0].Left, difference.Fields[0].Right));
        Assert.Null(difference.Fields[3].Right);
        var date = kind.Fields.Single(f => f.Field == "date");
        Assert.Equal((0, 0, 1, 0), (date.Both, date.Same, date.OnlyLeft, date.OnlyRight));
    }

    [Fact]
    public void The_most_alike_are_matched_and_lists_in_any_order()
    {
        var a = Rows.Event("f-1") with { Context = ["legal", "military"] };
        var other = Rows.Event("f-2") with { Category = "REQUEST", Mode = ["assist"], Cameo = "021", Score = 1, Actor = null };
        var b = a with { Id = "g-1", Context = ["military", "legal"] };
        var kind = Assert.Single(Comparison.Of([other, a], [b]).Kinds);
        Assert.Equal("f-2", Assert.Single(kind.OnlyLeft).Id);
        Assert.Empty(kind.Differences);
    }

    [Fact]
    public void Another_sentence_or_nothing_in_common_is_no_match()
    {
        var a = Rows.Event("f-1");
        Assert.Equal(0, Assert.Single(Comparison.Of([a], [a with { Text = "Else.", Sentence = 9 }]).Kinds).Matched);
        var bare = new EventFinding { Id = "f-2", Story = a.Story, Sentence = a.Sentence, Start = 0, End = 1, Text = a.Text, Category = "AID" };
        Assert.Equal(0, Assert.Single(Comparison.Of([a], [bare]).Kinds).Matched);
        Assert.Equal(0, Comparison.Of([a], [a with { Story = "elsewhere" }]).Stories);
    }

    [Fact]
    public void Alpha_over_many_pairs_is_that_of_the_coincidences()
    {
        // The two coders and five values of Krippendorff's second example, as categories of events in twelve stories.
        string[] left = ["A", "A", "B", "B", "D", "C", "C", "C", "E", "D", "D", "A"], right = ["B", "A", "B", "B", "B", "C", "C", "C", "E", "D", "D", "D"];
        static List<Finding> Of(string[] codes) => [.. codes.Select((c, i) => Rows.Event("f-" + i) with { Story = "s" + i, Category = c })];
        var kind = Assert.Single(Comparison.Of(Of(left), Of(right)).Kinds);
        Assert.Equal(12, kind.Matched);
        Assert.Equal(0.692, kind.Fields.Single(f => f.Field == "event").Alpha!.Value, 3);
        using var json = JsonDocument.Parse(ComparisonJson.Write(Comparison.Of(Of(left), Of(right))));
        Assert.Equal(12, json.RootElement.GetProperty("kinds")[0].GetProperty("matched").GetInt32());
        Assert.Equal("event", json.RootElement.GetProperty("kinds")[0].GetProperty("fields")[0].GetProperty("field").GetString());
    }
}
