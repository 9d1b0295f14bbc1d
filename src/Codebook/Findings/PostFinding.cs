namespace Attache.Codebook;

/// <summary>A change or the state of a diplomatic post.</summary>
public sealed record PostFinding : Finding
{
    /// <summary>Which post; a value of <see cref="Vocabulary.Posts"/>.</summary>
    public required string Post { get; init; }

    /// <summary>PLOVER code of the sending state.</summary>
    public string? Sending { get; init; }

    /// <summary>PLOVER code of the receiving state or organisation.</summary>
    public string? Receiving { get; init; }

    /// <summary>Name of who holds it, is proposed for it or left it.</summary>
    public string? Holder { get; init; }

    /// <summary>Number of diplomats concerned.</summary>
    public int? Number { get; init; }

    /// <summary>By when somebody must leave.</summary>
    public EdtfDate? Deadline { get; init; }

    /// <summary>What happened to it; a value of <see cref="Vocabulary.PostChanges"/>.</summary>
    public required string Change { get; init; }
}
