using System.Globalization;
using Attache.Desk.Access;
using Attache.Desk.Models;
using Attache.Desk.Service;
using Attache.Storage.Index;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Attache.Desk.Pages;

/// <summary>The queue of review and the forms of its decisions.</summary>
internal static class ReviewRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/review").ExcludeFromDescription();
        pages.MapGet("", (HttpContext context, DeskData data) =>
        {
            var query = context.Request.Query;
            return Show(context, data, query["order"] == "doubt" ? QueueOrder.Doubt : QueueOrder.Importance, query["finding"], long.TryParse(query["done"], out long done) ? done : null, null, StatusCodes.Status200OK);
        });
        var forms = pages.MapGroup("").RequireAuthorization(DeskAccess.AnalystPolicy).NeedsToken();
        foreach (string action in Deciding.Actions)
            forms.MapPost($"/{{finding}}/{action}", (HttpContext context, DeskData data, string finding) => Decide(context, data, finding, action));
        forms.MapPost("/undo", async (HttpContext context, DeskData data) =>
        {
            var form = await context.Request.ReadFormAsync().ConfigureAwait(false);
            string author = context.User.Identity!.Name!;
            var order = form.Field("order") == "doubt" ? QueueOrder.Doubt : QueueOrder.Importance;
            if (!long.TryParse(form.Field("entry"), NumberStyles.None, CultureInfo.InvariantCulture, out long entry)) return Results.BadRequest();
            var outcome = await data.Decide(lease => Deciding.Undo(lease, data.Clock, author, entry, null)).ConfigureAwait(false);
            string? back = form["back"].FirstOrDefault();
            if (outcome.Sequence is null) return await Show(context, data, order, form.Field("finding") is { Length: > 0 } f ? f : null, null, outcome.Problem, StatusCodes.Status409Conflict).ConfigureAwait(false);
            return Results.Redirect(back is { Length: > 0 } ? Links.Local(back) : "/review" + Links.Query(("order", Name(order)), ("finding", form.Field("finding"))));
        });
    }

    private static async Task<IResult> Decide(HttpContext context, DeskData data, string finding, string action)
    {
        var form = await context.Request.ReadFormAsync().ConfigureAwait(false);
        string author = context.User.Identity!.Name!;
        long? after = long.TryParse(form.Field("after"), NumberStyles.None, CultureInfo.InvariantCulture, out long seen) ? seen : null;
        var outcome = await data.Decide(lease => Deciding.Decide(
            lease, data.Clock, author, action, finding, standing => (EditField.Changes(standing.Finding, name => [.. form[name].OfType<string>()], out var problem), problem), form.Field("reason"), after)).ConfigureAwait(false);
        var order = form.Field("order") == "doubt" ? QueueOrder.Doubt : QueueOrder.Importance;
        if (outcome.Sequence is { } taken) return Results.Redirect("/review" + Links.Query(("order", Name(order)), ("done", taken.ToString(CultureInfo.InvariantCulture))));
        string note = outcome.Conflict ? "Somebody decided on this finding while you looked at it. Their decision stands below; yours was not taken. Decide again if you see it otherwise." : outcome.Problem ?? "";
        return await Show(context, data, order, finding, null, note, outcome.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity).ConfigureAwait(false);
    }

    private static string Name(QueueOrder order) => order == QueueOrder.Doubt ? "doubt" : "importance";

    private static async Task<IResult> Show(HttpContext context, DeskData data, QueueOrder order, string? asked, long? done, string? note, int status) =>
        PageFrame.Show<ReviewPage>(context, await data.Read(lease => ReviewModel.Of(lease, order, asked, done, note)).ConfigureAwait(false), status);
}
