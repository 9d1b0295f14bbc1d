using Attache.Codebook;
using Attache.Ledger;
using Attache.Tests.Unit.Ledger;

namespace Attache.Tests.Desk;

/// <summary>Stories for tests of the desk.</summary>
internal static class Stories
{
    public static Entity Of(string code) => new() { Text = code, Code = code, Sector = "GOV" };

    /// <summary>An expulsion and a deadline.</summary>
    public static Wire Expulsion() => new Wire("AWP", "2022-01-31", "Mali expelled the ambassador of France on Monday.", "Mali gave itself two weeks to decide on the mission.")
        .Says(1, new PostFinding { Story = "", Sentence = 1, Start = 0, End = 0, Text = "", Post = "ambassador", Sending = "FRA", Receiving = "MLI", Holder = "Joël Meyer", Change = "expelled" }, "2022-01-31")
        .Says(1, new EventFinding { Story = "", Sentence = 1, Start = 0, End = 0, Text = "", Category = "SANCTION", Mode = ["expel"], Actor = [Of("MLI")], Recipient = [Of("FRA")], Score = -5, Quad = "material conflict", Cameo = "161" }, "2022-01-31")
        .Says(2, new DecisionFinding { Story = "", Sentence = 2, Start = 0, End = 0, Text = "", By = [Of("MLI")], Matter = "the mission", Status = "pending", Deadline = EdtfDate.Parse("2022-02-10") }, confidence: 0.6);

    /// <summary>A story that wants to be markup, to turn the page around and to be a formula.</summary>
    public static StoryReading Hostile() => new Wire(
            "<img src=x onerror=alert(1)>", "2022-02-01", "=HYPERLINK(\"http://example.org\") <script>alert('x')</script> \u202eevil\u202c </span></article><style>*{display:none}</style> said Mali.")
        .Says(1, new StatementFinding { Story = "", Sentence = 1, Start = 0, End = 0, Text = "", Speaker = Of("MLI") with { Person = "<b>Eve</b>", Text = "\"><svg onload=alert(2)>" }, Cue = "say", Content = "<script>alert('y')</script>\u202e" })
        .Says(1, Wire.Post("expelled", "FRA", "MLI", "<b>Eve</b>\u202e"), "2022-02-01")
        .Says(1, Wire.Event("SANCTION", "expel", [Of("MLI") with { Person = "<b>Eve</b>", Office = "<script>alert(4)</script>" }], [Of("FRA") with { Text = "<img src=x onerror=alert(5)>" }]), "2022-02-01")
        .Says(1, new OfficeFinding { Story = "", Sentence = 1, Start = 0, End = 0, Text = "", Holder = "<b>Eve</b>", Title = "<svg onload=alert(6)>", Of = "MLI", Change = "holds" })
        .Says(1, Wire.Force(HostileForce, "FRA", "withdrawing", ["<img src=x>\u202e"], ["<script>alert(7)</script>"], 4000), "2022-02-01")
        .Says(1, new DeploymentFinding { Story = "", Sentence = 1, Start = 0, End = 0, Text = "", Force = HostileForce, Contributor = ["FRA"], Change = "present", To = [new Place { Text = "x", Name = "<b>Gao</b>\u202e\"><script>alert(8)</script>", Country = "MLI", Latitude = 16, Longitude = 0 }] }, "2022-02-01")
        .Says(1, Wire.Talks("held", "<style>*{display:none}</style>\u202e", Of("MLI"), Of("FRA")), "2022-02-01")
        .Says(1, Wire.Decision("pending", "2022-02-10", "<script>alert(9)</script>\u202e", Of("MLI")))
        .Says(1, new RelationFinding { Story = "", Sentence = 1, Start = 0, End = 0, Text = "", Between = ["FRA", "MLI"], Tone = "strained", Assessment = "<b>Eve</b>\u202e" }, from: [new Entity { Text = "<b>Eve</b>", Name = "<img src=x onerror=alert(10)>" }])
        .Reading();

    /// <summary>The name of a force in <see cref="Hostile"/>.</summary>
    public const string HostileForce = "<img src=x onerror=alert(3)>\u202e";

    /// <summary>Findings whose one sentence has five million characters, and one whose content has as many.</summary>
    public static StoryReading HugeFindings(int clauses = 125_000)
    {
        string sentence = string.Concat(Enumerable.Repeat("the minister of Mali said nothing of it, ", clauses)) + "he said.";
        return new Wire("AWP", "2022-02-02", sentence)
            .Says(1, Wire.Post("expelled", "FRA", "MLI", "Joël Meyer"), "2022-02-01")
            .Says(1, new StatementFinding { Story = "", Sentence = 1, Start = 0, End = 0, Text = "", Speaker = Of("MLI"), Cue = "say", Content = sentence })
            .Says(1, Wire.Decision("pending", "2022-02-10", sentence, Of("MLI")))
            .Reading();
    }

    /// <summary>One paragraph of five million characters.</summary>
    public static StoryReading Huge() => new Wire("AWP", "2022-02-02", string.Concat(Enumerable.Repeat("The minister said nothing of it. ", 152_000))).Reading();
}
