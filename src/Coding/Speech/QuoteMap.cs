using Attache.Language;
using Attache.Stories;

namespace Attache.Coding.Speech;

/// <summary>The quotations of a text with their marks. A quotation that is not closed ends with its paragraph (its line).</summary>
/// <example>He said “no” twice. → “no” · the '90s → none · ‘We leave,’ he said. → ‘We leave,’</example>
public sealed class QuoteMap
{
    private const char Doubled = '\u201F';
    private readonly List<TextSpan> spans = [];

    private QuoteMap()
    {
    }

    /// <summary>In the order of the text, marks included, not overlapping; a quotation within one is part of it.</summary>
    public IReadOnlyList<TextSpan> Spans => spans;

    /// <summary>Looks for the quotations of a text.</summary>
    public static QuoteMap Of(string text)
    {
        var map = new QuoteMap();
        int from = -1;
        char open = '\0';
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is '\n' or '\r')
            {
                if (from >= 0) map.Add(text, from, i);
                from = -1;
                continue;
            }
            // Two single marks are a double one, as older files write it.
            bool two = c == '\'' && i + 1 < text.Length && text[i + 1] == '\'';
            if (two) c = Doubled;
            if (from < 0)
            {
                if (two ? i + 2 < text.Length && !char.IsWhiteSpace(text[i + 2]) : Opens(text, i)) (from, open) = (i, c);
            }
            else if (two ? open is Doubled or '"' : Closes(text, i, open))
            {
                map.Add(text, from, two ? i + 2 : i + 1);
                from = -1;
            }
            if (two) i++;
        }
        if (from >= 0) map.Add(text, from, text.Length);
        return map;
    }

    /// <summary>The quotation at an offset; null where nothing is quoted.</summary>
    public TextSpan? At(int offset)
    {
        int i = First(offset);
        return i < spans.Count && spans[i].Contains(offset) ? spans[i] : null;
    }

    /// <summary>The index in <see cref="Spans"/> of the first quotation that ends behind an offset; their number where none does.</summary>
    public int First(int offset)
    {
        int low = 0, high = spans.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (spans[middle].End <= offset) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>Whether all of a sentence but marks and punctuation is quoted.</summary>
    public bool Covers(Sentence s)
    {
        bool any = false;
        foreach (var t in s.Tokens)
        {
            if (t.Upos == "PUNCT") continue;
            if (At(t.Span.Start) is null) return false;
            any = true;
        }
        return any;
    }

    private void Add(string text, int from, int end)
    {
        while (end > from && char.IsWhiteSpace(text[end - 1])) end--;
        if (end > from + 1) spans.Add(new TextSpan(from, end));
    }

    private static bool Opens(string text, int i)
    {
        bool before = i > 0 && char.IsLetterOrDigit(text[i - 1]), after = i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]);
        return text[i] switch
        {
            '“' or '«' or '„' => true,
            '"' => after,
            // A single mark opens before a letter, and only where one closes behind a word: not in "the '90s".
            '‘' or '\'' => !before && after && ClosesSingle(text, i + 1),
            _ => false,
        };
    }

    private static bool Closes(string text, int i, char open) => open switch
    {
        '“' or '„' => text[i] is '”' or '"',
        '«' => text[i] == '»',
        '"' => text[i] is '"' or '”',
        Doubled => text[i] is '"' or '”',
        _ => IsSingleEnd(text, i),
    };

    private static bool ClosesSingle(string text, int from)
    {
        for (int i = from; i < text.Length && text[i] is not ('\n' or '\r' or '“' or '"'); i++)
            if (IsSingleEnd(text, i)) return true;
        return false;
    }

    private static bool IsSingleEnd(string text, int i)
    {
        if (text[i] is not ('\'' or '’')) return false;
        bool after = i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]);
        return !after && i > 0 && (text[i - 1] is ',' or '.' or '!' or '?' || (char.IsLetterOrDigit(text[i - 1]) && text[i - 1] is not ('s' or 'S')));
    }
}
