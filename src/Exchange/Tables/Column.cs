using Attache.Ledger;

namespace Attache.Exchange.Tables;

/// <summary>What a column holds, whatever the format.</summary>
public enum ColumnType
{
    /// <summary>Text; a <see cref="string"/>.</summary>
    Text,

    /// <summary>Texts in an order that tells; an <see cref="IReadOnlyList{T}"/> of <see cref="string"/>, "" for an unknown one.</summary>
    TextList,

    /// <summary>A whole number; a <see cref="long"/>.</summary>
    Whole,

    /// <summary>A number; a <see cref="double"/>.</summary>
    Number,

    /// <summary>A calendar day without a zone; a <see cref="DateOnly"/>.</summary>
    Day,

    /// <summary>An instant; a <see cref="DateTime"/> in UTC.</summary>
    Instant,

    /// <summary>True or false; a <see cref="bool"/>.</summary>
    Flag,
}

/// <summary>One column of a table of findings, from which every format takes its name, its type and its value, and the documentation its words.</summary>
/// <param name="Name">The header, in lower case with underscores.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Meaning">What it means, for the reader of docs/formats.md.</param>
/// <param name="Grain">How fine it is, where that is not plain: "day", "as date_grain tells"; null where it is.</param>
/// <param name="Source">Where it comes from: a key of docs/findings.md or what the ledger knows of the story.</param>
/// <param name="Value">Its value for a finding, of the type that <see cref="Type"/> names; null where unknown.</param>
public sealed record Column(string Name, ColumnType Type, string Meaning, string? Grain, string Source, Func<ReportedFinding, object?> Value);

/// <summary>A table of findings: its name in the command line and its columns in their order.</summary>
/// <param name="Kind">The kind of findings that it holds, as in <see cref="Codebook.Finding.Kind"/>; null for all kinds.</param>
/// <param name="Meaning">What one row is.</param>
/// <param name="Columns">The columns; their names differ.</param>
public sealed record FindingTable(string? Kind, string Meaning, IReadOnlyList<Column> Columns)
{
    /// <summary>The kind, or <c>all</c>.</summary>
    public string Name => Kind ?? "all";

    /// <summary>The column of a name.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Column this[string name] => Columns.First(c => c.Name == name);
}
