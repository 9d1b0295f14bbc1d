using Attache.Codebook;
using Attache.Desk.Service;
using Attache.Storage.Index;
using Attache.Stories;

namespace Attache.Desk.Models;

/// <summary>What the page shows on which a person adds a finding that the machine missed.</summary>
/// <param name="Story">The story.</param>
/// <param name="Paragraphs">Its text, to choose the words from.</param>
/// <param name="IsCut">Whether only its beginning is shown.</param>
/// <param name="Kind">The kind chosen; null where none is yet.</param>
/// <param name="Sentence">The words chosen; empty where none are yet.</param>
/// <param name="Fields">The fields of that kind, as they were filled in.</param>
/// <param name="Reason">Why, as filled in.</param>
/// <param name="Note">What to tell; null for nothing.</param>
public sealed record AddModel(IndexedStory Story, IReadOnlyList<string> Paragraphs, bool IsCut, string? Kind, string Sentence, IReadOnlyList<EditField> Fields, string Reason, string? Note)
{
    /// <summary>Reads it; null where there is no such story.</summary>
    /// <param name="lease">Ledger and index.</param>
    /// <param name="sequence">The story's sequence.</param>
    /// <param name="kind">The kind chosen; what is none counts as none.</param>
    /// <param name="sentence">The words chosen.</param>
    /// <param name="filled">What was filled in before; null for an empty form.</param>
    /// <param name="reason">Why, as filled in.</param>
    /// <param name="note">What to tell; null for nothing.</param>
    public static AddModel? Of(DeskData.Lease lease, long sequence, string? kind, string sentence, Func<string, IReadOnlyList<string>>? filled, string reason, string? note)
    {
        if (lease.Index.Story(sequence) is not { } entry || lease.Store.StoryOf(sequence) is not { } story) return null;
        string? known = Vocabulary.Standard.Kinds.FirstOrDefault(k => k == kind);
        // The words must stand in the story as they are; a browser sends other ends of lines.
        string words = sentence.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        if (note is null && words.Length > 0 && !story.Body.Contains(words, StringComparison.Ordinal)) note = "These words do not stand in the story like that. Copy them from the text, from the beginning of the sentence to its full stop.";
        var fields = known is null ? [] : EditField.Of(EditField.Blank(known)).Select(f => filled is null ? f : f with { Values = Given(f, filled(f.Name)) }).ToList();
        var paragraphs = new List<string>();
        int shown = 0;
        foreach (var block in story.Layout.Blocks.Where(b => b.Role is BlockRole.Paragraph or BlockRole.Headline or BlockRole.Subheading).OrderBy(b => b.Span.Start))
        {
            if (shown >= StoryModel.MostText) break;
            int end = Math.Min(block.Span.End, block.Span.Start + StoryModel.MostText - shown);
            paragraphs.Add(story.Body[block.Span.Start..end]);
            shown += end - block.Span.Start;
        }
        return new AddModel(entry, paragraphs, shown >= StoryModel.MostText, known, words, fields, reason, note);
    }

    private static IReadOnlyList<string> Given(EditField field, IReadOnlyList<string> values)
    {
        string[] given = [.. values.Where(v => v.Length > 0)];
        return given.Length > 0 || field.Kind is EditKind.Actors or EditKind.Codes ? given : [""];
    }
}
