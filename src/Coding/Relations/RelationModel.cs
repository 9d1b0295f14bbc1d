using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Attache.Language;

namespace Attache.Coding.Relations;

/// <summary>How the parts of the classifier are put together.</summary>
/// <param name="LexiconWeight">What the lexicon's decision counts, as a logit.</param>
/// <param name="SoftWeight">What the soft lexicon's logarithms count.</param>
/// <param name="Share">The second model's share of the average, 0 to 1.</param>
/// <param name="Temperature">Divides the logarithms of the averaged probabilities, so that they hold as often as they say.</param>
public sealed record RelationBlend(float LexiconWeight, float SoftWeight, float Share, float Temperature);

/// <summary>
/// The trained classifier: a linear model over hashed features and the mean of some small networks over the block of numbers,
/// averaged, and the network of the soft lexicon. Read from <c>data/models/relations.bin</c>; safe for many threads.
/// </summary>
public sealed class RelationModel
{
    private const string Magic = "ATTREL04", Remedy = "train it again with eng/train/relations.sh";

    private readonly uint[] ids;
    private readonly float[] scales;
    private readonly sbyte[] weights;

    /// <summary>Makes a model of its parts.</summary>
    /// <param name="soft">The network of the soft lexicon.</param>
    /// <param name="ids">Hashes of the sparse features, rising.</param>
    /// <param name="scales">A scale for each feature's row of weights.</param>
    /// <param name="weights">A row of as many weights as classes for each sparse feature.</param>
    /// <param name="dense">Weights of the block of numbers, a row for each number.</param>
    /// <param name="networks">The second model, over the block of numbers: networks whose answers are averaged; at least one where their share is above 0.</param>
    /// <param name="blend">How the parts are put together.</param>
    public RelationModel(Mlp soft, uint[] ids, float[] scales, sbyte[] weights, float[] dense, IReadOnlyList<Mlp> networks, RelationBlend blend)
    {
        (Soft, this.ids, this.scales, this.weights, Dense) = (soft, ids, scales, weights, dense);
        (Networks, Blend) = (networks, blend);
    }

    /// <summary>The network of the soft lexicon.</summary>
    public Mlp Soft { get; }

    /// <summary>Weights of the block of numbers.</summary>
    public float[] Dense { get; }

    /// <summary>The second model: networks whose answers are averaged.</summary>
    public IReadOnlyList<Mlp> Networks { get; }

    /// <summary>How the parts are put together.</summary>
    public RelationBlend Blend { get; }

    /// <summary>How many sparse features have weights.</summary>
    public int Features => ids.Length;

    /// <summary>Calibrated probabilities of the classes.</summary>
    /// <param name="sink">The features of an example.</param>
    /// <param name="to">Receives one for each of <see cref="RelationClasses.Names"/>.</param>
    public void Score(FeatureSink sink, Span<float> to)
    {
        ArgumentNullException.ThrowIfNull(sink);
        Score(sink.Sparse, sink.Dense, sink.Prior, to);
    }

    /// <summary>Calibrated probabilities of the classes.</summary>
    /// <param name="sparse">Sparse features; one that stands several times counts each time.</param>
    /// <param name="block">The block of numbers.</param>
    /// <param name="prior">The lexicon's logits.</param>
    /// <param name="to">Receives one for each of <see cref="RelationClasses.Names"/>.</param>
    public void Score(ReadOnlySpan<(uint Id, float Value)> sparse, ReadOnlySpan<float> block, ReadOnlySpan<float> prior, Span<float> to)
    {
        int k = RelationClasses.Count;
        Span<float> second = stackalloc float[k];
        prior.CopyTo(to);
        foreach (var (id, value) in sparse)
        {
            int at = Array.BinarySearch(ids, id);
            if (at < 0) continue;
            float scale = scales[at] * value;
            var row = weights.AsSpan(at * k, k);
            for (int i = 0; i < k; i++) to[i] += row[i] * scale;
        }
        for (int d = 0; d < block.Length; d++)
        {
            float value = block[d];
            if (value == 0) continue;
            var row = Dense.AsSpan(d * k, k);
            for (int i = 0; i < k; i++) to[i] += row[i] * value;
        }
        Mlp.Softmax(to[..k]);
        if (Blend.Share > 0)
        {
            for (int i = 0; i < k; i++) to[i] *= 1 - Blend.Share;
            foreach (var network in Networks)
            {
                network.Run(block, second, prior);
                for (int i = 0; i < k; i++) to[i] += Blend.Share / Networks.Count * second[i];
            }
        }
        for (int i = 0; i < k; i++) to[i] = MathF.Log(to[i] + 1e-9f) / Blend.Temperature;
        Mlp.Softmax(to[..k]);
    }

