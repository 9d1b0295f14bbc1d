using System.Text.Encodings.Web;
using System.Text.Json;
using Attache.Pipeline;
using Attache.Stories;

namespace Attache.Cli.Output;

/// <summary>
/// What became of each file, one JSON object a line, written as the run goes on. Stands under a temporary name till the end, so
/// that a report that is there is whole; the last line of one of a run that was broken off says so.
/// </summary>
internal sealed class ReportFile : IDisposable
{
    private readonly string path;
    private readonly string temporary;
    private readonly FileStream stream;
    private Utf8JsonWriter? json;
    private bool anyProblem;
    private bool isComplete;
    private bool failed;
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
            throw CannotWrite(path, e);
        }
    }

    /// <summary>Takes in an item; items of one source come one behind the other.</summary>
    /// <exception cref="UserException">The file cannot be written.</exception>
    public void Add(string from, Outcome outcome, int found, StoryProblem? problem)
    {
        if (source is null || source != from) Begin(from);
        findings += found;
        switch (outcome)
        {
            case Outcome.Read: read++; break;
            case Outcome.Copy: copies++; break;
            case Outcome.Known: known++; break;
            case Outcome.PassedOver: json!.WriteString("passed_over", "its name ends in no format that is read"); break;
            default: problems++; break;
        }
        if (problem is null) return;
        if (!anyProblem) json!.WriteStartArray("problems");
        anyProblem = true;
        json!.WriteStartObject();
        json.WriteString("where", problem.Origin);
        json.WriteString("what", problem.Message);
        json.WriteString("remedy", problem.Remedy);
        json.WriteEndObject();
        if (json.BytesPending > 1 << 16) Try(json.Flush);
    }

    /// <summary>Says that the run went to its end.</summary>
    public void Complete() => isComplete = true;

    /// <summary>Writes what is left and puts the report in its place.</summary>
    /// <exception cref="UserException">The file cannot be written.</exception>
    public void Dispose()
    {
        if (failed)
        {
            // Told already; half a report is none.
            File.Delete(temporary);
            return;
        }
        if (source is null && !isComplete) Begin("");
        End(isLast: true);
        Try(() =>
        {
            stream.Flush(flushToDisk: true);
            stream.Dispose();
            File.Move(temporary, path, overwrite: true);
        });
    }

    private void Begin(string from)
    {
        End(isLast: false);
        (read, copies, known, findings, problems, source, anyProblem) = (0, 0, 0, 0, 0, from, false);
        json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("source", from);
    }

    private void End(bool isLast)
    {
        if (json is null) return;
        if (anyProblem) json.WriteEndArray();
        json.WriteNumber("read", read);
        json.WriteNumber("findings", findings);
        json.WriteNumber("copies", copies);
        json.WriteNumber("known", known);
        json.WriteNumber("not_read", problems);
        if (isLast && !isComplete) json.WriteBoolean("interrupted", true);
        json.WriteEndObject();
        Try(() =>
        {
            json.Dispose();
            stream.WriteByte((byte)'\n');
        });
        json = null;
    }

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            failed = true;
            throw CannotWrite(path, e);
        }
    }

    private static UserException CannotWrite(string path, Exception e) =>
        new(ExitCode.Io, $"the report '{path}' cannot be written: {e.Message.ReplaceLineEndings(" ")} Give another path with --report.");
}
