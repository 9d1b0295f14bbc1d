using System.Text;
using System.Text.RegularExpressions;
using UtfUnknown;

namespace Attache.Stories;

/// <summary>Bytes of unknown encoding to text.</summary>
public static partial class TextDecoding
{
    [GeneratedRegex("^\\s*<\\?xml[^>]{1,100}encoding\\s*=\\s*[\"'](?<name>[A-Za-z0-9._:-]{2,40})[\"']", RegexOptions.CultureInvariant)]
    private static partial Regex XmlEncoding { get; }

    [GeneratedRegex("<meta[^>]{1,200}charset\\s*=\\s*[\"']?(?<name>[A-Za-z0-9_-]{2,30})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Charset { get; }

    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    /// <summary>
    /// Decodes by byte order mark, else as UTF-8, else by detection (UTF-16 without a mark, Windows and ISO code pages).
    /// </summary>
    /// <param name="bytes">The whole of a file.</param>
    /// <param name="encoding">The encoding that was taken; "utf-8" for most.</param>
    /// <param name="isHtml">Whether the text may say itself, in a tag, what it is in.</param>
    /// <returns>The text without its mark, or null where the bytes are no text.</returns>
    public static string? Decode(ReadOnlySpan<byte> bytes, out string encoding, bool isHtml = false) => Decode(bytes, out encoding, isHtml, null);

    /// <summary>The same, of a text that came with the name of its encoding.</summary>
    /// <param name="bytes">The whole of a file.</param>
    /// <param name="encoding">The encoding that was taken.</param>
    /// <param name="isHtml">Whether the text may say itself, in a tag, what it is in.</param>
    /// <param name="named">What the server called it; null for nothing.</param>
    internal static string? Decode(ReadOnlySpan<byte> bytes, out string encoding, bool isHtml, string? named)
    {
        encoding = "utf-8";
        if (bytes.StartsWith("\uFEFF"u8)) return Text(StrictUtf8, bytes[3..]) ?? Lossy(bytes[3..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0])) { encoding = "utf-32"; return Text(Encoding.UTF32, bytes[4..]); }
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) { encoding = "utf-16"; return Text(Encoding.Unicode, bytes[2..]); }
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) { encoding = "utf-16be"; return Text(Encoding.BigEndianUnicode, bytes[2..]); }
        if (bytes.Contains((byte)0))
        {
            encoding = "binary";
            if (Utf16WithoutMark(bytes) is not { } wide) return null;
            encoding = wide.WebName;
            return Text(wide, bytes);
        }
        if (Text(StrictUtf8, bytes) is { } utf8) return utf8;
        if (IsMostlyUtf8(bytes)) return Lossy(bytes);
        var best = (isHtml ? Named(Charset, bytes) : null) ?? Named(named) ?? Detect(bytes);
        encoding = best.WebName;
        return Text(best, bytes);
    }

    /// <summary>The encoding of a long text, by its beginning. What does not fit it further on becomes U+FFFD.</summary>
    /// <param name="head">The first bytes.</param>
    internal static Encoding EncodingOf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("\uFEFF"u8)) return Encoding.UTF8;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Encoding.BigEndianUnicode;
        if (head.Contains((byte)0)) return Utf16WithoutMark(head) ?? Encoding.UTF8;
        return IsUtf8(head) || IsMostlyUtf8(head) ? Encoding.UTF8 : Detect(head);
    }

    /// <summary>The encoding of an XML document, by its beginning: as its bytes show, else as it declares, else as is likely.</summary>
    /// <param name="head">The first bytes.</param>
    internal static Encoding EncodingOfXml(ReadOnlySpan<byte> head)
    {
        bool isOpen = !head.Contains((byte)0) && !head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) && !head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        // Where all is ASCII so far, what it declares is all there is to go by.
        if (isOpen && (System.Text.Ascii.IsValid(head) || !(IsUtf8(head) || IsMostlyUtf8(head))) && Named(XmlEncoding, head) is { } declared) return declared;
        return EncodingOf(head);
    }

    // The end may cut a character in two.
    private static bool IsUtf8(ReadOnlySpan<byte> head)
    {
        for (int cut = 0; cut < 4 && cut <= head.Length; cut++)
            if (System.Text.Unicode.Utf8.IsValid(head[..^cut])) return true;
        return false;
    }

    // A few broken bytes in what is UTF-8 else: no other encoding has its sequences by chance.
    private static bool IsMostlyUtf8(ReadOnlySpan<byte> bytes)
    {
        int whole = 0, broken = 0;
        for (bytes = bytes[..Math.Min(bytes.Length, 1 << 16)]; bytes.Length > 0;)
        {
            int ascii = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0) break;
            bytes = bytes[ascii..];
            if (Rune.DecodeFromUtf8(bytes, out _, out int length) == System.Buffers.OperationStatus.Done) whole++;
            else broken++;
            bytes = bytes[Math.Max(1, length)..];
        }
        return whole > 4 * broken;
    }

    // What a text declares counts where its bytes are no UTF-8.
    private static Encoding? Named(Regex where, ReadOnlySpan<byte> bytes) =>
        where.Match(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 2048)])) is { Success: true } m ? Named(m.Groups["name"].Value) : null;

    private static Encoding? Named(string? name)
    {
        if (name is null) return null;
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            var declared = Encoding.GetEncoding(name);
            return declared is UTF8Encoding or UnicodeEncoding or UTF32Encoding or ASCIIEncoding ? null : declared.CodePage == 28591 ? Encoding.GetEncoding(1252) : declared;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // Detection needs no more than the beginning, and a long text must not cost more than a short one.
    private static Encoding Detect(ReadOnlySpan<byte> bytes)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var detected = CharsetDetector.DetectFromBytes(bytes[..Math.Min(bytes.Length, 1 << 16)].ToArray()).Detected;
        var best = detected is { Confidence: >= 0.5f, Encoding: not null } ? detected.Encoding : Encoding.GetEncoding(1252);
        return best is UTF8Encoding or ASCIIEncoding ? Encoding.GetEncoding(1252) : best;
    }

    /// <summary>Whether bytes begin as a page, a feed or a JSON text does, in an encoding that has ASCII's signs.</summary>
    internal static bool LooksLikeMarkup(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        bytes = bytes.TrimStart(" \t\r\n"u8);
        return bytes.Length > 0 && bytes[0] is (byte)'<' or (byte)'{' or (byte)'[';
    }

    /// <summary>Whether bytes are a text in UTF-8 as they stand.</summary>
    internal static bool IsUtf8Text(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes) && !LooksBinary(Encoding.UTF8.GetString(bytes));

    /// <summary>Whether a decoded text is none after all: it has control characters that no text has.</summary>
    public static bool LooksBinary(ReadOnlySpan<char> text)
    {
        int odd = 0;
        foreach (char c in text[..Math.Min(text.Length, 1 << 16)])
        {
            if (c == '\0') return true;
            if (c < ' ' && c is not ('\t' or '\n' or '\r' or '\f' or '\v' or '\u001b')) odd++;
        }
        return odd > 2 + (Math.Min(text.Length, 1 << 16) / 50);
    }

    // Spaces, digits and signs have a zero beside them in any script, and always on the same side; what comes out must be a text.
    private static Encoding? Utf16WithoutMark(ReadOnlySpan<byte> bytes)
    {
        int even = 0, odd = 0, n = Math.Min(bytes.Length, 4096) & ~1;
        for (int i = 0; i < n; i++)
            if (bytes[i] == 0) { if ((i & 1) == 0) even++; else odd++; }
        var likely = odd > n / 50 && even <= odd / 50 ? Encoding.Unicode : even > n / 50 && odd <= even / 50 ? Encoding.BigEndianUnicode : null;
        if (likely is null) return null;
        string text = likely.GetString(bytes[..n]);
        // Words, not numbers in two bytes.
        return text.Count(char.IsLetter) * 2 > text.Length && !LooksBinary(text) ? likely : null;
    }

    private static string? Text(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string Lossy(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
