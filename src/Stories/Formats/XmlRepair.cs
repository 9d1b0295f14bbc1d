using System.Net;
using System.Text;
using System.Xml;

namespace Attache.Stories;

/// <summary>
/// Takes out of XML what makes a reader stop in the middle of a feed that is otherwise sound: HTML's names of characters
/// (<c>&amp;nbsp;</c>), ampersands that were not escaped, control characters, halves of surrogate pairs. Sections of CDATA stay
/// as they are but for the characters. Holds a buffer, whatever the length, and lets no text, tag or section through that is longer
/// than a story: the reader behind it would hold it whole.
/// </summary>
internal sealed class XmlRepair(TextReader inner) : TextReader
{
    // The longest thing that is looked at as a whole: a reference, and the beginning of a section.
    private const int Lookahead = 16;
    private const string SectionStart = "<![CDATA[";

    private readonly char[] raw = new char[1 << 14];
    private readonly StringBuilder ready = new();
    private int at;
    private int end;
    private int given;
    private long sinceMarkup;
    private bool over;
    private bool inSection;

    public override int Read(char[] buffer, int index, int count)
    {
        while (given == ready.Length)
        {
            ready.Clear();
            given = 0;
            if (!Fill()) return 0;
            Repair();
        }
        int n = Math.Min(count, ready.Length - given);
        ready.CopyTo(given, buffer, index, n);
        given += n;
        return n;
    }

    public override int Read()
    {
        char[] one = new char[1];
        return Read(one, 0, 1) == 0 ? -1 : one[0];
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private bool Fill()
    {
        raw.AsSpan(at, end - at).CopyTo(raw);
        (end, at) = (end - at, 0);
        while (!over && end < raw.Length)
        {
            int n = inner.Read(raw, end, raw.Length - end);
            if (n == 0) over = true;
            end += n;
        }
        return end > 0;
    }

    private void Repair()
    {
        // What stands near the end of the buffer waits for what follows it.
        int most = over ? end : end - Lookahead;
        while (at < most)
        {
            char c = raw[at];
            if (++sinceMarkup > StoryFiles.LargestStory) throw new XmlException($"an item is larger than {StoryFiles.LargestStory >> 20} MB");
            if (inSection)
            {
                if (c == ']' && Ahead().StartsWith("]]>")) (inSection, c) = (false, Copy(2));
                Keep(c);
            }
            else if (c == '<' && Ahead().StartsWith(SectionStart))
            {
                inSection = true;
                sinceMarkup = 0;
                Keep(Copy(SectionStart.Length - 1));
            }
            else if (c == '&') Reference();
            else
            {
                if (c == '<') sinceMarkup = 0;
                Keep(c);
            }
        }
    }

    private ReadOnlySpan<char> Ahead() => raw.AsSpan(at, end - at);

    // Copies some characters; the one behind them is for Keep.
    private char Copy(int count)
    {
        ready.Append(raw, at, count);
        at += count;
        return raw[at];
    }

    private void Keep(char c)
    {
        at++;
        bool high = char.IsHighSurrogate(c);
        if (high && at < end && char.IsLowSurrogate(raw[at]))
        {
            ready.Append(c).Append(raw[at++]);
            return;
        }
        if (high || char.IsLowSurrogate(c)) ready.Append('\uFFFD');
        else if (c is >= ' ' and < '\uFFFE' or '\t' or '\n' or '\r') ready.Append(c);
    }

    private void Reference()
    {
        var ahead = Ahead();
        ahead = ahead[..Math.Min(ahead.Length, Lookahead)];
        int semicolon = ahead.IndexOf(';');
        var name = semicolon < 2 ? default : ahead[1..semicolon];
        if (name is "amp" or "lt" or "gt" or "quot" or "apos" || (name.Length > 1 && name[0] == '#' && IsCharacter(name[1..])))
        {
            ready.Append(ahead[..(semicolon + 1)]);
            at += semicolon + 1;
            return;
        }
        if (name.Length > 1 && name[0] == '#' && IsNumber(name[1..]))
        {
            at += semicolon + 1; // a character that XML has not
            return;
        }
        if (!name.IsEmpty)
        {
            string written = ahead[..(semicolon + 1)].ToString(), meant = WebUtility.HtmlDecode(written);
            if (meant != written && meant is not ("<" or "&"))
            {
                ready.Append(meant);
                at += semicolon + 1;
                return;
            }
        }
        ready.Append("&amp;");
        at++;
    }

    private static bool IsNumber(ReadOnlySpan<char> digits) => TryNumber(digits, out _);

    private static bool IsCharacter(ReadOnlySpan<char> digits) =>
        TryNumber(digits, out int code) && code is 9 or 10 or 13 or (>= 0x20 and < 0xD800) or (>= 0xE000 and < 0xFFFE) or (>= 0x10000 and <= 0x10FFFF);

    private static bool TryNumber(ReadOnlySpan<char> digits, out int code) => digits is ['x', .. var hexadecimal]
        ? int.TryParse(hexadecimal, System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out code)
        : int.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out code);
}
