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
        using var server = new OneByOneServer(requests, Ok("v1", Feed(4)), "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n", "HTTP/1.1 503 Busy\r\nRetry-After: 1800\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", Ok("v2", Feed(5, 4)));
        string Look(int code) => Attache.Run(folder, "watch", server.Address, "--once", "--allow-private").Ends(code).Error;

        Assert.Contains(": 1 new story, ", Look(0), StringComparison.Ordinal);
        Assert.Contains(": nothing new", Look(0), StringComparison.Ordinal);
        string busy = Look(2);
        Assert.Contains("the server answers 503 Busy", busy, StringComparison.Ordinal);
        Assert.Contains("next look in 30 minutes", busy, StringComparison.Ordinal);
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
}
