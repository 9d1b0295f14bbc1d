using System.CommandLine;
using System.Globalization;
using Attache.Cli.Options;
using Attache.Cli.Output;
using Attache.Ledger;
using Attache.Pipeline;
using Attache.Pipeline.Watching;
using Attache.Storage;
using Attache.Stories;

namespace Attache.Cli.Verbs;

/// <summary><c>attache watch</c></summary>
internal static class WatchVerb
{
    public static Command Create()
    {
        var sources = new Argument<string[]>("SOURCES") { Description = "Folders, and addresses of feeds (RSS, Atom, JSON Feed, NewsML-G2).", Arity = ArgumentArity.OneOrMore, HelpName = "FOLDERS|URLS" };
        var every = new Option<TimeSpan>("--every")
        {
            Description = "Time between two looks, such as 30s, 5m or 2h.",
            HelpName = "TIME",
            DefaultValueFactory = _ => TimeSpan.FromMinutes(5),
            CustomParser = r =>
            {
                if (Time(r.Tokens[0].Value) is { } time) return time;
                r.AddError($"'{r.Tokens[0].Value}' is no time between 1s and 24h. Give one such as 30s, 5m or 2h.");
                return default;
            },
        };
        var once = new Option<bool>("--once") { Description = "Look once at each source and end, for a scheduler." };
        var allow = new Option<bool>("--allow-private") { Description = "Also call addresses of this machine and network." };
        var date = Common.Published("--date", "Date of stories that give none themselves.");
        var ledger = Common.Ledger();
        var command = new Command("watch", "Read what is new in folders and feeds into the ledger, again and again.") { sources, every, once, allow, date, ledger };
        Examples.Attach(command, """
            attache watch incoming/                                     a folder that stories are put into
            attache watch https://example.org/world.rss --every 10m     a feed
            attache watch incoming/ https://example.org/rss --once      one look, from cron
            """);
        command.SetAction((r, _) => Run(
            new WatchOptions
            {
                Sources = r.GetValue(sources)!,
                Every = r.GetValue(every),
                Once = r.GetValue(once),
                Read = new ReadOptions { Paths = [], Date = r.GetValue(date), Jobs = Environment.ProcessorCount },
            },
            r.GetValue(ledger)!,
            new FetchLimits { AllowPrivate = r.GetValue(allow) }));
        return command;
    }

    private static async Task<int> Run(WatchOptions options, string path, FetchLimits limits)
    {
        if (path == Common.NoLedger) throw new UserException(ExitCode.Usage, "watching needs a ledger: give its file with --ledger.");
        foreach (string source in options.Sources)
            if (!Watch.IsAddress(source, out var _) && !Directory.Exists(source))
                throw new UserException(ExitCode.Usage, $"'{source}' is neither a folder nor an address of http or https. Give a folder that is there, or the address of a feed.");
        ReadRun.NeedData();
        using var interrupt = new Interrupt();
        using var ledger = SqliteLedger.Open(path, TimeProvider.System);
        using var fetcher = new FeedFetcher(limits);
        var watch = new Watch(options, ledger, WatchState.Open(path + ".watch.json"), fetcher, new Listener(), Tell, TimeProvider.System);
        await watch.Run(interrupt.Token).ConfigureAwait(false);
        return interrupt.Token.IsCancellationRequested ? ExitCode.Interrupted : options.Once && watch.AnyFailed ? ExitCode.SomeNotRead : ExitCode.Fine;
    }

    private static void Tell(string line) =>
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ} {Terminal.Clean(line)}."));

    private static TimeSpan? Time(string text)
    {
        if (text.Length < 2 || !double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)) return null;
        double seconds = text[^1] switch { 's' => number, 'm' => number * 60, 'h' => number * 3600, _ => 0 };
        return seconds is >= 1 and <= 86400 ? TimeSpan.FromSeconds(seconds) : null;
    }

    private sealed class Listener : IReadListener
    {
        public void OnRead(StoryReading reading)
        {
        }

        public void OnProblem(StoryProblem problem) => Terminal.Error(problem + ".");

        public void OnNote(string origin, string note)
        {
        }

        public void OnBatch(int stories, int findings)
        {
        }
    }
}
