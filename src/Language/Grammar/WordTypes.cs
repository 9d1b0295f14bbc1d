using System.Collections.Concurrent;

namespace Attache.Language.Grammar;

/// <summary>A form with what the first layer makes of it: the input part of its gates, forward then backward.</summary>
internal sealed record WordType(string Form, float[] Gates);

/// <summary>
/// The forms met of late. Bounded: when it is full it starts again from nothing, which changes the speed and never a
/// result. Shared by all threads.
/// </summary>
internal sealed unsafe class WordTypes(WordInput input, Matrix projection, Kernels kernels, int most)
{
    private const int LongestKept = 48;
    private readonly ConcurrentDictionary<string, WordType> known = new(StringComparer.Ordinal);
    private int count;

    /// <summary>The type of a form that is not empty.</summary>
    public WordType this[ReadOnlySpan<char> form]
    {
        get
        {
            if (known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(form, out var type)) return type;
            type = Make(form.ToString());
            if (form.Length > LongestKept) return type;
            if (Interlocked.Increment(ref count) > most)
            {
                known.Clear();
                Interlocked.Exchange(ref count, 1);
            }
            known[type.Form] = type;
            return type;
        }
    }

    private WordType Make(string form)
    {
        var values = new float[input.Width];
        input.Write(form, values);
        var gates = new float[projection.Stride];
        projection.Bias.CopyTo(gates, 0);
        int row = 0;
        fixed (float* from = values, to = gates, panels = projection.Panels)
            kernels.Multiply(from, input.Width, &row, 1, panels, projection.Inputs, projection.Stride, to, projection.Stride);
        return new WordType(form, gates);
    }
}
