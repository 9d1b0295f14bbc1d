using System.CommandLine;
using System.Globalization;
using Attache.Cli.Options;
using Attache.Cli.Output;
using Attache.Exchange;
using Attache.Exchange.Tables;
using Attache.Ledger;
using FindingTable = Attache.Exchange.Tables.FindingTable;

namespace Attache.Cli.Verbs;

/// <summary><c>attache export</c></summary>
internal static class ExportVerb
{
    public static Command Create()
    {
        var kind = new Argument<string>("KIND") { Description = "Which findings: event, statement, post, office, deployment, talks, decision, relation or all.", HelpName = "KIND|all" };
        // By hand, as in findings: the tables are loaded only where they are used.
        kind.AcceptOnlyFromAmong("event", "statement", "post", "office", "deployment", "talks", "decision", "relation", "all");
        var format = Common.Format("How to write them. Default: csv.", "csv", "tsv", "jsonl", "parquet", "plover");
        var known = Common.Day("--known", "As the file was known on this day (UTC, all of it).");
        var output = new Option<string?>("--out") { Description = "File to write; without it standard output.", HelpName = "FILE" };
        var ledger = Common.Ledger();
        var command = new Command("export", "Write findings as a table for R, Python, DuckDB or a spreadsheet, or as PLOVER 2.0.") { kind, format, known, output, ledger };
        Examples.Attach(command, """
            attache export event --out events.csv
            attache export all --format parquet --out findings.parquet
            attache export event --format plover > events.jsonl
            """);
        command.SetAction(r =>
        {
            string name = r.GetValue(kind)!, style = r.GetValue(format)!;
            string? path = r.GetValue(output);
            if (style == "plover" && name != "event") throw new UserException(ExitCode.Usage, "PLOVER holds events only: attache export event --format plover.");
            if (style == "parquet" && path is null) throw new UserException(ExitCode.Usage, "Parquet goes into a file: give its name with --out.");
            var table = FindingTables.ByName(name)!;
            using var store = Common.OpenToRead(r.GetValue(ledger)!);
            var rows = store.Findings(new FindingQuery { Kind = table.Kind, Known = Common.Known(r.GetValue(known)) });
            long count;
            if (path is not null)
            {
                count = WholeFile.Write(path, "--out", s => Write(s, table, style, rows));
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {count} {(count == 1 ? "row" : "rows")}."));
            }
            else
            {
                using var stream = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
                count = Write(stream, table, style, rows);
            }
            if (count > 0) return ExitCode.Fine;
            Terminal.Error($"{store.Name} holds no such finding.");
            return ExitCode.Nothing;
        });
        return command;
    }

    private static long Write(Stream stream, FindingTable table, string format, IEnumerable<ReportedFinding> rows) => format switch
    {
        "csv" => DelimitedTable.Write(stream, table, rows, tabs: false),
        "tsv" => DelimitedTable.Write(stream, table, rows, tabs: true),
        "jsonl" => JsonlTable.Write(stream, table, rows),
        "plover" => PloverJsonl.Write(stream, rows),
        _ => ParquetTable.WriteAsync(stream, table, rows).GetAwaiter().GetResult(),
    };
}
