using System.ComponentModel;
using Attache.Desk.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Attache.Desk.Api;

/// <summary>Searches that somebody keeps under a name: one's own, on the page of the search as here.</summary>
internal static class SearchesApi
{
    /// <summary>The path of the list, whose answer depends on more than the ledger.</summary>
    public const string Path = "/api/v1/searches";

    private const int MostLabel = 60, MostQuery = 2000;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/searches", Searches).WithTags("Searches").WithSummary("Searches that you keep").WithDescription("By name. The query is that of the search's page; GET /findings takes the same filters.");
        api.MapPost("/searches", Keep).WithTags("Searches").WithSummary("Keep a search").WithDescription("One of the same name is replaced.");
        api.MapDelete("/searches/{id:long}", Forget).WithTags("Searches").WithSummary("Forget a search");
    }

    private static Ok<ApiList<ApiSearch>> Searches(HttpContext context, DeskStore store) => TypedResults.Ok(new ApiList<ApiSearch>([.. store.Searches(Owner(context)).Select(ApiSearch.Of)]));

    private static Results<Ok<ApiSearch>, ProblemHttpResult> Keep(HttpContext context, DeskStore store, ApiKept body)
    {
        string label = body.Label?.Trim() ?? "", query = body.Query?.Trim() ?? "";
        if (label.Length is 0 or > MostLabel) return No($"'label' is needed: a name of 1 to {MostLabel} characters.");
        if (query.Length > 0 && query[0] != '?') query = "?" + query;
        if (query.Length > MostQuery) return No($"'query' has at most {MostQuery} characters.");
        store.SaveSearch(Owner(context), label, query);
        return TypedResults.Ok(ApiSearch.Of(store.Searches(Owner(context)).First(s => s.Label == label)));
    }

    private static Results<NoContent, NotFound> Forget(HttpContext context, DeskStore store, [Description("As in the list")] long id)
    {
        string owner = Owner(context);
        if (!store.Searches(owner).Any(s => s.Id == id)) return TypedResults.NotFound();
        store.RemoveSearch(owner, id);
        return TypedResults.NoContent();
    }

    private static ProblemHttpResult No(string why) => TypedResults.Problem(why, statusCode: StatusCodes.Status422UnprocessableEntity, title: "Not a search");

    private static string Owner(HttpContext context) => context.User.Identity!.Name!;
}

/// <summary>A search that somebody keeps.</summary>
/// <param name="Id">To forget it by.</param>
/// <param name="Label">Its name.</param>
/// <param name="Query">The query string, with "?"; empty for everything.</param>
/// <param name="Page">Where people see what it finds.</param>
public sealed record ApiSearch(long Id, string Label, string Query, string Page)
{
    internal static ApiSearch Of(SavedSearch s) => new(s.Id, s.Label, s.Query, "/search" + s.Query);
}

/// <summary>A search to keep.</summary>
/// <param name="Label">Its name, 1 to 60 characters.</param>
/// <param name="Query">The query string of the search's page, such as "?q=embassy&amp;kind=post".</param>
public sealed record ApiKept(string? Label, string? Query);
