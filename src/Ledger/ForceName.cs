using System.Collections.Frozen;
using Attache.Codebook;

namespace Attache.Ledger;

/// <summary>Names of forces as reports give them, apart from the words around them: "about 105 soldiers in Mali", "the last unit of Barkhane".</summary>
public static class ForceName
{
    // "At" begins a place and, in "at least", a quantity.
    private static readonly FrozenSet<string> Words =
        Tsv.FromResource(typeof(ForceName).Assembly, "texts/generic-forces.tsv").Rows.Select(r => r["use"] + " " + r["word"]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The name without number, quantity and place, and the whole instead of an unnamed part of it: "French soldiers" for "about 100 French
    /// soldiers in Gao", "Barkhane" for "last unit of Barkhane"; all of it where nothing else is left.
    /// </summary>
    public static string Core(string name)
    {
        List<string> words = [.. name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
        int at = 0;
        while (at < words.Count - 1 && (IsNumber(words[at]) || Is(words[at], "quantity"))) at++;
        words.RemoveRange(0, at);
        int place = words.FindIndex(1, w => Is(w, "place"));
        if (place > 0) words.RemoveRange(place, words.Count - place);
        // "Unit of Barkhane": the part has no name, the whole has one.
        int of = words.IndexOf("of");
        if (of > 0 && of < words.Count - 1 && words.Take(of).All(IsGeneric))
        {
            words.RemoveRange(0, of + 1);
            if (words.Count > 1 && Is(words[0], "quantity")) words.RemoveAt(0);
        }
        return words.Count > 0 ? string.Join(' ', words) : name;
    }

    /// <summary>Whether a word names no force of its own: "troops", "army".</summary>
    public static bool IsGeneric(string word) => Is(word, "force");

    /// <summary>Whether a name says neither which force nor whose: "soldiers", "special forces".</summary>
    public static bool IsBare(string core) => core.Split(' ').All(IsGeneric);

    private static bool Is(string word, string use) => Words.Contains(use + " " + word);

    private static bool IsNumber(string word) => char.IsDigit(word[0]);
}
