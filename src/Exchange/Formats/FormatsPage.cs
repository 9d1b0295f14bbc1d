using System.Text;
using System.Text.Json;
using Attache.Exchange.Calendars;
using Attache.Exchange.Dyads;
using Attache.Exchange.Events;
using Attache.Exchange.FollowTheMoney;
using Attache.Exchange.Maps;
using Attache.Exchange.Tables;
using Attache.Ledger;
using Attache.Ledger.Facts;
using Attache.Stories;

namespace Attache.Exchange.Formats;

/// <summary>docs/formats.md: every format with its columns, made from the tables that the formats themselves are written from.</summary>
public static class FormatsPage
{
    private const int LongestExample = 90;

    private const string Head = """
        # Formats that go out

        Made by `./dev formats` from the tables of columns in `src/Exchange`, which every format is written from; `attache formats` prints it, `attache formats FORMAT` a
        part of it. A test fails where this page and the program differ. What comes in is described in [formats-in.md](formats-in.md) (stories) and at the [end](#in-again) (findings of other coders).

        **Findings and facts.** A finding is what one sentence says; a fact is what all findings of one thing say, with the number of independent sources. Count facts, or the same event
        counts as often as it is reported.

        **Dates keep their grain.** Where a format wants a day and the story gives a month, the first day of the month is written; where it gives an interval, its first day; where only an end is known, that; where it gives no date,
        the story's day. A column tells which: `date_grain`, `undated`, `X-ATTACHE-GRAIN`. POLECAT, ICEWS and GDELT have no such column: `--grain` adds one behind the last.

        **Places that are not known are empty.** There are coordinates of towns, bases and the like only; a state or a region has its name and no point, never its middle.

        **Lists** stand in one cell of CSV and TSV with `|` between the texts (a `|` within one is written `¦`); n-th texts of columns such as `actor` and `actor_code` belong together. In Parquet and JSON they are lists
        of equal length, which DuckDB lays out side by side: `select id, unnest(actor) as actor, unnest(actor_code) as code, unnest(actor_sector) as sector from 'events.parquet'`.

        **Hostile text.** In CSV and TSV, an end of line or a tab in a text becomes a space, NUL and other control characters become U+FFFD, and text that a spreadsheet would take for a formula (its first character, spaces aside, is one of
        `= + - @` or their full-width forms, or it starts with a tab) gets an apostrophe in front; so does such text behind a semicolon, at which spreadsheets of much of Europe cut the line. Numbers stay numbers. Parquet and JSON hold the text as it is, control characters aside.

        **Negated, considered and conditional events** are findings like others, with their modality in a column. PLOVER, POLECAT, ICEWS and GDELT know no modality: they get what was done, and of what is planned the
        words (a promise, a demand), never the deeds. A meeting without host or visitor is one record of several actors in PLOVER; where a format has one actor and one recipient, it is told both ways, as coders of CAMEO do.

        """;

    private const string In = """
        ## In again

        `attache import FILE...` puts findings of other coders, hand-made or of another program, into a ledger. Each becomes an entry that names its coder (of the file, or `--coder`), the file and the line; it keeps its own confidence
        (`--confidence` where it has none; 0.5 if that is not given) and does not count as reviewed. It is known from the publication of its story on, or from `--at`.

        | format | what is read |
        |---|---|
        | findings | JSON lines of [findings.md](findings.md), with `published`, `publisher`, `headline` and `coder` beside their keys where somebody has them; lines of `export all --format jsonl` |
        | plover | PLOVER 2.0 JSON lines; `cite_info` must name the story |
        | icews | the columns of ICEWS with a header; needed: Event ID, Event Date, Source Name, CAMEO Code, Target Name, Story ID. CAMEO codes that lost their leading zero are found again |

        A story that the ledger has must hold the sentence (ICEWS, which has no text: the ledger must know the sentence's number). One that it does not have becomes a stub: its coded sentences, one a line, version 0, so that the story
        itself takes its place when it is read. So read the stories first where you have them, and give all files on the same new stories in one call.

        What is lost on the way: PLOVER keeps everything of an event but attribution, anonymity, places behind the first, and the person's name beside the resolved one; ICEWS keeps the first day of a coarser date (with `--grain` months and
        years come back), one mode, contexts of the CAMEO code, and organisations only where their name is known.

        `attache compare LEFT RIGHT` tells how two coders or versions agree (ledgers, or files of these formats): findings of one sentence and one kind that are alike in at least one field are matched, the most alike first; for each field it
        counts how often both give it and give the same, and gives Krippendorff's alpha.

        """;

