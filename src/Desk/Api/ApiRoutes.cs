using Attache.Desk.Access;
using Attache.Desk.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Attache.Desk.Api;

/// <summary>The REST API under <c>/api/v1</c>.</summary>
internal static class ApiRoutes
{
    public const string Limit = "api";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").RequireRateLimiting(Limit).AddEndpointFilter(Tag);
        ReadingApi.Map(api);
        DecidingApi.Map(api);
        FactsApi.Map(api);
        SearchesApi.Map(api);
        OpenApiSetup.Map(routes);
    }

    // The same ledger, address and user give the same answer; who has it already need not get it again.
    private static async ValueTask<object?> Tag(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var context = call.HttpContext;
        if (!HttpMethods.IsGet(context.Request.Method)) return await next(call).ConfigureAwait(false);
        var data = (DeskData)context.RequestServices.GetService(typeof(DeskData))!;
        string seed = $"{data.Marked}|{data.Name}|{context.User.Identity?.Name}|{context.Request.Path}{context.Request.QueryString}|{Own(context)}|{typeof(ApiRoutes).Assembly.ManifestModule.ModuleVersionId}";
        string tag = $"W/\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(seed)).AsSpan(0, 10))}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        if (context.Request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known && known.Any(k => k.Equals(EntityTagHeaderValue.Any) || k.ToString() == tag)) return Results.StatusCode(StatusCodes.Status304NotModified);
        return await next(call).ConfigureAwait(false);
    }

    // What an answer depends on besides the ledger: searches are kept beside it.
    private static string Own(HttpContext context) => context.Request.Path.StartsWithSegments(SearchesApi.Path)
        ? string.Join('\n', ((DeskStore)context.RequestServices.GetService(typeof(DeskStore))!).Searches(context.User.Identity?.Name ?? "").Select(s => $"{s.Id} {s.Label} {s.Query}"))
        : "";
}
