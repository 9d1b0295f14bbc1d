using Attache.Cli.Output;
using Attache.Language.Names;
using Attache.Stories;

namespace Attache.Cli.Options;

/// <summary>The files behind <c>--actors</c>.</summary>
internal static class ActorFiles
{
    // More bad lines than these are counted only: a file of another format would fill the screen.
    private const int Named = 20;

    /// <summary>Reads dictionaries; bad lines are named on standard error and left out. Null for no files.</summary>
    /// <exception cref="UserException">A file cannot be read, or no line of it is of a dictionary.</exception>
    public static ActorDictionary? Read(IReadOnlyList<string> paths) => paths.Count == 0 ? null : ActorDictionary.Join([.. paths.Select(Read)]);

    private static ActorDictionary Read(string path)
    {
        string? text;
        try
        {
            text = TextDecoding.Decode(File.ReadAllBytes(path), out _);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException(ExitCode.Usage, $"{path}: cannot be read: {e.Message.TrimEnd('.')}. Give --actors the path of a dictionary.");
        }
        var read = ActorDictionary.Read(text ?? "");
        if (read.Actors.Count + read.Agents.Count == 0)
            throw new UserException(ExitCode.Usage, $"{path}: no actor and no agent in it. A line is such as FRENCH_TROOPS_ [FRAMIL]; 'attache read --help' and docs/cli.md tell the format.");
        foreach (var problem in read.Problems.Take(Named)) Terminal.Error($"{path}, line {problem.Line}: {problem.Message}; left out.");
        if (read.Problems.Count > Named) Terminal.Error($"{path}: {read.Problems.Count - Named} more lines left out.");
        return read;
    }
}
