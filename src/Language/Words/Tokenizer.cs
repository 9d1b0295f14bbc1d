using Attache.Stories;

namespace Attache.Language.Words;

/// <summary>
/// Parts text into words after the conventions of the English treebanks: <c>don't</c> → <c>do n't</c>, <c>Mali's</c> →
/// <c>Mali 's</c>, <c>well-known</c> → <c>well - known</c>, <c>$5m</c> → <c>$ 5 m</c>. Every character but white space
/// ends up in just one word. The time grows with the length of the text, whatever is in it.
/// </summary>
internal sealed class Tokenizer(WordList words)
{
    private const int LongestListed = 16;

    /// <summary>Adds the words of a stretch of a text, in order.</summary>
    public void Split(string text, TextSpan part, List<TextSpan> into)
    {
        int at = part.Start;
        while (at < part.End)
        {
            if (Letters.IsSpace(text[at]))
            {
                at++;
                continue;
            }
            int end = at + 1;
            while (end < part.End && !Letters.IsSpace(text[end])) end++;
            Chunk(text, part, at, end, into);
            at = end;
        }
    }

    private void Chunk(string text, TextSpan part, int start, int end, List<TextSpan> into)
    {
        if (WebAddress.Find(text.AsSpan(start, end - start)) is { } address)
        {
            Pieces(text, part, start, start + address.Start, end, into);
            into.Add(new TextSpan(start + address.Start, start + address.End));
            Pieces(text, part, start + address.End, end, end, into);
            return;
        }
        if (Emoticon(text.AsSpan(start, end - start))) into.Add(new TextSpan(start, end));
        else Pieces(text, part, start, end, end, into);
    }

    private static bool Emoticon(ReadOnlySpan<char> chunk) =>
        chunk is ":)" or ":(" or ";)" or ":-)" or ":-(" or ";-)" or ":D" or ":P" or ":p" or "=)" or ":/" or "<3" or "^_^";

    /// <summary>Parts what stands between white space; <paramref name="chunkEnd"/> is where the white space begins.</summary>
    private void Pieces(string text, TextSpan part, int start, int end, int chunkEnd, List<TextSpan> into)
    {
        int at = start;
        while (at < end)
        {
            int next = Letters.IsWord(text[at]) ? Word(text, part, at, end, chunkEnd, into) : Marks(text, start, at, end, into);
            at = next;
        }
    }

    /// <summary>Adds one token of marks, or a word that begins with an apostrophe.</summary>
    private int Marks(string text, int start, int at, int end, List<TextSpan> into)
    {
        char c = text[at];
        int stop = at + 1;
        if (Letters.IsApostrophe(c))
        {
            int word = stop;
            while (word < end && Letters.IsWord(text[word])) word++;
            bool joined = at > start && !Letters.IsOpener(text[at - 1]);
            if (word > stop && ((joined && IsClitic(text.AsSpan(stop, word - stop))) || (!joined && IsClipped(text.AsSpan(stop, word - stop))))) stop = word;
            else if (stop < end && text[stop] == c) stop++;
        }
        else if (c is '.' or '-' or '*' or '=' or '_' or '~' or '#' or '<' or '>' or '+')
        {
            while (stop < end && text[stop] == c) stop++;
        }
        else if (c is '!' or '?')
        {
            while (stop < end && text[stop] is '!' or '?') stop++;
        }
        into.Add(new TextSpan(at, stop));
        return stop;
    }

    private bool IsClipped(ReadOnlySpan<char> word)
    {
        if (char.IsAsciiDigit(word[0])) return word.Length == 2 || (word.Length == 3 && word[2] == 's');
        if (word.Length >= LongestListed) return false;
        Span<char> whole = stackalloc char[LongestListed + 1];
        whole[0] = '\'';
        word.CopyTo(whole[1..]);
        return (words[whole[..(word.Length + 1)]] & WordKinds.Apostrophe) != 0;
    }

    private static bool IsClitic(ReadOnlySpan<char> word) =>
        word.Length == 1 ? (word[0] | 0x20) is 's' or 'm' or 'd'
        : word.Equals("re", StringComparison.OrdinalIgnoreCase) || word.Equals("ll", StringComparison.OrdinalIgnoreCase) || word.Equals("ve", StringComparison.OrdinalIgnoreCase);

    private int Word(string text, TextSpan part, int start, int end, int chunkEnd, List<TextSpan> into)
    {
        int at = start, lastBreak = start;
        while (at < end)
        {
            char c = text[at];
            if (Letters.IsWord(c))
            {
                at++;
                continue;
            }
            if (at + 1 < end && Letters.IsWord(text[at + 1]) && Joins(text, start, lastBreak, at, end))
            {
                at++;
                lastBreak = at;
                continue;
            }
            break;
        }
        if (at + 1 < end && (text[at] is '\'' or '’') && EndsInNot(text, at, end))
        {
            if (at - 1 > start) into.Add(new TextSpan(start, at - 1));
            into.Add(new TextSpan(at - 1, at + 2));
            return at + 2;
        }
        // US$, HK$: the sign belongs to the letters before it
        if (at < end && text[at] == '$' && at - start <= 3 && AllUpper(text.AsSpan(start, at - start))) at++;
        else if (at < end && text[at] == '.' && KeepsStop(text, part, start, at, chunkEnd)) at++;
        Add(text, start, at, into);
        return at;
    }

