using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Attache.Language.Places;

/// <summary>
/// Names of towns, regions, seas and areas of the world. Looking a name up allocates nothing. Immutable, for many threads at once.
/// </summary>
/// <remarks>Source: GeoNames (CC BY 4.0) and the tables of <c>data/places</c>; layout of the file in its README.</remarks>
public sealed class Gazetteer
{
    private const int BucketBits = 18;
    private const short NoCoordinate = short.MinValue;

    private readonly byte[] data;
    private readonly GazetteerFile file;
    private readonly int[] bucketStart;
    private readonly int[] postingStart;
    private readonly int[] altStart;
    private readonly int[] nameStart;

    // Made when they are first asked for.
    private int[]? ids, placesOf;

    private Gazetteer(byte[] data, string path)
    {
        this.data = data;
        file = new GazetteerFile(data, path);
        Folding = new NameFolding(file.Bytes(GazetteerFile.Section.Fold));
        CountryCodes = file.Lines(GazetteerFile.Section.Countries);
        Features = file.Lines(GazetteerFile.Section.Features);
        Count = file.Places;
        nameStart = Starts(file.Bytes(GazetteerFile.Section.NameLengths));
        bucketStart = Starts(file.Bytes(GazetteerFile.Section.Directory));
        postingStart = Starts(file.Bytes(GazetteerFile.Section.Counts));
        altStart = AltStarts();
        if (bucketStart[^1] != file.Keys || bucketStart.Length != (1 << BucketBits) + 1)
            throw new InvalidDataException($"{path}: its directory and its keys disagree. Build it anew with eng/places/build.py.");
    }

    /// <summary>How names are folded before they are compared.</summary>
    public NameFolding Folding { get; }

    /// <summary>The number of places; their numbers run from 0.</summary>
    public int Count { get; }

    /// <summary>ISO 3166-1 alpha-3 codes that places lie in, in the order of the file; "" for places in no single state.</summary>
    internal string[] CountryCodes { get; }

    /// <summary>GeoNames feature codes, in the order of the file.</summary>
    internal string[] Features { get; }

    /// <summary>Loads <c>places/places.bin</c> of the data folder.</summary>
    /// <param name="dataFolder">The data folder; by default the one that <see cref="PlaceData.FindFolder"/> finds.</param>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is no gazetteer of this version.</exception>
    public static Gazetteer Load(string? dataFolder = null)
    {
        var path = Path.Combine(dataFolder ?? PlaceData.FindFolder(), "places", "places.bin");
        return new Gazetteer(File.ReadAllBytes(path), path);
    }

    /// <summary>The places of that name, the most populous first; none where the name is unknown. Allocates nothing.</summary>
    /// <param name="name">The name as a text has it: case, accents, apostrophes and hyphens do not matter.</param>
    public PlaceMatches Find(scoped ReadOnlySpan<char> name)
    {
        Span<char> folded = stackalloc char[NameFolding.MaxLength];
        var n = name.Length > NameFolding.MaxLength ? -1 : Folding.Fold(name, folded);
        return n <= 0 ? default : FindFolded(folded[..n]);
    }

    /// <summary>As <see cref="Find"/>, for a name that is folded already.</summary>
    internal PlaceMatches FindFolded(scoped ReadOnlySpan<char> folded)
    {
        var bucket = (int)(Hash(folded) >> (32 - BucketBits));
        for (var key = bucketStart[bucket]; key < bucketStart[bucket + 1]; key++)
        {
            if (!Spells(key, folded)) continue;
            var postings = file.Bytes(GazetteerFile.Section.Postings).Slice(postingStart[key] * 3, (postingStart[key + 1] - postingStart[key]) * 3);
            var word = (file.Bytes(GazetteerFile.Section.Words)[key >> 3] >> (key & 7) & 1) != 0;
            return new PlaceMatches(postings, word);
        }
        return default;
    }

    /// <summary>What the gazetteer knows of a place. Allocates nothing but its name when asked for.</summary>
    /// <param name="place">Its number, 0 to <see cref="Count"/> − 1.</param>
    public PlaceEntry this[int place] => new(this, place);

    internal string Name(int place) => Encoding.UTF8.GetString(NameBytes(place));

    internal int CountryNumber(int place) => file.Bytes(GazetteerFile.Section.Country)[place];

    internal string Feature(int place) => Features[file.Bytes(GazetteerFile.Section.Feature)[place]];

    internal int Weight(int place) => file.Bytes(GazetteerFile.Section.Weight)[place];

