using System.Text.Encodings.Web;
using System.Text.Json;
using Attache.Pipeline;
using Attache.Stories;

namespace Attache.Cli.Output;

/// <summary>
/// What became of each file, one JSON object a line. Written to a temporary name and renamed at the end, so that a report
/// that is there is whole.
/// </summary>
internal sealed class ReportFile : IDisposable
{
    private const int MostSkipped = 1000;
    private readonly string path;
    private readonly string temporary;
    private readonly FileStream stream;
    private readonly List<StoryProblem> skipped = [];
    private string? source;
    private int read;
    private int copies;
    private int known;
    private int findings;
    private int problems;

    private ReportFile(string path)
    {
        this.path = path;
        temporary = path + ".part";
        stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16);
    }

    /// <summary>Begins a report; null where none is wanted.</summary>
    /// <exception cref="UserException">The file cannot be written.</exception>
    public static ReportFile? Start(string? path)
    {
        if (path is null) return null;
        try
        {
            return new ReportFile(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException(ExitCode.Io, $"the report '{path}' cannot be written: {e.Message.ReplaceLineEndings(" ")} Give another path with --report.");
        }
    }

    /// <summary>Takes in an item; items of one source come one behind the other.</summary>
    public void Add(string from, Outcome outcome, int found, StoryProblem? problem)
    {
        if (source is not null && source != from) Write();
        source = from;
        findings += found;
        switch (outcome)
        {
            case Outcome.Read: read++; break;
            case Outcome.Copy: copies++; break;
            case Outcome.Known: known++; break;
            default: problems++; break;
        }
        if (problem is not null && skipped.Count < MostSkipped) skipped.Add(problem);
    }

    /// <summary>Writes what is left and puts the report in its place.</summary>
    public void Dispose()
    {
        if (source is not null) Write();
        stream.Flush(flushToDisk: true);
        stream.Dispose();
        File.Move(temporary, path, overwrite: true);
    }

    private void Write()
    {
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("source", source);
            json.WriteNumber("read", read);
            json.WriteNumber("findings", findings);
            json.WriteNumber("copies", copies);
            json.WriteNumber("known", known);
            json.WriteNumber("not_read", problems);
            if (skipped.Count > 0)
            {
                json.WriteStartArray("problems");
                foreach (var p in skipped)
                {
                    json.WriteStartObject();
                    json.WriteString("where", p.Origin);
                    json.WriteString("what", p.Message);
                    json.WriteString("remedy", p.Remedy);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
        skipped.Clear();
        (read, copies, known, findings, problems, source) = (0, 0, 0, 0, 0, null);
    }
}
