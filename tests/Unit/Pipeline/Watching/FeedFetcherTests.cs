using System.Globalization;
using System.Net;
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
    [InlineData("64:ff9b::808:808", true)]
    [InlineData("64:ff9b:1::808:808", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("2001:0:808:808::", false)]
    [InlineData("ff02::1", false)]
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
    [InlineData("inside.example", "10.0.0.7")]
    [InlineData("mapped.example", "::ffff:10.0.0.7")]
    [InlineData("nat.example", "64:ff9b::10.0.0.7")]
    [InlineData("both.example", "fd00::1", "169.254.169.254")]
    [InlineData("nowhere.example")]
    public async Task A_name_that_leads_to_private_addresses_is_not_called(string name, params string[] addresses)
    {
        using var fetcher = new FeedFetcher(new FetchLimits { Resolve = (_, _) => Task.FromResult<IPAddress[]>([.. addresses.Select(IPAddress.Parse)]) });
        var fetched = await fetcher.Fetch(new Uri($"http://{name}:9/"), null, null, TestContext.Current.CancellationToken);
        Assert.Contains($"{name} is an address of this machine or network", fetched.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_changes_its_address_in_between_is_looked_at_each_time()
    {
        // public when it is asked first, private when the redirect leads to it again
        int asked = 0, served = 0;
        Server? server = null;
        server = new Server(_ => ++served == 1 ? $"HTTP/1.1 302 Found\r\nLocation: http://rebound.example:{server!.Address.Port}/x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" : "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret");
        using (server)
        {
            using var fetcher = new FeedFetcher(new FetchLimits
            {
                IsPublic = IPAddress.Parse("127.0.0.1").Equals,
                Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(++asked == 1 ? "127.0.0.1" : "127.0.0.2")]),
            });
            var fetched = await fetcher.Fetch(new Uri($"http://rebound.example:{server.Address.Port}/"), null, null, TestContext.Current.CancellationToken);
            Assert.Null(fetched.Body);
            Assert.Contains("--allow-private", fetched.Failure, StringComparison.Ordinal);
            Assert.Equal((2, 1), (asked, served));
        }
    }

    [Fact]
    public async Task Of_many_addresses_only_public_ones_are_called()
    {
        using var server = new Server(_ => "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<rss/>");
        using var fetcher = new FeedFetcher(new FetchLimits { IsPublic = IPAddress.Parse("127.0.0.1").Equals, Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.7"), IPAddress.Parse("127.0.0.1")]) });
        Assert.NotNull((await fetcher.Fetch(new Uri($"http://many.example:{server.Address.Port}/"), null, null, TestContext.Current.CancellationToken)).Body);
    }

    [Theory]
    [InlineData("Retry-After: 120\r\n", 120)]
    [InlineData("Date: Sat, 04 May 2019 10:00:00 GMT\r\nRetry-After: Sat, 04 May 2019 10:05:00 GMT\r\n", 300)]
    [InlineData("Retry-After: Sat, 04 May 2019 10:05:00 GMT\r\n", 600)]
    [InlineData("Retry-After: Sat, 04 May 2019 09:00:00 GMT\r\n", null)]
    [InlineData("Retry-After: soon\r\n", null)]
    public async Task Too_many_requests(string header, int? seconds)
    {
        using var server = new Server(_ => $"HTTP/1.1 429 Too Many Requests\r\n{header}Content-Length: 0\r\n\r\n");
        using var fetcher = new FeedFetcher(Near, new ManualClock(DateTimeOffset.Parse("2019-05-04T09:55:00Z", CultureInfo.InvariantCulture)));
        var fetched = await fetcher.Fetch(server.Address, null, null, TestContext.Current.CancellationToken);
        Assert.Contains("429 Too Many Requests", fetched.Failure, StringComparison.Ordinal);
        Assert.Equal(seconds is { } s ? TimeSpan.FromSeconds(s) : null, fetched.RetryAfter);
    }

    [Fact]
    public async Task What_is_gone_is_gone()
    {
        using var server = new Server(_ => "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n");
        using var fetcher = new FeedFetcher(Near);
        var fetched = await fetcher.Fetch(server.Address, null, null, TestContext.Current.CancellationToken);
        Assert.Contains("take it out", fetched.Failure, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromDays(1), fetched.RetryAfter);
    }

    [Theory]
    [InlineData(301, true)]
    [InlineData(308, true)]
    [InlineData(302, false)]
    [InlineData(307, false)]
    public async Task A_move_for_good_is_told(int code, bool isForGood)
    {
        using var server = new Server(r => r.StartsWith("GET /feed", StringComparison.Ordinal) ? $"HTTP/1.1 {code} Moved\r\nLocation: /new\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" : "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<rss/>");
        using var fetcher = new FeedFetcher(Near);
        var fetched = await fetcher.Fetch(server.Address, null, null, TestContext.Current.CancellationToken);
        Assert.NotNull(fetched.Body);
        Assert.Equal(isForGood ? "/new" : null, fetched.Moved?.AbsolutePath);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFF\r\n<rss>")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999\r\n\r\n<rss/>")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 6\r\n\r\n<rss/>")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://\r\nContent-Length: 0\r\n\r\n")]
    public async Task A_server_that_lies_gives_a_reason_and_no_answer(string answer)
    {
        using var server = new Server(_ => answer);
        using var fetcher = new FeedFetcher(Near with { LongestTime = TimeSpan.FromSeconds(20) });
        var fetched = await fetcher.Fetch(server.Address, null, null, TestContext.Current.CancellationToken);
        Assert.Null(fetched.Body);
        Assert.False(string.IsNullOrWhiteSpace(fetched.Failure));
    }

    [Fact]
    public async Task A_compressed_answer_that_breaks_off_is_none()
    {
        byte[] half = Stories.Formats.Reading.Gzip(Encoding.UTF8.GetBytes("<rss><channel>" + string.Concat(Enumerable.Range(0, 3000).Select(i => $"<item><title>{i * 7919}</title></item>"))));
        half = half[..(half.Length / 2)];
        using var server = new Server(_ => $"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {half.Length}\r\n\r\n", half);
        using var fetcher = new FeedFetcher(Near);
        Assert.Contains("breaks off", (await fetcher.Fetch(server.Address, null, null, TestContext.Current.CancellationToken)).Failure, StringComparison.Ordinal);
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
}
