namespace Attache.Language.Grammar;

/// <summary>The network's input for a word: its vector, its own row, rows of its hashed affixes and its shape, side by side.</summary>
internal sealed class WordInput
{
    private readonly Dictionary<string, int> vectorIndex;
    private readonly Dictionary<string, int> wordIndex;
    private readonly Quantised vectors;
    private readonly Quantised words;
    private readonly Quantised[] affixTables;
    private readonly Quantised shapes;
    private readonly float[] unknown;
    private readonly (bool Suffix, int Length, int Buckets)[] affixes;

    public WordInput(ModelHeader header, float[] unknown, Quantised words, Quantised[] affixTables, Quantised shapes, Quantised vectors, string[] vectorWords)
    {
        (this.unknown, this.words, this.affixTables, this.shapes, this.vectors) = (unknown, words, affixTables, shapes, vectors);
        vectorIndex = Index(vectorWords);
        wordIndex = Index(header.Words);
        affixes = Array.ConvertAll(header.Affixes, a => (a[0] == 's', a[1] - '0', int.Parse(a.AsSpan(3))));
        Width = vectors.Columns + words.Columns + affixTables.Sum(t => t.Columns) + shapes.Columns;
    }

    /// <summary>How many values a word has.</summary>
    public int Width { get; }

    /// <summary>How many of them are its vector's.</summary>
    public int VectorWidth => vectors.Columns;

    /// <summary>Writes the vector alone; nothing for a word without one. The form is not empty.</summary>
    public bool TryCopyVector(string form, Span<float> to)
    {
        string key = WordFeatures.Key(form);
        if (!vectorIndex.TryGetValue(key, out int vector) && !(WordFeatures.WithoutAccents(key) is { } plain && vectorIndex.TryGetValue(plain, out vector))) return false;
        vectors.CopyRow(vector, to);
        return true;
    }

    /// <summary>Writes the values of a word; the form is not empty.</summary>
    public void Write(string form, Span<float> to)
    {
        string key = WordFeatures.Key(form);
        if (vectorIndex.TryGetValue(key, out int vector) || (WordFeatures.WithoutAccents(key) is { } plain && vectorIndex.TryGetValue(plain, out vector)))
            vectors.CopyRow(vector, to);
        else
            unknown.CopyTo(to);
        int at = vectors.Columns;
        words.CopyRow(wordIndex.TryGetValue(key, out int word) ? word + 1 : 0, to[at..]);
        at += words.Columns;
        for (int k = 0; k < affixes.Length; k++)
        {
            var (suffix, length, buckets) = affixes[k];
            length = Math.Min(length, key.Length);
            var part = suffix ? key.AsSpan(key.Length - length) : key.AsSpan(0, length);
            affixTables[k].CopyRow((int)(WordFeatures.Hash(part, 7919u * (uint)(k + 1)) % (uint)buckets), to[at..]);
            at += affixTables[k].Columns;
        }
        shapes.CopyRow(WordFeatures.Shape(form), to[at..]);
    }

    private static Dictionary<string, int> Index(string[] keys)
    {
        var index = new Dictionary<string, int>(keys.Length, StringComparer.Ordinal);
        for (int i = 0; i < keys.Length; i++) index.TryAdd(keys[i], i);
        return index;
    }
}
