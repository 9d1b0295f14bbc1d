using System.Buffers.Binary;

namespace Attache.Coding.Relations;

/// <summary>Reads the numbers and networks of a model file one after the other, and writes them; weights are halves of floats.</summary>
/// <param name="bytes">The file.</param>
/// <param name="path">Its name, for messages.</param>
/// <param name="remedy">What to do about a file that is broken or of another version.</param>
internal ref struct ModelCursor(byte[] bytes, string path, string remedy)
{
    private int at;

    /// <summary>The next bytes.</summary>
    /// <exception cref="InvalidDataException">There are not so many left.</exception>
    public ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > bytes.Length - at) throw new InvalidDataException($"{path} ends too early; {remedy}");
        at += count;
        return bytes.AsSpan(at - count, count);
    }

    public int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public float Float() => BinaryPrimitives.ReadSingleLittleEndian(Take(4));

    public float[] Floats()
    {
        var weights = Take(checked(Int() * 2));
        var values = new float[weights.Length / 2];
        for (int i = 0; i < values.Length; i++) values[i] = (float)BitConverter.UInt16BitsToHalf(BinaryPrimitives.ReadUInt16LittleEndian(weights[(2 * i)..]));
        return values;
    }

    public Mlp Net() => new(Int(), Int(), Int()) { W1 = Floats(), B1 = Floats(), W2 = Floats(), B2 = Floats() };

    /// <summary>The error of a file that is of another version.</summary>
    public readonly InvalidDataException Other() => new($"{path} is not a model of this version; {remedy}");

    public static void Write(BinaryWriter to, Mlp net)
    {
        to.Write(net.Inputs);
        to.Write(net.Hidden);
        to.Write(net.Outputs);
        foreach (var part in (float[][])[net.W1, net.B1, net.W2, net.B2]) Write(to, part);
    }

    public static void Write(BinaryWriter to, float[] values)
    {
        to.Write(values.Length);
        foreach (float v in values) to.Write(BitConverter.HalfToUInt16Bits((Half)v));
    }
}
