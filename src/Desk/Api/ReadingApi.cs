using System.ComponentModel;
using Attache.Desk.Models;
using Attache.Desk.Pages;
using Attache.Desk.Service;
using Attache.Ledger;
using Attache.Stories;
using Attache.Views;
using Attache.Views.Brief;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Attache.Desk.Api;

/// <summary>What can be read: findings, stories, facts, dossiers, changes, what is due, subjects.</summary>
internal static class ReadingApi
{
    private const int Most = 200;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/findings", Findings).WithTags("Findings").WithSummary("Search findings").WithDescription("The newest reports first. All filters must hold; kind may stand several times.");
        api.MapGet("/findings/{id}", Finding).WithTags("Findings").WithSummary("One finding");
        api.MapGet("/stories", Stories).WithTags("Stories").WithSummary("Search stories").WithDescription("By words of headline and body, the newest first.");
        api.MapGet("/stories/{sequence:long}", Story).WithTags("Stories").WithSummary("One story with its text and findings");
        api.MapGet("/dossiers", Dossier).WithTags("Dossiers").WithSummary("A dossier as of a day").WithDescription("The subject is a key of /subjects, such as p:FRA|MLI (two states), s:MLI (a state), f:barkhane (a force), n:joel meyer (a person), o:ambassador|FRA|MLI (a post).");
        api.MapGet("/facts", Facts).WithTags("Dossiers").WithSummary("The facts of a dossier");
        api.MapGet("/changes", Changes).WithTags("Dossiers").WithSummary("What changed since a day");
        api.MapGet("/forces", Forces).WithTags("Forces").WithSummary("Forces and movements as of a day").WithDescription("What the map shows: present, moved, planned, considered; places with coordinates only where they were resolved.");
        api.MapGet("/pairs", Pairs).WithTags("Dossiers").WithSummary("Pairs of states with the steepest change");
        api.MapGet("/due", Due).WithTags("Due").WithSummary("What is due after a day");
        api.MapGet("/subjects", Subjects).WithTags("Dossiers").WithSummary("Find what there are dossiers on");
    }

    private static async Task<Results<Ok<ApiList<ApiFinding>>, ProblemHttpResult>> Findings(
        HttpContext context, DeskData data,
        [Description("Words of the sentence; \"a phrase\", -without, beginning*")] string? q = null, [Description("event, statement, post, office, deployment, talks, decision, relation")] string[]? kind = null,
        [Description("States that must be named, parted by spaces: names or codes")] string? actor = null, [Description("A PLOVER category")] string? category = null, [Description("A change, status or tone")] string? change = null,
        [Description("Who published the story")] string? source = null, [Description("actual, planned, considered, conditional, negated")] string? modality = null, [Description("none, accepted, corrected, added")] string? review = null,
        [Description("Least confidence in tenths, 5 to 9")] int? confidence = null, [Description("First day of report")] DateOnly? from = null, [Description("Last day of report")] DateOnly? to = null,
        [Description("A force or person, by its key")] string? about = null, [Description("The next of the page before")] long? before = null, [Description("How many, 1 to 200")] int limit = 50)
    {
        _ = (q, kind, actor, category, change, source, modality, review, confidence, from, to, about, before);
        var request = SearchRequest.Of(context.Request.Query) with { InStories = false };
        if (FilterCheck.Findings(context.Request.Query, request) is { } problem) return NoFilter(problem);
        return TypedResults.Ok(await data.Read(lease =>
        {
            var found = SearchModel.Find(lease, request, Math.Clamp(limit, 1, Most));
            return new ApiList<ApiFinding>([.. Told.Of(lease.Store, found.Ids).Select(ApiFinding.Of)], found.Next, found.Total);
        }).ConfigureAwait(false));
    }

    private static async Task<Results<Ok<ApiFinding>, NotFound>> Finding(DeskData data, string id) =>
        await data.Read(lease => Told.Of(lease.Store, [id]).FirstOrDefault()).ConfigureAwait(false) is { } told ? TypedResults.Ok(ApiFinding.Of(told)) : TypedResults.NotFound();

    private static async Task<Ok<ApiList<ApiStory>>> Stories(
        DeskData data, [Description("Words; \"a phrase\", -without, beginning*")] string? q = null, [Description("First day of publication")] DateOnly? from = null, [Description("Last day of publication")] DateOnly? to = null,
        [Description("The next of the page before")] long? before = null, [Description("How many, 1 to 200")] int limit = 50) => TypedResults.Ok(await data.Read(lease =>
    {
        var found = lease.Index.SearchStories(q, from, to, Math.Clamp(limit, 1, Most), before);
        return new ApiList<ApiStory>([.. SearchModel.StoriesOf(lease, found).Select(ApiStory.Of)], found.Next, found.Total);
    }).ConfigureAwait(false));

    private static async Task<Results<Ok<ApiStoryText>, NotFound>> Story(DeskData data, long sequence) =>
        await data.Read(lease => StoryModel.Of(lease, sequence, true, null)).ConfigureAwait(false) is { } m
            ? TypedResults.Ok(new ApiStoryText(ApiStory.Of(m.Entry), m.Story.Body, [.. m.Findings.Select(ApiFinding.Of)]))
            : TypedResults.NotFound();

    private static async Task<Results<Ok<ApiDossier>, NotFound, ProblemHttpResult>> Dossier(Cached cached, string subject, [Description("The day; default: of the newest story")] DateOnly? on = null, [Description("Leave out what was reported after this day (UTC)")] DateOnly? known = null) =>
        Key(subject) is not { } about ? NoKey(subject)
        : await LookingRoutes.Read(cached, about, on, known).ConfigureAwait(false) is { } model ? TypedResults.Ok(ApiDossier.Of(model))
        : TypedResults.NotFound();

    private static async Task<Results<Ok<ApiList<ApiFact>>, NotFound, ProblemHttpResult>> Facts(
        Cached cached, string subject, DateOnly? on = null, DateOnly? known = null, [Description("Only this kind")] string? kind = null, [Description("How many to pass over")] int skip = 0, [Description("How many, 1 to 200")] int limit = 100)
    {
        if (Key(subject) is not { } about) return NoKey(subject);
        if (FilterCheck.Kind(kind) is { } problem) return NoFilter(problem);
        if (await LookingRoutes.Read(cached, about, on, known).ConfigureAwait(false) is not { } model) return TypedResults.NotFound();
        var facts = model.Dossier.File.Facts.Where(f => string.IsNullOrEmpty(kind) || f.Kind == kind).ToList();
        int passed = Math.Max(0, skip), most = Math.Clamp(limit, 1, Most);
        return TypedResults.Ok(new ApiList<ApiFact>([.. facts.Skip(passed).Take(most).Select(f => ApiFact.Of(f, model.Dossier.Telling))], passed + most < facts.Count ? passed + most : null, facts.Count));
    }

    private static async Task<Results<Ok<BriefDocument>, NotFound, ProblemHttpResult>> Changes(Cached cached, string subject, [Description("Told is what was first reported after this day")] DateOnly since, DateOnly? on = null, DateOnly? known = null)
    {
        if (Key(subject) is not { } about) return NoKey(subject);
        var made = await cached.Get($"changes|{about.Key}|{string.Join('|', about.Parts)}|{since}|{on}|{known}", lease => lease.Index.LastDay is { } last
            ? ChangesComposer.Since(lease.Store, about, new ValidDay(since), new ValidDay(on ?? last), Links.Known(known), CountryNames.Standard)
            : null).ConfigureAwait(false);
        return made is null ? TypedResults.NotFound() : TypedResults.Ok(made);
    }

    private static async Task<Ok<ApiList<ApiDue>>> Due(Cached cached, [Description("The day; default: of the newest story")] DateOnly? on = null, DateOnly? known = null, [Description("For how many days, 1 to 1830")] int days = 14, [Description("How many to pass over")] int skip = 0, [Description("How many, 1 to 200")] int limit = 100)
    {
        int length = Math.Clamp(days, 1, 1830);
        var model = await cached.Get($"{on}|{known}|{length}", lease => CalendarModel.Of(lease, on, known, length)).ConfigureAwait(false);
        if (model is null) return TypedResults.Ok(new ApiList<ApiDue>([]));
        int passed = Math.Max(0, skip), most = Math.Clamp(limit, 1, Most);
        return TypedResults.Ok(new ApiList<ApiDue>(
            [.. model.Items.Skip(passed).Take(most).Select(i => new ApiDue(i.Day, i.Date.Text, ApiFact.Of(i.Fact, model.Telling)))], passed + most < model.Items.Count ? passed + most : null, model.Items.Count));
    }

    private static async Task<Results<Ok<ApiList<ApiForce>>, ProblemHttpResult>> Forces(
        Cached cached, DateOnly? on = null, DateOnly? known = null, [Description("Only what concerns this subject, by its key")] string? subject = null, [Description("How many to pass over")] int skip = 0, [Description("How many, 1 to 200")] int limit = 100)
    {
        Subject? about = null;
        if (subject is { Length: > 0 } && (about = Key(subject)) is null) return NoKey(subject);
        var model = await cached.Get($"{on}|{known}|{about}", lease => MapModel.Of(lease, on, known, about)).ConfigureAwait(false);
        if (model is null) return TypedResults.Ok(new ApiList<ApiForce>([]));
        List<ForceMark> all = [.. model.Placed, .. model.Beside];
        int passed = Math.Max(0, skip), most = Math.Clamp(limit, 1, Most);
        return TypedResults.Ok(new ApiList<ApiForce>([.. all.Skip(passed).Take(most).Select(m => ApiForce.Of(m, model.Telling))], passed + most < all.Count ? passed + most : null, all.Count));
    }

    private static async Task<Ok<ApiList<ApiPair>>> Pairs(Cached cached, [Description("How many, 1 to 50")] int limit = 10)
    {
        int most = Math.Clamp(limit, 1, 50);
        var pairs = await cached.Get($"pairs|{most}", lease => lease.Index.LastDay is { } on ? lease.Index.Activity(on, most) : []).ConfigureAwait(false);
        return TypedResults.Ok(new ApiList<ApiPair>([.. pairs.Select(ApiPair.Of)]));
    }

    private static async Task<Ok<ApiList<ApiSubject>>> Subjects(DeskData data, [Description("The beginning of a name, or two states")] string q = "", [Description("How many, 1 to 50")] int limit = 10) =>
        TypedResults.Ok(new ApiList<ApiSubject>(await data.Read(lease => Going.Suggest(lease.Index, q, Math.Clamp(limit, 1, 50)).Select(ApiSubject.Of).ToList()).ConfigureAwait(false)));

    private static Subject? Key(string key)
    {
        try
        {
            return Subject.FromKey(key) is var subject && subject.Kind != SubjectKind.Due ? subject : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The answer to a filter that means nothing.</summary>
    public static ProblemHttpResult NoFilter(string problem) => TypedResults.Problem(problem, statusCode: StatusCodes.Status400BadRequest, title: "No such filter");

    private static ProblemHttpResult NoKey(string key) =>
        TypedResults.Problem($"'{SafeText.Cut(key, 60)}' is no key of a subject. GET /api/v1/subjects?q=NAME finds keys; p:FRA|MLI is the pair of France and Mali.", statusCode: StatusCodes.Status400BadRequest, title: "No subject");
}