    /// <summary>The page.</summary>
    /// <param name="store">A ledger for the examples; null for none.</param>
    public static string Write(ILedgerStore? store)
    {
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        text.Append("\n| format | for | what it is | usual ending |\n|---|---|---|---|\n");
        foreach (var f in ExportFormat.Every) text.Append($"| [{f.Name}](#{f.Name}) | {(f.Kinds.Count > 3 ? "every kind, all, dyads" : string.Join(", ", f.Kinds))} | {f.Meaning} | `{f.Extension}` |\n");
        foreach (var f in ExportFormat.Every) text.Append('\n').Append(Write(f, store));
        return text.Append('\n').Append(In.ReplaceLineEndings("\n").TrimEnd('\n')).Append('\n').ToString();
    }

    /// <summary>The part on one format.</summary>
    public static string Write(ExportFormat format, ILedgerStore? store)
    {
        var text = new StringBuilder();
        var loading = Loading.Every.Single(l => l.Format == format.Name);
        text.Append($"## {format.Name}\n\n{char.ToUpperInvariant(format.Meaning[0])}{format.Meaning[1..]}.\n\n```sh\n{loading.Make}\n```\n\n");
        foreach (var (name, code) in ((string, string?)[])[("R", loading.R), ("Python", loading.Python), ("DuckDB", loading.DuckDb)])
            if (code is not null) text.Append($"- {name}: `{code.Replace("\t", "\\t", StringComparison.Ordinal)}`\n");
        if (loading.Other is { } other) text.Append($"- {other}\n");
        text.Append('\n');
        if (format.Name == "csv") Tables(text, store);
        else if (format.Kinds.Count > 3) text.Append("Columns as in [csv](#csv).").Append(format.Name == "parquet" ? " Text is UTF8, whole is INT64, number DOUBLE, day DATE, instant TIMESTAMP in UTC by the microsecond, flag BOOLEAN; a list is a LIST of UTF8, in which an unknown text is null.\n" : "\n");
        else Shape(text, format.Name, store);
        return text.ToString();
    }

    /// <summary>The names of a format's columns in their order, for a file that has no header; null where the format has a table for each kind.</summary>
    public static IReadOnlyList<string>? ColumnsOf(ExportFormat format) => format.Name switch
    {
        "plover" => Names(PloverTable.Standard),
        "polecat" => Names(PolecatTable.Standard),
        "icews" => Names(IcewsTable.Standard),
        "gdelt" => Names(GdeltTables.Events),
        "gdelt-mentions" => Names(GdeltTables.Mentions),
        "geojson" => Names(ForceTable.Standard),
        "ics" => Names(DeadlineTable.Standard),
        _ => null,
    };

    private static IReadOnlyList<string> Names(Table table) => [.. table.Described.Select(c => c.Name)];

    private static void Tables(StringBuilder text, ILedgerStore? store)
    {
        var findings = FindingTables.ByName("all")!;
        text.Append("### Findings: columns of every kind\n\n");
        var own = FindingTables.Own(findings).ToHashSet();
        Columns(text, [.. findings.Columns.Where(c => !own.Contains(c))], Fullest(findings.Columns, store?.Findings(new FindingQuery { Kind = "event" })));
        foreach (var table in FindingTables.Every)
        {
            text.Append($"\n### {(table.Name == "all" ? "All kinds" : $"Findings: {table.Name}")}\n\n{Sentence(table)}\n\n");
            Columns(text, [.. FindingTables.Own(table)], Fullest([.. FindingTables.Own(table)], store?.Findings(new FindingQuery { Kind = table.Name == "all" ? "post" : table.Name })));
        }
        text.Append("\n### Facts (`--facts`): columns of every kind\n\nBetween them stand the columns of the kind, from the finding that tells most.\n\n");
        var facts = FactTables.ByName("all")!;
        var between = FindingTables.Own(findings).Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        Columns(text, [.. facts.Columns.Where(c => !between.Contains(c.Name))], Fullest(facts.Columns, Facts(store, "post")));
        text.Append($"\n### Dyads\n\n{Sentence(DyadTable.Standard)}\n\n");
        Columns(text, DyadTable.Standard.Columns, Fullest(DyadTable.Standard.Columns, store is null ? null : DyadRow.Of(Facts(store, "event")!, Period.Month, out _)));
    }

