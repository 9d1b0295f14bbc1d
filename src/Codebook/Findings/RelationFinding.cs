namespace Attache.Codebook;

/// <summary>How two states stand to each other, in the story's words.</summary>
public sealed record RelationFinding : Finding
{
    /// <summary>Two PLOVER codes.</summary>
    public required IReadOnlyList<string> Between { get; init; }

    /// <summary>A value of <see cref="Vocabulary.Tones"/>.</summary>
    public required string Tone { get; init; }

    /// <summary>The story's words for it.</summary>
    public string? Assessment { get; init; }

    /// <summary>Since when.</summary>
    public EdtfDate? Since { get; init; }
}
