using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Attache.Tests.Desk.Http;

/// <summary>The REST API.</summary>
public sealed class ApiTests : IDisposable
{
    private readonly RunningDesk desk = RunningDesk.Over(Stories.Expulsion().Reading());
    private readonly string id = Stories.Expulsion().Id(0);

    [Fact]
    public async Task Lists_come_in_pages_that_join_without_gap_or_overlap()
    {
        using var client = desk.Client();
        var ids = new List<string>();
        string next = "";
        do
        {
            var page = await client.GetFromJsonAsync<JsonElement>("/api/v1/findings?limit=1" + next);
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("finding").GetProperty("id").GetString()!));
            next = page.TryGetProperty("next", out var n) ? "&before=" + n.GetInt64() : "";
        }
        while (next.Length > 0);
        Assert.Equal(3, ids.Count);
        Assert.Equal(3, ids.Distinct().Count());
    }

    [Fact]
    public async Task An_answer_that_is_known_is_not_sent_again_until_something_changes()
    {
        using var client = desk.Client();
        var first = await client.GetAsync("/api/v1/dossiers?subject=p:FRA|MLI");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        var dossier = JsonDocument.Parse(await first.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("France and Mali", dossier.GetProperty("title").GetString());
        Assert.True(dossier.GetProperty("score").GetDouble() < 0);
        async Task<HttpStatusCode> Again()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/dossiers?subject=p:FRA|MLI");
            request.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.ToString());
            return (await client.SendAsync(request)).StatusCode;
        }
        Assert.Equal(HttpStatusCode.NotModified, await Again());
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsJsonAsync($"/api/v1/findings/{id}/reject", new { reason = "test" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await Again());
    }

    [Fact]
    public async Task A_decision_that_was_taken_is_not_due_any_more()
    {
        using var later = RunningDesk.Over(
            Stories.Expulsion().Reading(), new Attache.Tests.Unit.Ledger.Wire("SNA", "2022-02-05", "Mali decided on the mission.").Says(1, Attache.Tests.Unit.Ledger.Wire.Decision("made", null, "the mission", Stories.Of("MLI"))).Reading());
        using var client = later.Client();
        async Task<int> Due(string on) => (await client.GetFromJsonAsync<JsonElement>($"/api/v1/due?on={on}&days=14")).GetProperty("items").GetArrayLength();
        Assert.Equal(1, await Due("2022-02-01"));
        Assert.Equal(0, await Due("2022-02-06"));
    }

    [Fact]
    public async Task Decisions_are_taken_once_and_can_be_taken_back()
    {
        using var client = desk.Client();
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsJsonAsync($"/api/v1/findings/{id}/correct", new { after = 0, changes = new Dictionary<string, object> { ["holder"] = "J. Meyer", ["number"] = 1 } })).StatusCode);
        var late = await client.PostAsJsonAsync($"/api/v1/findings/{id}/accept", new { after = 0 });
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal("application/problem+json", late.Content.Headers.ContentType!.MediaType);
        var log = await client.GetFromJsonAsync<JsonElement>("/api/v1/decisions");
        long entry = log.GetProperty("items")[0].GetProperty("entry").GetInt64();
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync($"/api/v1/decisions/{entry}/undo", null)).StatusCode);
        var finding = await client.GetFromJsonAsync<JsonElement>($"/api/v1/findings/{id}");
        Assert.Equal("Joël Meyer", finding.GetProperty("finding").GetProperty("holder").GetString());
        Assert.Equal("none", finding.GetProperty("review").GetString());
        var bad = await client.PostAsJsonAsync($"/api/v1/findings/{id}/correct", new { changes = new Dictionary<string, object> { ["change"] = "vanished" } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
    }

    [Fact]
    public async Task The_document_describes_every_route_and_the_errors_are_told()
    {
        using var client = desk.Client();
        var document = await client.GetFromJsonAsync<JsonElement>("/api/v1/openapi.json");
        var paths = document.GetProperty("paths");
        foreach (string path in (string[])["/findings", "/findings/{id}", "/stories", "/stories/{sequence}", "/dossiers", "/facts", "/changes", "/due", "/subjects", "/review", "/decisions", "/findings/{id}/accept", "/decisions/{entry}/undo"])
            Assert.True(paths.TryGetProperty("/api/v1" + path, out _), path);
        var bad = await client.GetAsync("/api/v1/dossiers?subject=nonsense");
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
        Assert.Contains("/subjects", await bad.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/api/v1/findings?from=yesterday")).StatusCode);
    }

    [Fact]
    public async Task Subjects_due_facts_and_changes_are_told()
    {
        using var client = desk.Client();
        var subjects = await client.GetFromJsonAsync<JsonElement>("/api/v1/subjects?q=France%20Mali");
        Assert.Equal("p:FRA|MLI", subjects.GetProperty("items")[0].GetProperty("key").GetString());
        var due = await client.GetFromJsonAsync<JsonElement>("/api/v1/due?days=14");
        Assert.Equal("2022-02-10", due.GetProperty("items")[0].GetProperty("day").GetString());
        var facts = await client.GetFromJsonAsync<JsonElement>("/api/v1/facts?subject=p:FRA|MLI&kind=post");
        Assert.Equal(1, facts.GetProperty("total").GetInt32());
        var changes = await client.GetFromJsonAsync<JsonElement>("/api/v1/changes?subject=p:FRA|MLI&since=2022-01-01");
        Assert.Contains("expelled", changes.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calendar_is_a_calendar()
    {
        using var client = desk.Client();
        string text = await client.GetStringAsync("/calendar.ics");
        var calendar = Ical.Net.Calendar.Load(text)!;
        var due = Assert.Single(calendar.Events);
        Assert.Equal(new DateOnly(2022, 2, 10), due.DtStart!.Date);
    }

    [Fact]
    public async Task More_than_the_limit_is_told_to_wait()
    {
        using var small = RunningDesk.Over(o => o with { ApiRequestsPerMinute = 3 }, Stories.Expulsion().Reading());
        using var client = small.Client();
        var codes = new List<HttpStatusCode>();
        HttpResponseMessage last;
        do
        {
            last = await client.GetAsync("/api/v1/subjects?q=x");
            codes.Add(last.StatusCode);
        }
        while (codes.Count < 5);
        Assert.Equal(HttpStatusCode.TooManyRequests, last.StatusCode);
        Assert.NotNull(last.Headers.RetryAfter);
        Assert.Equal("application/problem+json", last.Content.Headers.ContentType!.MediaType);
    }

    public void Dispose() => desk.Dispose();
}
