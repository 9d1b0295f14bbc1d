using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Attache.Tests.Desk.Browser;

/// <summary>What people do on the desk, with the mouse and with keys.</summary>
[Collection(nameof(Chromium))]
public sealed class FlowTests(Chromium chromium)
{
    [Fact]
    public async Task Review_goes_by_keys_and_can_be_undone()
    {
        var page = await chromium.Open("/review?order=doubt");
        string claim = await page.Locator(".claim").InnerTextAsync();
        await page.Keyboard.PressAsync("a");
        await Expect(page.Locator("[role=status]")).ToContainTextAsync("Accepted.");
        await Expect(page.Locator(".claim")).Not.ToHaveTextAsync(claim);
        await page.Keyboard.PressAsync("u");
        await Expect(page.Locator(".claim")).ToHaveTextAsync(claim);
        await page.Keyboard.PressAsync("r");
        await Expect(page.Locator("[role=status]")).ToContainTextAsync("Rejected.");
        await page.Keyboard.PressAsync("u");
        await Expect(page.Locator(".claim")).ToHaveTextAsync(claim);
        await page.Keyboard.PressAsync("c");
        var date = page.Locator("details[open] input[name=date]");
        await date.FillAsync("2022-02-03");
        await date.PressAsync("Enter");
        await Expect(page.Locator("[role=status]")).ToContainTextAsync("Corrected.");
        await page.Keyboard.PressAsync("u");
        await Expect(page.Locator(".claim")).ToHaveTextAsync(claim);
        await page.Keyboard.PressAsync("n");
        await Expect(page.Locator(".claim")).Not.ToHaveTextAsync(claim);
    }

    [Fact]
    public async Task A_correction_is_picked_from_lists_of_categories_actors_and_days()
    {
        var page = await chromium.Open("/search?kind=event&category=SANCTION");
        string evidence = (await page.Locator(".results a.snippet").First.GetAttributeAsync("href"))!;
        await page.GotoAsync("/review?finding=" + System.Text.RegularExpressions.Regex.Match(evidence, "f-[0-9a-f]+").Value);
        string claim = await page.Locator(".claim").InnerTextAsync();
        await page.Keyboard.PressAsync("c");
        var form = page.Locator("details[open] form");
        await form.Locator("select[name=event]").SelectOptionAsync("ACCUSE");
        var actor = form.Locator("input[name=actor]").Last;
        // The actors' box offers the states by name.
        Assert.True(await actor.EvaluateAsync<bool>("i => [...i.list.options].some(o => o.value === 'Niger')"));
        await form.Locator("select[name=mode]").SelectOptionAsync("");
        await actor.FillAsync("Niger");
        await form.Locator("input[data-picks]").First.FillAsync("2022-02-04");
        await Expect(form.Locator("input[name=date]")).ToHaveValueAsync("2022-02-04");
        await form.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Save the correction" }).ClickAsync();
        await Expect(page.Locator("[role=status]")).ToContainTextAsync("Corrected.");
        await Expect(page.Locator("[role=status]")).ToContainTextAsync("Niger");
        await page.Keyboard.PressAsync("u");
        await Expect(page.Locator(".claim")).ToHaveTextAsync(claim);
    }

