using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Attache.Stories;

/// <summary>
/// A stream of any format to stories. Compressed streams are opened, archives gone through; nothing is written to disk, and
/// never more than one story and some buffers are held.
/// </summary>
/// <param name="context">What is known from outside.</param>
/// <param name="onForeignEncoding">Told the origin and the encoding of texts that are not in UTF-8.</param>
internal sealed class StoryStreams(ReadContext context, Action<string, string>? onForeignEncoding)
{
    private const int Head = 1 << 16;
    private const int DeepestNesting = 3;

    /// <summary>Most files of one archive.</summary>
    public const int MostEntries = 1_000_000;

    /// <summary>Reads a stream lazily; it stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="origin">For messages.</param>
    /// <param name="name">The name of the file, which tells the format where the content does not.</param>
    /// <param name="depth">How many compressions the stream lies within.</param>
    public IEnumerable<StoryResult> Read(Stream stream, string origin, string name, int depth = 0)
    {
        PeekedStream input;
        StoryProblem? problem = null;
        try
        {
            input = new PeekedStream(stream, Head);
        }
        catch (Exception e) when (IsBroken(e))
        {
            return [Broken(origin, e)];
        }
        if (input.Head.Length == 0) return [new StoryProblem(origin, "the file is empty", "give a file with a story's text")];
        var format = FormatGuess.Of(input.Head.Span, name, context.Fields);
        if (format < StoryFormat.Warc && Path.GetExtension(name).ToLowerInvariant() is var ending and (".gz" or ".zst" or ".zip" or ".warc"))
        {
            // Some servers unpack what they send and leave it its name; what the name says besides still tells the format.
            if (Path.GetExtension(name[..^ending.Length]).Length == 0) return [new StoryProblem(origin, $"its content is not what the ending {ending} says", "fetch it again, or give it the ending of what it is")];
            name = name[..^ending.Length];
            format = FormatGuess.Of(input.Head.Span, name, context.Fields);
        }
        if (format >= StoryFormat.Gzip && depth >= DeepestNesting) problem = new StoryProblem(origin, "archives within archives within archives are not opened", "unpack it first");
        if (problem is not null) return [problem];
        return format switch
        {
            StoryFormat.Gzip => Decompressed(new GZipStream(input, CompressionMode.Decompress), input, origin, Without(name, ".gz"), depth),
            StoryFormat.Zstandard => Decompressed(new ZstdSharp.DecompressionStream(input), input, origin, Without(name, ".zst"), depth),
            StoryFormat.Zip => Zip(stream, input, origin, depth),
            StoryFormat.Warc => Warc.Read(input, origin, context, Payload),
            StoryFormat.Xml => Xml(input, origin),
            StoryFormat.JsonLines => Lines(input, origin),
            StoryFormat.Csv => Table(input, origin, null),
            StoryFormat.Tsv => Table(input, origin, "\t"),
            _ when stream is FileStream { CanSeek: true } file && file.Length > StoryFiles.LargestStory => [TooLarge(origin, file.Length)],
            _ => Whole(input, origin, format),
        };
    }

    /// <summary>A text whose bytes are at hand.</summary>
    private IEnumerable<StoryResult> Payload(byte[] bytes, string origin, string? type, string? address, ReadContext _)
    {
        bool Is(string word) => type?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;
        string name = Is("html") ? "x.html" : Is("xml") ? "x.xml" : Is("json") ? "x.json" : Is("csv") ? "x.csv" : Is("tab-separated") ? "x.tsv" : "x.txt";
        var format = FormatGuess.Of(bytes, name, context.Fields);
        if (format is not (StoryFormat.Html or StoryFormat.Text or StoryFormat.Json)) return Read(new MemoryStream(bytes, writable: false), origin, name, 1);
        int charset = type?.IndexOf("charset=", StringComparison.OrdinalIgnoreCase) ?? -1;
        return Text(bytes, origin, format, address, charset < 0 ? null : type![(charset + 8)..].Split(';')[0].Trim(' ', '"', '\''));
    }

