using System.Net;
using Attache.Desk;
using Attache.Ledger;
using Attache.Pipeline;
using Attache.Storage;
using Attache.Stories;
using Attache.Tests.Unit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using StoryReading = Attache.Ledger.StoryReading;

namespace Attache.Tests.Desk;

/// <summary>A desk on a free port of this machine, over a ledger in a folder of its own.</summary>
internal sealed class RunningDesk : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "attache-desk-" + Path.GetRandomFileName());
    private readonly WebApplication app;

    private RunningDesk(Action<string> fill, Func<DeskOptions, DeskOptions>? tune)
    {
        Directory.CreateDirectory(folder);
        Path_ = Path.Combine(folder, "test.db");
        fill(Path_);
        var options = new DeskOptions { Ledger = Path_, Port = 0, Author = "ann" };
        app = DeskHost.Build(tune?.Invoke(options) ?? options, TimeProvider.System);
        app.Start();
        Address = app.Urls.First();
    }

    /// <summary>The ledger's file.</summary>
    public string Path_ { get; }

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    /// <summary>Over readings made by hand.</summary>
    public static RunningDesk Over(params StoryReading[] readings) => Over(null, readings);

    /// <summary>Over readings made by hand, with other options.</summary>
    public static RunningDesk Over(Func<DeskOptions, DeskOptions>? tune, params StoryReading[] readings) => new(
        path =>
        {
            using var store = SqliteLedger.Open(path, TimeProvider.System);
            store.Append(readings);
        },
        tune);

    /// <summary>Over the example that the README shows, read once for all tests.</summary>
    public static RunningDesk OverSahel(Func<DeskOptions, DeskOptions>? tune = null) => new(path => File.Copy(Sahel.Value, path), tune);

    /// <summary>Over a ledger that something else fills.</summary>
    public static RunningDesk Filled(Action<string> fill) => new(fill, null);

    /// <summary>What the desk is made of.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>A client that keeps its cookies and follows nothing.</summary>
    public HttpClient Client(bool follow = false) => new(new SocketsHttpHandler { AllowAutoRedirect = follow, CookieContainer = new CookieContainer(), UseCookies = true }) { BaseAddress = new Uri(Address) };

    /// <summary>Number of entries in the ledger.</summary>
    public long Entries()
    {
        using var store = SqliteLedger.Open(Path_, TimeProvider.System, LedgerAccess.Read);
        return store.Head.Count;
    }

    /// <summary>Number of findings that nobody has decided on.</summary>
    public long Waiting()
    {
        using var store = SqliteLedger.Open(Path_, TimeProvider.System, LedgerAccess.Read);
        return store.CountForReview();
    }

    /// <summary>All routes with their methods.</summary>
    public IReadOnlyList<(string Method, string Pattern)> Routes() =>
    [
        .. ((Microsoft.AspNetCore.Routing.IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => (m, "/" + e.RoutePattern.RawText!.TrimStart('/')))).Distinct(),
    ];

    /// <summary>The ledger, for reading.</summary>
    public ILedgerStore Ledger() => SqliteLedger.Open(Path_, TimeProvider.System, LedgerAccess.Read);

    public void Dispose()
    {
        app.StopAsync().GetAwaiter().GetResult();
        app.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static readonly Lazy<string> Sahel = new(() =>
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("attache-sahel-").FullName, "sahel.db");
        using var store = SqliteLedger.Open(path, TimeProvider.System);
        var run = new ReadRun(new ReadOptions { Paths = [Path.Combine(Repository.Root, "examples", "sahel-2022")] }, store, new Silent());
        Assert.True(run.Execute().Findings > 100);
        return path;
    });

    private sealed class Silent : IReadListener
    {
        public void OnRead(StoryReading reading)
        {
        }

        public void OnProblem(StoryProblem problem) => throw new InvalidOperationException(problem.ToString());

        public void OnNote(string origin, string note)
        {
        }

        public void OnBatch(int stories, int findings)
        {
        }
    }
}

/// <summary>Forms as a browser sends them.</summary>
internal static partial class FormExtensions
{
    /// <summary>The token that a page's forms carry.</summary>
    public static async Task<string> Token(this HttpClient client, string page)
    {
        string html = await client.GetStringAsync(page);
        var match = TokenField().Match(html);
        Assert.True(match.Success, $"{page} has no form");
        return WebUtility.HtmlDecode(match.Groups[1].Value);
    }

    /// <summary>Sends a form.</summary>
    public static Task<HttpResponseMessage> Send(this HttpClient client, string address, string token, params (string Name, string Value)[] fields) =>
        client.PostAsync(address, new FormUrlEncodedContent([new("_token", token), .. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))]));

    [System.Text.RegularExpressions.GeneratedRegex("name=\"_token\" value=\"([^\"]+)\"")]
    private static partial System.Text.RegularExpressions.Regex TokenField();
}
