using System.Globalization;
using System.Text;

namespace Attache.Desk.Service;

/// <summary>
/// Text of stories on a page. The page encodes it, so that it is never markup; here, what would turn the page's own
/// text around or hide something (bidirectional controls, other control characters) is made visible.
/// </summary>
public static class SafeText
{
    /// <summary>The text with such characters as visible signs: a right-to-left override is "⟨RLO⟩".</summary>
    public static string Show(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        int first = FirstUnsafe(text);
        if (first < 0) return text;
        var shown = new StringBuilder(text.Length + 16).Append(text, 0, first);
        for (int i = first; i < text.Length; i++)
        {
            char c = text[i];
            if (!IsUnsafe(c)) shown.Append(c);
            else shown.Append(Name(c));
        }
        return shown.ToString();
    }

    /// <summary>As <see cref="Show"/>, at most so many characters long.</summary>
    public static string Cut(string? text, int most)
    {
        string shown = Show(text);
        if (shown.Length <= most) return shown;
        int cut = most - 1;
        if (char.IsHighSurrogate(shown[cut - 1])) cut--;
        int space = shown.LastIndexOf(' ', cut - 1, Math.Min(cut, 20));
        return string.Concat(shown.AsSpan(0, space > 0 ? space : cut), "…");
    }

    private static int FirstUnsafe(string text)
    {
        for (int i = 0; i < text.Length; i++)
            if (IsUnsafe(text[i])) return i;
        return -1;
    }

    private static bool IsUnsafe(char c) => c switch
    {
        '\n' or '\r' or '\t' => false,
        < ' ' or '\u007f' => true,
        >= '\u0080' and <= '\u009f' => true,
        '\u061c' or '\u200e' or '\u200f' or '\ufeff' or '\ufffe' or '\uffff' => true,
        >= '\u202a' and <= '\u202e' => true,
        >= '\u2066' and <= '\u2069' => true,
        _ => false,
    };

    private static string Name(char c) => c switch
    {
        '\u202a' => "⟨LRE⟩",
        '\u202b' => "⟨RLE⟩",
        '\u202c' => "⟨PDF⟩",
        '\u202d' => "⟨LRO⟩",
        '\u202e' => "⟨RLO⟩",
        '\u2066' => "⟨LRI⟩",
        '\u2067' => "⟨RLI⟩",
        '\u2068' => "⟨FSI⟩",
        '\u2069' => "⟨PDI⟩",
        '\u200e' or '\u200f' or '\u061c' or '\ufeff' => "",
        _ => string.Create(CultureInfo.InvariantCulture, $"⟨{(int)c:X2}⟩"),
    };
}