    private IEnumerable<StoryResult> Xml(PeekedStream input, string origin)
    {
        var encoding = TextDecoding.EncodingOfXml(input.Head.Span);
        if (encoding.WebName != "utf-8") onForeignEncoding?.Invoke(origin, encoding.WebName);
        using var reader = new StreamReader(input, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        foreach (var result in XmlStories.Read(reader, origin, context)) yield return result;
    }

    private IEnumerable<StoryResult> Whole(PeekedStream input, string origin, StoryFormat format)
    {
        byte[]? bytes;
        try
        {
            bytes = StoryFiles.ReadBounded(input);
        }
        catch (Exception e) when (IsBroken(e))
        {
            return [Broken(origin, e)];
        }
        return bytes is null ? [TooLarge(origin, null)] : Text(bytes, origin, format, null);
    }

    private IEnumerable<StoryResult> Text(byte[] bytes, string origin, StoryFormat format, string? address, string? charset = null)
    {
        string? text = TextDecoding.Decode(bytes, out string encoding, format == StoryFormat.Html, charset);
        if (text is null || TextDecoding.LooksBinary(text)) return [new StoryProblem(origin, "this is no text", "give plain text, JSON, XML, HTML, a table or a WARC file")];
        if (encoding != "utf-8") onForeignEncoding?.Invoke(origin, encoding);
        return format switch
        {
            StoryFormat.Json => JsonStories.Read(text, origin, context),
            StoryFormat.Html => [HtmlPage.Read(text, origin, address, context)],
            _ => [PlainText.Read(text, origin, context)],
        };
    }

    private IEnumerable<StoryResult> Decompressed(Stream stream, PeekedStream compressed, string origin, string name, int depth)
    {
        using var bounded = new BoundedStream(stream, () => compressed.Taken);
        foreach (var result in Read(bounded, origin, name, depth + 1)) yield return result;
    }

    private IEnumerable<StoryResult> Zip(Stream stream, PeekedStream peeked, string origin, int depth)
    {
        ZipArchive? zip = null;
        StoryProblem? problem = null;
        try
        {
            // The directory stands at the end: what cannot be wound back must be held.
            if (stream.CanSeek)
            {
                stream.Position = 0;
                zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            }
            else if (StoryFiles.ReadBounded(peeked) is { } bytes) zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            else problem = new StoryProblem(origin, $"an archive of more than {StoryFiles.LargestStory >> 20} MB can be read from a file only", "give the file's path");
            if (zip?.Entries.Count > MostEntries) problem = new StoryProblem(origin, string.Create(CultureInfo.InvariantCulture, $"the archive has {zip.Entries.Count:N0} files (the limit is {MostEntries:N0})"), "split it");
        }
        catch (InvalidDataException)
        {
            problem = new StoryProblem(origin, "the archive breaks off or is damaged: its directory cannot be read", "fetch or pack it again");
        }
        catch (Exception e) when (IsBroken(e))
        {
            problem = Broken(origin, e);
        }
        if (problem is not null)
        {
            zip?.Dispose();
            yield return problem;
            yield break;
        }
        using (zip)
        {
            long all = stream.CanSeek ? stream.Length : StoryFiles.LargestStory, given = 0;
            int stories = 0;
            foreach (var entry in zip!.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
            {
                // Beside each file a Mac puts another one with its attributes.
                if (entry.FullName.EndsWith('/') || entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal) || !FormatGuess.Endings.Contains(Path.GetExtension(entry.FullName))) continue;
                string at = $"{origin}, {entry.FullName}";
                stories++;
                if (Path.IsPathRooted(entry.FullName) || entry.FullName.Split('/', '\\').Contains("..") || entry.FullName.Contains(':', StringComparison.Ordinal))
                {
                    yield return new StoryProblem(at, "refused: the name leads out of the archive", "pack the archive without such names");
                    continue;
                }
                // Files of an archive may lie one upon the other: all of them together must not be a bomb either.
                if (given > BoundedStream.AlwaysAllowed && given / BoundedStream.LargestRatio > all)
                {
                    yield return new StoryProblem(origin, string.Create(CultureInfo.InvariantCulture, $"the rest is refused: {given >> 20} MB came out of {all >> 10} KB (more than {BoundedStream.LargestRatio} to 1 is no text)"), "check where it comes from");
                    yield break;
                }
                foreach (var result in Entry(entry, at, depth, n => given += n)) yield return result;
            }
            if (stories == 0) yield return new StoryProblem(origin, "the archive has no stories", "give an archive with .txt, .json, .xml, .html or table files");
        }
    }

    private IEnumerable<StoryResult> Entry(ZipArchiveEntry entry, string origin, int depth, Action<long> count)
    {
        Stream? opened = null;
        StoryProblem? problem = null;
        try
        {
            if (entry.IsEncrypted) problem = new StoryProblem(origin, "the file needs a password", "unpack the archive first");
            else opened = entry.Open();
        }
        catch (Exception e) when (IsBroken(e))
        {
            problem = Broken(origin, e);
        }
        if (problem is not null)
        {
            yield return problem;
            yield break;
        }
        using var bounded = new BoundedStream(opened!, () => entry.CompressedLength) { WithChecksum = true };
        foreach (var result in Read(bounded, origin, entry.Name, depth + 1)) yield return result;
        if (bounded.Position == entry.Length && bounded.Checksum != entry.Crc32)
            yield return new StoryProblem(origin, "the file is damaged: its checksum is another one; what was read of it may be wrong", "fetch or pack it again");
        count(bounded.Position);
    }

    private IEnumerable<StoryResult> Table(PeekedStream input, string origin, string? delimiter)
    {
        using var reader = new StreamReader(input, EncodingOf(input, origin), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        foreach (var result in TableText.Read(reader, origin, delimiter, context)) yield return result;
    }

    private IEnumerable<StoryResult> Lines(PeekedStream input, string origin)
    {
        using var reader = new StreamReader(input, EncodingOf(input, origin), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var lines = new LineReader(reader, (int)StoryFiles.LargestStory);
        for (int number = 1; ; number++)
        {
            string? line = null;
            bool cut = false;
            StoryProblem? problem = null;
            string at = string.Create(CultureInfo.InvariantCulture, $"{origin}, line {number}");
            try
            {
                line = lines.Next(out cut);
            }
            catch (Exception e) when (IsBroken(e))
            {
                problem = Broken(origin, e);
            }
            if (cut && problem is null) problem = TooLarge(at, null);
            if (problem is not null) yield return problem;
            if (line is null) yield break;
            if (cut || string.IsNullOrWhiteSpace(line)) continue;
            foreach (var result in JsonStories.Read(line, at, context, isLine: true)) yield return result;
        }
    }

    // Tables and lines are read as they come: their beginning tells the encoding of all.
    private Encoding EncodingOf(PeekedStream input, string origin)
    {
        var encoding = TextDecoding.EncodingOf(input.Head.Span);
        if (encoding.WebName != "utf-8") onForeignEncoding?.Invoke(origin, encoding.WebName);
        return encoding;
    }

    private static string Without(string name, string ending) => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? name[..^ending.Length] : name;

    /// <summary>Whether an exception tells of what is read and not of the program.</summary>
    internal static bool IsBroken(Exception e) =>
        e is IOException or InvalidDataException or UnauthorizedAccessException or NotSupportedException or ZstdSharp.ZstdException or ArgumentException or EndOfStreamException;

    /// <summary>The problem that such an exception is.</summary>
    internal static StoryProblem Broken(string origin, Exception e) => e switch
    {
        BombException => new StoryProblem(origin, "refused: " + e.Message, "check where it comes from, or unpack it first"),
        InvalidDataException or EndOfStreamException or ZstdSharp.ZstdException => new StoryProblem(origin, "it breaks off or is damaged; what stands before that was read", "fetch or pack it again"),
        _ => new StoryProblem(origin, "cannot be read: " + e.Message.ReplaceLineEndings(" ").TrimEnd('.', ' '), "fetch or pack it again"),
    };

    /// <summary>The refusal of what is larger than a story.</summary>
    public static StoryProblem TooLarge(string origin, long? bytes)
    {
        string size = bytes is { } b ? string.Create(CultureInfo.InvariantCulture, $"{b / 1048576.0:0.0} MB; ") : "";
        return new StoryProblem(origin, $"too large for one story ({size}the limit is {StoryFiles.LargestStory >> 20} MB)", "split it into stories, one a file or one a line in a .jsonl file");
    }
}

/// <summary>Lines of bounded length.</summary>
internal sealed class LineReader(TextReader reader, int longest)
{
    private readonly char[] buffer = new char[1 << 15];
    private int at;
    private int end;

    /// <summary>The next line without its end; null behind the last one.</summary>
    /// <param name="cut">Whether it was longer than allowed: then it is passed over, in bounded memory, and empty.</param>
    public string? Next(out bool cut)
    {
        cut = false;
        StringBuilder? long_ = null;
        bool any = false;
        for (; ; )
        {
            if (at == end)
            {
                end = reader.Read(buffer, 0, buffer.Length);
                at = 0;
                if (end == 0) return any ? Ended(long_, cut) : null;
            }
            any = true;
            int n = buffer.AsSpan(at, end - at).IndexOf('\n');
            int take = n < 0 ? end - at : n;
            if (n >= 0 && long_ is null && !cut)
            {
                string line = new(buffer, at, take);
                at += take + 1;
                return line;
            }
            if (cut || (long_?.Length ?? 0) + take > longest) (cut, long_) = (true, null);
            else (long_ ??= new StringBuilder()).Append(buffer, at, take);
            at += take;
            if (n < 0) continue;
            at++;
            return Ended(long_, cut);
        }
    }

    private static string Ended(StringBuilder? line, bool cut) => cut || line is null ? "" : line.ToString();
}
