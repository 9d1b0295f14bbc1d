using System.Globalization;
using System.Text;
using Attache.Ledger;
using CsvHelper;
using CsvHelper.Configuration;

namespace Attache.Exchange.Tables;

/// <summary>
/// A table of findings as CSV (RFC 4180, quoted where needed) or TSV (no quoting: no cell holds a tab or an end of line).
/// UTF-8 without a mark, a header, lines ended by LF; see <see cref="Cells"/> for what becomes of hostile text.
/// </summary>
public static class DelimitedTable
{
    /// <summary>Writes the table row by row.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="table">The table; all rows are of its kind.</param>
    /// <param name="rows">The findings, in their order.</param>
    /// <param name="tabs">TSV instead of CSV.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static long Write(Stream stream, FindingTable table, IEnumerable<ReportedFinding> rows, bool tabs)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            NewLine = "\n",
            Delimiter = tabs ? "\t" : ",",
            Mode = tabs ? CsvMode.NoEscape : CsvMode.RFC4180,
            InjectionOptions = InjectionOptions.None,
        });
        foreach (var column in table.Columns) csv.WriteField(column.Name);
        csv.NextRecord();
        long count = 0;
        foreach (var row in rows)
        {
            foreach (var column in table.Columns) csv.WriteField(Cells.Write(column.Value(row)));
            csv.NextRecord();
            count++;
        }
        return count;
    }
}
