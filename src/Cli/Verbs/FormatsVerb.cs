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
        var columns = new Option<bool>("--columns") { Description = "Only the names of the format's columns, a line each: for files without a header." };
        var command = new Command("formats", "Describe the formats of 'export', column by column, and how other programs read them (Markdown).") { name, ledger, columns };
        Examples.Attach(command, """
            attache formats icews
            attache formats gdelt --columns > gdelt-columns.txt
            attache formats --ledger attache.db > formats.md
            """);
        command.SetAction(r =>
        {
            if (r.GetValue(columns))
            {
                var names = r.GetValue(name) is { } one ? FormatsPage.ColumnsOf(ExportFormat.ByName(one)!) : null;
                foreach (string column in names ?? throw new UserException(ExitCode.Usage, "--columns goes with a format of one table, such as gdelt; files of csv and tsv have a header.")) Console.Out.Write(column + "\n");
                return ExitCode.Fine;
            }
            using var store = r.GetValue(ledger) is { } path ? Common.OpenToRead(path) : null;
            Console.Out.Write(r.GetValue(name) is { } format ? FormatsPage.Write(ExportFormat.ByName(format)!, store) : FormatsPage.Write(store));
            return ExitCode.Fine;
        });
        return command;
    }
}
