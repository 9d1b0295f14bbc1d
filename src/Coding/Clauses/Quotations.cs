using Attache.Language;
using Attache.Stories;

namespace Attache.Coding.Clauses;

/// <summary>The quotation marks of a story: what of a sentence is quoted, and who speaks where a quotation runs on.</summary>
public sealed class Quotations
{
    private readonly List<TextSpan> spans;

    private Quotations(IReadOnlyList<string> parts, List<TextSpan> spans, bool whole) => (Parts, this.spans, WholeSentence) = (parts, spans, whole);

    /// <summary>Whether a token stands within quotation marks.</summary>
    public bool Contains(Token t) => spans.Exists(s => s.Contains(t.Span));

    /// <summary>The end of the quotation that a stretch of text begins in; the end of the stretch where it begins in none or goes beyond it.</summary>
    public int EndOf(TextSpan stretch)
    {
        foreach (var s in spans)
            if (s.Start - 1 <= stretch.Start && stretch.Start < s.End) return Math.Max(stretch.End, s.End);
        return stretch.End;
    }

    /// <summary>The quoted parts of the sentence, without their marks.</summary>
    public IReadOnlyList<string> Parts { get; }

    /// <summary>How many there are.</summary>
    public int Count => Parts.Count;

    /// <summary>Whether the whole sentence is quoted speech.</summary>
    public bool WholeSentence { get; }

    /// <summary>The first part.</summary>
    public string? First => Parts.Count > 0 ? Parts[0] : null;

    /// <summary>Looks for quotations in a sentence. A paragraph starts unquoted unless it opens with a mark.</summary>
    public static Quotations In(StoryReading reading, Sentence s)
    {
        string text = reading.Document.Text;
        int paragraph = s.Span.Start;
        while (paragraph > 0 && text[paragraph - 1] is not ('\n' or '\r')) paragraph--;
        bool open = false;
        for (int i = paragraph; i < s.Span.Start; i++) open = Step(text, i, open);
        bool before = open;
        var parts = new List<string>();
        var spans = new List<TextSpan>();
        int from = open ? s.Span.Start : -1, outside = 0;
        for (int i = s.Span.Start; i < s.Span.End; i++)
        {
            bool next = Step(text, i, open);
            if (next && !open) from = i + 1;
            if (!next && open && from >= 0 && i > from + 1)
            {
                parts.Add(text[from..i].Trim().TrimEnd(','));
                spans.Add(new TextSpan(from, i));
            }
            if (!open && !next && char.IsLetter(text[i])) outside++;
            open = next;
        }
        if (open && from >= 0 && s.Span.End > from + 1)
        {
            parts.Add(text[from..s.Span.End].Trim());
            spans.Add(new TextSpan(from, s.Span.End));
        }
        return new Quotations(parts, spans, parts.Count > 0 && outside == 0 && (before || parts[0].Length > s.Span.Length / 2));
    }

    /// <summary>The subject of the reporting verb nearest to a wholly quoted sentence: in the sentence after it, else before it, of the same paragraph.</summary>
    public static Token? SpeakerAround(StoryReading reading, Sentence s, Func<string, bool> isCue)
    {
        var sentences = reading.Document.Sentences;
        foreach (int step in (ReadOnlySpan<int>)[1, -1, 2, -2])
        {
            int i = s.Number - 1 + step;
            if (i < 0 || i >= sentences.Count) continue;
            var other = sentences[i];
            int low = Math.Min(other.Span.End, s.Span.End), high = Math.Max(other.Span.Start, s.Span.Start);
            if (low < high && reading.Document.Text.AsSpan(low, high - low).Contains('\n')) continue;
            if (In(reading, other).Count == 0) continue;
            foreach (var t in other.Tokens)
                if (t.Upos == "VERB" && isCue(t.Lemma.ToLowerInvariant()) && new Predicate(t).Subjects is [var subject, ..] && subject.Upos is not "PRON" || t.Upos == "VERB" && t.Lemma is "say" && new Predicate(t).Subjects.Count > 0)
                    return new Predicate(t).Subjects[0];
        }
        return null;
    }

    private static bool Step(string text, int i, bool open)
    {
        switch (text[i])
        {
            case '“' or '«' or '„': return true;
            case '”' or '»': return false;
            case '"': return !open;
            case '‘': return true;
            case '\'' or '’':
                bool letterBefore = i > 0 && char.IsLetterOrDigit(text[i - 1]), letterAfter = i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]);
                if (text[i] == '\'' && !letterBefore && letterAfter && !open) return true;
                // The end of a single-quoted part: after punctuation, before space. An apostrophe stands by a letter.
                if (!letterAfter && i > 0 && text[i - 1] is ',' or '.' or '!' or '?') return false;
                return open;
            default: return open;
        }
    }
}
