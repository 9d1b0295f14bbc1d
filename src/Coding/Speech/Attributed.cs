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
    public IReadOnlyList<TextSpan> SourceSpans
    {
        get
        {
            if (Source is not { } head) return [];
            var span = head.Subtree;
            // "according to two diplomats" names two diplomats.
            foreach (var t in head.Sentence.Tokens)
            {
                if (t.Span.Start < span.Start) continue;
                if (t == head || t.Upos is not ("PUNCT" or "ADP" or "SCONJ" or "CCONJ") && t.Deprel is not ("case" or "fixed")) break;
                span = span with { Start = t.Span.End };
            }
            return [.. Spans.Without(span, Spans.Joined([.. Content, Cue.Span])).Select(s => Trimmed(s, head.Sentence)).Where(s => !s.IsEmpty)];
        }
    }

    // Without the white space around: from the first to the last word within.
    private static TextSpan Trimmed(TextSpan span, Sentence sentence)
    {
        int start = span.End, end = span.Start;
        foreach (var t in sentence.Tokens)
        {
            if (!span.Contains(t.Span)) continue;
            (start, end) = (Math.Min(start, t.Span.Start), Math.Max(end, t.Span.End));
        }
        return new TextSpan(start, Math.Max(start, end));
    }
}
