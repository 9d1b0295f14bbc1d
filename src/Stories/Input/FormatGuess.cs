using System.Text;

namespace Attache.Stories;

/// <summary>What a stream holds.</summary>
internal enum StoryFormat
{
    /// <summary>A plain text.</summary>
    Text,

    /// <summary>One JSON value.</summary>
    Json,

    /// <summary>JSON values, one a line.</summary>
    JsonLines,

    /// <summary>NewsML-G2, RSS, Atom.</summary>
    Xml,

    /// <summary>A web page.</summary>
    Html,

    /// <summary>Values parted by commas or semicolons.</summary>
    Csv,

    /// <summary>Values parted by tabs.</summary>
    Tsv,

    /// <summary>A web archive.</summary>
    Warc,

    /// <summary>Compressed by gzip.</summary>
    Gzip,

    /// <summary>Compressed by Zstandard.</summary>
    Zstandard,

    /// <summary>An archive of files.</summary>
    Zip,
}

/// <summary>Tells the format from the first bytes, and from the name where they leave it open.</summary>
internal static class FormatGuess
{
    /// <summary>Endings of the names of files that folders and archives are searched for.</summary>
    public static readonly HashSet<string> Endings = new(
        [".txt", ".text", ".json", ".ninjs", ".jsonl", ".ndjson", ".xml", ".newsml", ".rss", ".atom", ".html", ".htm", ".xhtml", ".csv", ".tsv", ".warc", ".gz", ".zst", ".zip"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Guesses.</summary>
    /// <param name="head">The first bytes, some kilobytes.</param>
    /// <param name="name">The file's name without the endings of compression; "-" for standard input.</param>
    public static StoryFormat Of(ReadOnlySpan<byte> head, string name)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])) return StoryFormat.Gzip;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD])) return StoryFormat.Zstandard;
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8)) return StoryFormat.Zip;
        if (head.StartsWith("WARC/"u8)) return StoryFormat.Warc;
        string ending = Path.GetExtension(name).ToLowerInvariant();
        switch (ending)
        {
            case ".jsonl" or ".ndjson": return StoryFormat.JsonLines;
            case ".csv": return StoryFormat.Csv;
            case ".tsv": return StoryFormat.Tsv;
            case ".json" or ".ninjs": return StoryFormat.Json;
        }
        var text = Beginning(head).AsSpan().TrimStart(" \t\r\n\uFEFF");
        if (text.StartsWith("<"))
        {
            if (text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase)) return StoryFormat.Html;
            if (text.StartsWith("<?xml"))
            {
                int root = text.IndexOf("<html", StringComparison.OrdinalIgnoreCase);
                return root > 0 && root < 1000 ? StoryFormat.Html : StoryFormat.Xml;
            }
            return ending is ".html" or ".htm" or ".xhtml" ? StoryFormat.Html : ending is ".txt" or ".text" ? StoryFormat.Text : StoryFormat.Xml;
        }
        if (ending is ".html" or ".htm" or ".xhtml") return StoryFormat.Html;
        if (ending is ".xml" or ".newsml" or ".rss" or ".atom") return StoryFormat.Xml;
        if (text.StartsWith("{")) return IsLines(text) ? StoryFormat.JsonLines : StoryFormat.Json;
        return text.StartsWith("[{") || (text.StartsWith("[") && text[1..].TrimStart().StartsWith("{")) ? StoryFormat.Json : StoryFormat.Text;
    }

    // An object that ends with its line, and another behind it; or one line so long that its end is not in sight.
    private static bool IsLines(ReadOnlySpan<char> text)
    {
        int end = text.IndexOf('\n');
        return end > 0 && text[..end].TrimEnd().EndsWith("}") && text[(end + 1)..].TrimStart().StartsWith("{");
    }

    private static string Beginning(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode.GetString(head);
        return head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? Encoding.BigEndianUnicode.GetString(head) : Encoding.Latin1.GetString(head).Replace("ï»¿", "", StringComparison.Ordinal);
    }
}
