using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Attache.Stories;

/// <summary>A web archive (WARC 1.0 and 1.1): pages and texts of its responses, resources and conversions.</summary>
internal static class Warc
{
    private const int LongestLine = 64 << 10;
    private const int MostHeaders = 1000;

    /// <summary>Reads an archive lazily.</summary>
    /// <param name="stream">The archive, decompressed.</param>
    /// <param name="origin">For messages.</param>
    /// <param name="context">What is known from outside.</param>
    /// <param name="read">Reads the payload of a record: bytes, origin, type, address.</param>
    public static IEnumerable<StoryResult> Read(Stream stream, string origin, ReadContext context, Func<byte[], string, string?, string?, ReadContext, IEnumerable<StoryResult>> read)
    {
        using var input = new BufferedStream(stream, 1 << 16);
        for (int number = 1; ; number++)
        {
            string at = string.Create(CultureInfo.InvariantCulture, $"{origin}, record {number}");
            Record? record = null;
            StoryProblem? problem = null;
            try
            {
                record = Next(input, at, out problem);
            }
            catch (Exception e) when (StoryStreams.IsBroken(e))
            {
                problem = StoryStreams.Broken(at, e);
            }
            if (problem is not null) yield return problem;
            if (record is null) yield break;
            if (record.Problem is { } why) yield return why;
            if (record.Body is not { } body) continue;
            // A page seldom says when it was published; when it was fetched is no such date.
            foreach (var result in read(body, record.Address is { } a ? $"{at} ({a})" : at, record.Type, record.Address, context)) yield return result;
        }
    }

    private sealed record Record(byte[]? Body, string? Type, string? Address, StoryProblem? Problem = null)
    {
        /// <summary>What holds no story: pictures, requests, what was not there.</summary>
        public static Record Nothing { get; } = new(null, null, null);
    }

