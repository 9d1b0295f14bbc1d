using System.Collections.Concurrent;
using Attache.Ledger;

namespace Attache.Storage;

/// <summary>Writes the payloads of readings on another core while this one puts the former ones into the ledger.</summary>
internal static class PayloadsAhead
{
    /// <summary>Each reading with the payloads of its story and of its findings, in order.</summary>
    internal static IEnumerable<(StoryReading Reading, byte[] Story, byte[][] Findings)> Of(IReadOnlyList<StoryReading> readings)
    {
        // One story is written sooner than another core is asked.
        if (readings.Count < 2) return readings.Select(Write);
        return Ahead(readings);
    }

    private static IEnumerable<(StoryReading, byte[], byte[][])> Ahead(IReadOnlyList<StoryReading> readings)
    {
        // Without a bound, so that the other core always comes to its end, also where this one stops half-way; the batch's size is the bound.
        using var ready = new BlockingCollection<(StoryReading, byte[], byte[][])>();
        var writing = Task.Run(() =>
        {
            try
            {
                foreach (var reading in readings) ready.Add(Write(reading));
            }
            finally
            {
                ready.CompleteAdding();
            }
        });
        try
        {
            foreach (var item in ready.GetConsumingEnumerable()) yield return item;
        }
        finally
        {
            // Tells what went wrong there, and lets the collection go when nobody uses it any more.
            writing.GetAwaiter().GetResult();
        }
    }

    private static (StoryReading, byte[], byte[][]) Write(StoryReading reading) =>
        (reading, EntryPayload.Write(reading.Story), [.. reading.Findings.Select(EntryPayload.Write)]);
}
