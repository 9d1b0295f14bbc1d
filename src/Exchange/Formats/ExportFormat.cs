namespace Attache.Exchange.Formats;

/// <summary>A format that goes out: its name in the command line, for which tables, and how other programs read it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Extension">The usual ending of a file's name, with the dot.</param>
/// <param name="Meaning">What it is, in one sentence.</param>
/// <param name="Kinds">What it can hold: kinds of findings, <c>all</c>, <c>dyads</c>, <c>due</c>.</param>
public sealed record ExportFormat(string Name, string Extension, string Meaning, IReadOnlyList<string> Kinds)
{
    private static readonly string[] Findings = ["event", "statement", "post", "office", "deployment", "talks", "decision", "relation", "all"];
    private static readonly string[] Tables = [.. Findings, "dyads"];

    /// <summary>Everything that can be exported.</summary>
    public static IReadOnlyList<string> Everything { get; } = [.. Tables, "due"];

    /// <summary>The formats; the first one is taken where none is named.</summary>
    public static IReadOnlyList<ExportFormat> Every { get; } =
    [
        new("csv", ".csv", "comma-separated values (RFC 4180), UTF-8, with a header", Tables),
        new("tsv", ".tsv", "the same columns separated by tabs, without quoting: no cell holds a tab or an end of line", Tables),
        new("jsonl", ".jsonl", "the same columns as JSON, one object a line; lists are arrays, what is unknown is left out", Tables),
        new("parquet", ".parquet", "the same columns as Apache Parquet, compressed by zstd; lists are lists", Tables),
        new("plover", ".jsonl", "PLOVER 2.0 records, one a line, with the field names of its manual", ["event"]),
        new("polecat", ".tsv", "the 40 columns of POLECAT's weekly files, with a header", ["event"]),
        new("icews", ".tab", "the 20 columns of the ICEWS Coded Event Data, with a header", ["event"]),
        new("gdelt", ".export.CSV", "the 61 columns of GDELT 2.0's events, tab-separated, without a header", ["event"]),
        new("gdelt-mentions", ".mentions.CSV", "the 16 columns of GDELT 2.0's mentions, tab-separated, without a header", ["event"]),
        new("geojson", ".geojson", "forces and movements as GeoJSON (RFC 7946) with times", ["deployment"]),
        new("ftm", ".ftm.json", "FollowTheMoney entities, one a line", ["all"]),
        new("ics", ".ics", "what is due as iCalendar (RFC 5545)", ["due"]),
    ];

    /// <summary>The format of a name; null for none.</summary>
    public static ExportFormat? ByName(string name) => Every.FirstOrDefault(f => f.Name == name);
}
