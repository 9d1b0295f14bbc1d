using Microsoft.Extensions.FileSystemGlobbing;

namespace Attache.Stories;

/// <summary>
/// Reads stories from files, folders, patterns and streams, of any of the formats (see <c>docs/formats-in.md</c>). Every
/// problem is a result; nothing that lies in one file keeps another from being read. Results come in a fixed order, and not
/// more than a story is held at once.
/// </summary>
/// <param name="date">The date of stories that give none themselves.</param>
public sealed class StoryFiles(PublicationInstant? date = null)
{
    /// <summary>Largest file, entry or line that is read as one story, in bytes. The longest dispatches have some tens of thousands.</summary>
    public const long LargestStory = 8 << 20;

    /// <summary>Called when a text was read in another encoding than UTF-8: origin, encoding.</summary>
    public Action<string, string>? OnForeignEncoding { get; init; }

    /// <summary>Where the fields of JSON objects and tables stand.</summary>
    public FieldMap Fields { get; init; } = FieldMap.Default;

    /// <summary>The clock that embargoes are compared with.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Called with each file that was opened, and how far it is read, in bytes as they lie on disk.</summary>
    public Action<Func<long>>? OnOpened { get; init; }

    private StoryStreams Streams => new(new ReadContext(date, Fields, Clock.GetUtcNow()), OnForeignEncoding);

    /// <summary>Reads files, folders (their files by name, folders below them too) and patterns in the order given.</summary>
    /// <param name="paths">Patterns have <c>*</c> for a part of a name and <c>**</c> for any folders; a file whose name looks like one goes first.</param>
    public IEnumerable<StoryResult> Read(IEnumerable<string> paths) => Files(paths).SelectMany(f => f.Problem is { } problem ? [problem] : File(f.Path));

    /// <summary>Reads one file.</summary>
    public IEnumerable<StoryResult> Read(string file) => File(file);

    /// <summary>The files that paths stand for, in the order in which they are read; a path that stands for none is a problem.</summary>
    public static IEnumerable<(string Path, StoryProblem? Problem)> Files(IEnumerable<string> paths) => Files(paths, null);

    /// <summary>The same.</summary>
    /// <param name="paths">Files, folders and patterns.</param>
    /// <param name="onPassedOver">Told each file of a folder that is not read since its name ends in no format; hidden ones are not told.</param>
    public static IEnumerable<(string Path, StoryProblem? Problem)> Files(IEnumerable<string> paths, Action<string>? onPassedOver)
    {
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                bool any = false;
                foreach (var file in Folder(path, onPassedOver))
                {
                    any = true;
                    yield return file;
                }
                if (!any) yield return (path, new StoryProblem(path, "the folder has no stories", "give a folder with .txt, .json, .jsonl, .xml, .html, .csv, .warc files or archives of them") { IsEmptyFolder = true });
            }
            else if (path.AsSpan().ContainsAny('*', '?') && !System.IO.File.Exists(path))
            {
                var found = Matches(path);
                foreach (string file in found) yield return (file, null);
                if (found.Count == 0) yield return (path, new StoryProblem(path, "no file fits this pattern", "check it; '*' stands for a part of a name, '**' for folders"));
            }
            else yield return (path, null);
        }
    }

    /// <summary>Reads a stream such as standard input; it stays open.</summary>
    public IEnumerable<StoryResult> Read(Stream stream, string origin) => Streams.Read(stream, origin, origin);

    // In the order of the whole paths, one folder's names at a time.
    private static IEnumerable<(string Path, StoryProblem? Problem)> Folder(string folder, Action<string>? onPassedOver)
    {
        List<(string Key, string Path, bool IsFolder)> entries;
        StoryProblem? problem = null;
        try
        {
            FileSystemInfo[] found = [.. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", new EnumerationOptions { IgnoreInaccessible = false, AttributesToSkip = FileAttributes.System })];
            if (onPassedOver is not null)
                foreach (string name in found.Where(e => e is FileInfo && e.Name[0] != '.' && !FormatGuess.Endings.Contains(Path.GetExtension(e.Name))).Select(e => e.Name).Order(StringComparer.Ordinal))
                    onPassedOver(Path.Combine(folder, name));
            entries = [.. found.Where(e => e is DirectoryInfo ? e.LinkTarget is null : FormatGuess.Endings.Contains(Path.GetExtension(e.Name)))
                .Select(e => (e is DirectoryInfo ? e.Name + Path.DirectorySeparatorChar : e.Name, Path.Combine(folder, e.Name), e is DirectoryInfo))];
            entries.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            (entries, problem) = ([], new StoryProblem(folder, "the folder cannot be read: " + OneLine(e.Message), "check its permissions"));
        }
        if (problem is not null) yield return (folder, problem);
        foreach (var (_, path, isFolder) in entries)
        {
            if (!isFolder) yield return (path, null);
            else
                foreach (var below in Folder(path, onPassedOver)) yield return below;
        }
    }

    private static List<string> Matches(string pattern)
    {
        string unix = pattern.Replace('\\', '/');
        int wild = unix.AsSpan().IndexOfAny('*', '?'), slash = unix.LastIndexOf('/', wild);
        string root = slash < 0 ? "." : slash == 0 ? "/" : unix[..slash];
        if (!Directory.Exists(root)) return [];
        var matcher = new Matcher(StringComparison.Ordinal).AddInclude(unix[(slash + 1)..]);
        var files = new List<string>();
        foreach (string full in matcher.GetResultsInFullPath(root))
        {
            string below = Path.GetRelativePath(root, full);
            files.Add(slash < 0 ? below : Path.Combine(root, below));
        }
        files.Sort(StringComparer.Ordinal);
        return files;
    }

    private IEnumerable<StoryResult> File(string path)
    {
        FileStream? stream = null;
        StoryProblem? problem = null;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            problem = new StoryProblem(path, "there is no such file or folder", "check the path");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            problem = new StoryProblem(path, "cannot be read: " + OneLine(e.Message), "check the file and its permissions");
        }
        if (problem is not null)
        {
            yield return problem;
            yield break;
        }
        using (stream)
        {
            OnOpened?.Invoke(() => stream!.CanRead ? stream.Position : 0);
            foreach (var result in Streams.Read(stream!, path, Path.GetFileName(path))) yield return result;
        }
    }

    /// <summary>All of a stream; null where it is larger than <see cref="LargestStory"/>.</summary>
    internal static byte[]? ReadBounded(Stream stream)
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

    private static string OneLine(string s) => s.ReplaceLineEndings(" ").TrimEnd('.', ' ');
}
