using System.Text;

namespace Attache.Tests.Golden;

/// <summary>Whatever lies in a folder, the good stories in it are read, and each bad one is named with what to do.</summary>
public sealed class BrokenInputTests
{
    private const string Good = "PARIS, 7 February 2022 (OPN) — Mali expelled the ambassador of France on Monday.\n";

    [Fact]
    public void One_bad_file_never_ends_the_batch()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("in"));
        var bad = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["invalid.json"] = "{ \"uri\": \"urn:x\", "u8.ToArray(),
            ["half-a-pair.json"] = Encoding.UTF8.GetBytes("{\"uri\":\"urn:x\",\"versioncreated\":\"2022-02-07T10:00:00Z\",\"body_text\":\"Mali \\ud800 said.\"}"),
            ["wrong-types.json"] = "{\"uri\":7,\"versioncreated\":[],\"body_text\":{\"a\":1}}"u8.ToArray(),
            ["number.json"] = "42"u8.ToArray(),
            ["empty.txt"] = [],
            ["blank.txt"] = " \n\t\n"u8.ToArray(),
            ["binary.txt"] = [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7))],
            ["no-date.txt"] = "BAMAKO, 31 Jan (APA) — Mali expelled the ambassador of France on Monday.\n"u8.ToArray(),
            ["long-line.txt"] = Fill(50 << 20),
            ["long-line.jsonl"] = Fill(50 << 20),
            ["deep.json"] = Encoding.UTF8.GetBytes(new string('[', 100_000)),
        };
        foreach (var (name, content) in bad) folder.Write("in/" + name, content);
        folder.Write("in/good.txt", Good);
        // Read and noted: they are texts all the same.
        folder.Write("in/utf-16.txt", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Good.Replace("Monday", "Tuesday", StringComparison.Ordinal))]);
        folder.Write("in/latin-1.txt", Encoding.Latin1.GetBytes("PARIS, 7 February 2022 (OPN) - The minister, Hélène Dupré, visited Abéché and Zürich and said the expulsion was regrettable.\n"));
        File.CreateSymbolicLink(folder.File("in/dangling.txt"), folder.File("nowhere.txt"));
        bad["dangling.txt"] = [];
        Directory.CreateDirectory(folder.File("none"));

        var result = Attache.Run(folder, "read", "in", "none", "missing.txt", "--format", "jsonl", "--ledger", "none").Ends(2);

        foreach (string name in bad.Keys.Select(k => System.IO.Path.Combine("in", k)).Append("none").Append("missing.txt"))
        {
            string line = Assert.Single(result.Error.Split('\n'), l => l.StartsWith($"attache: {name}:", StringComparison.Ordinal) || l.StartsWith($"attache: {name}, line", StringComparison.Ordinal));
            // What is wrong; what to do.
            Assert.Matches(@": .+; .+\.$", line);
        }
        foreach (string name in (string[])["utf-16.txt", "latin-1.txt"]) Assert.Contains(name, result.Error, StringComparison.Ordinal);
        Assert.Contains(result.Lines, l => l.Contains("Mali expelled the ambassador of France on Monday.", StringComparison.Ordinal));
        Assert.Contains(result.Lines, l => l.Contains("Mali expelled the ambassador of France on Tuesday.", StringComparison.Ordinal));
        Assert.Contains(result.Lines, l => l.Contains("Hélène Dupré", StringComparison.Ordinal));
        Assert.Contains("3 stories read", result.Error, StringComparison.Ordinal);
        Assert.Contains($"{bad.Count + 2} not read", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_files_end_no_batch_and_reach_nothing_outside()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("in"));
        folder.Write("secret.txt", "the password is swordfish\n");
        static byte[] Zip(params (string Name, byte[] Content)[] entries)
        {
            using var memory = new MemoryStream();
            using (var zip = new System.IO.Compression.ZipArchive(memory, System.IO.Compression.ZipArchiveMode.Create))
                foreach (var (name, content) in entries)
                {
                    using var stream = zip.CreateEntry(name).Open();
                    stream.Write(content);
                }
            return memory.ToArray();
        }
        static byte[] Gzip(byte[] bytes)
        {
            using var memory = new MemoryStream();
            using (var gzip = new System.IO.Compression.GZipStream(memory, System.IO.Compression.CompressionLevel.SmallestSize)) gzip.Write(bytes);
            return memory.ToArray();
        }
        var hostile = new Dictionary<string, (byte[] Content, string Says)>(StringComparer.Ordinal)
        {
            ["entity.xml"] = (Encoding.UTF8.GetBytes($"<!DOCTYPE l [<!ENTITY x SYSTEM \"file://{folder.File("secret.txt")}\">]><rss><channel><item><description>&x;</description></item></channel></rss>"), "document type"),
            ["laughs.xml"] = ("<!DOCTYPE l [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><rss><channel><item><title>&b;</title></item></channel></rss>"u8.ToArray(), "document type"),
            ["bomb.jsonl.gz"] = (Gzip(new byte[40 << 20]), "200 to 1"),
            ["out.zip"] = (Zip(("../escaped.txt", Encoding.UTF8.GetBytes(Good))), "leads out"),
            ["line.jsonl"] = (Fill(100 << 20), "too large"),
            ["deep.html"] = (Encoding.UTF8.GetBytes("<html>" + string.Concat(Enumerable.Repeat("<div>", 40_000))), "nested too deeply"),
            ["deep.json"] = (Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 100_000))), "nested deeper"),
            ["long.warc"] = ("WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n"u8.ToArray(), "how long it is"),
        };
        foreach (var (name, (content, _)) in hostile) folder.Write("in/" + name, content);
        folder.Write("in/z.txt", Good);

        var result = Attache.Run(folder, "read", "in", "--format", "jsonl", "--ledger", "none").Ends(2);
        foreach (var (name, (_, says)) in hostile) Assert.Contains(result.Error.Split('\n'), l => l.Contains(name, StringComparison.Ordinal) && l.Contains(says, StringComparison.Ordinal));
        Assert.Contains(result.Lines, l => l.Contains("Mali expelled the ambassador of France on Monday.", StringComparison.Ordinal));
        Assert.DoesNotContain("swordfish", result.Output + result.Error, StringComparison.Ordinal);
        Assert.Equal(["in", "secret.txt"], Directory.EnumerateFileSystemEntries(folder.Path).Select(p => System.IO.Path.GetFileName(p)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_that_fails_while_it_is_read_is_told()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a file that opens but cannot be read");
        using var folder = new TemporaryFolder();
        folder.Write("good.txt", Good);
        var result = Attache.Run(folder, "read", "/proc/self/mem", "good.txt", "--format", "jsonl", "--ledger", "none").Ends(2);
        Assert.Contains("attache: /proc/self/mem: cannot be read", result.Error, StringComparison.Ordinal);
        Assert.Contains("1 story read", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_may_not_be_read_is_told()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.UserName == "root", "root may read everything");
        using var folder = new TemporaryFolder();
        folder.Write("good.txt", Good);
        string closed = folder.Write("closed.txt", Good);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(closed, UnixFileMode.None);
        var result = Attache.Run(folder, "read", "closed.txt", "good.txt", "--format", "jsonl", "--ledger", "none").Ends(2);
        Assert.Contains("attache: closed.txt: cannot be read", result.Error, StringComparison.Ordinal);
        Assert.Contains("1 story read", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("\0\0\0\0")]
    public void Standard_input_is_told_too(string text)
    {
        using var folder = new TemporaryFolder();
        var result = Attache.Run(folder, Encoding.UTF8.GetBytes(text), "read", "-", "--ledger", "none").Ends(2);
        Assert.Matches("^attache: -: .+; .+", result.Error);
        Assert.Empty(result.Output);
    }

    private static byte[] Fill(int length)
    {
        byte[] line = new byte[length];
        Array.Fill(line, (byte)'a');
        return line;
    }
}
