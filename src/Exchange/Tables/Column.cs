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

    /// <summary>An object with columns of its own (<see cref="Column.Parts"/>); JSON only.</summary>
    Nested,

    /// <summary>A list of such objects; JSON only.</summary>
    NestedList,
}

/// <summary>What is the same of a column whatever the rows are; the documentation is made from it.</summary>
/// <param name="Name">The header.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Meaning">What it means, for the reader of docs/formats.md.</param>
/// <param name="Grain">How fine it is, where that is not plain: "day", "as date_grain tells"; null where it is.</param>
/// <param name="Source">Where it comes from: a key of docs/findings.md or what the ledger knows of the story; "–" for a column that is always empty.</param>
public abstract record Column(string Name, ColumnType Type, string Meaning, string? Grain, string Source)
{
    /// <summary>What the source of a column is called that the format has and we have nothing for.</summary>
    public const string Nothing = "–";

    /// <summary>The columns of the objects that it holds; null where it holds none.</summary>
    public IParts? Parts { get; init; }
}

/// <summary>One column of a table, from which every format takes its name, its type and its value, and the documentation its words.</summary>
/// <typeparam name="T">What a row is made from.</typeparam>
/// <param name="Name">The header.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Grain">How fine it is; null where that is plain.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Value">Its value for a row, of the type that <see cref="Column.Type"/> names; null where unknown.</param>
public sealed record Column<T>(string Name, ColumnType Type, string Meaning, string? Grain, string Source, Func<T, object?> Value)
    : Column(Name, Type, Meaning, Grain, Source);

/// <summary>What is the same of a table whatever its rows are.</summary>
/// <param name="Name">Its name in the command line and the documentation.</param>
/// <param name="Meaning">What one row is.</param>
public abstract record Table(string Name, string Meaning)
{
    /// <summary>The columns in their order; their names differ.</summary>
    public abstract IReadOnlyList<Column> Described { get; }
}

/// <summary>A table: its columns in their order.</summary>
/// <typeparam name="T">What a row is made from.</typeparam>
/// <param name="Name">Its name in the command line and the documentation.</param>
/// <param name="Meaning">What one row is.</param>
/// <param name="Columns">The columns; their names differ.</param>
public sealed record Table<T>(string Name, string Meaning, IReadOnlyList<Column<T>> Columns) : Table(Name, Meaning)
{
    /// <inheritdoc/>
    public override IReadOnlyList<Column> Described => Columns;

    /// <summary>The column of a name.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Column<T> this[string name] => Columns.First(c => c.Name == name);
}
