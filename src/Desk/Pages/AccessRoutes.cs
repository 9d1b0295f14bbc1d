using System.Globalization;
using Attache.Desk.Access;
using Attache.Desk.Service;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Attache.Desk.Pages;

/// <summary>Logging in and out, tokens, accounts.</summary>
internal static class AccessRoutes
{
    public const string Limit = "login";

    // The same for an unknown name, a wrong password and a locked account: nobody learns which it was.
    private static readonly string Refused =
        string.Create(CultureInfo.InvariantCulture, $"Name and password do not fit. After {DeskIdentity.MostFailures} wrong passwords an account is locked for {DeskIdentity.Lock.TotalMinutes:0} minutes.");

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        var options = routes.ServiceProvider.GetRequiredService<DeskOptions>();
        pages.MapGet("/account", (HttpContext context, DeskStore store) => Show(context, store));
        if (!options.Accounts) return;

        pages.MapGet("/login", (HttpContext context) => PageFrame.Show<LoginPage>(context)).AllowAnonymous();
        pages.MapPost("/login", async (HttpContext context, SignInManager<Account> login) =>
        {
            var form = await context.Request.ReadFormAsync().ConfigureAwait(false);
            // The password as typed: spaces around it are part of it.
            if (await DeskIdentity.Check(login, form.Field("name"), form["password"].FirstOrDefault() ?? "").ConfigureAwait(false) is not { } account)
                return (IResult)PageFrame.Show<LoginPage>(context, Refused, StatusCodes.Status401Unauthorized);
            login.AuthenticationScheme = DeskAccess.CookieScheme;
            await login.SignInAsync(account, isPersistent: false).ConfigureAwait(false);
            return Results.Redirect(Links.Local(context.Request.Query["back"]));
        }).AllowAnonymous().NeedsToken().RequireRateLimiting(Limit);
        pages.MapPost("/logout", async (HttpContext context) =>
        {
            await context.SignOutAsync(DeskAccess.CookieScheme).ConfigureAwait(false);
            return Results.Redirect("/login");
        }).NeedsToken();

        pages.MapPost("/account/tokens", async (HttpContext context, DeskStore store, TimeProvider clock) =>
        {
            string label = (await context.Request.ReadFormAsync().ConfigureAwait(false)).Field("label");
            if (label.Length is 0 or > 60) return Show(context, store, problem: "Say in 1 to 60 characters what the token is for.");
            return Show(context, store, secret: store.AddToken(context.User.Identity!.Name!, label, clock.GetUtcNow()));
        }).NeedsToken();
        pages.MapPost("/account/tokens/end", async (HttpContext context, DeskStore store) =>
        {
            if (long.TryParse((await context.Request.ReadFormAsync().ConfigureAwait(false)).Field("id"), CultureInfo.InvariantCulture, out long id)) store.RemoveToken(context.User.Identity!.Name!, id);
            return Results.Redirect("/account");
        }).NeedsToken();
        var admin = pages.MapGroup("/account/users").RequireAuthorization(DeskAccess.AdminPolicy).NeedsToken();
        admin.MapPost("", async (HttpContext context, DeskStore store, UserManager<Account> users) =>
        {
            var form = await context.Request.ReadFormAsync().ConfigureAwait(false);
            if (!Enum.TryParse<Role>(form.Field("role"), true, out var role)) return Show(context, store, problem: "Roles are reader, analyst and admin.");
            return await DeskIdentity.Put(users, form.Field("name"), role, form["password"].FirstOrDefault() ?? "").ConfigureAwait(false) is { } problem ? Show(context, store, problem: problem) : Results.Redirect("/account");
        });
        admin.MapPost("/end", async (HttpContext context, DeskStore store) =>
        {
            string name = (await context.Request.ReadFormAsync().ConfigureAwait(false)).Field("name");
            if (string.Equals(name, context.User.Identity!.Name, StringComparison.OrdinalIgnoreCase)) return Show(context, store, problem: "Nobody ends the account that they are logged in with.");
            store.Remove(name);
            return Results.Redirect("/account");
        });
    }

    /// <summary>Ends a session whose account is gone or has another password or role.</summary>
    public static async Task Validate(CookieValidatePrincipalContext context)
    {
        var login = context.HttpContext.RequestServices.GetRequiredService<SignInManager<Account>>();
        if (await login.ValidateSecurityStampAsync(context.Principal).ConfigureAwait(false) is not null) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(DeskAccess.CookieScheme).ConfigureAwait(false);
    }

    private static IResult Show(HttpContext context, DeskStore store, string? secret = null, string? problem = null)
    {
        string name = context.User.Identity!.Name!;
        return PageFrame.Show<AccountPage>(
            context, new AccountPage.State(store.Tokens(name), context.User.IsInRole(nameof(Role.Admin)) ? store.Accounts() : [], secret, problem), problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
