using System.CommandLine;
using System.Text;
using Attache.Cli.Output;
using Attache.Language;
using Attache.Training;
using Attache.Training.Names;

namespace Attache.Cli.Verbs;

/// <summary><c>attache eval</c>: measures parts of the program on gold files.</summary>
internal static class EvalVerb
{
    public static Command Create()
    {
        var command = new Command("eval", "Measure parts of the program on gold files.") { Parse(), Names(), Dates(), Places(), EvalRelations.Create() };
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

    private static Command Names()
    {
        var gold = Gold("Treebank in CoNLL-U with Entity marks in its last column, as UD GUM has them.");
        var wrong = new Option<string?>("--differences") { Description = "Write each name that is wrong, missing or too much.", HelpName = "PATH" };
        var command = new Command("names", "Score names and what they name.") { gold, wrong };
        Examples.Attach(command, "attache eval names en_gum-dev.conllu");
        command.SetAction(r =>
        {
            string path = Existing(r.GetValue(gold)!);
            List<ConlluSentence> sentences;
            using (var reader = new StreamReader(path)) sentences = Conllu.Read(reader);
            using var to = r.GetValue(wrong) is { } file ? new StreamWriter(file, false, new UTF8Encoding(false)) { NewLine = "\n" } : null;
            try
            {
                Console.Out.WriteLine(NameEvaluation.Run(sentences, Analyzer.Create(), to));
            }
            catch (InvalidDataException e)
            {
                throw new UserException(ExitCode.SomeNotRead, $"{path}: {e.Message}.");
            }
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

    private static Argument<string> Gold(string description) => new("GOLD") { Description = description };

    private static Option<string?> Predictions(string description) => new("--predictions") { Description = description, HelpName = "PATH" };

    internal static string Existing(string path) => File.Exists(path) ? path : throw new UserException(ExitCode.SomeNotRead, $"{path}: there is no such file; check the path.");
}
