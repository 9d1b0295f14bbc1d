using Attache.Desk.Service;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Attache.Desk.Pages;

/// <summary>Forms that change something: read only after their token was checked.</summary>
internal static class Forms
{
    /// <summary>Refuses forms without the token that goes with the cookie.</summary>
    public static TBuilder NeedsToken<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.AddEndpointFilter(async (call, next) =>
    {
        var context = call.HttpContext;
        if (await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context).ConfigureAwait(false)) return await next(call).ConfigureAwait(false);
        await Failures.Show(context, StatusCodes.Status400BadRequest, "The form is too old or was not made by this desk. Go back, load the page again and send it once more.").ConfigureAwait(false);
        return Results.Empty;
    });

    /// <summary>A field of the form; empty where it is missing.</summary>
    public static string Field(this IFormCollection form, string name) => form[name].FirstOrDefault()?.Trim() ?? "";
}
