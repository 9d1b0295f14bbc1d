using Attache.Exchange.Tables;

namespace Attache.Tests.Unit.Exchange.Tables;

public sealed class ParquetTableTests
{
    [Fact]
    public async Task DuckDb_reads_types_sums_and_groups()
    {
        string path = Path.Combine(Path.GetTempPath(), $"attache-{Guid.NewGuid():N}.parquet");
        try
        {
            int count = ParquetTable.GroupRows + 5;
            await using (var stream = File.Create(path))
            {
                long rows = await ParquetTable.WriteAsync(
                    stream, FindingTables.ByName("event")!, Enumerable.Range(0, count).Select(i => Rows.Row(Rows.Event("f-" + i, i == 0 ? "a\0\ud800\nb" : "x", score: i == 0 ? 2.5 : -1, date: i == 0 ? null : "2022-01"))), TestContext.Current.CancellationToken);
                Assert.Equal(count, rows);
            }
            string source = $"read_parquet('{path}')";
            Assert.Equal($"{count}|{2.5 - (count - 1)}|{count * 2}", One($"select count(*) || '|' || sum(score)::decimal(18,1) || '|' || sum(sentence) from {source}"));
            Assert.Equal("DOUBLE|DATE|TIMESTAMP WITH TIME ZONE|BOOLEAN|VARCHAR|BIGINT", One($"select any_value(typeof(score) || '|' || typeof(day) || '|' || typeof(published) || '|' || typeof(historical) || '|' || typeof(cameo) || '|' || typeof(sentence)) from {source}"));
            Assert.Equal("2022-02-07|story|a\uFFFD\uFFFD\nb|[MLI, NULL]|[]|2", One($"select day || '|' || date_grain || '|' || text || '|' || actor_code::varchar || '|' || coalesce(attribution, [])::varchar || '|' || len(actor) from {source} where id = 'f-0'"));
            Assert.Equal($"{count - 1}", One($"select count(*) from {source} where last_day = date '2022-01-31'"));
            // Lists of one entity's parts are laid out side by side, as docs/formats.md tells.
            Assert.Equal("2|2|1", One($"select count(*) || '|' || count(actor) || '|' || count(code) from (select unnest(actor) as actor, unnest(actor_code) as code from {source} where id = 'f-0')"));
            Assert.Equal("1644294600000", One($"select epoch_ms(min(published)) from {source}"));
            Assert.Equal("2|ZSTD", One($"select count(distinct row_group_id) || '|' || string_agg(distinct compression) from parquet_metadata('{path}')"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Every_kind_is_read_back()
    {
        foreach (var finding in Rows.OfEveryKind)
            foreach (var table in FindingTables.Every.Where(t => t.Name == "all" || t.Name == finding.Kind))
            {
                string path = Path.Combine(Path.GetTempPath(), $"attache-{Guid.NewGuid():N}.parquet");
                try
                {
                    await using (var stream = File.Create(path)) await ParquetTable.WriteAsync(stream, table, [Rows.Row(finding)], TestContext.Current.CancellationToken);
                    Assert.Equal($"{finding.Id}|{table.Columns.Count}", One($"select any_value(id) || '|' || (select count(*) from (describe select * from read_parquet('{path}'))) from read_parquet('{path}')"));
                }
                finally
                {
                    File.Delete(path);
                }
            }
    }

    private static string One(string sql) => DelimitedTableTests.One(sql);
}
