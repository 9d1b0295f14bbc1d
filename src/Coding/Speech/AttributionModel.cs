using System.Buffers.Binary;
using System.IO.Compression;
using Attache.Language;

namespace Attache.Coding.Speech;

/// <summary>What was learnt about attributions: linear models and how sure an attribution must be.</summary>
public sealed class AttributionModel
{
    private const uint Magic = 0x32525441;

    internal AttributionModel(LinearModel cue, LinearModel content, StateModel states, LinearModel source, float gate, float threshold) =>
        (Cue, Content, States, Source, Gate, Threshold) = (cue, content, states, source, gate, threshold);

    /// <summary>Whether a word may be a cue at all.</summary>
    internal LinearModel Cue { get; }

    /// <summary>Which stretch of text it attributes, if any.</summary>
    internal LinearModel Content { get; }

    /// <summary>What the states of the words add to that.</summary>
    internal StateModel States { get; }

    /// <summary>Who is the source.</summary>
    internal LinearModel Source { get; }

    /// <summary>The least score of a cue that is looked at.</summary>
    internal float Gate { get; }

    /// <summary>How likely an attribution must be to be told, 0 to 1.</summary>
    public float Threshold { get; }

    /// <summary>The model of <c>data/models</c>.</summary>
    /// <exception cref="FileNotFoundException">There is none; says where it was looked for.</exception>
    /// <exception cref="InvalidDataException">The file is broken or of another version.</exception>
    public static AttributionModel Load()
    {
        string path = ProgramData.Find("models/attribution.bin");
        return Read(File.ReadAllBytes(path), path);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are broken or of another version.</exception>
    internal static AttributionModel Read(byte[] packed, string path)
    {
        try
        {
            using var to = new MemoryStream();
            using (var from = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress)) from.CopyTo(to);
            var bytes = to.ToArray().AsSpan();
            if (BinaryPrimitives.ReadUInt32LittleEndian(bytes) == Magic)
            {
                float gate = BinaryPrimitives.ReadSingleLittleEndian(bytes[4..]), threshold = BinaryPrimitives.ReadSingleLittleEndian(bytes[8..]);
                int at = 12;
                return new AttributionModel(LinearModel.Read(bytes, ref at), LinearModel.Read(bytes, ref at), StateModel.Read(bytes, ref at), LinearModel.Read(bytes, ref at), gate, threshold);
            }
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or InvalidDataException)
        {
            throw new InvalidDataException($"{path} is broken ({e.Message}); unpack the program again", e);
        }
        throw new InvalidDataException($"{path} is of another version; unpack the program again");
    }

    /// <summary>The model as bytes, compressed.</summary>
    internal byte[] Write()
    {
        var list = new List<byte>();
        Span<byte> head = stackalloc byte[12];
        BinaryPrimitives.WriteUInt32LittleEndian(head, Magic);
        BinaryPrimitives.WriteSingleLittleEndian(head[4..], Gate);
        BinaryPrimitives.WriteSingleLittleEndian(head[8..], Threshold);
        list.AddRange(head);
        Cue.Write(list);
        Content.Write(list);
        States.Write(list);
        Source.Write(list);
        using var packed = new MemoryStream();
        using (var to = new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) to.Write([.. list]);
        return packed.ToArray();
    }
}
