namespace Attache.Language.Dates;

internal enum DateTokenKind : byte
{
    Word,
    Digits,
    Mark,
}

/// <summary>A run of letters, a run of ASCII digits, or one other character that is no white space.</summary>
/// <param name="Start">Its first code unit in the text.</param>
/// <param name="End">The code unit behind its last.</param>
/// <param name="Kind">Which of the three it is.</param>
/// <param name="Time">What the lexicon says of a word; null for other words.</param>
/// <param name="Number">The value of up to eight digits, else -1.</param>
internal readonly record struct DateToken(int Start, int End, DateTokenKind Kind, TimeWord? Time, int Number)
{
    public int Length => End - Start;
}
