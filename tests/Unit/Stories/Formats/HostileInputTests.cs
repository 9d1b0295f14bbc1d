using System.Text;
using Attache.Stories;

namespace Attache.Tests.Unit.Stories.Formats;

/// <summary>Input made to hang, to fill the memory or to get out. Each is refused with its reason; what stands beside it is read.</summary>
public sealed class HostileInputTests
{
    private const string Good = "{\"text\":\"Peru said no.\"}";

    [Theory]
    [InlineData("<!DOCTYPE l [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><rss><channel><item><title>&b;</title></item></channel></rss>")]
    [InlineData("<!DOCTYPE l [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><item><description>&x;</description></item></channel></rss>")]
    [InlineData("<!DOCTYPE l SYSTEM \"http://127.0.0.1:9/evil.dtd\"><rss><channel/></rss>")]
    public void Document_types_are_refused(string xml)
    {
        var problem = Reading.Refused(xml, "a.xml");
        Assert.Contains("document type", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_gzip_bomb_is_refused_with_the_figure()
    {
        byte[] bomb = Reading.Gzip(new byte[40 << 20]);
        Assert.Contains("200 to 1", Assert.Single(Reading.All(bomb, "a.jsonl.gz")).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bomb_in_a_bomb_is_refused()
    {
        byte[] bomb = Reading.Gzip(Reading.Gzip(Reading.Gzip(Reading.Gzip(Encoding.UTF8.GetBytes("Peru said no.")))));
        Assert.Contains("archives within archives", Reading.Refused(bomb, "a.txt.gz").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_bomb_is_bounded_and_the_rest_is_read()
    {
        byte[] lines = new byte[40 << 20];
        var results = Reading.All(Reading.Zip(("a.jsonl", lines), ("b.txt", Encoding.UTF8.GetBytes("Peru said no."))), "x.zip");
        Assert.Contains(results, r => r.Problem?.Message.Contains("200 to 1", StringComparison.Ordinal) == true);
        // many files that are each just small enough
        var many = Enumerable.Range(0, 6).Select(i => ($"{i}.jsonl", new byte[15 << 20])).ToArray();
        Assert.Contains("the rest is refused", Reading.All(Reading.Zip(many), "y.zip")[^1].Problem!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../etc/evil.txt")]
    [InlineData("/etc/evil.txt")]
    [InlineData("a\\..\\..\\evil.txt")]
    [InlineData("C:/evil.txt")]
    public void Names_that_lead_out_of_an_archive_are_refused(string name)
    {
        var results = Reading.All(Reading.Zip((name, "Peru said no."u8.ToArray()), ("zz.txt", "Peru said yes."u8.ToArray())), "x.zip");
        Assert.Contains("leads out", results[0].Problem!.Message, StringComparison.Ordinal);
        Assert.Equal("Peru said yes.", results[1].Story!.Body);
    }

    [Fact]
    public void A_line_of_100_MB_is_passed_over()
    {
        var results = new StoryFiles(Reading.Day).Read(new Pieces(Good + "\n{\"text\":\"", new string('x', 1 << 20), 100, "\"}\n" + Good + "\n"), "a.jsonl").ToList();
        Assert.NotNull(results[0].Story);
        Assert.Contains("line 2", results[1].Problem!.Origin, StringComparison.Ordinal);
        Assert.Contains("too large for one story (the limit is 8 MB)", results[1].Problem!.Message, StringComparison.Ordinal);
        Assert.NotNull(results[2].Story);
    }

    [Theory]
    [InlineData("a.txt")]
    [InlineData("a.json")]
    [InlineData("a.html")]
    [InlineData("a.csv")]
    [InlineData("a.warc")]
    public void A_file_that_never_ends_is_bounded(string name)
    {
        string head = name switch { "a.json" => "{\"text\":\"", "a.html" => "<html><p>", "a.csv" => "text\n\"", "a.warc" => "WARC/1.0\n", _ => "Peru " };
        var results = new StoryFiles(Reading.Day).Read(new Pieces(head, new string('x', 1 << 20), 40, ""), name).ToList();
        Assert.NotNull(Assert.Single(results).Problem);
    }

    [Fact]
    public void A_feed_that_never_ends_gives_its_items_one_after_the_other()
    {
        const string item = "<item><title>T</title><description>Peru said no.</description></item>";
        using var endless = new Pieces("<rss><channel>", item, int.MaxValue, "");
        Assert.Equal(5000, new StoryFiles(Reading.Day).Read(endless, "a.rss").Take(5000).Count(r => r.Story is not null));
        // and an item that never ends is refused
        var results = new StoryFiles(Reading.Day).Read(new Pieces("<rss><channel><item><description>", new string('x', 1 << 20), 100, ""), "a.rss").ToList();
        Assert.Contains("larger than", Assert.Single(results).Problem!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.rss", "<rss><channel><item><description>", "larger than 8 MB")]
    [InlineData("a.rss", "<rss><channel><title>", "larger than 8 MB")]
    [InlineData("a.rss", "<rss><channel><item a=\"", "larger than 8 MB")]
    [InlineData("a.rss", "<rss><channel><item><", "larger than 8 MB")]
    [InlineData("a.rss", "<rss><channel><item><description><![CDATA[<", "larger than 8 MB")]
    [InlineData("a.rss", "<rss><channel><?x ", "larger than 8 MB")]
    [InlineData("a.rss", "<rss><channel><!-- ", "larger than 8 MB")]
    [InlineData("a.csv", "text,date\n\"", "longer than 8 million")]
    [InlineData("a.csv", "text,date\n", "longer than 8 million")]
    [InlineData("a.tsv", "text\tdate\nx\t", "longer than 8 million")]
    [InlineData("a.csv", "", "longer than 8 million")]
    public void What_never_ends_is_refused_before_it_fills_the_memory(string name, string head, string says)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        var results = new StoryFiles(Reading.Day).Read(new Pieces(head, new string('x', 1 << 20), 400, ""), name).ToList();
        Assert.Contains(says, Assert.Single(results).Problem?.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200L << 20);
    }

    [Theory]
    [InlineData(",")]
    [InlineData("a;")]
    [InlineData("\"a\",")]
    public void A_row_of_fields_without_end_is_refused(string field)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        var results = new StoryFiles(Reading.Day).Read(new Pieces("text,date\nPeru said no.,2019-05-04\n", string.Concat(Enumerable.Repeat(field, 1 << 18)), 400, ""), "a.csv").ToList();
        Assert.Equal("Peru said no.", results[0].Story?.Body);
        Assert.Contains("more than 500,000 fields", results[1].Problem?.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 300L << 20);
    }

    [Fact]
    public void Objects_without_number_are_not_held_together()
    {
        string objects = "[" + string.Concat(Enumerable.Repeat("{},", 2_000_000)) + "{}]";
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.NotNull(new StoryFiles(Reading.Day).Read(new MemoryStream(Encoding.UTF8.GetBytes(objects)), "a.json").First().Problem);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 250L << 20);
    }

    [Theory]
    [InlineData("<p>x")]
    [InlineData("<br>")]
    [InlineData("<li>x")]
    [InlineData("<div>x</div>")]
    [InlineData("<b>x</b> ")]
    [InlineData("<table><tr><td>x</table>")]
    public void A_page_of_elements_without_number_is_refused(string piece)
    {
        string page = "<html><body>" + string.Concat(Enumerable.Repeat(piece, 300_000));
        Assert.Contains("more than", Reading.Refused(page[..Math.Min(page.Length, 3 << 20)], "a.html").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_of_lines_without_number_is_refused() =>
        Assert.Contains("paragraphs", Reading.Refused("LIMA, 4 May 2019 (AG) — Peru said no.\n" + string.Concat(Enumerable.Repeat("Go.\n", 200_000)), "a.txt").Message, StringComparison.Ordinal);

    [Fact]
    public void A_text_that_is_longer_than_any_story_is_refused() =>
        Assert.Contains("more than 1,000,000 characters", Reading.Refused(string.Concat(Enumerable.Repeat("Peru said no to Chile. ", 50_000)), "a.txt").Message, StringComparison.Ordinal);

    [Fact]
    public void Invalid_utf8()
    {
        byte[] text = [.. "LIMA, 4 May 2019 (AG) — Peru said "u8, 0xC3, 0x28, 0xFF, .. " no.\n"u8];
        Assert.All(Reading.All(text, "a.txt"), r => Assert.True(r.Story is not null || r.Problem is not null));
        var results = Reading.All([.. Encoding.UTF8.GetBytes(Good), (byte)'\n', .. "{\"text\":\"Peru "u8, 0xC3, 0x28, .. "\"}\n"u8, .. Encoding.UTF8.GetBytes(Good)], "a.jsonl");
        Assert.Equal(3, results.Count(r => r.Story is not null));
    }

    [Fact]
    public void Deep_json()
    {
        string deep = new string('[', 100_000);
        Assert.Contains("nested deeper than 64", Reading.Refused(deep, "a.json").Message, StringComparison.Ordinal);
        Assert.Contains("nested deeper than 64", Reading.Refused(string.Concat(Enumerable.Repeat("{\"a\":", 100_000)), "a.json").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<b><p>")]
    [InlineData("<div></x>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<ruby><rt>")]
    [InlineData("<option><optgroup>")]
    [InlineData("<a href=x><i>")]
    [InlineData("<svg><g>")]
    [InlineData("<dl><dt><dl>")]
    public void Deep_html(string piece)
    {
        string deep = "<html>" + string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
        Assert.Contains("nested too deeply", Reading.Refused(deep, "a.html").Message, StringComparison.Ordinal);
        Assert.Contains("nested too deeply", Reading.Refused("{\"body_html\":" + System.Text.Json.JsonSerializer.Serialize(deep) + "}", "a.json").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_xml_is_read_without_recursion()
    {
        string deep = $"<rss><channel><item><description>{string.Concat(Enumerable.Repeat("<a>", 50_000))}x{string.Concat(Enumerable.Repeat("</a>", 50_000))}</description></item></channel></rss>";
        Assert.Contains("nested too deeply", Reading.Refused(deep, "a.xml").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n")]
    [InlineData("WARC/1.0\r\nContent-Length: -5\r\n\r\n")]
    [InlineData("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 2000000000\r\n\r\nx")]
    [InlineData("WARC/1.0\r\n")]
    public void A_record_that_lies_about_its_length(string warc) => Assert.All(Reading.All(warc, "a.warc"), r => Assert.NotNull(r.Problem));

    /// <summary>A head, a piece many times over, a tail: never in memory as a whole.</summary>
    private sealed class Pieces(string head, string piece, int times, string tail) : Stream
    {
        private byte[] now = Encoding.UTF8.GetBytes(head);
        private readonly byte[] middle = Encoding.UTF8.GetBytes(piece);
        private int at;
        private int given;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            while (at == now.Length)
            {
                if (given > times) return 0;
                (now, at) = (given == times ? Encoding.UTF8.GetBytes(tail) : middle, 0);
                given++;
            }
            int n = Math.Min(count, now.Length - at);
            now.AsSpan(at, n).CopyTo(buffer.AsSpan(offset));
            at += n;
            return n;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
