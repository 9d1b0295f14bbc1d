using Attache.Codebook;
using Attache.Ledger;
using Attache.Stories;

namespace Attache.Tests.Unit.Exchange.Tables;

/// <summary>Findings as the ledger reports them, made by hand.</summary>
internal static class Rows
{
    public static ReportedFinding Row(Finding finding, string? headline = "Head") => new(
        1, finding with { Why = new Reason("test.rule", ["expels"]) },
        new StoryRef(1, finding.Story, "1", "hash", "usable", "APA", new PublicationInstant(new DateTimeOffset(2022, 2, 7, 23, 30, 0, TimeSpan.FromHours(-5)), false), headline),
        "attache 0.1.0", Review.None);

    public static EventFinding Event(string id, string text = "Mali expels the envoy.", string? date = "2022-01-31", Modality modality = Modality.Actual, double score = -5.5) => new()
    {
        Id = id, Story = "urn:x:1", Sentence = 2, Start = 10, End = 10 + text.Length, Text = text, Category = "SANCTION", Mode = ["expel"], Context = ["diplomatic"],
        Actor = [new Entity { Text = "Bamako", Name = "Government of Mali", Code = "MLI", Sector = "GOV" }, new Entity { Text = "its ally" }],
        Recipient = [new Entity { Text = "the envoy", Code = "FRA", Sector = "GOV", Office = "ambassador" }],
        Location = [new Place { Text = "Mali", Country = "MLI", Latitude = 17, Longitude = -4, Feature = "PCLI" }, new Place { Text = "Gao", Name = "Gao", Country = "MLI", Latitude = 16.25, Longitude = -0.05, GeoNameId = 2457161, Feature = "PPLA" }],
        Cameo = "0161", Quad = "material conflict", Score = score, Modality = modality, Confidence = 0.75, Date = date is null ? null : EdtfDate.Parse(date),
    };

    /// <summary>A finding of each kind, with as much as it can hold.</summary>
    public static IReadOnlyList<Finding> OfEveryKind { get; } =
    [
        Event("f-1"),
        new StatementFinding { Id = "f-2", Story = "s", Sentence = 1, Start = 0, End = 1, Text = "x", Speaker = new Entity { Text = "Parly", Code = "FRA" }, Cue = "say", Content = "=1+1", Quoted = true },
        new PostFinding { Id = "f-3", Story = "s", Sentence = 1, Start = 0, End = 1, Text = "x", Post = "ambassador", Sending = "FRA", Receiving = "MLI", Number = 3, Deadline = EdtfDate.Parse("2022-02"), Change = "expelled" },
        new OfficeFinding { Id = "f-4", Story = "s", Sentence = 1, Start = 0, End = 1, Text = "x", Holder = "A. B.", Title = "Minister", Of = "MLI", Change = "appointed" },
        new DeploymentFinding { Id = "f-5", Story = "s", Sentence = 1, Start = 0, End = 1, Text = "x", Force = "Barkhane", Contributor = ["FRA", "EST"], Change = "withdrawing", From = [new Place { Text = "Gao", Latitude = 16.25, Longitude = -0.05 }], Strength = 2400 },
        new TalksFinding { Id = "f-6", Story = "s", Sentence = 1, Start = 0, End = 1, Text = "x", Participants = [new Entity { Text = "a|b" }, new Entity { Text = "c" }], Venue = new Place { Text = "Accra" }, Next = EdtfDate.Parse("2022-03-01"), Status = "planned" },
        new DecisionFinding { Id = "f-7", Story = "s", Sentence = 1, Start = 0, End = 1, Text = "x", Status = "due", Deadline = EdtfDate.Parse("../2022-02-15"), Options = ["stay", "leave"] },
        new RelationFinding { Id = "f-8", Story = "s", Sentence = 1, Start = 0, End = 1, Text = "x", Between = ["FRA", "MLI"], Tone = "tense", Since = EdtfDate.Parse("2021-05/..") },
    ];
}
