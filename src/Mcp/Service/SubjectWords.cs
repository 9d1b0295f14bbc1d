using Attache.Codebook;
using Attache.Ledger;
using Attache.Storage.Index;
using Attache.Views;
using ModelContextProtocol;

namespace Attache.Mcp.Service;

/// <summary>What an assistant means who names a subject in words.</summary>
internal static class SubjectWords
{
    /// <summary>The subject.</summary>
    /// <exception cref="McpException">The file knows none of that name; the message names those that are near.</exception>
    public static Subject Read(LedgerIndex index, string words)
    {
        string text = words.Trim();
        if (Key(text) is { } key) return key;
        if (Post(text) is { } post) return post;
        if (StatesInWords.Read(text) is { } states) return states;
        foreach (var named in (Subject[])[Subject.Force(text), Subject.Person(text), Subject.Organisation(OrganisationNames.FullName(text) ?? text)])
            if (index.Known(named) is not null) return named;
        var near = index.Suggest(text, "fng", 5);
        // One single force, person or organisation whose name has these words is the one that is meant.
        if (near.Count == 1) return near[0].Subject;
        string others = near.Count == 0 ? "" : $" Near it: {string.Join(", ", near.Select(n => $"{n.Label} ({n.Subject.Key})"))}.";
        throw new McpException($"The file has no subject '{Quoted.Cut(text, 60)}'.{others} Give a state (Mali), two (France and Mali), a force, a person, an organisation, a post (ambassador of France in Mali) or a key from find_subjects.");
    }

    private static Subject? Key(string text)
    {
        try
        {
            return text.Length > 2 && text[1] == ':' && Subject.FromKey(text) is var subject && subject.Kind != SubjectKind.Due ? subject : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // "ambassador of France in Mali", "ambassador France Mali".
    private static Subject? Post(string text)
    {
        string plain = text.Replace('’', '\'');
        foreach (string post in Vocabulary.Standard.Posts.OrderByDescending(p => p.Length))
        {
            if (!plain.StartsWith(post.Replace('’', '\'') + " ", StringComparison.OrdinalIgnoreCase)) continue;
            string rest = plain[(post.Length + 1)..];
            if (rest.StartsWith("of ", StringComparison.OrdinalIgnoreCase)) rest = rest[3..];
            foreach (string joint in (string[])[" in ", " to ", " "])
            {
                for (int at = rest.IndexOf(joint, StringComparison.OrdinalIgnoreCase); at > 0; at = rest.IndexOf(joint, at + 1, StringComparison.OrdinalIgnoreCase))
                    if (CountryNames.Standard.CodeOf(rest[..at]) is { } sending && CountryNames.Standard.CodeOf(rest[(at + joint.Length)..]) is { } receiving) return Subject.Post(post, sending, receiving);
            }
        }
        return null;
    }
}
