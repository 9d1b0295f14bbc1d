using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Attache.Pipeline.Watching;

namespace Attache.Tests.Unit.Pipeline.Watching;

public sealed class FeedFetcherTests
{
    private static readonly FetchLimits Near = new() { AllowPrivate = true, LargestBody = 1 << 20 };

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("8.8.8.8", true)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2606:4700::1111", true)]
    public void Addresses(string address, bool isPublic) => Assert.Equal(isPublic, AddressGuard.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://127.0.0.1:9/")]
    [InlineData("http://localhost:9/")]
    [InlineData("http://[::1]:9/")]
    [InlineData("http://2130706433:9/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    public async Task Private_addresses_are_not_called(string address)
    {
        using var fetcher = new FeedFetcher(new FetchLimits());
        var fetched = await fetcher.Fetch(new Uri(address), null, null, TestContext.Current.CancellationToken);
        Assert.Contains("--allow-private", fetched.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_answer_and_then_nothing_new()
    {
        using var server = new Server(request => request.Contains("If-None-Match: \"v1\"", StringComparison.OrdinalIgnoreCase)
            ? "HTTP/1.1 304 Not Modified\r\nContent-Length: 0\r\n\r\n"
            : "HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nLast-Modified: Sat, 04 May 2019 10:00:00 GMT\r\nContent-Length: 6\r\n\r\n<rss/>");
        using var fetcher = new FeedFetcher(Near);
        var first = await fetcher.Fetch(server.Address, null, null, TestContext.Current.CancellationToken);
        Assert.Equal(("<rss/>", "\"v1\"", "Sat, 04 May 2019 10:00:00 GMT", null), (Encoding.UTF8.GetString(first.Body!), first.Tag, first.Modified, first.Failure));
        Assert.True((await fetcher.Fetch(server.Address, first.Tag, first.Modified, TestContext.Current.CancellationToken)).IsUnchanged);
    }

    [Theory]
    [InlineData("HTTP/1.1 500 Broken\r\nContent-Length: 0\r\n\r\n", "500 Broken")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n", "redirects")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n", "file:")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort", "")]
    [InlineData("nonsense\r\n\r\n", "")]
    public async Task Answers_that_are_none(string answer, string says)
    {
        using var server = new Server(_ => answer);
        using var fetcher = new FeedFetcher(Near);
        var fetched = await fetcher.Fetch(server.Address, null, null, TestContext.Current.CancellationToken);
        Assert.Null(fetched.Body);
        Assert.Contains(says, fetched.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_asks_to_wait_is_heard()
    {
        using var server = new Server(_ => "HTTP/1.1 503 Busy\r\nRetry-After: 120\r\nContent-Length: 0\r\n\r\n");
        using var fetcher = new FeedFetcher(Near);
        Assert.Equal(TimeSpan.FromMinutes(2), (await fetcher.Fetch(server.Address, null, null, TestContext.Current.CancellationToken)).RetryAfter);
    }

    /// <summary>The first address counts as public here; what it leads to does not.</summary>
    [Theory]
    [InlineData("http://127.0.0.2:{0}/feed")]
    [InlineData("http://[::1]:{0}/feed")]
    [InlineData("//127.0.0.2:{0}/feed")]
    [InlineData("http://2130706434:{0}/feed")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    public async Task A_redirect_to_a_private_address_is_not_followed(string to)
    {
        int asked = 0;
        Server? server = null;
        server = new Server(_ => ++asked == 1
            ? $"HTTP/1.1 302 Found\r\nLocation: {string.Format(CultureInfo.InvariantCulture, to, server!.Address.Port)}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            : "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret");
        using (server)
        {
            using var fetcher = new FeedFetcher(new FetchLimits { IsPublic = IPAddress.Parse("127.0.0.1").Equals });
            var fetched = await fetcher.Fetch(server.Address, null, null, TestContext.Current.CancellationToken);
            Assert.Null(fetched.Body);
            Assert.Contains("--allow-private", fetched.Failure, StringComparison.Ordinal);
            Assert.Equal(1, asked);
        }
    }

    [Fact]
    public async Task A_compressed_answer_counts_as_large_as_it_unpacks()
    {
        byte[] bomb = Stories.Formats.Reading.Gzip(new byte[40 << 20]);
        using var server = new Server(_ => $"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {bomb.Length}\r\n\r\n", bomb);
        using var fetcher = new FeedFetcher(Near);
        Assert.Contains("larger than 1 MB", (await fetcher.Fetch(server.Address, null, null, TestContext.Current.CancellationToken)).Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_says_less_than_it_sends_gives_no_more_than_it_said()
    {
        using var server = new Server(_ => "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<rss/><rss><channel/></rss>");
        using var fetcher = new FeedFetcher(Near);
        Assert.Equal("<rss/>", Encoding.UTF8.GetString((await fetcher.Fetch(server.Address, null, null, TestContext.Current.CancellationToken)).Body!));
    }

    [Fact]
    public async Task An_answer_without_end_is_cut_off()
    {
        using var server = new Server(_ => "HTTP/1.1 200 OK\r\n\r\n", new string('x', 1 << 16), 1000);
        using var fetcher = new FeedFetcher(Near);
        Assert.Contains("larger than 1 MB", (await fetcher.Fetch(server.Address, null, null, TestContext.Current.CancellationToken)).Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_answers_slowly_is_left()
    {
        using var server = new Server(_ => "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx", pause: true);
        using var fetcher = new FeedFetcher(Near with { LongestTime = TimeSpan.FromMilliseconds(300) });
        Assert.Contains("no whole answer within", (await fetcher.Fetch(server.Address, null, null, TestContext.Current.CancellationToken)).Failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, null, 5)]
    [InlineData(1, null, 10)]
    [InlineData(3, null, 40)]
    [InlineData(50, null, 60)]
    [InlineData(1, 30, 30)]
    [InlineData(1, 5000, 1440)]
    public void Pauses_grow(int failures, int? asked, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Watch.Pause(TimeSpan.FromMinutes(5), failures, asked is { } a ? TimeSpan.FromMinutes(a) : null));

    [Fact]
    public void States_survive_and_a_broken_file_is_begun_anew()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("attache-").FullName, "w.json");
        WatchState.Open(path).Keep("https://example.org/", new SourceState { Tag = "\"v1\"", Failures = 2, Files = new Dictionary<string, string> { ["a"] = "1 2" } });
        var state = WatchState.Open(path)["https://example.org/"];
        Assert.Equal(("\"v1\"", 2, "1 2"), (state.Tag, state.Failures, state.Files["a"]));
        File.WriteAllText(path, "{");
        Assert.Null(WatchState.Open(path)["https://example.org/"].Tag);
    }

    /// <summary>A server that answers as it is told, on a port of this machine.</summary>
    private sealed class Server : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource end = new();

        public Server(Func<string, string> answer, byte[] body)
            : this(answer, null, 0, false, body)
        {
        }

        public Server(Func<string, string> answer, string? more = null, int times = 0, bool pause = false)
            : this(answer, more, times, pause, [])
        {
        }

        private Server(Func<string, string> answer, string? more, int times, bool pause, byte[] body)
        {
            listener.Start();
            Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/feed"));
            _ = Task.Run(() => Serve(answer, more, times, pause, body));
        }

        public Uri Address { get; }

        public void Dispose()
        {
            end.Cancel();
            listener.Stop();
            end.Dispose();
        }

        private async Task Serve(Func<string, string> answer, string? more, int times, bool pause, byte[] body)
        {
            try
            {
                while (!end.IsCancellationRequested)
                {
                    using var client = await listener.AcceptTcpClientAsync(end.Token);
                    var stream = client.GetStream();
                    var request = new StringBuilder();
                    byte[] buffer = new byte[4096];
                    while (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
                    {
                        int n = await stream.ReadAsync(buffer, end.Token);
                        if (n == 0) break;
                        request.Append(Encoding.ASCII.GetString(buffer, 0, n));
                    }
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(answer(request.ToString())), end.Token);
                    await stream.WriteAsync(body, end.Token);
                    for (int i = 0; i < times; i++) await stream.WriteAsync(Encoding.ASCII.GetBytes(more!), end.Token);
                    if (pause) await Task.Delay(Timeout.Infinite, end.Token);
                }
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The client went away, or the test is over.
            }
        }
    }
}
