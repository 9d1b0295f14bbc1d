using System.IO.Compression;
using Parquet;
using Parquet.Schema;

namespace Attache.Exchange.Tables;

/// <summary>
/// A table as Parquet, compressed by zstd, in groups of <see cref="GroupRows"/> rows, of which only one is in memory. Days are
/// DATE, instants TIMESTAMP in UTC by the microsecond, lists LIST of UTF8; an unknown text of a list is null in it.
/// </summary>
public static class ParquetTable
{
    /// <summary>Rows in a group, the last one's aside.</summary>
    public const int GroupRows = 20_000;

    // Definition levels of a list of texts: no list, an empty one, a text that is unknown, a text.
    private const int NoList = 0, UnknownText = 2, KnownText = 3;

    /// <summary>Writes the table group by group.</summary>
    /// <param name="stream">Where to; must be able to seek; stays open.</param>
    /// <param name="table">The table; without columns that hold objects.</param>
    /// <param name="rows">The rows, in their order.</param>
    /// <param name="cancel">Ends the writing with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static async Task<long> WriteAsync<T>(Stream stream, Table<T> table, IEnumerable<T> rows, CancellationToken cancel = default)
    {
        var schema = new ParquetSchema([.. table.Columns.Select(FieldOf)]);
        DataField[] leaves = schema.GetDataFields();
        // The library's own level is zstd's highest, which is fifty times slower on sentences and hardly smaller. A column whose first
        // values are all different gets no dictionary.
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Fastest, DictionaryEncodingSampleSize = 1000 };
        var writer = await ParquetWriter.CreateAsync(schema, stream, options, false, cancel).ConfigureAwait(false);
        await using var closing = writer.ConfigureAwait(false);
        long count = 0;
        // While one group is encoded the next is read; the rows are asked for one after the other, never by two threads at once.
        var encoding = Task.CompletedTask;
        try
        {
            foreach (var group in rows.Chunk(GroupRows))
            {
                await encoding.ConfigureAwait(false);
                encoding = Task.Run(() => WriteAsync(writer, leaves, table, group, cancel), cancel);
                count += group.Length;
            }
        }
        finally
        {
            await encoding.ConfigureAwait(false);
        }
        return count;
    }

    private static async Task WriteAsync<T>(ParquetWriter writer, DataField[] leaves, Table<T> table, T[] rows, CancellationToken cancel)
    {
        using var part = writer.CreateRowGroup();
        for (int i = 0; i < leaves.Length; i++) await Write(part, leaves[i], table.Columns[i], rows, cancel).ConfigureAwait(false);
        part.CompleteValidate();
    }

    private static Field FieldOf(Column column) => column.Type switch
    {
        ColumnType.Text => new DataField<string>(column.Name),
        ColumnType.TextList => new ListField(column.Name, new DataField<string>("element")),
        ColumnType.Whole => new DataField<long?>(column.Name),
        ColumnType.Number => new DataField<double?>(column.Name),
        ColumnType.Day => new DataField<DateOnly?>(column.Name),
        ColumnType.Flag => new DataField<bool?>(column.Name),
        ColumnType.Instant => new DateTimeDataField(column.Name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Micros, isNullable: true),
        _ => throw new ArgumentException($"'{column.Name}' holds objects, which a Parquet table does not", nameof(column)),
    };

    private static Task Write<T>(ParquetRowGroupWriter part, DataField field, Column<T> column, T[] rows, CancellationToken cancel)
    {
        return column.Type switch
        {
            ColumnType.Text => part.WriteAsync(field, (IReadOnlyCollection<string>)Array.ConvertAll(rows, r => column.Value(r) is string s ? Cells.Sound(s) : null)!),
            ColumnType.TextList => Lists(),
            ColumnType.Whole => Values<long>(),
            ColumnType.Number => Values<double>(),
            ColumnType.Day => Values<DateOnly>(),
            ColumnType.Flag => Values<bool>(),
            _ => Values<DateTime>(),
        };

        Task Values<TValue>()
            where TValue : struct => part.WriteAsync<TValue>(field, Array.ConvertAll(rows, r => (TValue?)column.Value(r)).AsMemory(), cancellationToken: cancel);

        Task Lists()
        {
            var texts = new List<ReadOnlyMemory<char>>(rows.Length);
            List<int> definition = new(rows.Length), repetition = new(rows.Length);
            foreach (var row in rows)
            {
                if (column.Value(row) is not IReadOnlyList<string> { Count: > 0 } list)
                {
                    definition.Add(NoList);
                    repetition.Add(0);
                    continue;
                }
                for (int i = 0; i < list.Count; i++)
                {
                    repetition.Add(i == 0 ? 0 : 1);
                    definition.Add(list[i].Length == 0 ? UnknownText : KnownText);
                    if (list[i].Length > 0) texts.Add(Cells.Sound(list[i]).AsMemory());
                }
            }
            return part.WriteAllPartsAsync<ReadOnlyMemory<char>>(field, texts.ToArray(), definition.ToArray(), repetition.ToArray(), cancel);
        }
    }
}
