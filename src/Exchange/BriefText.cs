using System.Text;
using Attache.Views.Brief;

namespace Attache.Exchange;

/// <summary>A brief as plain text for a terminal.</summary>
internal static class BriefText
{
    public static string Write(BriefDocument brief, int width)
    {
        var text = new StringBuilder();
        Fold(text, Clean(brief.Title).ToUpperInvariant(), width, "", "");
        Fold(text, Clean(brief.Standing), width, "", "");
        foreach (var section in brief.Sections)
        {
            string heading = Clean(section.Heading);
            text.Append('\n').Append(heading).Append('\n');
            if (section.Level == 2) text.Append('-', heading.Length).Append('\n');
            foreach (var line in section.Lines)
            {
                string body = string.Join(' ', line.Sentences.Select(s => BriefExchange.WithNotes(s, Clean, n => $"[{n}]")));
                if (line.Label is { } label) body = $"{Clean(label)}: {body}";
                Fold(text, body, width, section.Prose ? "" : "- ", section.Prose ? "" : "  ");
            }
        }
        if (brief.Notes.Count > 0)
        {
            text.Append("\nSources\n-------\n");
            foreach (var note in brief.Notes)
            {
                string mark = $"[{note.Number}] ";
                Fold(text, $"{Clean(BriefExchange.Source(note))}: “{Clean(note.Text)}”", width, mark, new string(' ', mark.Length));
            }
        }
        return text.ToString();
    }

    private static void Fold(StringBuilder text, string body, int width, string first, string next)
    {
        string indent = first;
        int column = 0;
        foreach (var word in body.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > 0 && column + 1 + word.Length > width)
            {
                text.Append('\n');
                (column, indent) = (0, next);
            }
            if (column == 0)
            {
                text.Append(indent);
                column = indent.Length;
            }
            else
            {
                text.Append(' ');
                column++;
            }
            text.Append(word);
            column += word.Length;
        }
        text.Append('\n');
    }

    // Nothing of a story steers the terminal or turns the line around.
    private static string Clean(string text) => string.Concat(text.Select(c =>
        char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') ? ' ' : c));
}
