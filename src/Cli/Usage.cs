using System.CommandLine;
using Attache.Cli.Output;

namespace Attache.Cli;

/// <summary>Says what is wrong with a command line, in one line and one of what to do.</summary>
internal static class Usage
{
    /// <summary>Explains a command line that cannot be read.</summary>
    public static int Explain(ParseResult result, string path)
    {
        var command = result.CommandResult.Command;
        if (command.Subcommands.Count > 0)
        {
            var verbs = command.Subcommands.Select(c => c.Name).ToList();
            Terminal.Error(result.UnmatchedTokens.Count == 0
                ? $"'{path}' needs a verb: {string.Join(", ", verbs)}."
                : $"there is no '{path} {result.UnmatchedTokens[0]}'.{(Nearest(result.UnmatchedTokens[0], verbs) is { } near ? $" Did you mean '{near}'?" : "")}");
        }
        else
        {
            foreach (string message in result.Errors.Select(e => string.Join(' ', e.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Distinct(StringComparer.Ordinal).Take(2))
                Terminal.Error(message);
        }
        Terminal.Hint($"Run '{path} --help' to see what it takes.");
        return ExitCode.Usage;
    }

    private static string? Nearest(string word, List<string> verbs)
    {
        var best = verbs.MinBy(v => Distance(word, v))!;
        return Distance(word, best) <= 2 ? best : null;
    }

    // Edits of one letter, two letters exchanged counting as one.
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (int j = 0; j <= b.Length; j++) d[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }
        return d[a.Length, b.Length];
    }
}
