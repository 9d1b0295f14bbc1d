using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Attache.Tests.Desk.Http;

/// <summary>What holds for every route that there is, also for one that is added tomorrow.</summary>
public sealed partial class EveryRouteTests
{
    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
    {
        ["sequence:long"] = "1", ["entry:long"] = "1", ["id:long"] = "1", ["id"] = Stories.Expulsion().Id(0), ["finding"] = Stories.Expulsion().Id(0), ["code"] = "MLI", ["first"] = "FRA", ["second"] = "MLI", ["name"] = "Jo%C3%ABl%20Meyer",
        ["post"] = "ambassador", ["sending"] = "FRA", ["receiving"] = "MLI", ["documentName"] = "v1",
    };

    // What the routes of the API cannot do without.
    private static readonly Dictionary<string, string> Queries = new(StringComparer.Ordinal)
    {
        ["/api/v1/dossiers"] = "?subject=p:FRA|MLI", ["/api/v1/facts"] = "?subject=p:FRA|MLI", ["/api/v1/changes"] = "?subject=p:FRA|MLI&since=2022-01-01", ["/api/v1/findings"] = "?limit=1", ["/api/v1/review"] = "?limit=1",
    };

    [Fact]
    public async Task Without_a_login_no_route_changes_anything()
    {
        using var desk = RunningDesk.Over(o => o with { Accounts = true }, Stories.Expulsion().Reading());
        var routes = desk.Routes().Where(r => r.Method is not ("GET" or "HEAD")).ToList();
        Assert.True(routes.Count > 15, $"only {routes.Count} routes change something");
        using var client = desk.Client();
        string token = await client.Token("/login");
        long before = desk.Entries();
        foreach (var (method, pattern) in routes)
        {
            if (pattern == "/login") continue;
            using var request = new HttpRequestMessage(new HttpMethod(method), Fill(pattern))
            {
                Content = pattern.StartsWith("/api/", StringComparison.Ordinal)
                    ? JsonContent.Create(new { findings = new[] { Stories.Expulsion().Id(0), Stories.Expulsion().Id(1) }, publisher = "AWP", grade = "A1" })
                    : new FormUrlEncodedContent([new("_token", token), new("after", "0"), new("entry", "1"), new("publisher", "AWP"), new("reliability", "A"), new("credibility", "1"), new("finding", Stories.Expulsion().Id(0)), new("label", "x")]),
            };
            var answer = await client.SendAsync(request);
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{method} {pattern}: {answer.StatusCode}");
        }
        Assert.Equal(before, desk.Entries());
    }

