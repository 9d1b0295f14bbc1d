using System.Text;
using System.Text.RegularExpressions;
using UtfUnknown;

namespace Attache.Stories;

/// <summary>Bytes of unknown encoding to text.</summary>
public static partial class TextDecoding
{
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
    public static string? Decode(ReadOnlySpan<byte> bytes, out string encoding, bool isHtml = false)
    {
        encoding = "utf-8";
        if (bytes.StartsWith("\uFEFF"u8)) return Text(StrictUtf8, bytes[3..]) ?? Lossy(bytes[3..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0])) { encoding = "utf-32"; return Text(Encoding.UTF32, bytes[4..]); }
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) { encoding = "utf-16"; return Text(Encoding.Unicode, bytes[2..]); }
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) { encoding = "utf-16be"; return Text(Encoding.BigEndianUnicode, bytes[2..]); }
        if (bytes.Contains((byte)0)) return Utf16WithoutMark(bytes, out encoding);
        if (Text(StrictUtf8, bytes) is { } utf8) return utf8;
        var best = (isHtml ? Declared(bytes) : null) ?? Detect(bytes);
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
        // The end may cut a character in two.
        for (int cut = 0; cut < 4 && cut <= head.Length; cut++)
            if (System.Text.Unicode.Utf8.IsValid(head[..^cut])) return Encoding.UTF8;
        return head.Contains((byte)0) ? Encoding.UTF8 : Detect(head);
    }

    // What a page declares counts where its bytes are no UTF-8.
    private static Encoding? Declared(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 2048)]);
        if (Charset.Match(head) is not { Success: true } m) return null;
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            var declared = Encoding.GetEncoding(m.Groups["name"].Value);
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

    private static string? Utf16WithoutMark(ReadOnlySpan<byte> bytes, out string encoding)
    {
        int even = 0, odd = 0, n = Math.Min(bytes.Length, 4096);
        for (int i = 0; i < n; i++)
            if (bytes[i] == 0) { if ((i & 1) == 0) even++; else odd++; }
        encoding = "binary";
        if (odd > n / 5 && even < n / 50) { encoding = "utf-16"; return Text(Encoding.Unicode, bytes); }
        if (even > n / 5 && odd < n / 50) { encoding = "utf-16be"; return Text(Encoding.BigEndianUnicode, bytes); }
        return null;
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
