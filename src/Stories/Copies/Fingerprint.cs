using System.Numerics;

namespace Attache.Stories;

/// <summary>
/// What is kept of a story to know its copies by: hashes of the whole text, of its paragraphs, of runs of three words, and of
/// the words that tell of what it speaks (names and figures; stems of content words). Some kilobytes a story.
/// </summary>
internal sealed class Fingerprint
{
    private const int MostShingles = 400;
    private const int MostWords = 300;
    private const int LongParagraph = 12;

    private Fingerprint()
    {
    }

    /// <summary>All words in order.</summary>
    public required ulong Text { get; init; }

    /// <summary>Paragraphs of at least a dozen words.</summary>
    public required ulong[] Paragraphs { get; init; }

    /// <summary>Runs of three words, the smallest hashes, in order.</summary>
    public required uint[] Shingles { get; init; }

    /// <summary>Names and figures, in order of their hashes.</summary>
    public required uint[] Names { get; init; }

    /// <summary>Stems of content words, in order of their hashes.</summary>
    public required uint[] Stems { get; init; }

    /// <summary>The story's day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Reads a story.</summary>
    public static Fingerprint Of(Story story)
    {
        ulong whole = 14695981039346656037;
        var paragraphs = new List<ulong>();
        var shingles = new HashSet<uint>();
        var names = new HashSet<uint>();
        var stems = new HashSet<uint>();
        Span<char> lower = stackalloc char[64];
        foreach (var span in story.Layout.Paragraphs)
        {
            var text = span.In(story.Body);
            ulong paragraph = 14695981039346656037;
            uint before = 0, last = 0;
            int words = 0;
            bool starts = true;
            for (int at = 0; at < text.Length;)
            {
                if (!char.IsLetterOrDigit(text[at]))
                {
                    if (text[at] is '.' or '!' or '?' or '“' or '"' or ':') starts = true;
                    at++;
                    continue;
                }
                int end = at;
                while (end < text.Length && (char.IsLetterOrDigit(text[end]) || (text[end] is ',' or '.' && end + 1 < text.Length && char.IsDigit(text[end + 1]) && char.IsDigit(text[end - 1])))) end++;
                var word = text[at..Math.Min(end, at + lower.Length)];
                int n = word.ToLowerInvariant(lower);
                uint hash = Hash(lower[..n]);
                whole = (whole ^ hash) * 1099511628211;
                paragraph = (paragraph ^ hash) * 1099511628211;
                if (++words >= 3) shingles.Add(Mix(Mix(before, last), hash));
                (before, last) = (last, hash);
                if (char.IsDigit(word[0]) || (char.IsUpper(word[0]) && !starts)) names.Add(hash);
                else if (n >= 4 && !Languages.IsSmallWord(word)) stems.Add(Hash(lower[..Math.Min(n, 5)]));
                starts = false;
                at = end;
            }
            if (words >= LongParagraph) paragraphs.Add(paragraph);
        }
        return new Fingerprint
        {
            Text = whole,
            Paragraphs = [.. paragraphs.Distinct()],
            Shingles = Smallest(shingles, MostShingles),
            Names = Smallest(names, MostWords),
            Stems = Smallest(stems, MostWords),
            Day = story.Published.Day,
        };
    }

    /// <summary>Which part of the smaller of two sets lies in the other, 0 to 1; of large sets by their smallest hashes.</summary>
    /// <param name="a">Hashes in order.</param>
    /// <param name="b">Hashes in order.</param>
    /// <param name="fewest">A smaller set counts as so many.</param>
    public static double Containment(uint[] a, uint[] b, int fewest)
    {
        if (a.Length == 0 || b.Length == 0) return 0;
        // Of a set that was cut only what lies below the cut of both can be compared.
        uint top = uint.MaxValue;
        if (a.Length is MostShingles or MostWords) top = Math.Min(top, a[^1]);
        if (b.Length is MostShingles or MostWords) top = Math.Min(top, b[^1]);
        int i = 0, j = 0, both = 0;
        while (i < a.Length && j < b.Length && a[i] <= top && b[j] <= top)
        {
            if (a[i] == b[j]) { both++; i++; j++; }
            else if (a[i] < b[j]) i++;
            else j++;
        }
        while (i < a.Length && a[i] <= top) i++;
        while (j < b.Length && b[j] <= top) j++;
        return both / (double)Math.Max(fewest, Math.Min(i, j));
    }

    /// <summary>The share of common elements in two sets, 0 to 1 (Dice).</summary>
    public static double Overlap(uint[] a, uint[] b)
    {
        int i = 0, j = 0, both = 0;
        while (i < a.Length && j < b.Length)
        {
            if (a[i] == b[j]) { both++; i++; j++; }
            else if (a[i] < b[j]) i++;
            else j++;
        }
        return a.Length + b.Length == 0 ? 0 : 2.0 * both / (a.Length + b.Length);
    }

    /// <summary>A hash of two hashes.</summary>
    public static uint Mix(uint a, uint b)
    {
        uint x = (BitOperations.RotateLeft(a, 13) * 0x9E3779B1) ^ (b * 0x85EBCA77);
        x ^= x >> 16;
        x *= 0x7FEB352D;
        x ^= x >> 15;
        x *= 0x846CA68B;
        return x ^ (x >> 16);
    }

    private static uint Hash(ReadOnlySpan<char> word)
    {
        uint hash = 2166136261;
        foreach (char c in word) hash = (hash ^ c) * 16777619;
        return Mix(hash, (uint)word.Length);
    }

    private static uint[] Smallest(HashSet<uint> set, int most)
    {
        uint[] all = [.. set];
        Array.Sort(all);
        return all.Length <= most ? all : all[..most];
    }
}
