using Attache.Stories;

namespace Attache.Pipeline;

/// <summary>Input to stories, one after the other; a copy of a story that came before in the run is left out.</summary>
internal sealed class ReadStage(ReadOptions options, Action<string, string> note) : IStage
{
    private readonly HashSet<UInt128> seen = [];

    public string Name => "read";

    public IReadOnlyList<Layer> Needs => [];

    public IReadOnlyList<Layer> Gives => [Layer.Story];

    /// <summary>Stories left out because they came before.</summary>
    public int Copies { get; private set; }

    /// <summary>Reads lazily: no more than the consumer asks for is held.</summary>
    public IEnumerable<StoryResult> Run()
    {
        var files = new StoryFiles(options.Date) { OnForeignEncoding = (origin, encoding) => note(origin, $"read as {encoding}") };
        foreach (string path in options.Paths)
        {
            foreach (var result in path == "-" ? Input(files) : files.Read([path]))
            {
                if (result.Story is { } story && !seen.Add(KeyOf(story))) Copies++;
                else yield return result;
            }
        }
    }

    private IEnumerable<StoryResult> Input(StoryFiles files)
    {
        if (options.Input is null) yield break;
        using var stream = options.Input();
        foreach (var result in files.Read(stream, "-")) yield return result;
    }

    // Half of the hash tells stories apart as well as all of it, in 16 bytes each; a URI's versions are stories of their own.
    private static UInt128 KeyOf(Story story)
    {
        var key = UInt128.Parse(story.ContentHash.AsSpan(0, 32), System.Globalization.NumberStyles.AllowHexSpecifier, null);
        if (story.Uri is null) return key;
        byte[] name = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{story.Uri}\n{story.Version}\n{story.PubStatus}"));
        return key ^ System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(name);
    }
}
