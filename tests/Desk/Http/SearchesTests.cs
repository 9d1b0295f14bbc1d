using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Attache.Desk.Access;

namespace Attache.Tests.Desk.Http;

/// <summary>Searches that are kept, by API as on the page.</summary>
public sealed class SearchesTests
{
    private const string Address = "/api/v1/searches";

    [Fact]
    public async Task A_search_is_kept_found_by_page_and_api_and_forgotten()
    {
        using var desk = RunningDesk.Over(Stories.Expulsion().Reading());
        using var client = desk.Client();
        var empty = await client.GetAsync(Address);
        Assert.Equal(0, (await Items(empty)).GetArrayLength());
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsJsonAsync(Address, new { label = "posts <b>", query = "q=ambassador&kind=post" })).StatusCode);
        // What is kept beside the ledger changes the list's tag too.
        using var again = new HttpRequestMessage(HttpMethod.Get, Address);
        again.Headers.TryAddWithoutValidation("If-None-Match", empty.Headers.ETag!.ToString());
        var kept = Assert.Single((await Items(await client.SendAsync(again))).EnumerateArray());
        Assert.Equal("/search?q=ambassador&kind=post", kept.GetProperty("page").GetString());
        Assert.Contains("posts &lt;b&gt;", await client.GetStringAsync("/search"), StringComparison.Ordinal);
        Assert.Contains("Joël Meyer", await client.GetStringAsync(kept.GetProperty("page").GetString()), StringComparison.Ordinal);
        string one = $"{Address}/{kept.GetProperty("id").GetInt64()}";
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync(one)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.DeleteAsync(one)).StatusCode);
        Assert.Equal(0, (await Items(await client.GetAsync(Address))).GetArrayLength());
    }

    [Theory]
    [InlineData("", "?q=x")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890", "?q=x")]
    [InlineData("long", null)]
    public async Task What_cannot_be_kept_is_told(string label, string? query)
    {
        using var desk = RunningDesk.Over(Stories.Expulsion().Reading());
        using var client = desk.Client();
        var answer = await client.PostAsJsonAsync(Address, new { label, query = query ?? "?q=" + new string('x', 2000) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(0, (await Items(await client.GetAsync(Address))).GetArrayLength());
    }

    [Fact]
    public async Task Everybody_has_their_own()
    {
        using var desk = RunningDesk.Over(o => o with { Accounts = true }, Stories.Expulsion().Reading());
        var store = new DeskStore(desk.Path_ + ".desk/desk.db");
        using HttpClient ann = desk.Client(), ben = desk.Client();
        foreach (var (client, name) in ((HttpClient, string)[])[(ann, "ann"), (ben, "ben")])
        {
            Assert.Null(DeskIdentity.Put(store, name, Role.Reader, "four words make one"));
            client.DefaultRequestHeaders.Authorization = new("Bearer", store.AddToken(name, "robot", DateTimeOffset.UnixEpoch));
        }
        await ann.PostAsJsonAsync(Address, new { label = "hers", query = "?q=x" });
        long id = (await Items(await ann.GetAsync(Address)))[0].GetProperty("id").GetInt64();
        Assert.Equal(0, (await Items(await ben.GetAsync(Address))).GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await ben.DeleteAsync($"{Address}/{id}")).StatusCode);
        Assert.Equal(1, (await Items(await ann.GetAsync(Address))).GetArrayLength());
    }

    private static async Task<JsonElement> Items(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("items").Clone();
    }
}
