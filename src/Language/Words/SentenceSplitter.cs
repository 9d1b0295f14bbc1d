using Attache.Stories;

namespace Attache.Language.Words;

/// <summary>
/// Finds where sentences end among the words of a paragraph. A sentence ends at its full stop within a quotation too;
/// closing quotes and brackets belong to the sentence before them.
/// </summary>
internal sealed class SentenceSplitter(WordList words)
{
    private const int SpeakerLength = 6;

    /// <summary>Adds the end of each sentence: the index behind its last word, the last one being <paramref name="to"/>.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="tokens">Words, of which those from <paramref name="from"/> up to <paramref name="to"/> are the paragraph.</param>
    /// <param name="from">The first word.</param>
    /// <param name="to">Behind the last word.</param>
    /// <param name="ends">Receives the ends in order.</param>
    public void Split(string text, IReadOnlyList<TextSpan> tokens, int from, int to, List<int> ends)
    {
        int start = from;
        for (int i = from; i < to; i++)
        {
            var stop = Stop(text, tokens, start, i);
            if (stop == Ending.None) continue;
            int next = i + 1;
            bool quoted = false;
            while (next < to && Closes(text, tokens, next, start))
            {
                quoted |= Letters.IsQuote(text[tokens[next].Start]);
                next++;
            }
            if (next >= to) break;
            if (!Begins(text, tokens, next, to, stop, quoted)) continue;
            ends.Add(next);
            start = next;
            i = next - 1;
        }
        if (to > from) ends.Add(to);
    }

    private enum Ending
    {
        None,
        Stop,
        Strong,
        Abbreviation,
        Dots,
    }

    private Ending Stop(string text, IReadOnlyList<TextSpan> tokens, int start, int i)
    {
        var word = tokens[i].In(text);
        char last = word[^1];
        if (last == '…' || (last == '.' && word.Length > 1 && word[0] == '.')) return Ending.Dots;
        if (last is '!' or '?') return word[0] is '!' or '?' ? Ending.Strong : Ending.None;
        if (last != '.') return Ending.None;
        if (word.Length == 1) return i == start ? Ending.None : Ending.Stop;
        // the number of a list; titles, initials
        if (char.IsAsciiDigit(word[0]) && i == start) return Ending.None;
        var kind = words[word];
        if ((kind & (WordKinds.Title | WordKinds.Before)) != 0) return Ending.None;
        if (word.Length == 2 && char.IsUpper(word[0])) return Ending.None;
        return Ending.Abbreviation;
    }

    /// <summary>Whether the word closes what is open, and so belongs to the sentence before it.</summary>
    private static bool Closes(string text, IReadOnlyList<TextSpan> tokens, int i, int start)
    {
        var span = tokens[i];
        if (span.Length > 2) return false;
        char c = text[span.Start];
        if (c is '”' or '’' or ')' or ']' or '»') return true;
        if (c is not ('"' or '\'') || span.Start == 0 || i == 0) return false;
        // a straight quote closes where it hangs on the word before it and not on the one behind
        bool hangs = tokens[i - 1].End == span.Start;
        bool leads = span.End < text.Length && !Letters.IsSpace(text[span.End]) && !Letters.IsCloser(text[span.End]) && text[span.End] is not (',' or '.' or ';');
        return hangs && (!leads || Opened(text, tokens, start, i, c));
    }

    private static bool Opened(string text, IReadOnlyList<TextSpan> tokens, int start, int i, char quote)
    {
        bool open = false;
        for (int k = Math.Max(start, i - 400); k < i; k++)
            if (tokens[k].Length == 1 && text[tokens[k].Start] == quote) open = !open;
        return open;
    }

    private bool Begins(string text, IReadOnlyList<TextSpan> tokens, int next, int to, Ending stop, bool quoted)
    {
        int first = next;
        while (first < to && tokens[first].Length <= 2 && (Letters.IsOpener(text[tokens[first].Start]) || Letters.IsQuote(text[tokens[first].Start]))) first++;
        if (first >= to) return true;
        var word = tokens[first].In(text);
        char c = word[0];
        // "," or ";" behind a stop goes on; so does a word in small letters, but for one behind a plain question mark
        if (c is ',' or ';' or ':' or ')' || (char.IsLower(c) && (stop != Ending.Strong || quoted))) return false;
        bool spaced = tokens[next].Start > tokens[next - 1].End;
        switch (stop)
        {
            case Ending.Abbreviation:
                return (words[word] & WordKinds.Starter) != 0 || first > next;
            case Ending.Dots:
                return char.IsUpper(c) && (spaced || first > next) && (word is not "I" || (words[word] & WordKinds.Starter) != 0);
            case Ending.Strong:
                return !(quoted && SpeakerFollows(text, tokens, next, to));
            default:
                return char.IsUpper(c) || spaced || first > next;
        }
    }

    /// <summary>Whether <c>X said</c> follows: a verb of speech soon, and only words in capitals, titles and the like before it.</summary>
    private bool SpeakerFollows(string text, IReadOnlyList<TextSpan> tokens, int next, int to)
    {
        for (int i = next; i < Math.Min(to, next + SpeakerLength); i++)
        {
            var word = tokens[i].In(text);
            if ((words[word] & WordKinds.Speech) != 0) return true;
            if (!char.IsLetter(word[0])) return false;
        }
        return false;
    }
}