    /// <summary>What the lexicon's decision is called among the reasons.</summary>
    public const string LexiconReason = "lexicon";

    /// <summary>The named features that speak most for a class, strongest first; the lexicon's start is among them by what it adds over the other classes.</summary>
    /// <param name="sink">A sink that keeps names.</param>
    /// <param name="category">Number of the class.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<string> Reasons(FeatureSink sink, int category, int most)
    {
        ArgumentNullException.ThrowIfNull(sink);
        int k = RelationClasses.Count;
        var found = new List<(float Weight, string Name)>();
        float others = (sink.Prior.Sum() - sink.Prior[category]) / (k - 1);
        if (sink.Prior[category] - others is > 0.05f and var start) found.Add((start, LexiconReason));
        for (int f = 0; f < sink.Sparse.Length; f++)
        {
            int at = Array.BinarySearch(ids, sink.Sparse[f].Id);
            if (at < 0) continue;
            float w = weights[(at * k) + category] * scales[at] * sink.Sparse[f].Value;
            if (w > 0.05f && sink.Names is { } names) found.Add((w, names[f]));
        }
        return [.. found.OrderByDescending(x => x.Weight).ThenBy(x => x.Name, StringComparer.Ordinal).Select(x => x.Name).Distinct().Take(most)];
    }

    /// <summary>Writes the model; the same model gives the same bytes.</summary>
    public void Write(Stream to)
    {
        using var w = new BinaryWriter(to, Encoding.ASCII, leaveOpen: true);
        w.Write(Encoding.ASCII.GetBytes(Magic));
        w.Write(RelationClasses.Count);
        w.Write(Blend.LexiconWeight);
        w.Write(Blend.SoftWeight);
        w.Write(Blend.Share);
        w.Write(Blend.Temperature);
        w.Write(ids.Length);
        foreach (uint id in ids) w.Write(id);
        foreach (float s in scales) w.Write(BitConverter.HalfToUInt16Bits((Half)s));
        w.Write(MemoryMarshal.AsBytes(weights.AsSpan()));
        ModelCursor.Write(w, Dense);
        ModelCursor.Write(w, Soft);
        w.Write(Networks.Count);
        foreach (var network in Networks) ModelCursor.Write(w, network);
    }

    /// <summary>Reads a model.</summary>
    /// <exception cref="InvalidDataException">It is no model of this version.</exception>
    public static RelationModel Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var at = new ModelCursor(bytes, path, Remedy);
        if (!at.Take(Magic.Length).SequenceEqual(Encoding.ASCII.GetBytes(Magic)) || at.Int() != RelationClasses.Count)
            throw at.Other();
        var blend = new RelationBlend(at.Float(), at.Float(), at.Float(), at.Float());
        int n = at.Int();
        var ids = new uint[n];
        for (int i = 0; i < n; i++) ids[i] = (uint)at.Int();
        var scales = new float[n];
        for (int i = 0; i < n; i++) scales[i] = (float)BitConverter.UInt16BitsToHalf(BinaryPrimitives.ReadUInt16LittleEndian(at.Take(2)));
        var weights = MemoryMarshal.Cast<byte, sbyte>(at.Take(n * RelationClasses.Count)).ToArray();
        var dense = at.Floats();
        var soft = at.Net();
        var networks = new List<Mlp>();
        for (int left = at.Int(); left > 0; left--) networks.Add(at.Net());
        return new RelationModel(soft, ids, scales, weights, dense, networks, blend);
    }

    /// <summary>Reads <c>relations.bin</c> from <c>data/models</c> beside the program or in a folder above it.</summary>
    /// <exception cref="FileNotFoundException">There is none; says where it was looked for.</exception>
    public static RelationModel Load() => Read(ProgramData.Find("models/relations.bin"));
}
