using Attache.Exchange;
using Attache.Ledger;

namespace Attache.Cli.Output;

/// <summary>Prints what stories say, one after the other.</summary>
internal interface IFindingWriter : IDisposable
{
    /// <summary>Prints a story's findings.</summary>
    void Write(StoryReading reading);

    /// <summary>Hands on what is printed till now.</summary>
    void Flush();
}

/// <summary>One JSON object a line.</summary>
internal sealed class JsonlWriter : IFindingWriter
{
    private readonly BufferedStream output = new(Console.OpenStandardOutput(), 1 << 16);
    private bool failed;

    public void Write(StoryReading reading) => Try(() => FindingsJsonl.Write(output, reading.Findings));

    public void Flush() => Try(output.Flush);

    public void Dispose()
    {
        // What could not be written cannot be written now either.
        if (!failed) Try(output.Dispose);
    }

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (IOException e)
        {
            failed = true;
            throw StandardOutput.CannotBeWritten(e);
        }
    }
}

/// <summary>What is said where standard output takes no more.</summary>
internal static class StandardOutput
{
    /// <summary>The reason, with what to do.</summary>
    public static UserException CannotBeWritten(IOException e) =>
        new(ExitCode.Io, $"standard output cannot be written: {e.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ')}. Free some room or send it elsewhere, and run the same command again; what the ledger has stays.");
}

/// <summary>Nothing.</summary>
internal sealed class NoWriter : IFindingWriter
{
    public void Write(StoryReading reading)
    {
    }

    public void Flush()
    {
    }

    public void Dispose()
    {
    }
}
