using System.ComponentModel;
using System.Text.Json;
using Attache.Desk.Access;
using Attache.Desk.Models;
using Attache.Desk.Service;
using Attache.Ledger;
using Attache.Storage.Index;
using Attache.Stories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Attache.Desk.Api;

/// <summary>What changes the ledger: stories that come in, decisions; and the queue of review.</summary>
internal static class DecidingApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/review", Queue).WithTags("Review").WithSummary("Findings that nobody has looked at").WithDescription("In the order of importance or doubt.");
        api.MapGet("/decisions", Decisions).WithTags("Review").WithSummary("What people decided").WithDescription("The last decisions first.");
        var write = api.MapGroup("").RequireAuthorization(DeskAccess.AnalystPolicy);
        write.MapPost("/stories", Read).WithTags("Stories").WithSummary("Read stories into the ledger")
            .WithDescription("The body is what attache read takes: a plain wire text, ninjs as JSON, or JSON lines of it; 64 MiB at most. A story that is there already adds nothing.")
            .Accepts<string>("text/plain", "application/json", "application/x-ndjson");
        write.MapPost("/findings/{id}/accept", (HttpContext context, DeskData data, string id, ApiVerdict? verdict) => Decide(context, data, "accept", id, verdict)).WithTags("Review").WithSummary("Confirm a finding");
        write.MapPost("/findings/{id}/reject", (HttpContext context, DeskData data, string id, ApiVerdict? verdict) => Decide(context, data, "reject", id, verdict)).WithTags("Review").WithSummary("Reject a finding: it counts no longer");
        write.MapPost("/findings/{id}/correct", (HttpContext context, DeskData data, string id, ApiVerdict? verdict) => Decide(context, data, "correct", id, verdict)).WithTags("Review").WithSummary("Put fields of a finding right");
        write.MapPost("/decisions/{entry:long}/undo", Undo).WithTags("Review").WithSummary("Take a decision back: what stood before stands again");
    }

    private static async Task<Results<Ok<ApiList<ApiFinding>>, ProblemHttpResult>> Queue(DeskData data, [Description("importance or doubt")] string order = "importance", [Description("How many to pass over")] int skip = 0, [Description("How many, 1 to 200")] int limit = 50)
    {
        if (FilterCheck.Order(order) is { } problem) return ReadingApi.NoFilter(problem);
        return TypedResults.Ok(await data.Read(lease =>
        {
            int most = Math.Clamp(limit, 1, 200), passed = Math.Max(0, skip);
            var ids = lease.Index.Queue(order == "doubt" ? QueueOrder.Doubt : QueueOrder.Importance, most + 1, passed);
            return new ApiList<ApiFinding>([.. Told.Of(lease.Store, ids.Take(most)).Select(ApiFinding.Of)], ids.Count > most ? passed + most : null);
        }).ConfigureAwait(false));
    }

    private static async Task<Ok<ApiList<ApiDecision>>> Decisions(DeskData data, [Description("Only on this finding or its fact")] string? finding = null, [Description("The next of the page before")] long? before = null, [Description("How many, 1 to 200")] int limit = 50) =>
        TypedResults.Ok(await data.Read(lease =>
        {
            int most = Math.Clamp(limit, 1, 200);
            var found = finding is null
                ? lease.Index.LastDecisions(most + 1, before)
                : [.. lease.Index.DecisionsOn(finding).Reverse().Where(d => d.Sequence < (before ?? long.MaxValue)).Take(most + 1)];
            return new ApiList<ApiDecision>([.. found.Take(most).Select(ApiDecision.Of)], found.Count > most ? found[most - 1].Sequence : null);
        }).ConfigureAwait(false));

    private static async Task<Results<Ok<ApiRead>, ProblemHttpResult>> Read(HttpContext context, StoryReader reader, [Description("The date of stories that give none themselves: a day or an instant")] string? date = null)
    {
        PublicationInstant? day = null;
        if (date is { Length: > 0 })
        {
            if (!WireDates.TryInstant(date, out var read)) return TypedResults.Problem($"'{SafeText.Cut(date, 40)}' is no date. Give a day such as 2022-02-07 or an instant such as 2022-02-07T18:20:00+01:00.", statusCode: 400, title: "No date");
            day = read;
        }
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        var outcome = await reader.Read(body.ToArray(), day, context.RequestAborted).ConfigureAwait(false);
        string[] problems = [.. outcome.Problems.Select(p => p.ToString())];
        if (outcome.Readings.Count == 0) return TypedResults.Problem(problems.Length > 0 ? string.Join(" ", problems) : "The body holds no story.", statusCode: StatusCodes.Status422UnprocessableEntity, title: "Nothing was read");
        return TypedResults.Ok(new ApiRead(outcome.Readings.Count, outcome.Appended.Stories, outcome.Readings.Sum(r => r.Findings.Count), outcome.Appended.Findings, [.. outcome.Readings.Select(r => r.Story.Id)], problems));
    }

    private static async Task<Results<Ok<ApiFinding>, NotFound, ProblemHttpResult>> Decide(HttpContext context, DeskData data, string action, string id, ApiVerdict? verdict)
    {
        string author = context.User.Identity!.Name!;
        IReadOnlyList<KeyValuePair<string, string>> changes = [.. (verdict?.Changes ?? new Dictionary<string, JsonElement>()).Select(c => new KeyValuePair<string, string>(c.Key, c.Value.ValueKind == JsonValueKind.String ? c.Value.GetString()! : c.Value.GetRawText()))];
        var (outcome, told) = await data.Write(lease =>
        {
            if (!lease.Store.Findings(new FindingQuery { FindingId = id, WithDead = true }).Any()) return (null, null);
            var done = Deciding.Decide(lease, data.Clock, author, action, id, _ => (changes, null), verdict?.Reason, verdict?.After);
            return ((DecisionOutcome?)done, Told.Of(lease.Store, [id]).FirstOrDefault());
        }).ConfigureAwait(false);
        if (outcome is null || told is null) return TypedResults.NotFound();
        data.Meters?.Decided(outcome);
        if (outcome.Sequence is not null) return TypedResults.Ok(ApiFinding.Of(told));
        return TypedResults.Problem(outcome.Problem, statusCode: outcome.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity, title: outcome.Conflict ? "Somebody was faster" : "Not a decision");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Undo(HttpContext context, DeskData data, long entry)
    {
        string author = context.User.Identity!.Name!;
        var outcome = await data.Decide(lease => Deciding.Undo(lease, data.Clock, author, entry, null)).ConfigureAwait(false);
        return outcome.Sequence is not null ? TypedResults.NoContent()
            : TypedResults.Problem(outcome.Problem, statusCode: outcome.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status404NotFound, title: "Not taken back");
    }
}
