using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Attache.Language.Names;

/// <summary>The trained classifier of names: softmax regression over hashed features and numbers. Safe for many threads.</summary>
internal sealed class NameModel
{
    /// <summary>The types that it tells apart, in the order of its weights.</summary>
    public static readonly NameType[] Types = [NameType.Person, NameType.Organisation, NameType.Place, NameType.People, NameType.Operation, NameType.Other];

    /// <summary>What the file is called.</summary>
    public const string FileName = "names.bin";

    private const string Magic = "ATTNAME1";
    private readonly uint[] ids;
    private readonly float[] scales;
    private readonly sbyte[] weights;
    private readonly float[] dense;

    /// <summary>Makes a model of its parts.</summary>
    /// <param name="ids">Features, rising.</param>
    /// <param name="scales">A scale for each feature's weights.</param>
    /// <param name="weights">For each feature a row of as many weights as types.</param>
    /// <param name="dense">For each number a row of weights.</param>
    public NameModel(uint[] ids, float[] scales, sbyte[] weights, float[] dense) =>
        (this.ids, this.scales, this.weights, this.dense) = (ids, scales, weights, dense);

    /// <summary>How many features have weights.</summary>
    public int Features => ids.Length;

    /// <summary>Reads the model.</summary>
    /// <exception cref="InvalidDataException">The file is broken or of another version.</exception>
    public static NameModel Read(string path)
    {
        byte[] raw = File.ReadAllBytes(path);
        int k = Types.Length;
        if (raw.Length < 16 || !raw.AsSpan(0, 8).SequenceEqual("ATTNAME1"u8)) throw new InvalidDataException($"{path} is not a model of names of this version; take it from the release again");
        int n = BinaryPrimitives.ReadInt32LittleEndian(raw.AsSpan(8)), m = BinaryPrimitives.ReadInt32LittleEndian(raw.AsSpan(12));
        if (n < 0 || m < 0 || raw.Length != 16L + ((8L + k) * n) + (4L * k * m)) throw new InvalidDataException($"{path} is cut off or broken; take it from the release again");
        int at = 16;
        var ids = MemoryMarshal.Cast<byte, uint>(raw.AsSpan(at, 4 * n)).ToArray();
        at += 4 * n;
        var scales = MemoryMarshal.Cast<byte, float>(raw.AsSpan(at, 4 * n)).ToArray();
        at += 4 * n;
        var dense = MemoryMarshal.Cast<byte, float>(raw.AsSpan(at, 4 * k * m)).ToArray();
        at += 4 * k * m;
        var weights = MemoryMarshal.Cast<byte, sbyte>(raw.AsSpan(at, k * n)).ToArray();
        return new NameModel(ids, scales, weights, dense);
    }

    /// <summary>Writes the model, little-endian.</summary>
    public void Write(Stream to)
    {
        Span<byte> head = stackalloc byte[16];
        System.Text.Encoding.ASCII.GetBytes(Magic, head);
        BinaryPrimitives.WriteInt32LittleEndian(head[8..], ids.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head[12..], dense.Length / Types.Length);
        to.Write(head);
        to.Write(MemoryMarshal.AsBytes(ids.AsSpan()));
        to.Write(MemoryMarshal.AsBytes(scales.AsSpan()));
        to.Write(MemoryMarshal.AsBytes(dense.AsSpan()));
        to.Write(MemoryMarshal.AsBytes(weights.AsSpan()));
    }

    /// <summary>The likeliest type and how likely it is.</summary>
    public (NameType Type, float Certainty) Best(NameFeatures.Sink sink)
    {
        int k = Types.Length;
        Span<float> score = stackalloc float[k];
        score.Clear();
        for (int f = 0; f < sink.Count; f++)
        {
            int at = Array.BinarySearch(ids, sink.Ids[f]);
            if (at < 0) continue;
            for (int c = 0; c < k; c++) score[c] += weights[(at * k) + c] * scales[at];
        }
        for (int d = 0; d < sink.Dense.Length; d++)
        {
            float value = sink.Dense[d];
            if (value == 0) continue;
            for (int c = 0; c < k; c++) score[c] += dense[(d * k) + c] * value;
        }
        int best = 0;
        for (int c = 1; c < k; c++)
            if (score[c] > score[best]) best = c;
        float sum = 0;
        for (int c = 0; c < k; c++) sum += MathF.Exp(score[c] - score[best]);
        return (Types[best], 1 / sum);
    }
}
