using System.Globalization;
using Attache.Coding;
using Attache.Ledger;
using Attache.Stories;

namespace Attache.Pipeline.Watching;

/// <summary>What to watch and how.</summary>
public sealed record WatchOptions
{
    /// <summary>Folders and addresses of feeds.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Time between two looks at a source.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether to look once only.</summary>
    public bool Once { get; init; }

    /// <summary>How stories are read; its paths are not used.</summary>
    public required ReadOptions Read { get; init; }
}

/// <summary>
/// Looks at folders and feeds again and again, and reads what is new into a ledger. A feed that fails is left alone for
/// longer and longer; what was seen is kept on disk.
/// </summary>
/// <param name="options">What and how.</param>
/// <param name="ledger">Where it goes.</param>
/// <param name="state">What was seen.</param>
/// <param name="fetcher">Fetches feeds.</param>
/// <param name="listener">Is told of the stories.</param>
/// <param name="tell">Is told, a line at a time, what was done.</param>
/// <param name="clock">The clock.</param>
/// <param name="coder">Makes the coder, once.</param>
public sealed class Watch(
    WatchOptions options, ILedgerStore ledger, WatchState state, FeedFetcher fetcher, IReadListener listener, Action<string> tell, TimeProvider clock, Func<Coder>? coder = null)
{
    /// <summary>The longest time that a failing feed is left alone, unless its server asks for more.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly Lazy<Coder> shared = new(coder ?? Coder.Create);

    /// <summary>Whether a look failed.</summary>
    public bool AnyFailed { get; private set; }

    /// <summary>Runs till it is cancelled, or once through all sources.</summary>
    /// <exception cref="LedgerException">The ledger cannot be written.</exception>
    public async Task Run(CancellationToken cancel)
    {
        for (; ; )
        {
            var next = DateTimeOffset.MaxValue;
            foreach (string source in options.Sources)
            {
                if (cancel.IsCancellationRequested) return;
                if (options.Once || state[source].Due <= clock.GetUtcNow())
                {
                    if (IsAddress(source, out var address)) await LookAtFeed(source, address, cancel).ConfigureAwait(false);
                    else LookAtFolder(source, cancel);
                }
                if (state[source].Due < next) next = state[source].Due;
            }
            if (options.Once) return;
            var wait = next - clock.GetUtcNow();
            try
            {
                if (wait > TimeSpan.Zero) await Task.Delay(wait < TimeSpan.FromDays(1) ? wait : TimeSpan.FromDays(1), clock, cancel).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Whether a source is the address of a feed and no folder.</summary>
    public static bool IsAddress(string source, out Uri address) =>
        Uri.TryCreate(source, UriKind.Absolute, out address!) && address.Scheme is "http" or "https";

    /// <summary>How long a source is left alone: doubled with each failure, up to an hour; longer where its server asks for it, up to a day.</summary>
    public static TimeSpan Pause(TimeSpan every, int failures, TimeSpan? asked)
    {
        var pause = TimeSpan.FromTicks((long)Math.Min(every.Ticks * Math.Pow(2, Math.Min(failures, 20)), Math.Max(LongestPause.Ticks, every.Ticks)));
        if (asked is not { } a || a <= pause) return pause;
        return a < TimeSpan.FromDays(1) ? a : TimeSpan.FromDays(1);
    }

    private async Task LookAtFeed(string source, Uri address, CancellationToken cancel)
    {
        var before = state[source];
        Fetched fetched;
        try
        {
            fetched = await fetcher.Fetch(address, before.Tag, before.Modified, cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        if (fetched.Failure is { } why)
        {
            AnyFailed = true;
            int failures = before.Failures + 1;
            var pause = Pause(options.Every, failures, fetched.RetryAfter);
            tell(string.Create(CultureInfo.InvariantCulture, $"{source}: {why}; next look in {Minutes(pause)}"));
            state.Keep(source, before with { Failures = failures, Due = clock.GetUtcNow() + pause });
            return;
        }
        bool whole = true;
        if (fetched.Body is not { } body) tell($"{source}: nothing new");
        else whole = Read(source, [source], new Dictionary<string, Func<Stream>> { [source] = () => new MemoryStream(body, writable: false) }, cancel);
        // A run that was cut short sees the feed again.
        state.Keep(source, (whole ? before with { Tag = fetched.Tag, Modified = fetched.Modified } : before) with { Failures = 0, Due = clock.GetUtcNow() + options.Every });
    }

    private void LookAtFolder(string folder, CancellationToken cancel)
    {
        var before = state[folder];
        var seen = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var changed = new List<string>();
        foreach (var (file, problem) in StoryFiles.Files([folder]))
        {
            if (problem is not null || Stamp(file) is not { } stamp) continue;
            if (before.Files.GetValueOrDefault(file) != stamp) changed.Add(file);
            seen[file] = stamp;
        }
        bool whole = true;
        if (changed.Count > 0) whole = Read(folder, changed, null, cancel);
        else if (!Directory.Exists(folder))
        {
            AnyFailed = true;
            tell($"{folder}: there is no such folder");
        }
        else if (options.Once) tell($"{folder}: nothing new");
        state.Keep(folder, (whole ? before with { Files = seen } : before) with { Due = clock.GetUtcNow() + options.Every });
    }

    // A file that is still being written has another stamp at the next look, and is read again then.
    private static string? Stamp(string file)
    {
        var info = new FileInfo(file);
        return info.Exists ? string.Create(CultureInfo.InvariantCulture, $"{info.Length} {info.LastWriteTimeUtc.Ticks}") : null;
    }

    private bool Read(string source, IReadOnlyList<string> paths, IReadOnlyDictionary<string, Func<Stream>>? streams, CancellationToken cancel)
    {
        var run = new ReadRun(options.Read with { Paths = paths, Streams = streams, SkipKnown = true }, ledger, listener, () => shared.Value);
        var report = run.Execute(cancel);
        if (report.Problems > 0) AnyFailed = true;
        string known = report.Known + report.Copies > 0 ? string.Create(CultureInfo.InvariantCulture, $", {report.Known + report.Copies} known already") : "";
        string problems = report.Problems > 0 ? string.Create(CultureInfo.InvariantCulture, $", {report.Problems} not read") : "";
        tell(string.Create(CultureInfo.InvariantCulture, $"{source}: {report.Stories} new {(report.Stories == 1 ? "story" : "stories")}, {report.Findings} {(report.Findings == 1 ? "finding" : "findings")}{known}{problems}"));
        return !report.Interrupted;
    }

    private static string Minutes(TimeSpan time) =>
        time.TotalMinutes >= 2 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} minutes") : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} seconds");
}
