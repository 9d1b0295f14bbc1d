using System.Text;
using Attache.Views.Brief;

namespace Attache.Exchange;

/// <summary>How a brief is written out.</summary>
public enum BriefFormat
{
    /// <summary>Markdown (CommonMark).</summary>
    Markdown,

    /// <summary>Plain text for a terminal, folded at a width.</summary>
    Text,

    /// <summary>One HTML page without anything from outside.</summary>
    Html,

    /// <summary>JSON: the same parts, sentences and notes.</summary>
    Json,
}

/// <summary>Writes briefs.</summary>
public static class BriefExchange
{
    /// <summary>The formats by the names that a user gives.</summary>
    public static IReadOnlyList<string> Names { get; } = ["text", "md", "html", "json"];

    /// <summary>The format of a name; null for none.</summary>
    public static BriefFormat? Parse(string name) => name.ToLowerInvariant() switch
    {
        "md" or "markdown" => BriefFormat.Markdown,
        "text" or "txt" => BriefFormat.Text,
        "html" => BriefFormat.Html,
        "json" => BriefFormat.Json,
        _ => null,
    };

    /// <summary>The brief in a format; lines end with LF, and so does the text.</summary>
    /// <param name="brief">The brief.</param>
    /// <param name="format">The format.</param>
    /// <param name="width">Most columns of a line of <see cref="BriefFormat.Text"/>; at least 40.</param>
    public static string Write(BriefDocument brief, BriefFormat format, int width = 100) => format switch
    {
        BriefFormat.Markdown => BriefMarkdown.Write(brief),
        BriefFormat.Html => BriefHtml.Write(brief),
        BriefFormat.Json => BriefJson.Write(brief),
        _ => BriefText.Write(brief, Math.Max(40, width)),
    };

    /// <summary>"text [1][2]." with the numbers before the full stop.</summary>
    internal static string WithNotes(BriefSentence sentence, Func<string, string> escape, Func<int, string> note)
    {
        if (sentence.Notes.Count == 0) return escape(sentence.Text);
        bool stop = sentence.Text.EndsWith('.');
        var text = new StringBuilder(escape(stop ? sentence.Text[..^1] : sentence.Text)).Append(' ');
        foreach (int n in sentence.Notes) text.Append(note(n));
        return text.Append(stop ? "." : "").ToString();
    }

    /// <summary>Where the evidence of a note stands: "APA, 7 February 2022, sentence 6".</summary>
    internal static string Source(BriefNote note) =>
        $"{note.Publisher ?? "Publisher unknown"}{(note.Grade is { } g ? $" ({g})" : "")}, {note.Published}, sentence {note.Sentence}";
}
