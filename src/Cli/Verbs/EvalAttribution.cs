using System.CommandLine;
using Attache.Cli.Output;
using Attache.Coding.Speech;
using Attache.Language;
using Attache.Training;

namespace Attache.Cli.Verbs;

/// <summary><c>attache eval attribution</c>.</summary>
internal static class EvalAttribution
{
    public static Command Create()
    {
        var gold = new Argument<string>("GOLD") { Description = "A folder with text/NAME.txt and attributions/NAME_ANNOTATOR.ann (brat)." };
        var predictions = new Option<string?>("--predictions") { Description = "Write the attributions that the program finds, one JSON object a text.", HelpName = "PATH" };
        var folds = new Option<int>("--folds") { Description = "Train on the folder itself: score each of so many parts with what the others teach.", HelpName = "N" };
        folds.Validators.Add(r =>
        {
            if (r.Tokens.Count > 0 && r.GetValueOrDefault<int>() is not (>= 2 and <= 100)) r.AddError("--folds takes a number from 2 to 100.");
        });
        var command = new Command("attribution", "Score who is said to have said, thought or wanted what.") { gold, predictions, folds };
        Examples.Attach(command, "attache eval attribution polnear/dev --predictions predicted.jsonl");
        command.SetAction(r =>
        {
            Checked(() => r.GetValue(folds) is > 1 and var n
                ? AttributionTraining.CrossValidate(r.GetValue(gold)!, n, Console.Error)
                : AttributionEvaluation.Run(r.GetValue(gold)!, new AttributionReader(AttributionModel.Load(), Analyzer.Create().States).Read, r.GetValue(predictions)));
            return ExitCode.Fine;
        });
        return command;
    }

    /// <summary>Runs something over annotated texts; a folder that is not as it should be becomes a message.</summary>
    internal static void Checked(Func<AttributionScore?> run)
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
}
