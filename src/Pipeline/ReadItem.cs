using Attache.Stories;

namespace Attache.Pipeline;

/// <summary>What became of something that came in.</summary>
public enum Outcome
{
    /// <summary>Read and coded.</summary>
    Read,

    /// <summary>The same text came before in this run.</summary>
    Copy,

    /// <summary>The ledger holds it already, as read by this version of the program.</summary>
    Known,

    /// <summary>Not read; the problem says why.</summary>
    Problem,

    /// <summary>A file of a folder that was not looked into, since its name ends in no format that is read.</summary>
    PassedOver,
}

/// <summary>One thing that came in.</summary>
/// <param name="Source">The file, feed or stream that it came in.</param>
/// <param name="Result">The story or the problem.</param>
/// <param name="Outcome">What becomes of it; <see cref="Outcome.Read"/> for what is to be coded.</param>
internal readonly record struct ReadItem(string Source, StoryResult Result, Outcome Outcome)
{
    /// <summary>The story to code; null for anything else.</summary>
    public Story? ToCode => Outcome == Outcome.Read ? Result.Story : null;
}
