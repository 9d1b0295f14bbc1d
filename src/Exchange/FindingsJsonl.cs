using Attache.Codebook;

namespace Attache.Exchange;

/// <summary>Findings as JSONL: UTF-8, one object a line, lines ended by LF.</summary>
public static class FindingsJsonl
{
    /// <summary>Writes findings, in their order.</summary>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void Write(Stream stream, IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            stream.Write(FindingJson.WriteUtf8(finding));
            stream.WriteByte((byte)'\n');
        }
    }

    /// <summary>Reads findings; a line that is none gives its number, from 1, and the reason in their place. Empty lines are passed over.</summary>
    public static IEnumerable<(int Line, Finding? Finding, string? Problem)> Read(TextReader reader)
    {
        int number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            var finding = FindingJson.Read(line, out var problem);
            yield return (number, finding, problem);
        }
    }
}
