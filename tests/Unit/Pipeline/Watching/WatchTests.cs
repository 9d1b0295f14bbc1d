using System.Globalization;
using Attache.Ledger;
using Attache.Pipeline;
using Attache.Pipeline.Watching;
using Attache.Storage;
using Attache.Stories;

namespace Attache.Tests.Unit.Pipeline.Watching;

/// <summary>Looks at folders and feeds under a clock that the test sets, with a real ledger and a real server.</summary>
public sealed class WatchTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("attache-").FullName;
    private readonly ManualClock clock = new(DateTimeOffset.Parse("2019-05-04T10:00:00Z", CultureInfo.InvariantCulture));
    private readonly List<string> told = [];
    private readonly List<StoryProblem> problems = [];

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, true);
    }

    private string Path(string name) => System.IO.Path.Combine(folder, name);

    // One look with what was kept on disk, as a scheduler has it.
    private async Task<bool> Look(string source)
    {
        told.Clear();
        problems.Clear();
        using var ledger = SqliteLedger.Open(Path("l.db"), clock);
        using var fetcher = new FeedFetcher(new FetchLimits { AllowPrivate = true }, clock);
        var options = new WatchOptions { Sources = [source], Once = true, Read = new ReadOptions { Paths = [] } };
        var watch = new Watch(options, ledger, WatchState.Open(Path("l.db.watch.json")), fetcher, new Listener(problems), told.Add, clock);
        await watch.Run(TestContext.Current.CancellationToken);
        return watch.AnyFailed;
    }

    private int Stories()
    {
        using var ledger = SqliteLedger.Open(Path("l.db"), clock);
        return ledger.Stories(KnownTime.Latest).Count();
    }

    private const string Held = """{"uri":"urn:1","versioncreated":"2019-05-04T09:00:00Z","embargoed":"2019-05-04T12:00:00Z","body_text":"Peru expelled the ambassador of Chile on Saturday."}""";
    private const string Free = """{"uri":"urn:2","versioncreated":"2019-05-04T09:00:00Z","body_text":"Chile closed its embassy in Peru on Saturday."}""";

    [Fact]
    public async Task What_an_embargo_kept_back_in_a_folder_is_read_after_its_end()
    {
        Directory.CreateDirectory(Path("in"));
        await File.WriteAllTextAsync(Path("in/a.jsonl"), Held + "\n" + Free + "\n", TestContext.Current.CancellationToken);
        await Look(Path("in"));
        Assert.Contains("under embargo until 2019-05-04T12:00:00", Assert.Single(problems).Message, StringComparison.Ordinal);
        Assert.Equal(1, Stories());
        // not told at every look
        clock.Time += TimeSpan.FromHours(1);
        Assert.False(await Look(Path("in")));
        Assert.Empty(problems);
        clock.Time += TimeSpan.FromHours(1);
        Assert.False(await Look(Path("in")));
        Assert.Contains("1 new story", Assert.Single(told), StringComparison.Ordinal);
        Assert.Contains("1 known already", told[0], StringComparison.Ordinal);
        Assert.Equal(2, Stories());
        clock.Time += TimeSpan.FromHours(1);
        await Look(Path("in"));
        Assert.Contains("nothing new", Assert.Single(told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_embargo_kept_back_in_a_feed_is_asked_for_again_after_its_end_though_nothing_changed()
    {
        string feed = $$"""{"version":"https://jsonfeed.org/version/1.1","title":"Example","items":[{{Held}},{{Free}}]}""";
        var requests = new List<string>();
        using var server = new Server(r =>
        {
            requests.Add(r);
            return r.Contains("If-None-Match", StringComparison.OrdinalIgnoreCase) ? "HTTP/1.1 304 Not Modified\r\n\r\n" : $"HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: {feed.Length}\r\nConnection: close\r\n\r\n{feed}";
        });
        string source = server.Address.ToString();
        await Look(source);
        Assert.Equal(1, Stories());
        clock.Time += TimeSpan.FromHours(1);
        await Look(source);
        Assert.Contains("nothing new", Assert.Single(told), StringComparison.Ordinal);
        clock.Time += TimeSpan.FromHours(1);
        await Look(source);
        Assert.Equal(2, Stories());
        await Look(source);
        Assert.Contains("nothing new", Assert.Single(told), StringComparison.Ordinal);
        Assert.Equal([false, true, false, true], requests.Select(r => r.Contains("If-None-Match", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task A_scheduler_does_not_call_before_the_server_wants_to_be_called()
    {
        int asked = 0;
        using var server = new Server(_ =>
        {
            asked++;
            return "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 3600\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        });
        string source = server.Address.ToString();
        Assert.True(await Look(source));
        Assert.EndsWith(": the server answers 429 Too Many Requests; it is left alone for 60 minutes", Assert.Single(told), StringComparison.Ordinal);
        clock.Time += TimeSpan.FromMinutes(59);
        await Look(source);
        Assert.EndsWith(": left alone till 2019-05-04 11:00 UTC, as its server asked", Assert.Single(told), StringComparison.Ordinal);
        Assert.Equal(1, asked);
        clock.Time += TimeSpan.FromMinutes(2);
        await Look(source);
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task A_page_in_place_of_a_feed_is_refused_and_its_feed_named()
    {
        const string page = "<!DOCTYPE html><html><head><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/world.rss\"></head><body><p>Please accept our cookies. Peru expelled the ambassador of Chile.</p></body></html>";
        using var server = new Server(_ => $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {page.Length}\r\nConnection: close\r\n\r\n{page}");
        Assert.True(await Look(server.Address.ToString()));
        Assert.Contains($"a web page, not a feed; its feed is http://127.0.0.1:{server.Address.Port}/world.rss", Assert.Single(told), StringComparison.Ordinal);
        Assert.Equal(0, Stories());
    }

    [Fact]
    public async Task A_file_that_grew_is_read_again_and_only_what_is_new_in_it_kept()
    {
        Directory.CreateDirectory(Path("in"));
        await File.WriteAllTextAsync(Path("in/a.jsonl"), Free + "\n", TestContext.Current.CancellationToken);
        await Look(Path("in"));
        await File.AppendAllTextAsync(Path("in/a.jsonl"), Free.Replace("urn:2", "urn:3", StringComparison.Ordinal).Replace("Chile closed", "Chile reopened", StringComparison.Ordinal) + "\n", TestContext.Current.CancellationToken);
        await Look(Path("in"));
        Assert.Contains("1 new story", Assert.Single(told), StringComparison.Ordinal);
        Assert.Equal(2, Stories());
    }

    [Fact]
    public async Task A_folder_that_is_gone_is_told_and_one_that_is_empty_is_none_the_worse()
    {
        Assert.True(await Look(Path("nowhere")));
        Assert.Contains("there is no such folder", Assert.Single(told), StringComparison.Ordinal);
        Directory.CreateDirectory(Path("in"));
        Assert.False(await Look(Path("in")));
        Assert.Empty(problems);
    }

    [Theory]
    [InlineData("{\"https://example.org/\":{\"files\":null,\"held\":null}}")]
    [InlineData("{\"https://example.org/\":null}")]
    [InlineData("{\"https://example.org/\":{}}")]
    [InlineData("[]")]
    [InlineData("")]
    public void A_state_that_somebody_wrote_by_hand_breaks_nothing(string text)
    {
        File.WriteAllText(Path("w.json"), text);
        var state = WatchState.Open(Path("w.json"))["https://example.org/"];
        Assert.Empty(state.Files);
        Assert.Empty(state.Held);
    }

    private sealed class Listener(List<StoryProblem> problems) : IReadListener
    {
        public void OnRead(StoryReading reading)
        {
        }

        public void OnProblem(StoryProblem problem) => problems.Add(problem);

        public void OnNote(string origin, string note)
        {
        }

        public void OnBatch(int stories, int findings)
        {
        }
    }
}
