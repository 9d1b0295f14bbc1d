using System.Globalization;
using System.Runtime.CompilerServices;
using Attache.Codebook;

namespace Attache.Language.Names;

/// <summary>
/// The names of <c>data/actors</c>: states, capitals, seats, organisations, forces, groups, media. Look-ups fold accents
/// and apostrophes, keep case (but take a word in capitals for its usual form), and allocate nothing.
/// </summary>
public sealed class NameTable
{
    private const int LongestName = FormIndex.LongestName;

    private readonly NameRows rows;

    // A user's dictionary, by upper case.
    private readonly Dictionary<string, NameEntry[]>? own;
    private readonly Dictionary<string, NameEntry[]>.AlternateLookup<ReadOnlySpan<char>> ownLookup;

    private NameTable(NameTable tables, Dictionary<string, NameEntry[]> own)
    {
        (rows, this.own) = (tables.rows, own);
        ownLookup = own.GetAlternateLookup<ReadOnlySpan<char>>();
        LongestPhrase = own.Keys.Select(Words).Append(tables.LongestPhrase).Max();
    }

    private NameTable(NameRows rows) => (this.rows, LongestPhrase) = (rows, rows.LongestPhrase);

    private static int Words(string key)
    {
        int n = 1;
        foreach (char c in key)
            if (c is ' ' or '-' or '\'' or '.') n++;
        return n;
    }

    /// <summary>The greatest number of words in a name.</summary>
    public int LongestPhrase { get; }

    /// <summary>Reads the tables that are part of this assembly.</summary>
    /// <exception cref="InvalidDataException">A table is not there or broken: a bug of the build.</exception>
    public static NameTable Load() => new(new NameRows());

    /// <summary>These tables with a user's dictionary, whose rows hold where both know a name.</summary>
    public NameTable With(ActorDictionary dictionary)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        var rows = new Dictionary<string, NameEntry[]>(StringComparer.Ordinal);
        foreach (var actor in dictionary.Actors)
        {
            string name = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(actor.Forms[0].ToLowerInvariant());
            var codes = actor.Codes.Select(c =>
            {
                var (code, sector) = CameoActorCodes.Plover(c.Code, this);
                return new NameEntry
                {
                    Kind = NameKind.Own, Name = name, Code = code, Sector = sector,
                    From = c.From is { } f ? EdtfDate.Day(f) : null, To = c.To is { } t ? EdtfDate.Day(t) : null,
                };
            }).ToArray();
            foreach (string form in actor.Forms)
            {
                string key = Fold(form).ToUpperInvariant();
                // A bare state says no more than the tables do, which also know what of it is named.
                if (key.Length is 0 or > LongestName || codes is [{ Sector: null, From: null, To: null, Code: { } state }] && Known(form, state)) continue;
                rows[key] = codes;
            }
        }
        return new NameTable(this, rows);
    }

    private bool Known(string form, string state) => Find(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(form.ToLowerInvariant())).Any(e => e.Code == state);

    /// <summary>The entries behind a name; empty where there is none.</summary>
    /// <param name="phrase">The words as they stand, parted by single spaces as in the text.</param>
    public IReadOnlyList<NameEntry> Find(ReadOnlySpan<char> phrase)
    {
        if (own is not null && phrase.Length is > 0 and <= LongestName)
        {
            Span<char> key = stackalloc char[LongestName * 2], upper = stackalloc char[LongestName * 2];
            int n = Fold(phrase, key);
            if (n < 0) return [];
            key[..n].ToUpperInvariant(upper);
            if (ownLookup.TryGetValue(upper[..n], out var mine)) return mine;
        }
        return rows.Find(phrase);
    }

    /// <summary>The state behind a PLOVER code; null for none.</summary>
    public NameEntry? State(string code) => rows.State(code);

    /// <summary>Folds accents, apostrophes, hyphens and runs of space; keeps case.</summary>
    public static string Fold(string text)
    {
        Span<char> buffer = text.Length <= LongestName ? stackalloc char[LongestName * 2] : new char[text.Length * 2];
        int n = Fold(text, buffer);
        return n < 0 ? "" : new string(buffer[..n]);
    }

    /// <summary>Looks a name up by its folded form, without allocation.</summary>
    /// <param name="table">A table whose keys are folded.</param>
    /// <param name="name">The name as it stands.</param>
    /// <param name="value">What stands there; default where there is nothing.</param>
    internal static bool TryFind<T>(Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> table, ReadOnlySpan<char> name, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (name.Length is 0 or > LongestName) return false;
        Span<char> key = stackalloc char[LongestName * 2];
        int n = Fold(name, key);
        return n >= 0 && table.TryGetValue(key[..n], out value);
    }

    /// <summary>Folds into a buffer.</summary>
    /// <returns>The number of characters written; -1 where they may not fit.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int Fold(ReadOnlySpan<char> text, Span<char> to)
    {
        int n = 0;
        foreach (char c in text)
        {
            if (n + 2 > to.Length) return -1;
            if (c < 0x80)
            {
                if (c is ' ' or '\n' or '\t' or '\r') { if (n > 0 && to[n - 1] != ' ') to[n++] = ' '; }
                else to[n++] = c;
            }
            else if (c is '’' or '‘' or 'ʼ') to[n++] = '\'';
            else if (c is '–' or '‑' or '‐') to[n++] = '-';
            else if (c == '\u00A0') { if (n > 0 && to[n - 1] != ' ') to[n++] = ' '; }
            else n += FoldLetter(c, to[n..]);
        }
        return n;
    }

    // Combining marks are dropped, letters with marks stand as plain ones of the same case.
    private static int FoldLetter(char c, Span<char> to)
    {
        if (c is >= '\u0300' and <= '\u036F') return 0;
        char lower = char.ToLowerInvariant(c);
        if (PlainLetters.Of(lower) is not { } plain)
        {
            to[0] = c;
            return 1;
        }
        int n = Math.Min(plain.Length, to.Length);
        plain.AsSpan(0, n).CopyTo(to);
        if (lower != c) to[0] = char.ToUpperInvariant(to[0]);
        return n;
    }
}
