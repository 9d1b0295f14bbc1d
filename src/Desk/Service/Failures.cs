using Attache.Desk.Pages;
using Attache.Ledger;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Attache.Desk.Service;

/// <summary>What is told when something is not there, not allowed or fails: problem+json (RFC 9457) to programs, a page to people.</summary>
internal static class Failures
{
    /// <summary>After an exception that nothing caught.</summary>
    public static Task Handle(HttpContext context)
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        return error switch
        {
            LedgerException e => Show(context, StatusCodes.Status503ServiceUnavailable, e.Message),
            BadHttpRequestException e => Show(context, e.StatusCode),
            _ => Show(context, StatusCodes.Status500InternalServerError),
        };
    }

    /// <summary>After an answer without content.</summary>
    public static Task Status(StatusCodeContext context) => Show(context.HttpContext, context.HttpContext.Response.StatusCode);

    /// <summary>Where nobody is logged in: programs are told, people are led to the log-in.</summary>
    public static Task Challenge(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (IsApi(context.HttpContext) || !HttpMethods.IsGet(context.Request.Method)) return Show(context.HttpContext, StatusCodes.Status401Unauthorized);
        context.Response.Redirect("/login" + Links.Query(("back", context.Request.Path + context.Request.QueryString)));
        return Task.CompletedTask;
    }

    /// <summary>Writes it.</summary>
    public static async Task Show(HttpContext context, int status, string? detail = null)
    {
        var (title, text) = Words(status);
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status401Unauthorized) context.Response.Headers.WWWAuthenticate = "Bearer";
        if (IsApi(context))
        {
            await context.RequestServices.GetRequiredService<IProblemDetailsService>().TryWriteAsync(new ProblemDetailsContext
            {
                HttpContext = context, ProblemDetails = new ProblemDetails { Status = status, Title = title, Detail = detail ?? text },
            }).ConfigureAwait(false);
            return;
        }
        await PageFrame.Show<MessagePage>(context, new MessagePage.Message(title, detail ?? text), status).ExecuteAsync(context).ConfigureAwait(false);
    }

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api");

    private static (string Title, string Text) Words(int status) => status switch
    {
        401 => ("Not logged in", "This needs an account or a token."),
        403 => ("Not allowed", "Your role does not allow this."),
        404 => ("Not here", "There is nothing at this address. The ledger may hold it under another name; the search finds it."),
        405 => ("Not so", "This address does not take that method."),
        409 => ("Somebody was faster", "Somebody decided on this in the meantime."),
        413 => ("Too large", "That is more than the desk takes at once (64 MiB)."),
        415 => ("Unknown format", "The desk does not take content of that type."),
        429 => ("Too many requests", "Wait a minute and try again."),
        503 => ("The ledger is out of reach", "Try again in a moment."),
        >= 500 => ("Something went wrong", "This is a bug of the desk. Nothing was changed by it."),
        _ => ("Not understood", "The desk did not understand this request."),
    };
}
