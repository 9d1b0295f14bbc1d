using System.IO.Compression;
using System.Text;

namespace Attache.Tests.Unit.Stories.Formats;

/// <summary>Records of web archives as crawlers write them.</summary>
public sealed class WarcTests
{
    private const string Text = "Peru on Saturday refused to recall its ambassador to Chile, the foreign ministry said in a statement.";
    private static readonly string Page = $"<!DOCTYPE html><html lang=\"en\"><head><title>T</title></head><body><article><h1>T</h1><p>{Text}</p><p>{Text}</p><p>{Text}</p></article></body></html>";

    private static byte[] Record(string type, string content, byte[] block, string more = "") =>
        [.. Encoding.UTF8.GetBytes($"WARC/1.1\r\nWARC-Type: {type}\r\nWARC-Target-URI: https://example.org/x\r\nWARC-Date: 2020-01-02T03:04:05Z\r\n{more}Content-Type: {content}\r\nContent-Length: {block.Length}\r\n\r\n"), .. block, .. "\r\n\r\n"u8];

    private static byte[] Http(string headers, byte[] body, string status = "200 OK") => [.. Encoding.Latin1.GetBytes($"HTTP/1.1 {status}\r\n{headers}\r\n"), .. body];

    private static byte[] Chunks(byte[] body, int size) =>
        [.. body.Chunk(size).SelectMany(c => (byte[])[.. Encoding.ASCII.GetBytes($"{c.Length:x};ext=1\r\n"), .. c, .. "\r\n"u8]), .. "0\r\nTrailer: x\r\n\r\n"u8];

    private static byte[] Packed(byte[] bytes, Func<Stream, Stream> by)
    {
        using var memory = new MemoryStream();
        using (var stream = by(memory)) stream.Write(bytes);
        return memory.ToArray();
    }

    public static TheoryData<string> Transfers => ["identity", "gzip", "x-gzip", "br", "deflate", "zlib"];

    [Theory]
    [MemberData(nameof(Transfers))]
    public void A_response_however_it_was_sent(string coding)
    {
        byte[] page = Encoding.UTF8.GetBytes(Page);
        byte[] body = coding switch
        {
            "gzip" or "x-gzip" => Reading.Gzip(page),
            "br" => Packed(page, s => new BrotliStream(s, CompressionMode.Compress, leaveOpen: true)),
            "deflate" => Packed(page, s => new DeflateStream(s, CompressionMode.Compress, leaveOpen: true)),
            "zlib" => Packed(page, s => new ZLibStream(s, CompressionMode.Compress, leaveOpen: true)),
            _ => page,
        };
        string header = coding == "identity" ? "" : $"Content-Encoding: {(coding == "zlib" ? "deflate" : coding)}\r\n";
        foreach (byte[] http in (byte[][])[Http("Content-Type: text/html\r\n" + header, body), Http("Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n" + header, Chunks(body, 37))])
        {
            var story = Assert.Single(Reading.All(Record("response", "application/http; msgtype=response", http), "a.warc")).Story;
            Assert.Contains(Text, story?.Body, StringComparison.Ordinal);
            Assert.Equal("https://example.org/x", story!.Id);
        }
    }

    [Fact]
    public void What_a_crawler_took_apart_already_is_read_all_the_same()
    {
        // some write the body as it was shown and leave the headers as they were sent
        byte[] http = Http("Content-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", Encoding.UTF8.GetBytes(Page));
        Assert.Contains(Text, Assert.Single(Reading.All(Record("response", "application/http", http), "a.warc")).Story?.Body, StringComparison.Ordinal);
        foreach (string coding in (string[])["gzip", "br", "deflate", "zstd"])
        {
            http = Http($"Content-Type: text/plain\r\nContent-Encoding: {coding}\r\n", Encoding.UTF8.GetBytes(Text));
            Assert.Equal(Text, Assert.Single(Reading.All(Record("response", "application/http", http), "a.warc")).Story?.Body);
            http = Http($"Content-Type: text/plain\r\nContent-Encoding: {coding}\r\n", [0x1F, 0x8B, 0x28, 0xB5, 0x2F, 0xFD, 0xFF, 0xFE, 0, 1]);
            Assert.NotNull(Assert.Single(Reading.All(Record("response", "application/http", http), "a.warc")).Problem);
        }
    }

