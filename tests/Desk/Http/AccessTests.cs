using System.Net;
using System.Net.Http.Headers;
using Attache.Desk.Access;

namespace Attache.Tests.Desk.Http;

/// <summary>Who may do what.</summary>
public sealed class AccessTests : IDisposable
{
    private const string Password = "four words make one";
    private readonly RunningDesk desk = RunningDesk.Over(o => o with { Accounts = true }, Stories.Expulsion().Reading());
    private readonly string id = Stories.Expulsion().Id(0);

    public AccessTests()
    {
        var store = Store();
        foreach (var role in Enum.GetValues<Role>()) Assert.Null(store.Put(role.ToString().ToLowerInvariant(), role, Password));
    }

    [Fact]
    public async Task Who_is_not_logged_in_sees_nothing_and_changes_nothing()
    {
        long before = desk.Entries();
        using var client = desk.Client();
        var page = await client.GetAsync("/");
        Assert.Equal("/login?back=%2F", page.Headers.Location!.OriginalString);
        foreach (string address in (string[])["/api/v1/findings", "/api/v1/dossiers?subject=s:MLI"]) Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(address)).StatusCode);
        string token = await client.Token("/login");
        foreach (string address in (string[])
            [$"/review/{id}/accept", $"/review/{id}/reject", $"/review/{id}/correct", "/review/undo", "/search/save", "/search/forget", "/account/tokens", "/account/users", "/account/users/end", "/logout",
             "/api/v1/stories", $"/api/v1/findings/{id}/accept", $"/api/v1/findings/{id}/reject", $"/api/v1/findings/{id}/correct", "/api/v1/decisions/1/undo"])
        {
            var answer = await client.Send(address, token, ("after", "0"), ("entry", "1"), ("name", "eve"), ("role", "admin"), ("password", Password), ("label", "x"));
            Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized, $"{address}: {answer.StatusCode}");
        }
        Assert.Equal(before, desk.Entries());
        Assert.Equal(3, Store().Accounts().Count);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task A_reader_looks_an_analyst_decides_an_admin_makes_accounts()
    {
        using var reader = await LoggedIn("reader");
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/pair/FRA/MLI")).StatusCode);
        string token = await reader.Token("/account");
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Send($"/review/{id}/accept", token, ("after", "0"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Send("/account/users", token, ("name", "eve"), ("role", "admin"), ("password", Password))).StatusCode);
        Assert.DoesNotContain("data-key=\"a\"", await reader.GetStringAsync("/review"), StringComparison.Ordinal);

        using var analyst = await LoggedIn("analyst");
        token = await analyst.Token("/review");
        Assert.Equal(HttpStatusCode.Redirect, (await analyst.Send($"/review/{id}/accept", token, ("after", "0"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await analyst.Send("/account/users", token, ("name", "eve"), ("role", "admin"), ("password", Password))).StatusCode);

        using var admin = await LoggedIn("admin");
        token = await admin.Token("/account");
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Send("/account/users", token, ("name", "eve"), ("role", "reader"), ("password", Password))).StatusCode);
        Assert.NotNull(Store().Find("eve"));
        // Whose account ends is out at once.
        Store().Remove("reader");
        Assert.Equal(HttpStatusCode.Redirect, (await reader.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task A_form_without_the_token_of_its_session_is_refused()
    {
        using var analyst = await LoggedIn("analyst");
        using var other = await LoggedIn("admin");
        long before = desk.Entries();
        Assert.Equal(HttpStatusCode.BadRequest, (await analyst.Send($"/review/{id}/accept", "", ("after", "0"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await analyst.Send($"/review/{id}/accept", await other.Token("/review"), ("after", "0"))).StatusCode);
        Assert.Equal(before, desk.Entries());
    }

    [Fact]
    public async Task A_program_comes_in_with_a_token()
    {
        string secret = Store().AddToken("analyst", "robot", DateTimeOffset.UnixEpoch);
        using var client = desk.Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/findings")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync($"/api/v1/findings/{id}/accept", null)).StatusCode);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret + "x");
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/v1/findings")).StatusCode);
        client.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/calendar.ics?token=" + secret)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await client.GetAsync("/api/v1/findings?token=" + secret)).StatusCode);
    }

    [Fact]
    public async Task Passwords_cannot_be_guessed_at_speed_and_the_way_back_stays_on_the_desk()
    {
        using var client = desk.Client();
        string token = await client.Token("/login");
        var good = await client.Send("/login?back=https%3A%2F%2Fexample.org%2F", token, ("name", "reader"), ("password", Password));
        Assert.Equal("/", good.Headers.Location!.OriginalString);
        using var guesser = desk.Client();
        token = await guesser.Token("/login");
        var last = HttpStatusCode.OK;
        for (int i = 0; i < 12; i++) last = (await guesser.Send("/login", token, ("name", "reader"), ("password", "guess number " + i))).StatusCode;
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    public void Dispose() => desk.Dispose();

    private DeskStore Store() => new(desk.Path_ + ".desk/desk.db");

    private async Task<HttpClient> LoggedIn(string name)
    {
        var client = desk.Client();
        var answer = await client.Send("/login", await client.Token("/login"), ("name", name), ("password", Password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        string cookie = answer.Headers.GetValues("Set-Cookie").First(c => c.Contains("attache-session", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        return client;
    }
}
