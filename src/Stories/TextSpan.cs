namespace Attache.Stories;

/// <summary>A stretch of a text, in UTF-16 code units.</summary>
/// <param name="Start">The first code unit, inclusive, counted from 0.</param>
/// <param name="End">The code unit behind the last one, exclusive; never before <paramref name="Start"/>.</param>
public readonly record struct TextSpan(int Start, int End) : IComparable<TextSpan>
{
    /// <summary>The number of code units; 0 for an empty span.</summary>
    public int Length => End - Start;

    /// <summary>Whether no code unit lies in the span.</summary>
    public bool IsEmpty => End <= Start;

    /// <summary>The span's text in <paramref name="text"/>, which must be the text that the span was made for.</summary>
    public string Of(string text) => text[Start..End];

    /// <summary>As <see cref="Of(string)"/>, without a copy.</summary>
    public ReadOnlySpan<char> In(ReadOnlySpan<char> text) => text[Start..End];

    /// <summary>Whether <paramref name="other"/> lies wholly within this span; an equal span does.</summary>
    public bool Contains(TextSpan other) => other.Start >= Start && other.End <= End;

    /// <summary>Whether the offset lies in the span; <see cref="End"/> does not.</summary>
    public bool Contains(int offset) => offset >= Start && offset < End;

    /// <summary>Whether the two spans share at least one code unit.</summary>
    public bool Overlaps(TextSpan other) => other.Start < End && other.End > Start;

    /// <summary>The span that leaves out white space at both ends; empty where there is nothing else.</summary>
    public TextSpan Trim(ReadOnlySpan<char> text)
    {
        int start = Start, end = End;
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return new TextSpan(start, end);
    }

    /// <summary>By start, then by end.</summary>
    public int CompareTo(TextSpan other) => Start != other.Start ? Start.CompareTo(other.Start) : End.CompareTo(other.End);

    /// <summary>By <see cref="CompareTo"/>.</summary>
    public static bool operator <(TextSpan left, TextSpan right) => left.CompareTo(right) < 0;

    /// <summary>By <see cref="CompareTo"/>.</summary>
    public static bool operator >(TextSpan left, TextSpan right) => left.CompareTo(right) > 0;

    /// <summary>By <see cref="CompareTo"/>.</summary>
    public static bool operator <=(TextSpan left, TextSpan right) => left.CompareTo(right) <= 0;

    /// <summary>By <see cref="CompareTo"/>.</summary>
    public static bool operator >=(TextSpan left, TextSpan right) => left.CompareTo(right) >= 0;

    /// <summary>As <c>[start..end)</c>.</summary>
    public override string ToString() => $"[{Start}..{End})";
}
