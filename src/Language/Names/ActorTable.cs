using System.Runtime.CompilerServices;
using System.Text;

namespace Attache.Language.Names;

/// <summary>
/// A table of <c>data/actors</c> as its bytes. Where rows and cells begin is known; none of them is a string before it is
/// asked for, so that a table of nine thousand rows is there at once. The form of the file is that of <see cref="Codebook.Tsv"/>.
/// </summary>
internal sealed class ActorTable
{
    private readonly string name;
    private readonly byte[] data;
    private readonly string[] columns = [];
    private readonly int[] starts;

    /// <summary>Reads where rows begin.</summary>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="data">Its bytes, UTF-8.</param>
    /// <exception cref="InvalidDataException">It has no line of column names.</exception>
    public ActorTable(string name, byte[] data)
    {
        (this.name, this.data) = (name, data);
        starts = new int[data.AsSpan().Count((byte)'\n') + 1];
        bool named = false;
        for (int at = 0; at < data.Length;)
        {
            int length = data.AsSpan(at).IndexOf((byte)'\n');
            int end = length < 0 ? data.Length : at + length;
            bool comment = end == at || (data[at] == '#' && (end == at + 1 || data[at + 1] == ' '));
            if (!comment && named) starts[Count++] = at;
            if (!comment && !named) (columns, named) = (Encoding.UTF8.GetString(data, at, end - at).Split('\t'), true);
            at = end + 1;
        }
        if (!named) throw new InvalidDataException($"{name}: no line of column names");
    }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>Reads a table that is part of this assembly.</summary>
    /// <exception cref="InvalidDataException">It is not there or broken: a bug of the build.</exception>
    public static ActorTable FromResource(string name)
    {
        string resource = $"actors/{name}.tsv";
        using var stream = typeof(ActorTable).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidDataException($"{resource} is not in Attache.Language");
        var data = new byte[stream.Length];
        stream.ReadExactly(data);
        return new ActorTable(resource, data);
    }

    /// <summary>The number of a column.</summary>
    /// <exception cref="InvalidDataException">There is none of that name.</exception>
    public int Column(string column) =>
        Array.IndexOf(columns, column) is >= 0 and var i ? i : throw new InvalidDataException($"{name} has no column '{column}'");

    /// <summary>Where a cell's bytes stand; for a list all of it.</summary>
    /// <exception cref="InvalidDataException">The row is too short.</exception>
    public Range Cell(int row, int column)
    {
        int at = starts[row];
        for (int i = 0; i < column; i++)
        {
            int length = data.AsSpan(at).IndexOfAny((byte)'\t', (byte)'\n');
            if (length < 0 || data[at + length] == '\n') throw new InvalidDataException($"{name}, row {row + 1}: {i + 1} cells, {columns.Length} columns");
            at += length + 1;
        }
        int rest = data.AsSpan(at).IndexOfAny((byte)'\t', (byte)'\n');
        return at..(rest < 0 ? data.Length : at + rest);
    }

    /// <summary>Where all cells of a row stand.</summary>
    /// <param name="row">The row.</param>
    /// <param name="cells">Receives them, one for each column.</param>
    /// <exception cref="InvalidDataException">The row is too short.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Cells(int row, Span<Range> cells)
    {
        int at = starts[row], end = row + 1 < Count ? starts[row + 1] : data.Length;
        for (int i = 0; i < columns.Length; i++)
        {
            int from = at;
            while (at < end && data[at] is not ((byte)'\t' or (byte)'\n')) at++;
            cells[i] = from..at;
            if (i + 1 < columns.Length && (at == end || data[at] == '\n')) throw new InvalidDataException($"{name}, row {row + 1}: {i + 1} cells, {columns.Length} columns");
            at++;
        }
    }

    /// <summary>The number of columns.</summary>
    public int Columns => columns.Length;

    /// <summary>The bytes that stand there.</summary>
    public ReadOnlySpan<byte> this[Range bytes] => data.AsSpan(bytes);

    /// <summary>A cell as a string; empty where nothing is known.</summary>
    public string Text(int row, int column) => Encoding.UTF8.GetString(data.AsSpan(Cell(row, column)));

    /// <summary>A cell as a string; null where nothing is known.</summary>
    public string? Optional(int row, int column) => Text(row, column) is { Length: > 0 } text ? text : null;

    /// <summary>The parts of a cell between <c>|</c>.</summary>
    public string[] List(int row, int column) => Text(row, column).Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The next part of a list, without spaces around it; false behind the last.</summary>
    /// <param name="cell">What of the cell is not read yet; moved behind the part.</param>
    /// <param name="part">Where the part stands.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Next(ref Range cell, out Range part)
    {
        while (cell.Start.Value < cell.End.Value)
        {
            int from = cell.Start.Value, length = data.AsSpan(cell).IndexOf((byte)'|');
            int to = length < 0 ? cell.End.Value : from + length;
            cell = (length < 0 ? to : to + 1)..cell.End.Value;
            while (from < to && data[from] == ' ') from++;
            while (to > from && data[to - 1] == ' ') to--;
            if (from == to) continue;
            part = from..to;
            return true;
        }
        part = default;
        return false;
    }

    /// <summary>Whether a list has a part of those bytes.</summary>
    public bool Has(int row, int column, ReadOnlySpan<byte> wanted)
    {
        var cell = Cell(row, column);
        while (Next(ref cell, out var part))
            if (this[part].SequenceEqual(wanted)) return true;
        return false;
    }
}
