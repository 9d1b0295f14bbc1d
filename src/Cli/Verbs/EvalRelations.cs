using System.CommandLine;
using System.Globalization;
using System.Text;
using Attache.Cli.Output;
using Attache.Coding.Relations;
using Attache.Training;
using Attache.Training.Relations;

namespace Attache.Cli.Verbs;

/// <summary><c>attache eval relations</c>: what happens between two marked sides of a sentence.</summary>
internal static class EvalRelations
{
    public static Command Create()
    {
        var gold = new Argument<string>("GOLD") { Description = "TSV with marked_sentence (actor in <s>, recipient in <t>) and, to be scored, root and quad." };
        var predictions = new Option<string?>("--predictions") { Description = "Write sentence_id, root and quad in the order of the file.", HelpName = "PATH" };
        var with = new Option<string>("--with") { Description = "What answers: the model as it is, the lexicon alone, or a model trained anew on --corpus.", DefaultValueFactory = _ => "model", HelpName = "model|lexicon|corpus" };
        with.AcceptOnlyFromAmong("model", "lexicon", "corpus");
        var corpus = new Option<string>("--corpus") { Description = "Folder with the open corpus, for --with corpus.", DefaultValueFactory = _ => "data/corpus/plover", HelpName = "FOLDER" };
        var folds = new Option<int>("--folds") { Description = "With --with corpus: train on the file too, cross-validated in N parts that share no predicate's phrase; 0 keeps the file out of training.", HelpName = "N" };
        var configuration = new Option<string?>("--config") { Description = "How to train, for --with corpus; see eng/train/relations.json.", HelpName = "PATH" };
        folds.Validators.Add(r =>
        {
            if (r.Tokens.Count > 0 && r.GetValueOrDefault<int>() is not (0 or (>= 2 and <= 100))) r.AddError("--folds takes 0 or a number from 2 to 100.");
        });
        var command = new Command("relations", "Score what happens between two marked sides: root category and quad.") { gold, predictions, with, corpus, folds, configuration };
        Examples.Attach(command, """
            attache eval relations marked.tsv --predictions predicted.tsv
            attache eval relations marked.tsv --with corpus --folds 5     trained on corpus and file, cross-validated
            """);
        command.SetAction(r => Run(r.GetValue(gold)!, r.GetValue(predictions), r.GetValue(with)!, r.GetValue(corpus)!, r.GetValue(folds), r.GetValue(configuration)));
        return command;
    }

    private static int Run(string path, string? predictions, string with, string corpus, int folds, string? configuration)
    {
        var rows = Rows(path);
        var roots = with switch
        {
            "lexicon" => new RelationBench().Read(rows).Select(r => RelationBench.LexiconClass(r.View) is { } c && c != RelationClasses.None ? RelationClasses.CameoRootOf(c) : ""),
            "model" => new RelationBench().Classify(rows, RelationModel.Load()).Select(p => RelationBench.BestRoot(p)),
            _ => Trained(rows, corpus, folds, configuration is null ? new RelationConfig() : RelationConfig.Read(EvalVerb.Existing(configuration))).Select(p => RelationBench.BestRoot(p)),
        };
        Report(rows, [.. roots], predictions);
        return ExitCode.Fine;
    }

    private static float[][] Trained(IReadOnlyList<RelationRow> rows, string folder, int folds, RelationConfig config)
    {
        if (!Directory.Exists(folder)) throw new UserException(ExitCode.SomeNotRead, $"{folder}: there is no such folder; give the corpus with --corpus.");
        var experiment = new RelationExperiment(config);
        var always = experiment.Read([.. PloverCorpus.ReadFolder(folder).Rows.Select(RelationRow.Of)]);
        var tested = experiment.Read(rows);
        return folds > 0 ? experiment.CrossValidate(tested, always, folds) : RelationExperiment.Predict(experiment.Train(always), tested);
    }

    private static IReadOnlyList<RelationRow> Rows(string path)
    {
        try
        {
            var rows = RelationRow.ReadFile(EvalVerb.Existing(path));
            return rows.Count > 0 ? rows : throw new UserException(ExitCode.Nothing, $"{path} has no rows.");
        }
        catch (InvalidDataException e)
        {
            throw new UserException(ExitCode.SomeNotRead, e.Message);
        }
    }

    private static void Report(IReadOnlyList<RelationRow> rows, IReadOnlyList<string> roots, string? predictions)
    {
        static string Quad(string root) => root.Length == 0 ? "0" : RelationBench.QuadOf(root).ToString(CultureInfo.InvariantCulture);
        if (predictions is not null)
        {
            using var to = new StreamWriter(predictions, false, new UTF8Encoding(false)) { NewLine = "\n" };
            to.WriteLine("sentence_id\troot\tquad");
            for (int i = 0; i < rows.Count; i++) to.WriteLine($"{rows[i].Id}\t{roots[i]}\t{Quad(roots[i])}");
        }
        int scored = rows.Count(r => r.Root is not null);
        if (scored < rows.Count)
        {
            Console.Out.WriteLine($"{rows.Count - scored} of {rows.Count} rows have no root, so nothing is scored.");
            return;
        }
        var root = RelationScore.Of([.. rows.Select(r => r.Root!)], roots);
        Console.Out.WriteLine($"root  {root}  ({rows.Count} rows)");
        if (rows.All(r => r.Quad is not null))
            Console.Out.WriteLine($"quad  {RelationScore.Of([.. rows.Select(r => r.Quad!.Value.ToString(CultureInfo.InvariantCulture))], [.. roots.Select(Quad)])}");
        foreach (var (name, f1, count) in root.PerClass) Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"      {name,-10} F1 {f1:0.000}  ({count})"));
    }
}
