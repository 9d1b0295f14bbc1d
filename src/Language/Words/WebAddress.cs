using Attache.Stories;

namespace Attache.Language.Words;

/// <summary>Finds addresses of pages and of mail boxes, and names with @ or #, which stay whole.</summary>
internal static class WebAddress
{
    /// <summary>The address within a stretch without white space, without the marks around it; null if there is none.</summary>
    public static TextSpan? Find(ReadOnlySpan<char> chunk)
    {
        if (chunk.Length < 4) return null;
        int start = 0, end = chunk.Length;
        while (start < end && (Letters.IsOpener(chunk[start]) || chunk[start] is '"' or '\'')) start++;
        while (end > start && (Letters.IsCloser(chunk[end - 1]) || chunk[end - 1] is '.' or ',' or ';' or ':' or '!' or '?')) end--;
        var inner = chunk[start..end];
        return IsPage(inner) || IsMailBox(inner) || IsTag(inner) ? new TextSpan(start, end) : null;
    }

    private static bool IsPage(ReadOnlySpan<char> s)
    {
        if (s.StartsWith("www.", StringComparison.OrdinalIgnoreCase) && s.Length > 6) return true;
        int colon = s.IndexOf("://", StringComparison.Ordinal);
        if (colon is < 2 or > 8 || s.Length < colon + 6) return false;
        foreach (char c in s[..colon])
            if (!char.IsAsciiLetter(c)) return false;
        return true;
    }

    private static bool IsMailBox(ReadOnlySpan<char> s)
    {
        int at = s.IndexOf('@');
        return at > 0 && at + 3 < s.Length && char.IsAsciiLetterOrDigit(s[at - 1]) && char.IsAsciiLetterOrDigit(s[at + 1]) && s[at..].Contains('.');
    }

    private static bool IsTag(ReadOnlySpan<char> s)
    {
        if (s.Length < 3 || s[0] is not ('@' or '#') || !char.IsAsciiLetter(s[1])) return false;
        foreach (char c in s[1..])
            if (!Letters.IsWord(c)) return false;
        return true;
    }
}
