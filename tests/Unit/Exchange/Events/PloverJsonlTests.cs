using System.Text;
using System.Text.Json;
using Attache.Codebook;
using Attache.Exchange.Events;
using Attache.Ledger;
using Attache.Tests.Unit.Exchange.Tables;

namespace Attache.Tests.Unit.Exchange.Events;

public sealed class PloverJsonlTests
{
    [Fact]
    public async Task Records_are_valid_by_a_schema_made_from_the_manual()
    {
        var schema = await NJsonSchema.JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "tests", "Unit", "Exchange", "Events", "plover.schema.json"), TestContext.Current.CancellationToken);
        var events = new[] { Rows.Event("f-1", "Line\nwith \0 and \ud800"), Rows.Event("f-2", date: null), Rows.Event("f-3", date: "2022-01"), Rows.Event("f-4") with { Actor = null, Location = null, Historical = true } };
        foreach (var line in Lines([.. events.Select(e => Rows.Row(e))])) Assert.Empty(schema.Validate(line.GetRawText()));
        string right = Lines(Rows.Row(events[0]))[0].GetRawText();
        Assert.NotEmpty(schema.Validate(right.Replace("\"id\":", "\"identity\":", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(right.Replace("2022-01-31", "31 January", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(right.Replace("\"MLI\"", "\"Mali\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Records_have_the_manuals_fields()
    {
        var e = Lines(Rows.Row(Rows.Event("f-1", "Line\nwith \0 and \ud800")))[0];
        Assert.Equal("f-1", e.GetProperty("id").GetString());
        Assert.Equal("2022-01-31", e.GetProperty("date").GetString());
        Assert.Equal("SANCTION", e.GetProperty("event")[0].GetString());
        Assert.Equal("MLI", e.GetProperty("actor")[0].GetProperty("code").GetString());
        Assert.False(e.GetProperty("actor")[1].TryGetProperty("code", out _));
        Assert.Equal(16.25, e.GetProperty("event_loc").GetProperty("lat").GetDouble());
        Assert.Equal(-5.5, e.GetProperty("event_scale").GetDouble());
        Assert.Equal(2, e.GetProperty("text_info").GetProperty("sequence").GetInt32());
        Assert.False(e.TryGetProperty("enddate", out _));
    }

    [Fact]
    public void Without_a_date_the_storys_day_stands_and_the_grain_tells()
    {
        var e = Lines(Rows.Row(Rows.Event("f-1", date: null)))[0];
        Assert.Equal("2022-02-07", e.GetProperty("date").GetString());
        Assert.Equal("story", e.GetProperty("date_grain").GetString());
        e = Lines(Rows.Row(Rows.Event("f-1", date: "2022-01")))[0];
        Assert.Equal("2022-01-01", e.GetProperty("date").GetString());
        Assert.Equal("2022-01-31", e.GetProperty("enddate").GetString());
        Assert.Equal("month", e.GetProperty("date_grain").GetString());
    }

    [Theory]
    [InlineData(Modality.Actual, "SANCTION", true)]
    [InlineData(Modality.Negated, "SANCTION", false)]
    [InlineData(Modality.Considered, "AGREE", false)]
    [InlineData(Modality.Conditional, "THREATEN", false)]
    [InlineData(Modality.Planned, "AGREE", true)]
    [InlineData(Modality.Planned, "SANCTION", false)]
    public void What_did_not_happen_is_no_event(Modality modality, string category, bool there) =>
        Assert.Equal(there ? 1 : 0, Lines(Rows.Row(Rows.Event("f-1", modality: modality) with { Category = category })).Count);

    [Fact]
    public void Other_kinds_are_passed_over() => Assert.Single(Lines([.. Rows.OfEveryKind.Select(f => Rows.Row(f))]));

    private static List<JsonElement> Lines(params ReportedFinding[] rows)
    {
        using var stream = new MemoryStream();
        long count = PloverJsonl.Write(stream, rows);
        var lines = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(count, lines.Length);
        return [.. lines.Select(l => JsonDocument.Parse(l).RootElement)];
    }
}