    private static Record? Next(BufferedStream input, string at, out StoryProblem? problem)
    {
        problem = null;
        string? first;
        do first = Line(input);
        while (first is { Length: 0 });
        if (first is null) return null;
        if (!first.StartsWith("WARC/", StringComparison.Ordinal))
        {
            problem = new StoryProblem(at, "here no record begins; nothing behind it was read", "fetch the file again");
            return null;
        }
        var headers = Headers(input);
        if (headers is null || !headers.TryGetValue("content-length", out var written) || !long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out long length))
        {
            problem = new StoryProblem(at, "the record does not say how long it is; nothing behind it was read", "fetch the file again");
            return null;
        }
        string kind = headers.GetValueOrDefault("warc-type", "");
        string? type = headers.GetValueOrDefault("content-type"), address = headers.GetValueOrDefault("warc-target-uri")?.Trim('<', '>');
        bool isHttp = type?.StartsWith("application/http", StringComparison.OrdinalIgnoreCase) == true;
        // Of a response that is none of HTTP (an answer of the DNS, say) nothing is read.
        bool wanted = length > 0 && (kind == "response" ? isHttp : kind is "resource" or "conversion" && (isHttp || IsText(type)));
        if (wanted && length > StoryFiles.LargestStory)
        {
            problem = new StoryProblem(at, string.Create(CultureInfo.InvariantCulture, $"too large for one story ({length / 1048576.0:0.0} MB; the limit is {StoryFiles.LargestStory >> 20} MB)"), "leave it out");
            wanted = false;
        }
        if (!wanted) return Skip(input, length) ? Record.Nothing : null;
        byte[] block = Take(input, (int)length);
        if (block.Length < length) problem = new StoryProblem(at, "the file ends within this record", "fetch it again");
        if (block.Length < length) return null;
        return isHttp ? Response(block, at, address) : new Record(block, type, address);
    }

    private static Record Response(byte[] block, string at, string? address)
    {
        using var http = new BufferedStream(new MemoryStream(block, writable: false));
        string? status = Line(http);
        var headers = Headers(http);
        string? type = headers?.GetValueOrDefault("content-type");
        if (status is null || headers is null || !status.Contains(" 200", StringComparison.Ordinal) || !IsText(type)) return Record.Nothing;
        byte[]? body = block[(int)http.Position..];
        if (headers.GetValueOrDefault("transfer-encoding", "").Contains("chunked", StringComparison.OrdinalIgnoreCase)) body = Unchunked(body);
        string named = address is null ? at : $"{at} ({address})";
        try
        {
            body = Decompressed(body, headers.GetValueOrDefault("content-encoding", "").Trim());
        }
        // The decoder of Brotli complains in its own way.
        catch (Exception e) when (StoryStreams.IsBroken(e) || e is InvalidOperationException)
        {
            if (!TextDecoding.IsUtf8Text(body)) return new Record(null, null, null, StoryStreams.Broken(named, e is InvalidOperationException ? new InvalidDataException() : e));
        }
        if (body is null) return new Record(null, null, null, StoryStreams.TooLarge(named, null));
        return body.Length > 0 ? new Record(body, type, address) : Record.Nothing;
    }

    private static bool IsText(string? type)
    {
        if (type is null) return true;
        foreach (string word in (ReadOnlySpan<string>)["html", "text/plain", "xml", "json", "csv", "text/tab-separated-values"])
            if (type.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    // Null where it is larger than a story. What a crawler decompressed already stays as it is: its bytes show it.
    private static byte[]? Decompressed(byte[] body, string coding)
    {
        Stream Bytes() => new MemoryStream(body, writable: false);
        if (coding.Length == 0 || body.Length < 2 || TextDecoding.LooksLikeMarkup(body)) return body;
        using var stream = coding.ToLowerInvariant() switch
        {
            "gzip" or "x-gzip" => body is [0x1F, 0x8B, ..] ? new GZipStream(Bytes(), CompressionMode.Decompress) : null,
            // By the standard in zlib's format, by custom often without it.
            "deflate" => (body[0] & 0x0F) == 8 && ((body[0] << 8) | body[1]) % 31 == 0 ? new ZLibStream(Bytes(), CompressionMode.Decompress) : new DeflateStream(Bytes(), CompressionMode.Decompress),
            "br" => new BrotliStream(Bytes(), CompressionMode.Decompress),
            "zstd" => body is [0x28, 0xB5, 0x2F, 0xFD, ..] ? new ZstdSharp.DecompressionStream(Bytes()) : null,
            _ => (Stream?)null,
        };
        return stream is null ? body : StoryFiles.ReadBounded(stream);
    }

    private static byte[] Unchunked(byte[] body)
    {
        var whole = new MemoryStream(body.Length);
        for (int at = 0; at < body.Length;)
        {
            int end = body.AsSpan(at).IndexOf("\r\n"u8);
            var size = end < 0 ? default : body.AsSpan(at, end);
            int semicolon = size.IndexOf((byte)';');
            if (semicolon >= 0) size = size[..semicolon];
            // what says it is chunked and isn't stays as it is
            if (!int.TryParse(Encoding.ASCII.GetString(size).Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int length) || length < 0) return at == 0 ? body : whole.ToArray();
            at += end + 2;
            if (length == 0) break;
            length = Math.Min(length, body.Length - at);
            whole.Write(body, at, length);
            at += length + 2;
        }
        return whole.ToArray();
    }

    private static Dictionary<string, string>? Headers(Stream input)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int n = 0; n < MostHeaders; n++)
        {
            string? line = Line(input);
            if (line is null) return null;
            if (line.Length == 0) return headers;
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) headers.TryAdd(line[..colon].Trim().ToLowerInvariant(), line[(colon + 1)..].Trim());
        }
        return null;
    }

    // Null at the end; what is longer than a header may be is cut.
    private static string? Line(Stream input)
    {
        var line = new StringBuilder();
        int c, n = 0;
        while ((c = input.ReadByte()) >= 0 && c != '\n')
        {
            n++;
            if (line.Length < LongestLine && c != '\r') line.Append((char)c);
        }
        return c < 0 && n == 0 ? null : line.ToString();
    }

    // In pieces: a length that lies must not take room that the file doesn't fill.
    private static byte[] Take(Stream input, int length)
    {
        using var block = new MemoryStream(Math.Min(length, 1 << 16));
        byte[] buffer = new byte[1 << 14];
        int n;
        while (length > 0 && (n = input.Read(buffer, 0, Math.Min(length, buffer.Length))) > 0)
        {
            block.Write(buffer, 0, n);
            length -= n;
        }
        return block.ToArray();
    }

    private static bool Skip(Stream input, long length)
    {
        byte[] buffer = new byte[1 << 14];
        int n;
        while (length > 0 && (n = input.Read(buffer, 0, (int)Math.Min(length, buffer.Length))) > 0) length -= n;
        return length == 0;
    }
}
