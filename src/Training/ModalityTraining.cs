using System.Globalization;
using Attache.Codebook;
using Attache.Coding;
using Attache.Coding.Clauses;
using Attache.Coding.Relations;
using Attache.Language;
using Attache.Training.Relations;

namespace Attache.Training;

/// <summary>Trains the networks of modality on sentences with a marked act, and scores them on parts that they were not trained on.</summary>
public static class ModalityTraining
{
    private const int Folds = 10;
    private const int Networks = 5;

    // An act of the corpus of relations against one of the corpus of modality.
    private const float CorpusWeight = 0.5f;

    /// <summary>What serves: see docs/accuracy-events.md.</summary>
    public const float RuleWeight = 4;

    private static readonly float[] RuleWeights = [0, 2, 4, 6];

    private static readonly MlpConfig Network = new(Hidden: 24, Epochs: 25, Rate: 0.001f, Decay: 0.01f, Dropout: 0.6f, Seed: 7);

    /// <summary>Trains on the rows of the split <c>train</c> and writes the model.</summary>
    /// <param name="rows">Rows; those of other splits are left alone.</param>
    /// <param name="corpus">The open corpus of relations: see <see cref="OfCorpus"/>.</param>
    /// <param name="path">Where the model goes.</param>
    /// <param name="ruleWeight">What the rules' answer counts, as a logit; <see cref="CrossValidate"/> tells what serves.</param>
    public static void Write(IReadOnlyList<ModalityRow> rows, IReadOnlyList<CorpusRow> corpus, string path, float ruleWeight)
    {
        var bench = new RelationBench();
        var model = Train([.. Extract(bench, rows), .. OfCorpus(bench, corpus)], ruleWeight);
        string temporary = path + ".tmp";
        using (var to = File.Create(temporary)) model.Write(to);
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Tells what share of each group of rows is right with models that are trained on the other nine tenths, for each weight of the rules.</summary>
    /// <param name="rows">Rows; only those of the split <c>train</c> are looked at.</param>
    /// <param name="corpus">The open corpus of relations, always trained on.</param>
    /// <param name="groupOf">The group that a row is counted in.</param>
    /// <param name="log">Where the shares are told.</param>
    public static void CrossValidate(IReadOnlyList<ModalityRow> rows, IReadOnlyList<CorpusRow> corpus, Func<ModalityRow, string> groupOf, TextWriter log)
    {
        ArgumentNullException.ThrowIfNull(log);
        var bench = new RelationBench();
        var examples = Extract(bench, rows);
        var others = OfCorpus(bench, corpus);
        Tell("rules", examples.Select(e => (e.Row!, e.Rule == e.Right)));
        foreach (float weight in RuleWeights)
        {
            var models = new ModalityModel[Folds];
            Parallel.For(0, Folds, f => models[f] = Train([.. examples.Where((_, i) => i % Folds != f), .. others], weight));
            Tell(weight.ToString("0.0", CultureInfo.InvariantCulture), examples.Select((e, i) => (e.Row!, Best(models[i % Folds], e) == e.Right)));
        }
        void Tell(string name, IEnumerable<(ModalityRow Row, bool Right)> answers)
        {
            var groups = answers.GroupBy(a => groupOf(a.Row)).OrderBy(g => g.Key, StringComparer.Ordinal);
            log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-6} {string.Join("  ", groups.Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key} {g.Average(a => a.Right ? 1.0 : 0):P1} of {g.Count()}")))}"));
        }
    }

    private static int Best(ModalityModel model, Example e)
    {
        Span<float> p = stackalloc float[ModalityModel.Classes];
        model.Score(e.Input, e.Rule, p);
        int best = 0;
        for (int i = 1; i < p.Length; i++)
            if (p[i] > p[best]) best = i;
        return best;
    }

    private static ModalityModel Train(IReadOnlyList<Example> examples, float ruleWeight)
    {
        float[][] inputs = [.. examples.Select(e => e.Input)], priors = [.. examples.Select(e => Prior(e.Rule, ruleWeight))];
        uint[] masks = [.. examples.Select(e => 1u << e.Right)];
        float[] weights = [.. examples.Select(e => e.Weight)];
        var networks = new Mlp[Networks];
        for (int i = 0; i < Networks; i++) networks[i] = MlpTrainer.Train(inputs, masks, weights, ModalityModel.Classes, Network with { Seed = Network.Seed + i }, priors);
        return new ModalityModel(networks, ruleWeight);
    }

    private static float[] Prior(int rule, float weight)
    {
        var prior = new float[ModalityModel.Classes];
        prior[rule] = weight;
        return prior;
    }

    private static List<Example> Extract(RelationBench bench, IReadOnlyList<ModalityRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ModalityRow[] kept = [.. rows.Where(r => r.Split == "train")];
        var features = new ModalityFeatures(bench.States, bench.Vectors);
        return [.. kept.Zip(bench.Coder.Read([.. kept.Select(ModalityEvaluation.StoryOf)]), (row, reading) =>
            Of(features, reading, ModalityEvaluation.ActOf(row, reading), row, ModalityModel.ClassOf(row.Modality, row.Historical), 1))];
    }

    /// <summary>
    /// Acts of the corpus of relations, which shows how acts stand in the news: most are done. A row tells what holds of its event, not of a word; so the
    /// word that the lexicon finds is taken where rules and row agree.
    /// </summary>
    private static List<Example> OfCorpus(RelationBench bench, IReadOnlyList<CorpusRow> corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        CorpusRow[] kept = [.. corpus.Where(r => !r.HeldOut && r.Category != PloverCorpus.None && r.Aux.Count <= 1)];
        var features = new ModalityFeatures(bench.States, bench.Vectors);
        var examples = new List<Example>();
        foreach (var (row, read) in kept.Zip(bench.Read([.. kept.Select(RelationRow.Of)])))
        {
            if (read.View.Anchor is not { } act) continue;
            int right = row.Aux switch { [] => (int)Modality.Actual, ["future"] => (int)Modality.Planned, ["historical"] => ModalityModel.Past, ["negated"] => (int)Modality.Negated, _ => -1 };
            var example = Of(features, read.Story, act.Head, null, right, CorpusWeight);
            if (example.Rule == right) examples.Add(example);
        }
        return examples;
    }

    private static Example Of(ModalityFeatures features, StoryReading reading, Token act, ModalityRow? row, int right, float weight)
    {
        var date = reading.DateOf(act);
        var input = new float[features.Length];
        features.Write(reading, act, date, input);
        return new Example(row, input, ModalityModel.ClassOf(reading.RuleModality(act), reading.IsBackground(act, date)), right, weight);
    }

    private sealed record Example(ModalityRow? Row, float[] Input, int Rule, int Right, float Weight);
}
