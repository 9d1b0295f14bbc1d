using Attache.Ledger;
using Attache.Stories;

namespace Attache.Pipeline;

/// <summary>Input to stories, one after the other; copies of a story that came before in the run are marked.</summary>
internal sealed class ReadStage(ReadOptions options, IReadListener listener, ILedgerStore? ledger = null) : IStage
{
    private const int Remembered = 2000;
    private const string End = "\0"; // no file has this name
    private readonly HashSet<UInt128> seen = [];
    private CopyIndex? copies;

    public string Name => "read";

    public IReadOnlyList<Layer> Needs => [];

    public IReadOnlyList<Layer> Gives => [Layer.Story];

    /// <summary>Stories left out because they came before.</summary>
    public int Copies { get; private set; }

    /// <summary>How far the input is read.</summary>
    public InputProgress Progress { get; } = new();

    /// <summary>Reads lazily: no more than the consumer asks for is held.</summary>
    public IEnumerable<ReadItem> Run()
    {
        var files = new StoryFiles(options.Date) { Fields = options.Fields, Clock = options.Clock, OnForeignEncoding = (origin, encoding) => listener.OnNote(origin, $"read as {encoding}"), OnOpened = Progress.Opened };
        foreach (string path in options.Paths)
        {
            var open = path == "-" ? options.Input : options.Streams?.GetValueOrDefault(path);
            if (open is not null)
            {
                using var stream = open();
                foreach (var result in files.Read(stream, path)) yield return Item(path, result);
                continue;
            }
            if (path == "-") continue;
            var passedOver = new Queue<string>();
            var endings = new SortedDictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            foreach (var (file, problem) in StoryFiles.Files([path], passedOver.Enqueue).Append((End, null)))
            {
                while (passedOver.TryDequeue(out string? other))
                {
                    string ending = Path.GetExtension(other);
                    endings[ending] = endings.GetValueOrDefault(ending) + 1;
                    yield return new ReadItem(other, default, Outcome.PassedOver);
                }
                if (file == End) continue;
                if (problem is not null)
                {
                    yield return Item(file, problem);
                    continue;
                }
                foreach (var result in files.Read(file)) yield return Item(file, result);
                Progress.Done(file);
            }
            if (endings.Count == 0) continue;
            string list = string.Join(", ", endings.Take(8).Select(p => $"{p.Value} {(p.Key.Length == 0 ? "without an ending" : p.Key)}")) + (endings.Count > 8 ? ", …" : "");
            listener.OnNote(path, $"passed over, since their names end in no format that is read: {list}");
        }
    }

    private ReadItem Item(string source, StoryResult result)
    {
        if (result.Story is not { } story) return new ReadItem(source, result, Outcome.Problem);
        if (seen.Add(KeyOf(story))) return new ReadItem(source, Clustered(story), Outcome.Read);
        Copies++;
        return new ReadItem(source, result, Outcome.Copy);
    }

    // In the order of the input, so that clusters do not depend on the number of jobs; behind what the ledger holds of late.
    private Story Clustered(Story story)
    {
        if (ledger is null) return story;
        if (copies is null)
        {
            copies = new CopyIndex();
            foreach (var known in ledger.LastStories(Remembered)) copies.Remember(known);
        }
        return copies.Resolve(story);
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