    private static void Shape(StringBuilder text, string format, ILedgerStore? store)
    {
        var findings = store?.Findings(new FindingQuery { Kind = "event" });
        switch (format)
        {
            case "plover": One(PloverTable.Standard, findings?.Where(f => PloverJsonl.IsCoded(f.Finding))); break;
            case "polecat": One(PolecatTable.Standard, findings is null ? null : EventPair.Of(findings)); break;
            case "icews": One(IcewsTable.Standard, findings is null ? null : EventPair.Of(findings)); break;
            case "gdelt": One(GdeltTables.Events, store is null ? null : EventPair.Of(Facts(store, "event")!)); break;
            case "gdelt-mentions": One(GdeltTables.Mentions, store is null ? null : EventMention.Of(EventPair.Of(Facts(store, "event")!))); break;
            case "geojson": One(ForceTable.Standard, store is null ? null : ForceFeature.Of(Facts(store, "deployment")!)); break;
            case "ics": One(DeadlineTable.Standard, store is null ? null : Deadline.Of(store, KnownTime.Latest)); break;
            default:
                text.Append("An entity of each schema as the model 3.8.4 of `@alephdata/followthemoney` has it; every property is a list of texts. What is planned, considered or denied is left out.\n");
                var entities = store is null ? null : Entities(store);
                foreach (var table in FtmJsonl.Tables)
                {
                    text.Append($"\n### {table.Name}\n\n{Sentence(table)}\n\n");
                    Columns(text, table.Described, entities?.GetValueOrDefault(table.Name));
                }
                break;
        }

        void One<T>(Table<T> table, IEnumerable<T>? rows)
        {
            text.Append(Sentence(table)).Append("\n\n");
            Columns(text, table.Columns, Fullest(table.Columns, rows));
        }
    }

    // Of each schema the entity that fills most properties; the first of them.
    private static Dictionary<string, Dictionary<string, object?>> Entities(ILedgerStore store)
    {
        using var lines = new MemoryStream();
        FtmJsonl.Write(lines, FactReader.Read(store, FtmJsonl.Kinds, KnownTime.Latest));
        lines.Position = 0;
        using var reader = new StreamReader(lines);
        var best = new Dictionary<string, Dictionary<string, object?>>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            string schema = json.RootElement.GetProperty("schema").GetString()!;
            var values = json.RootElement.GetProperty("properties").EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value.EnumerateArray().Select(v => v.GetString()!).ToArray(), StringComparer.Ordinal);
            if (!best.TryGetValue(schema, out var other) || values.Count > other.Count) best[schema] = values;
        }
        return best;
    }

    private static void Columns(StringBuilder text, IReadOnlyList<Column> columns, IReadOnlyDictionary<string, object?>? example)
    {
        text.Append("| column | type | meaning | grain | from | example |\n|---|---|---|---|---|---|\n");
        foreach (var column in columns)
        {
            text.Append($"| `{column.Name}` | {Name(column.Type)} | {Cell(column.Meaning)} | {Cell(column.Grain)} | {Cell(column.Source)} | {Example(column.Parts is null ? example?.GetValueOrDefault(column.Name) : null)} |\n");
            object? first = example?.GetValueOrDefault(column.Name) is { } value && column.Parts is not null ? value is System.Collections.IEnumerable list ? list.Cast<object>().FirstOrDefault() : value : null;
            foreach (var part in column.Parts?.Columns ?? []) text.Append($"| `{column.Name}.{part.Name}` | {Name(part.Type)} | {Cell(part.Meaning)} | {Cell(part.Grain)} | {Cell(part.Source)} | {Example(first is null ? null : column.Parts!.ValueOf(part, first))} |\n");
        }
    }

    // The row that fills most columns; the first of them.
    private static Dictionary<string, object?>? Fullest<T>(IReadOnlyList<Column<T>> columns, IEnumerable<T>? rows)
    {
        Dictionary<string, object?>? best = null;
        int most = -1;
        foreach (var row in rows ?? [])
        {
            var values = columns.ToDictionary(c => c.Name, c => c.Value(row), StringComparer.Ordinal);
            if (values.Values.Count(v => v is not null) is var filled && filled > most) (best, most) = (values, filled);
        }
        return best;
    }

    private static IEnumerable<Fact>? Facts(ILedgerStore? store, string kind) => store is null ? null : FactReader.Read(store, [kind], KnownTime.Latest);

    private static string Sentence(Table table) => $"A row is {table.Meaning}.";

    private static string Name(ColumnType type) => type switch
    {
        ColumnType.TextList => "list of text",
        ColumnType.NestedList => "list of objects",
        ColumnType.Nested => "object",
        _ => type.ToString().ToLowerInvariant(),
    };

    private static string Example(object? value)
    {
        if (value is null) return "";
        string cell = Cells.Write(value);
        if (cell.Length > LongestExample) cell = cell[..(char.IsHighSurrogate(cell[LongestExample - 1]) ? LongestExample - 1 : LongestExample)] + "…";
        return Cell(cell);
    }

    // What a story says becomes no markup of the page.
    private static string Cell(string? text) => (text ?? "").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal);
}
