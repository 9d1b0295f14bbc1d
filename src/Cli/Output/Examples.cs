using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.CompilerServices;

namespace Attache.Cli.Output;

/// <summary>Examples that the help of a command ends with.</summary>
internal static class Examples
{
    private static readonly ConditionalWeakTable<Command, string> Texts = [];

    /// <summary>Gives a command its examples, one a line.</summary>
    public static void Attach(Command command, string lines) => Texts.Add(command, lines);

    /// <summary>The examples of a command; null where it has none.</summary>
    public static string? Of(Command command) => Texts.TryGetValue(command, out var text) ? text : null;
}

/// <summary>The usual help, then examples and exit codes.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        int result = usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command;
        if (Examples.Of(command) is { } examples)
        {
            output.WriteLine("Examples:");
            foreach (var line in examples.Split('\n')) output.WriteLine("  " + line.TrimEnd('\r'));
            output.WriteLine();
        }
        if (command.Subcommands.Count == 0 || command is RootCommand)
        {
            output.WriteLine(ExitCode.Help);
            output.WriteLine();
        }
        return result;
    }
}
