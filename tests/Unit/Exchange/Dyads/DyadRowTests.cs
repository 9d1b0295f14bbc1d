using Attache.Codebook;
using Attache.Exchange.Dyads;
using Attache.Exchange.Tables;
using Attache.Ledger;
using Attache.Ledger.Facts;
using Attache.Tests.Unit.Exchange.Tables;

namespace Attache.Tests.Unit.Exchange.Dyads;

public sealed class DyadRowTests
{
    private static readonly Entity France = new() { Text = "Paris", Code = "FRA" }, Mali = new() { Text = "Bamako", Code = "MLI" };

    [Fact]
    public void Facts_are_counted_and_not_reports()
    {
        var rows = DyadRow.Of(FactMerger.Merge([Event("f-1", "2022-01-31"), Event("f-2", "2022-01-31"), Event("f-3", "2022-01-30", score: 2, category: "CONSULT")]), Period.Month, out long leftOut);
        var row = Assert.Single(rows);
        Assert.Equal(0, leftOut);
        Assert.Equal((2L, -1.75, -3.5, 1L, 1L), (row.Count, row.Mean!.Value, row.Sum, row.Quad(1), row.Quad(4)));
        Assert.Equal("2022-01-01|2022-01-31|MLI|FRA|2|0|1|0|0|1|-1.75|-3.5", string.Join('|', DyadTable.Standard.Columns.Select(c => Cells.Write(c.Value(row)))));
    }

    [Theory]
    [InlineData("2022-01-31", Period.Day, "2022-01-31", "2022-01-31")]
    [InlineData("2022-01-31", Period.Week, "2022-01-31", "2022-02-06")]
    [InlineData("2022-02-06", Period.Week, "2022-01-31", "2022-02-06")]
    [InlineData("2020-02-10", Period.Month, "2020-02-01", "2020-02-29")]
    [InlineData("2022-01", Period.Month, "2022-01-01", "2022-01-31")]
    [InlineData("2022-01-30/2022-01-31", Period.Month, "2022-01-01", "2022-01-31")]
    public void Periods_hold_their_days(string date, Period period, string start, string end)
    {
        var row = Assert.Single(DyadRow.Of(FactMerger.Merge([Event("f-1", date)]), period, out _));
        Assert.Equal((start, end), (Cells.Write(row.Start), Cells.Write(row.End)));
    }

    [Theory]
    [InlineData("2022-01", Period.Day)]
    [InlineData("2022-01", Period.Week)]
    [InlineData("2022", Period.Month)]
    [InlineData("2022-01-30/2022-02-01", Period.Week)]
    [InlineData("2022-01/..", Period.Month)]
    [InlineData("../2022-01-31", Period.Month)]
    public void A_date_that_is_coarser_than_a_period_makes_no_peak(string date, Period period)
    {
        Assert.Empty(DyadRow.Of(FactMerger.Merge([Event("f-1", date)]), period, out long leftOut));
        Assert.Equal(1, leftOut);
    }

    [Fact]
    public void Without_a_date_news_counts_on_the_reports_day_and_history_nowhere()
    {
        var row = Assert.Single(DyadRow.Of(FactMerger.Merge([Event("f-1", null)]), Period.Day, out _));
        Assert.Equal(("2022-02-07", 1L), (Cells.Write(row.Start), row.Undated));
        Assert.Empty(DyadRow.Of(FactMerger.Merge([Event("f-1", null, historical: true)]), Period.Day, out long leftOut));
        Assert.Equal(1, leftOut);
    }

    [Fact]
    public void Parties_without_code_and_other_kinds_count_nowhere()
    {
        var nameless = Rows.Row(Rows.Event("f-1") with { Actor = [new Entity { Text = "somebody" }] });
        Assert.Empty(DyadRow.Of(FactMerger.Merge([nameless, Rows.Row(Rows.OfEveryKind[4])]), Period.Day, out long leftOut));
        Assert.Equal(0, leftOut);
    }

    private static ReportedFinding Event(string id, string? date, double score = -5.5, string category = "SANCTION", bool historical = false) =>
        Rows.Row(Rows.Event(id, date: date, score: score) with { Category = category, Actor = [Mali], Recipient = [France], Historical = historical ? true : null });
}
