using Attache.Codebook;
using Attache.Language;

namespace Attache.Coding.Finders;

/// <summary>Finds one kind of finding, sentence by sentence. Holds no state of a story; safe to use from many threads.</summary>
public interface IFinder
{
    /// <summary>The kind, as in the exchange format.</summary>
    string Kind { get; }

    /// <summary>What one sentence says; ids are given later.</summary>
    IEnumerable<Finding> Find(StoryReading reading, Sentence sentence);
}
