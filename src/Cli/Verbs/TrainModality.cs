using System.CommandLine;
using Attache.Training;

namespace Attache.Cli.Verbs;

/// <summary><c>attache train modality</c>: makes <c>data/models/modality.bin</c>, or scores it on parts that it was not trained on.</summary>
internal static class TrainModality
{
    public static Command Create()
    {
        var rows = new Argument<string[]>("ROWS") { Description = "TSV files with id, sentence (the act in <a>), modality, historical, group, split; the rows of the split train are taken.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--output") { Description = "Where the model goes.", HelpName = "PATH", DefaultValueFactory = _ => "data/models/modality.bin" };
        var relations = new Option<string>("--corpus") { Description = "The open corpus of relations.", HelpName = "FOLDER", DefaultValueFactory = _ => "data/corpus/plover" };
        var weight = new Option<float>("--rules") { Description = "What the rules' answer counts, as a logit.", HelpName = "WEIGHT", DefaultValueFactory = _ => ModalityTraining.RuleWeight };
        var validate = new Option<bool>("--validate") { Description = "Score ten models, each on the tenth that it was not trained on, by file; write none." };
        var command = new Command("modality", "Learn how acts hold: done, ahead, weighed, on a condition, undone.") { rows, output, relations, weight, validate };
        command.SetAction(r =>
        {
            EvalAttribution.Checked(() =>
            {
                var files = r.GetValue(rows)!.Select(f => (Name: Path.GetFileNameWithoutExtension(f), Rows: ModalityRow.ReadFile(EvalVerb.Existing(f)))).ToList();
                var corpus = PloverCorpus.ReadFolder(r.GetValue(relations)!).Rows;
                ModalityRow[] all = [.. files.SelectMany(f => f.Rows)];
                if (r.GetValue(validate))
                {
                    var fileOf = files.SelectMany(f => f.Rows.Select(x => (x.Id, f.Name))).ToDictionary(x => x.Id, x => x.Name);
                    ModalityTraining.CrossValidate(all, corpus, x => fileOf[x.Id], Console.Out);
                }
                else
                {
                    ModalityTraining.Write(all, corpus, r.GetValue(output)!, r.GetValue(weight));
                }
                return null;
            });
            return ExitCode.Fine;
        });
        return command;
    }
}
