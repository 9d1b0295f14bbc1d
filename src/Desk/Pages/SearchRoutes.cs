using System.Text;
using Attache.Codebook;
using Attache.Desk.Access;
using Attache.Desk.Models;
using Attache.Desk.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Attache.Desk.Pages;

/// <summary>The search, what is taken along from it, and searches that are kept.</summary>
internal static class SearchRoutes
{
    /// <summary>Rows of an export at most.</summary>
    public const int MostRows = 10_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/search", async (HttpContext context, DeskData data, DeskStore store) =>
        {
            var request = SearchRequest.Of(context.Request.Query);
            var saved = store.Searches(context.User.Identity!.Name!);
            return PageFrame.Show<SearchPage>(context, await data.Read(lease => SearchModel.Of(lease, request, Query(context.Request.Query), saved)).ConfigureAwait(false));
        });
        pages.MapGet("/search.csv", (HttpContext context, DeskData data) => Export(context, data, true));
        pages.MapGet("/search.json", (HttpContext context, DeskData data) => Export(context, data, false));
        pages.MapPost("/search/save", async (HttpContext context, DeskStore store) =>
        {
            var form = await context.Request.ReadFormAsync().ConfigureAwait(false);
            string label = form.Field("label"), query = form.Field("query");
            if (query.Length > 0 && query[0] != '?') query = "";
            if (label.Length is > 0 and <= 60 && query.Length <= 2000) store.SaveSearch(context.User.Identity!.Name!, label, query);
            return Results.Redirect("/search" + query);
        }).NeedsToken();
        pages.MapPost("/search/forget", async (HttpContext context, DeskStore store) =>
        {
            var form = await context.Request.ReadFormAsync().ConfigureAwait(false);
            if (long.TryParse(form.Field("id"), out long id)) store.RemoveSearch(context.User.Identity!.Name!, id);
            return Results.Redirect("/search");
        }).NeedsToken();
    }

    // What was asked for, without the page and what was left empty.
    private static string Query(IQueryCollection query)
    {
        var text = new StringBuilder();
        foreach (var (name, values) in query.OrderBy(q => q.Key, StringComparer.Ordinal))
            foreach (string? value in values)
                if (!string.IsNullOrEmpty(value) && name != "before") text.Append(text.Length == 0 ? '?' : '&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        return text.ToString();
    }

    private static async Task<IResult> Export(HttpContext context, DeskData data, bool csv)
    {
        var request = SearchRequest.Of(context.Request.Query);
        string name = (request.InStories ? "stories" : "findings") + (csv ? ".csv" : ".json");
        byte[] bytes = await data.Read(lease =>
        {
            var found = SearchModel.Find(lease, request with { Before = null }, MostRows, count: false);
            if (request.InStories) return csv ? Table.Stories(SearchModel.StoriesOf(lease, found)) : Table.StoriesJson(SearchModel.StoriesOf(lease, found));
            var findings = Told.Of(lease.Store, found.Ids);
            return csv ? Table.Findings(findings) : Encoding.UTF8.GetBytes("[" + string.Join(",\n", findings.Select(f => FindingJson.Write(f.Reported.Finding))) + "]\n");
        }).ConfigureAwait(false);
        return Results.File(bytes, csv ? "text/csv; charset=utf-8" : "application/json", name);
    }
}
