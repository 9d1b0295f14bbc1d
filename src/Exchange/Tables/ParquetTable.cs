using Attache.Ledger;
using Parquet;
using Parquet.Schema;

namespace Attache.Exchange.Tables;

/// <summary>
/// A table of findings as Parquet, compressed by zstd, in groups of <see cref="GroupRows"/> rows, of which only one is in
/// memory. Days are DATE, instants TIMESTAMP in UTC by the microsecond; lists are texts joined as in <see cref="Cells.Join"/>.
/// </summary>
public static class ParquetTable
{
    /// <summary>Rows in a group, the last one's aside.</summary>
    public const int GroupRows = 20_000;

    /// <summary>Writes the table group by group.</summary>
    /// <param name="stream">Where to; must be able to seek; stays open.</param>
    /// <param name="table">The table; all rows are of its kind.</param>
    /// <param name="rows">The findings, in their order.</param>
    /// <param name="cancel">Ends the writing with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static async Task<long> WriteAsync(Stream stream, FindingTable table, IEnumerable<ReportedFinding> rows, CancellationToken cancel = default)
    {
        DataField[] fields = [.. table.Columns.Select(FieldOf)];
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Zstd };
        var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream, options, false, cancel).ConfigureAwait(false);
        await using var closing = writer.ConfigureAwait(false);
        long count = 0;
        foreach (var group in rows.Chunk(GroupRows))
        {
            using var part = writer.CreateRowGroup();
            for (int i = 0; i < fields.Length; i++) await Write(part, fields[i], table.Columns[i], group, cancel).ConfigureAwait(false);
            part.CompleteValidate();
            count += group.Length;
        }
        return count;
    }

    private static DataField FieldOf(Column column) => column.Type switch
    {
        ColumnType.Text or ColumnType.TextList => new DataField<string>(column.Name),
        ColumnType.Whole => new DataField<long?>(column.Name),
        ColumnType.Number => new DataField<double?>(column.Name),
        ColumnType.Day => new DataField<DateOnly?>(column.Name),
        ColumnType.Flag => new DataField<bool?>(column.Name),
        _ => new DateTimeDataField(column.Name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Micros, isNullable: true),
    };

    private static Task Write(ParquetRowGroupWriter part, DataField field, Column column, ReportedFinding[] rows, CancellationToken cancel)
    {
        return column.Type switch
        {
            ColumnType.Text or ColumnType.TextList => part.WriteAsync(field, (IReadOnlyCollection<string>)Array.ConvertAll(rows, r => TextOf(column.Value(r)))!),
            ColumnType.Whole => Values<long>(),
            ColumnType.Number => Values<double>(),
            ColumnType.Day => Values<DateOnly>(),
            ColumnType.Flag => Values<bool>(),
            _ => Values<DateTime>(),
        };

        Task Values<T>()
            where T : struct => part.WriteAsync<T>(field, Array.ConvertAll(rows, r => (T?)column.Value(r)).AsMemory(), cancellationToken: cancel);
    }

    private static string? TextOf(object? value) => (value is IReadOnlyList<string> list ? Cells.Join(list) : (string?)value) is { } s ? Cells.Sound(s) : null;
}
