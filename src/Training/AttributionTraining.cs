using Attache.Coding.Speech;
using Attache.Language;

namespace Attache.Training;

/// <summary>Annotated folders in, a model or its cross-validated score out.</summary>
public static class AttributionTraining
{
    private static readonly double[] Thresholds = [0.15, 0.20, 0.25, 0.30, 0.35];

    /// <summary>Trains on a folder and writes the model.</summary>
    /// <param name="folder">With <c>text/</c> and <c>attributions/</c>.</param>
    /// <param name="modelPath">Where the model goes.</param>
    /// <param name="log">Where progress is told.</param>
    /// <exception cref="InvalidDataException">A file of the folder is missing or not as it should be; names it.</exception>
    public static void Write(string folder, string modelPath, TextWriter log)
    {
        byte[] model = new AttributionTrainer { Log = log }.Train(Read(folder, out var states), states).Write();
        string temporary = modelPath + ".tmp";
        File.WriteAllBytes(temporary, model);
        File.Move(temporary, modelPath, overwrite: true);
        log.WriteLine($"{modelPath}: {model.Length} bytes");
    }

    /// <summary>Scores each part of a folder with a model that is trained on the other parts. A text and all its annotators are in one part.</summary>
    /// <param name="folder">With <c>text/</c> and <c>attributions/</c>.</param>
    /// <param name="folds">The number of parts, at least 2.</param>
    /// <param name="log">Where progress is told: after each part the score so far, and the one with each other threshold, by which to choose it.</param>
    /// <returns>The score with the threshold that goes into a model.</returns>
    /// <exception cref="InvalidDataException">A file of the folder is missing or not as it should be; names it.</exception>
    public static AttributionScore CrossValidate(string folder, int folds, TextWriter log)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var texts = Read(folder, out var states);
        var part = texts.Select(t => t.Text.Name).Distinct().Select((name, i) => (name, i)).ToDictionary(x => x.name, x => x.i % folds);
        var score = new AttributionScore();
        var others = Thresholds.Select(t => (Threshold: t, Score: new AttributionScore())).ToList();
        for (int fold = 0; fold < folds; fold++)
        {
            var reader = new AttributionReader(new AttributionTrainer().Train([.. texts.Where(t => part[t.Text.Name] != fold)], states), states);
            foreach (var group in texts.Where(t => part[t.Text.Name] == fold).GroupBy(t => t.Text.Name))
            {
                var found = reader.Read(group.First().Document).Select(AttributionScore.Of).ToList();
                foreach (var (_, text) in group) score.Add(text.Attributions, found);
                foreach (var (threshold, other) in others)
                {
                    found = reader.Read(group.First().Document, threshold).Select(AttributionScore.Of).ToList();
                    foreach (var (_, text) in group) other.Add(text.Attributions, found);
                }
            }
            log.WriteLine($"parts 1 to {fold + 1}: {score}");
            foreach (var (threshold, other) in others) log.WriteLine(FormattableString.Invariant($"  threshold {threshold:0.00}: {other}"));
        }
        return score;
    }

    private static List<(Document Document, AnnotatedText Text)> Read(string folder, out WordStates states)
    {
        var analyzer = Analyzer.Create();
        states = analyzer.States;
        var list = new List<(Document, AnnotatedText)>();
        foreach (var chunk in AttributionFiles.Read(folder).GroupBy(t => t.Name).Chunk(16))
        {
            var documents = analyzer.Analyze([.. chunk.Select(g => new Source(g.First().Text))]);
            for (int i = 0; i < chunk.Length; i++)
                foreach (var text in chunk[i]) list.Add((documents[i], text));
        }
        return list.Count > 0 ? list : throw new InvalidDataException($"{folder}: there are no .ann files in attributions/");
    }
}
