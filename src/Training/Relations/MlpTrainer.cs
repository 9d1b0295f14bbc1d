using System.Runtime.Intrinsics;
using Attache.Coding.Relations;

namespace Attache.Training.Relations;

/// <summary>How a network is trained.</summary>
/// <param name="Hidden">Hidden units.</param>
/// <param name="Epochs">Times over the examples.</param>
/// <param name="Rate">Adam's step at the start; it falls to nothing in a line.</param>
/// <param name="Decay">Weight decay.</param>
/// <param name="Dropout">Share of inputs left out at random.</param>
/// <param name="Seed">Of the start weights, the order and what is left out.</param>
public sealed record MlpConfig(int Hidden, int Epochs, float Rate, float Decay, float Dropout, int Seed);

/// <summary>Trains a network with one hidden layer by Adam over small batches, deterministic.</summary>
public static class MlpTrainer
{
    private const int Batch = 16;

    /// <summary>Trains.</summary>
    /// <param name="inputs">The inputs of the examples.</param>
    /// <param name="masks">The right classes of each, a bit for each class.</param>
    /// <param name="weights">How much each counts.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="config">How.</param>
    /// <param name="priors">Logits that the network adds to, for each example; null for none.</param>
    public static Mlp Train(IReadOnlyList<float[]> inputs, IReadOnlyList<uint> masks, IReadOnlyList<float> weights, int classes, MlpConfig config, IReadOnlyList<float[]>? priors = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(config);
        int n = inputs[0].Length, h = config.Hidden;
        var random = new Random(config.Seed);
        var net = new Mlp(n, h, classes);
        Fill(net.W1, random, MathF.Sqrt(2f / n));
        Fill(net.W2, random, MathF.Sqrt(1f / h));
        Adam a1 = new(net.W1), a2 = new(net.B1), a3 = new(net.W2), a4 = new(net.B2);
        var order = Enumerable.Range(0, inputs.Count).ToArray();
        var hidden = new float[h];
        var back = new float[h];
        var p = new float[classes];
        var x = new float[n];
        long done = 0, all = (long)config.Epochs * inputs.Count;
        for (int epoch = 0; epoch < config.Epochs; epoch++)
        {
            random.Shuffle(order);
            for (int at = 0; at < order.Length; at++, done++)
            {
                int e = order[at];
                var input = inputs[e];
                float keep = 1 - config.Dropout;
                for (int i = 0; i < n; i++) x[i] = input[i] == 0 || (config.Dropout > 0 && random.NextSingle() < config.Dropout) ? 0 : input[i] / keep;
                for (int j = 0; j < h; j++) hidden[j] = MathF.Max(0, net.B1[j] + Mlp.Dot(net.W1.AsSpan(j * n, n), x));
                for (int o = 0; o < classes; o++) p[o] = net.B2[o] + Mlp.Dot(net.W2.AsSpan(o * h, h), hidden) + (priors?[e][o] ?? 0);
                Mlp.Softmax(p);
                float right = 1e-9f;
                for (int o = 0; o < classes; o++)
                    if ((masks[e] >> o & 1) != 0) right += p[o];
                for (int o = 0; o < classes; o++) p[o] = weights[e] * (p[o] - ((masks[e] >> o & 1) != 0 ? p[o] / right : 0));
                Array.Clear(back);
                for (int o = 0; o < classes; o++)
                {
                    if (p[o] == 0) continue;
                    a4.Gradient[o] += p[o];
                    AddRow(a3.Gradient.AsSpan(o * h, h), hidden, p[o]);
                    AddRow(back, net.W2.AsSpan(o * h, h), p[o]);
                }
                for (int j = 0; j < h; j++)
                {
                    if (hidden[j] <= 0) continue;
                    a2.Gradient[j] += back[j];
                    AddRow(a1.Gradient.AsSpan(j * n, n), x, back[j]);
                }
                if ((at + 1) % Batch != 0 && at + 1 < order.Length) continue;
                float rate = config.Rate * (1 - ((float)done / all));
                a1.Step(rate, config.Decay);
                a2.Step(rate, 0);
                a3.Step(rate, config.Decay);
                a4.Step(rate, 0);
            }
        }
        return net;
    }

    private static void Fill(float[] to, Random random, float width)
    {
        for (int i = 0; i < to.Length; i++) to[i] = ((random.NextSingle() * 2) - 1) * width;
    }

    private static void AddRow(Span<float> to, ReadOnlySpan<float> row, float by)
    {
        var factor = Vector256.Create(by);
        int i = 0;
        for (; i <= to.Length - 8; i += 8) (Vector256.Create<float>(to.Slice(i, 8)) + (Vector256.Create(row.Slice(i, 8)) * factor)).CopyTo(to.Slice(i, 8));
        for (; i < to.Length; i++) to[i] += row[i] * by;
    }

    private sealed class Adam(float[] weights)
    {
        private readonly float[] first = new float[weights.Length];
        private readonly float[] second = new float[weights.Length];
        private float power1 = 1, power2 = 1;

        public float[] Gradient { get; } = new float[weights.Length];

        public void Step(float rate, float decay)
        {
            power1 *= 0.9f;
            power2 *= 0.999f;
            float step = rate * MathF.Sqrt(1 - power2) / (1 - power1);
            var g = Gradient;
            int i = 0;
            Vector256<float> v09 = Vector256.Create(0.9f), v01 = Vector256.Create(0.1f), v999 = Vector256.Create(0.999f), v001 = Vector256.Create(0.001f), vs = Vector256.Create(step), vd = Vector256.Create(rate * decay), eps = Vector256.Create(1e-8f), over = Vector256.Create(1f / Batch);
            for (; i <= weights.Length - 8; i += 8)
            {
                var gi = Vector256.Create<float>(g.AsSpan(i, 8)) * over;
                var m = (v09 * Vector256.Create<float>(first.AsSpan(i, 8))) + (v01 * gi);
                var s = (v999 * Vector256.Create<float>(second.AsSpan(i, 8))) + (v001 * gi * gi);
                m.CopyTo(first.AsSpan(i, 8));
                s.CopyTo(second.AsSpan(i, 8));
                var w = Vector256.Create<float>(weights.AsSpan(i, 8));
                (w - (vs * m / (Vector256.Sqrt(s) + eps)) - (vd * w)).CopyTo(weights.AsSpan(i, 8));
            }
            for (; i < weights.Length; i++)
            {
                float gi = g[i] / Batch;
                first[i] = (0.9f * first[i]) + (0.1f * gi);
                second[i] = (0.999f * second[i]) + (0.001f * gi * gi);
                weights[i] -= (step * first[i] / (MathF.Sqrt(second[i]) + 1e-8f)) + (rate * decay * weights[i]);
            }
            Array.Clear(g);
        }
    }
}
