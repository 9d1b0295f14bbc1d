using System.CommandLine;
using Attache.Training;
using Attache.Training.Names;

namespace Attache.Cli.Verbs;

/// <summary><c>attache train names</c>: the classifier of names from a treebank with <c>Entity</c> marks.</summary>
internal static class TrainNames
{
    public static Command Create()
    {
        var gold = new Argument<string>("GOLD") { Description = "Treebank in CoNLL-U with Entity marks, as UD GUM has them." };
        var model = new Option<string>("--to") { Description = "Where the model is written.", DefaultValueFactory = _ => Path.Combine("data", "models", "names.bin"), HelpName = "PATH" };
        var command = new Command("names", "Train the classifier of names.") { gold, model };
        command.SetAction(r =>
        {
            string path = r.GetValue(gold)!;
            if (!File.Exists(path)) throw new UserException(ExitCode.SomeNotRead, $"{path}: there is no such file; check the path.");
            List<ConlluSentence> sentences;
            using (var reader = new StreamReader(path)) sentences = Conllu.Read(reader);
            using var bytes = new MemoryStream();
            try
            {
                var (names, features) = NameTrainer.Train(sentences, new NameTrainer.Config(), bytes);
                Console.Out.WriteLine($"{names} names, {features} features, {bytes.Length} bytes");
            }
            catch (InvalidDataException e)
            {
                throw new UserException(ExitCode.SomeNotRead, $"{path}: {e.Message}.");
            }
            File.WriteAllBytes(r.GetValue(model)!, bytes.ToArray());
            return ExitCode.Fine;
        });
        return command;
    }
}
