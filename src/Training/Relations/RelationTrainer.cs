using Attache.Coding.Relations;

namespace Attache.Training.Relations;

/// <summary>An example with its features extracted.</summary>
/// <param name="Reading">Whence.</param>
/// <param name="Sparse">Sparse features.</param>
/// <param name="Dense">The block of numbers.</param>
/// <param name="Prior">The lexicon's logits.</param>
public sealed record RelationExample(RelationReading Reading, (uint Id, float Value)[] Sparse, float[] Dense, float[] Prior)
{
    /// <summary>The right classes as bits.</summary>
    public uint Mask { get; } = MaskOf(Reading);

    // Rows coded after CAMEO (no family) and rows of PLOVER differ in what a category holds: see RelationClasses. Which
    // reading a row has is told by its own columns, else by the lexicon: left open, the classes would run into each other.
    private static uint MaskOf(RelationReading reading)
    {
        var (row, lexicon) = (reading.Row, reading.View.AnchorAct?.Class);
        bool cameo = row.Family is null;
        return row.Root switch
        {
            null => 0,
            "YIELD" => Bits("CONCEDE", "RETREAT"),
            "AGREE" when cameo && lexicon == RelationClasses.YieldLater => Bits(lexicon),
            "COERCE" when cameo && lexicon == RelationClasses.ImposeSanctions => Bits(lexicon),
            "ACCUSE" when cameo && lexicon == RelationClasses.Convict => Bits(lexicon),
            "CONCEDE" when row.IsFuture || lexicon == RelationClasses.YieldLater => Bits(RelationClasses.YieldLater),
            "SANCTION" when !cameo && row.Mode == "convict" => Bits(RelationClasses.Convict),
            "SANCTION" when !cameo && lexicon == RelationClasses.ImposeSanctions => Bits(lexicon),
            var root => Bits(root),
        };
    }

    private static uint Bits(params ReadOnlySpan<string> names)
    {
        uint bits = 0;
        foreach (string n in names) bits |= 1u << RelationClasses.IndexOf(n);
        return bits;
    }
}

/// <summary>Trains the classifier of relations.</summary>
public static class RelationTrainer
{
    /// <summary>Extracts features.</summary>
    public static IReadOnlyList<RelationExample> Extract(IReadOnlyList<RelationReading> readings, RelationFeatures features)
    {
        ArgumentNullException.ThrowIfNull(readings);
        var sink = new FeatureSink(features.DenseLength);
        var examples = new List<RelationExample>(readings.Count);
        foreach (var r in readings)
        {
            sink.Clear();
            features.Write(r.Story, r.View, sink);
            examples.Add(new RelationExample(r, [.. sink.Sparse.ToArray().GroupBy(f => f.Id).Select(g => (g.Key, MathF.Min(2, g.Sum(f => f.Value))))], [.. sink.Dense], [.. sink.Prior]));
        }
        return examples;
    }

    /// <summary>Trains on examples.</summary>
    /// <param name="examples">Examples, all with a class.</param>
    /// <param name="soft">The soft lexicon's network, part of the model.</param>
    /// <param name="config">How.</param>
    /// <param name="temperature">Of the model's probabilities.</param>
    public static RelationModel Train(IReadOnlyList<RelationExample> examples, Mlp soft, RelationConfig config, float temperature)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(config);
        var counts = new Dictionary<uint, int>();
        foreach (var e in examples)
            foreach (var (id, _) in e.Sparse) counts[id] = counts.GetValueOrDefault(id) + 1;
        var ids = counts.Where(c => c.Value >= config.LeastCount).Select(c => c.Key).Order().ToArray();
        var index = new Dictionary<uint, int>(ids.Length);
        for (int i = 0; i < ids.Length; i++) index[ids[i]] = i;
        int dense = examples[0].Dense.Length, k = RelationClasses.Count;
        var weights = Weights(examples, config);
        var rows = new List<Example>(examples.Count);
        for (int e = 0; e < examples.Count; e++)
        {
            List<int> at = [];
            List<float> values = [];
            foreach (var (id, value) in examples[e].Sparse)
                if (index.TryGetValue(id, out int i)) { at.Add(i); values.Add(value); }
            for (int d = 0; d < dense; d++)
                if (examples[e].Dense[d] != 0) { at.Add(ids.Length + d); values.Add(examples[e].Dense[d]); }
            rows.Add(new Example([.. at], [.. values], examples[e].Mask, weights[e], examples[e].Prior));
        }
        var penalty = new float[ids.Length + dense];
        for (int i = 0; i < penalty.Length; i++) penalty[i] = i < ids.Length ? config.Penalty : config.DensePenalty;
        var w = SoftmaxTrainer.Train(rows, penalty, k, config.Iterations);
        // They differ in their seeds alone; their mean strays less than each of them.
        var networks = new Mlp[config.Share > 0 ? config.Networks : 0];
        float[][] inputs = [.. examples.Select(e => e.Dense)], priors = [.. examples.Select(e => e.Prior)];
        uint[] masks = [.. examples.Select(e => e.Mask)];
        Parallel.For(0, networks.Length, i => networks[i] = MlpTrainer.Train(inputs, masks, weights, k, config.Network with { Seed = config.Network.Seed + i }, priors));
        var (scales, bytes) = Quantise(w.AsSpan(0, ids.Length * k), k);
        return new RelationModel(soft, ids, scales, bytes, w[(ids.Length * k)..], networks, new RelationBlend(config.LexiconWeight, config.SoftWeight, config.Share, temperature));
    }

    private static float[] Weights(IReadOnlyList<RelationExample> examples, RelationConfig config)
    {
        var sum = new Dictionary<uint, float>();
        foreach (var e in examples) sum[e.Mask] = sum.GetValueOrDefault(e.Mask) + 1;
        double mean = examples.Count / (double)sum.Count;
        return [.. examples.Select(e => (float)Math.Pow(mean / sum[e.Mask], config.Balance) * (e.Reading.Row.Family is null ? 1 : config.CorpusWeight))];
    }

    private static (float[] Scales, sbyte[] Bytes) Quantise(ReadOnlySpan<float> w, int k)
    {
        var scales = new float[w.Length / k];
        var bytes = new sbyte[w.Length];
        for (int f = 0; f < scales.Length; f++)
        {
            float most = 1e-6f;
            for (int c = 0; c < k; c++) most = MathF.Max(most, MathF.Abs(w[(f * k) + c]));
            scales[f] = (float)(Half)(most / 127);
            for (int c = 0; c < k; c++) bytes[(f * k) + c] = (sbyte)Math.Clamp(MathF.Round(w[(f * k) + c] / scales[f]), -127, 127);
        }
        return (scales, bytes);
    }
}
