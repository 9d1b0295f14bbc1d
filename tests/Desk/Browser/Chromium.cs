using Microsoft.Playwright;

namespace Attache.Tests.Desk.Browser;

/// <summary>Debian's Chromium and the desk over the example, once for all browser tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private readonly string profile = Directory.CreateTempSubdirectory("attache-chromium-").FullName;
    private IPlaywright? playwright;
    private RunningDesk? desk;

    /// <summary>The browser; null where this machine has none.</summary>
    public IBrowser? Browser { get; private set; }

    /// <summary>Where the desk listens.</summary>
    public string Address => desk!.Address;

    /// <summary>The program's file; null where there is none.</summary>
    public static string? Program => Environment.GetEnvironmentVariable("ATTACHE_CHROMIUM") ?? Places.FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Program is null) return;
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program, Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        desk = RunningDesk.OverSahel();
    }

    /// <summary>A page of a size and scheme; the test is skipped where there is no browser.</summary>
    public async Task<IPage> Open(string address, int width = 1280, bool dark = false)
    {
        Assert.SkipWhen(Browser is null, "There is no Chromium: apt-get install chromium, or set ATTACHE_CHROMIUM.");
        var context = await Browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address, ViewportSize = new ViewportSize { Width = width, Height = 900 }, ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(60_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        return page;
    }

    /// <summary>The address of the fact with most reports ("fact"), or of the story with most findings ("story").</summary>
    public Task<string> Busy(string what)
    {
        Assert.SkipWhen(desk is null, "There is no Chromium: apt-get install chromium, or set ATTACHE_CHROMIUM.");
        using var ledger = desk!.Ledger();
        var findings = ledger.Findings(new Attache.Ledger.FindingQuery()).ToList();
        return Task.FromResult(what == "fact"
            ? "/fact?finding=" + Attache.Ledger.Facts.FactMerger.Merge([.. findings.Where(f => f.Finding.Kind == "post")]).MaxBy(f => f.Evidence.Count)!.Evidence[0].Finding.Id
            : "/story/" + findings.GroupBy(f => f.Story.Sequence).MaxBy(g => g.Count())!.Key);
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.CloseAsync();
        playwright?.Dispose();
        desk?.Dispose();
        Directory.Delete(profile, true);
    }
}

/// <summary>Browser tests share one browser.</summary>
[CollectionDefinition(nameof(Chromium))]
public sealed class ChromiumCollection : ICollectionFixture<Chromium>;
