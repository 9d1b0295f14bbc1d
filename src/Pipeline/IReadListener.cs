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
}
