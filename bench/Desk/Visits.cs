using System.Globalization;
using Attache.Ledger;
using Attache.Storage;

namespace Attache.Bench.Desk;

/// <summary>What users of the load test look at: every page, of subjects as they stand in the ledger (the busy ones more often), half of the time on another day.</summary>
internal sealed class Visits
{
    private readonly IReadOnlyList<string> findings;
    private readonly IReadOnlyList<(Subject Subject, string Address)> subjects;
    private readonly DateOnly first, last;
    private readonly long stories;

    /// <summary>Looks what the ledger holds.</summary>
    public Visits(string ledger)
    {
        using var store = SqliteLedger.Open(ledger, TimeProvider.System, LedgerAccess.Read);
        var newest = store.LastStories(400);
        (first, last) = (new DateOnly(2015, 1, 1), newest[^1].Published.Day);
        stories = store.Head.Count;
        var reported = newest.SelectMany(s => store.Findings(new FindingQuery { Story = s.Id })).ToList();
        findings = [.. reported.Select(f => f.Finding.Id)];
        subjects = [.. reported.SelectMany(f => SubjectsOf.All(f.Finding)).Where(s => s.Kind != SubjectKind.Due).Select(s => (s, Attache.Desk.Service.Links.Dossier(s)))];
        Stories = [.. reported.Select(f => f.Story.Sequence).Distinct()];
    }

    /// <summary>Sequences of the newest stories.</summary>
    public IReadOnlyList<long> Stories { get; }

    /// <summary>Ids of findings that can be decided on.</summary>
    public IReadOnlyList<string> Findings => findings;

    /// <summary>Number of entries in the ledger.</summary>
    public long Entries => stories;

    /// <summary>Names of the pages.</summary>
    public IReadOnlyList<string> Pages { get; } =
    [
        "home", "pair", "state", "force", "person", "post", "map", "story", "review", "fact", "search, all", "search, words", "search, filters", "search, stories", "calendar", "sources", "API findings", "API facts", "API due",
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
            "story" => "/story/" + Stories[random.Next(Stories.Count)].ToString(CultureInfo.InvariantCulture),
            "review" => random.Next(2) == 0 ? "/review" : "/review?order=doubt",
            "fact" => "/fact?finding=" + findings[random.Next(findings.Count)],
            "search, all" => "/search",
            "search, words" => "/search?q=" + Uri.EscapeDataString((string[])["embassy", "\"second round\"", "mediation border", "negot*", "minister -week"] is var words ? words[random.Next(words.Length)] : ""),
            "search, filters" => "/search?kind=post&actor=France%20Mali&confidence=7" + (random.Next(2) == 0 ? "&source=APA" : $"&from={Day(random)}"),
            "search, stories" => "/search?in=stories&q=" + (random.Next(2) == 0 ? "envoy" : "negotiations"),
            "calendar" => "/calendar" + on,
            "sources" => "/sources",
            "API findings" => "/api/v1/findings?limit=50&kind=event&actor=USA",
            "API facts" => "/api/v1/facts?subject=" + Uri.EscapeDataString(Key(SubjectKind.Pair, random)),
            _ => "/api/v1/due?days=14",
        };
    }

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
