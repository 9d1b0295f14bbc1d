using System.Net;
using System.Text.RegularExpressions;

namespace Attache.Tests.Desk.Http;

/// <summary>Every page over HTTP: it is there, small, and carries nothing that its policy would have to stop.</summary>
public sealed partial class PagesTests : IDisposable
{
    private readonly RunningDesk desk = RunningDesk.Over(Stories.Expulsion().Reading(), Stories.Hostile(), Stories.Huge());

    public static TheoryData<string> Pages => new(
        "/", "/pair/FRA/MLI", "/state/MLI", "/post/ambassador/FRA/MLI", "/person/Joël%20Meyer", "/map", "/review", "/review?order=doubt", "/search", "/search?q=ambassador&kind=post", "/search?in=stories&q=minister",
        "/calendar?on=2022-02-01", "/story/1", "/account", "/reference");

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_there_small_and_without_anything_inline(string address)
    {
        using var client = desk.Client();
        var answer = await client.GetAsync(address);
        string html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(html.Length < 200_000, $"{address} has {html.Length} characters");
        string policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch(Inline(), Values().Replace(html, "\"\""));
        Assert.DoesNotMatch(Outside(), html);
        Assert.Single(Regex.Matches(html, "<h1"));
    }

    [Fact]
    public async Task What_is_not_there_is_told_as_a_page_to_people_and_as_problem_json_to_programs()
    {
        using var client = desk.Client();
        foreach (string address in (string[])["/nothing", "/story/999999", "/force/nobody%20knows%20it", "/pair/FRA/XXQ"])
        {
            var page = await client.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
            Assert.Contains("Not here", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        var api = await client.GetAsync("/api/v1/findings/f-none");
        Assert.Equal(HttpStatusCode.NotFound, api.StatusCode);
        Assert.Equal("application/problem+json", api.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_story_is_never_markup()
    {
        using var client = desk.Client();
        var stories = System.Text.Json.JsonDocument.Parse(await client.GetStringAsync("/api/v1/stories?from=2022-02-01&to=2022-02-01")).RootElement.GetProperty("items");
        long sequence = stories[0].GetProperty("sequence").GetInt64();
        foreach (string address in (string[])[$"/story/{sequence}", "/search?q=evil", "/state/MLI", "/", "/review", "/search?in=stories", "/search?q=%3Cscript%3Ealert(3)%3C/script%3E"])
        {
            string html = await client.GetStringAsync(address);
            Assert.DoesNotMatch(Inline(), Values().Replace(html, "\"\""));
            foreach (string bad in (string[])["<script>alert", "<svg onload", "<img src=x", "<b>Eve", "javascript:", "<style>", "</article><style", "\u202e"])
                Assert.False(html.Contains(bad, StringComparison.OrdinalIgnoreCase), $"{address} lets {bad} through");
        }
        Assert.Contains("⟨RLO⟩", await client.GetStringAsync($"/story/{sequence}"), StringComparison.Ordinal);
        string csv = await client.GetStringAsync("/search.csv?q=evil");
        Assert.Contains("'=HYPERLINK", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paragraph_of_five_million_characters_is_shown_in_part_and_given_whole()
    {
        using var client = desk.Client();
        var stories = System.Text.Json.JsonDocument.Parse(await client.GetStringAsync("/api/v1/stories?from=2022-02-02&to=2022-02-02")).RootElement.GetProperty("items");
        long sequence = stories[0].GetProperty("sequence").GetInt64();
        string html = await client.GetStringAsync($"/story/{sequence}");
        Assert.True(html.Length < 200_000, $"{html.Length} characters");
        Assert.Contains("Show the whole text", html, StringComparison.Ordinal);
        Assert.True((await client.GetStringAsync($"/story/{sequence}/text")).Length > 5_000_000);
    }

    public void Dispose() => desk.Dispose();

    // With the values of attributes taken out: a script without a source, a style or a handler in a tag.
    [GeneratedRegex(@"<script(?![^>]*\ssrc=)[^>]*>|<style|<[a-z][^<>]*\s(style|on[a-z]+)\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Values();

    [GeneratedRegex("(src|href|action)=\"https?://", RegexOptions.IgnoreCase)]
    private static partial Regex Outside();
}
