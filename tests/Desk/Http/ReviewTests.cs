using System.Net;
using Attache.Ledger;
using Attache.Stories;

namespace Attache.Tests.Desk.Http;

/// <summary>Decisions by forms: taken, taken back, and never lost between two people.</summary>
public sealed class ReviewTests : IDisposable
{
    private readonly RunningDesk desk = RunningDesk.Over(Stories.Expulsion().Reading());
    private readonly string id = Stories.Expulsion().Id(0);

    [Fact]
    public async Task A_finding_is_rejected_and_the_decision_taken_back()
    {
        using var client = desk.Client();
        string token = await client.Token("/review");
        var answer = await client.Send($"/review/{id}/reject", token, ("after", "0"), ("reason", "not so"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(Review.Rejected, Standing().Review);
        string page = await client.GetStringAsync(answer.Headers.Location);
        Assert.Contains("Rejected.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Joël Meyer", await client.GetStringAsync("/search?kind=post"), StringComparison.Ordinal);

        string entry = System.Web.HttpUtility.ParseQueryString(answer.Headers.Location!.OriginalString[answer.Headers.Location.OriginalString.IndexOf('?', StringComparison.Ordinal)..])["done"]!;
        Assert.Equal(HttpStatusCode.Redirect, (await client.Send("/review/undo", token, ("entry", entry), ("finding", id))).StatusCode);
        Assert.Equal(Review.None, Standing().Review);
        Assert.Contains("Joël Meyer", await client.GetStringAsync("/search?kind=post"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_of_two_analysts_sees_the_decision_of_the_first()
    {
        using var ann = desk.Client();
        using var ben = desk.Client();
        string a = await ann.Token("/review"), b = await ben.Token("/review");
        await ann.Send($"/review/{id}/accept", a, ("after", "0"));
        long before = desk.Entries();
        var second = await ben.Send($"/review/{id}/reject", b, ("after", "0"));
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        string page = await second.Content.ReadAsStringAsync();
        Assert.Contains("accepted it", page, StringComparison.Ordinal);
        Assert.Equal(before, desk.Entries());
        Assert.Equal(Review.Accepted, Standing().Review);
    }

    [Fact]
    public async Task A_correction_changes_what_was_changed_and_nothing_else()
    {
        using var client = desk.Client();
        string token = await client.Token("/review");
        var answer = await client.Send(
            $"/review/{id}/correct", token, ("after", "0"), ("post", "ambassador"), ("change", "recalled"), ("sending", "France"), ("receiving", "Mali"), ("holder", "Joël Meyer"), ("deadline", ""), ("date", "2022-01-30"),
            ("modality", "actual"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var finding = Assert.IsType<Codebook.PostFinding>(Standing().Finding);
        Assert.Equal(("recalled", "FRA", "MLI", "Joël Meyer", "2022-01-30"), (finding.Change, finding.Sending, finding.Receiving, finding.Holder, finding.Date!.Text));
    }

    [Fact]
    public async Task A_corrected_category_takes_its_score_with_it_and_actors_keep_what_is_known_of_them()
    {
        string event_ = Stories.Expulsion().Id(1);
        using var client = desk.Client();
        string token = await client.Token("/review");
        var answer = await client.Send(
            $"/review/{event_}/correct", token, ("after", "0"), ("event", "ACCUSE"), ("mode", "disapprove"), ("actor", "Mali"), ("actor", "Niger"), ("recipient", "France"), ("date", "2022-01-31"), ("modality", "actual"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        using var ledger = desk.Ledger();
        var finding = Assert.IsType<Codebook.EventFinding>(ledger.Findings(new FindingQuery { FindingId = event_ }).Single().Finding);
        Assert.Equal(("ACCUSE", "verbal conflict"), (finding.Category, finding.Quad));
        Assert.True(finding.Score < 0 && finding.Score > -5);
        Assert.Equal(["MLI", "NER"], finding.Actor!.Select(a => a.Code!));
    }

    [Fact]
    public async Task What_makes_no_sense_is_told_and_changes_nothing()
    {
        using var client = desk.Client();
        string token = await client.Token("/review");
        long before = desk.Entries();
        var answer = await client.Send($"/review/{id}/correct", token, ("after", "0"), ("post", "ambassador"), ("change", "expelled"), ("sending", "Atlantis"), ("receiving", "Mali"), ("holder", "Joël Meyer"), ("date", "2022-01-31"), ("modality", "actual"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Atlantis", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, desk.Entries());
    }

    public void Dispose() => desk.Dispose();

    private ReportedFinding Standing()
    {
        using var ledger = desk.Ledger();
        return ledger.Findings(new FindingQuery { FindingId = id, WithDead = true, Known = KnownTime.Latest }).Single();
    }
}
