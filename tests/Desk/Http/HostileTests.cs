using System.Text.Json;
using System.Text.RegularExpressions;
using Attache.Ledger;

namespace Attache.Tests.Desk.Http;

/// <summary>A story that wants to be markup, to turn the page around or to be a formula shows as text on every page.</summary>
public sealed partial class HostileTests : IDisposable
{
    private static readonly string[] Bad =
        ["<script>", "<svg onload", "<img src=x", "<b>Eve", "<b>Gao", "javascript:", "<style>", "</article><style", "\u202e"];

    private readonly RunningDesk desk = RunningDesk.Over(Stories.Expulsion().Reading(), Stories.Hostile());

    [Fact]
    public async Task Every_page_shows_it_as_text()
    {
        using var client = desk.Client();
        var (story, ids) = Hostile();
        string force = Uri.EscapeDataString(Stories.HostileForce);
        List<string> addresses =
        [
            "/", "/state/MLI", "/pair/FRA/MLI", "/post/ambassador/FRA/MLI", $"/force/{force}", $"/person/{Uri.EscapeDataString("<b>Eve</b>")}", $"/organisation/{Uri.EscapeDataString("<b>Eve</b>")}", "/map?on=2022-02-01", $"/map?about=f:{force}", "/calendar?on=2022-02-01", $"/story/{story}",
            $"/story/{story}/add", $"/story/{story}/add?kind=post&sentence=%3Cscript%3Ealert(11)%3C/script%3E", "/review", "/review?order=doubt", "/search", "/search?q=evil", "/search?in=stories", "/search?q=%3Cscript%3Ealert(3)%3C/script%3E",
            "/search?actor=%3Cscript%3E", "/search?source=%3Cimg%20src=x%20onerror=alert(1)%3E", "/sources", "/account", "/reference", "/nothing/%3Cscript%3E",
            .. ids.SelectMany(id => (string[])[$"/review?finding={id}", $"/fact?finding={id}", $"/story/{story}?finding={id}"]),
        ];
        int shown = 0;
        foreach (string address in addresses)
        {
            string html = await (await client.GetAsync(address)).Content.ReadAsStringAsync();
            Assert.DoesNotMatch(Inline(), Values().Replace(html, "\"\""));
            foreach (string bad in Bad) Assert.False(html.Contains(bad, StringComparison.OrdinalIgnoreCase), $"{address} lets {bad} through");
            if (html.Contains("&lt;b&gt;Eve", StringComparison.Ordinal) || html.Contains("&lt;script&gt;", StringComparison.Ordinal)) shown++;
        }
        // It is shown, not left out: else this test would see nothing.
        Assert.True(shown > 15, $"shown on {shown} pages");
        // And every page that there is was asked for.
        foreach (var (_, pattern) in desk.Routes().Where(r => r.Method == "GET" && !r.Pattern.StartsWith("/api/", StringComparison.Ordinal) && !r.Pattern.StartsWith("/health/", StringComparison.Ordinal)))
        {
            if (pattern is "/assets/{name}" or "/go" or "/search.csv" or "/search.json" or "/calendar.ics" or "/story/{sequence:long}/text" or "/login") continue;
            var form = new Regex("^" + Regex.Replace(pattern.Length > 1 ? pattern.TrimEnd('/') : pattern, @"\{[^}]+\}", "[^/?]+") + @"($|\?)");
            Assert.True(addresses.Exists(a => form.IsMatch(a)), $"{pattern} was not tried");
        }
    }

    [Fact]
    public async Task What_is_taken_along_is_harmless_where_it_is_opened()
    {
        using var client = desk.Client();
        var (story, _) = Hostile();
        foreach (string line in (await client.GetStringAsync("/search.csv?q=evil")).Split('\n'))
            foreach (string cell in line.Split(','))
                Assert.DoesNotMatch("^\"?[=+@]", cell.TrimStart('\ufeff'));
        JsonDocument.Parse(await client.GetStringAsync("/search.json?q=evil"));
        Assert.NotNull(Ical.Net.Calendar.Load(await client.GetStringAsync("/calendar.ics")));
        var text = await client.GetAsync($"/story/{story}/text");
        Assert.Equal("text/plain", text.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", text.Headers.GetValues("X-Content-Type-Options").Single());
        // A brief that is asked for as a page is sent as a file, never shown on the desk's own address.
        var brief = await client.GetAsync("/pair/FRA/MLI?as=html");
        Assert.Equal("attachment", brief.Content.Headers.ContentDisposition!.DispositionType);
        string html = await brief.Content.ReadAsStringAsync();
        foreach (string bad in (string[])["<script>alert", "<svg onload", "<img src=x", "<b>Eve"]) Assert.DoesNotContain(bad, html, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(120)]
    [InlineData(130)]
    [InlineData(240)]
    [InlineData(250)]
    public async Task A_sentence_about_as_long_as_the_queue_shows_is_shown(int clauses)
    {
        using var page = RunningDesk.Over(Stories.HugeFindings(clauses));
        using var client = page.Client();
        Assert.Contains("the minister of Mali said nothing of it", await client.GetStringAsync("/review"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sentence_of_five_million_characters_makes_no_page_large()
    {
        using var huge = RunningDesk.Over(Stories.HugeFindings());
        using var client = huge.Client();
        List<string> ids;
        using (var ledger = huge.Ledger()) ids = [.. ledger.Findings(new FindingQuery()).Select(f => f.Finding.Id)];
        Assert.Equal(3, ids.Count);
        string[] addresses =
        [
            "/", "/state/MLI", "/pair/FRA/MLI", "/post/ambassador/FRA/MLI", "/person/Jo%C3%ABl%20Meyer", "/calendar?on=2022-02-02", "/story/1", "/story/1/add", "/review", "/review?order=doubt", "/search",
            "/search?q=minister", "/search?in=stories&q=minister", "/sources", .. ids.SelectMany(id => (string[])[$"/review?finding={id}", $"/fact?finding={id}", $"/story/1?finding={id}"]),
        ];
        foreach (string address in addresses)
        {
            var answer = await client.GetAsync(address);
            Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode}");
            int length = (await answer.Content.ReadAsStringAsync()).Length;
            Assert.True(length < 250_000, $"{address} has {length} characters");
        }
    }

    public void Dispose() => desk.Dispose();

    private (long Story, IReadOnlyList<string> Findings) Hostile()
    {
        using var ledger = desk.Ledger();
        var findings = ledger.Findings(new FindingQuery()).Where(f => f.Story.Publisher!.StartsWith("<img", StringComparison.Ordinal)).ToList();
        return (findings[0].Story.Sequence, [.. findings.Select(f => f.Finding.Id)]);
    }

    // With the values of attributes taken out: a script without a source, a style or a handler in a tag.
    [GeneratedRegex(@"<script(?![^>]*\ssrc=)[^>]*>|<style|<[a-z][^<>]*\s(style|on[a-z]+)\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Values();
}
