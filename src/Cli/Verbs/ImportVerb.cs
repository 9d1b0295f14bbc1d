using System.CommandLine;
using System.Globalization;
using Attache.Cli.Options;
using Attache.Cli.Output;
using Attache.Exchange.Import;
using Attache.Storage;

namespace Attache.Cli.Verbs;

/// <summary><c>attache import</c></summary>
internal static class ImportVerb
{
    private const int MostAlike = 3, MostTold = 20;

    /// <summary>The formats that come in.</summary>
    public static string[] Formats { get; } = ["findings", "plover", "icews"];

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Files to import; - is standard input. Files on the same new stories go into one call.", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string?>("--format") { Description = "What they hold: findings or PLOVER 2.0 as JSON lines, or the columns of ICEWS. Default: as the first line shows.", HelpName = string.Join('|', Formats) };
        format.AcceptOnlyFromAmong(Formats);
        var coder = new Option<string?>("--coder") { Description = "Who coded it, where the file does not tell.", HelpName = "NAME" };
        var date = Common.Published("--date", "When the stories were published, where the file does not tell and the ledger does not have them.");
        var confidence = new Option<double>("--confidence") { Description = "How sure a finding is, from 0 to 1, where the file does not tell. Default: 0.5.", DefaultValueFactory = _ => 0.5 };
        var at = Common.Published("--at", "From when the findings count as known. Default: the publication of their story.");
        var ledger = Common.Ledger();
        var command = new Command("import", "Put findings of other coders, hand-made or of another program, into the ledger, each with who coded it and where it came from.") { files, format, coder, date, confidence, at, ledger };
        Examples.Attach(command, """
            attache import hand-coded.jsonl --coder "Ada Byron"
            attache import events.plover.jsonl --coder petrarch2
            attache import Events.2016.tab --format icews --coder ICEWS --ledger icews.db
            """);
        command.SetAction(r =>
        {
            double sure = r.GetValue(confidence);
            if (sure is not (>= 0 and <= 1)) throw new UserException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"--confidence {sure} is none: give a number from 0 to 1."));
            string path = r.GetValue(ledger)!;
            if (path == Common.NoLedger) throw new UserException(ExitCode.Usage, "this needs a ledger: give its file with --ledger.");
            var defaults = new ImportDefaults { Coder = r.GetValue(coder), Published = r.GetValue(date), Confidence = sure };
            int bad = 0, told = 0;
            var more = new Dictionary<(string File, string What), int>();
            void Problem(string file, int line, string what)
            {
                bad++;
                // A file of another sort would tell the same of every line: three of them are enough, and twenty lines in all.
                int same = more[(file, what)] = more.GetValueOrDefault((file, what)) + 1;
                if (same <= MostAlike && ++told <= MostTold) Terminal.Error(string.Create(CultureInfo.InvariantCulture, $"{file}, line {line}: {what}."));
            }
            var records = new List<(string, ImportRecord)>();
            foreach (var file in r.GetValue(files)!)
                foreach (var line in ImportFile.Read(file, r.GetValue(format), defaults))
                {
                    if (line.Record is { } record) records.Add((file, record));
                    else Problem(file, line.Line, line.Problem!);
                }
            using var store = SqliteLedger.Open(path, TimeProvider.System);
            var importer = new Importer(store, defaults, Problem) { Known = r.GetValue(at)?.Known };
            var result = importer.Import(records);
            foreach (var ((file, what), lines) in more.Where(m => m.Value > MostAlike).Take(MostTold)) Terminal.Error(string.Create(CultureInfo.InvariantCulture, $"{file}: {lines - MostAlike} more lines: {what}."));
            if (told > MostTold) Terminal.Error(string.Create(CultureInfo.InvariantCulture, $"... and {told - MostTold} more lines that are left out."));
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{path}: {result.Findings} new {(result.Findings == 1 ? "finding" : "findings")}, {result.Stories} new {(result.Stories == 1 ? "story" : "stories")}; {result.Repeated} there already, {bad} left out."));
            return bad == 0 ? ExitCode.Fine : result.Findings + result.Repeated > 0 ? ExitCode.SomeNotRead : ExitCode.Nothing;
        });
        return command;
    }
}
