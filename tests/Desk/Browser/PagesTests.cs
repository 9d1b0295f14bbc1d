using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Attache.Tests.Desk.Browser;

/// <summary>Every page in the browser: reachable for all (WCAG 2.2 AA by axe), nothing beyond the screen's edge, no error in the console, nothing from outside.</summary>
[Collection(nameof(Chromium))]
public sealed class PagesTests(Chromium chromium)
{
    public static TheoryData<string> Pages => new(
        "/", "/pair/FRA/MLI", "/state/MLI", "/force/Barkhane", "/post/ambassador/FRA/MLI", "/map", "/map?on=2022-02-18", "/review", "/search?q=ambassador", "/search?in=stories&q=Mali", "/calendar?on=2022-01-27", "/story/1", "/account",
        "/reference", "/nothing", "/sources", "/story/1/add", "/story/1/add?kind=post&sentence=x", "/person/Jean-Yves%20Le%20Drian", "/organisation/ECOWAS", "/organisation/Economic%20Community%20of%20West%20African%20States", "@fact", "@story");

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_reachable_for_all_at_every_width_and_scheme(string address)
    {
        if (address[0] == '@') address = await chromium.Busy(address[1..]);
        foreach (var (width, dark) in ((int, bool)[])[(1280, false), (390, true)])
        {
            var page = await chromium.Open("about:blank", width, dark);
            var errors = new List<string>();
            var outside = new List<string>();
            page.Console += (_, m) =>
            {
                // The browser itself tells of an answer that is a 404; that page is one.
                if (m.Type == "error" && !m.Text.Contains("404", StringComparison.Ordinal)) errors.Add(m.Text);
            };
            page.PageError += (_, e) => errors.Add(e);
            page.Request += (_, r) =>
            {
                if (!r.Url.StartsWith(chromium.Address, StringComparison.Ordinal)) outside.Add(r.Url);
            };
            await page.GotoAsync(address);
            Assert.Empty(errors);
            Assert.Empty(outside);
            int over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
            Assert.True(over <= 0, $"{address} is {over} pixels wider than {width}");
            await Check(page, $"{address} at {width}{(dark ? " dark" : "")}", Rules());
            // In the other scheme nothing differs but colours.
            await page.EmulateMediaAsync(new Microsoft.Playwright.PageEmulateMediaOptions { ColorScheme = dark ? Microsoft.Playwright.ColorScheme.Light : Microsoft.Playwright.ColorScheme.Dark });
            await Check(page, $"{address} at {width}{(dark ? "" : " dark")}", new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] });
            await page.Context.CloseAsync();
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/map?on=2022-02-18")]
    [InlineData("/review")]
    [InlineData("/post/ambassador/FRA/MLI")]
    [InlineData("/sources")]
    [InlineData("/story/1")]
    public async Task Whatever_can_be_used_is_reached_by_the_tabulator_and_seen_to_be(string address)
    {
        var page = await chromium.Open(address);
        int all = await page.EvaluateAsync<int>(
            """
            () => {
              window.wanted = new Set([...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")].filter(e => e.checkVisibility({ checkVisibilityCSS: true }) && e.tabIndex >= 0));
              return window.wanted.size;
            }
            """);
        Assert.True(all > 5);
        int left = all;
        // A field for a day takes several steps.
        for (int i = 0; i < 6 * all && left > 0; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            string problem = await page.EvaluateAsync<string>(
                """
                () => {
                  const at = document.activeElement;
                  if (at === document.body) return "";
                  window.wanted.delete(at);
                  // In a drawing a sign itself gets a stroke.
                  return at.closest("svg") || getComputedStyle(at).outlineStyle !== "none" ? "" : at.outerHTML.slice(0, 200);
                }
                """);
            Assert.True(problem.Length == 0, "not seen: " + problem);
            left = await page.EvaluateAsync<int>("window.wanted.size");
        }
        Assert.True(left == 0, $"{left} of {all} not reached: " + await page.EvaluateAsync<string>("[...window.wanted].slice(0, 3).map(e => e.outerHTML.slice(0, 160)).join(' | ')"));
    }

