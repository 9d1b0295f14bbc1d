using System.Globalization;
using Attache.Desk.Service;
using Attache.Ledger;
using Attache.Storage;

namespace Attache.Bench.Desk;

/// <summary>What users of the load test look at: every page, of subjects as they stand in the ledger (the busy ones more often), half of the time on another day.</summary>
internal sealed class Visits
{
    private readonly IReadOnlyList<string> findings;
    private readonly IReadOnlyList<(Subject Subject, string Address)> subjects;
    private readonly DateOnly first, last;

    /// <summary>Looks what the ledger holds.</summary>
    /// <param name="ledger">The ledger's file.</param>
    /// <param name="only">How the names of the pages begin that are asked for; empty for all.</param>
    public Visits(string ledger, string only)
    {
        using var store = SqliteLedger.Open(ledger, TimeProvider.System, LedgerAccess.Read);
        var newest = store.LastStories(400);
        (first, last) = (new DateOnly(2015, 1, 1), newest[^1].Published.Day);
        var reported = newest.SelectMany(s => store.Findings(new FindingQuery { Story = s.Id })).ToList();
        findings = [.. reported.Select(f => f.Finding.Id)];
        subjects = [.. reported.SelectMany(f => SubjectsOf.All(f.Finding)).Where(s => s.Kind != SubjectKind.Due).Select(s => (s, Links.Dossier(s)))];
        Stories = [.. reported.Select(f => f.Story.Sequence).Distinct()];
        Pages = [.. All.Where(p => p.StartsWith(only, StringComparison.Ordinal))];
        if (Pages.Count == 0) throw new ArgumentException($"there is no page '{only}'; there are {string.Join(", ", All)}", nameof(only));
    }

    /// <summary>Sequences of the newest stories.</summary>
    public IReadOnlyList<long> Stories { get; }

    /// <summary>Ids of findings that can be decided on.</summary>
    public IReadOnlyList<string> Findings => findings;

    /// <summary>Names of the pages.</summary>
    public IReadOnlyList<string> Pages { get; }

    private static IReadOnlyList<string> All { get; } =
    [
        "home", "pair", "state", "force", "person", "post", "map", "story", "story text", "add a finding", "review", "fact", "search, all", "search, words", "search, filters", "search, stories", "calendar", "calendar feed",
        "sources", "account", "reference", "API findings", "API finding", "API stories", "API story", "API dossiers", "API facts", "API changes", "API forces", "API pairs", "API subjects", "API due", "API sources", "API review", "API decisions",
    ];

    /// <summary>An address of a page.</summary>
    public string Address(string page, Random random)
    {
        string on = random.Next(2) == 0 ? "" : $"?on={Day(random)}";
        return page switch
        {
            "home" => "/",
            "pair" => Of(SubjectKind.Pair, random) + on,
            "state" => Of(SubjectKind.State, random) + on,
            "force" => Of(SubjectKind.Force, random),
            "person" => Of(SubjectKind.Person, random),
            "post" => Of(SubjectKind.Post, random) + on,
            "map" => "/map" + on,
            "story" => "/story/" + Story(random),
            "review" => random.Next(2) == 0 ? "/review" : "/review?order=doubt",
            "fact" => "/fact?finding=" + findings[random.Next(findings.Count)],
            "search, all" => "/search",
            "search, words" => "/search?q=" + Uri.EscapeDataString(Words[random.Next(Words.Length)]),
            "search, filters" => "/search?kind=post&actor=France%20Mali&confidence=7" + (random.Next(2) == 0 ? "&source=APA" : $"&from={Day(random)}"),
            "search, stories" => "/search?in=stories&q=" + (random.Next(2) == 0 ? "envoy" : "negotiations"),
            "calendar" => "/calendar" + on,
            "sources" => "/sources",
            "API findings" => "/api/v1/findings?limit=50&kind=event&actor=USA",
            "API facts" => "/api/v1/facts?subject=" + Uri.EscapeDataString(Key(SubjectKind.Pair, random)),
            "story text" => $"/story/{Story(random)}/text",
            "add a finding" => $"/story/{Story(random)}/add?kind=post",
            "calendar feed" => "/calendar.ics",
            "account" => "/account",
            "reference" => "/reference",
            "API finding" => "/api/v1/findings/" + findings[random.Next(findings.Count)],
            "API stories" => "/api/v1/stories?q=envoy",
            "API story" => "/api/v1/stories/" + Story(random),
            "API dossiers" => $"/api/v1/dossiers?subject={Uri.EscapeDataString(Key(SubjectKind.Pair, random))}&on={Day(random)}",
            "API changes" => $"/api/v1/changes?subject={Uri.EscapeDataString(Key(SubjectKind.Pair, random))}&since={Links.Day(last.AddDays(-7 - random.Next(7)))}",
            "API forces" => "/api/v1/forces?on=" + Day(random),
            "API pairs" => "/api/v1/pairs",
            "API subjects" => "/api/v1/subjects?q=" + Names[random.Next(Names.Length)],
            "API sources" => "/api/v1/sources",
            "API review" => "/api/v1/review?order=doubt",
            "API decisions" => "/api/v1/decisions",
            _ => "/api/v1/due?days=14",
        };
    }

    private static readonly string[] Words = ["embassy", "\"second round\"", "mediation border", "negot*", "minister -week"], Names = ["fra", "diop", "operation", "mali%20france"];

    private string Story(Random random) => Stories[random.Next(Stories.Count)].ToString(CultureInfo.InvariantCulture);

    private string Day(Random random) => first.AddDays(random.Next(last.DayNumber - first.DayNumber)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Of(SubjectKind kind, Random random) => Pick(kind, random).Address;

    private string Key(SubjectKind kind, Random random) => Pick(kind, random).Subject.Key;

    private (Subject Subject, string Address) Pick(SubjectKind kind, Random random)
    {
        while (true)
        {
            var picked = subjects[random.Next(subjects.Count)];
            if (picked.Subject.Kind == kind) return picked;
        }
    }
}
