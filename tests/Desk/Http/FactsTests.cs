using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Web;
using Attache.Codebook;
using Attache.Ledger;
using Attache.Ledger.Facts;
using Attache.Tests.Unit.Ledger;

namespace Attache.Tests.Desk.Http;

/// <summary>Findings that people add, facts that they merge and split, sources that they grade: by forms and by the API.</summary>
public sealed class FactsTests : IDisposable
{
    // Two reports of one expulsion, and one of a recall.
    private static readonly Wire First = new Wire("AWP", "2022-01-31", "Mali expelled the ambassador of France on Monday.").Says(1, Wire.Post("expelled", "FRA", "MLI", "Joël Meyer"), "2022-01-31");
    private static readonly Wire Second = new Wire("SNA", "2022-02-01", "Bamako threw the French envoy out.", "The embassy has two months' supplies.").Says(1, Wire.Post("expelled", "FRA", "MLI", "Joël Meyer"), "2022-01-31");
    private static readonly Wire Third = new Wire("CWS", "2022-02-03", "Paris called its ambassador home.").Says(1, Wire.Post("recalled", "FRA", "MLI", "Joël Meyer"), "2022-02-02");

    private readonly RunningDesk desk = RunningDesk.Over(First.Reading(), Second.Reading(), Third.Reading());

