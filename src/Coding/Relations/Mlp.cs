using System.Runtime.Intrinsics;

namespace Attache.Coding.Relations;

/// <summary>A network with one hidden layer of rectified units. Weights are row after row, a row for each output.</summary>
/// <param name="Inputs">Number of inputs.</param>
/// <param name="Hidden">Number of hidden units.</param>
/// <param name="Outputs">Number of outputs.</param>
public sealed record Mlp(int Inputs, int Hidden, int Outputs)
{
    /// <summary>First layer.</summary>
    public float[] W1 { get; init; } = new float[Inputs * Hidden];

    /// <summary>Its biases.</summary>
    public float[] B1 { get; init; } = new float[Hidden];

    /// <summary>Second layer.</summary>
    public float[] W2 { get; init; } = new float[Hidden * Outputs];

    /// <summary>Its biases.</summary>
    public float[] B2 { get; init; } = new float[Outputs];

    /// <summary>Runs it; <paramref name="to"/> receives probabilities.</summary>
    /// <param name="input">The inputs.</param>
    /// <param name="to">Receives them.</param>
    /// <param name="prior">Logits that are added; none if empty.</param>
    public void Run(ReadOnlySpan<float> input, Span<float> to, ReadOnlySpan<float> prior = default)
    {
        Span<float> hidden = stackalloc float[Hidden];
        for (int h = 0; h < Hidden; h++) hidden[h] = MathF.Max(0, B1[h] + Dot(W1.AsSpan(h * Inputs, Inputs), input));
        for (int o = 0; o < Outputs; o++) to[o] = B2[o] + Dot(W2.AsSpan(o * Hidden, Hidden), hidden);
        for (int o = 0; o < prior.Length; o++) to[o] += prior[o];
        Softmax(to[..Outputs]);
    }

    /// <summary>Turns scores into probabilities.</summary>
    public static void Softmax(Span<float> scores)
    {
        float most = float.NegativeInfinity, sum = 0;
        foreach (float s in scores) most = MathF.Max(most, s);
        for (int i = 0; i < scores.Length; i++) sum += scores[i] = MathF.Exp(scores[i] - most);
        for (int i = 0; i < scores.Length; i++) scores[i] /= sum;
    }

    // Eight lanes on every machine and no fused products: the same sums everywhere.
    internal static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = Vector256<float>.Zero;
        int i = 0;
        for (; i <= a.Length - 8; i += 8) sum += Vector256.Create(a.Slice(i, 8)) * Vector256.Create(b.Slice(i, 8));
        float rest = 0;
        for (int k = 0; k < 8; k++) rest += sum[k];
        for (; i < a.Length; i++) rest += a[i] * b[i];
        return rest;
    }
}