    [Fact]
    public void A_bomb_in_a_response_is_refused_and_the_next_record_read()
    {
        byte[] bomb = Http("Content-Type: text/html\r\nContent-Encoding: gzip\r\n", Reading.Gzip(new byte[40 << 20]));
        var results = Reading.All([.. Record("response", "application/http", bomb), .. Record("resource", "text/plain", "Peru said no."u8.ToArray())], "a.warc");
        Assert.NotNull(results[0].Problem);
        Assert.Equal("Peru said no.", results[1].Story!.Body);
    }

    [Fact]
    public void The_encoding_that_the_server_named_counts_where_the_page_names_none()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        const string polish = "Minister powiedział: „Żółć”.";
        byte[] http = Http("Content-Type: text/plain; charset=windows-1250\r\n", Encoding.GetEncoding(1250).GetBytes(polish));
        Assert.Equal(polish, Assert.Single(Reading.All(Record("response", "application/http", http), "a.warc")).Story?.Body);
    }

    [Fact]
    public void Only_what_has_a_text_of_its_own_is_read()
    {
        byte[] page = Http("Content-Type: text/html\r\n", Encoding.UTF8.GetBytes(Page)), header = Http("Content-Type: text/html\r\n", []);
        var results = Reading.All(
            [
                .. Record("warcinfo", "application/warc-fields", "software: x\r\n"u8.ToArray()),
                .. Record("request", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n"u8.ToArray()),
                .. Record("metadata", "application/warc-fields", "x: y\r\n"u8.ToArray()),
                .. Record("revisit", "application/http; msgtype=response", header, "WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest\r\n"),
                .. Record("response", "application/http; msgtype=response", Http("Content-Type: text/html\r\n", "gone"u8.ToArray(), "404 Not Found")),
                .. Record("response", "application/http; msgtype=response", Http("Location: https://example.org/y\r\n", "moved"u8.ToArray(), "301 Moved")),
                .. Record("response", "application/http; msgtype=response", Http("Content-Type: image/png\r\n", [0x89, 0x50, 0x4E, 0x47])),
                .. Record("response", "text/dns", "20200102030405\nexample.org. 300 IN A 192.0.2.1\n"u8.ToArray()),
                .. Record("response", "application/http; msgtype=response", page),
                .. Record("resource", "text/plain", "Chile said yes."u8.ToArray()),
                .. Record("conversion", "text/plain", "Bolivia said perhaps."u8.ToArray()),
                .. Record("resource", "image/png", [0x89, 0x50, 0x4E, 0x47, 0, 1, 2]),
            ], "a.warc");
        Assert.All(results, r => Assert.Null(r.Problem));
        Assert.Equal(3, results.Count);
        Assert.Contains(Text, results[0].Story!.Body, StringComparison.Ordinal);
        Assert.Equal(["Chile said yes.", "Bolivia said perhaps."], results.Skip(1).Select(r => r.Story!.Body));
    }

    [Fact]
    public void A_feed_in_an_archive_gives_its_items()
    {
        byte[] feed = "<rss><channel><title>x</title><item><title>A</title><description>Peru said no.</description></item><item><title>B</title><description>Chile said yes.</description></item></channel></rss>"u8.ToArray();
        Assert.Equal(2, Reading.All(Record("response", "application/http", Http("Content-Type: application/rss+xml\r\n", feed)), "a.warc").Count(r => r.Story is not null));
    }

    [Fact]
    public void Records_compressed_one_by_one_and_a_damaged_one()
    {
        byte[][] records = [Record("resource", "text/plain", "Peru said no."u8.ToArray()), Record("resource", "text/plain", "Chile said yes."u8.ToArray()), Record("resource", "text/plain", "Bolivia said perhaps."u8.ToArray())];
        Assert.Equal(3, Reading.All([.. records.SelectMany(Reading.Gzip)], "a.warc.gz").Count(r => r.Story is not null));
        using var compressor = new ZstdSharp.Compressor();
        Assert.Equal(3, Reading.All([.. records.SelectMany(r => compressor.Wrap(r).ToArray())], "a.warc.zst").Count(r => r.Story is not null));
        byte[] second = Reading.Gzip(records[1]);
        second[second.Length - 12] ^= 0xFF;
        var results = Reading.All([.. Reading.Gzip(records[0]), .. second, .. Reading.Gzip(records[2])], "a.warc.gz");
        Assert.Equal("Peru said no.", results[0].Story!.Body);
        Assert.Contains(results, r => r.Problem is not null);
    }
}
