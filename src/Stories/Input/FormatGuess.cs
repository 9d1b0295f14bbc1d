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
    /// <param name="fields">What columns of a table are called.</param>
    public static StoryFormat Of(ReadOnlySpan<byte> head, string name, FieldMap fields)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])) return StoryFormat.Gzip;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD])) return StoryFormat.Zstandard;
        // A frame to be skipped may stand before the first one.
        if (head.Length > 8 && head[0] is >= 0x50 and <= 0x5F && head[1..].StartsWith((ReadOnlySpan<byte>)[0x2A, 0x4D, 0x18])) return StoryFormat.Zstandard;
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8)) return StoryFormat.Zip;
        if (head.StartsWith("WARC/"u8)) return StoryFormat.Warc;
        string ending = Path.GetExtension(name).ToLowerInvariant();
        switch (ending)
        {
            case ".jsonl" or ".ndjson": return StoryFormat.JsonLines;
            case ".csv": return StoryFormat.Csv;
            case ".tsv": return StoryFormat.Tsv;
        }
        var text = Beginning(head).AsSpan().TrimStart(" \t\r\n\uFEFF");
        // JSON lines go by the name of .json, too.
        if (ending is ".json" or ".ninjs") return IsLines(text) ? StoryFormat.JsonLines : StoryFormat.Json;
        while (text.StartsWith("<!--") && text.IndexOf("-->") is var end and > 0) text = text[(end + 3)..].TrimStart();
        if (text.StartsWith("<"))
        {
            foreach (string tag in (ReadOnlySpan<string>)["<!doctype html", "<html", "<head>", "<body", "<meta "])
                if (text.StartsWith(tag, StringComparison.OrdinalIgnoreCase)) return StoryFormat.Html;
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
        if (ending.Length == 0 && TableText.Delimiter(text, fields) is { } delimiter) return delimiter == '\t' ? StoryFormat.Tsv : StoryFormat.Csv;
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
        var encoding = head.Contains((byte)0) ? TextDecoding.EncodingOf(head) : null;
        return encoding is UnicodeEncoding ? encoding.GetString(head) : Encoding.Latin1.GetString(head).Replace("ï»¿", "", StringComparison.Ordinal);
    }
}
