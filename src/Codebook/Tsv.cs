using System.Reflection;

namespace Attache.Codebook;

/// <summary>
/// A table of the <c>data</c> folder: UTF-8, lines ended by LF, header comments that start with <c>#</c>, one line of
/// column names, then rows; cells are split by tabs, lists inside a cell by <c>|</c>.
/// </summary>
public sealed class Tsv
{
    private readonly Dictionary<string, int> columns;

    private Tsv(string name, string[] header, List<string[]> rows)
    {
        Name = name;
        columns = new Dictionary<string, int>(header.Length, StringComparer.Ordinal);
        for (int i = 0; i < header.Length; i++) columns.Add(header[i], i);
        Rows = rows.ConvertAll(r => new TsvRow(this, r));
    }

    /// <summary>The table's name, for messages.</summary>
    public string Name { get; }

    /// <summary>All rows in the order of the file.</summary>
    public IReadOnlyList<TsvRow> Rows { get; }

    /// <summary>Whether there is a column of that name.</summary>
    public bool Has(string column) => columns.ContainsKey(column);

    /// <summary>Reads a table that is part of an assembly.</summary>
    /// <exception cref="InvalidDataException">It is not there or broken: a bug of the build.</exception>
    public static Tsv FromResource(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidDataException($"{name} is not in {assembly.GetName().Name}");
        using var reader = new StreamReader(stream);
        return Read(name, reader);
    }

    /// <summary>Reads a table.</summary>
    /// <exception cref="InvalidDataException">A row has not as many cells as the line of column names; names table and line.</exception>
    public static Tsv Read(string name, TextReader reader)
    {
        string[]? header = null;
        var rows = new List<string[]>();
        int number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0 || (line[0] == '#' && (line.Length == 1 || line[1] == ' '))) continue;
            var cells = line.Split('\t');
            if (header is null) header = cells;
            else if (cells.Length == header.Length) rows.Add(cells);
            else throw new InvalidDataException($"{name}, line {number}: {cells.Length} cells, {header.Length} columns");
        }
        return new Tsv(name, header ?? throw new InvalidDataException($"{name}: no line of column names"), rows);
    }

    internal int Column(string column) =>
        columns.TryGetValue(column, out int i) ? i : throw new InvalidDataException($"{Name} has no column '{column}'");
}

/// <summary>A row of a <see cref="Tsv"/>.</summary>
public sealed class TsvRow
{
    private readonly Tsv table;
    private readonly string[] cells;

    internal TsvRow(Tsv table, string[] cells) => (this.table, this.cells) = (table, cells);

    /// <summary>The cell of that column; empty where nothing is known.</summary>
    /// <exception cref="InvalidDataException">No such column.</exception>
    public string this[string column] => cells[table.Column(column)];

    /// <summary>The cell's parts between <c>|</c>; none for an empty cell.</summary>
    public string[] List(string column) => this[column].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Whether the table has that column.</summary>
    public bool Has(string column) => table.Has(column);

    /// <summary>The cell, or null where it is empty.</summary>
    public string? Optional(string column) => this[column] is { Length: > 0 } s ? s : null;
}
