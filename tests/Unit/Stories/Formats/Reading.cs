using System.IO.Compression;
using System.Text;
using Attache.Stories;

namespace Attache.Tests.Unit.Stories.Formats;

/// <summary>What the tests of formats share.</summary>
internal static class Reading
{
    public static readonly PublicationInstant Day = PublicationInstant.OfDay(new DateOnly(2019, 5, 6));

    public static List<StoryResult> All(string text, string name, FieldMap? fields = null) => All(Encoding.UTF8.GetBytes(text), name, fields);

    public static List<StoryResult> All(byte[] bytes, string name, FieldMap? fields = null) =>
        [.. new StoryFiles(Day) { Fields = fields ?? FieldMap.Default }.Read(new MemoryStream(bytes), name)];

    public static Story One(string text, string name, FieldMap? fields = null)
    {
        var result = Assert.Single(All(text, name, fields));
        Assert.Null(result.Problem);
        return result.Story!;
    }

    public static StoryProblem Refused(byte[] bytes, string name)
    {
        var result = Assert.Single(All(bytes, name));
        Assert.Null(result.Story);
        return result.Problem!;
    }

    public static StoryProblem Refused(string text, string name) => Refused(Encoding.UTF8.GetBytes(text), name);

    public static byte[] Gzip(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(bytes);
        return memory.ToArray();
    }

    public static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(bytes);
            }
        }
        return memory.ToArray();
    }
}
