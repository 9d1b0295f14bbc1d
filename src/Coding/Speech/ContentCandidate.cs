using Attache.Language;
using Attache.Stories;

namespace Attache.Coding.Speech;

/// <summary>Which part of a text a candidate of content is, seen from its cue.</summary>
internal enum Part : byte
{
    /// <summary>The phrase under a word that hangs on the cue.</summary>
    Under,

    /// <summary>From a word that hangs on the cue to the end of the cue's phrase.</summary>
    Rest,

    /// <summary>The subject together with what follows the cue.</summary>
    Around,

    /// <summary>The phrase of a word above the cue without the cue's own phrase: its left part.</summary>
    AboveLeft,

    /// <summary>The same, its right part.</summary>
    AboveRight,

    /// <summary>The same, both parts.</summary>
    AboveBoth,

    /// <summary>What stands before the cue's own clause in its sentence.</summary>
    Before,

    /// <summary>What stands behind the cue's own clause in its sentence.</summary>
    Behind,

    /// <summary>A quotation that ends before the cue.</summary>
    QuoteBefore,

    /// <summary>A quotation that begins behind the cue.</summary>
    QuoteBehind,

    /// <summary>The quotations around the cue.</summary>
    Quotes,

    /// <summary>The phrase under a word that hangs on the cue, up to one of that word's later parts.</summary>
    Cut,

    /// <summary>Sentences wholly quoted that follow or go before.</summary>
    QuotedSentences,
}

/// <summary>A stretch of text that a cue may attribute.</summary>
/// <param name="Part">How it was found.</param>
/// <param name="Path">A hash of the relations from the cue to <paramref name="Head"/>.</param>
/// <param name="Steps">How many relations the path has.</param>
/// <param name="Head">Its highest word in the cue's sentence; null for quotations.</param>
/// <param name="Spans">At least one, in order, not overlapping.</param>
/// <param name="Continued">Whether quoted sentences that follow were taken in: 0 none, 1 of the paragraph, 2 of later paragraphs too.</param>
internal sealed record ContentCandidate(Part Part, uint Path, int Steps, Token? Head, IReadOnlyList<TextSpan> Spans, int Continued);
