using Attache.Ledger;
using Attache.Stories;

namespace Attache.Pipeline;

/// <summary>Findings to the ledger, a batch at a time: all of it or nothing.</summary>
internal sealed class RecordStage(ILedgerStore ledger) : IStage
{
    public string Name => "record";

    public IReadOnlyList<Layer> Needs => [Layer.Story, Layer.Findings];

    public IReadOnlyList<Layer> Gives => [Layer.Record];

    /// <summary>What was appended till now.</summary>
    public AppendResult Total { get; private set; }

    /// <summary>Appends; when it returns the readings are on disk.</summary>
    public void Run(IReadOnlyList<StoryReading> readings)
    {
        if (readings.Count > 0) Total += ledger.Append(readings);
    }

    /// <summary>Whether the ledger holds the story as read by this program.</summary>
    public bool Knows(Story story, string program) => ledger.HasRead(story, program);
}
