using System.Globalization;
using System.Text;
using Attache.Exchange;
using Attache.Exchange.Events;
using Attache.Exchange.Formats;
using Attache.Exchange.Tables;
using Attache.Tests.Unit.Exchange.Tables;

namespace Attache.Tests.Unit.Exchange.Events;

/// <summary>The tab-separated shapes of published data, written from the example's ledger: as many cells in every row as columns, each cell of its column's type, and DuckDB's sums are ours.</summary>
public sealed class PublishedShapesTests(SahelLedger sahel) : IClassFixture<SahelLedger>
{
    public static TheoryData<string> Formats => ["polecat", "icews", "gdelt", "gdelt-mentions"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_cell_is_of_its_columns_type(string format)
    {
        var columns = Columns(format);
        var rows = Rows(format, header: format is "polecat" or "icews", columns.Count);
        Assert.True(rows.Count > 20, format);
        foreach (string[] row in rows)
        {
            Assert.Equal(columns.Count, row.Length);
            for (int i = 0; i < row.Length; i++) Assert.True(Fits(columns[i].Type, row[i]), $"{format}.{columns[i].Name}: {row[i]}");
        }
        // The first column is an identifier, but a mention's, which is its event's.
        if (format != "gdelt-mentions") Assert.Equal(rows.Count, rows.Select(r => r[0]).Distinct(StringComparer.Ordinal).Count());
        else Assert.Subset(Rows("gdelt", false, 61).Select(r => r[0]).ToHashSet(StringComparer.Ordinal), rows.Select(r => r[0]).ToHashSet(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("polecat", "Intensity", "Event Date", "DOUBLE|DATE")]
    [InlineData("icews", "Intensity", "Event Date", "DOUBLE|DATE")]
    [InlineData("gdelt", "GoldsteinScale", "SQLDATE", "DOUBLE|BIGINT")]
    [InlineData("gdelt-mentions", "Confidence", "MentionTimeDate", "BIGINT|BIGINT")]
    public void DuckDb_reads_types_and_sums(string format, string number, string day, string types)
    {
        var columns = Columns(format);
        bool header = format is "polecat" or "icews";
        var rows = Rows(format, header, columns.Count);
        int at = columns.Select(c => c.Name).ToList().IndexOf(number);
        double sum = rows.Where(r => r[at].Length > 0).Sum(r => double.Parse(r[at], CultureInfo.InvariantCulture));
        string path = Path.Combine(Path.GetTempPath(), $"attache-{Guid.NewGuid():N}.tsv");
        try
        {
            using (var stream = File.Create(path)) Write(format, stream);
            string names = header ? "header = true" : $"header = false, names = [{string.Join(", ", columns.Select(c => $"'{c.Name}'"))}]";
            string source = $"read_csv('{path}', delim = '\t', quote = '', escape = '', {names})";
            Assert.Equal($"{rows.Count}|{Math.Round(sum, 3).ToString(CultureInfo.InvariantCulture)}", DelimitedTableTests.One($"select count(*) || '|' || round(sum(\"{number}\"), 3)::decimal(18,3)::double::varchar from {source}").Replace(".0", "", StringComparison.Ordinal));
            Assert.Equal(types, DelimitedTableTests.One($"select any_value(typeof(\"{number}\") || '|' || typeof(\"{day}\")) from {source}"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static IReadOnlyList<Column> Columns(string format) => format switch
    {
        "polecat" => PolecatTable.Standard.Columns,
        "icews" => IcewsTable.Standard.Columns,
        "gdelt" => GdeltTables.Events.Columns,
        _ => GdeltTables.Mentions.Columns,
    };

    private List<string[]> Rows(string format, bool header, int columns)
    {
        using var stream = new MemoryStream();
        Write(format, stream);
        var lines = new UTF8Encoding(false, true).GetString(stream.ToArray()).Split('\n');
        Assert.Equal("", lines[^1]);
        if (header) Assert.Equal(columns, lines[0].Split('\t').Length);
        return [.. lines[(header ? 1 : 0)..^1].Select(l => l.Split('\t'))];
    }

    private void Write(string format, Stream stream) => Exporter.Write(sahel.Store, new ExportRequest("event", ExportFormat.ByName(format)!), stream);

    private static bool Fits(ColumnType type, string cell) => cell.Length == 0 || type switch
    {
        ColumnType.Whole => long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        ColumnType.Number => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        ColumnType.Day => DateOnly.TryParseExact(cell, "yyyy-MM-dd", out _),
        ColumnType.Text => true,
        _ => false,
    };
}
