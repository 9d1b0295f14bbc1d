using System.Text;
using Attache.Stories;

namespace Attache.Tests.Unit.Stories.Formats;

public sealed class OtherFormatsTests
{
    [Fact]
    public void Json_feed()
    {
        var results = Reading.All("""
            {"version":"https://jsonfeed.org/version/1.1","title":"Example","items":[
             {"id":"1","url":"https://example.org/1","title":"T","content_html":"<p>Peru met Chile.</p>","date_published":"2019-05-04T10:00:00Z","authors":[{"name":"A. Writer"}]},
             {"id":"2","content_text":"Peru said no.","date_published":"2019-05-04T10:00:00Z"}, 7]}
            """, "feed.json");
        Assert.Equal(3, results.Count);
        var one = results[0].Story!;
        Assert.Equal(("1", "T", "A. Writer", "Peru met Chile.", "Example"), (one.Id, one.Headline, one.Byline, one.Body, one.Publisher));
        Assert.Equal("Peru said no.", results[1].Story!.Body);
        Assert.Contains("item 3", results[2].Problem!.Origin, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_lines_with_fields_of_their_own()
    {
        var map = FieldMap.Parse("body=story.full text,date=when,uri=key", out _);
        var story = Reading.One("""{"key":"k1","when":"4 May 2019","story":{"full_text":"Peru said no."},"text":"not this"}""", "a.jsonl", map);
        Assert.Equal(("k1", "Peru said no.", "2019-05-04"), (story.Id, story.Body, story.Published.ToString()));
    }

    [Fact]
    public void Messages_name_the_line_and_what_there_is()
    {
        var results = Reading.All("{\"text\":\n{\"id\":1,\"txt\":\"Peru said no.\"}\n{\"uri\":\"u\",\"versioncreated\":\"2019-05-04\"}\n", "a.jsonl");
        Assert.Equal("a.jsonl, line 1: the JSON is broken at byte 9; repair the file or fetch it again", results[0].Problem?.ToString());
        Assert.Contains("of its keys (id, txt) none", results[1].Problem?.ToString(), StringComparison.Ordinal);
        Assert.Contains("--fields body=KEY", results[1].Problem?.ToString(), StringComparison.Ordinal);
        Assert.Contains("body_text (ninjs 1)", results[2].Problem?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_that_go_by_the_name_of_json_are_lines() => Assert.Equal(2, Reading.All("{\"text\":\"Peru said no.\"}\n{\"text\":\"Peru said yes.\"}\n", "a.json").Count(r => r.Story is not null));

    [Theory]
    [InlineData("body", "pairs such as")]
    [InlineData("bodi=x", "bodi=x")]
    [InlineData("", "no fields")]
    public void Wrong_fields_are_told(string text, string says)
    {
        Assert.Null(FieldMap.Parse(text, out string? error));
        Assert.Contains(says, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Peru &amp; Chile met at the &#8220;summit&#8221;.\nThey agreed.", "Peru & Chile met at the “summit”.\nThey agreed.")]
    [InlineData("<p>Peru met Chile.</p><p>They a\u00ADgreed.</p>", "Peru met Chile.\nThey agreed.")]
    [InlineData("Peru & Chile a\u00ADgreed: 3 < 4.", "Peru & Chile agreed: 3 < 4.")]
    [InlineData("AT&T said no; R&D goes on.", "AT&T said no; R&D goes on.")]
    public void Fields_that_hold_markup_all_the_same(string value, string body) =>
        Assert.Equal(body, Reading.One(System.Text.Json.JsonSerializer.Serialize(new { text = value }), "a.json").Body);

    [Theory]
    [InlineData("Read more: Talks in Lima fail")]
    [InlineData("Follow us on Example for more.")]
    [InlineData("Copyright 2019 Example Agency")]
    [InlineData("(AG) 2019. All rights reserved.")]
    [InlineData("Advertisement")]
    public void Boilerplate_is_no_sentence(string line)
    {
        var story = Reading.One($"LIMA, 4 May 2019 (AG) — Peru said no.\n\n{line}\n\nChile said yes.\n", "a.txt");
        Assert.Equal(["Peru said no.", "Chile said yes."], story.Layout.Paragraphs.Select(p => p.Of(story.Body)));
    }

    [Fact]
    public void Lines_on_standard_input_are_told_from_one_object()
    {
        Assert.Equal(2, Reading.All("{\"text\":\"Peru said no.\"}\n{\"text\":\"Peru said yes.\"}\n", "-").Count(r => r.Story is not null));
        Assert.Equal("Peru said no.", Reading.One("{\n\"text\":\"Peru said no.\"\n}\n", "-").Body);
    }

    [Theory]
    [InlineData("id,Title,TEXT,date\n7,T,\"Peru said \"\"no\"\".\nChile agreed.\",2019-05-04\n", "a.csv")]
    [InlineData("id;title;text;date\n7;T;\"Peru said \"\"no\"\".\nChile agreed.\";2019-05-04\n", "a.csv")]
    [InlineData("id\ttitle\ttext\tdate\n7\tT\t\"Peru said \"\"no\"\".\nChile agreed.\"\t2019-05-04\n", "a.tsv")]
    public void Tables(string table, string name)
    {
        var story = Reading.One(table, name);
        Assert.Equal(("7", "T", "Peru said \"no\".\nChile agreed.", "2019-05-04"), (story.Id, story.Headline, story.Body, story.Published.ToString()));
    }

    [Fact]
    public void A_table_in_another_encoding()
    {
        var results = Reading.All(Encoding.Latin1.GetBytes("text,date\n\"Le président du Pérou a rencontré le ministre à l'été, a-t-il déclaré.\",2019-05-04\n"), "a.csv");
        Assert.Contains("Pérou", results[0].Story!.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_a_column_of_texts_says_what_it_has() =>
        Assert.Contains("--fields body=COLUMN", Reading.Refused("a,b\n1,2\n", "a.csv").ToString(), StringComparison.Ordinal);

    private const string Page = """
        <!DOCTYPE html><html lang="en"><head><title>Peru says no | Example</title><meta property="og:site_name" content="Example News">
        <link rel="canonical" href="https://example.org/peru"><script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2019-05-04T10:00:00Z"}</script></head>
        <body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Peru says no</h1>
        <p>Peru on Saturday refused to recall its ambassador to Chile, the foreign ministry said in a statement after a meeting of the cabinet.</p>
        <p>The minister told reporters that talks with the neighbouring country, which began in March, would go on in the capital next week.</p>
        <p>Chile had asked for the recall after a row over fishing in waters that both states claim, and has closed its consulate in the port.</p></article>
        <footer>Sign up for our newsletter. Copyright Example</footer></body></html>
        """;

    [Fact]
    public void A_page()
    {
        var story = Reading.One(Page, "a.html");
        Assert.StartsWith("Peru on Saturday", story.Body.Replace("Peru says no\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("World", story.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("newsletter", story.Body, StringComparison.Ordinal);
        Assert.Equal(("https://example.org/peru", "Peru says no", "Example News", "en"), (story.Id, story.Headline, story.Publisher, story.Language));
        Assert.Equal(new DateOnly(2019, 5, 4), story.Published.Day);
    }

    [Fact]
    public void A_web_archive()
    {
        string http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + Page;
        string Record(string type, string content, string block, int? length = null) =>
            $"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Target-URI: https://example.org/x\r\nContent-Type: {content}\r\nContent-Length: {length ?? Encoding.UTF8.GetByteCount(block)}\r\n\r\n{block}\r\n\r\n";
        string archive = Record("warcinfo", "application/warc-fields", "software: x\r\n") + Record("request", "application/http", "GET / HTTP/1.1\r\n\r\n")
            + Record("response", "application/http; msgtype=response", http) + Record("conversion", "text/plain", "Peru said no.\n");
        var results = Reading.All(archive, "a.warc");
        Assert.Equal(["https://example.org/peru", null], results.Select(r => r.Story?.Uri));
        Assert.Equal("Peru said no.\n", results[1].Story!.Body);
        // each record compressed by itself, as archives of the web are
        var parts = archive.Split("WARC/1.0", StringSplitOptions.RemoveEmptyEntries).Select(p => Reading.Gzip(Encoding.UTF8.GetBytes("WARC/1.0" + p)));
        Assert.Equal(2, Reading.All([.. parts.SelectMany(p => p)], "a.warc.gz").Count(r => r.Story is not null));
        // a length that lies
        Assert.Contains("ends within", Reading.Refused(Record("resource", "text/plain", "Peru said no.", 5_000_000), "a.warc").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compressed_files_and_archives()
    {
        byte[] text = Encoding.UTF8.GetBytes("LIMA, 4 May 2019 (AG) — Peru said no.\n"), lines = Encoding.UTF8.GetBytes("{\"text\":\"Peru said no.\"}\n{\"text\":\"Peru said yes.\"}\n");
        using var compressor = new ZstdSharp.Compressor();
        Assert.Equal(new DateOnly(2019, 5, 4), Assert.Single(Reading.All(Reading.Gzip(text), "a.txt.gz")).Story!.Published.Day);
        Assert.Equal(2, Reading.All(compressor.Wrap(lines).ToArray(), "a.jsonl.zst").Count);
        var results = Reading.All(Reading.Zip(("b/two.jsonl", lines), ("a/one.txt", text), ("image.png", [1, 2, 3]), ("c.txt.gz", Reading.Gzip(text))), "x.zip");
        Assert.Equal(["x.zip, a/one.txt", "x.zip, b/two.jsonl, line 1", "x.zip, b/two.jsonl, line 2", "x.zip, c.txt.gz"], results.Select(r => r.Story!.Origin));
    }

    [Fact]
    public void Patterns_and_folders_come_in_the_order_of_names()
    {
        string folder = Directory.CreateTempSubdirectory("attache-").FullName;
        try
        {
            foreach (string name in (string[])["b.txt", "a/x.txt", "a.txt", "a-b.txt", "a/y.md", "c/d/e.txt"])
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!);
                File.WriteAllText(Path.Combine(folder, name), "Peru said no.");
            }
            string[] Names(string path) => [.. StoryFiles.Files([path]).Select(f => Path.GetRelativePath(folder, f.Path))];
            Assert.Equal(["a-b.txt", "a.txt", Path.Combine("a", "x.txt"), "b.txt", Path.Combine("c", "d", "e.txt")], Names(folder));
            Assert.Equal(["a-b.txt", "a.txt", "b.txt"], Names(Path.Combine(folder, "*.txt")));
            Assert.Equal(5, Names(Path.Combine(folder, "**", "*.txt")).Length);
            Assert.Contains("no file fits", StoryFiles.Files([Path.Combine(folder, "*.xyz")]).Single().Problem!.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }
}
