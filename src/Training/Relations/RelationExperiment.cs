using Attache.Coding.Relations;

namespace Attache.Training.Relations;

/// <summary>Trains and measures the classifier of relations on rows.</summary>
public sealed class RelationExperiment
{
    private readonly RelationBench bench = new();
    private readonly RelationConfig config;
    private readonly Mlp soft;
    private readonly RelationFeatures features;

    /// <summary>Trains the soft lexicon, which the features need.</summary>
    public RelationExperiment(RelationConfig config)
    {
        this.config = config;
        soft = SoftLexiconTrainer.Train(bench.Lexicon, bench.Classes, bench.Vectors, config.Soft);
        features = new RelationFeatures(bench.Vectors, bench.States, soft, config.LexiconWeight, config.SoftWeight);
    }

    /// <summary>Reads rows and their features.</summary>
    public IReadOnlyList<RelationExample> Read(IReadOnlyList<RelationRow> rows) => RelationTrainer.Extract(bench.Read(rows), features);

    /// <summary>Trains on examples.</summary>
    /// <param name="examples">All with a class.</param>
    /// <param name="temperature">Of the model's probabilities.</param>
    public RelationModel Train(IReadOnlyList<RelationExample> examples, float temperature = 1) => RelationTrainer.Train(examples, soft, config, temperature);

    /// <summary>Probabilities of <see cref="RelationClasses.Names"/> for each example.</summary>
    public static float[][] Predict(RelationModel model, IEnumerable<RelationExample> examples)
    {
        ArgumentNullException.ThrowIfNull(model);
        return [.. examples.Select(e =>
        {
            var p = new float[RelationClasses.Count];
            model.Score(e.Sparse, e.Dense, e.Prior, p);
            return p;
        })];
    }

    /// <summary>Probabilities for each example from a model that has seen no row with its predicate's phrase.</summary>
    /// <param name="tested">The examples that are asked.</param>
    /// <param name="always">Examples in every training part.</param>
    /// <param name="folds">How many parts, at least 2.</param>
    public float[][] CrossValidate(IReadOnlyList<RelationExample> tested, IReadOnlyList<RelationExample> always, int folds)
    {
        ArgumentNullException.ThrowIfNull(tested);
        var fold = Folds([.. tested.Select(e => e.Reading.Group)], folds);
        var answers = new float[tested.Count][];
        for (int f = 0; f < folds; f++)
        {
            var model = Train([.. tested.Where((_, i) => fold[i] != f), .. always]);
            for (int i = 0; i < tested.Count; i++)
                if (fold[i] == f) answers[i] = Predict(model, [tested[i]])[0];
        }
        return answers;
    }

    /// <summary>The temperature with which probabilities fit best what is right, from 0.5 to 3.</summary>
    public static float Temperature(IReadOnlyList<float[]> answers, IReadOnlyList<RelationExample> examples)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(examples);
        float best = 1;
        double least = double.MaxValue;
        var p = new float[RelationClasses.Count];
        for (float t = 0.5f; t <= 3; t += 0.05f)
        {
            double loss = 0;
            for (int e = 0; e < answers.Count; e++)
            {
                for (int c = 0; c < p.Length; c++) p[c] = MathF.Log(answers[e][c] + 1e-9f) / t;
                Mlp.Softmax(p);
                float right = 1e-9f;
                for (int c = 0; c < p.Length; c++)
                    if ((examples[e].Mask >> c & 1) != 0) right += p[c];
                loss -= Math.Log(right);
            }
            if (loss < least) (best, least) = (t, loss);
        }
        return best;
    }

    // Large groups first, each to the part with fewest rows.
    private static int[] Folds(IReadOnlyList<string> groups, int folds)
    {
        var sizes = new int[folds];
        var of = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var g in groups.GroupBy(x => x, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            int fewest = Array.IndexOf(sizes, sizes.Min());
            of[g.Key] = fewest;
            sizes[fewest] += g.Count();
        }
        return [.. groups.Select(g => of[g])];
    }
}
