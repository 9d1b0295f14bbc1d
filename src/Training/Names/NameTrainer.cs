using Attache.Language;
using Attache.Language.Names;
using Attache.Training.Relations;

namespace Attache.Training.Names;

/// <summary>Trains the classifier of names on a treebank with <c>Entity</c> marks; the same bytes for the same input.</summary>
public static class NameTrainer
{
    /// <summary>How it is trained; stands in the model card.</summary>
    /// <param name="LeastCount">Features met in fewer examples are left out.</param>
    /// <param name="Penalty">L2 penalty of features.</param>
    /// <param name="DensePenalty">L2 penalty of the numbers.</param>
    /// <param name="Iterations">Steps of L-BFGS at most.</param>
    public sealed record Config(int LeastCount = 2, float Penalty = 1f, float DensePenalty = 10f, int Iterations = 80);

    /// <summary>Trains and writes the model.</summary>
    /// <param name="gold">The sentences.</param>
    /// <param name="config">How.</param>
    /// <param name="to">Receives the model.</param>
    /// <returns>How many names it learnt from, and how many features have weights.</returns>
    /// <exception cref="InvalidDataException">The sentences have no marks.</exception>
    public static (int Names, int Features) Train(IReadOnlyList<ConlluSentence> gold, Config config, Stream to)
    {
        ArgumentNullException.ThrowIfNull(config);
        var analyzer = Analyzer.Create(new AnalyzerOptions { WithNames = false });
        var (text, words) = ParseScore.Layout(gold, asWritten: true);
        var document = analyzer.Analyze(text, words);
        var finder = NameFinder.Make(analyzer.Vectors, new NameModel([], [], [], []));
        var names = GoldNames.Of(gold);
        var sink = finder.Features.NewSink();
        var seen = new List<(uint[] Ids, float[] Dense, int Class)>();
        for (int s = 0; s < gold.Count; s++)
        {
            foreach (var name in names[s])
            {
                int type = Array.IndexOf(NameModel.Types, name.Type);
                var sentence = document.Sentences[s];
                // Every name is learnt twice: as one that the tables know, if they do, and as one that they do not.
                foreach (bool known in (bool[])[true, false])
                {
                    finder.Features.Write(sentence, text, new NameSpans.Stretch(Start(finder, sentence, text, name), name.Last, null, false), known, sink);
                    seen.Add((sink.Ids[..sink.Count], [.. sink.Dense], type));
                }
            }
        }
        var model = Fit(seen, config);
        model.Write(to);
        return (seen.Count / 2, model.Features);
    }

    // Without the title that the treebank keeps in the name, as the finder will see it.
    private static int Start(NameFinder finder, Sentence sentence, string text, GoldName name)
    {
        var stretches = new List<NameSpans.Stretch>();
        finder.Spans.Find(sentence, text, stretches);
        foreach (var one in stretches)
            if (!one.Title && one.Last == name.Last && one.First >= name.First) return one.First;
        return name.First;
    }

    private static NameModel Fit(List<(uint[] Ids, float[] Dense, int Class)> seen, Config config)
    {
        var ids = seen.SelectMany(e => e.Ids.Distinct()).GroupBy(f => f).Where(g => g.Count() >= config.LeastCount).Select(g => g.Key).Order().ToArray();
        int dense = seen[0].Dense.Length, k = NameModel.Types.Length;
        var nothing = new float[k];
        var examples = seen.Select(e =>
        {
            var index = new List<int>();
            var value = new List<float>();
            foreach (uint f in e.Ids)
            {
                int at = Array.BinarySearch(ids, f);
                if (at < 0) continue;
                index.Add(at);
                value.Add(1);
            }
            for (int d = 0; d < dense; d++)
            {
                if (e.Dense[d] == 0) continue;
                index.Add(ids.Length + d);
                value.Add(e.Dense[d]);
            }
            return new Example([.. index], [.. value], 1u << e.Class, 1, nothing);
        }).ToList();
        var penalty = new float[ids.Length + dense];
        Array.Fill(penalty, config.Penalty, 0, ids.Length);
        Array.Fill(penalty, config.DensePenalty, ids.Length, dense);
        var w = SoftmaxTrainer.Train(examples, penalty, k, config.Iterations);
        var scales = new float[ids.Length];
        var weights = new sbyte[ids.Length * k];
        for (int f = 0; f < ids.Length; f++)
        {
            float most = 1e-9f;
            for (int c = 0; c < k; c++) most = MathF.Max(most, MathF.Abs(w[(f * k) + c]));
            scales[f] = most / 127;
            for (int c = 0; c < k; c++) weights[(f * k) + c] = (sbyte)MathF.Round(w[(f * k) + c] / scales[f]);
        }
        return new NameModel(ids, scales, weights, w[(ids.Length * k)..]);
    }
}
