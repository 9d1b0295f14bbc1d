using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Attache.Cli.Options;
using Attache.Cli.Output;
using Attache.Cli.Verbs;
using Attache.Ledger;

namespace Attache.Cli;

/// <summary>The command line: its verbs, and what becomes of errors.</summary>
internal static class Application
{
    /// <summary>Runs the program.</summary>
    /// <returns>A value of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args)
    {
        bool debug = args.Contains("--debug", StringComparer.Ordinal);
        string doing = "starting";
        try
        {
            if (args.Length == 0)
            {
                Root().Parse(["--help"]).Invoke();
                return ExitCode.Usage;
            }
            var result = Root().Parse(args);
            if (result.Action is ParseErrorAction) return Usage.Explain(result, Path(result.CommandResult));
            doing = $"running '{Path(result.CommandResult)}'";
            return result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception e)
        {
            if (debug) Console.Error.WriteLine(e);
            return Explain(e, doing);
        }
    }

    private static int Explain(Exception e, string doing)
    {
        switch (e)
        {
            case UserException user:
                Terminal.Error(user.Message);
                return user.ExitCode;
            case LedgerException ledger:
                Terminal.Error(ledger.Message);
                return ledger.Problem == LedgerProblem.Unknown ? ExitCode.Nothing : ExitCode.Ledger;
            case OperationCanceledException:
                return ExitCode.Interrupted;
            case FileNotFoundException or InvalidDataException or IOException or UnauthorizedAccessException:
                Terminal.Error(e.Message.ReplaceLineEndings(" "));
                return ExitCode.Io;
            default:
                Terminal.Error($"while {doing}: {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}");
                Terminal.Hint("This is a bug. Please report it with what the same command prints with --debug.");
                return ExitCode.Bug;
        }
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("Attaché reads the wire and keeps the file: who did what to whom, who holds which post, which force goes where, what is due and when, each line with the sentence it comes from.")
        {
            ReadVerb.Create(),
            WatchVerb.Create(),
            BriefVerb.Create(),
            DossierVerb.Create(),
            StoriesVerb.Create(),
            FindingsVerb.Create(),
            ChangesVerb.Create(),
            DueVerb.Create(),
            ExportVerb.Create(),
            FormatsVerb.Create(),
            ImportVerb.Create(),
            CompareVerb.Create(),
            ReviewVerb.Create(),
            DeskVerb.Create(),
            McpVerb.Create(),
            LedgerVerb.Create(),
            EvalVerb.Create(),
            TrainVerb.Create(),
            CompletionVerb.Create(),
            VersionVerb.Create(),
        };
        root.Options.Add(Common.Debug);
        Examples.Attach(root, """
            attache read examples/sahel-2022            read a folder of stories into attache.db
            attache brief France Mali                   what stands between two states
            attache brief FRA MLI --on 2022-02-07       ... as it stood on a day
            attache read story.txt --date 2022-02-07 --format jsonl --ledger none
            """);
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    private static string Path(System.CommandLine.Parsing.CommandResult command)
    {
        var names = new List<string>();
        for (System.CommandLine.Parsing.SymbolResult? at = command; at is System.CommandLine.Parsing.CommandResult c; at = c.Parent)
            names.Add(at.Parent is null ? "attache" : c.Command.Name);
        names.Reverse();
        return string.Join(' ', names);
    }
}
