using System.Text;
using Attache.Stories;

namespace Attache.Training;

/// <summary>A sentence whose actor stands in <c>&lt;s&gt;…&lt;/s&gt;</c> and whose recipient, if any, in <c>&lt;t&gt;…&lt;/t&gt;</c>.</summary>
/// <param name="Text">The sentence without marks.</param>
/// <param name="Actor">Where the actor stands in the text, end exclusive.</param>
/// <param name="Recipient">Where the recipient stands; null for none.</param>
public sealed record MarkedSentence(string Text, TextSpan Actor, TextSpan? Recipient)
{
    /// <summary>Takes the marks out of a sentence.</summary>
    /// <param name="marked">The sentence with its marks, which must not overlap.</param>
    /// <param name="problem">What is wrong with the marks; empty where nothing is.</param>
    /// <returns>The sentence; null where the marks are wrong.</returns>
    public static MarkedSentence? Parse(string marked, out string problem)
    {
        ArgumentNullException.ThrowIfNull(marked);
        var text = new StringBuilder(marked.Length);
        TextSpan? actor = null, recipient = null;
        char open = '\0';
        int start = 0;
        for (int i = 0; i < marked.Length; i++)
        {
            if (marked[i] != '<')
            {
                text.Append(marked[i]);
                continue;
            }
            var rest = marked.AsSpan(i);
            if (open == '\0' && (rest.StartsWith("<s>", StringComparison.Ordinal) || rest.StartsWith("<t>", StringComparison.Ordinal)))
            {
                open = marked[i + 1];
                start = text.Length;
                i += 2;
                if ((open == 's' ? actor : recipient) is null) continue;
                problem = $"<{open}> twice";
                return null;
            }
            if (open != '\0' && rest.Length > 3 && rest[1] == '/' && rest[2] == open && rest[3] == '>')
            {
                var span = new TextSpan(start, text.Length);
                if (span.IsEmpty || char.IsWhiteSpace(text[start]) || char.IsWhiteSpace(text[^1]))
                {
                    problem = $"<{open}> is empty or has a space at its edge";
                    return null;
                }
                if (open == 's') actor = span;
                else recipient = span;
                open = '\0';
                i += 3;
                continue;
            }
            problem = $"a mark that is neither <s>, </s>, <t> nor </t> in its place: {rest[..Math.Min(rest.Length, 12)]}";
            return null;
        }
        problem = open != '\0' ? $"<{open}> is not closed" : actor is null ? "no actor marked with <s>" : "";
        return problem.Length > 0 ? null : new MarkedSentence(text.ToString(), actor!.Value, recipient);
    }
}
