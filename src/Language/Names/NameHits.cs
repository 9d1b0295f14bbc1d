using Attache.Stories;

namespace Attache.Language.Names;

/// <summary>The names of the tables that stand in a sentence: the longest at each place, none within another.</summary>
internal sealed class NameHits
{
    private readonly (int End, NameEntry Entry)[] at;

    private NameHits((int, NameEntry)[] at) => this.at = at;

    /// <summary>The name that begins at a token: its last token, inclusive, and its row; null for none.</summary>
    public (int End, NameEntry Entry)? Begin(int index) => at[index].Entry is null ? null : at[index];

    /// <summary>The name whose tokens include this one.</summary>
    public (int First, int End, NameEntry Entry)? Covering(int index)
    {
        for (int i = index; i >= 0 && i > index - 12; i--)
            if (at[i].Entry is { } e && at[i].End >= index) return (i, at[i].End, e);
        return null;
    }

    /// <summary>Takes the name that begins at a token out: it is a part of something else.</summary>
    public void Drop(int index) => at[index] = default;

    /// <summary>Finds them.</summary>
    public static NameHits Find(Sentence sentence, string text, NameTable names, Func<IReadOnlyList<NameEntry>, Token, Token, NameEntry?> choose)
    {
        var tokens = sentence.Tokens;
        var at = new (int, NameEntry)[tokens.Count];
        for (int i = 0; i < tokens.Count; i++)
        {
            // A name begins with a capital or a digit ("8th Army"); words of a language do not.
            char c = text[tokens[i].Span.Start];
            if (!char.IsUpper(c) && !char.IsDigit(c)) continue;
            for (int j = Math.Min(tokens.Count - 1, i + names.LongestPhrase); j >= i; j--)
            {
                var span = new TextSpan(tokens[i].Span.Start, tokens[j].Span.End);
                if (span.Length > 90) continue;
                var found = names.Find(span.In(text));
                if (found.Count == 0 && j == i && IsCapitals(tokens[i].Form)) found = names.Find(TitleCase(tokens[i].Form));
                if (found.Count == 0 || choose(found, tokens[i], tokens[j]) is not { } entry) continue;
                at[i] = (j, entry);
                i = j;
                break;
            }
        }
        return new NameHits(at);
    }

    private static bool IsCapitals(string s) => s.Length > 3 && s.All(char.IsUpper);

    private static string TitleCase(string s) => s[..1] + s[1..].ToLowerInvariant();
}
