using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Attache.Coding.Relations;

namespace Attache.Training.Relations;

/// <summary>Trains the classifier that ships and writes its model card beside it.</summary>
public static class RelationCard
{
    private const int Folds = 5;

    /// <summary>Trains on the corpus and, where it is at hand, a benchmark's rows; writes <c>relations.bin</c> and <c>relations.md</c>.</summary>
    /// <param name="corpus">All rows of the corpus; the held-out ones are scored apart and train the final model only where a benchmark does too.</param>
    /// <param name="corpusFolder">Whence they come, for the hash.</param>
    /// <param name="benchmark">A file with <c>marked_sentence</c>, <c>root</c> and <c>quad</c>; null for none.</param>
    /// <param name="configPath">The configuration.</param>
    /// <param name="folder">Where the model goes.</param>
    /// <param name="log">Receives what is being done.</param>
    public static void Train(IReadOnlyList<CorpusRow> corpus, string corpusFolder, string? benchmark, string configPath, string folder, TextWriter log)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(log);
        var config = RelationConfig.Read(configPath);
        var experiment = new RelationExperiment(config);
        var own = experiment.Read([.. corpus.Select(RelationRow.Of)]);
        IReadOnlyList<RelationExample> foreign = benchmark is null ? [] : experiment.Read(RelationRow.ReadFile(benchmark));
        log.WriteLine($"{own.Count} rows of the corpus, {foreign.Count} of the benchmark");
        var card = new StringBuilder();
        var kept = own.Where(e => !e.Reading.Row.HeldOut).ToList();
        var heldOut = own.Where(e => e.Reading.Row.HeldOut).ToList();
        card.Append("| trained on | scored on | root macro-F1 / accuracy | quad macro-F1 / accuracy |\n|---|---|---|---|\n");
        Line(card, log, $"corpus without its held-out part ({kept.Count} rows)", "held-out part of the corpus", heldOut, RelationExperiment.Predict(experiment.Train(kept), heldOut), cameo: false);
        float temperature;
        if (foreign.Count > 0)
        {
            Line(card, log, $"corpus ({own.Count} rows)", "benchmark", foreign, RelationExperiment.Predict(experiment.Train(own), foreign), cameo: true);
            var answers = experiment.CrossValidate(foreign, own, Folds);
            Line(card, log, $"corpus and benchmark, {Folds} parts that share no predicate's phrase", "benchmark", foreign, answers, cameo: true);
            temperature = RelationExperiment.Temperature(answers, foreign);
        }
        else
        {
            var answers = experiment.CrossValidate(own, [], Folds);
            temperature = RelationExperiment.Temperature(answers, own);
        }
        var model = experiment.Train([.. own, .. foreign], temperature);
        string path = Path.Combine(folder, "relations.bin");
        using (var to = File.Create(path + ".new")) model.Write(to);
        File.Move(path + ".new", path, overwrite: true);
        File.WriteAllText(Path.Combine(folder, "relations.md"), Text(model, path, corpusFolder, own.Count, benchmark, foreign.Count, config, temperature, card.ToString()));
        log.WriteLine($"wrote {path}, {new FileInfo(path).Length} bytes");
    }

    private static void Line(StringBuilder card, TextWriter log, string trained, string scored, IReadOnlyList<RelationExample> examples, float[][] answers, bool cameo)
    {
        if (examples.Count == 0) return;
        // The corpus follows PLOVER 2.0 and has sentences without event; a benchmark follows CAMEO and has none.
        string Answer(float[] p) => cameo ? RelationBench.BestRoot(p) : RelationBench.BestCategory(p);
        static string Quad(string c, bool cameo) => c == RelationClasses.None ? "0" : (cameo ? RelationBench.QuadOf(c) : Codebook.Plover.Standard.Categories[c].QuadNumber).ToString(CultureInfo.InvariantCulture);
        List<string> gold = [.. examples.Select(e => e.Reading.Row.Root!)], given = [.. answers.Select(Answer)];
        var root = RelationScore.Of(gold, given);
        var quad = RelationScore.Of([.. gold.Select(g => Quad(g, cameo))], [.. given.Select(g => Quad(g, cameo))]);
        string line = string.Create(CultureInfo.InvariantCulture, $"| {trained} | {scored} ({examples.Count} rows) | {root.MacroF1:0.000} / {root.Accuracy:0.000} | {quad.MacroF1:0.000} / {quad.Accuracy:0.000} |");
        card.Append(line).Append('\n');
        log.WriteLine(line);
    }

    private static string Text(RelationModel model, string path, string corpusFolder, int corpusRows, string? benchmark, int benchmarkRows, RelationConfig config, float temperature, string scores)
    {
        string corpusHash = Hash(Directory.GetFiles(corpusFolder, "*.tsv").Order(StringComparer.Ordinal));
        string benchmarkLine = benchmark is null ? "none" : $"{Path.GetFileName(benchmark)} ({benchmarkRows} rows), sha256 `{Hash([benchmark])}`; weights learnt from it, none of its text";
        return string.Create(CultureInfo.InvariantCulture, $"""
            # relations.bin

            What happens between two sides of a sentence: PLOVER category with a calibrated probability, for `Attache.Coding.Relations`.
            Written by `eng/train/relations.sh`; do not edit.

            | | |
            |---|---|
            | Size | {new FileInfo(path).Length} bytes, sha256 `{Hash([path])}` |
            | Parts | softmax regression over {model.Features} hashed features and {model.Dense.Length / RelationClasses.Count} numbers; the mean of {model.Networks.Count} networks with one hidden layer of {(model.Networks.Count > 0 ? model.Networks[0].Hidden : 0)} over the numbers; a network that gives any predicate a soft score, learnt from `data/predicates.tsv`; the lexicon's decision as prior |
            | Classes | {string.Join(", ", RelationClasses.Names)} |
            | Corpus | `data/corpus/plover` ({corpusRows} rows), sha256 of its files joined `{corpusHash}` |
            | Benchmark | {benchmarkLine} |
            | Temperature | {temperature:0.00}, chosen on the cross-validated answers |
            | Configuration | `{config}` |

            ## Scores
            Taken by the same run.

            {scores}
            """).ReplaceLineEndings("\n");
    }

    private static string Hash(IEnumerable<string> paths)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string p in paths) sha.AppendData(File.ReadAllBytes(p));
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
