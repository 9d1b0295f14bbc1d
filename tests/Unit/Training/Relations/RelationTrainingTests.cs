using Attache.Coding.Relations;
using Attache.Training.Relations;

namespace Attache.Tests.Unit.Training.Relations;

public sealed class RelationTrainingTests
{
    private static readonly int Classes = RelationClasses.Count;

    [Fact]
    public void Softmax_regression_learns_what_separates_the_classes()
    {
        var prior = new float[Classes];
        var examples = new List<Example>();
        for (int i = 0; i < 40; i++) examples.Add(new Example([0, 1 + (i % 3)], [1, 1], 1u << (i % 3), 1, prior));
        var w = SoftmaxTrainer.Train(examples, [0.1f, 0.1f, 0.1f, 0.1f], Classes, 50);
        for (int f = 1; f < 4; f++)
            Assert.Equal(f - 1, Enumerable.Range(0, Classes).MaxBy(c => w[(f * Classes) + c]));
    }

    [Fact]
    public void A_row_that_may_be_two_classes_is_right_with_either()
    {
        var prior = new float[Classes];
        prior[4] = 2;
        var w = SoftmaxTrainer.Train([new Example([0], [1], (1u << 4) | (1u << 7), 1, prior)], [0.01f], Classes, 50);
        // The prior decides between the two, and both gain on the rest.
        Assert.True(w[4] > w[7]);
        Assert.True(w[7] > w[0]);
    }

    [Fact]
    public void The_same_examples_give_the_same_network()
    {
        var random = new Random(3);
        var inputs = Enumerable.Range(0, 60).Select(_ => Enumerable.Range(0, 12).Select(_ => random.NextSingle()).ToArray()).ToList();
        var masks = inputs.Select(x => x[0] > 0.5f ? 1u : 2u).ToList();
        var weights = inputs.Select(_ => 1f).ToList();
        var config = new MlpConfig(8, 60, 0.01f, 0, 0, 1);
        var one = MlpTrainer.Train(inputs, masks, weights, 2, config);
        var two = MlpTrainer.Train(inputs, masks, weights, 2, config);
        Assert.Equal(two.W1, one.W1);
        var p = new float[2];
        int right = inputs.Where((x, i) => { one.Run(x, p); return (p[0] > p[1]) == (masks[i] == 1); }).Count();
        Assert.True(right > 54, $"{right} of 60");
    }

    [Fact]
    public void Scores_count_as_the_scorer_of_the_benchmark_does()
    {
        var score = RelationScore.Of(["A", "A", "B", "C"], ["A", "B", "B", "B"]);
        Assert.Equal(0.5, score.Accuracy, 1e-9);
        Assert.Equal(((2.0 / 3) + 0.5 + 0) / 3, score.MacroF1, 1e-9);
    }

    [Fact]
    public void Marks_are_taken_out_and_kept_as_offsets()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "sentence_id\troot\tquad\tmarked_sentence\n7\tAID\t2\tAid for <t>Tuvalu</t> came from <s>Fiji</s>, and <s>Fiji</s> alone.\n");
            var row = Assert.Single(RelationRow.ReadFile(path));
            Assert.Equal("Aid for Tuvalu came from Fiji, and Fiji alone.", row.Text);
            Assert.Equal(["Fiji", "Fiji"], row.Actor.Select(s => row.Text[s.Start..s.End]));
            Assert.Equal(["Tuvalu"], row.Recipient.Select(s => row.Text[s.Start..s.End]));
            Assert.Equal(("7", "AID", 2), (row.Id, row.Root, row.Quad));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
