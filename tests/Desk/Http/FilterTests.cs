using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Attache.Tests.Desk.Http;

/// <summary>A filter that means nothing is refused by the API: without it the answer would be that to another question.</summary>
public sealed class FilterTests : IDisposable
{
    private readonly RunningDesk desk = RunningDesk.Over(Stories.Expulsion().Reading());

    [Theory]
    [InlineData("findings?kind=posts", "post,")]
    [InlineData("findings?kind=Post", "post,")]
    [InlineData("findings?kind=post&kind=posts", "'posts'")]
    [InlineData("findings?actor=Atlantis", "'Atlantis'")]
    [InlineData("findings?actor=France%20Atlantis", "'Atlantis'")]
    [InlineData("findings?category=HUG", "COERCE")]
    [InlineData("findings?change=vanished", "expelled")]
    [InlineData("findings?modality=3", "negated")]
    [InlineData("findings?review=yes", "corrected")]
    [InlineData("findings?confidence=80", "tenths")]
    [InlineData("findings?about=nonsense", "'nonsense'")]
    [InlineData("findings?about=s:MLI", "force or person")]
    [InlineData("facts?subject=p:FRA|MLI&kind=posts", "post,")]
    [InlineData("review?order=newest", "doubt")]
    public async Task A_filter_that_means_nothing_is_told_with_what_there_is(string address, string says)
    {
        using var client = desk.Client();
        var answer = await client.GetAsync("/api/v1/" + address);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(says, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("findings?kind=post&actor=France%20Mali&change=expelled&modality=actual&review=none", 1)]
    [InlineData("findings?kind=&actor=&category=&change=&modality=&review=&about=", 3)]
    [InlineData("facts?subject=p:FRA|MLI&kind=post", 1)]
    [InlineData("review?order=doubt", 3)]
    public async Task A_filter_that_means_something_or_is_left_empty_is_answered(string address, int items)
    {
        using var client = desk.Client();
        Assert.Equal(items, (await client.GetFromJsonAsync<JsonElement>("/api/v1/" + address)).GetProperty("items").GetArrayLength());
    }

    public void Dispose() => desk.Dispose();
}
