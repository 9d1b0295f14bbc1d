using System.Runtime.InteropServices;

namespace Attache.Coding.Relations;

/// <summary>Receives the features of one example: sparse ones under a hash of their name, and a fixed block of numbers.</summary>
public sealed class FeatureSink
{
    private readonly List<(uint Id, float Value)> sparse = new(256);

    /// <summary>Makes a sink.</summary>
    /// <param name="dense">The length of the block of numbers.</param>
    /// <param name="names">Whether the names are kept, for explanations and error analysis.</param>
    public FeatureSink(int dense, bool names = false)
    {
        Dense = new float[dense];
        Prior = new float[RelationClasses.Count];
        if (names) Names = [];
    }

    /// <summary>Sparse features in the order of writing.</summary>
    public ReadOnlySpan<(uint Id, float Value)> Sparse => CollectionsMarshal.AsSpan(sparse);

    /// <summary>The block of numbers.</summary>
    public float[] Dense { get; }

    /// <summary>What the lexicon says before anything is learnt: logits of <see cref="RelationClasses.Names"/>.</summary>
    public float[] Prior { get; }

    /// <summary>Names of the sparse features; null where they are not kept.</summary>
    public List<string>? Names { get; }

    /// <summary>Makes it empty.</summary>
    public void Clear()
    {
        sparse.Clear();
        Names?.Clear();
        Array.Clear(Dense);
        Array.Clear(Prior);
    }

    /// <summary>Adds a feature: a template and up to three values.</summary>
    public void Add(string template, ReadOnlySpan<char> a = default, ReadOnlySpan<char> b = default, ReadOnlySpan<char> c = default, float value = 1)
    {
        uint h = Hash(Hash(Hash(Hash(2166136261, template), a), b), c);
        sparse.Add((h ^ (h >> 15), value));
        Names?.Add($"{template}|{a}|{b}|{c}".TrimEnd('|'));
    }

    private static uint Hash(uint h, ReadOnlySpan<char> text)
    {
        foreach (char c in text) h = unchecked((h ^ (c is >= 'A' and <= 'Z' ? (uint)(c + 32) : c)) * 16777619);
        return unchecked((h ^ 0x1f) * 16777619);
    }
}
