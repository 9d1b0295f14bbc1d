namespace Attache.Stories;

/// <summary>Why something that came in was not read as a story.</summary>
/// <param name="Origin">The file, or the file and its line or entry.</param>
/// <param name="Message">What is wrong, in a clause without a final full stop.</param>
/// <param name="Remedy">What to do about it, in a clause without a final full stop.</param>
public sealed record StoryProblem(string Origin, string Message, string Remedy)
{
    /// <summary>When it will be read, where nothing but the time stands against it (an embargo); null for anything else.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Whether it is a folder that has nothing to read, which for one that is watched is no problem.</summary>
    public bool IsEmptyFolder { get; init; }

    /// <summary>For a terminal: <c>origin: message; remedy</c>.</summary>
    public override string ToString() => $"{Origin}: {Message}; {Remedy}";
}

/// <summary>A story, or why there is none; exactly one of the two.</summary>
/// <param name="Story">The story.</param>
/// <param name="Problem">The reason.</param>
public readonly record struct StoryResult(Story? Story, StoryProblem? Problem)
{
    /// <summary>A story was read.</summary>
    public static implicit operator StoryResult(Story story) => new(story, null);

    /// <summary>None was.</summary>
    public static implicit operator StoryResult(StoryProblem problem) => new(null, problem);

    /// <summary>A story was read.</summary>
    public static StoryResult FromStory(Story story) => story;

    /// <summary>None was.</summary>
    public static StoryResult FromStoryProblem(StoryProblem problem) => problem;
}
