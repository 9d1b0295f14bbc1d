using System.Net;
using Microsoft.AspNetCore.Http;

namespace Attache.Desk.Access;

/// <summary>
/// What every request must satisfy before anything looks at it: it asks for the desk by a name that is the desk's (or a
/// foreign page could reach a desk on this machine through a name of its own), and what changes something comes from the
/// desk's own pages or from a program. Every answer carries the headers that keep a page from doing more than it should.
/// </summary>
internal sealed class RequestGuard(RequestDelegate next, DeskOptions options)
{
    // No script, style, picture or connection but the desk's own; nothing inline.
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        headers.CacheControl = "no-store";

        if (!IsOurs(context.Request.Host)) return Refuse(context, StatusCodes.Status421MisdirectedRequest, "This desk does not answer to that host name. Start it with --host NAME where it should.");
        if (IsUnsafe(context.Request) && TokenHandler.Of(context.Request) is null && IsForeign(context.Request))
            return Refuse(context, StatusCodes.Status403Forbidden, "What changes something must come from the desk's own pages.");
        return next(context);
    }

    private static bool IsUnsafe(HttpRequest request) => !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);

    private static bool IsForeign(HttpRequest request)
    {
        string? site = request.Headers["Sec-Fetch-Site"];
        if (site is "cross-site" or "same-site") return true;
        string? origin = request.Headers.Origin;
        return origin is { Length: > 0 } && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    private bool IsOurs(HostString host)
    {
        if (options.Accounts && options.Hosts.Count == 0) return true;
        string name = host.Host.Trim('[', ']');
        return name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(name, out var address) && IPAddress.IsLoopback(address)) || options.Hosts.Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    private static Task Refuse(HttpContext context, int status, string why)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(why);
    }
}