    [Fact]
    public async Task The_page_to_log_in_is_reachable_for_all()
    {
        using var desk = RunningDesk.Over(o => o with { Accounts = true }, Stories.Expulsion().Reading());
        foreach (bool dark in (bool[])[false, true])
        {
            var page = await chromium.Open("about:blank", 390, dark);
            await page.GotoAsync(desk.Address + "/login");
            Assert.Equal("Log in", await page.Locator("h1").TextContentAsync());
            await Check(page, "/login", Rules());
            await page.Context.CloseAsync();
        }
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task Pages_of_an_empty_desk_are_reachable_for_all(int width, bool dark)
    {
        using var desk = RunningDesk.Over();
        var page = await chromium.Open("about:blank", width, dark);
        foreach (string address in (string[])["/", "/map", "/review", "/search", "/search?in=stories", "/calendar", "/sources", "/account"])
        {
            await page.GotoAsync(desk.Address + address);
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") <= 0, address);
            await Check(page, "empty " + address, Rules());
        }
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task Accounts_refusals_and_open_corrections_are_reachable_for_all(int width, bool dark)
    {
        const string password = "four words make one";
        using var desk = RunningDesk.Over(o => o with { Accounts = true }, Stories.Expulsion().Reading());
        var store = new Attache.Desk.Access.DeskStore(desk.Path_ + ".desk/desk.db");
        foreach (var role in Enum.GetValues<Attache.Desk.Access.Role>()) Assert.Null(Attache.Desk.Access.DeskIdentity.Put(store, role.ToString().ToLowerInvariant(), role, password));
        var page = await chromium.Open("about:blank", width, dark);
        async Task Look(string what)
        {
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") <= 0, what);
            await Check(page, what, Rules());
        }
        async Task LogIn(string name, string typed)
        {
            await page.GotoAsync(desk.Address + "/login");
            await page.Locator("input[name=name]").FillAsync(name);
            await page.Locator("input[name=password]").FillAsync(typed);
            await page.Locator("input[name=password]").PressAsync("Enter");
        }
        await LogIn("admin", "not the password");
        Assert.Contains("do not fit", await page.Locator("[role=alert]").InnerTextAsync(), StringComparison.Ordinal);
        await Look("a refused login");
        await LogIn("admin", password);
        await page.GotoAsync(desk.Address + "/account");
        await page.Locator("input[name=label]").FillAsync("robot");
        await page.Locator("input[name=label]").PressAsync("Enter");
        await Look("the account of an admin with a token");
        await page.GotoAsync(desk.Address + "/review?finding=" + Stories.Expulsion().Id(1));
        await page.Keyboard.PressAsync("c");
        await Look("an open correction");
        await page.GotoAsync(desk.Address + "/account");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Log out" }).ClickAsync();
        await LogIn("reader", password);
        await page.GotoAsync(desk.Address + "/review");
        await Look("the queue of a reader");
        await page.Context.CloseAsync();
    }

    [Fact]
    public void No_page_is_left_out()
    {
        using var desk = RunningDesk.Over(Stories.Expulsion().Reading());
        string[] tried = [.. Pages.Select(p => p.Data), "/fact?finding=", "/story/1", "/login"];
        foreach (var (_, pattern) in desk.Routes().Where(r => r.Method == "GET" && !r.Pattern.StartsWith("/api/", StringComparison.Ordinal) && !r.Pattern.StartsWith("/health/", StringComparison.Ordinal)))
        {
            // What is no page of HTML.
            if (pattern is "/assets/{name}" or "/go" or "/search.csv" or "/search.json" or "/calendar.ics" or "/story/{sequence:long}/text") continue;
            var form = new System.Text.RegularExpressions.Regex("^" + System.Text.RegularExpressions.Regex.Replace(pattern.Length > 1 ? pattern.TrimEnd('/') : pattern, @"\{[^}]+\}", "[^/?]+") + @"($|\?)");
            Assert.True(Array.Exists(tried, form.IsMatch), $"{pattern} was not tried in the browser");
        }
    }

    private static RunOnlyOptions Rules() => new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

    private static async Task Check(Microsoft.Playwright.IPage page, string where, RunOnlyOptions rules)
    {
        var found = await page.RunAxe(new AxeRunOptions { RunOnly = rules });
        Assert.True(found.Violations.Length == 0, where + ": " + string.Join("; ", found.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html[..Math.Min(160, n.Html.Length)] + " " + string.Join(' ', n.Any.Select(a => a.Message))))}")));
    }
}
