using System.Net;

namespace Attache.Tests.Desk.Http;

/// <summary>A desk without accounts listens to this machine and to its own pages only.</summary>
public sealed class LocalAccessTests : IDisposable
{
    private readonly RunningDesk desk = RunningDesk.Over(Stories.Expulsion().Reading());
    private readonly string id = Stories.Expulsion().Id(0);

    [Theory]
    [InlineData("Origin", "https://example.org")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task A_foreign_page_changes_nothing(string header, string value)
    {
        using var client = desk.Client();
        long before = desk.Entries();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/findings/{id}/reject");
        request.Headers.Add(header, value);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(request)).StatusCode);
        Assert.Equal(before, desk.Entries());
    }

    [Fact]
    public async Task A_foreign_name_that_leads_here_is_not_answered()
    {
        using var client = desk.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "evil.example.org";
        Assert.Equal(HttpStatusCode.MisdirectedRequest, (await client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public void Without_accounts_it_listens_on_this_machine_only()
    {
        var open = new Attache.Desk.DeskOptions { Ledger = "x.db", Address = IPAddress.Any };
        Assert.NotNull(open.Problem);
        Assert.Null((open with { Accounts = true }).Problem);
        Assert.Null((open with { Address = IPAddress.IPv6Loopback }).Problem);
    }

    [Theory]
    [InlineData("/review?x=1", "/review?x=1")]
    [InlineData("//example.org", "/")]
    [InlineData("https://example.org", "/")]
    [InlineData("/\\example.org", "/")]
    [InlineData(null, "/")]
    public void The_way_back_stays_on_the_desk(string? address, string expected) => Assert.Equal(expected, Attache.Desk.Service.Links.Local(address));

    public void Dispose() => desk.Dispose();
}
