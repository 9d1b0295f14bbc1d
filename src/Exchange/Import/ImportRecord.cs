using Attache.Codebook;
using Attache.Stories;

namespace Attache.Exchange.Import;

/// <summary>What a line to import says of its story.</summary>
/// <param name="Id">The story's identifier.</param>
/// <param name="Published">When it was published; null where the line does not tell.</param>
/// <param name="Publisher">Who published it; null where the line does not tell.</param>
/// <param name="Headline">Its headline; null where the line does not tell.</param>
public sealed record ImportStory(string Id, PublicationInstant? Published = null, string? Publisher = null, string? Headline = null);

/// <summary>A finding that somebody else coded.</summary>
/// <param name="Line">Number of the line that it comes from, from 1.</param>
/// <param name="Finding">What it says. Its text may be empty where the format holds none.</param>
/// <param name="Story">Where it comes from.</param>
public sealed record ImportRecord(int Line, Finding Finding, ImportStory Story)
{
    /// <summary>How a line of a stub begins that is no sentence of the story but made from the codes.</summary>
    public const string NoText = "(coded without its text) ";

    /// <summary>Who coded it; null where the line does not tell.</summary>
    public string? Coder { get; init; }

    /// <summary>What stands for the sentence in a story that the ledger does not have, where the format holds no text; begins with <see cref="NoText"/>.</summary>
    public string? Stand { get; init; }
}

/// <summary>A line of a file to import: a record, or why there is none.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Record">The record; null with a <paramref name="Problem"/>.</param>
/// <param name="Problem">What is wrong with it; null where nothing is.</param>
public readonly record struct ImportLine(int Line, ImportRecord? Record, string? Problem);

/// <summary>What is taken where a file does not tell.</summary>
public sealed record ImportDefaults
{
    /// <summary>Who coded it.</summary>
    public string? Coder { get; init; }

    /// <summary>When the stories were published.</summary>
    public PublicationInstant? Published { get; init; }

    /// <summary>How sure it is, from 0 to 1.</summary>
    public double Confidence { get; init; } = 0.5;
}