    /// <summary>Whether the mark at <paramref name="at"/>, between two word characters, is part of the word.</summary>
    private bool Joins(string text, int start, int lastBreak, int at, int end)
    {
        char before = text[at - 1], after = text[at + 1];
        bool digits = char.IsAsciiDigit(before) && char.IsAsciiDigit(after);
        switch (text[at])
        {
            case '.':
                // "Mali.The": a full stop without the space behind it
                return !(char.IsLower(before) && at - start is >= 3 and <= 40 && char.IsUpper(after) && at + 2 < end && char.IsLower(text[at + 2])
                    && !text.AsSpan(start, at - start).Contains('.'));
            case ',' or ':' or '/':
                return digits;
            case '&':
                return char.IsUpper(before) && char.IsUpper(after);
            case '@':
                return true;
            case '\'' or '’':
                return !IsCliticAt(text, at + 1, end) && !EndsInNot(text, at, end) && char.IsLetter(before) && char.IsLetter(after);
            case '-' or '‐' or '‑':
                return JoinsHyphen(text, start, lastBreak, at, end);
            default:
                return false;
        }
    }

    private bool JoinsHyphen(string text, int start, int lastBreak, int at, int end)
    {
        var left = text.AsSpan(lastBreak, at - lastBreak);
        if (left.Length < LongestListed && lastBreak == start && (words[left] & WordKinds.Prefix) != 0) return true;
        int right = at + 1;
        while (right < end && char.IsAsciiDigit(text[right])) right++;
        bool number = right - at > 3 && (right == end || !Letters.IsWord(text[right]));
        if (left.Length < 3 || !number || left.Length > 20) return false;
        foreach (char c in left)
            if (!char.IsAsciiDigit(c)) return false;
        // telephone numbers stay whole, spans of years do not
        return left.Length != 4 || right - at != 5 || text[lastBreak] is not ('1' or '2');
    }

    private static bool IsCliticAt(string text, int at, int end)
    {
        int stop = at;
        while (stop < end && stop - at < 3 && Letters.IsWord(text[stop])) stop++;
        return (stop == end || !Letters.IsWord(text[stop])) && IsClitic(text.AsSpan(at, stop - at));
    }

    /// <summary>Whether the apostrophe is that of <c>n't</c>.</summary>
    private static bool EndsInNot(string text, int apostrophe, int end) =>
        (text[apostrophe + 1] | 0x20) == 't' && (text[apostrophe - 1] | 0x20) == 'n' && (apostrophe + 2 == end || !Letters.IsWord(text[apostrophe + 2]));

    private bool KeepsStop(string text, TextSpan part, int start, int stop, int chunkEnd)
    {
        if (stop + 1 < chunkEnd && text[stop + 1] == '.') return false;
        var word = text.AsSpan(start, stop - start);
        int next = stop + 1;
        bool glued = next < chunkEnd;
        while (next < part.End && Letters.IsSpace(text[next])) next++;
        bool last = next >= part.End;
        if (word.Length == 1 && char.IsUpper(word[0])) return !last && (!glued || text[next] is ',' or '\'' or '’' or '-' or ')' or ']');
        if (IsDotted(word)) return true;
        if (word.Length >= LongestListed) return false;
        var kind = words[text.AsSpan(start, stop + 1 - start)];
        if ((kind & (WordKinds.Title | WordKinds.Before | WordKinds.Stop)) != 0) return !last || (kind & WordKinds.Stop) != 0;
        if ((kind & WordKinds.Number) != 0) return !last && char.IsAsciiDigit(text[next]);
        // "1." at the head of a paragraph is the number of a list
        return start == part.Start && word.Length <= 2 && !last && !glued && char.IsAsciiDigit(word[0]) && char.IsAsciiDigit(word[^1]);
    }

    /// <summary>U.S, p.m, Ph.D: short parts with full stops between.</summary>
    private static bool IsDotted(ReadOnlySpan<char> word)
    {
        if (word.Length is < 3 or > 12) return false;
        int run = 0, parts = 1;
        foreach (char c in word)
        {
            if (c == '.')
            {
                if (run is 0 or > 2) return false;
                run = 0;
                parts++;
            }
            else if (char.IsLetter(c)) run++;
            else return false;
        }
        return parts > 1 && run is 1 or 2;
    }

    private static bool AllUpper(ReadOnlySpan<char> word)
    {
        foreach (char c in word)
            if (!char.IsAsciiLetterUpper(c)) return false;
        return true;
    }

    /// <summary>Adds a word, parted from its clitic, its unit or into the parts that the list gives.</summary>
    private void Add(string text, int start, int stop, List<TextSpan> into)
    {
        var word = text.AsSpan(start, stop - start);
        if (word.Length < LongestListed && (words[word] & WordKinds.Split) != 0)
        {
            foreach (int length in words.Parts(word))
            {
                into.Add(new TextSpan(start, start + length));
                start += length;
            }
            return;
        }
        int digits = 0;
        if (char.IsAsciiDigit(word[0]))
        {
            while (digits < word.Length && (char.IsAsciiDigit(word[digits]) || word[digits] is '.' or ',' or ':')) digits++;
            var unit = word[digits..];
            if (unit.Length is > 0 and < LongestListed && char.IsLetter(unit[0]) && (words[unit] & WordKinds.Unit) != 0)
            {
                into.Add(new TextSpan(start, start + digits));
                into.Add(new TextSpan(start + digits, stop));
                return;
            }
        }
        into.Add(new TextSpan(start, stop));
    }
}
