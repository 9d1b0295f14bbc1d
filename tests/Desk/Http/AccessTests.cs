using System.Net;
using System.Net.Http.Headers;
using Attache.Desk.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

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
        foreach (var role in Enum.GetValues<Role>()) Assert.Null(DeskIdentity.Put(store, role.ToString().ToLowerInvariant(), role, Password));
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

    [Fact]
    public async Task Accounts_are_users_of_ASP_NET_Core_Identity_with_hash_stamp_and_lock()
    {
        using var scope = desk.Services.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        Assert.True(users.SupportsUserPassword && users.SupportsUserSecurityStamp && users.SupportsUserLockout);
        var reader = (await users.FindByNameAsync("READER"))!;
        Assert.Equal("reader", reader.Name);
        Assert.True(await users.CheckPasswordAsync(reader, Password));
        Assert.DoesNotContain("four words", reader.Hash!, StringComparison.Ordinal);
        string stamp = await users.GetSecurityStampAsync(reader);
        Assert.Null(await DeskIdentity.Put(users, "reader", Role.Analyst, "five other words make one"));
        var changed = (await users.FindByNameAsync("reader"))!;
        Assert.NotEqual(stamp, await users.GetSecurityStampAsync(changed));
        Assert.Equal(Role.Analyst, changed.Role);
        Assert.False(await users.CheckPasswordAsync(changed, Password));
        // A password that is refused leaves all as it was.
        Assert.Contains("at least 15", await DeskIdentity.Put(users, "reader", Role.Admin, "too short"), StringComparison.Ordinal);
        Assert.Equal(Role.Analyst, Store().Find("reader")!.Role);
        Assert.Contains("1 to 64", await DeskIdentity.Put(users, " eve", Role.Reader, Password), StringComparison.Ordinal);
        Assert.Null(Store().Find(" eve"));
    }

    [Fact]
    public async Task Wrong_passwords_lock_an_account_for_a_while_and_do_not_say_so_to_who_guesses()
    {
        using var client = desk.Client();
        string token = await client.Token("/login");
        var pages = new List<string>();
        for (int i = 0; i < DeskIdentity.MostFailures; i++) pages.Add(Body(await (await client.Send("/login", token, ("name", "reader"), ("password", "guess number " + i))).Content.ReadAsStringAsync()));
        var right = await client.Send("/login", token, ("name", "reader"), ("password", Password));
        Assert.Equal(HttpStatusCode.Unauthorized, right.StatusCode);
        var unknown = await client.Send("/login", token, ("name", "nobody"), ("password", Password));
        // A wrong password, a locked account and an unknown name look the same.
        Assert.All([.. pages, Body(await right.Content.ReadAsStringAsync())], p => Assert.Equal(Body(unknown.Content.ReadAsStringAsync().Result), p));
        var locked = Store().Find("reader")!;
        Assert.InRange(locked.LockedUntil!.Value, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow + DeskIdentity.Lock);
        locked.LockedUntil = DateTimeOffset.UtcNow.AddSeconds(-1);
        Store().Keep(locked);
        Assert.Equal(HttpStatusCode.Redirect, (await client.Send("/login", token, ("name", "reader"), ("password", Password))).StatusCode);
        static string Body(string page) => System.Text.RegularExpressions.Regex.Match(page, "role=\"alert\">([^<]+)<").Groups[1].Value;
    }

    [Fact]
    public void Who_is_changed_or_removed_meanwhile_is_not_written_back()
    {
        var store = Store();
        store.Keep(new Account { Name = "raced", Role = Role.Analyst, Hash = "h", Stamp = "one" });
        Account one = store.Find("raced")!, two = store.Find("raced")!;
        (one.Failures, two.Failures) = (one.Failures + 1, two.Failures + 1);
        Assert.True(store.Update(one) && store.Update(two));
        // Two wrong guesses at the same time both count.
        Assert.Equal(2, store.Find("raced")!.Failures);
        var late = store.Find("raced")!;
        var changed = store.Find("raced")!;
        (changed.Role, changed.Stamp) = (Role.Reader, "two");
        Assert.True(store.Update(changed));
        late.Failures++;
        Assert.False(store.Update(late));
        Assert.Equal(Role.Reader, store.Find("raced")!.Role);
        store.Remove("raced");
        Assert.False(store.Update(changed));
        Assert.Null(store.Find("raced"));
    }

    [Fact]
    public async Task The_queue_says_who_decided_what_and_how_far_people_agree()
    {
        var store = Store();
        using var ann = desk.Client();
        using var ben = desk.Client();
        ann.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", store.AddToken("analyst", "a", DateTimeOffset.UnixEpoch));
        ben.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", store.AddToken("admin", "b", DateTimeOffset.UnixEpoch));
        async Task<string> Page(HttpClient client, string finding, string action)
        {
            Assert.Equal(HttpStatusCode.OK, (await client.PostAsync($"/api/v1/findings/{finding}/{action}", null)).StatusCode);
            return await client.GetStringAsync("/review");
        }
        Assert.Contains("3 findings wait.", await ann.GetStringAsync("/review"), StringComparison.Ordinal);
        Assert.Contains("No finding was decided on by two people yet.", await Page(ann, id, "accept"), StringComparison.Ordinal);
        Assert.Contains("One finding was decided on by two or more; they agree.", await Page(ben, id, "accept"), StringComparison.Ordinal);
        string second = Stories.Expulsion().Id(1);
        Assert.Contains("1 finding waits.", await Page(ann, second, "accept"), StringComparison.Ordinal);
        string page = await Page(ben, second, "reject");
        Assert.Contains("Of 2 findings that two or more decided on, they agree on 1 (50 %).", page, StringComparison.Ordinal);
        // A row for each of them: accepted, corrected, rejected, added.
        Assert.Contains("<th scope=\"row\">analyst</th><td class=\"num\">2</td><td class=\"num\">0</td><td class=\"num\">0</td><td class=\"num\">0</td>", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">admin</th><td class=\"num\">1</td><td class=\"num\">0</td><td class=\"num\">1</td><td class=\"num\">0</td>", page, StringComparison.Ordinal);
        Assert.Contains("No finding waits.", await Page(ann, Stories.Expulsion().Id(2), "accept"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_ends_with_another_password_or_role()
    {
        using var analyst = await LoggedIn("analyst");
        Assert.Equal(HttpStatusCode.OK, (await analyst.GetAsync("/account")).StatusCode);
        Assert.Null(DeskIdentity.Put(Store(), "analyst", Role.Reader, Password));
        Assert.Equal(HttpStatusCode.Redirect, (await analyst.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public void A_file_of_before_accounts_could_be_locked_is_taken_on()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using (var old = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=" + path + ";Pooling=False"))
        {
            old.Open();
            using var command = old.CreateCommand();
            command.CommandText = "CREATE TABLE account(name TEXT PRIMARY KEY COLLATE NOCASE, role TEXT NOT NULL, hash TEXT NOT NULL, stamp TEXT NOT NULL) STRICT; INSERT INTO account VALUES ('ann', 'Admin', $hash, 's')";
            command.Parameters.AddWithValue("$hash", new PasswordHasher<Account>().HashPassword(new Account { Name = "ann" }, Password));
            command.ExecuteNonQuery();
        }
        var ann = new DeskStore(path).Find("ann")!;
        Assert.Equal((Role.Admin, 0, null), (ann.Role, ann.Failures, ann.LockedUntil));
        Assert.Equal(PasswordVerificationResult.Success, new PasswordHasher<Account>().VerifyHashedPassword(ann, ann.Hash!, Password));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Delete(path);
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
