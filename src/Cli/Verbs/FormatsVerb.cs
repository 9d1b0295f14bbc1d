using System.CommandLine;
using Attache.Cli.Options;
using Attache.Cli.Output;
using Attache.Exchange.Formats;

namespace Attache.Cli.Verbs;

/// <summary><c>attache formats</c></summary>
internal static class FormatsVerb
{
    public static Command Create()
    {
        var name = new Argument<string?>("FORMAT") { Description = "Only this format.", Arity = ArgumentArity.ZeroOrOne };
        name.AcceptOnlyFromAmong([.. ExportFormat.Every.Select(f => f.Name)]);
        var ledger = new Option<string?>("--ledger") { Description = "Take examples from this ledger.", HelpName = "PATH" };
        var command = new Command("formats", "Describe the formats of 'export', column by column, and how other programs read them (Markdown).") { name, ledger };
        Examples.Attach(command, """
            attache formats icews
            attache formats --ledger attache.db > formats.md
            """);
        command.SetAction(r =>
        {
            using var store = r.GetValue(ledger) is { } path ? Common.OpenToRead(path) : null;
            Console.Out.Write(r.GetValue(name) is { } format ? FormatsPage.Write(ExportFormat.ByName(format)!, store) : FormatsPage.Write(store));
            return ExitCode.Fine;
        });
        return command;
    }
}
