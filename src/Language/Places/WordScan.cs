using Attache.Stories;

namespace Attache.Language.Places;

/// <summary>A word of the simple scan.</summary>
/// <param name="Span">Where it stands; letters and digits with inner apostrophes and, in abbreviations, full stops; hyphens part words; without a possessive 's.</param>
/// <param name="Sentence">The number of its sentence in the scan, from 0.</param>
/// <param name="IsFirst">Whether it begins a sentence or a line.</param>
/// <param name="IsCapital">Whether it begins with a capital letter.</param>
internal readonly record struct ScannedWord(TextSpan Span, int Sentence, bool IsFirst, bool IsCapital);

/// <summary>Cuts a text into words without a tagger: enough to look names up and to see the words beside them.</summary>
internal static class WordScan
{
    // Shorter lines are headings and ends of paragraphs.
    private const int WrappedLine = 45;

    /// <summary>The words in order; spans lie within the text and do not overlap.</summary>
    public static List<ScannedWord> Scan(string text, PlaceCues cues)
    {
        var words = new List<ScannedWord>(text.Length / 6 + 1);
        var sentence = 0;
        var first = true;
        for (var i = 0; i < text.Length;)
        {
            if (!IsLetter(text[i]))
            {
                if (text[i] is '!' or '?' || (text[i] == '\n' && EndsLine(text, i)) || (text[i] == '.' && EndsSentence(text, i, words, cues)))
                {
                    if (!first) sentence++;
                    first = true;
                }
                i++;
                continue;
            }
            var start = i;
            while (i < text.Length && (IsLetter(text[i]) || Joins(text, i))) i++;
            if (i < text.Length && text[i] == '.' && IsAbbreviation(text, start, i, cues)) i++;
            var end = i;
            // The possessive is no part of the name: Mali's → Mali; Laos' never had it in the word.
            if (end - start > 2 && text[end - 1] is 's' or 'S' && text[end - 2] is '\'' or '’') end -= 2;
            words.Add(new ScannedWord(new TextSpan(start, end), sentence, first, char.IsUpper(text[start]) || StartsWithArticle(text, start, end, cues)));
            first = false;
        }
        return words;
    }

    /// <summary>Whether only white space or one hyphen lies between two words of a sentence, so that a name may run over both.</summary>
    public static bool Adjoin(string text, ScannedWord left, ScannedWord right)
    {
        if (left.Sentence != right.Sentence || right.Span.Start - left.Span.End is < 1 or > 40) return false;
        var marks = 0;
        for (var i = left.Span.End; i < right.Span.Start; i++)
        {
            if (char.IsWhiteSpace(text[i])) continue;
            if (text[i] is not ('-' or '–' or '.') || ++marks > 1) return false;
        }
        return true;
    }

    private static bool IsLetter(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || (c is >= '\u0300' and <= '\u036f');

    private static bool Joins(string text, int i)
    {
        if (i + 1 >= text.Length || i == 0 || !IsLetter(text[i + 1])) return false;
        return text[i] is '\'' or '’' or '‘' or 'ʻ' or 'ʼ' || (text[i] == '.' && char.IsLetter(text[i + 1]) && IsInitial(text, i));
    }

    /// <summary>Whether the full stop follows a single letter (U.S., B.C.).</summary>
    private static bool IsInitial(string text, int stop) =>
        char.IsLetter(text[stop - 1]) && (stop < 2 || !IsLetter(text[stop - 2])) && (stop + 2 >= text.Length || !IsLetter(text[stop + 2]));

    private static bool IsAbbreviation(string text, int start, int end, PlaceCues cues)
    {
        if (text.AsSpan(start, end - start).Contains('.')) return true;
        // Ky., Ont., St.: a short word with one capital before a stop that ends no sentence.
        return end - start is >= 2 and <= 5 && char.IsUpper(text[start]) && end + 1 < text.Length
            && (text[end + 1] == ',' || (text[end + 1] == ' ' && end + 2 < text.Length && (char.IsLower(text[end + 2]) || Is(text, start, end, PlaceCue.Saint, cues))));
    }

    private static bool Is(string text, int start, int end, PlaceCue cue, PlaceCues cues) => (cues.Of(text.AsSpan(start, end - start)) & cue) != 0;

    /// <summary>Whether a line ends what it says: not where a long line without a stop is broken only to fit a width.</summary>
    private static bool EndsLine(string text, int lineFeed)
    {
        var start = lineFeed > 0 ? text.LastIndexOf('\n', lineFeed - 1) + 1 : 0;
        var line = text.AsSpan(start, lineFeed - start).Trim();
        if (line.Length < WrappedLine || line[^1] is '.' or '!' or '?' or ':' or '"' or '”' or '’' or '\'' or ')') return true;
        var next = lineFeed + 1;
        while (next < text.Length && text[next] is ' ' or '\t' or '\r') next++;
        return next >= text.Length || text[next] == '\n';
    }

    private static bool EndsSentence(string text, int stop, List<ScannedWord> words, PlaceCues cues)
    {
        if (stop + 1 < text.Length && !char.IsWhiteSpace(text[stop + 1]) && text[stop + 1] is not ('"' or '”' or '\'' or '’' or ')')) return false;
        if (words.Count == 0) return false;
        var last = words[^1].Span;
        if (last.End != stop) return true;
        // Initials and titles: "George W. Bush", "Gov. Bevin".
        return last.Length > 1 && !Is(text, last.Start, last.End, PlaceCue.Abbreviation, cues);
    }

    private static bool StartsWithArticle(string text, int start, int end, PlaceCues cues) =>
        // al-Tanf, el-Fasher: the capital stands behind the article.
        end + 1 < text.Length && text[end] == '-' && char.IsUpper(text[end + 1]) && Is(text, start, end, PlaceCue.Article, cues);
}
