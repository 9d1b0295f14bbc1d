using Attache.Coding;
using StoryReading = Attache.Ledger.StoryReading;

namespace Attache.Pipeline;

/// <summary>Stories to findings. Safe to use from many threads.</summary>
internal sealed class CodeStage(Lazy<Coder> coder, string program) : IStage
{
    public string Name => "code";

    public IReadOnlyList<Layer> Needs => [Layer.Story];

    public IReadOnlyList<Layer> Gives => [Layer.Findings];

    /// <summary>Begins to load the coder, while the first story is read. Failures show when it is first used.</summary>
    public void Warm() => _ = Task.Run(() => coder.Value);

    /// <summary>Codes a batch. A story on which the program fails becomes a problem; the others are coded all the same.</summary>
    public CodedBatch Run(StoryBatch batch)
    {
        var stories = batch.Stories;
        try
        {
            var findings = coder.Value.Code(stories);
            return new CodedBatch(batch, [.. stories.Select((s, i) => new StoryReading(s, findings[i], program))], null);
        }
        catch (Exception e) when (!IsFatal(e))
        {
            return OneByOne(batch);
        }
    }

    private CodedBatch OneByOne(StoryBatch batch)
    {
        var readings = new StoryReading?[batch.Stories.Count];
        Exception? bug = null;
        for (int i = 0; i < readings.Length; i++)
        {
            try
            {
                readings[i] = new StoryReading(batch.Stories[i], coder.Value.Code(batch.Stories[i]), program);
            }
            catch (Exception e) when (!IsFatal(e))
            {
                bug ??= e;
            }
        }
        return new CodedBatch(batch, readings, bug);
    }

    // Without the language model nothing can be coded: that is no matter of one story.
    private static bool IsFatal(Exception e) => e is OutOfMemoryException or FileNotFoundException or InvalidDataException or BadImageFormatException;
}
