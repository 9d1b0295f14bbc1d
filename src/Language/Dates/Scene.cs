using System.Collections.Frozen;
using Attache.Codebook;
using Attache.Stories;

namespace Attache.Language.Dates;

/// <summary>A stretch of text cut into tokens, with the days that its expressions are resolved against. Token numbers outside the stretch are allowed everywhere and match nothing.</summary>
internal sealed class Scene
{
    private readonly string text;
    private readonly List<DateToken> tokens = [];

    public Scene(string text, TextSpan within, DateOnly reference, EdtfDate? previous, FrozenDictionary<string, TimeWord> lexicon)
    {
        this.text = text;
        Reference = reference;
        // "The day before" counts from the event told before it, else from the story's own day.
        Anchor = previous is { IsInterval: false, Grain: DateGrain.Day, First: { } day } ? day : previous?.Last ?? previous?.First ?? reference;
        HasPrevious = previous is not null;
        Cut(within, lexicon.GetAlternateLookup<ReadOnlySpan<char>>());
        for (int i = 1; i < tokens.Count; i++)
            if (Lasts(i)) tokens[i] = tokens[i] with { Time = null };
    }

    public DateOnly Reference { get; }

    /// <summary>The day that "a day later" and "the next day" count from: of the date told before in the stretch, of the event before it, or the story's.</summary>
    public DateOnly Anchor { get; private set; }

    /// <summary>How fine the date told before in the stretch is, where it is not known to the day.</summary>
    public DateGrain AnchorGrain { get; private set; } = DateGrain.Day;

    public bool HasPrevious { get; private set; }

    /// <summary>Takes a date that the stretch tells for what the next "a year later" counts from.</summary>
    public void Told(EdtfDate date)
    {
        if (date is not { IsInterval: false, Grain: not DateGrain.Season, First: { } first }) return;
        (Anchor, AnchorGrain, HasPrevious) = (first, date.Grain, true);
    }

    // "will last four days", "and last a week": the verb, which no date begins with.
    private bool Lasts(int i)
    {
        if (!Is(i, "last")) return false;
        if (Any(i - 1, "will", "would", "could", "should", "may", "might", "must", "can", "not")) return true;
        return Any(i - 1, "to", "and") && (Digits(i + 1) || Time(i + 1)?.Number >= 0 || Any(i + 1, "a", "an", "for", "about", "some", "several", "at", "only", "more", "less", "from", "until", "through", "into", "well"));
    }

    public int Count => tokens.Count;

    public DateToken this[int i] => tokens[i];

    public TimeWord? Time(int i) => In(i) ? tokens[i].Time : null;

    public int Month(int i) => Time(i)?.Month ?? 0;

    public int Weekday(int i) => Time(i)?.Weekday ?? 0;

    /// <summary>How often a token was looked at: the work that was done, which a test can count where it cannot time.</summary>
    public long Looks { get; private set; }

    public bool In(int i)
    {
        Looks++;
        return (uint)i < (uint)tokens.Count;
    }

    public bool Is(int i, string word) => In(i) && Of(i).Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool Any(int i, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (Is(i, word)) return true;
        return false;
    }

    public bool Mark(int i, char mark) => In(i) && tokens[i].Length == 1 && text[tokens[i].Start] == mark;

    public bool Dash(int i) => In(i) && tokens[i].Length == 1 && text[tokens[i].Start] is '-' or '–' or '—' or '‑' or '−';

    public bool Apostrophe(int i) => In(i) && tokens[i].Length == 1 && text[tokens[i].Start] is '\'' or '’';

    public bool Digits(int i) => In(i) && tokens[i].Kind == DateTokenKind.Digits;

    public bool Word(int i) => In(i) && tokens[i].Kind == DateTokenKind.Word;

    /// <summary>Whether the token follows the one before it without white space.</summary>
    public bool Glued(int i) => In(i) && i > 0 && tokens[i].Start == tokens[i - 1].End;

    public bool Capital(int i) => Word(i) && char.IsUpper(text[tokens[i].Start]);

    /// <summary>Whether the stretch, a sentence or a clause ends before the token.</summary>
    public bool Stop(int i) => !In(i) || (tokens[i].Kind == DateTokenKind.Mark && text[tokens[i].Start] is '.' or ',' or ';' or ':' or '?' or '!' or ')' or '"' or '”' or '“' or '—' or '–');

    public ReadOnlySpan<char> Of(int i) => text.AsSpan(tokens[i].Start, tokens[i].Length);

    /// <summary>The span of the tokens from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    public TextSpan Span(int first, int end) => new(tokens[first].Start, tokens[end - 1].End);

    private void Cut(TextSpan within, FrozenDictionary<string, TimeWord>.AlternateLookup<ReadOnlySpan<char>> lexicon)
    {
        int i = within.Start;
        while (i < within.End)
        {
            char c = text[i];
            int start = i++;
            if (char.IsWhiteSpace(c)) continue;
            if (char.IsAsciiDigit(c))
            {
                int value = c - '0';
                for (; i < within.End && char.IsAsciiDigit(text[i]); i++)
                    value = i - start < 8 && value >= 0 ? (value * 10) + (text[i] - '0') : -1;
                tokens.Add(new DateToken(start, i, DateTokenKind.Digits, null, value));
            }
            else if (char.IsLetter(c))
            {
                while (i < within.End && char.IsLetter(text[i])) i++;
                lexicon.TryGetValue(text.AsSpan(start, i - start), out var word);
                tokens.Add(new DateToken(start, i, DateTokenKind.Word, word, -1));
            }
            else tokens.Add(new DateToken(start, i, DateTokenKind.Mark, null, -1));
        }
    }
}
