using System.Globalization;
using System.Text;
using Attache.Codebook;
using Attache.Exchange.Tables;
using CsCheck;
using DuckDB.NET.Data;

namespace Attache.Tests.Unit.Exchange.Tables;

public sealed class DelimitedTableTests
{
    private static readonly string[] Pieces = ["=1+1", "+1", "-1", "@x", "\t", "\r", "\n", "\"", "'", ";", ",", " ", "＝", "|", "a", "\u00A0"];

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")")]
    [InlineData("+33 1", "'+33 1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\t=1", "' =1")]
    [InlineData("\tx", "' x")]
    [InlineData("\rx", "' x")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a = b", "a = b")]
    [InlineData("x;=1+1", "x;'=1+1")]
    [InlineData("x; \"=1+1\"; y", "x;' \"=1+1\"; y")]
    [InlineData("x;;@SUM(A1)", "x;;'@SUM(A1)")]
    [InlineData("he said; she said", "he said; she said")]
    [InlineData("line\r\nline\nline", "line line line")]
    [InlineData("a\0b\u001bc", "a\uFFFDb\uFFFDc")]
    [InlineData("\U0001F600", "\U0001F600")]
    [InlineData("", "")]
    public void Text_is_made_harmless(string text, string cell) => Assert.Equal(cell, Cells.Harmless(text));

    // Not a line of the theory: attributes keep their strings as UTF-8, which has no lone surrogates.
    [Fact]
    public void Halves_of_a_code_point_are_replaced() => Assert.Equal("a\uFFFDb\uFFFD", Cells.Harmless("a\ud800b\udc00"));

    [Fact]
    public void Numbers_are_no_formulas()
    {
        Assert.Equal("-5.5", Cells.Write(-5.5));
        Assert.Equal("-3", Cells.Write(-3L));
    }

    [Fact]
    public void Whatever_a_story_says_every_row_has_every_column() => Gen.String.List[1, 4].Sample(
        texts =>
        {
            foreach (bool tabs in (bool[])[false, true])
            {
                var table = FindingTables.ByName("event")!;
                using var stream = new MemoryStream();
                DelimitedTable.Write(stream, table, texts.Select((t, i) => Rows.Row(Rows.Event("f-" + i, t), t)), tabs);
                string written = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(stream.ToArray());
                var lines = written.Split('\n');
                Assert.Equal(texts.Count + 2, lines.Length);
                if (tabs) Assert.All(lines[..^1], l => Assert.Equal(table.Columns.Count, l.Split('\t').Length));
            }
        },
        iter: 300);

    /// <summary>Whatever separator a spreadsheet was told, no cell of it begins as a formula but a number.</summary>
    [Theory]
    [InlineData(false, ",")]
    [InlineData(false, ";")]
    [InlineData(true, "\t")]
    [InlineData(true, ";")]
    public void A_spreadsheet_finds_no_formula(bool tabs, string separator) => Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[1, 6].Select(string.Concat).Sample(
        text =>
        {
            var row = Rows.Row(Rows.Event("f-1", text) with { Actor = [new Entity { Text = text }, new Entity { Text = text }], Mode = [text] }, text);
            using var stream = new MemoryStream();
            DelimitedTable.Write(stream, FindingTables.ByName("event")!, [row], tabs);
            stream.Position = 0;
            // CsvHelper as the spreadsheet: in TSV it knows no quotation marks.
            var how = new CsvHelper.Configuration.CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = separator, HasHeaderRecord = false, BadDataFound = null, Mode = tabs ? CsvHelper.CsvMode.NoEscape : CsvHelper.CsvMode.RFC4180,
            };
            using var csv = new CsvHelper.CsvParser(new StreamReader(stream, Encoding.UTF8), how);
            while (csv.Read())
                foreach (string record in csv.Record!)
                {
                    // Where TSV was cut at semicolons, a cell may begin with the tab behind one; what counts is the text after it.
                    string cell = separator == "\t" ? record : record.TrimStart('\t').Split('\t')[0];
                    Assert.False(cell.Trim(' ', '\u00A0') is ['=' or '+' or '-' or '@' or '＝' or '\t' or '\r', ..] && !double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _), $"{text} gave {cell}");
                }
        },
        iter: 2000);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void DuckDb_reads_types_and_sums(bool tabs)
    {
        string path = Path.Combine(Path.GetTempPath(), $"attache-{Guid.NewGuid():N}.csv");
        try
        {
            using (var stream = File.Create(path))
                DelimitedTable.Write(stream, FindingTables.ByName("event")!, [Rows.Row(Rows.Event("f-1", "=1+1, \"quoted\"\nline")), Rows.Row(Rows.Event("f-2", score: 2, date: null))], tabs);
            string source = tabs ? $"read_csv('{path}', delim='\t', quote='', escape='', types={{'cameo': 'VARCHAR'}})" : $"read_csv('{path}', types={{'cameo': 'VARCHAR'}})";
            Assert.Equal("2|-3.5|1.5|2022-01-31|2022-02-07", One($"select count(*) || '|' || sum(score) || '|' || sum(confidence) || '|' || min(day) || '|' || max(day) from {source}"));
            Assert.Equal("DOUBLE|DATE|TIMESTAMP|BOOLEAN|VARCHAR|BIGINT", One($"select any_value(typeof(score) || '|' || typeof(day) || '|' || replace(typeof(published), ' WITH TIME ZONE', '') || '|' || typeof(historical) || '|' || typeof(cameo) || '|' || typeof(sentence)) from {source}"));
            Assert.Equal("'=1+1, \"quoted\" line|0161", One($"select text || '|' || cameo from {source} where id = 'f-1'"));
            Assert.Equal("story", One($"select date_grain from {source} where id = 'f-2'"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Every_kind_gives_values_of_the_columns_types()
    {
        foreach (var finding in Rows.OfEveryKind)
            foreach (var table in FindingTables.Every.Where(t => t.Name == "all" || t.Name == finding.Kind))
            {
                Assert.Equal(table.Columns.Count, table.Columns.Select(c => c.Name).Distinct(StringComparer.Ordinal).Count());
                foreach (var column in table.Columns)
                {
                    Assert.True(Fits(column.Type, column.Value(Rows.Row(finding))), $"{table.Name}.{column.Name}");
                }
            }
        Assert.Equal(Rows.OfEveryKind.Select(f => f.Kind), FindingTables.Every.Where(t => t.Name != "all").Select(t => t.Name));
    }

    [Fact]
    public void A_state_has_no_coordinates_and_lists_stay_in_step()
    {
        var row = Rows.Row(Rows.Event("f-1"));
        var table = FindingTables.ByName("event")!;
        Assert.Equal(16.25, table["location_lat"].Value(row));
        Assert.Equal("Government of Mali|its ally", Cells.Write(table["actor"].Value(row)));
        Assert.Equal("MLI|", Cells.Write(table["actor_code"].Value(row)));
        Assert.Equal("a¦b|c", Cells.Write(FindingTables.ByName("talks")!["participants"].Value(Rows.Row(Rows.OfEveryKind[5]))));
        var state = Rows.Event("f-2") with { Location = [new Place { Text = "Mali", Latitude = 17, Longitude = -4, Feature = "PCLI" }] };
        Assert.Null(table["location_lat"].Value(Rows.Row(state)));
    }

    [Theory]
    [InlineData("2022-01-31", "2022-01-31", "day")]
    [InlineData("2022-01", "2022-01-01", "month")]
    [InlineData("2022-21", "2022-03-01", "season")]
    [InlineData("2021", "2021-01-01", "year")]
    [InlineData("2021-11/..", "2021-11-01", "interval")]
    [InlineData("../2022-02-03", "2022-02-03", "interval")]
    [InlineData(null, "2022-02-07", "story")]
    public void Dates_keep_their_grain(string? date, string day, string grain)
    {
        var row = Rows.Row(Rows.Event("f-1", date: date));
        var table = FindingTables.ByName("event")!;
        Assert.Equal(day, Cells.Write(table["day"].Value(row)));
        Assert.Equal(grain, table["date_grain"].Value(row));
        Assert.Equal(date, table["date"].Value(row));
        Assert.Equal("2022-02-08T04:30:00Z", Cells.Write(table["published"].Value(row)));
    }

    internal static bool Fits(ColumnType type, object? value) => type switch
    {
        ColumnType.Text => value is null or string,
        ColumnType.TextList => value is null or IReadOnlyList<string>,
        ColumnType.Whole => value is null or long,
        ColumnType.Number => value is null or double,
        ColumnType.Day => value is null or DateOnly,
        ColumnType.Instant => value is null or DateTime { Kind: DateTimeKind.Utc },
        ColumnType.Flag => value is null or bool,
        _ => false,
    };

    internal static string One(string sql)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }
}
