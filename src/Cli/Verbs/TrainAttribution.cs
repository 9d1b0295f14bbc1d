using System.CommandLine;
using Attache.Training;

namespace Attache.Cli.Verbs;

/// <summary><c>attache train attribution</c>: makes <c>data/models/attribution.bin</c>.</summary>
internal static class TrainAttribution
{
    public static Command Create()
    {
        var gold = new Argument<string>("GOLD") { Description = "A folder with text/ and attributions/ (brat)." };
        var output = new Option<string>("--output") { Description = "Where the model goes.", HelpName = "PATH", DefaultValueFactory = _ => "data/models/attribution.bin" };
        var command = new Command("attribution", "Learn who says what.") { gold, output };
        command.SetAction(r =>
        {
            EvalAttribution.Checked(() =>
            {
                AttributionTraining.Write(r.GetValue(gold)!, r.GetValue(output)!, Console.Error);
                return null;
            });
            return ExitCode.Fine;
        });
        return command;
    }
}
