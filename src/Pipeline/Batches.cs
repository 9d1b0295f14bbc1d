using Attache.Ledger;
using Attache.Stories;

namespace Attache.Pipeline;

/// <summary>Some results in the order of the input; the stories among them are coded together.</summary>
/// <param name="Results">Stories and problems.</param>
internal sealed record StoryBatch(IReadOnlyList<StoryResult> Results)
{
    /// <summary>Most stories of a batch.</summary>
    private const int MostStories = 16;

    /// <summary>Most UTF-16 code units of a batch; a longer story is a batch of its own.</summary>
    private const int MostText = 64 << 10;

    /// <summary>The stories, in order.</summary>
    public IReadOnlyList<Story> Stories { get; } = [.. Results.Where(r => r.Story is not null).Select(r => r.Story!)];

    /// <summary>Cuts a stream of results into batches. Where it cuts has no influence on the findings.</summary>
    public static IEnumerable<StoryBatch> Of(IEnumerable<StoryResult> results)
    {
        var batch = new List<StoryResult>();
        int text = 0;
        foreach (var result in results)
        {
            int length = result.Story?.Body.Length ?? 0;
            if (batch.Count > 0 && text + length > MostText)
            {
                yield return new StoryBatch(batch);
                (batch, text) = ([], 0);
            }
            batch.Add(result);
            text += length;
            if (batch.Count < MostStories) continue;
            yield return new StoryBatch(batch);
            (batch, text) = ([], 0);
        }
        if (batch.Count > 0) yield return new StoryBatch(batch);
    }
}

/// <summary>A batch with its findings.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Readings">One for each story of the batch; null where the program failed on it.</param>
/// <param name="Bug">The first failure; null where there is none.</param>
internal sealed record CodedBatch(StoryBatch Batch, IReadOnlyList<StoryReading?> Readings, Exception? Bug);
