using Attache.Exchange.Tables;
using Attache.Ledger.Facts;

namespace Attache.Tests.Unit.Exchange.Tables;

public sealed class FactTableTests
{
    [Fact]
    public void A_fact_of_two_stories_is_one_row_with_both()
    {
        var second = Rows.Row(Rows.Event("f-2", "Bamako sent the envoy home.", date: null) with { Story = "urn:y:1" });
        second = second with { Sequence = 2, Story = second.Story with { Id = "urn:y:1", Publisher = "BBB", ContentHash = "other" } };
        var fact = Assert.Single(FactMerger.Merge([Rows.Row(Rows.Event("f-1")), second]));
        var table = FactTables.ByName("event")!;
        Assert.Equal(2L, table["sources"].Value(fact));
        Assert.Equal(2L, table["reports"].Value(fact));
        Assert.Equal("f-1|f-2", Cells.Write(table["findings"].Value(fact)));
        Assert.Equal("APA|BBB", Cells.Write(table["publishers"].Value(fact)));
        Assert.Equal("2022-01-31", table["date"].Value(fact));
        Assert.Equal("day", table["date_grain"].Value(fact));
        Assert.Equal("Government of Mali|its ally", Cells.Write(table["actor"].Value(fact)));
    }

    [Fact]
    public void Every_kind_gives_values_of_the_columns_types()
    {
        foreach (var finding in Rows.OfEveryKind)
        {
            var fact = FactMerger.Merge([Rows.Row(finding)])[0];
            foreach (var table in FactTables.Every.Where(t => t.Name == "all" || t.Name == finding.Kind))
            {
                Assert.Equal(table.Columns.Count, table.Columns.Select(c => c.Name).Distinct(StringComparer.Ordinal).Count());
                Assert.All(table.Columns, c => Assert.True(DelimitedTableTests.Fits(c.Type, c.Value(fact)), $"{table.Name}.{c.Name}"));
            }
        }
    }

    [Fact]
    public async Task DuckDb_reads_facts_of_every_kind_from_parquet()
    {
        foreach (var finding in Rows.OfEveryKind)
        {
            string path = Path.Combine(Path.GetTempPath(), $"attache-{Guid.NewGuid():N}.parquet");
            try
            {
                await using (var stream = File.Create(path)) await ParquetTable.WriteAsync(stream, FactTables.ByName(finding.Kind)!, FactMerger.Merge([Rows.Row(finding)]), TestContext.Current.CancellationToken);
                Assert.Equal("1|[" + finding.Id + "]|BIGINT", DelimitedTableTests.One($"select count(*) || '|' || any_value(findings::varchar) || '|' || any_value(typeof(sources)) from read_parquet('{path}')"));
            }
            finally
            {
                File.Delete(path);
            }
        }
    }
}
