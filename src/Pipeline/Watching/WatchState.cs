using System.Text.Json;
using System.Text.Json.Serialization;

namespace Attache.Pipeline.Watching;

/// <summary>What is kept of a source from one look to the next.</summary>
public sealed record SourceState
{
    /// <summary>The server's tag.</summary>
    public string? Tag { get; init; }

    /// <summary>When the server says that it changed.</summary>
    public string? Modified { get; init; }

    /// <summary>Failures since the last success.</summary>
    public int Failures { get; init; }

    /// <summary>When to look again.</summary>
    public DateTimeOffset Due { get; init; }

    /// <summary>Before when the server asked not to be called; null where it did not.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>When the first of the embargoes ends that kept something from being read, by file; a feed has its own address.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Held { get; init; } = new Dictionary<string, DateTimeOffset>();

    /// <summary>Of a folder: each file that was read, with its length and time of change.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();
}

/// <summary>The states of all sources, in a file that survives restarts.</summary>
public sealed class WatchState
{
    private readonly string path;
    private readonly SortedDictionary<string, SourceState> sources;

    private WatchState(string path, SortedDictionary<string, SourceState> sources) => (this.path, this.sources) = (path, sources);

    /// <summary>Opens a file; one that is missing or broken is begun anew, which costs a second look and loses nothing.</summary>
    public static WatchState Open(string path)
    {
        SortedDictionary<string, SourceState>? sources = null;
        try
        {
            if (File.Exists(path)) sources = JsonSerializer.Deserialize(File.ReadAllBytes(path), WatchJson.Default.SortedDictionaryStringSourceState);
        }
        catch (JsonException)
        {
            // What the ledger holds is known all the same.
        }
        var whole = new SortedDictionary<string, SourceState>(StringComparer.Ordinal);
        foreach (var (source, state) in sources ?? [])
            if (state is not null) whole[source] = state with { Files = state.Files ?? new Dictionary<string, string>(), Held = state.Held ?? new Dictionary<string, DateTimeOffset>() };
        return new WatchState(path, whole);
    }

    /// <summary>The state of a source; an empty one where there is none.</summary>
    public SourceState this[string source] => sources.GetValueOrDefault(source) ?? new SourceState();

    /// <summary>Keeps a state, on disk.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Keep(string source, SourceState state)
    {
        sources[source] = state;
        string temporary = path + ".part";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(stream, sources, WatchJson.Default.SortedDictionaryStringSourceState);
            stream.Flush(flushToDisk: true);
        }
        File.Move(temporary, path, overwrite: true);
    }
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SortedDictionary<string, SourceState>))]
internal sealed partial class WatchJson : JsonSerializerContext;
