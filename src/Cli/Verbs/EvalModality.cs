using System.CommandLine;
using System.Globalization;
using Attache.Cli.Output;
using Attache.Coding;
using Attache.Training;

namespace Attache.Cli.Verbs;

/// <summary><c>attache eval modality</c>: whether marked acts are done, ahead, weighed, on a condition or undone.</summary>
internal static class EvalModality
{
    public static Command Create()
    {
        var gold = new Argument<string>("GOLD") { Description = "TSV with id, sentence (the act in <a>), modality, historical, group, split." };
        var errors = new Option<string>("--errors") { Description = "List the wrong rows of a split.", HelpName = "train|heldout|fresh", DefaultValueFactory = _ => "" };
        var command = new Command("modality", "Score modality and background of marked acts.") { gold, errors };
        Examples.Attach(command, "attache eval modality data/corpus/modality.tsv --errors train");
        command.SetAction(r =>
        {
            IReadOnlyList<ModalityRow> rows;
            try
            {
                rows = ModalityRow.ReadFile(EvalVerb.Existing(r.GetValue(gold)!));
            }
            catch (InvalidDataException e)
            {
                throw new UserException(ExitCode.SomeNotRead, e.Message);
            }
            var answers = ModalityEvaluation.Run(Coder.Create(), rows);
            foreach (var split in answers.GroupBy(a => a.Row.Split).OrderBy(g => g.Key == "train" ? "" : g.Key, StringComparer.Ordinal))
            {
                string name = split.Key;
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-8} right {split.Count(a => a.IsRight)} of {split.Count()}  ({split.Average(a => a.IsRight ? 1.0 : 0):P1})"));
                foreach (var g in split.GroupBy(a => a.Row.Group).OrderBy(g => g.Key, StringComparer.Ordinal))
                    Console.Out.WriteLine($"         {g.Key,-12} {g.Count(a => a.IsRight)} of {g.Count()}");
                if (r.GetValue(errors) == name)
                    foreach (var a in split.Where(a => !a.IsRight))
                        Console.Out.WriteLine($"{a.Row.Id}  {a.Modality}{(a.Historical ? " historical" : "")}, right is {a.Row.Modality}{(a.Row.Historical ? " historical" : "")}: {a.Row.Text}");
            }
            return ExitCode.Fine;
        });
        return command;
    }
}
