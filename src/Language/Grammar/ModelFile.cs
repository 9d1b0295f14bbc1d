using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Attache.Language.Grammar;

/// <summary>What a model says about itself; written by <c>eng/train/export.py</c>.</summary>
internal sealed record ModelHeader(
    int[] Hidden, int ArcDim, int LabelDim, int WordDim, int Shapes, string[] Affixes,
    string[] Tags, string[] Labels, string[] Scripts, string[] Words);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ModelHeader))]
internal sealed partial class ModelJson : JsonSerializerContext;

/// <summary>A matrix as it is stored: bytes and one scale a row.</summary>
internal sealed record Quantised(int Rows, int Columns, float[] Scales, sbyte[] Values)
{
    /// <summary>The matrix in floats, row after row.</summary>
    public float[] ToFloats()
    {
        var floats = new float[Rows * Columns];
        for (int r = 0, at = 0; r < Rows; r++)
        {
            float scale = Scales[r];
            for (int c = 0; c < Columns; c++, at++) floats[at] = Values[at] * scale;
        }
        return floats;
    }

    /// <summary>Some rows as a matrix of its own.</summary>
    public Quantised Part(int from, int count) =>
        new(count, Columns, Scales.AsSpan(from, count).ToArray(), Values.AsSpan(from * Columns, count * Columns).ToArray());

    /// <summary>Writes one row in floats.</summary>
    public void CopyRow(int row, Span<float> to)
    {
        float scale = Scales[row];
        var from = Values.AsSpan(row * Columns, Columns);
        for (int c = 0; c < from.Length; c++) to[c] = from[c] * scale;
    }
}

/// <summary>Reads the parts of a model file one after the other.</summary>
internal sealed class ModelFile
{
    private const string Magic = "ATTACHE1";
    private readonly byte[] bytes;
    private readonly string path;
    private int at;

    private ModelFile(string path, byte[] bytes) => (this.path, this.bytes) = (path, bytes);

    /// <exception cref="InvalidDataException">The file is no model of this version.</exception>
    public static ModelFile Open(string path)
    {
        var file = new ModelFile(path, File.ReadAllBytes(path));
        if (!file.Take(Magic.Length).SequenceEqual("ATTACHE1"u8))
            throw new InvalidDataException($"{path} is not a model of this version; train it again with ./dev train");
        return file;
    }

    public ModelHeader Header() =>
        JsonSerializer.Deserialize(Take(Int32()), ModelJson.Default.ModelHeader)
        ?? throw new InvalidDataException($"{path} has no header");

    public float[] Vector() => Floats(Int32());

    public Quantised Matrix()
    {
        int rows = Int32(), columns = Int32();
        return new Quantised(rows, columns, Floats(rows), MemoryMarshal.Cast<byte, sbyte>(Take(rows * columns)).ToArray());
    }

    /// <summary>A matrix laid out for products, with its bias.</summary>
    public Matrix Layout(bool bias)
    {
        var m = Matrix();
        return new Matrix(m.Columns, m.Rows, m.ToFloats(), bias ? Vector() : []);
    }

    /// <summary>A matrix laid out for states in bytes, with its bias.</summary>
    public ByteMatrix Bytes(bool bias)
    {
        var m = Matrix();
        return new ByteMatrix([m], bias ? Vector() : []);
    }

    /// <summary>The word vectors and the words that they belong to.</summary>
    public (Quantised Vectors, string[] Words) Words()
    {
        int rows = Int32(), columns = Int32(), length = Int32();
        var words = Encoding.UTF8.GetString(Take(length)).Split('\n');
        if (words.Length != rows) throw new InvalidDataException($"{path} has {rows} vectors for {words.Length} words");
        return (new Quantised(rows, columns, Floats(rows), MemoryMarshal.Cast<byte, sbyte>(Take(rows * columns)).ToArray()), words);
    }

    private float[] Floats(int count)
    {
        var floats = new float[count];
        var raw = Take(4 * count);
        for (int i = 0; i < count; i++) floats[i] = BinaryPrimitives.ReadSingleLittleEndian(raw[(4 * i)..]);
        return floats;
    }

    private int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > bytes.Length - at) throw new InvalidDataException($"{path} ends too early");
        at += count;
        return bytes.AsSpan(at - count, count);
    }
}
