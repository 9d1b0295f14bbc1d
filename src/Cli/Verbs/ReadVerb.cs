using System.CommandLine;
using System.Globalization;
using Attache.Cli.Options;
using Attache.Cli.Output;
using Attache.Ledger;
using Attache.Pipeline;
using Attache.Storage;
using Attache.Stories;

namespace Attache.Cli.Verbs;

/// <summary><c>attache read</c></summary>
internal static class ReadVerb
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("FILES")
        {
            Description = "Files, folders and patterns: text, JSON, NewsML-G2, RSS, Atom, HTML, CSV, TSV, WARC, also in .gz, .zst or .zip; '-' is standard input.",
            Arity = ArgumentArity.OneOrMore,
            HelpName = "FILES|FOLDERS|-",
        };
        var date = Common.Published("--date", "Date of stories that give none themselves.");
        var format = Common.Format("What to print: a table, one JSON object a line, or nothing.", "table", "jsonl", "none");
        var ledger = Common.Ledger(mayBeNone: true);
        var jobs = new Option<int>("--jobs", "-j")
        {
            Description = "How many batches to code at once. The result is the same for any number.",
            HelpName = "N",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        jobs.Validators.Add(r =>
        {
            if (r.Tokens.Count > 0 && r.GetValueOrDefault<int>() is < 1 or > 256) r.AddError("--jobs takes a number from 1 to 256.");
        });
        var fields = new Option<FieldMap?>("--fields")
        {
            Description = "Which key or column holds what of a story, such as body=text,date=published.",
            HelpName = "PAIRS",
            CustomParser = r =>
            {
                if (FieldMap.Parse(string.Join(',', r.Tokens.Select(t => t.Value)), out string? error) is { } map) return map;
                r.AddError("--fields: " + error + ".");
                return null;
            },
        };
        var report = new Option<string?>("--report") { Description = "Write what became of each file, one JSON object a line.", HelpName = "FILE" };
        var onlyNew = new Option<bool>("--only-new") { Description = "Pass over what the ledger holds already; goes on where a run was interrupted." };
        var actors = new Option<string[]>("--actors")
        {
            Description = "A dictionary of actors or agents of your own, in PETRARCH's format; may be given more than once. It beats the program's tables.",
            HelpName = "FILE",
        };
        var command = new Command("read", "Read stories: print what they say and keep it in the ledger.") { paths, date, format, ledger, jobs, fields, actors, onlyNew, report };
        Examples.Attach(command, """
            attache read examples/sahel-2022                              a folder, into attache.db
            attache read story.txt --date 2022-02-07                      a text that gives no date itself
            cat wire.jsonl | attache read - --format jsonl --ledger none  findings to standard output, nothing kept
            attache read archive/ --format none --ledger crisis.db        only into a ledger; what it has already is passed over
            attache read export.csv --fields body=story,date=day          a table whose columns have names of their own
            attache read "feeds/**/*.xml.gz" --report report.jsonl        a pattern, and what became of each file
            """);
        command.SetAction(r => Run(
            new ReadOptions
            {
                Paths = r.GetValue(paths)!,
                Input = Console.OpenStandardInput,
                Date = r.GetValue(date),
                Jobs = r.GetValue(jobs),
                SkipKnown = r.GetValue(format) == "none" || r.GetValue(onlyNew),
                Fields = r.GetValue(fields) ?? FieldMap.Default,
                Actors = ActorFiles.Read(r.GetValue(actors) ?? []),
            },
            r.GetValue(ledger)!,
            r.GetValue(format)!,
            r.GetValue(report)));
        return command;
    }

    private static int Run(ReadOptions options, string path, string format, string? reportPath)
    {
        ReadRun.NeedData();
        using var interrupt = new Interrupt();
        using var ledger = path == Common.NoLedger ? null : SqliteLedger.Open(path, TimeProvider.System);
        using IFindingWriter writer = format switch { "jsonl" => new JsonlWriter(), "table" => new FindingTable(Terminal.Output()), _ => new NoWriter() };
        using var report = ReportFile.Start(reportPath);
        using var progress = ReadProgress.Start(showsResults: format != "none" && !Console.IsOutputRedirected);
        var run = new ReadRun(options, ledger, new Listener(writer, progress, report));
        if (progress is not null && InputProgress.TotalOf(options.Paths) is { } total) progress.Input = () => (run.Progress.Bytes, total);
        var done = run.Execute(interrupt.Token);
        if (!done.Interrupted) report?.Complete();
        progress?.Dispose();
        // Here and not before the first question.
        ledger?.Refresh();
        writer.Dispose();
        if (run.Bug is { } bug && Environment.GetCommandLineArgs().Contains("--debug", StringComparer.Ordinal)) Console.Error.WriteLine(bug);
        Console.Error.WriteLine(Summary(done, path));
        return done.Interrupted ? ExitCode.Interrupted : done.Problems > 0 ? ExitCode.SomeNotRead : ExitCode.Fine;
    }

    private static string Summary(ReadReport report, string path)
    {
        var c = CultureInfo.InvariantCulture;
        var parts = new List<string> { string.Create(c, $"{report.Stories:N0} {(report.Stories == 1 ? "story" : "stories")} read, {report.Findings:N0} {(report.Findings == 1 ? "finding" : "findings")}") };
        if (report.Known > 0) parts.Add(string.Create(c, $"{report.Known:N0} known already"));
        if (report.Copies > 0) parts.Add(string.Create(c, $"{report.Copies:N0} {(report.Copies == 1 ? "copy" : "copies")} left out"));
        if (report.Appended is { } a) parts.Add(string.Create(c, $"{path}: {a.Findings:N0} new {(a.Findings == 1 ? "finding" : "findings")} in {a.Stories:N0} new {(a.Stories == 1 ? "story" : "stories")}"));
        if (report.Problems > 0) parts.Add(string.Create(c, $"{report.Problems:N0} not read (see above)"));
        if (report.Interrupted) parts.Add(report.Appended is null ? "interrupted" : "interrupted; the same command with --only-new goes on from here");
        return string.Join("; ", parts) + ".";
    }

    private sealed class Listener(IFindingWriter writer, ReadProgress? progress, ReportFile? report) : IReadListener
    {
        public void OnItem(string source, Outcome outcome, int findings, StoryProblem? problem) => report?.Add(source, outcome, findings, problem);

        public void OnRead(StoryReading reading) => Aside(() =>
        {
            try
            {
                writer.Write(reading);
            }
            catch (IOException e)
            {
                throw StandardOutput.CannotBeWritten(e);
            }
        });

        public void OnProblem(StoryProblem problem) => Aside(() => Terminal.Error(problem + "."));

        public void OnNote(string origin, string note) => Aside(() => Console.Error.WriteLine($"note: {Terminal.Clean(origin)}: {note}."));

        public void OnBatch(int stories, int findings)
        {
            writer.Flush();
            progress?.Tell(stories, findings);
        }

        private void Aside(Action print)
        {
            if (progress is null) print();
            else progress.Aside(print);
        }
    }
}
