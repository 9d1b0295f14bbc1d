using System.CommandLine;
using System.Globalization;
using Attache.Cli.Options;
using Attache.Cli.Output;
using Attache.Exchange;
using Attache.Exchange.Dyads;
using Attache.Exchange.Formats;

namespace Attache.Cli.Verbs;

/// <summary><c>attache export</c></summary>
internal static class ExportVerb
{
    public static Command Create()
    {
        var what = new Argument<string>("WHAT")
        {
            Description = "Findings of a kind (event, statement, post, office, deployment, talks, decision, relation) or all of them; dyads: what one actor did to another by day, week or month; due: deadlines.",
            HelpName = "KIND|all|dyads|due",
        };
        what.AcceptOnlyFromAmong([.. ExportFormat.Everything]);
        var format = new Option<string?>("--format") { Description = "How to write them. Default: csv; ics for what is due. docs/formats.md and 'attache formats' describe each.", HelpName = string.Join('|', ExportFormat.Every.Select(f => f.Name)) };
        format.AcceptOnlyFromAmong([.. ExportFormat.Every.Select(f => f.Name)]);
        var facts = new Option<bool>("--facts") { Description = "Facts instead of findings: what many stories report of one thing is one row." };
        var by = new Option<string>("--by") { Description = "For dyads: for how long they are counted.", HelpName = "day|week|month", DefaultValueFactory = _ => "day" };
        by.AcceptOnlyFromAmong("day", "week", "month");
        var grain = new Option<bool>("--grain") { Description = "For polecat, icews and gdelt: add a last column that tells how fine the date is; they have none for it." };
        var known = Common.Day("--known", "As the file was known on this day (UTC, all of it).");
        var output = new Option<string?>("--out") { Description = "File to write; without it standard output.", HelpName = "FILE" };
        var ledger = Common.Ledger();
        var command = new Command("export", "Write what the ledger holds for R, Python, DuckDB, a spreadsheet, a map, a calendar, or as other coders' data.") { what, format, facts, by, grain, known, output, ledger };
        Examples.Attach(command, """
            attache export event --out events.csv
            attache export all --facts --format parquet --out facts.parquet
            attache export event --format plover > events.jsonl
            attache export dyads --by month --out dyads.csv
            attache export deployment --format geojson --out forces.geojson
            attache export due --out due.ics
            """);
        command.SetAction(r =>
        {
            string name = r.GetValue(what)!;
            var style = ExportFormat.ByName(r.GetValue(format) ?? (name == "due" ? "ics" : "csv"))!;
            string? path = r.GetValue(output);
            Check(name, style, r.GetValue(facts), r.GetValue(grain), r.GetResult(by) is { Implicit: false }, path);
            using var store = Common.OpenToRead(r.GetValue(ledger)!);
            var request = new ExportRequest(name, style)
            {
                Known = Common.Known(r.GetValue(known)), Facts = r.GetValue(facts), Grain = r.GetValue(grain), By = Enum.Parse<Period>(r.GetValue(by)!, ignoreCase: true),
            };
            ExportResult result;
            if (path is not null)
            {
                result = WholeFile.Write(path, "--out", s => Exporter.Write(store, request, s));
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {result.Rows} {(result.Rows == 1 ? "row" : "rows")}."));
            }
            else
            {
                using var stream = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
                result = Exporter.Write(store, request, stream);
            }
            if (result.LeftOut > 0)
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.LeftOut} {(result.LeftOut == 1 ? "fact is" : "facts are")} not counted: the date is coarser than one {r.GetValue(by)}, or it is history without a date.{(request.By == Period.Month ? "" : " A longer --by takes more in.")}"));
            if (result.Rows > 0) return ExitCode.Fine;
            Terminal.Error($"{store.Name} holds nothing of that.");
            return ExitCode.Nothing;
        });
        return command;
    }

    private static void Check(string what, ExportFormat format, bool facts, bool grain, bool by, string? path)
    {
        if (!format.Kinds.Contains(what, StringComparer.Ordinal))
        {
            string fitting = string.Join(", ", ExportFormat.Every.Where(f => f.Kinds.Contains(what, StringComparer.Ordinal)).Select(f => f.Name));
            string holds = format.Kinds.Count == 1 ? $"attache export {format.Kinds[0]} --format {format.Name}" : $"it holds {string.Join(", ", format.Kinds)}";
            throw new UserException(ExitCode.Usage, $"{format.Name} holds no '{what}': {holds}. For '{what}' there is {fitting}.");
        }
        bool table = format.Kinds.Contains("dyads", StringComparer.Ordinal);
        if (facts && (!table || what == "dyads")) throw new UserException(ExitCode.Usage, $"--facts goes with csv, tsv, jsonl and parquet of findings; {(table ? what : format.Name)} says itself which it takes (docs/formats.md).");
        if (grain && format.Name is not ("polecat" or "icews" or "gdelt" or "gdelt-mentions")) throw new UserException(ExitCode.Usage, $"--grain goes with polecat, icews and gdelt; {format.Name} tells the grain anyway.");
        if (by && what != "dyads") throw new UserException(ExitCode.Usage, "--by goes with dyads: attache export dyads --by month.");
        if (format.Name == "parquet" && path is null) throw new UserException(ExitCode.Usage, "Parquet goes into a file: give its name with --out.");
    }
}
