using System.CommandLine;
using System.Text;
using Attache.Cli.Output;
using Attache.Coding.Speech;
using Attache.Language;
using Attache.Training;

namespace Attache.Cli.Verbs;

/// <summary><c>attache eval</c>: measures parts of the program on gold files.</summary>
internal static class EvalVerb
{
    public static Command Create()
    {
        var command = new Command("eval", "Measure parts of the program on gold files.") { Parse(), Dates(), Places(), Attribution() };
        return command;
    }

    private static Command Parse()
    {
        var gold = Gold("Treebank in CoNLL-U.");
        var predictions = Predictions("Write the trees of the program, in CoNLL-U.");
        var raw = new Option<bool>("--raw") { Description = "Also read the text as plain text and score words and sentences." };
        var command = new Command("parse", "Score tags, lemmas and trees.") { gold, predictions, raw };
        Examples.Attach(command, "attache eval parse en_ewt-dev.conllu --predictions predicted.conllu");
        command.SetAction(r =>
        {
            List<ConlluSentence> sentences;
            using (var reader = new StreamReader(Existing(r.GetValue(gold)!))) sentences = Conllu.Read(reader);
            if (sentences.Count == 0) throw new UserException(ExitCode.Nothing, "the file has no sentence in CoNLL-U.");
            var analyzer = Analyzer.Create();
            using var to = r.GetValue(predictions) is { } path ? new StreamWriter(path, false, new UTF8Encoding(false)) { NewLine = "\n" } : null;
            Console.Out.WriteLine(ParseScore.Of(sentences, analyzer, to));
            if (r.GetValue(raw)) Console.Out.WriteLine(RawScore.Of(sentences, analyzer));
            return ExitCode.Fine;
        });
        return command;
    }

    private static Command Dates()
    {
        var gold = Gold("Cases in JSON: input, reference day, dates.");
        var predictions = Predictions("Write the dates that the program finds, one JSON object a case.");
        var command = new Command("dates", "Score dates and their values.") { gold, predictions };
        Examples.Attach(command, "attache eval dates english_dates_dev.json");
        command.SetAction(r =>
        {
            var figures = new DateEvaluation().Run(Existing(r.GetValue(gold)!), r.GetValue(predictions));
            if (figures.Problem is { } problem) throw new UserException(ExitCode.SomeNotRead, problem);
            Console.Out.WriteLine(figures);
            return ExitCode.Fine;
        });
        return command;
    }

    private static Command Places()
    {
        var gold = Gold("Articles with toponyms in XML, as TR-News has them.");
        var command = new Command("places", "Score places: found, and resolved to the right entry.") { gold };
        Examples.Attach(command, "attache eval places tr-news.xml");
        command.SetAction(r => PlaceEvaluation.Run(Existing(r.GetValue(gold)!), Console.Out) == 0 ? ExitCode.Fine : ExitCode.SomeNotRead);
        return command;
    }

    private static Command Attribution()
    {
        var gold = new Argument<string>("GOLD") { Description = "A folder with text/NAME.txt and attributions/NAME_ANNOTATOR.ann (brat)." };
        var predictions = Predictions("Write the attributions that the program finds, one JSON object a text.");
        var folds = new Option<int>("--folds") { Description = "Train on the folder itself: score each of so many parts with what the others teach.", HelpName = "N" };
        folds.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int>() is < 2 or > 100) r.AddError("--folds wants 2 to 100 parts.");
        });
        var command = new Command("attribution", "Score who is said to have said, thought or wanted what.") { gold, predictions, folds };
        Examples.Attach(command, "attache eval attribution polnear/dev --predictions predicted.jsonl");
        command.SetAction(r =>
        {
            Attributions(() => r.GetValue(folds) is > 1 and var n
                ? AttributionTraining.CrossValidate(r.GetValue(gold)!, n, Console.Error)
                : AttributionEvaluation.Run(r.GetValue(gold)!, new AttributionReader(AttributionModel.Load()).Read, r.GetValue(predictions)));
            return ExitCode.Fine;
        });
        return command;
    }

    /// <summary>Runs something over annotated texts; a folder that is not as it should be becomes a message.</summary>
    internal static void Attributions(Func<AttributionScore?> run)
    {
        try
        {
            if (run() is { } score) Console.Out.WriteLine(score);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException && e is not FileNotFoundException)
        {
            throw new UserException(ExitCode.SomeNotRead, e.Message);
        }
    }

    private static Argument<string> Gold(string description) => new("GOLD") { Description = description };

    private static Option<string?> Predictions(string description) => new("--predictions") { Description = description, HelpName = "PATH" };

    private static string Existing(string path) => File.Exists(path) ? path : throw new UserException(ExitCode.SomeNotRead, $"{path}: there is no such file; check the path.");
}
