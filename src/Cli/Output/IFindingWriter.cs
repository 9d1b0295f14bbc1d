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

    public void Write(StoryReading reading) => FindingsJsonl.Write(output, reading.Findings);

    public void Flush() => output.Flush();

    public void Dispose() => output.Dispose();
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
