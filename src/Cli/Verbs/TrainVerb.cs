using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Attache.Coding.Relations;
using Attache.Training;
using Attache.Training.Relations;

namespace Attache.Cli.Verbs;

/// <summary><c>attache train</c>, hidden: experiments.</summary>
internal static class TrainVerb
{
    public static Command Create()
    {
        var corpus = new Option<string>("--corpus") { DefaultValueFactory = _ => "data/corpus/plover" };
        var extra = new Option<string?>("--bench");
        var set = new Option<string[]>("--set") { AllowMultipleArgumentsPerToken = true };
        var errors = new Option<string?>("--errors");
        var command = new Command("train", "experiments") { corpus, extra, set, errors };
        command.Hidden = true;
        command.SetAction(r =>
        {
            var clock = Stopwatch.StartNew();
            var config = new RelationConfig();
            var modes = new List<string>();
            foreach (string s in r.GetValue(set) ?? [])
            {
                var kv = s.Split('=');
                float f() => float.Parse(kv[1], CultureInfo.InvariantCulture);
                config = kv[0] switch
                {
                    "pen" => config with { Penalty = f() },
                    "dpen" => config with { DensePenalty = f() },
                    "it" => config with { Iterations = (int)f() },
                    "bal" => config with { Balance = f() },
                    "cw" => config with { CorpusWeight = f() },
                    "share" => config with { Share = f() },
                    "hid" => config with { Network = config.Network with { Hidden = (int)f() } },
                    "ep" => config with { Network = config.Network with { Epochs = (int)f() } },
                    "drop" => config with { Network = config.Network with { Dropout = f() } },
                    "least" => config with { LeastCount = (int)f() },
                    _ => config,
                };
                if (kv.Length == 1) modes.Add(kv[0]);
            }
            foreach (string s in r.GetValue(set) ?? []) { if (s.StartsWith("lw=")) RelationFeatures.LexiconWeight = float.Parse(s[3..], CultureInfo.InvariantCulture); if (s.StartsWith("sw=")) RelationFeatures.SoftWeight = float.Parse(s[3..], CultureInfo.InvariantCulture); }
            var b = new RelationBench();
            var corpusRows = PloverCorpus.ReadFolder(r.GetValue(corpus)!).Rows.Select(RelationRow.Of).ToList();
            var plv = RelationRow.ReadFile(r.GetValue(extra)!);
            var readPlv = b.Read(plv);
            var gold = plv.Select(x => x.Root!).ToList();
            var goldQuad = plv.Select(x => x.Quad!.Value.ToString(CultureInfo.InvariantCulture)).ToList();
            void Report(string what, IReadOnlyList<string> predicted) =>
                Console.Out.WriteLine($"{what}: root {RelationScore.Of(gold, predicted)}  quad {RelationScore.Of(goldQuad, [.. predicted.Select(p => p.Length == 0 ? "0" : RelationBench.QuadOf(p).ToString(CultureInfo.InvariantCulture))])}  ({clock.Elapsed.TotalSeconds:0} s)");
            Report("lexicon", [.. readPlv.Select(x => RelationBench.LexiconClass(x.View) is { } c && c != "NONE" ? RelationClasses.CameoRootOf(c) : "")]);
            if (modes.Contains("lex"))
            {
                foreach (var x in readPlv)
                {
                    string got = RelationBench.LexiconClass(x.View) is { } c ? RelationClasses.CameoRootOf(c) : "-";
                    if (got != x.Row.Root) Console.Out.WriteLine($"{x.Row.Root}\t{got}\t{x.View.Anchor?.Head.Lemma}\t{x.View.AnchorAct?.Match.Pattern}\t{x.View.ActorRole}/{x.View.RecipientRole}\t{string.Join('>', x.View.AnchorAct?.Composed.Effects ?? [])}\t{x.Row.Text}");
                }
                return 0;
            }
            var readCorpus = b.Read(corpusRows);
            var soft = SoftLexiconTrainer.Train(b.Lexicon, b.Classes, b.Vectors, config.Soft);
            Console.Out.WriteLine($"soft trained ({clock.Elapsed.TotalSeconds:0} s)");
            var features = new RelationFeatures(b.Vectors, new SoftLexicon(soft, b.Vectors));
            var exPlv = RelationTrainer.Extract(readPlv, features);
            var exCorpus = RelationTrainer.Extract(readCorpus, features);
            var exTrain = exCorpus;
            Console.Out.WriteLine($"corpus {exCorpus.Count} ({clock.Elapsed.TotalSeconds:0} s)");
            string[] Predict(RelationModel m, IEnumerable<RelationExample> ex)
            {
                var sink = new FeatureSink(features.DenseLength);
                var p = new float[RelationClasses.Count];
                return [.. ex.Select(e =>
                {
                    sink.Clear();
                    features.Write(e.Reading.Story, e.Reading.View, sink);
                    m.Score(sink, p);
                    return RelationBench.BestRoot(p);
                })];
            }
            if (!modes.Contains("nocorp"))
            {
                var m = RelationTrainer.Train(exTrain, soft, config);
                Report($"corpus only, {m.Features} features", Predict(m, exPlv));
            }
            foreach (bool grouped in modes.Contains("random") ? (bool[])[true, false] : [true])
            {
                var groups = exPlv.Select(e => grouped ? e.Reading.Group : e.Reading.Row.Id).ToList();
                var foldOf = Folds(groups);
                var predicted = new string[exPlv.Count];
                for (int fold = 0; fold < 5; fold++)
                {
                    var train = exPlv.Where((_, i) => foldOf[i] != fold).Concat(exTrain).ToList();
                    var m = RelationTrainer.Train(train, soft, config);
                    var test = Enumerable.Range(0, exPlv.Count).Where(i => foldOf[i] == fold).ToList();
                    var p = Predict(m, test.Select(i => exPlv[i]));
                    for (int i = 0; i < test.Count; i++) predicted[test[i]] = p[i];
                }
                Report(grouped ? $"grouped ({groups.Distinct().Count()} groups)" : "random", predicted);
                Console.Out.WriteLine(string.Join("  ", RelationScore.Of(gold, predicted).PerClass.Select(c => $"{c.Class} {c.F1:0.00}")));
                if (grouped && r.GetValue(errors) is { } path)
                    File.WriteAllLines(path, exPlv.Select((e, i) => (e, i)).Where(x => predicted[x.i] != gold[x.i]).Select(x =>
                        $"{gold[x.i]}\t{predicted[x.i]}\tlex={RelationBench.LexiconClass(x.e.Reading.View)}\t{x.e.Reading.View.Anchor?.Head.Lemma}\t{x.e.Reading.View.AnchorAct?.Match.Pattern}\t{x.e.Reading.View.ActorRole}/{x.e.Reading.View.RecipientRole}\t{string.Join('>', x.e.Reading.View.AnchorAct?.Composed.Effects ?? [])}\t{x.e.Reading.Row.Text}"));
            }
            return 0;
        });
        return command;
    }

    private static int[] Folds(IReadOnlyList<string> groups)
    {
        // Large groups first, each to the fold with fewest rows.
        var sizes = new int[5];
        var of = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var g in groups.GroupBy(x => x, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            int best = 0;
            for (int f = 1; f < 5; f++)
                if (sizes[f] < sizes[best]) best = f;
            of[g.Key] = best;
            sizes[best] += g.Count();
        }
        return [.. groups.Select(g => of[g])];
    }
}