    [Fact]
    public async Task The_queue_goes_by_importance_or_by_doubt()
    {
        var page = await chromium.Open("/review");
        async Task<int> Sure() => int.Parse(System.Text.RegularExpressions.Regex.Match(await page.Locator(".card-now .meta").First.InnerTextAsync(), @"(\d+) %").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        int important = await Sure();
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "By doubt" }).ClickAsync();
        await Expect(page.Locator(".segments [aria-current]")).ToHaveTextAsync("By doubt");
        Assert.True(await Sure() < important);
        var next = await page.Locator(".next .meta span:last-child").AllInnerTextsAsync();
        var doubts = next.Where(t => t.EndsWith('%')).Select(t => Math.Abs(int.Parse(t.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) - 50)).ToList();
        Assert.True(doubts.Count > 3);
        Assert.Equal(doubts.Order(), doubts);
    }

    [Fact]
    public async Task A_dossier_is_two_keys_away_and_goes_back_in_time()
    {
        var page = await chromium.Open("/");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("France Ma");
        await Expect(page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await page.Locator(".goto input").FillAsync("France Mali");
        await page.Locator(".goto input").PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("France and Mali");
        await page.Locator("#on").FillAsync("2022-01-15");
        await page.Locator("#on").PressAsync("Enter");
        await Expect(page.Locator(".head p").First).ToContainTextAsync("15 January 2022");
        var slider = page.Locator("input[type=range][data-day=known]");
        await slider.FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("known=20"));
    }

    [Fact]
    public async Task A_mark_in_the_text_shows_the_finding_and_why()
    {
        var page = await chromium.Open("/story/1");
        var chip = page.Locator(".chip").First;
        await chip.FocusAsync();
        await Expect(chip.Locator(".card")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("#f-f-"));
    }

    [Fact]
    public async Task The_map_moves_by_keys()
    {
        var page = await chromium.Open("/map?on=2022-02-18");
        var map = page.Locator("svg.world");
        string? before = await map.GetAttributeAsync("viewBox");
        await map.FocusAsync();
        await page.Keyboard.PressAsync("+");
        string? near = await map.GetAttributeAsync("viewBox");
        Assert.NotEqual(before, near);
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.NotEqual(near, await map.GetAttributeAsync("viewBox"));
        await page.Keyboard.PressAsync("0");
        Assert.Equal(await map.GetAttributeAsync("data-view"), await map.EvaluateAsync<string>("m => m.getAttribute('viewBox').split(' ').map(Number).map(n => Math.round(n * 100) / 100).join(' ')"));
    }

    [Fact]
    public async Task On_a_phone_the_letters_of_charts_can_be_read_and_the_newest_end_shows()
    {
        var page = await chromium.Open("/pair/FRA/MLI", 390);
        foreach (var chart in await page.Locator(".scroll svg.chart").AllAsync())
        {
            double letters = await chart.EvaluateAsync<double>("c => parseFloat(getComputedStyle(c.querySelector('text')).fontSize) * c.clientWidth / c.viewBox.baseVal.width");
            Assert.True(letters >= 10, $"letters of {letters} pixels");
            Assert.True(await chart.EvaluateAsync<bool>("c => c.parentElement.scrollLeft + c.parentElement.clientWidth >= c.parentElement.scrollWidth - 2"));
            // The names of lanes go along, so that one sees whose lane it is.
            Assert.True(await chart.EvaluateAsync<bool>("c => [...c.querySelectorAll('.lane-name, .stays')].every(t => t.getBoundingClientRect().left >= c.parentElement.getBoundingClientRect().left - 1)"));
        }
        await page.GotoAsync("/");
        Assert.True(await page.EvaluateAsync<bool>("[...document.querySelectorAll('.crisis .big')].every(e => e.getBoundingClientRect().height < 1.7 * parseFloat(getComputedStyle(e).fontSize))"), "a score breaks");
    }

    [Fact]
    public async Task A_day_that_is_set_is_told_apart_from_a_hint_and_the_slider_says_it()
    {
        var page = await chromium.Open("/pair/FRA/MLI?on=2022-01-15");
        Assert.Equal(await page.EvaluateAsync<string>("getComputedStyle(document.body).color"), await page.Locator("#on").EvaluateAsync<string>("e => getComputedStyle(e).color"));
        Assert.NotEqual(
            await page.Locator("#known").EvaluateAsync<string>("e => getComputedStyle(e, '::placeholder').color"), await page.Locator("#known").EvaluateAsync<string>("e => getComputedStyle(e).color"));
        Assert.Equal("2022-01-15", await page.Locator("input[data-day=on]").GetAttributeAsync("aria-valuetext"));
        // Nowhere is a day cut off, also not in the narrow columns of forms.
        foreach (var (address, width) in ((string, int)[])[("/search?from=2022-10-28", 1280), ("/search?from=2022-10-28", 1000), ("/search?from=2022-10-28", 390), ("/review", 1280), ("/review", 390), ("/pair/FRA/MLI?on=2022-10-28", 390)])
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.GotoAsync(address);
            if (address == "/review") await page.Keyboard.PressAsync("c");
            foreach (var field in await page.Locator(".dated > input:first-child").AllAsync())
            {
                double room = await field.EvaluateAsync<double>("i => { i.value = '2022-10-28'; const s = getComputedStyle(i), c = document.createElement('canvas').getContext('2d'); c.font = s.font; return i.clientWidth - parseFloat(s.paddingLeft) - parseFloat(s.paddingRight) - Math.max(c.measureText('yyyy-mm-dd').width, c.measureText(i.value).width); }");
                Assert.True(room >= 0, $"{address} at {width}: a day lacks {-room} pixels");
            }
        }
    }

    [Fact]
    public async Task What_is_listed_beside_the_map_is_counted_and_marked_once()
    {
        var page = await chromium.Open("/map?on=2022-02-18");
        var panel = page.Locator("section[aria-labelledby=placed]");
        int rows = await panel.Locator("li").CountAsync();
        Assert.Equal(rows.ToString(System.Globalization.CultureInfo.InvariantCulture), await panel.Locator("h2 small").InnerTextAsync());
        foreach (var row in await panel.Locator("li").AllAsync())
            Assert.True(await row.Locator(".tag", new LocatorLocatorOptions { HasText = "planned" }).CountAsync() < 2, "planned twice");
    }

    [Fact]
    public async Task Light_and_dark_are_chosen_and_stay()
    {
        var page = await chromium.Open("/");
        await page.Locator("[data-theme-switch]").ClickAsync();
        await page.ReloadAsync();
        Assert.Equal("dark", await page.Locator("html").GetAttributeAsync("data-theme"));
    }

    [Fact]
    public async Task The_second_of_two_analysts_sees_what_the_first_decided()
    {
        var ann = await chromium.Open("/review?order=doubt");
        var ben = await chromium.Open("/review?order=doubt");
        string claim = await ann.Locator(".claim").InnerTextAsync();
        await Expect(ben.Locator(".claim")).ToHaveTextAsync(claim);
        await ann.Keyboard.PressAsync("r");
        await Expect(ann.Locator("[role=status]")).ToContainTextAsync("Rejected.");
        await ben.Keyboard.PressAsync("a");
        await Expect(ben.Locator("[role=alert]")).ToContainTextAsync("Somebody decided on this finding");
        await Expect(ben.Locator(".claim")).ToHaveTextAsync(claim);
        await Expect(ben.Locator("#history + ul")).ToContainTextAsync("rejected it");
        // Who still sees it otherwise decides again, having seen it.
        await ben.Keyboard.PressAsync("a");
        await Expect(ben.Locator("[role=status]")).ToContainTextAsync("Accepted.");
        await ben.Keyboard.PressAsync("u");
        await Expect(ben.Locator("#history + ul")).ToContainTextAsync("(taken back)");
        await ann.Keyboard.PressAsync("u");
        await Expect(ann.Locator(".claim")).ToHaveTextAsync(claim);
    }

    [Fact]
    public async Task A_missed_finding_is_added_by_marking_its_words()
    {
        var page = await chromium.Open("/story/1/add");
        string words = await page.EvaluateAsync<string>(
            """
            () => {
              const p = [...document.querySelectorAll("article .p")].find(x => x.textContent.length > 60).firstChild;
              getSelection().setBaseAndExtent(p, 0, p, p.textContent.indexOf(" ", 40));
              return getSelection().toString().trim();
            }
            """);
        await Expect(page.Locator("#sentence")).ToHaveValueAsync(words);
        await page.Locator("select[name=kind]").SelectOptionAsync("talks");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Next" }).ClickAsync();
        await page.Locator("select[name=status]").SelectOptionAsync("held");
        await page.Locator("input[name=participants]").First.FillAsync("France");
        await page.Locator("form[method=post] .dated input[data-picks]").First.FillAsync("2022-02-03");
        await Expect(page.Locator("input[name=next]")).ToHaveValueAsync("2022-02-03");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add to the file" }).ClickAsync();
        await Expect(page.Locator("[role=status]")).ToContainTextAsync("Added.");
        await Expect(page.Locator(".quote")).ToContainTextAsync(words);
        await page.Keyboard.PressAsync("u");
        await Expect(page.Locator("[role=status]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Facts_are_split_and_put_back_by_keys()
    {
        var page = await chromium.Open(await chromium.Busy("fact"));
        var boxes = page.Locator("#reports ~ form input[type=checkbox]");
        int reports = await boxes.CountAsync();
        Assert.True(reports > 1);
        await boxes.Last.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Split off" }).ClickAsync();
        await Expect(page.Locator("[role=status]")).ToContainTextAsync("Split.");
        Assert.True(await boxes.CountAsync() < reports);
        await page.Keyboard.PressAsync("u");
        await Expect(boxes).ToHaveCountAsync(reports);
    }

    [Fact]
    public async Task A_source_is_graded_and_the_grade_taken_back()
    {
        var page = await chromium.Open("/sources");
        var row = page.Locator(".source").First;
        await row.Locator("select[name=reliability]").SelectOptionAsync("B");
        await row.Locator("select[name=credibility]").SelectOptionAsync("3");
        await row.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator(".source").First).ToContainTextAsync("B3: usually reliable, possibly true");
        await page.Keyboard.PressAsync("u");
        await Expect(page.Locator(".source").First).ToContainTextAsync("not graded");
    }

    [Fact]
    public async Task A_search_is_kept_and_found_again()
    {
        var page = await chromium.Open("/search?q=ambassador&kind=post");
        await page.Locator("input[name=label]").FillAsync("Ambassadors");
        await page.Locator("input[name=label]").PressAsync("Enter");
        await page.Locator(".saved a", new PageLocatorOptions { HasText = "Ambassadors" }).ClickAsync();
        await Expect(page.Locator("select[name=kind]")).ToHaveValueAsync("post");
        await Expect(page.Locator("mark").First).ToBeVisibleAsync();
    }
}
