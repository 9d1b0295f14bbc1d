namespace Attache.Tests.Golden;

/// <summary>The built program, watching.</summary>
public sealed class WatchTests
{
    private const string Story = "LIMA, 4 May 2019 (AG) — Peru expelled the ambassador of Chile on Saturday.\nChile called the decision unjustified.\n";

    [Fact]
    public void A_folder_is_read_once_and_then_only_what_is_new()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("in"));
        folder.Write("in/a.txt", System.Text.Encoding.UTF8.GetBytes(Story));
        var first = Attache.Run(folder, "watch", "in", "--once").Ends(0);
        Assert.Contains("in: 1 new story", first.Error, StringComparison.Ordinal);
        Assert.Contains("in: nothing new", Attache.Run(folder, "watch", "in", "--once").Ends(0).Error, StringComparison.Ordinal);
        folder.Write("in/b.jsonl", System.Text.Encoding.UTF8.GetBytes("{\"text\":\"Peru closed its embassy in Chile.\",\"date\":\"2019-05-05\"}\n{\n"));
        var third = Attache.Run(folder, "watch", "in", "--once").Ends(2);
        Assert.Contains("in: 1 new story", third.Error, StringComparison.Ordinal);
        Assert.Contains("b.jsonl, line 2", third.Error, StringComparison.Ordinal);
        Assert.Equal(2, Attache.Run(folder, "stories", "--format", "jsonl").Ends(0).Lines.Length);
    }

    [Fact]
    public void A_report_tells_what_became_of_each_file()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("in"));
        folder.Write("in/a.txt", System.Text.Encoding.UTF8.GetBytes(Story));
        folder.Write("in/b.txt", System.Text.Encoding.UTF8.GetBytes(Story));
        folder.Write("in/c.json", "{"u8.ToArray());
        Attache.Run(folder, "read", "in", "--format", "none", "--report", "report.jsonl").Ends(2);
        string[] lines = File.ReadAllLines(folder.File("report.jsonl"));
        Assert.Equal(3, lines.Length);
        Assert.Contains("\"read\":1", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"copies\":1", lines[1], StringComparison.Ordinal);
        Assert.Contains("the JSON is broken", lines[2], StringComparison.Ordinal);
        // interrupted or not, what is there is passed over
        Attache.Run(folder, "read", "in", "--only-new", "--report", "report.jsonl").Ends(2);
        Assert.Contains("\"known\":1", File.ReadAllLines(folder.File("report.jsonl"))[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_feed_is_asked_for_what_is_new_and_what_was_seen_survives_restarts()
    {
        using var folder = new TemporaryFolder();
        static string Item(int n) => $"<item><guid>urn:x:{n}</guid><title>T</title><pubDate>Sat, 0{n} May 2019 10:00:00 GMT</pubDate><description>Peru expelled the ambassador of Chile on Friday, report {n}.</description></item>";
        static string Feed(params int[] items) => $"<rss version=\"2.0\"><channel><title>News</title>{string.Concat(items.Select(Item))}</channel></rss>";
        static string Ok(string tag, string body) => $"HTTP/1.1 200 OK\r\nETag: \"{tag}\"\r\nContent-Type: application/rss+xml\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";
        var requests = new List<string>();
        using var server = new OneByOneServer(requests, Ok("v1", Feed(4)), "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n", "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", Ok("v2", Feed(5, 4)));
        string Look(int code) => Attache.Run(folder, "watch", server.Address, "--once", "--allow-private").Ends(code).Error;

        Assert.Contains(": 1 new story, ", Look(0), StringComparison.Ordinal);
        Assert.Contains(": nothing new", Look(0), StringComparison.Ordinal);
        Assert.Contains("the server answers 503 Busy", Look(2), StringComparison.Ordinal);
        string again = Look(0);
        Assert.Contains(": 1 new story, ", again, StringComparison.Ordinal);
        Assert.Contains(", 1 known already", again, StringComparison.Ordinal);
        Assert.DoesNotContain("If-None-Match", requests[0], StringComparison.OrdinalIgnoreCase);
        Assert.All(requests[1..], r => Assert.Contains("If-None-Match: \"v1\"", r, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(2, Attache.Run(folder, "stories", "--format", "jsonl").Ends(0).Lines.Length);
    }

    [Fact]
    public void A_feed_on_this_machine_is_not_called_unless_one_says_so() =>
        Assert.Contains("--allow-private", Attache.Run(new TemporaryFolder(), "watch", "http://127.0.0.1:9/rss", "--once").Ends(2).Error, StringComparison.Ordinal);

    [Fact]
    public void A_watch_that_was_killed_goes_on_where_it_was()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "sends a signal");
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("in"));
        folder.Write("in/a.txt", Story);
        static string Feed(int items) => $"<rss version=\"2.0\"><channel><title>News</title>{string.Concat(Enumerable.Range(1, items).Select(n => $"<item><guid>urn:x:{n}</guid><title>T</title><pubDate>Sat, 0{n} May 2019 10:00:00 GMT</pubDate><description>Peru expelled {n * 17} diplomats of Chile on Friday.</description></item>"))}</channel></rss>";
        static string Ok(string tag, string body) => $"HTTP/1.1 200 OK\r\nETag: \"{tag}\"\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";
        var requests = new List<string>();
        using var server = new OneByOneServer(requests, Ok("v1", Feed(2)), Ok("v2", Feed(3)), "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n");
        using (var process = Attache.Start(folder, "watch", "in", server.Address, "--every", "1h", "--allow-private"))
        {
            Assert.Contains("in: 1 new story", process.StandardError.ReadLine(), StringComparison.Ordinal);
            Assert.Contains(": 2 new stories", process.StandardError.ReadLine(), StringComparison.Ordinal);
            // told before it is kept: what is kept is written within a moment
            for (int i = 0; i < 100 && !(File.Exists(folder.File("attache.db.watch.json")) && File.ReadAllText(folder.File("attache.db.watch.json")).Contains("v1", StringComparison.Ordinal)); i++) Thread.Sleep(50);
            process.Kill();
            process.WaitForExit();
        }
        Attache.Run(folder, "ledger", "verify").Ends(0);
        var second = Attache.Run(folder, "watch", "in", server.Address, "--once", "--allow-private").Ends(0);
        Assert.Contains("in: nothing new", second.Error, StringComparison.Ordinal);
        Assert.Contains(": 1 new story, ", second.Error, StringComparison.Ordinal);
        Assert.Contains(", 2 known already", second.Error, StringComparison.Ordinal);
        Assert.Contains("If-None-Match: \"v1\"", requests[1], StringComparison.OrdinalIgnoreCase);
        // and where the state itself is lost, the ledger knows what it has
        File.WriteAllText(folder.File("attache.db.watch.json"), "{\"in");
        Assert.Contains("in: 0 new stories, 0 findings, 1 known already", Attache.Run(folder, "watch", "in", "--once").Ends(0).Error, StringComparison.Ordinal);
        Assert.Equal(4, Attache.Run(folder, "stories", "--format", "jsonl").Ends(0).Lines.Length);
    }
}
