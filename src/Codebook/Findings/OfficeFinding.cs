namespace Attache.Codebook;

/// <summary>Somebody holds, takes or leaves an office (a diplomatic post is a <see cref="PostFinding"/>).</summary>
public sealed record OfficeFinding : Finding
{
    /// <summary>Name of the person.</summary>
    public required string Holder { get; init; }

    /// <summary>The office, in the story's words ("Minister of the Armed Forces").</summary>
    public string? Title { get; init; }

    /// <summary>PLOVER code of the state or organisation that the office belongs to.</summary>
    public string? Of { get; init; }

    /// <summary>A value of <see cref="Vocabulary.OfficeChanges"/>.</summary>
    public required string Change { get; init; }

    /// <summary>Name of the predecessor.</summary>
    public string? Replaces { get; init; }
}
