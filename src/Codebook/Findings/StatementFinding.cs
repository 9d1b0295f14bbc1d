namespace Attache.Codebook;

/// <summary>Somebody says, writes, believes something.</summary>
public sealed record StatementFinding : Finding
{
    /// <summary>Who says it.</summary>
    public required Entity Speaker { get; init; }

    /// <summary>The cue: the verb as a lemma ("say", "accuse") or the words of another cue ("according to").</summary>
    public string? Cue { get; init; }

    /// <summary>What was said, in the story's words.</summary>
    public string? Content { get; init; }

    /// <summary>True where part of the content stands in quotation marks.</summary>
    public bool Quoted { get; init; }

    /// <summary>To whom it was said.</summary>
    public IReadOnlyList<Entity>? Addressee { get; init; }
}
