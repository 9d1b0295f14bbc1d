using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Attache.Mcp.Service;

/// <summary>
/// Lets through only what asks for this machine by its own names, comes from no foreign web page, and carries the token
/// where one is wanted: a page in a browser could else reach the server through a host name of its own.
/// </summary>
internal sealed class LocalOnly(string? token)
{
    private readonly byte[]? expected = token is null ? null : Encoding.UTF8.GetBytes("Bearer " + token);

    public Task Check(HttpContext context, RequestDelegate next)
    {
        if (!IsLocal(context.Request.Host.Host)) return Refuse(context, StatusCodes.Status421MisdirectedRequest, "Ask for localhost or 127.0.0.1: this server answers to no other name.");
        if (context.Request.Headers.Origin.ToString() is { Length: > 0 } origin && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && IsLocal(from.Host)))
            return Refuse(context, StatusCodes.Status403Forbidden, "Web pages of other hosts may not ask.");
        if (expected is not null && !CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString())))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Refuse(context, StatusCodes.Status401Unauthorized, "Send 'Authorization: Bearer TOKEN' with the token of ATTACHE_MCP_TOKEN.");
        }
        return next(context);
    }

    private static bool IsLocal(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static Task Refuse(HttpContext context, int status, string why)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(why);
    }
}
