using System.Globalization;
using Attache.Desk.Access;
using Attache.Desk.Models;
using Attache.Desk.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Attache.Desk.Pages;

/// <summary>Facts that are merged and split, findings that are added by hand, sources that are graded.</summary>
internal static class FactRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/fact", (HttpContext context, DeskData data) => Fact(context, data, context.Request.Query["finding"].FirstOrDefault() ?? "", Done(context), null, StatusCodes.Status200OK));
        pages.MapGet("/sources", (HttpContext context, DeskData data) => Sources(context, data, Done(context), null, StatusCodes.Status200OK));
        pages.MapGet("/story/{sequence:long}/add", (HttpContext context, DeskData data, long sequence) =>
            Add(context, data, sequence, context.Request.Query["kind"], context.Request.Query["sentence"].FirstOrDefault() ?? "", null, "", null, StatusCodes.Status200OK)).RequireAuthorization(DeskAccess.AnalystPolicy);

        var forms = pages.MapGroup("").RequireAuthorization(DeskAccess.AnalystPolicy).NeedsToken();
        forms.MapPost("/fact/merge", (HttpContext context, DeskData data) => Regroup(context, data, merge: true));
        forms.MapPost("/fact/split", (HttpContext context, DeskData data) => Regroup(context, data, merge: false));
        forms.MapPost("/sources/grade", async (HttpContext context, DeskData data) =>
        {
            var form = await context.Request.ReadFormAsync().ConfigureAwait(false);
            string author = context.User.Identity!.Name!;
            // The name as it stands in the stories, spaces and all.
            string publisher = form["publisher"].FirstOrDefault() ?? "";
            var outcome = await data.Decide(lease => Deciding.Grade(lease, data.Clock, author, publisher, form.Field("reliability") + form.Field("credibility"), form.Field("reason"))).ConfigureAwait(false);
            return outcome.Sequence is { } taken ? Results.Redirect("/sources" + Links.Query(("done", Number(taken)))) : await Sources(context, data, null, outcome.Problem, StatusCodes.Status422UnprocessableEntity).ConfigureAwait(false);
        });
        forms.MapPost("/story/{sequence:long}/add", async (HttpContext context, DeskData data, long sequence) =>
        {
            var form = await context.Request.ReadFormAsync().ConfigureAwait(false);
            string author = context.User.Identity!.Name!, kind = form.Field("kind"), sentence = form.Field("sentence").Replace("\r\n", "\n", StringComparison.Ordinal), reason = form.Field("reason");
            IReadOnlyList<string> Filled(string name) => [.. form[name].OfType<string>()];
            if (!Codebook.Vocabulary.Standard.Kinds.Contains(kind, StringComparer.Ordinal)) return await Add(context, data, sequence, null, sentence, null, reason, "Choose what it tells of.", StatusCodes.Status422UnprocessableEntity).ConfigureAwait(false);
            var finding = EditField.New(kind, Filled, out var problem);
            var outcome = finding is null
                ? new DecisionOutcome(null, Problem: problem)
                : await data.Decide(lease => lease.Index.Story(sequence) is { } story ? Deciding.Add(lease, data.Clock, author, story.Id, sentence, finding, reason) : new DecisionOutcome(null, Problem: "There is no such story.")).ConfigureAwait(false);
            return outcome.Finding is { } id
                ? Results.Redirect("/review" + Links.Query(("finding", id), ("done", Number(outcome.Sequence ?? 0))))
                : await Add(context, data, sequence, kind, sentence, Filled, reason, outcome.Problem, StatusCodes.Status422UnprocessableEntity).ConfigureAwait(false);
        });
    }

    private static async Task<IResult> Regroup(HttpContext context, DeskData data, bool merge)
    {
        var form = await context.Request.ReadFormAsync().ConfigureAwait(false);
        string author = context.User.Identity!.Name!, asked = form.Field("asked");
        string[] ticked = [.. form["finding"].OfType<string>().Distinct(StringComparer.Ordinal)];
        if (ticked.Length == 0) return await Fact(context, data, asked, null, merge ? "Tick what speaks of the same." : "Tick what speaks of something else.", StatusCodes.Status422UnprocessableEntity).ConfigureAwait(false);
        long? after = long.TryParse(form.Field("after"), NumberStyles.None, CultureInfo.InvariantCulture, out long seen) ? seen : null;
        string[] findings = merge ? [asked, .. ticked.Where(t => t != asked)] : ticked;
        var outcome = await data.Decide(lease => Deciding.Regroup(lease, data.Clock, author, asked, merge, findings, form.Field("reason"), after)).ConfigureAwait(false);
        if (outcome.Sequence is { } taken) return Results.Redirect("/fact" + Links.Query(("finding", asked), ("done", Number(taken))));
        string? note = outcome.Conflict ? $"{outcome.Problem} Their decision stands; yours was not taken. Decide again if you see it otherwise." : outcome.Problem;
        return await Fact(context, data, asked, null, note, outcome.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity).ConfigureAwait(false);
    }

    private static async Task<IResult> Fact(HttpContext context, DeskData data, string finding, long? done, string? note, int status) =>
        await data.Read(lease => FactModel.Of(lease, finding, done, note)).ConfigureAwait(false) is { } model ? PageFrame.Show<FactPage>(context, model, status) : Results.NotFound();

    private static async Task<IResult> Sources(HttpContext context, DeskData data, long? done, string? note, int status) =>
        PageFrame.Show<SourcesPage>(context, await data.Read(lease => SourcesModel.Of(lease, done, note)).ConfigureAwait(false), status);

    private static async Task<IResult> Add(HttpContext context, DeskData data, long story, string? kind, string sentence, Func<string, IReadOnlyList<string>>? filled, string reason, string? note, int status) =>
        await data.Read(lease => AddModel.Of(lease, story, kind, sentence, filled, reason, note)).ConfigureAwait(false) is { } model ? PageFrame.Show<AddPage>(context, model, status) : Results.NotFound();

    private static long? Done(HttpContext context) => long.TryParse(context.Request.Query["done"], NumberStyles.None, CultureInfo.InvariantCulture, out long done) ? done : null;

    private static string Number(long sequence) => sequence.ToString(CultureInfo.InvariantCulture);
}
