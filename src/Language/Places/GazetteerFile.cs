using System.Buffers.Binary;
using System.Text;

namespace Attache.Language.Places;

/// <summary>The sections of places.bin, by number; the README of <c>data/places</c> says what each holds.</summary>
internal sealed class GazetteerFile
{
    private const int HeadLength = 20;
    private readonly byte[] data;
    private readonly (int Start, int Length)[] sections;

    /// <summary>Reads the head.</summary>
    /// <exception cref="InvalidDataException">It is no gazetteer of this version, or cut short.</exception>
    public GazetteerFile(byte[] data, string path)
    {
        this.data = data;
        if (data.Length < HeadLength || !data.AsSpan(0, 4).SequenceEqual("ATPL"u8) || Int(4) != 1)
            throw new InvalidDataException($"{path} is no gazetteer of this version. Take the data folder that came with the program.");
        Places = Int(8);
        Keys = Int(12);
        var count = Int(16);
        if (count != (int)Section.Words + 1) throw new InvalidDataException($"{path}: {count} sections. Take the data folder that came with the program.");
        sections = new (int, int)[count];
        var at = HeadLength + 4 * count;
        for (var i = 0; i < count; i++)
        {
            at = (at + 3) & ~3;
            sections[i] = (at, Int(HeadLength + 4 * i));
            at += sections[i].Length;
        }
        if (at != data.Length) throw new InvalidDataException($"{path} is cut short. Take the data folder that came with the program.");
    }

    public enum Section
    {
        Countries, Features, Fold, Country, Feature, Weight, Spellings, Region, Regions, Latitude, Longitude, Ids, NameLengths, Names,
        Directory, Counts, Primary, Postings, AltLengths, AltText, Words,
    }

    public int Places { get; }

    public int Keys { get; }

    public ReadOnlySpan<byte> Bytes(Section section) => data.AsSpan(sections[(int)section].Start, sections[(int)section].Length);

    public string[] Lines(Section section) => Encoding.UTF8.GetString(Bytes(section)).Split('\n');

    private int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(data.AsSpan(at));
}
