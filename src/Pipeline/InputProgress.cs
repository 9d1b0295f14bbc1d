using Attache.Stories;

namespace Attache.Pipeline;

/// <summary>How much of the files is read, in bytes as they lie on disk. Looked at from the thread that reads.</summary>
public sealed class InputProgress
{
    private long done;
    private Func<long>? current;

    /// <summary>Bytes of what is read: of the files that are done with, and of the one at hand.</summary>
    public long Bytes => done + (current?.Invoke() ?? 0);

    /// <summary>Bytes of all files that paths stand for; null where standard input is among them, whose length nobody knows.</summary>
    public static long? TotalOf(IEnumerable<string> paths)
    {
        long total = 0;
        foreach (string path in paths)
        {
            if (path == "-") return null;
            foreach (var (file, problem) in StoryFiles.Files([path]))
                if (problem is null) total += Length(file);
        }
        return total;
    }

    internal void Opened(Func<long> position) => current = position;

    internal void Done(string file)
    {
        current = null;
        done += Length(file);
    }

    private static long Length(string file)
    {
        try
        {
            return new FileInfo(file) is { Exists: true } info ? info.Length : 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return 0;
        }
    }
}
