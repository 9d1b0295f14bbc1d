using System.Buffers.Binary;

namespace Attache.Language.Places;

/// <summary>
/// Writes a name in the form that look-ups compare: lower case, no accents, no apostrophes and full stops, one space for a
/// run of spaces and hyphens ("Ménaka" → "menaka", "N’Djamena" → "ndjamena", "St.-Denis" → "st denis").
/// </summary>
/// <remarks>The table comes from places.bin, so that the file and its reader always fold alike (eng/places/build.py).</remarks>
public sealed class NameFolding
{
    /// <summary>Names that fold to more characters than this are in no table.</summary>
    public const int MaxLength = 96;

    private static readonly (int From, int To)[] Ranges = [(0x00, 0x250), (0x2b0, 0x370), (0x1e00, 0x1f00), (0x2000, 0x2040)];

    private readonly (char First, char Second)[] table = new (char, char)[0x2040];

    /// <summary>Reads the table as places.bin holds it: two UTF-16 code units (0 for none) for each character of the ranges.</summary>
    /// <exception cref="InvalidDataException">The table has another size.</exception>
    internal NameFolding(ReadOnlySpan<byte> data)
    {
        var at = 0;
        foreach (var (from, to) in Ranges)
        {
            for (var c = from; c < to; c++, at += 4)
            {
                if (at + 4 > data.Length) throw new InvalidDataException("The folding table of places.bin is cut short; build it anew with eng/places/build.py.");
                table[c] = ((char)BinaryPrimitives.ReadUInt16LittleEndian(data[at..]), (char)BinaryPrimitives.ReadUInt16LittleEndian(data[(at + 2)..]));
            }
        }
    }

    /// <summary>Folds <paramref name="name"/> into <paramref name="folded"/> without allocating.</summary>
    /// <returns>The number of characters written; −1 where they do not fit.</returns>
    public int Fold(ReadOnlySpan<char> name, Span<char> folded)
    {
        var n = 0;
        foreach (var c in name)
        {
            var (first, second) = c < 0x2040 && (c < 0x370 || c >= 0x1e00) ? table[c] : (c, '\0');
            if (first == '\0')
            {
                // Outside the ranges, the table is empty and the character stands for itself.
                if (InRange(c)) continue;
                first = c;
            }
            if (first == ' ' && (n == 0 || folded[n - 1] == ' ')) continue;
            if (n == folded.Length) return -1;
            folded[n++] = first;
            if (second == '\0') continue;
            if (n == folded.Length) return -1;
            folded[n++] = second;
        }
        return n > 0 && folded[n - 1] == ' ' ? n - 1 : n;
    }

    /// <summary>As <see cref="Fold(ReadOnlySpan{char}, Span{char})"/>, as a string of its own; empty where the name is too long.</summary>
    public string Fold(ReadOnlySpan<char> name)
    {
        Span<char> folded = stackalloc char[MaxLength];
        var n = Fold(name, folded);
        return n <= 0 ? "" : folded[..n].ToString();
    }

    private static bool InRange(char c)
    {
        foreach (var (from, to) in Ranges)
            if (c >= from && c < to) return true;
        return false;
    }
}
