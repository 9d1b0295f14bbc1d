using System.Text;
using System.Text.Json;
using Attache.Codebook;
using Attache.Exchange;
using Attache.Ledger;
using Attache.Tests.Unit.Exchange.Tables;

namespace Attache.Tests.Unit.Exchange;

public sealed class PloverJsonlTests
{
    // Names of tables 6.1, 6.2, 6.3, 6.5 and 6.6 of the manual, and our own beside them.
    private static readonly HashSet<string> Record = new(StringComparer.Ordinal)
    {
        "id", "has_event", "date", "time", "enddate", "endtime", "actor", "recipient", "event", "event_loc", "event_text", "quad_code", "event_scale", "mode", "context", "link", "text", "text_info", "cite_info", "coder",
        "coded_date", "coded_time", "comment", "date_grain", "edtf", "modality", "historical", "confidence",
    };

    private static readonly Dictionary<string, string[]> Objects = new(StringComparer.Ordinal)
    {
        ["actor"] = ["code", "sector", "entity_text", "identifier_id", "identifier_text", "religion", "ethnicity", "office", "gender", "age"],
        ["recipient"] = ["code", "sector", "entity_text", "identifier_id", "identifier_text", "religion", "ethnicity", "office", "gender", "age"],
        ["text_info"] = ["sequence", "start", "end", "text_story"],
        ["cite_info"] = ["corpus", "citation", "url", "title", "language", "publication", "license", "copyright", "coder", "codebook", "version"],
        ["event_loc"] = ["extracted_place", "resolved_place", "geonameid", "lat", "lon", "city", "district", "province", "country", "country_code", "feature_class", "feature_code", "resolution"],
    };

    [Fact]
    public void Records_have_the_manuals_fields()
    {
        var e = Lines(Rows.Row(Rows.Event("f-1", "Line\nwith \0 and \ud800")))[0];
        Assert.All(e.EnumerateObject(), p => Assert.Contains(p.Name, Record));
        foreach (var (name, fields) in Objects)
        {
            var value = e.GetProperty(name);
            foreach (var o in value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : new[] { value })
                Assert.All(o.EnumerateObject(), p => Assert.Contains(p.Name, fields));
        }
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
