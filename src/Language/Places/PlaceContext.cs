using Attache.Stories;

namespace Attache.Language.Places;

/// <summary>What a tagger or a recogniser of names says of a stretch of text.</summary>
public enum PlaceHint
{
    /// <summary>Nothing.</summary>
    Unknown,

    /// <summary>It names a place.</summary>
    Place,

    /// <summary>It names a person.</summary>
    Person,

    /// <summary>It names an organisation, a work or a product.</summary>
    Other,

    /// <summary>It is no name.</summary>
    NoName,
}

/// <summary>What is known of a story beside its text. All of it is optional.</summary>
public sealed record PlaceContext
{
    /// <summary>Nothing known.</summary>
    public static PlaceContext None { get; } = new();

    /// <summary>ISO 3166-1 alpha-3 code of the state that the source publishes in; a weak hint.</summary>
    public string? SourceCountry { get; init; }

    /// <summary>ISO 3166-1 alpha-3 code of the state of the dateline; a hint.</summary>
    public string? DatelineCountry { get; init; }

    /// <summary>States that the document is known to speak of beyond those that its words name, once for each mention.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>What a tagger says of a stretch of the text; asked for stretches that may be names. Null where there is none.</summary>
    public Func<TextSpan, PlaceHint>? Hint { get; init; }
}
