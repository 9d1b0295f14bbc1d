namespace Attache.Codebook;

/// <summary>An explicit decision, due or made.</summary>
public sealed record DecisionFinding : Finding
{
    /// <summary>Who decides.</summary>
    public IReadOnlyList<Entity>? By { get; init; }

    /// <summary>What about, in the story's words.</summary>
    public string? Matter { get; init; }

    /// <summary>A value of <see cref="Vocabulary.DecisionStatuses"/>.</summary>
    public required string Status { get; init; }

    /// <summary>By when.</summary>
    public EdtfDate? Deadline { get; init; }

    /// <summary>The choices named.</summary>
    public IReadOnlyList<string>? Options { get; init; }
}
