using System.CommandLine;
using Attache.Training;
using Attache.Training.Relations;

namespace Attache.Cli.Verbs;

/// <summary><c>attache train</c>, for <c>./dev train</c> only: makes <c>data/models/relations.bin</c> and its card.</summary>
internal static class TrainVerb
{
    public static Command Create()
    {
        var corpus = new Option<string>("--corpus") { Required = true };
        var benchmark = new Option<string?>("--benchmark");
        var configuration = new Option<string>("--config") { Required = true };
        var to = new Option<string>("--output") { Required = true };
        var relations = new Command("relations", "Train the classifier of relations.") { corpus, benchmark, configuration, to };
        relations.SetAction(r =>
        {
            var read = PloverCorpus.ReadFolder(r.GetValue(corpus)!);
            if (read.Rows.Count == 0) throw new UserException(ExitCode.Nothing, $"{r.GetValue(corpus)} has no rows of the corpus.");
            RelationCard.Train(read.Rows, r.GetValue(corpus)!, r.GetValue(benchmark), r.GetValue(configuration)!, r.GetValue(to)!, Console.Out);
            return ExitCode.Fine;
        });
        var command = new Command("train", "Train models; ./dev train does it.") { relations, TrainNames.Create(), TrainAttribution.Create(), TrainModality.Create() };
        command.Hidden = true;
        return command;
    }
}
