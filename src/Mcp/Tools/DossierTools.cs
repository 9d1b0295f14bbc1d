using System.ComponentModel;
using Attache.Mcp.Answers;
using Attache.Mcp.Service;
using Attache.Storage.Index;
using Attache.Stories;
using Attache.Views;
using Attache.Views.Brief;
using ModelContextProtocol;
using ModelContextProtocol.Server;

namespace Attache.Mcp.Tools;

/// <summary>Tools that tell how things stand, what changed and what is due.</summary>
internal sealed class DossierTools(LedgerFile file)
{
    private const string SubjectText = "A state (Mali), two (France and Mali), a force, a person, a post (ambassador of France in Mali), or a key from find_subjects";
    private const string OnText = "The day in the world; left out: the day of the newest story";
    private const string KnownText = "Leave out what was reported after this day (UTC); left out: everything";

    [McpServerTool(Name = "dossier", Title = "How things stood on a day", ReadOnly = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("All that stands about a subject on a day, as known on a day: relations, what is due, where sources disagree, posts, forces, talks, decisions, events, statements. Each line cites its sources.")]
    public Task<BriefAnswer> Dossier(
        [Description(SubjectText)] string subject, IProgress<ProgressNotificationValue> progress, CancellationToken cancel, [Description(OnText)] string? on = null, [Description(KnownText)] string? known = null,
        [Description("Only this part, by its heading (Posts, Due, What happened)")] string? section = null, [Description("Most lines, 1 to 40; long ones make fewer")] int lines = 15, [Description("Of the answer before")] string? cursor = null) => file.Ask(
        (store, index) => BriefAnswer.Page(store, BriefComposer.Compose(store, SubjectWords.Read(index, subject), OnDay(index, on), Reading.Known(known), CountryNames.Standard), section, cursor, Most(lines)), progress, cancel);

    [McpServerTool(Name = "changes", Title = "What changed", ReadOnly = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("What was first reported of a subject after one day (since) and up to another (on); or, with believed instead of since, what was believed on that day and was given up, because a story was corrected or withdrawn or somebody rejected it.")]
    public Task<BriefAnswer> Changes(
        [Description(SubjectText)] string subject, IProgress<ProgressNotificationValue> progress, CancellationToken cancel, [Description("Told is what was first reported after this day")] string? since = null,
        [Description("Told is what was believed on this day and is not any more")] string? believed = null, [Description(OnText)] string? on = null, [Description(KnownText)] string? known = null,
        [Description("Most lines, 1 to 40; long ones make fewer")] int lines = 15, [Description("Of the answer before")] string? cursor = null) => file.Ask(
        (store, index) =>
        {
            var (from, then, day) = (Reading.Day(since, "since"), Reading.Day(believed, "believed"), OnDay(index, on));
            if ((from is null) == (then is null)) throw new McpException("Give either since (what is new after that day) or believed (what was given up after that day).");
            if (from > day.Day) throw new McpException($"since {from:yyyy-MM-dd} lies after {day}, the day up to which changes are told. Give a later on.");
            var about = SubjectWords.Read(index, subject);
            var brief = from is { } f
                ? ChangesComposer.Since(store, about, new ValidDay(f), day, Reading.Known(known), CountryNames.Standard)
                : ChangesComposer.Believed(store, about, day, KnownTime.EndOf(then!.Value), Reading.Known(known), CountryNames.Standard);
            return BriefAnswer.Page(store, brief, null, cursor, Most(lines));
        },
        progress, cancel);

    [McpServerTool(Name = "due", Title = "What is due", ReadOnly = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("What is due in the days after a day: open decisions, rounds of talks, days by which diplomats must leave, planned moves and events. Each line cites its sources.")]
    public Task<BriefAnswer> Due(
        IProgress<ProgressNotificationValue> progress, CancellationToken cancel, [Description(OnText)] string? on = null, [Description("For how many days, 1 to 1830")] int days = 30,
        [Description("Only what concerns this state or organisation")] string? state = null, [Description(KnownText)] string? known = null, [Description("Most lines, 1 to 40; long ones make fewer")] int lines = 15,
        [Description("Of the answer before")] string? cursor = null) => file.Ask(
        (store, index) =>
        {
            string? code = string.IsNullOrWhiteSpace(state) ? null
                : CountryNames.Standard.CodeOf(state) ?? throw new McpException($"state: '{Quoted.Cut(state, 40)}' is no state or organisation. Give a code such as FRA, a name such as France or an adjective such as French.");
            return BriefAnswer.Page(store, ChangesComposer.Due(store, OnDay(index, on), Math.Clamp(days, 1, 1830), Reading.Known(known), CountryNames.Standard, code), null, cursor, Most(lines));
        },
        progress, cancel);

    private static int Most(int lines) => Math.Clamp(lines, 1, 40);

    private static ValidDay OnDay(LedgerIndex index, string? on) =>
        new(Reading.Day(on, "on") ?? index.LastDay ?? throw new McpException("The file holds no story yet. Whoever runs attache can read some: attache read FILES."));
}
