using Attache.Desk.Models;
using Attache.Desk.Service;
using Attache.Exchange;
using Attache.Exchange.Calendars;
using Attache.Ledger;
using Attache.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Attache.Desk.Pages;

/// <summary>Pages to look at: home, dossiers, map, stories, calendar.</summary>
internal static class LookingRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/", async (HttpContext context, Cached cached) => PageFrame.Show<HomePage>(context, await cached.Get("", HomeModel.Of).ConfigureAwait(false)));
        pages.MapGet("/state/{code}", (HttpContext context, Cached cached, string code) => State(code) is { } a ? Dossier(context, cached, Subject.State(a)) : Missing());
        pages.MapGet("/pair/{first}/{second}", (HttpContext context, Cached cached, string first, string second) =>
            State(first) is { } a && State(second) is { } b && a != b ? Dossier(context, cached, Subject.Pair(a, b)) : Missing());
        pages.MapGet("/force/{name}", (HttpContext context, Cached cached, string name) => Dossier(context, cached, Subject.Force(name)));
        pages.MapGet("/person/{name}", (HttpContext context, Cached cached, string name) => Dossier(context, cached, Subject.Person(name)));
        pages.MapGet("/organisation/{name}", (HttpContext context, Cached cached, string name) => Dossier(context, cached, Subject.Organisation(name)));
        pages.MapGet("/post/{post}/{sending}/{receiving}", (HttpContext context, Cached cached, string post, string sending, string receiving) =>
            Codebook.Vocabulary.Standard.Posts.Contains(post, StringComparer.Ordinal) && State(sending) is { } s && State(receiving) is { } r ? Dossier(context, cached, Subject.Post(post, s, r)) : Missing());
        pages.MapGet("/map", async (HttpContext context, Cached cached) =>
        {
            var (on, known, about) = (Day(context, "on"), Day(context, "known"), About(context));
            return PageFrame.Show<MapPage>(context, await cached.Get($"{on}|{known}|{about}", lease => MapModel.Of(lease, on, known, about)).ConfigureAwait(false));
        });
        pages.MapGet("/calendar", async (HttpContext context, Cached cached) => PageFrame.Show<CalendarPage>(context, await Calendar(context, cached).ConfigureAwait(false)));
        pages.MapGet("/calendar.ics", async (HttpContext context, Cached cached) =>
        {
            var (on, known) = (Day(context, "on"), Day(context, "known"));
            // Whoever asks for no day gets everything from some weeks before the newest story on: a calendar asks again and again, for years.
            // What is sent is kept: with thousands of reports, writing it takes as long as finding out what is due.
            string address = $"{context.Request.Scheme}://{context.Request.Host}";
            byte[] feed = await cached.Get($"{on}|{known}|{address}", lease => CalendarFeed.Write(
                lease.Index.LastDay is { } last ? Deadline.Of(lease.Store, Links.Known(known), (on ?? last).AddDays(-CalendarFeed.DaysBack), newest: CalendarFeed.MostReports) : [], address)).ConfigureAwait(false);
            return Results.Bytes(feed, "text/calendar; charset=utf-8");
        });
        pages.MapGet("/story/{sequence:long}", async (HttpContext context, DeskData data, long sequence) =>
        {
            bool whole = context.Request.Query["whole"] == "1";
            string? asked = context.Request.Query["finding"];
            return await data.Read(lease => StoryModel.Of(lease, sequence, whole, asked)).ConfigureAwait(false) is { } model ? (IResult)PageFrame.Show<StoryPage>(context, model) : Results.NotFound();
        });
        pages.MapGet("/story/{sequence:long}/text", async (DeskData data, long sequence) =>
            await data.Read(lease => lease.Store.StoryOf(sequence)).ConfigureAwait(false) is { } story ? Results.Text(story.Body, "text/plain; charset=utf-8") : Results.NotFound());
        pages.MapGet("/go", async (HttpContext context, DeskData data) =>
        {
            string typed = context.Request.Query["q"].FirstOrDefault() ?? "";
            var subject = await data.Read(lease => Going.To(lease.Index, typed)).ConfigureAwait(false);
            return Results.Redirect(subject is null ? "/search" + Links.Query(("q", typed)) : Links.Dossier(subject));
        });
    }

    /// <summary>A day in the query; null where there is none.</summary>
    public static DateOnly? Day(HttpContext context, string name) => Links.ReadDay(context.Request.Query[name]);

    /// <summary>A dossier, kept or made; null for an empty ledger.</summary>
    public static Task<DossierPageModel?> Read(Cached cached, Subject subject, DateOnly? on, DateOnly? known) => cached.Get($"{subject.Key}|{string.Join('|', subject.Parts)}|{on}|{known}", lease =>
    {
        if (lease.Index.LastDay is not { } last || lease.Index.FirstDay is not { } first) return null;
        var dossier = new Dossier(lease.Store, subject, on ?? last, Links.Known(known), CountryNames.Standard);
        return new DossierPageModel(dossier, first, last, known, DossierPageModel.RelatedTo(dossier, lease.Index));
    });

    private static async Task<IResult> Dossier(HttpContext context, Cached cached, Subject subject)
    {
        if (await Read(cached, subject, Day(context, "on"), Day(context, "known")).ConfigureAwait(false) is not { } model) return Results.NotFound();
        if (context.Request.Query["as"].FirstOrDefault() is { Length: > 0 } name && BriefExchange.Parse(name) is { } format)
        {
            string type = format switch { BriefFormat.Html => "text/html", BriefFormat.Json => "application/json", BriefFormat.Markdown => "text/markdown", _ => "text/plain" };
            return Results.File(System.Text.Encoding.UTF8.GetBytes(BriefExchange.Write(model.Dossier.Brief, format)), type + "; charset=utf-8", $"{FoldedName.Of(model.Dossier.Brief.Title).Replace(' ', '-')}.{name}");
        }
        // A force, person or organisation that nothing names is a wrong address; of states and posts nothing is an answer too.
        if (model.Dossier.File.Findings.Count == 0 && subject.Kind is SubjectKind.Force or SubjectKind.Person or SubjectKind.Organisation && Day(context, "on") is null && Day(context, "known") is null) return Results.NotFound();
        return PageFrame.Show<DossierPage>(context, model);
    }

    private static Task<CalendarModel?> Calendar(HttpContext context, Cached cached)
    {
        var (on, known) = (Day(context, "on"), Day(context, "known"));
        int days = int.TryParse(context.Request.Query["days"], out int d) ? Math.Clamp(d, 1, 1830) : 366;
        return cached.Get($"{on}|{known}|{days}", lease => CalendarModel.Of(lease, on, known, days));
    }

    private static Task<IResult> Missing()
    {
        return Task.FromResult(Results.NotFound());
    }

    private static string? State(string code) => CountryNames.Standard.CodeOf(code);

    private static Subject? About(HttpContext context)
    {
        try
        {
            return context.Request.Query["about"].FirstOrDefault() is { Length: > 2 } key ? Subject.FromKey(key) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
