namespace Attache.Codebook;

/// <summary>A force is somewhere, comes, goes, moves.</summary>
public sealed record DeploymentFinding : Finding
{
    /// <summary>Name of the force ("Operation Barkhane", "French army").</summary>
    public string? Force { get; init; }

    /// <summary>PLOVER codes of whose force it is.</summary>
    public IReadOnlyList<string>? Contributor { get; init; }

    /// <summary>A value of <see cref="Vocabulary.DeploymentChanges"/>.</summary>
    public required string Change { get; init; }

    /// <summary>Where it leaves.</summary>
    public IReadOnlyList<Place>? From { get; init; }

    /// <summary>Where it goes, or, for <c>present</c>, is.</summary>
    public IReadOnlyList<Place>? To { get; init; }

    /// <summary>Number of persons; of a range, the lower end.</summary>
    public int? Strength { get; init; }

    /// <summary>The upper end, where a range is told ("2,500 to 3,000").</summary>
    public int? StrengthTo { get; init; }

    /// <summary>Name of the force that it takes over from.</summary>
    public string? Relieves { get; init; }
}
