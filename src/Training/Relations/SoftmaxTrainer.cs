using System.Runtime.Intrinsics;

namespace Attache.Training.Relations;

/// <summary>An example of a linear model.</summary>
/// <param name="Index">Numbers of its features.</param>
/// <param name="Value">Their values.</param>
/// <param name="Mask">The classes that are right, a bit for each: a row that may be one of two classes has two.</param>
/// <param name="Weight">How much it counts.</param>
/// <param name="Prior">Logits that the weights add to.</param>
public sealed record Example(int[] Index, float[] Value, uint Mask, float Weight, float[] Prior);

/// <summary>Softmax regression by L-BFGS, deterministic: the same examples give the same weights on every machine.</summary>
public sealed class SoftmaxTrainer
{
    private const int Lanes = 8;
    private const int Memory = 7;

    private readonly IReadOnlyList<Example> examples;
    private readonly float[] penalty;
    private readonly int classes;
    private readonly int stride;

    private SoftmaxTrainer(IReadOnlyList<Example> examples, float[] penalty, int classes)
    {
        (this.examples, this.penalty, this.classes) = (examples, penalty, classes);
        stride = (classes + Lanes - 1) / Lanes * Lanes;
    }

    /// <summary>Trains.</summary>
    /// <param name="examples">The examples.</param>
    /// <param name="penalty">L2 penalty of each feature.</param>
    /// <param name="classes">Number of classes, at most 32.</param>
    /// <param name="iterations">At most so many steps.</param>
    /// <returns>A row of <paramref name="classes"/> weights for each feature.</returns>
    public static float[] Train(IReadOnlyList<Example> examples, float[] penalty, int classes, int iterations)
    {
        var t = new SoftmaxTrainer(examples, penalty, classes);
        var w = t.Minimise(iterations);
        var compact = new float[penalty.Length * classes];
        for (int f = 0; f < penalty.Length; f++) Array.Copy(w, f * t.stride, compact, f * classes, classes);
        return compact;
    }

    private float[] Minimise(int iterations)
    {
        int n = penalty.Length * stride;
        float[] w = new float[n], g = new float[n], next = new float[n], nextG = new float[n], d = new float[n];
        var steps = new List<(float[] S, float[] Y, double Rho)>();
        double loss = Loss(w, g);
        for (int it = 0; it < iterations; it++)
        {
            Direction(g, steps, d);
            double slope = Dot(g, d);
            if (slope >= 0) break;
            double step = it == 0 ? 1 / Math.Max(1, Math.Sqrt(Dot(g, g))) : 1, nextLoss = 0;
            bool found = false;
            for (int tries = 0; tries < 12 && !found; tries++)
            {
                for (int i = 0; i < n; i++) next[i] = w[i] + ((float)step * d[i]);
                nextLoss = Loss(next, nextG);
                found = nextLoss <= loss + (1e-4 * step * slope);
                if (!found) step *= 0.4;
            }
            if (!found) break;
            float[] s = new float[n], y = new float[n];
            for (int i = 0; i < n; i++) { s[i] = next[i] - w[i]; y[i] = nextG[i] - g[i]; }
            double sy = Dot(s, y);
            if (sy > 1e-10)
            {
                if (steps.Count == Memory) steps.RemoveAt(0);
                steps.Add((s, y, 1 / sy));
            }
            (w, next, g, nextG) = (next, w, nextG, g);
            bool done = loss - nextLoss < 1e-5 * Math.Abs(loss);
            loss = nextLoss;
            if (done) break;
        }
        return w;
    }

    private static void Direction(float[] g, List<(float[] S, float[] Y, double Rho)> steps, float[] d)
    {
        for (int i = 0; i < d.Length; i++) d[i] = -g[i];
        if (steps.Count == 0) return;
        var alpha = new double[steps.Count];
        for (int k = steps.Count - 1; k >= 0; k--)
        {
            alpha[k] = steps[k].Rho * Dot(steps[k].S, d);
            AddTo(d, steps[k].Y, (float)-alpha[k]);
        }
        var last = steps[^1];
        float scale = (float)(1 / last.Rho / Dot(last.Y, last.Y));
        for (int i = 0; i < d.Length; i++) d[i] *= scale;
        for (int k = 0; k < steps.Count; k++) AddTo(d, steps[k].S, (float)(alpha[k] - (steps[k].Rho * Dot(steps[k].Y, d))));
    }

    private double Loss(float[] w, float[] g)
    {
        double loss = 0;
        for (int f = 0; f < penalty.Length; f++)
            for (int c = 0, at = f * stride; c < stride; c++, at++)
            {
                g[at] = penalty[f] * w[at];
                loss += 0.5 * penalty[f] * w[at] * w[at];
            }
        Span<float> p = stackalloc float[stride];
        foreach (var e in examples)
        {
            p.Clear();
            e.Prior.CopyTo(p);
            for (int i = 0; i < e.Index.Length; i++) AddRow(p, w.AsSpan(e.Index[i] * stride, stride), e.Value[i]);
            float most = float.NegativeInfinity, sum = 0, right = 0;
            for (int c = 0; c < classes; c++) most = MathF.Max(most, p[c]);
            for (int c = 0; c < classes; c++)
            {
                sum += p[c] = MathF.Exp(p[c] - most);
                if ((e.Mask >> c & 1) != 0) right += p[c];
            }
            loss -= e.Weight * Math.Log(Math.Max(right / sum, 1e-20));
            for (int c = 0; c < classes; c++) p[c] = e.Weight * ((p[c] / sum) - ((e.Mask >> c & 1) != 0 ? p[c] / right : 0));
            for (int c = classes; c < stride; c++) p[c] = 0;
            for (int i = 0; i < e.Index.Length; i++) AddRow(g.AsSpan(e.Index[i] * stride, stride), p, e.Value[i]);
        }
        return loss;
    }

    private static void AddRow(Span<float> to, ReadOnlySpan<float> row, float by)
    {
        var factor = Vector256.Create(by);
        for (int i = 0; i < to.Length; i += Lanes)
            (Vector256.Create<float>(to.Slice(i, Lanes)) + (Vector256.Create(row.Slice(i, Lanes)) * factor)).CopyTo(to.Slice(i, Lanes));
    }

    private static void AddTo(float[] to, float[] row, float by)
    {
        for (int i = 0; i < to.Length; i++) to[i] += by * row[i];
    }

    private static double Dot(float[] a, float[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += (double)a[i] * b[i];
        return sum;
    }
}
