using System.IO.Compression;
using Parquet;
using Parquet.Schema;

namespace Attache.Exchange.Tables;

/// <summary>
/// A table as Parquet, compressed by zstd, in groups of <see cref="GroupRows"/> rows, of which two at most are in memory. Days are
/// DATE, instants TIMESTAMP in UTC by the microsecond, lists LIST of UTF8; an unknown text of a list is null in it.
/// </summary>
public static class ParquetTable
{
    /// <summary>Rows in a group, the last one's aside.</summary>
    public const int GroupRows = 10_000;

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
        // While one group is encoded the next is read into the other columns; the rows are asked for one after the other, never by two threads at once.
        ParquetColumn<T>[] filling = Columns();
        ParquetColumn<T>[]? resting = null;
        int filled = 0;
        var encoding = Task.CompletedTask;
        try
        {
            foreach (var row in rows)
            {
                foreach (var column in filling) column.Add(row);
                if (++filled < GroupRows) continue;
                await encoding.ConfigureAwait(false);
                var full = filling;
                encoding = Task.Run(() => WriteAsync(writer, full, cancel), cancel);
                (filling, resting) = (resting ?? Columns(), filling);
                count += filled;
                filled = 0;
            }
        }
        finally
        {
            await encoding.ConfigureAwait(false);
        }
        if (filled > 0) await WriteAsync(writer, filling, cancel).ConfigureAwait(false);
        return count + filled;

        ParquetColumn<T>[] Columns() => [.. table.Columns.Zip(leaves, (column, field) => ParquetColumn<T>.Of(column, field))];
    }

    private static async Task WriteAsync<T>(ParquetWriter writer, ParquetColumn<T>[] columns, CancellationToken cancel)
    {
        using var part = writer.CreateRowGroup();
        foreach (var column in columns) await column.WriteAsync(part, cancel).ConfigureAwait(false);
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
}
