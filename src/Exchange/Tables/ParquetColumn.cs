using Parquet;
using Parquet.Schema;

namespace Attache.Exchange.Tables;

/// <summary>
/// One column of a group of rows on its way into a Parquet file. Values are copied in row by row and the row is let go: texts lie one behind
/// the other in blocks of characters that the next group uses again, so that no row outlives its own reading.
/// </summary>
/// <typeparam name="T">What a row is made from.</typeparam>
/// <param name="column">The column.</param>
/// <param name="leaf">Its field of the schema.</param>
internal abstract class ParquetColumn<T>(Column<T> column, DataField leaf)
{
    /// <summary>The column.</summary>
    protected Column<T> Column => column;

    /// <summary>Its field of the schema.</summary>
    protected DataField Field => leaf;

    /// <summary>A column of its type.</summary>
    /// <param name="column">The column; holds no objects.</param>
    /// <param name="leaf">Its field of the schema.</param>
    public static ParquetColumn<T> Of(Column<T> column, DataField leaf) => column.Type switch
    {
        ColumnType.Text => new ParquetTexts<T>(column, leaf),
        ColumnType.TextList => new ParquetLists<T>(column, leaf),
        ColumnType.Whole => new ParquetValues<T, long>(column, leaf),
        ColumnType.Number => new ParquetValues<T, double>(column, leaf),
        ColumnType.Day => new ParquetValues<T, DateOnly>(column, leaf),
        ColumnType.Flag => new ParquetValues<T, bool>(column, leaf),
        _ => new ParquetValues<T, DateTime>(column, leaf),
    };

    /// <summary>Takes in the value of the next row.</summary>
    public abstract void Add(T row);

    /// <summary>Writes the values of the rows so far and forgets them.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter part, CancellationToken cancel);
}

/// <summary>A column of numbers, days, instants or flags.</summary>
internal sealed class ParquetValues<T, TValue>(Column<T> column, DataField leaf) : ParquetColumn<T>(column, leaf)
    where TValue : struct
{
    private TValue?[] values = new TValue?[256];
    private int count;

    /// <inheritdoc/>
    public override void Add(T row)
    {
        if (count == values.Length) Array.Resize(ref values, count * 2);
        values[count++] = (TValue?)Column.Value(row);
    }

    /// <inheritdoc/>
    public override async Task WriteAsync(ParquetRowGroupWriter part, CancellationToken cancel)
    {
        await part.WriteAsync<TValue>(Field, values.AsMemory(0, count), cancellationToken: cancel).ConfigureAwait(false);
        count = 0;
    }
}

/// <summary>A column of texts.</summary>
internal sealed class ParquetTexts<T>(Column<T> column, DataField leaf) : ParquetColumn<T>(column, leaf)
{
    // Definition levels: no text, a text.
    private const int None = 0, Known = 1;

    private readonly TextBlocks texts = new();
    private int[] definition = new int[256];
    private int count;

    /// <inheritdoc/>
    public override void Add(T row)
    {
        if (count == definition.Length) Array.Resize(ref definition, count * 2);
        string? text = (string?)Column.Value(row);
        definition[count++] = text is null ? None : Known;
        if (text is not null) texts.Add(text);
    }

    /// <inheritdoc/>
    public override async Task WriteAsync(ParquetRowGroupWriter part, CancellationToken cancel)
    {
        await part.WriteAllPartsAsync(Field, texts.All, definition.AsMemory(0, count), null, cancel).ConfigureAwait(false);
        texts.Clear();
        count = 0;
    }
}

/// <summary>A column of lists of texts.</summary>
internal sealed class ParquetLists<T>(Column<T> column, DataField leaf) : ParquetColumn<T>(column, leaf)
{
    // Definition levels: no list, an empty one, a text that is unknown, a text.
    private const int NoList = 0, UnknownText = 2, KnownText = 3;

    private readonly TextBlocks texts = new();
    private int[] definition = new int[256], repetition = new int[256];
    private int count;

    /// <inheritdoc/>
    public override void Add(T row)
    {
        if (Column.Value(row) is not IReadOnlyList<string> { Count: > 0 } list)
        {
            Level(NoList, 0);
            return;
        }
        for (int i = 0; i < list.Count; i++)
        {
            Level(list[i].Length == 0 ? UnknownText : KnownText, i == 0 ? 0 : 1);
            if (list[i].Length > 0) texts.Add(list[i]);
        }
    }

    /// <inheritdoc/>
    public override async Task WriteAsync(ParquetRowGroupWriter part, CancellationToken cancel)
    {
        await part.WriteAllPartsAsync(Field, texts.All, definition.AsMemory(0, count), repetition.AsMemory(0, count), cancel).ConfigureAwait(false);
        texts.Clear();
        count = 0;
    }

    private void Level(int defined, int repeated)
    {
        if (count == definition.Length)
        {
            Array.Resize(ref definition, count * 2);
            Array.Resize(ref repetition, count * 2);
        }
        (definition[count], repetition[count]) = (defined, repeated);
        count++;
    }
}
