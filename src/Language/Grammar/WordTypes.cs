using System.Collections.Concurrent;

namespace Attache.Language.Grammar;

/// <summary>A form with what the first layer makes of it: the input part of its gates, forward then backward.</summary>
internal sealed record WordType(string Form, float[] Gates);

/// <summary>
/// The forms met of late, in two generations: when the younger one is full, the elder is let go and the younger takes its
/// place, so a form that comes again and again stays. Bounded; what is kept changes the speed and never a result. Shared by
/// all threads.
/// </summary>
internal sealed unsafe class WordTypes(WordInput input, Matrix projection, Kernels kernels, int most)
{
    private const int LongestKept = 48;
    private const int Block = 64;
    private readonly Lock turning = new();
    private volatile ConcurrentDictionary<string, WordType> young = new(StringComparer.Ordinal);
    private volatile ConcurrentDictionary<string, WordType> old = new(StringComparer.Ordinal);
    private int count;

    /// <summary>Looks a form up that is not empty; null if it is not kept and has to be made.</summary>
    public WordType? Find(ReadOnlySpan<char> form)
    {
        if (young.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(form, out var type)) return type;
        if (!old.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(form, out type)) return null;
        Keep(type);
        return type;
    }

    /// <summary>
    /// Makes the types of new forms, none empty, and keeps them. Many together, since the weights, larger than the nearest
    /// caches, then go by once for a block of forms; the sums are the same as for one alone.
    /// </summary>
    public WordType[] Make(IReadOnlyList<string> forms)
    {
        var types = new WordType[forms.Count];
        var values = new float[Math.Min(forms.Count, Block) * input.Width];
        var gates = new float[Math.Min(forms.Count, Block) * projection.Stride];
        int* rows = stackalloc int[Block];
        for (int i = 0; i < Block; i++) rows[i] = i;
        for (int from = 0; from < forms.Count; from += Block)
        {
            int count = Math.Min(Block, forms.Count - from);
            Array.Clear(values);
            for (int i = 0; i < count; i++)
            {
                input.Write(forms[from + i], values.AsSpan(i * input.Width, input.Width));
                projection.Bias.CopyTo(gates, i * projection.Stride);
            }
            fixed (float* a = values, to = gates, panels = projection.Panels)
                kernels.Multiply(a, input.Width, rows, count, panels, projection.Inputs, projection.Stride, to, projection.Stride);
            for (int i = 0; i < count; i++) Keep(types[from + i] = new WordType(forms[from + i], gates.AsSpan(i * projection.Stride, projection.Stride).ToArray()));
        }
        return types;
    }

    private void Keep(WordType type)
    {
        if (type.Form.Length > LongestKept || !young.TryAdd(type.Form, type) || Interlocked.Increment(ref count) < Math.Max(1, most / 2)) return;
        lock (turning)
        {
            if (count < Math.Max(1, most / 2)) return;
            old = young;
            young = new(StringComparer.Ordinal);
            Interlocked.Exchange(ref count, 0);
        }
    }
}
