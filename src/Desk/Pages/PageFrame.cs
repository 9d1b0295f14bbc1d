using System.Security.Claims;
using Attache.Desk.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace Attache.Desk.Pages;

/// <summary>What every page knows of its request.</summary>
/// <param name="User">Who asks; empty where nobody is logged in.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Accounts">Whether people log in here.</param>
/// <param name="Theme">"light" or "dark" where chosen; null for the system's.</param>
/// <param name="Token">Against forged forms; null where nobody is logged in.</param>
/// <param name="Address">Path and query of this page.</param>
/// <param name="Ledger">The ledger's name.</param>
public sealed record PageFrame(string User, Role Role, bool Accounts, string? Theme, string? Token, string Address, string Ledger)
{
    /// <summary>The name of the field that carries <see cref="Token"/>.</summary>
    public const string TokenField = "_token";

    /// <summary>Whether they may decide.</summary>
    public bool CanDecide => User.Length > 0 && Role >= Role.Analyst;

    /// <summary>The frame of a request.</summary>
    public static PageFrame Of(HttpContext context)
    {
        var user = context.User;
        var options = context.RequestServices.GetRequiredService<DeskOptions>();
        string? theme = context.Request.Cookies["theme"];
        // A token goes to whom something may be changed for, and to who is about to log in.
        string? token = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context).RequestToken;
        return new PageFrame(
            user.Identity?.Name ?? "", Enum.TryParse<Role>(user.FindFirstValue(ClaimTypes.Role), out var role) ? role : Role.Reader, options.Accounts,
            theme is "light" or "dark" ? theme : null, token, context.Request.Path + context.Request.QueryString, Path.GetFileName(options.Ledger));
    }

    /// <summary>A page as an answer.</summary>
    public static RazorComponentResult<T> Show<T>(HttpContext context, object? model = null, int status = StatusCodes.Status200OK)
        where T : IComponent
    {
        var parameters = new Dictionary<string, object?> { ["Frame"] = Of(context) };
        if (model is not null) parameters["Model"] = model;
        return new RazorComponentResult<T>(parameters) { StatusCode = status, PreventStreamingRendering = true };
    }
}