    [Fact]
    public async Task Without_a_login_no_page_shows_anything_of_the_ledger()
    {
        using var desk = RunningDesk.Over(o => o with { Accounts = true }, Stories.Expulsion().Reading());
        using var client = desk.Client();
        foreach (var (_, pattern) in desk.Routes().Where(r => r.Method == "GET"))
        {
            if (pattern is "/login" or "/assets/{name}" || pattern.StartsWith("/health/", StringComparison.Ordinal)) continue;
            var answer = await client.GetAsync(Fill(pattern));
            Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Redirect, $"{pattern}: {answer.StatusCode}");
            Assert.DoesNotContain("Meyer", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whoever_may_only_read_changes_nothing()
    {
        using var desk = RunningDesk.Over(o => o with { Accounts = true }, Stories.Expulsion().Reading());
        var store = new Attache.Desk.Access.DeskStore(desk.Path_ + ".desk/desk.db");
        Assert.Null(Attache.Desk.Access.DeskIdentity.Put(store, "reader", Attache.Desk.Access.Role.Reader, "four words make one"));
        using var client = desk.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", store.AddToken("reader", "robot", DateTimeOffset.UnixEpoch));
        long before = desk.Entries();
        foreach (var (method, pattern) in desk.Routes().Where(r => r.Method is not ("GET" or "HEAD")))
        {
            // These change what is the reader's own: a session, searches, tokens.
            if (pattern is "/login" or "/logout" or "/search/save" or "/search/forget" or "/account/tokens" or "/account/tokens/end" or "/api/v1/searches" or "/api/v1/searches/{id:long}") continue;
            using var request = new HttpRequestMessage(new HttpMethod(method), Fill(pattern)) { Content = JsonContent.Create(new { findings = new[] { Stories.Expulsion().Id(0) }, publisher = "AWP", grade = "A1" }) };
            var answer = await client.SendAsync(request);
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{method} {pattern}: {answer.StatusCode}");
        }
        Assert.Equal(before, desk.Entries());
    }

    [Fact]
    public async Task Every_answer_of_the_api_has_a_tag_and_is_not_sent_twice()
    {
        using var desk = RunningDesk.Over(Stories.Expulsion().Reading());
        using var client = desk.Client();
        var routes = desk.Routes().Where(r => r.Method == "GET" && r.Pattern.StartsWith("/api/v1/", StringComparison.Ordinal)).ToList();
        Assert.True(routes.Count > 12);
        foreach (var (_, pattern) in routes)
        {
            string address = Fill(pattern) + Queries.GetValueOrDefault(pattern);
            var first = await client.GetAsync(address);
            Assert.True(first.StatusCode == HttpStatusCode.OK, $"{address}: {first.StatusCode} {await first.Content.ReadAsStringAsync()}");
            Assert.Equal("application/json", first.Content.Headers.ContentType!.MediaType);
            Assert.True(first.Headers.ETag is not null, address);
            using var again = new HttpRequestMessage(HttpMethod.Get, address);
            again.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.ToString());
            Assert.True((await client.SendAsync(again)).StatusCode == HttpStatusCode.NotModified, address);
        }
    }

    [Fact]
    public async Task Every_error_of_the_api_is_a_problem_that_says_what_it_is()
    {
        using var desk = RunningDesk.Over(Stories.Expulsion().Reading());
        using var client = desk.Client();
        async Task Problem(HttpResponseMessage answer, string what)
        {
            Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{what}: {answer.StatusCode}");
            Assert.True(answer.Content.Headers.ContentType?.MediaType == "application/problem+json", $"{what}: {answer.Content.Headers.ContentType}");
            var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            Assert.Equal((int)answer.StatusCode, problem.GetProperty("status").GetInt32());
            Assert.True(problem.GetProperty("title").GetString()!.Length > 3, what);
        }
        foreach (var (method, pattern) in desk.Routes().Where(r => r.Pattern.StartsWith("/api/v1/", StringComparison.Ordinal)))
        {
            string unknown = Parameter().Replace(pattern, p => p.Groups[1].Value.EndsWith(":long", StringComparison.Ordinal) ? "999999" : "f-none");
            if (method == "GET")
            {
                if (pattern != unknown) await Problem(await client.GetAsync(unknown), "GET " + unknown);
                await Problem(await client.DeleteAsync(Fill(pattern)), "DELETE " + pattern);
                continue;
            }
            await Problem(await client.PostAsync(unknown, JsonContent.Create(new { finding = new { kind = "post" } })), "POST " + unknown);
            // Taking back has no body that could be wrong.
            if (!pattern.EndsWith("/undo", StringComparison.Ordinal)) await Problem(await client.PostAsync(Fill(pattern), new StringContent("{\"reason\":", null, "application/json")), "half an object to " + pattern);
        }
        await Problem(await client.GetAsync("/api/v1/nothing"), "no route");
        foreach (string address in (string[])["/api/v1/due?on=yesterday", "/api/v1/facts?subject=p:FRA|MLI&limit=many", "/api/v1/forces?subject=nonsense", "/api/v1/changes?subject=p:FRA|MLI", "/api/v1/decisions?before=x"])
            await Problem(await client.GetAsync(address), address);
    }

    private static string Fill(string pattern) => Parameter().Replace(pattern, p => Values[p.Groups[1].Value]);

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Parameter();
}
