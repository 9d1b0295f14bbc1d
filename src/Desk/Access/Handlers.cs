using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Attache.Desk.Access;

/// <summary>Without accounts: whoever asks from this machine is the one analyst.</summary>
internal sealed class LocalHandler(IOptionsMonitor<AuthenticationSchemeOptions> monitor, ILoggerFactory log, UrlEncoder encoder, DeskOptions desk)
    : AuthenticationHandler<AuthenticationSchemeOptions>(monitor, log, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // In-process tests have no connection; a connection from elsewhere would mean that something forwards to here.
        if (Context.Connection.RemoteIpAddress is { } address && !IPAddress.IsLoopback(address)) return Task.FromResult(AuthenticateResult.Fail("not from this machine"));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(Identities.Of(new Account { Name = desk.Author, Role = Role.Admin }, Scheme.Name), Scheme.Name)));
    }
}

/// <summary>Programs: a token in <c>Authorization: Bearer</c>; for feeds of calendars, which cannot send it, as <c>?token=</c>.</summary>
internal sealed class TokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> monitor, ILoggerFactory log, UrlEncoder encoder, DeskStore store)
    : AuthenticationHandler<AuthenticationSchemeOptions>(monitor, log, encoder)
{
    private const string Prefix = "Bearer ";

    /// <summary>The token of a request; null where it brings none.</summary>
    public static string? Of(HttpRequest request)
    {
        string? header = request.Headers.Authorization;
        if (header?.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) == true) return header[Prefix.Length..].Trim();
        return HttpMethods.IsGet(request.Method) && request.Path.Value?.EndsWith(".ics", StringComparison.Ordinal) == true ? request.Query["token"] : (string?)null;
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Of(Request) is not { Length: > 0 } token) return Task.FromResult(AuthenticateResult.NoResult());
        return Task.FromResult(store.CheckToken(token) is { } account
            ? AuthenticateResult.Success(new AuthenticationTicket(Identities.Of(account, Scheme.Name), Scheme.Name))
            : AuthenticateResult.Fail("unknown token"));
    }
}

/// <summary>Accounts as ASP.NET Core sees them.</summary>
internal static class Identities
{
    public static ClaimsPrincipal Of(Account account, string scheme) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.Name, account.Name), new Claim(ClaimTypes.Role, account.Role.ToString()), new Claim(DeskAccess.StampClaim, account.Stamp)], scheme));
}
