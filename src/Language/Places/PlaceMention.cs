using Attache.Codebook;
using Attache.Stories;

namespace Attache.Language.Places;

/// <summary>How a mention names its place.</summary>
public enum PlaceMentionKind
{
    /// <summary>By the name of a town, region, sea, area or site.</summary>
    Place,

    /// <summary>By the name of a state or territory: no coordinates.</summary>
    Country,

    /// <summary>By an adjective or noun for a state's inhabitants: no coordinates.</summary>
    Demonym,
}

/// <summary>A place that a text names.</summary>
/// <param name="Span">Where, in the text.</param>
/// <param name="Place">What is known of it; with <see cref="Codebook.Place.Name"/> absent where it is not resolved.</param>
/// <param name="Kind">How it is named.</param>
public sealed record PlaceMention(TextSpan Span, Place Place, PlaceMentionKind Kind);
