using System.Runtime.CompilerServices;
using System.Text.Unicode;

namespace Attache.Language.Names;

/// <summary>
/// Which rows of some tables bear a name: from the folded name (<see cref="NameTable.Fold(string)"/>) to the places in the
/// tables' bytes where it stands. Names stay there; a look-up folds the one that it compares with and allocates nothing.
/// </summary>
internal sealed class FormIndex
{
    /// <summary>Names that fold to more characters are in no table.</summary>
    public const int LongestName = 96;

    private readonly ActorTable[] tables;
    private readonly int[] buckets;
    private Slot[] slots;
    private int count;

    /// <summary>Makes an empty index.</summary>
    /// <param name="tables">The tables, by the number that bearers have.</param>
    /// <param name="expected">About how many names there will be.</param>
    public FormIndex(ActorTable[] tables, int expected)
    {
        this.tables = tables;
        buckets = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)expected)];
        slots = new Slot[expected + 1];
    }

    /// <summary>A row that bears a name.</summary>
    /// <param name="Hash">Hash of the folded name.</param>
    /// <param name="Start">Where the name stands in the table's bytes.</param>
    /// <param name="Row">The row.</param>
    /// <param name="Length">The name's length in bytes.</param>
    /// <param name="Table">The table.</param>
    /// <param name="Kind">What the name is to the row, as the index's owner counts.</param>
    /// <param name="SmallEnd">Whether the name's last word is meant in small letters.</param>
    internal readonly record struct Bearer(uint Hash, int Start, int Row, ushort Length, byte Table, byte Kind, bool SmallEnd);

    // Numbers run from 1; 0 is none. Names of one bucket hang together by their first bearers, bearers of one name in the order in which they came.
    private struct Slot
    {
        public Bearer Bearer;
        public int OtherName, Next, Last;
    }

    /// <summary>One more than the greatest number of a bearer.</summary>
    public int End => count + 1;

    /// <summary>The greatest number of words in a name.</summary>
    public int LongestPhrase { get; private set; }

    /// <summary>The bearer of a number.</summary>
    public ref readonly Bearer this[int bearer] => ref slots[bearer].Bearer;

    /// <summary>The next bearer of the same name; 0 for none.</summary>
    public int Next(int bearer) => slots[bearer].Next;

    /// <summary>Adds a row under a name, behind those that bear it already. A row that bears it twice for the same reason stands once.</summary>
    /// <param name="table">The table.</param>
    /// <param name="row">The row.</param>
    /// <param name="form">Where the name stands in the table's bytes.</param>
    /// <param name="kind">What the name is to the row.</param>
    /// <param name="smallEnd">Whether its last word is meant in small letters.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(byte table, int row, Range form, byte kind, bool smallEnd = false)
    {
        int start = form.Start.Value, length = form.End.Value - start;
        if (length > ushort.MaxValue) return;
        Span<char> key = stackalloc char[LongestName * 2];
        int n = Fold(tables[table][form], smallEnd, key);
        if (n is <= 0 or > LongestName) return;
        key = key[..n];
        uint hash = Hash(key);
        var name = new Bearer(hash, start, row, (ushort)length, table, kind, smallEnd);
        int first = First(key, hash);
        if (first > 0)
        {
            ref readonly var last = ref slots[slots[first].Last].Bearer;
            if (last.Table == table && last.Row == row && last.Kind == kind) return;
        }
        if (++count == slots.Length) Array.Resize(ref slots, slots.Length * 2);
        slots[count].Bearer = name;
        if (first > 0)
        {
            slots[slots[first].Last].Next = count;
            slots[first].Last = count;
            return;
        }
        ref int bucket = ref buckets[hash & (uint)(buckets.Length - 1)];
        (slots[count].OtherName, slots[count].Last, bucket) = (bucket, count, count);
        int words = 1;
        foreach (char c in key)
            if (c is ' ' or '-' or '\'' or '.') words++;
        LongestPhrase = Math.Max(LongestPhrase, words);
    }

    /// <summary>The first bearer of a name as it stands in a text; 0 for none.</summary>
    public int First(ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > LongestName) return 0;
        Span<char> key = stackalloc char[LongestName * 2];
        int n = NameTable.Fold(name, key);
        return n <= 0 ? 0 : First(key[..n], Hash(key[..n]));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int First(ReadOnlySpan<char> key, uint hash)
    {
        Span<char> other = stackalloc char[LongestName * 2];
        for (int b = buckets[hash & (uint)(buckets.Length - 1)]; b > 0; b = slots[b].OtherName)
        {
            ref readonly var name = ref slots[b].Bearer;
            if (name.Hash != hash) continue;
            int n = Fold(tables[name.Table][name.Start..(name.Start + name.Length)], name.SmallEnd, other);
            if (key.SequenceEqual(other[..n])) return b;
        }
        return 0;
    }

    // -1 where it does not fit.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Fold(ReadOnlySpan<byte> form, bool smallEnd, Span<char> key)
    {
        if (form.Length > LongestName * 3) return -1;
        Span<char> text = stackalloc char[LongestName * 3];
        Utf8.ToUtf16(form, text, out _, out int n);
        n = NameTable.Fold(text[..n], key);
        if (n > 0 && smallEnd)
            for (int i = key[..n].LastIndexOf(' ') + 1; i < n; i++) key[i] = char.ToLowerInvariant(key[i]);
        return n;
    }

    private static uint Hash(ReadOnlySpan<char> key)
    {
        uint h = 2166136261;
        foreach (char c in key) h = (h ^ c) * 16777619;
        return h ^ (h >> 15);
    }
}
