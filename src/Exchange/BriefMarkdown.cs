using System.Text;
using Attache.Views.Brief;

namespace Attache.Exchange;

/// <summary>A brief as Markdown.</summary>
internal static class BriefMarkdown
{
    public static string Write(BriefDocument brief)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(Escape(brief.Title)).Append("\n\n").Append(Escape(brief.Standing)).Append('\n');
        foreach (var section in brief.Sections)
        {
            text.Append('\n').Append('#', section.Level).Append(' ').Append(Escape(section.Heading)).Append('\n');
            if (section.Lines.Count == 0) continue;
            text.Append('\n');
            foreach (var line in section.Lines)
            {
                if (!section.Prose) text.Append("- ");
                if (line.Label is { } label) text.Append("**").Append(Escape(label)).Append(":** ");
                text.AppendJoin(' ', line.Sentences.Select(s => BriefExchange.WithNotes(s, Escape, n => $"\\[{n}\\]"))).Append('\n');
            }
        }
        if (brief.Notes.Count > 0)
        {
            text.Append("\n## Sources\n\n");
            foreach (var note in brief.Notes)
                text.Append(note.Number).Append(". ").Append(Escape(BriefExchange.Source(note))).Append(": “").Append(Escape(note.Text)).Append("”\n");
        }
        return text.ToString();
    }

    // A story may hold anything; nothing of it becomes markup.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool start = i == 0;
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '~' || (start && c is '#' or '+' or '-' or '=')) escaped.Append('\\');
            if (c == '&') escaped.Append("&amp;");
            else if (!char.IsControl(c)) escaped.Append(c);
            else escaped.Append(' ');
        }
        return escaped.ToString();
    }
}
