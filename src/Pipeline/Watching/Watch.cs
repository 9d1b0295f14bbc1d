using System.Globalization;
using Attache.Coding;
using Attache.Ledger;
using Attache.Stories;
using StoryReading = Attache.Ledger.StoryReading;

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
                    // A scheduler must not call a server more often than it bears.
                    if (options.Once && state[source].NotBefore is { } wish && wish > clock.GetUtcNow())
                        tell(string.Create(CultureInfo.InvariantCulture, $"{source}: left alone till {wish.UtcDateTime:yyyy-MM-dd HH:mm} UTC, as its server asked"));
                    else if (IsAddress(source, out var address)) await LookAtFeed(source, address, cancel).ConfigureAwait(false);
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
        // What an embargo kept back is asked for again after its end, changed or not.
        bool isHeld = before.Held.Values.Any(end => end <= clock.GetUtcNow());
        Fetched fetched;
        try
        {
            fetched = await fetcher.Fetch(address, isHeld ? null : before.Tag, isHeld ? null : before.Modified, cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        var (why, asked) = (fetched.Failure, fetched.RetryAfter);
        if (fetched.Body is { } answer && WebPages.IsPage(answer))
        {
            why = "the answer is a web page, not a feed" + (WebPages.FeedOf(answer, address) is { } link ? $"; its feed is {link}" : "; look in it for the address of a feed");
            fetched = fetched with { Body = null };
        }
        if (why is not null)
        {
            AnyFailed = true;
            int failures = before.Failures + 1;
            var pause = Pause(options.Every, failures, asked);
            string next = options.Once ? asked is null ? "" : $"; it is left alone for {Minutes(pause)}" : $"; next look in {Minutes(pause)}";
            tell($"{source}: {why}{next}");
            state.Keep(source, before with { Failures = failures, Due = clock.GetUtcNow() + pause, NotBefore = asked is null ? null : clock.GetUtcNow() + Pause(TimeSpan.Zero, 0, asked) });
            return;
        }
        if (fetched.Moved is { } moved) tell($"{source}: the feed has moved for good; give {moved}");
        var held = before.Held;
        bool whole = true;
        if (fetched.Body is not { } body) tell($"{source}: nothing new");
        else whole = Read(source, [source], new Dictionary<string, Func<Stream>> { [source] = () => new MemoryStream(body, writable: false) }, cancel, out held);
        // A run that was cut short sees the feed again.
        state.Keep(source, (whole ? before with { Tag = fetched.Tag, Modified = fetched.Modified, Held = held } : before) with { Failures = 0, NotBefore = null, Due = clock.GetUtcNow() + options.Every });
    }

    private void LookAtFolder(string folder, CancellationToken cancel)
    {
        var before = state[folder];
        var seen = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var changed = new List<string>();
        var held = new SortedDictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        bool exists = Directory.Exists(folder);
        foreach (var (file, problem) in exists ? StoryFiles.Files([folder]) : [])
        {
            if (problem is { IsEmptyFolder: false })
            {
                AnyFailed = true;
                listener.OnProblem(problem);
            }
            if (problem is not null || Stamp(file) is not { } stamp) continue;
            bool isHeld = before.Held.TryGetValue(file, out var end);
            if (before.Files.GetValueOrDefault(file) != stamp || (isHeld && end <= clock.GetUtcNow())) changed.Add(file);
            else if (isHeld) held[file] = end;
            seen[file] = stamp;
        }
        bool whole = true;
        if (changed.Count > 0)
        {
            whole = Read(folder, changed, null, cancel, out var more);
            foreach (var (file, end) in more) held[file] = end;
        }
        else if (!exists)
        {
            AnyFailed = true;
            tell($"{folder}: there is no such folder");
        }
        else if (options.Once) tell($"{folder}: nothing new");
        state.Keep(folder, (whole ? before with { Files = seen, Held = held } : before) with { Due = clock.GetUtcNow() + options.Every });
    }

    // A file that is still being written has another stamp at the next look, and is read again then.
    private static string? Stamp(string file)
    {
        var info = new FileInfo(file);
        return info.Exists ? string.Create(CultureInfo.InvariantCulture, $"{info.Length} {info.LastWriteTimeUtc.Ticks}") : null;
    }

    private bool Read(string source, IReadOnlyList<string> paths, IReadOnlyDictionary<string, Func<Stream>>? streams, CancellationToken cancel, out IReadOnlyDictionary<string, DateTimeOffset> held)
    {
        var embargoes = new Embargoes(listener);
        var run = new ReadRun(options.Read with { Paths = paths, Streams = streams, SkipKnown = true, Clock = clock }, ledger, embargoes, () => shared.Value);
        var report = run.Execute(cancel);
        held = embargoes.Held;
        if (report.Problems > 0) AnyFailed = true;
        string known = report.Known + report.Copies > 0 ? string.Create(CultureInfo.InvariantCulture, $", {report.Known + report.Copies} known already") : "";
        string problems = report.Problems > 0 ? string.Create(CultureInfo.InvariantCulture, $", {report.Problems} not read") : "";
        tell(string.Create(CultureInfo.InvariantCulture, $"{source}: {report.Stories} new {(report.Stories == 1 ? "story" : "stories")}, {report.Findings} {(report.Findings == 1 ? "finding" : "findings")}{known}{problems}"));
        return !report.Interrupted;
    }

    private static string Minutes(TimeSpan time) =>
        time.TotalMinutes >= 2 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} minutes") : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} seconds");

    // Hands everything on, and keeps when what is under embargo may be read.
    private sealed class Embargoes(IReadListener inner) : IReadListener
    {
        public SortedDictionary<string, DateTimeOffset> Held { get; } = new(StringComparer.Ordinal);

        public void OnRead(StoryReading reading) => inner.OnRead(reading);

        public void OnProblem(StoryProblem problem) => inner.OnProblem(problem);

        public void OnNote(string origin, string note) => inner.OnNote(origin, note);

        public void OnBatch(int stories, int findings) => inner.OnBatch(stories, findings);

        public void OnItem(string source, Outcome outcome, int findings, StoryProblem? problem)
        {
            if (problem?.Until is { } end && (!Held.TryGetValue(source, out var first) || end < first)) Held[source] = end;
            inner.OnItem(source, outcome, findings, problem);
        }
    }
}
