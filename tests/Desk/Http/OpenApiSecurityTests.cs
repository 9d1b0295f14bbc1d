using System.Net.Http.Json;
using System.Text.Json;

namespace Attache.Tests.Desk.Http;

/// <summary>Programs that are made from the OpenAPI document learn that they may have to send a token, and that a desk without accounts needs none.</summary>
public sealed class OpenApiSecurityTests
{
    [Fact]
    public async Task The_document_asks_for_a_token_or_for_nothing()
    {
        using var desk = RunningDesk.Over(Stories.Expulsion().Reading());
        using var client = desk.Client();
        var document = await client.GetFromJsonAsync<JsonElement>("/api/v1/openapi.json");
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("token").GetProperty("scheme").GetString());
        var security = document.GetProperty("security").EnumerateArray().ToList();
        Assert.Contains(security, r => r.TryGetProperty("token", out _));
        Assert.Contains(security, r => !r.EnumerateObject().Any());
    }
}
