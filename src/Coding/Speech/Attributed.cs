using Attache.Language;
using Attache.Stories;

namespace Attache.Coding.Speech;

/// <summary>Somebody's word, thought or attitude in a text.</summary>
/// <param name="Cue">The word that attributes: said, according, supporters.</param>
/// <param name="Content">What is attributed, with its quotation marks, in the order of the text, not overlapping; at least one.</param>
/// <param name="Head">The head of the content in the cue's sentence; null where no tree tells it (a quotation).</param>
/// <param name="Source">The head of the phrase that names the source; null where the text names none.</param>
/// <param name="Confidence">0 to 1: how sure it is that the cue attributes this content.</param>
public sealed record Attributed(Token Cue, IReadOnlyList<TextSpan> Content, Token? Head, Token? Source, double Confidence)
{
    /// <summary>The phrase that names the source, without the cue and the content; empty where the text names none.</summary>
    public IReadOnlyList<TextSpan> SourceSpans => Source is null ? [] : Spans.Without(Source.Subtree, Spans.Joined([.. Content, Cue.Span]));
}
