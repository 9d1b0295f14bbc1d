using System.Buffers;
using System.Globalization;

namespace Attache.Language.Words;

/// <summary>Kinds of code units, as the tokenizer sees them.</summary>
internal static class Letters
{
    private static readonly SearchValues<char> Openers = SearchValues.Create("([{<“‘„«‹‚");
    private static readonly SearchValues<char> Closers = SearchValues.Create(")]}>”’»›");

    /// <summary>Letters, digits, marks, surrogates, joiners, the underscore: what words are made of.</summary>
    public static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_' || (c >= '\u0080' && IsOtherWord(c));

    /// <summary>White space that parts words; zero-width characters do not.</summary>
    public static bool IsSpace(char c) => char.IsWhiteSpace(c);

    public static bool IsApostrophe(char c) => c is '\'' or '’' or '`' or '´';

    public static bool IsQuote(char c) => c is '"' or '“' or '”' or '„' or '«' or '»' || IsApostrophe(c) || c == '‘';

    public static bool IsOpener(char c) => Openers.Contains(c);

    public static bool IsCloser(char c) => Closers.Contains(c) || c is '"' or '\'' or '`';

    public static bool IsDash(char c) => c is '-' or '–' or '—' or '‐' or '‑' or '−';

    private static bool IsOtherWord(char c)
    {
        if (char.IsSurrogate(c)) return true;
        return char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or UnicodeCategory.Format => true,
            _ => false,
        };
    }
}
