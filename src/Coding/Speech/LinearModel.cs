using System.Buffers.Binary;

namespace Attache.Coding.Speech;

/// <summary>Weights of hashed features, in bytes with one scale: the score of something is the sum of its features' weights.</summary>
public sealed class LinearModel
{
    private readonly sbyte[] weights;
    private readonly float scale;

    /// <summary>Makes a model of weights.</summary>
    /// <param name="weights">Their number is a power of two.</param>
    /// <param name="scale">What one step of a weight is worth.</param>
    public LinearModel(sbyte[] weights, float scale)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Length == 0 || (weights.Length & (weights.Length - 1)) != 0) throw new ArgumentException("The number of weights is a power of two", nameof(weights));
        (this.weights, this.scale) = (weights, scale);
    }

    /// <summary>The score of some features.</summary>
    public float Score(ReadOnlySpan<uint> features)
    {
        int sum = 0;
        uint mask = (uint)weights.Length - 1;
        foreach (uint f in features) sum += weights[f & mask];
        return sum * scale;
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    internal static LinearModel Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        int length = BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);
        float scale = BinaryPrimitives.ReadSingleLittleEndian(bytes[(at + 4)..]);
        var weights = new sbyte[length];
        at += 8;
        // Most weights are zero: runs of zeros are a zero and their number.
        for (int i = 0; i < length;)
        {
            sbyte w = (sbyte)bytes[at++];
            if (w != 0) weights[i++] = w;
            else i += bytes[at++];
        }
        return new LinearModel(weights, scale);
    }

    /// <summary>The model as bytes.</summary>
    internal void Write(List<byte> to)
    {
        Span<byte> head = stackalloc byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(head, weights.Length);
        BinaryPrimitives.WriteSingleLittleEndian(head[4..], scale);
        to.AddRange(head);
        for (int i = 0; i < weights.Length;)
        {
            to.Add((byte)weights[i]);
            if (weights[i++] != 0) continue;
            byte run = 1;
            while (i < weights.Length && weights[i] == 0 && run < 255) (i, run) = (i + 1, (byte)(run + 1));
            to.Add(run);
        }
    }
}