    internal int Spellings(int place) => file.Bytes(GazetteerFile.Section.Spellings)[place];

    internal int Region(int place)
    {
        var number = MemoryMarshal.Cast<byte, ushort>(file.Bytes(GazetteerFile.Section.Region))[place];
        return number == 0 ? -1 : MemoryMarshal.Cast<byte, int>(file.Bytes(GazetteerFile.Section.Regions))[number - 1];
    }

    internal bool Coordinates(int place, out double latitude, out double longitude)
    {
        var lat = MemoryMarshal.Cast<byte, short>(file.Bytes(GazetteerFile.Section.Latitude))[place];
        latitude = lat / 100.0;
        longitude = MemoryMarshal.Cast<byte, short>(file.Bytes(GazetteerFile.Section.Longitude))[place] / 100.0;
        return lat != NoCoordinate;
    }

    internal long? Id(int place) => (ids ??= ReadIds())[place] is > 0 and var id ? id : null;

    /// <summary>How many places the gazetteer has in a state: a rough measure of its size.</summary>
    internal int PlacesIn(string code) => Array.IndexOf(CountryCodes, code) is >= 0 and var i ? (placesOf ??= Histogram(file.Bytes(GazetteerFile.Section.Country)))[i] : 0;

    internal static uint Hash(ReadOnlySpan<char> key)
    {
        var h = 2166136261u;
        foreach (var c in key) h = (h ^ c) * 16777619u;
        return h ^ (h >> 15);
    }

    private ReadOnlySpan<byte> NameBytes(int place) =>
        file.Bytes(GazetteerFile.Section.Names)[nameStart[place]..nameStart[place + 1]];

    private bool Spells(int key, ReadOnlySpan<char> folded)
    {
        Span<char> spelled = stackalloc char[NameFolding.MaxLength];
        if (altStart[key] >= 0)
        {
            var length = folded.Length;
            var text = file.Bytes(GazetteerFile.Section.AltText);
            if (altStart[key] + length > text.Length) return false;
            for (var i = 0; i < length; i++)
                if (text[altStart[key] + i] != folded[i]) return false;
            // The lengths part the texts: the next one starts where this one ends.
            return AltLength(key) == length;
        }
        var primary = file.Bytes(GazetteerFile.Section.Primary)[key];
        var place = Posting(postingStart[key] + primary) >> 1;
        Span<char> name = stackalloc char[256];
        var n = Encoding.UTF8.GetChars(NameBytes(place), name);
        var f = Folding.Fold(name[..n], spelled);
        return f == folded.Length && spelled[..f].SequenceEqual(folded);
    }

    private int AltLength(int key)
    {
        for (var next = key + 1; next < altStart.Length; next++)
            if (altStart[next] >= 0) return altStart[next] - altStart[key];
        return file.Bytes(GazetteerFile.Section.AltText).Length - altStart[key];
    }

    private int Posting(int at)
    {
        var p = file.Bytes(GazetteerFile.Section.Postings).Slice(at * 3, 3);
        return p[0] | p[1] << 8 | p[2] << 16;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int[] AltStarts()
    {
        var starts = new int[file.Keys];
        var primary = file.Bytes(GazetteerFile.Section.Primary);
        var lengths = file.Bytes(GazetteerFile.Section.AltLengths);
        int at = 0, n = 0;
        for (var k = 0; k < starts.Length; k++)
        {
            starts[k] = primary[k] == 255 ? at : -1;
            if (primary[k] == 255) at += lengths[n++];
        }
        return starts;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int[] ReadIds()
    {
        var ids = new int[Count];
        var bytes = file.Bytes(GazetteerFile.Section.Ids);
        int at = 0, last = 0;
        for (var i = 0; i < ids.Length; i++)
        {
            long z = 0;
            for (var shift = 0; ; shift += 7)
            {
                var b = bytes[at++];
                z |= (long)(b & 127) << shift;
                if (b < 128) break;
            }
            last += (int)((z >> 1) ^ -(z & 1));
            ids[i] = last;
        }
        return ids;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int[] Histogram(ReadOnlySpan<byte> numbers)
    {
        var counts = new int[256];
        foreach (var n in numbers) counts[n]++;
        return counts;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int[] Starts(ReadOnlySpan<byte> lengths)
    {
        var starts = new int[lengths.Length + 1];
        var at = 0;
        for (var i = 0; i < lengths.Length; i++)
        {
            starts[i] = at;
            at += lengths[i];
        }
        starts[^1] = at;
        return starts;
    }
}
