using Attache.Exchange.Import;

namespace Attache.Cli.Output;

/// <summary>A file of findings in one of the formats that come in.</summary>
internal static class ImportFile
{
    /// <summary>Reads a file line by line.</summary>
    /// <param name="path">The file; <c>-</c> for standard input.</param>
    /// <param name="format">A value of <see cref="Verbs.ImportVerb.Formats"/>; null for what the first line shows.</param>
    /// <param name="defaults">What is taken where a line does not tell.</param>
    /// <exception cref="UserException">The file cannot be read or is of none of the formats.</exception>
    public static IEnumerable<ImportLine> Read(string path, string? format, ImportDefaults defaults)
    {
        using var reader = Open(path);
        var peeked = new PeekingReader(reader);
        format ??= peeked.FirstLine is { } first ? FormatOf(first) ?? throw new UserException(ExitCode.Io, $"'{path}' is neither JSON lines nor a table with the columns of ICEWS. Say what it is with --format.") : "findings";
        var lines = format switch
        {
            "icews" => IcewsImport.Read(peeked, defaults),
            "plover" => PloverImport.Read(peeked, defaults),
            _ => FindingsImport.Read(peeked),
        };
        foreach (var line in lines) yield return line;
    }

    /// <summary>Whether a file is a ledger: it begins as SQLite's files do.</summary>
    public static bool IsLedger(string path)
    {
        if (path == "-" || !File.Exists(path)) return false;
        Span<byte> start = stackalloc byte[15];
        using var stream = File.OpenRead(path);
        return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual("SQLite format 3"u8);
    }

    private static string? FormatOf(string line)
    {
        string text = line.TrimStart('\ufeff', ' ', '\t');
        if (text.StartsWith('{')) return text.Contains("\"kind\"", StringComparison.Ordinal) ? "findings" : "plover";
        return text.Contains("CAMEO Code", StringComparison.OrdinalIgnoreCase) && text.Contains('\t') ? "icews" : null;
    }

    private static StreamReader Open(string path)
    {
        try
        {
            return path == "-" ? new StreamReader(Console.OpenStandardInput()) : new StreamReader(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException(ExitCode.Io, $"'{path}' cannot be read: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>A reader of lines whose first line is known before it is read.</summary>
    private sealed class PeekingReader : TextReader
    {
        private readonly TextReader inner;
        private bool pending = true;

        public PeekingReader(TextReader inner) => FirstLine = (this.inner = inner).ReadLine();

        public string? FirstLine { get; }

        public override string? ReadLine()
        {
            if (!pending) return inner.ReadLine();
            pending = false;
            return FirstLine;
        }
    }
}
