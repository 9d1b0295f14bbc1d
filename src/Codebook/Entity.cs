namespace Attache.Codebook;

/// <summary>Somebody or something that acts, is acted upon, or speaks, as one sentence names it.</summary>
public sealed record Entity
{
    /// <summary>The words of the story.</summary>
    public required string Text { get; init; }

    /// <summary>What they were resolved to ("Government of Mali", "Florence Parly"); absent where they were not.</summary>
    public string? Name { get; init; }

    /// <summary>PLOVER's actor code: ISO 3166 alpha-3, KOS, or EUR UNO IGO NGO ISM IMG MNC; absent where unknown.</summary>
    public string? Code { get; init; }

    /// <summary>PLOVER's sector code (chapter 5 of the manual); absent where unknown.</summary>
    public string? Sector { get; init; }

    /// <summary>The person's name, where it is a person.</summary>
    public string? Person { get; init; }

    /// <summary>The person's office on the story's date ("Minister of the Armed Forces").</summary>
    public string? Office { get; init; }

    /// <summary>True where the story keeps the name back ("a diplomat", "sources close to the talks"); else absent.</summary>
    public bool? Anonymous { get; init; }
}
