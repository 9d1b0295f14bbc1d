using Attache.Ledger;
using Attache.Stories;

namespace Attache.Pipeline;

/// <summary>Some results in the order of the input; the stories among them are coded together.</summary>
/// <param name="Results">Stories, copies and problems.</param>
internal sealed record StoryBatch(IReadOnlyList<ReadItem> Results)
{
    /// <summary>Most stories of a batch.</summary>
    private const int MostStories = 16;

    /// <summary>Most results of a batch, with those that are not coded.</summary>
    private const int MostResults = 256;

    /// <summary>Most UTF-16 code units of a batch; a longer story is a batch of its own.</summary>
    private const int MostText = 64 << 10;

    /// <summary>The stories, in order.</summary>
    public IReadOnlyList<Story> Stories { get; } = [.. Results.Select(r => r.ToCode).OfType<Story>()];

    /// <summary>Cuts a stream of results into batches. Where it cuts has no influence on the findings.</summary>
    public static IEnumerable<StoryBatch> Of(IEnumerable<ReadItem> results)
    {
        var batch = new List<ReadItem>();
        int text = 0, stories = 0;
        foreach (var result in results)
        {
            int length = result.ToCode?.Body.Length ?? 0;
            if (batch.Count > 0 && text + length > MostText)
            {
                yield return new StoryBatch(batch);
                (batch, text, stories) = ([], 0, 0);
            }
            batch.Add(result);
            text += length;
            if (result.ToCode is not null) stories++;
            if (stories < MostStories && batch.Count < MostResults) continue;
            yield return new StoryBatch(batch);
            (batch, text, stories) = ([], 0, 0);
        }
        if (batch.Count > 0) yield return new StoryBatch(batch);
    }
}

/// <summary>A batch with its findings.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Readings">One for each story of the batch; null where the program failed on it.</param>
/// <param name="Bug">The first failure; null where there is none.</param>
internal sealed record CodedBatch(StoryBatch Batch, IReadOnlyList<StoryReading?> Readings, Exception? Bug);
