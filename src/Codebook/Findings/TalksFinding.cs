namespace Attache.Codebook;

/// <summary>Talks between parties.</summary>
public sealed record TalksFinding : Finding
{
    /// <summary>Who talks; mediators too.</summary>
    public IReadOnlyList<Entity>? Participants { get; init; }

    /// <summary>Who mediates.</summary>
    public IReadOnlyList<Entity>? Mediators { get; init; }

    /// <summary>Where.</summary>
    public Place? Venue { get; init; }

    /// <summary>What about, in the story's words.</summary>
    public string? Subject { get; init; }

    /// <summary>Date of the next round.</summary>
    public EdtfDate? Next { get; init; }

    /// <summary>A value of <see cref="Vocabulary.TalksStatuses"/>.</summary>
    public required string Status { get; init; }
}
