using Attache.Ledger;
using Attache.Stories;

namespace Attache.Pipeline;

/// <summary>Is told what a run does, from one thread and in the order of the input.</summary>
public interface IReadListener
{
    /// <summary>A story was read, coded and, where there is a ledger, written to it.</summary>
    void OnRead(StoryReading reading);

    /// <summary>Something was not read.</summary>
    void OnProblem(StoryProblem problem);

    /// <summary>Something that the user may want to know, such as a foreign encoding.</summary>
    /// <param name="origin">The file.</param>
    /// <param name="note">A clause without full stop.</param>
    void OnNote(string origin, string note);

    /// <summary>A batch is done.</summary>
    void OnBatch(int stories, int findings);

    /// <summary>Something that came in is done with; told for each, after <see cref="OnRead"/> or <see cref="OnProblem"/>.</summary>
    /// <param name="source">The file, feed or stream.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="findings">How many findings it has.</param>
    /// <param name="problem">Why it was not read; null where it was.</param>
    void OnItem(string source, Outcome outcome, int findings, StoryProblem? problem)
    {
    }
}
