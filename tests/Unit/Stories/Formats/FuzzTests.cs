using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Attache.Stories;
using CsCheck;

namespace Attache.Tests.Unit.Stories.Formats;

/// <summary>
/// Every reader on seeds of its format with bytes changed, cut, doubled and mixed: nothing but stories and problems comes
/// out. <c>ATTACHE_FUZZ</c> says how many inputs for each reader; <c>./dev soak fuzz</c> runs a million and more.
/// </summary>
public sealed class FuzzTests
{
    private static readonly int Inputs = int.TryParse(Environment.GetEnvironmentVariable("ATTACHE_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : 300;

    [SuppressMessage("Performance", "CA1861", Justification = "read once")]
    private static readonly Dictionary<string, string[]> Seeds = new(StringComparer.Ordinal)
    {
        ["a.txt"] = ["LIMA, 4 May 2019 (AG) — Peru said no.\n\nBy A. Writer\n\nTalks failed, he said.\n\nab/cd/AG\n", "HEADLINE OF IT\n\n\"Peru\"\r\nsaid 'no'.\u2028(ENDS)\n"],
        ["a.json"] = ["{\"uri\":\"u\",\"versionCreated\":\"2019-05-04T10:00:00Z\",\"bodies\":[{\"contentType\":\"text/html\",\"value\":\"<p>Peru &amp; x</p>\"}],\"headlines\":[{\"value\":\"H\"}]}", "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":1,\"content_text\":\"Peru.\"}]}", "{\"uri\":\"u\",\"pubStatus\":\"canceled\",\"embargoed\":\"2019-05-04\",\"infoSources\":[{\"name\":\"A\"}],\"bodies\":[{\"contentType\":\"application/nitf+xml\",\"value\":\"<nitf><body><body.head><hl1>x</hl1></body.head><body.content><p>Peru</p></body.content></body></nitf>\"}]}", "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"a&amp;b\",\"language\":\"fr\",\"items\":[{\"id\":\"1\",\"summary\":\"&amp;lt;p&amp;gt;Peru\",\"author\":{\"name\":\"x\"}}]}"],
        ["a.jsonl"] = ["{\"text\":\"Peru said no.\",\"date\":\"2019-05-04\"}\n{\"text\":\"\\ud83d\\ude00 Peru\"}\n\n[]\n"],
        ["a.xml"] = ["<rss><channel><title>x</title><item><title>a</title><description><![CDATA[<p>Peru&nbsp;</p>]]></description><pubDate>Sat, 04 May 2019 10:00:00 GMT</pubDate></item></channel></rss>", "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"g\" version=\"1\"><itemMeta><versionCreated>2019-05-04</versionCreated></itemMeta><contentSet><inlineXML><html><body><p>Peru</p></body></html></inlineXML></contentSet></newsItem>", "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>1</id><content type=\"xhtml\"><div>Peru</div></content></entry></feed>", "<?xml version=\"1.0\" encoding=\"windows-1251\"?><rss><channel><item><title>a&nbsp;b</title><description>&amp;lt;p&amp;gt;Peru &unknown; &  said&#31; no]]&gt;</description></item></channel></rss>", "<newsMessage><itemSet><packageItem><groupSet/></packageItem><newsItem guid=\"g\"><itemMeta><embargoed/><pubStatus qcode=\"stat:canceled\"/></itemMeta><contentSet><inlineData contenttype=\"text/plain\"><![CDATA[A & B ]] x]]></inlineData></contentSet></newsItem></itemSet></newsMessage>"],
        ["a.html"] = ["<!DOCTYPE html><html lang=en><head><title>T | S</title><meta property='og:title' content='T'></head><body><div><p>Peru said no to its neighbour.<p>And <b>yes <i>to</b> others</i>.</div><table><tr><td>x</table></body></html>", "<!-- x --><html><head><script type=\"application/ld+json\">{\"@graph\":[{\"@type\":[\"NewsArticle\"],\"datePublished\":\"2019-05-04\",\"publisher\":{\"@id\":\"#o\"},\"author\":[{\"name\":\"x\"}]},{\"@id\":\"#o\",\"name\":\"P\"}]}</script></head><body><p>Peru said no to its neighbour.</p></body></html>"],
        ["a.csv"] = ["id,text,date\n1,\"Peru, \"\"no\"\"\nx\",2019-05-04\n2,b,c\n"],
        ["a.tsv"] = ["id\ttext\tdate\n1\tPeru\t2019-05-04\n", "id\ttext\n1\t\"No\", said Peru\n2\t\"x\n"],
        ["a.warc"] = ["WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 62\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nPeru said no.\n\r\n\r\nWARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: 5\r\n\r\nPeru.\r\n\r\n", "WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 140\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1250\r\nTransfer-Encoding: chunked\r\nContent-Encoding: br\r\n\r\n5\r\nPeru \r\n8;x=1\r\nsaid no.\r\n0\r\n\r\n\r\n\r\n"],
    };

    private static readonly byte[] Signs = "<>&\"'{}[]:,;\\/\n\t 019%=-!"u8.ToArray();

    private static readonly Gen<(int Kind, double At, int Length, byte Value)> Edit =
        Gen.Select(Gen.Int[0, 5], Gen.Double[0, 1], Gen.Int[1, 40], Gen.OneOf(Gen.Byte, Gen.Int[0, Signs.Length - 1].Select(i => Signs[i])));

    [Theory]
    [InlineData("a.txt")]
    [InlineData("a.json")]
    [InlineData("a.jsonl")]
    [InlineData("a.xml")]
    [InlineData("a.html")]
    [InlineData("a.csv")]
    [InlineData("a.tsv")]
    [InlineData("a.warc")]
    public void Every_format(string name) => Run(name, (bytes, at) => Check(bytes, at));

    [Theory]
    [InlineData("a.txt.gz")]
    [InlineData("a.xml.zst")]
    [InlineData("a.zip")]
    public void Every_compression(string name)
    {
        using var compressor = new ZstdSharp.Compressor(1);
        string inner = name == "a.zip" ? "a.json" : name[..name.LastIndexOf('.')];
        byte[] Pack(byte[] b) => name switch { "a.zip" => Reading.Zip(("a.json", b), ("b.txt", b)), "a.txt.gz" => Reading.Gzip(b), _ => compressor.Wrap(b).ToArray() };
        byte[][] seeds = [.. Seeds[inner].Select(s => Pack(Encoding.UTF8.GetBytes(s)))];
        Gen.Select(Gen.Int[0, seeds.Length - 1], Edit.Array[0, 6]).Sample((seed, edits) => Check(Mutate(seeds[seed], edits), name), iter: Inputs, threads: 1);
    }

    private static void Run(string name, Action<byte[], string> check) =>
        Gen.Select(Gen.Int[0, Seeds[name].Length - 1], Edit.Array[0, 12]).Sample((seed, edits) => check(Mutate(Encoding.UTF8.GetBytes(Seeds[name][seed]), edits), name), iter: Inputs, threads: 1);

    private static void Check(byte[] bytes, string name)
    {
        foreach (var result in new StoryFiles(Reading.Day).Read(new MemoryStream(bytes), name))
        {
            Assert.True(result.Story is null != result.Problem is null);
            if (result.Problem is { } p) Assert.False(string.IsNullOrWhiteSpace(p.Message) || string.IsNullOrWhiteSpace(p.Remedy));
            if (result.Story is not { } story) continue;
            int last = 0;
            foreach (var block in story.Layout.Blocks)
            {
                Assert.InRange(block.Span.Start, last, block.Span.End);
                Assert.InRange(block.Span.End, block.Span.Start, story.Body.Length);
                last = block.Span.End;
            }
        }
    }

    private static byte[] Mutate(byte[] seed, (int Kind, double At, int Length, byte Value)[] edits)
    {
        var bytes = new List<byte>(seed);
        foreach (var (kind, where, length, value) in edits)
        {
            int at = (int)(where * bytes.Count), count = Math.Min(length, bytes.Count - at);
            switch (kind)
            {
                case 0 when at < bytes.Count: bytes[at] = value; break;
                case 1: bytes.Insert(at, value); break;
                case 2: bytes.RemoveRange(at, count); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(at, count)); break;
                case 4: bytes.InsertRange(at, Enumerable.Repeat(value, length)); break;
                case 5 when at < bytes.Count: bytes[at] ^= (byte)(1 << (length & 7)); break;
            }
        }
        return [.. bytes];
    }
}
