using Attache.Coding.Speech;

namespace Attache.Training;

/// <summary>Learns weights of hashed features by gradients, each step scaled by what its weight has seen (AdaGrad). No chance is involved.</summary>
internal sealed class SparseTrainer
{
    private readonly float[] weights;
    private readonly float[] seen;
    private readonly int[] counts;
    private readonly double[] sums;
    private readonly uint mask;
    private readonly float rate;
    private int passes;

    /// <summary>Makes a trainer.</summary>
    /// <param name="bits">There are two to the power of this many weights.</param>
    /// <param name="rate">The size of a first step.</param>
    public SparseTrainer(int bits, float rate)
    {
        int n = 1 << bits;
        (weights, seen, counts, sums) = (new float[n], new float[n], new int[n], new double[n]);
        (mask, this.rate) = ((uint)n - 1, rate);
    }

    /// <summary>The least number of times that a feature must have been seen; rarer ones weigh nothing.</summary>
    public int Least { get; init; } = 3;

    /// <summary>Pulls weights towards zero at each step that they take part in.</summary>
    public float Decay { get; init; } = 1e-6f;

    /// <summary>Counts features before training.</summary>
    public void Count(ReadOnlySpan<uint> features)
    {
        foreach (uint f in features) counts[f & mask]++;
    }

    /// <summary>The score of features.</summary>
    public float Score(ReadOnlySpan<uint> features)
    {
        float sum = 0;
        foreach (uint f in features) sum += weights[f & mask];
        return sum;
    }

    /// <summary>Takes a step.</summary>
    public void Step(ReadOnlySpan<uint> features, float gradient)
    {
        if (gradient == 0) return;
        foreach (uint f in features)
        {
            uint at = f & mask;
            if (counts[at] < Least) continue;
            float g = gradient + (Decay * weights[at]);
            seen[at] += g * g;
            weights[at] -= rate * g / (MathF.Sqrt(seen[at]) + 0.1f);
        }
    }

    /// <summary>Notes the weights at the end of a pass; the model is the mean of the noted ones.</summary>
    public void Note()
    {
        passes++;
        for (int i = 0; i < weights.Length; i++) sums[i] += weights[i];
    }

    /// <summary>The mean weights in bytes.</summary>
    public LinearModel ToModel()
    {
        double most = 1e-6;
        foreach (double s in sums) most = Math.Max(most, Math.Abs(s) / passes);
        // A few large weights shall not make the steps of all others coarse.
        double scale = Math.Min(most, 4) / 127;
        var bytes = new sbyte[sums.Length];
        for (int i = 0; i < bytes.Length; i++) bytes[i] = (sbyte)Math.Clamp(Math.Round(sums[i] / passes / scale), -127, 127);
        return new LinearModel(bytes, (float)scale);
    }
}
