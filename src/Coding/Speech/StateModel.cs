using System.Buffers.Binary;
using Attache.Coding.Relations;

namespace Attache.Coding.Speech;

/// <summary>
/// Weights of the states that the parser's network has of a cue and of the words at the edges of what it may attribute: its first and
/// last word, the word before and the word behind.
/// </summary>
internal sealed class StateModel
{
    /// <summary>Cue, first, last, before, behind.</summary>
    public const int Slots = 5;

    /// <summary>Makes a model of weights.</summary>
    /// <param name="weights">One row of as many weights as a state has values for each slot.</param>
    public StateModel(float[] weights) => Weights = weights;

    /// <summary>The weights, row by row.</summary>
    public float[] Weights { get; }

    /// <summary>The length of a state.</summary>
    public int Width => Weights.Length / Slots;

    /// <summary>What each word of a sentence would add in each slot; word by word.</summary>
    /// <param name="states">The words' states.</param>
    public float[] Project(float[] states)
    {
        int width = Width, n = states.Length / width;
        var to = new float[n * Slots];
        for (int t = 0; t < n; t++)
            for (int s = 0; s < Slots; s++) to[(t * Slots) + s] = Mlp.Dot(states.AsSpan(t * width, width), Weights.AsSpan(s * width, width));
        return to;
    }

    /// <summary>What the edges of a candidate add.</summary>
    /// <param name="projected">Of its sentence.</param>
    /// <param name="edges">Its first and last word; −1 outside of the sentence.</param>
    public static float Score(float[] projected, (int First, int Last) edges)
    {
        float sum = 0;
        foreach (var (slot, word) in Words(edges, projected.Length / Slots)) sum += projected[(word * Slots) + slot];
        return sum;
    }

    /// <summary>Which words stand in which slots of a candidate.</summary>
    public static IEnumerable<(int Slot, int Word)> Words((int First, int Last) edges, int count)
    {
        if (edges.First >= 0)
        {
            yield return (1, edges.First);
            if (edges.First > 0) yield return (3, edges.First - 1);
        }
        if (edges.Last >= 0)
        {
            yield return (2, edges.Last);
            if (edges.Last + 1 < count) yield return (4, edges.Last + 1);
        }
    }

    /// <summary>The edges of a candidate in its cue's sentence.</summary>
    public static (int First, int Last) Edges(Language.Sentence sentence, ContentCandidate candidate)
    {
        int first = -1, last = -1;
        foreach (var t in sentence.Tokens)
        {
            if (first < 0 && t.Span.End > candidate.Spans[0].Start && t.Span.Start < candidate.Spans[0].End) first = t.Index;
            if (t.Span.Start < candidate.Spans[^1].End && t.Span.End > candidate.Spans[^1].Start) last = t.Index;
        }
        return (first, last);
    }

    internal static StateModel Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        var weights = new float[BinaryPrimitives.ReadInt32LittleEndian(bytes[at..])];
        at += 4;
        for (int i = 0; i < weights.Length; i++, at += 2) weights[i] = (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[at..]);
        return new StateModel(weights);
    }

    internal void Write(List<byte> to)
    {
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(four, Weights.Length);
        to.AddRange(four);
        foreach (float w in Weights)
        {
            BinaryPrimitives.WriteHalfLittleEndian(four, (Half)w);
            to.AddRange(four[..2]);
        }
    }
}
