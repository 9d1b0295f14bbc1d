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
        .Says(1, new StatementFinding { Story = "", Sentence = 1, Start = 0, End = 0, Text = "", Speaker = Of("MLI") with { Person = "<b>Eve</b>", Text = "\"><svg onload=alert(2)>" }, Cue = "say", Content = "<script>alert('y')</script>\u202e" }).Reading();

    /// <summary>One paragraph of five million characters.</summary>
    public static StoryReading Huge() => new Wire("AWP", "2022-02-02", string.Concat(Enumerable.Repeat("The minister said nothing of it. ", 152_000))).Reading();
}