    [Fact]
    public async Task A_report_is_split_off_its_fact_and_put_back()
    {
        using var client = desk.Client();
        Assert.Equal(2, Reports(First.Id(0)));
        string page = "/fact?finding=" + First.Id(0);
        var answer = await client.Send("/fact/split", await client.Token(page), ("asked", First.Id(0)), ("after", "0"), ("finding", Second.Id(0)), ("reason", "another envoy"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(1, Reports(First.Id(0)));
        string html = WebUtility.HtmlDecode(await client.GetStringAsync(answer.Headers.Location));
        Assert.Contains("Split.", html, StringComparison.Ordinal);
        Assert.Contains("another envoy", html, StringComparison.Ordinal);
        Assert.Contains("split its fact", await client.GetStringAsync("/review?finding=" + Second.Id(0)), StringComparison.Ordinal);
        await client.Send("/review/undo", await client.Token(page), ("entry", Done(answer)), ("back", page));
        Assert.Equal(2, Reports(First.Id(0)));
    }

    [Fact]
    public async Task Facts_are_merged_and_the_second_of_two_people_sees_the_first()
    {
        using var ann = desk.Client();
        using var ben = desk.Client();
        string page = "/fact?finding=" + First.Id(0);
        string a = await ann.Token(page), b = await ben.Token(page);
        Assert.Equal(HttpStatusCode.Redirect, (await ann.Send("/fact/merge", a, ("asked", First.Id(0)), ("after", "0"), ("finding", Third.Id(0)))).StatusCode);
        Assert.Equal(3, Reports(First.Id(0)));
        long before = desk.Entries();
        var late = await ben.Send("/fact/split", b, ("asked", First.Id(0)), ("after", "0"), ("finding", Second.Id(0)));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("ann merged these facts in the meantime", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, desk.Entries());
        // What makes no sense changes nothing either.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ben.Send("/fact/merge", b, ("asked", First.Id(0)), ("after", "0"))).StatusCode);
        Assert.Equal(before, desk.Entries());
    }

    [Fact]
    public async Task A_finding_is_added_from_its_story_and_taken_back()
    {
        using var client = desk.Client();
        const string Words = "The embassy has two months' supplies.";
        long story = Sequence("SNA");
        string page = $"/story/{story}/add?kind=relation&sentence={Uri.EscapeDataString(Words)}";
        string token = await client.Token(page);
        var missing = await client.Send($"/story/{story}/add", token, ("kind", "relation"), ("sentence", Words), ("tone", "strained"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.StatusCode);
        Assert.Contains("“Between” is needed", await missing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var elsewhere = await client.Send($"/story/{story}/add", token, ("kind", "relation"), ("sentence", "Nobody wrote this."), ("tone", "strained"), ("between", "France"), ("between", "Mali"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, elsewhere.StatusCode);
        var answer = await client.Send($"/story/{story}/add", token, ("kind", "relation"), ("sentence", Words), ("tone", "strained"), ("between", "France"), ("between", "Mali"), ("date", "2022-02"), ("modality", "actual"), ("reason", "missed"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        string id = HttpUtility.ParseQueryString(answer.Headers.Location!.OriginalString.Split('?')[1])["finding"]!;
        using (var ledger = desk.Ledger())
        {
            var added = ledger.Findings(new FindingQuery { FindingId = id }).Single();
            var relation = Assert.IsType<RelationFinding>(added.Finding);
            Assert.Equal(("strained", "2022-02", Words, Review.Added), (relation.Tone, relation.Date!.Text, relation.Text, added.Review));
            Assert.Equal(["FRA", "MLI"], relation.Between.Order());
        }
        Assert.Contains("Added.", await client.GetStringAsync(answer.Headers.Location), StringComparison.Ordinal);
        await client.Send("/review/undo", token, ("entry", Done(answer)), ("finding", id));
        using var after = desk.Ledger();
        Assert.Empty(after.Findings(new FindingQuery { FindingId = id }));
    }

    [Fact]
    public async Task A_source_is_graded_and_the_grade_shows()
    {
        using var client = desk.Client();
        string token = await client.Token("/sources");
        var answer = await client.Send("/sources/grade", token, ("publisher", "SNA"), ("reliability", "B"), ("credibility", "2"), ("reason", "well placed"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        string html = WebUtility.HtmlDecode(await client.GetStringAsync(answer.Headers.Location));
        Assert.Contains("B2: usually reliable, probably true", html, StringComparison.Ordinal);
        Assert.Contains("well placed", html, StringComparison.Ordinal);
        Assert.Contains("source B2", await client.GetStringAsync("/review?finding=" + Second.Id(0)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.Send("/sources/grade", token, ("publisher", "SNA"), ("reliability", "Z"), ("credibility", "9"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.Send("/sources/grade", token, ("publisher", "nobody"), ("reliability", "A"), ("credibility", "1"))).StatusCode);
        await client.Send("/review/undo", token, ("entry", Done(answer)), ("back", "/sources"));
        Assert.DoesNotContain("B2:", await client.GetStringAsync("/sources"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_add_merge_split_and_grade_too()
    {
        using var client = desk.Client();
        var added = await client.PostAsJsonAsync($"/api/v1/stories/{Sequence("SNA")}/findings", new
        {
            sentence = "The embassy has two months' supplies.", reason = "missed", finding = new { kind = "relation", between = new[] { "FRA", "MLI" }, tone = "strained", modality = "actual" },
        });
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        Assert.Equal("added", (await client.GetFromJsonAsync<JsonElement>(added.Headers.Location)).GetProperty("review").GetString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.PostAsJsonAsync($"/api/v1/stories/{Sequence("SNA")}/findings", new { sentence = "x", finding = new { kind = "relation", between = new[] { "FRA" }, tone = "odd" } })).StatusCode);

        var split = await client.PostAsJsonAsync("/api/v1/facts/split", new { findings = new[] { Second.Id(0) } });
        Assert.Equal(1, Reports(First.Id(0)));
        Assert.Equal(HttpStatusCode.Conflict, (await client.PostAsJsonAsync("/api/v1/facts/merge", new { findings = new[] { First.Id(0), Second.Id(0) }, after = 0 })).StatusCode);
        long entry = (await split.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("entry").GetInt64();
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsJsonAsync("/api/v1/facts/merge", new { findings = new[] { First.Id(0), Second.Id(0) }, after = entry })).StatusCode);
        Assert.Equal(2, Reports(First.Id(0)));

        Assert.Equal(HttpStatusCode.OK, (await client.PostAsJsonAsync("/api/v1/sources/grade", new { publisher = "CWS", grade = "c3" })).StatusCode);
        var sources = await client.GetFromJsonAsync<JsonElement>("/api/v1/sources");
        Assert.Equal("C3", sources.GetProperty("items").EnumerateArray().Single(s => s.GetProperty("publisher").GetString() == "CWS").GetProperty("grade").GetString());

        // The log tells all of it, page by page.
        var log = new List<string>();
        string next = "";
        do
        {
            var page = await client.GetFromJsonAsync<JsonElement>("/api/v1/decisions?limit=1" + next);
            log.AddRange(page.GetProperty("items").EnumerateArray().Select(d => d.GetProperty("decision").GetString()!));
            next = page.TryGetProperty("next", out var n) ? "&before=" + n.GetInt64() : "";
        }
        while (next.Length > 0);
        Assert.Equal(["graded", "merged", "split", "added"], log);
    }

    public void Dispose() => desk.Dispose();

    private int Reports(string finding)
    {
        using var ledger = desk.Ledger();
        var facts = FactMerger.Merge([.. ledger.Findings(new FindingQuery { Kind = "post" })], ledger.Decisions(Attache.Stories.KnownTime.Latest));
        return facts.Single(f => f.Evidence.Any(e => e.Finding.Id == finding)).Evidence.Count;
    }

    private long Sequence(string publisher)
    {
        using var ledger = desk.Ledger();
        return ledger.Stories(Attache.Stories.KnownTime.Latest).Single(s => s.Publisher == publisher).Sequence;
    }

    private static string Done(HttpResponseMessage answer) => HttpUtility.ParseQueryString(answer.Headers.Location!.OriginalString.Split('?')[1])["done"]!;
}
