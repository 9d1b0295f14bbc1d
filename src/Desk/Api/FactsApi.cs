using System.ComponentModel;
using System.Text.Json;
using Attache.Desk.Access;
using Attache.Desk.Models;
using Attache.Desk.Service;
using Attache.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Attache.Desk.Api;

/// <summary>Findings that are added by hand, facts that are merged and split, sources that are graded.</summary>
internal static class FactsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/sources", Sources).WithTags("Sources").WithSummary("The publishers with their grades").WithDescription("Grades of the Admiralty scale: A to F for the source, 1 to 6 for what it reports.");
        var write = api.MapGroup("").RequireAuthorization(DeskAccess.AnalystPolicy);
        write.MapPost("/sources/grade", Grade).WithTags("Sources").WithSummary("Grade a source");
        write.MapPost("/stories/{sequence:long}/findings", Add).WithTags("Review").WithSummary("Add a finding that the machine missed").WithDescription("The finding as in docs/findings.md, without id, story and place; the sentence exactly as it stands in the story.");
        write.MapPost("/facts/merge", (HttpContext context, DeskData data, ApiRegroup body) => Regroup(context, data, body, true)).WithTags("Review").WithSummary("Make one fact of the facts of two findings or more");
        write.MapPost("/facts/split", (HttpContext context, DeskData data, ApiRegroup body) => Regroup(context, data, body, false)).WithTags("Review").WithSummary("Make a fact of their own of findings that stand in one with others");
    }

    private static async Task<Ok<ApiList<ApiSource>>> Sources(DeskData data, [Description("How many to pass over")] int skip = 0, [Description("How many, 1 to 200")] int limit = 100) =>
        TypedResults.Ok(await data.Read(lease =>
        {
            var rows = SourcesModel.Of(lease, null, null).Rows;
            int passed = Math.Max(0, skip), most = Math.Clamp(limit, 1, SourcesModel.Most);
            return new ApiList<ApiSource>([.. rows.Skip(passed).Take(most).Select(r => new ApiSource(r.Publisher, r.Stories, r.Grade?.ToString(), r.Given?.Author, r.Given?.Sequence))], passed + most < rows.Count ? passed + most : null, rows.Count);
        }).ConfigureAwait(false));

    private static async Task<Results<Ok<ApiTaken>, ProblemHttpResult>> Grade(HttpContext context, DeskData data, ApiGrade body)
    {
        string author = context.User.Identity!.Name!;
        return Answer(await data.Decide(lease => Deciding.Grade(lease, data.Clock, author, body.Publisher ?? "", body.Grade, body.Reason)).ConfigureAwait(false));
    }

    private static async Task<Results<Created<ApiFinding>, NotFound, ProblemHttpResult>> Add(HttpContext context, DeskData data, long sequence, ApiAdded body)
    {
        string author = context.User.Identity!.Name!;
        if (body.Finding.ValueKind != JsonValueKind.Object) return Problem(new DecisionOutcome(null, Problem: "'finding' is needed: an object as in docs/findings.md."));
        if (FindingEdit.FromJson(body.Finding.GetRawText(), out var problem) is not { } finding) return Problem(new DecisionOutcome(null, Problem: problem));
        var (there, outcome, told) = await data.Write(lease =>
        {
            if (lease.Index.Story(sequence) is not { } story) return (false, null, null);
            var done = Deciding.Add(lease, data.Clock, author, story.Id, body.Sentence ?? "", finding, body.Reason);
            return (true, (DecisionOutcome?)done, done.Finding is { } id ? Told.Of(lease.Store, [id]).FirstOrDefault() : null);
        }).ConfigureAwait(false);
        if (!there) return TypedResults.NotFound();
        data.Meters?.Decided(outcome!);
        return told is not null ? TypedResults.Created($"/api/v1/findings/{told.Reported.Finding.Id}", ApiFinding.Of(told)) : Problem(outcome!);
    }

    private static async Task<Results<Ok<ApiTaken>, ProblemHttpResult>> Regroup(HttpContext context, DeskData data, ApiRegroup body, bool merge)
    {
        string author = context.User.Identity!.Name!;
        if (body.Findings is not { Count: > 0 } findings) return Problem(new DecisionOutcome(null, Problem: "'findings' is needed: ids of findings."));
        return Answer(await data.Decide(lease => Deciding.Regroup(lease, data.Clock, author, findings[0], merge, findings, body.Reason, body.After)).ConfigureAwait(false));
    }

    private static Results<Ok<ApiTaken>, ProblemHttpResult> Answer(DecisionOutcome outcome) => outcome.Sequence is { } taken ? TypedResults.Ok(new ApiTaken(taken)) : Problem(outcome);

    private static ProblemHttpResult Problem(DecisionOutcome outcome) =>
        TypedResults.Problem(outcome.Problem, statusCode: outcome.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity, title: outcome.Conflict ? "Somebody was faster" : "Not a decision");
}

/// <summary>A publisher.</summary>
/// <param name="Publisher">Its name.</param>
/// <param name="Stories">Versions of stories in the ledger.</param>
/// <param name="Grade">Its grade, such as B2; absent where nobody graded it.</param>
/// <param name="GradedBy">Who gave it.</param>
/// <param name="Entry">The decision that gave it, to take it back.</param>
public sealed record ApiSource(string Publisher, int Stories, string? Grade, string? GradedBy, long? Entry);

/// <summary>A grade that somebody gives.</summary>
/// <param name="Publisher">The publisher, as stories name it.</param>
/// <param name="Grade">A letter from A to F and a figure from 1 to 6.</param>
/// <param name="Reason">Why; may be absent.</param>
public sealed record ApiGrade(string? Publisher, string? Grade, string? Reason = null);

/// <summary>A finding that somebody adds.</summary>
/// <param name="Sentence">The words that say it, exactly as they stand in the story.</param>
/// <param name="Finding">What they say (docs/findings.md).</param>
/// <param name="Reason">Why; may be absent.</param>
public sealed record ApiAdded(string? Sentence, JsonElement Finding, string? Reason = null);

/// <summary>Findings whose facts are merged or split.</summary>
/// <param name="Findings">Their ids.</param>
/// <param name="Reason">Why; may be absent.</param>
/// <param name="After">The last merge or split that you have seen (its entry in /decisions), 0 for none; the decision is refused with 409 where somebody merged or split these facts, or near ones, since. Absent: it does not matter.</param>
public sealed record ApiRegroup(IReadOnlyList<string>? Findings, string? Reason = null, long? After = null);

/// <summary>A decision that was taken.</summary>
/// <param name="Entry">Sequence of its entry; give it to take the decision back.</param>
public sealed record ApiTaken(long Entry);
