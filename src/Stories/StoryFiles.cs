using System.Globalization;

namespace Attache.Stories;

/// <summary>Reads stories from files, folders and streams. Every problem is a result; nothing that lies in one file keeps another from being read.</summary>
/// <param name="date">The date of stories that give none themselves.</param>
public sealed class StoryFiles(PublicationInstant? date = null)
{
    /// <summary>Largest file that is read as one story, in bytes. The longest dispatches have some tens of thousands.</summary>
    public const long LargestStory = 8 << 20;

    private static readonly HashSet<string> Extensions = new([".txt", ".text", ".json", ".ninjs", ".jsonl", ".ndjson"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Called when a text was read in another encoding than UTF-8: origin, encoding.</summary>
    public Action<string, string>? OnForeignEncoding { get; init; }

    /// <summary>Reads files and folders (their files by name, folders below them too) in the order given.</summary>
    public IEnumerable<StoryResult> Read(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                foreach (var result in Folder(path)) yield return result;
            }
            else
            {
                foreach (var result in File(path)) yield return result;
            }
        }
    }

    /// <summary>Reads one story, or JSON lines, from a stream such as standard input.</summary>
    public IEnumerable<StoryResult> Read(Stream stream, string origin)
    {
        byte[]? bytes;
        StoryProblem? problem = null;
        try
        {
            bytes = ReadBounded(stream);
            if (bytes is null) problem = TooLarge(origin, null);
        }
        catch (IOException e)
        {
            (bytes, problem) = (null, new StoryProblem(origin, "cannot be read: " + OneLine(e.Message), "check the source"));
        }
        return problem is not null ? [problem] : Texts(bytes!, origin, lines: false);
    }

    private IEnumerable<StoryResult> Folder(string folder)
    {
        List<string> files;
        StoryProblem? problem = null;
        try
        {
            files = [.. Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
                .Where(f => Extensions.Contains(Path.GetExtension(f)))
                .Order(StringComparer.Ordinal)];
            if (files.Count == 0) problem = new StoryProblem(folder, "the folder has no stories", "give a folder with .txt, .json or .jsonl files");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            (files, problem) = ([], new StoryProblem(folder, "the folder cannot be read: " + OneLine(e.Message), "check its permissions"));
        }
        if (problem is not null) yield return problem;
        foreach (var file in files)
            foreach (var result in File(file)) yield return result;
    }

    private IEnumerable<StoryResult> File(string path)
    {
        byte[] bytes;
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
            bool isLines = IsLines(path);
            if (!isLines && stream.CanSeek && stream.Length > LargestStory) return [TooLarge(path, stream.Length)];
            // JSON lines may be long together: they are read line by line.
            if (isLines) return Lines(path);
            var read = ReadBounded(stream);
            if (read is null) return [TooLarge(path, null)];
            bytes = read;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return [new StoryProblem(path, "there is no such file or folder", "check the path")];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return [new StoryProblem(path, "cannot be read: " + OneLine(e.Message), "check the file and its permissions")];
        }
        return Texts(bytes, path, lines: false);
    }

    private static bool IsLines(string path) => Path.GetExtension(path).ToLowerInvariant() is ".jsonl" or ".ndjson";

    private IEnumerable<StoryResult> Lines(string path)
    {
        using var reader = new StreamReader(path, detectEncodingFromByteOrderMarks: true);
        for (int number = 1; ; number++)
        {
            string? line;
            StoryProblem? problem = null;
            try
            {
                line = ReadLine(reader, out bool cut);
                if (cut) problem = TooLarge(Numbered(path, number), null);
            }
            catch (IOException e)
            {
                (line, problem) = (null, new StoryProblem(path, "cannot be read to its end: " + OneLine(e.Message), "check the file"));
            }
            if (problem is not null) yield return problem;
            if (line is null) yield break;
            if (problem is null && !string.IsNullOrWhiteSpace(line)) yield return Ninjs.Read(line, Numbered(path, number), date);
        }
    }

    // A line longer than the limit is passed over in bounded memory.
    private static string? ReadLine(StreamReader reader, out bool cut)
    {
        cut = false;
        var line = new System.Text.StringBuilder();
        int c, n = 0;
        while ((c = reader.Read()) >= 0 && c != '\n')
        {
            if (line.Length < LargestStory) line.Append((char)c);
            else cut = true;
            n++;
        }
        return c < 0 && n == 0 ? null : cut ? "" : line.ToString();
    }

    private IEnumerable<StoryResult> Texts(byte[] bytes, string origin, bool lines)
    {
        if (bytes.Length == 0) return [new StoryProblem(origin, "the file is empty", "give a file with a story's text")];
        string? text = TextDecoding.Decode(bytes, out string encoding);
        if (text is null || TextDecoding.LooksBinary(text)) return [new StoryProblem(origin, "this is no text", "give plain text or ninjs JSON")];
        if (encoding != "utf-8") OnForeignEncoding?.Invoke(origin, encoding);
        var start = text.AsSpan().TrimStart();
        bool json = start.Length > 0 && start[0] is '{' or '[';
        if (!json && Path.GetExtension(origin).ToLowerInvariant() is ".json" or ".ninjs" && !lines) json = true;
        if (!json) return [PlainText.Read(text, origin, date)];
        // Standard input may carry JSON lines: several objects, one a line.
        return origin == "-" && start[0] == '{' && LooksLikeLines(start)
            ? text.Split('\n').Select((l, i) => (l, i)).Where(x => !string.IsNullOrWhiteSpace(x.l)).Select(x => Ninjs.Read(x.l, Numbered(origin, x.i + 1), date))
            : [Ninjs.Read(text, origin, date)];
    }

    private static bool LooksLikeLines(ReadOnlySpan<char> text)
    {
        int end = text.IndexOf('\n');
        return end > 0 && text[..end].TrimEnd().EndsWith("}", StringComparison.Ordinal) && text[(end + 1)..].TrimStart().StartsWith("{", StringComparison.Ordinal);
    }

    private static byte[]? ReadBounded(Stream stream)
    {
        using var memory = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        int n;
        while ((n = stream.Read(buffer)) > 0)
        {
            if (memory.Length + n > LargestStory) return null;
            memory.Write(buffer, 0, n);
        }
        return memory.ToArray();
    }

    private static StoryProblem TooLarge(string origin, long? bytes)
    {
        string size = bytes is { } b ? string.Create(CultureInfo.InvariantCulture, $"{b / 1048576.0:0.0} MB") : "more";
        return new StoryProblem(origin, $"too large for one story ({size}; the limit is {LargestStory >> 20} MB)", "split it into stories, one a file or one a line in a .jsonl file");
    }

    private static string Numbered(string path, int number) => string.Create(CultureInfo.InvariantCulture, $"{path}, line {number}");

    private static string OneLine(string s) => s.ReplaceLineEndings(" ").TrimEnd('.', ' ');
}
