using System.CommandLine;
using Attache.Cli.Output;
using Attache.Training;

namespace Attache.Cli.Verbs;

/// <summary><c>attache train</c>: learns the models that are trained in C#. For those who work on the program; not in the help.</summary>
internal static class TrainVerb
{
    public static Command Create()
    {
        var gold = new Argument<string>("GOLD") { Description = "A folder with text/ and attributions/ (brat)." };
        var output = new Option<string>("--output") { Description = "Where the model goes.", HelpName = "PATH", DefaultValueFactory = _ => "data/models/attribution.bin" };
        var attribution = new Command("attribution", "Learn who says what.") { gold, output };
        Examples.Attach(attribution, "attache train attribution polnear/train");
        attribution.SetAction(r =>
        {
            EvalVerb.Attributions(() =>
            {
                AttributionTraining.Write(r.GetValue(gold)!, r.GetValue(output)!, Console.Error);
                return null;
            });
            return ExitCode.Fine;
        });
        return new Command("train", "Learn the models that are trained in C#.") { Hidden = true, Subcommands = { attribution } };
    }
}
