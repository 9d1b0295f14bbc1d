using System.Globalization;
using System.Text;
using Attache.Codebook;

namespace Attache.Ledger;

/// <summary>Names made comparable: lower case, no accents, single spaces, letters and digits only ("N’Daw" is "n daw").</summary>
public static class FoldedName
{
    // A dossier folds the same few hundred names a hundred thousand times.
    private const int MostCached = 4096, LongestCached = 80;

    [ThreadStatic]
    private static Dictionary<string, string>? cache;

    [ThreadStatic]
    private static Dictionary<string, string>? forces;

    /// <summary>The folded name; empty for a name without letters and digits.</summary>
    public static string Of(string? name)
    {
        if (string.IsNullOrEmpty(name)) return "";
        if (name.Length > LongestCached) return Fold(name);
        cache ??= new Dictionary<string, string>(StringComparer.Ordinal);
        if (cache.TryGetValue(name, out var known)) return known;
        if (cache.Count >= MostCached) cache.Clear();
        return cache[name] = Fold(name);
    }

    /// <summary>A person's name, in which an apostrophe parts nothing: "Bah N’Daw" and "Bah Ndaw" are "bah ndaw".</summary>
    public static string OfPerson(string? name) =>
        string.IsNullOrEmpty(name) || name.AsSpan().IndexOfAny('\'', '’', 'ʼ') < 0 ? Of(name) : Of(name.Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal).Replace("ʼ", "", StringComparison.Ordinal));

    /// <summary>
    /// A force's name without the words that come and go: "Operation Barkhane" and "the Barkhane force" are "barkhane", and so is
    /// "the last unit of Barkhane" (<see cref="ForceName.Core"/>).
    /// </summary>
    public static string OfForce(string? name)
    {
        if (string.IsNullOrEmpty(name)) return "";
        forces ??= new Dictionary<string, string>(StringComparer.Ordinal);
        if (forces.TryGetValue(name, out var known)) return known;
        if (forces.Count >= MostCached) forces.Clear();
        return forces[name] = FoldForce(name);
    }

    private static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        bool gap = false;
        foreach (char c in name)
        {
            // Marks that stand alone, in texts that come decomposed.
            if (c >= '\u0300' && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark) continue;
            if (char.IsLetterOrDigit(c))
            {
                if (gap && folded.Length > 0) folded.Append(' ');
                gap = false;
                char lower = char.ToLowerInvariant(c);
                if (PlainLetters.Of(lower) is { } plain) folded.Append(plain);
                else folded.Append(lower);
            }
            else gap = true;
        }
        return folded.ToString();
    }

    private static string FoldForce(string name)
    {
        var words = Of(ForceName.Core(name)).Split(' ', StringSplitOptions.RemoveEmptyEntries).AsSpan();
        while (words.Length > 1 && IsFrame(words[0])) words = words[1..];
        // "French army", "special forces" keep their last word: what stands before it is no name.
        while (words.Length > 1 && words[^1] is "force" or "operation" or "mission") words = words[..^1];
        // "The Wagner group" is Wagner; of a battle group the other word names nobody.
        if (words.Length == 2 && words[1] == "group" && !ForceName.IsGeneric(words[0]) && words[0] is not ("battle" or "strike" or "carrier" or "combat" or "armed" or "rebel" or "army")) words = words[..1];
        return string.Join(' ', words!);
    }

    /// <summary>Whether two names of persons, folded by <see cref="OfPerson"/>, may be one person's: equal, or the shorter is the end of the longer ("meyer", "joel meyer").</summary>
    public static bool SamePerson(string a, string b)
    {
        if (a == b) return true;
        if (a.Length == 0 || b.Length == 0) return false;
        var (longer, shorter) = a.Length > b.Length ? (a, b) : (b, a);
        return longer.Length > shorter.Length && longer[longer.Length - shorter.Length - 1] == ' ' && longer.EndsWith(shorter, StringComparison.Ordinal);
    }

    private static bool IsFrame(string word) => word is "the" or "a" or "operation" or "task" or "force" or "mission";
}
