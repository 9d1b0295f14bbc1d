using System.Buffers.Binary;
using System.Text;
using Attache.Stories;

namespace Attache.Tests.Unit.Stories.Formats;

/// <summary>Compressed files and archives, whole and damaged.</summary>
public sealed class ArchivesTests
{
    private static byte[] Lines(int from, int count) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(from, count).Select(i => $"{{\"id\":\"{i}\",\"text\":\"Peru said no {i} times.\"}}\n")));

    private static byte[] Zstd(byte[] bytes)
    {
        using var compressor = new ZstdSharp.Compressor();
        return compressor.Wrap(bytes).ToArray();
    }

    private static int Stories(IEnumerable<StoryResult> results) => results.Count(r => r.Story is not null);

    [Fact]
    public void Several_frames_one_behind_the_other_are_one_text()
    {
        byte[] skippable = [0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3];
        Assert.Equal(30, Stories(Reading.All([.. Zstd(Lines(0, 10)), .. Zstd(Lines(10, 10)), .. skippable, .. Zstd(Lines(20, 10))], "a.jsonl.zst")));
        Assert.Equal(30, Stories(Reading.All([.. Reading.Gzip(Lines(0, 10)), .. Reading.Gzip(Lines(10, 10)), .. Reading.Gzip(Lines(20, 10))], "a.jsonl.gz")));
        // a skippable frame may stand first
        Assert.Equal(10, Stories(Reading.All([.. skippable, .. Zstd(Lines(0, 10))], "a.jsonl.zst")));
    }

    [Fact]
    public void What_breaks_off_is_told_behind_what_stands_before_the_break()
    {
        byte[] noise = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{{\"id\":\"{i}\",\"text\":\"Peru said {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(i)))} on Monday.\"}}\n")));
        foreach (var (bytes, name) in (ReadOnlySpan<(byte[], string)>)[(Reading.Gzip(noise), "a.jsonl.gz"), (Zstd(noise), "a.jsonl.zst")])
        {
            var results = Reading.All(bytes[..(bytes.Length / 2)], name);
            Assert.InRange(Stories(results), 1, 19_999);
            var problem = results[^1].Problem;
            Assert.NotNull(problem);
            Assert.Contains("breaks off", problem.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Padding_and_rubbish_behind_a_compressed_text_do_no_harm()
    {
        // as tapes and block devices pad with zeros
        Assert.Equal(10, Stories(Reading.All([.. Reading.Gzip(Lines(0, 10)), .. new byte[1024]], "a.jsonl.gz")));
        Assert.Equal(10, Stories(Reading.All([.. Reading.Gzip(Lines(0, 10)), .. "rubbish behind it"u8], "a.jsonl.gz")));
        Assert.Equal(10, Stories(Reading.All([.. Zstd(Lines(0, 10)), .. "rubbish behind it"u8], "a.jsonl.zst")));
    }

    [Fact]
    public void A_damaged_gzip_is_told()
    {
        byte[] bytes = Reading.Gzip(Lines(0, 2000));
        bytes[bytes.Length / 2] ^= 0x55;
        bytes[(bytes.Length / 2) + 1] ^= 0x55;
        var results = Reading.All(bytes, "a.jsonl.gz");
        Assert.Contains(results, r => r.Problem is not null);
    }

    [Fact]
    public void A_bad_member_of_a_zip_is_named_and_the_others_are_read()
    {
        byte[] zip = Reading.Zip(("a.txt", "Peru said no."u8.ToArray()), ("b.jsonl", Lines(0, 500)), ("c.txt", "Chile said yes."u8.ToArray()), ("d/e.json", "{"u8.ToArray()), ("empty.txt", []), ("f.pdf", "%PDF"u8.ToArray()));
        // damage what lies behind the second member's header
        int at = zip.AsSpan().IndexOf("b.jsonl"u8) + 7;
        for (int i = 0; i < 40; i++) zip[at + i] = 0xFF;
        var results = Reading.All(zip, "x.zip");
        Assert.Equal(["x.zip, a.txt", "x.zip, c.txt"], results.Where(r => r.Story is not null).Select(r => r.Story!.Origin));
        var bad = results.Where(r => r.Problem is not null).Select(r => r.Problem!.ToString()).ToList();
        Assert.Contains(bad, b => b.StartsWith("x.zip, b.jsonl", StringComparison.Ordinal) && b.Contains("damaged", StringComparison.Ordinal));
        Assert.Contains(bad, b => b.StartsWith("x.zip, d/e.json: the JSON is broken", StringComparison.Ordinal));
        Assert.Contains(bad, b => b.StartsWith("x.zip, empty.txt: the file is empty", StringComparison.Ordinal));
    }

    [Fact]
    public void A_member_whose_checksum_is_wrong_is_told()
    {
        byte[] zip = Reading.Zip(("a.txt", "Peru said no."u8.ToArray()));
        // the checksum stands in the directory at the end
        int directory = zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(directory + 16), 12345);
        var results = Reading.All(zip, "x.zip");
        Assert.Contains(results, r => r.Problem?.Message.Contains("damaged", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void A_member_that_needs_a_password_says_so()
    {
        byte[] zip = Reading.Zip(("a.txt", "Peru said no."u8.ToArray()), ("b.txt", "Chile said yes."u8.ToArray()));
        int first = zip.AsSpan().IndexOf("PK\u0001\u0002"u8), local = zip.AsSpan().IndexOf("PK\u0003\u0004"u8);
        zip[first + 8] |= 1;
        zip[local + 6] |= 1;
        var results = Reading.All(zip, "x.zip");
        Assert.Contains("password", results[0].Problem?.ToString(), StringComparison.Ordinal);
        Assert.Equal("Chile said yes.", results[1].Story!.Body);
    }

    [Fact]
    public void A_method_of_compression_that_is_unknown_is_told()
    {
        byte[] zip = Reading.Zip(("a.txt", "Peru said no."u8.ToArray()), ("b.txt", "Chile said yes."u8.ToArray()));
        int first = zip.AsSpan().IndexOf("PK\u0001\u0002"u8), local = zip.AsSpan().IndexOf("PK\u0003\u0004"u8);
        zip[first + 10] = zip[local + 8] = 14;
        var results = Reading.All(zip, "x.zip");
        Assert.Contains("x.zip, a.txt", results[0].Problem?.ToString(), StringComparison.Ordinal);
        Assert.Equal("Chile said yes.", results[1].Story!.Body);
    }

    [Fact]
    public void What_a_Mac_puts_beside_the_files_is_passed_over() =>
        Assert.Equal("Peru said no.", Assert.Single(Reading.All(Reading.Zip(("__MACOSX/._a.txt", [0, 5, 22, 7, 0, 2, 0, 0]), ("a.txt", "Peru said no."u8.ToArray())), "x.zip")).Story!.Body);

    [Theory]
    [InlineData("a.zst")]
    [InlineData("a.gz")]
    [InlineData("a.zip")]
    [InlineData("a.warc")]
    public void What_its_name_says_and_it_is_not_is_told(string name) =>
        Assert.Contains($"not what the ending {Path.GetExtension(name)} says", Reading.Refused("Peru said no.", name).Message, StringComparison.Ordinal);

    [Fact]
    public void What_a_server_unpacked_and_left_its_name_is_read() => Assert.Equal(10, Stories(Reading.All(Lines(0, 10), "a.jsonl.gz")));

    [Fact]
    public void A_zip_that_breaks_off_is_told()
    {
        byte[] zip = Reading.Zip(("a.txt", "Peru said no."u8.ToArray()));
        var problem = Reading.Refused(zip[..(zip.Length / 2)], "x.zip");
        Assert.Contains("breaks off or is damaged", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_window_of_a_gigabyte_is_not_reserved()
    {
        // a frame header that asks for a window of 2 GB, and a block that has nothing
        byte[] frame = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0xA8, 0x01, 0x00, 0x00];
        long before = GC.GetTotalAllocatedBytes();
        var problem = Assert.Single(Reading.All(frame, "a.txt.zst")).Problem;
        Assert.NotNull(problem);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 64 << 20);
    }
}
