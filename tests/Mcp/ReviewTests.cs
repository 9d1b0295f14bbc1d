using Attache.Ledger;
using ModelContextProtocol;

namespace Attache.Tests.Mcp;

/// <summary>Decisions of an assistant.</summary>
public sealed class ReviewTests(Served served)
{
    [Fact]
    public async Task Without_leave_nothing_can_be_decided()
    {
        string path = served.Copy();
        long before = Entries(path);
        await using (var client = await Served.Stdio(path))
        {
            string id = (await client.Ask("search_findings", ("limit", 1))).GetProperty("findings")[0].GetProperty("id").GetString()!;
            await Assert.ThrowsAnyAsync<McpException>(() => client.CallToolAsync("review_reject", new Dictionary<string, object?> { ["id"] = id, ["reason"] = "no" }).AsTask());
        }
        Assert.Equal(before, Entries(path));
    }

    [Fact]
    public async Task A_decision_stands_under_both_names_and_can_be_taken_back()
    {
        string path = served.Copy();
        await using var client = await Served.Stdio(path, "--allow-review", "--by", "ann");
        var queue = await client.Ask("review_queue", ("order", "doubt"), ("limit", 2));
        string first = queue.GetProperty("findings")[0].GetProperty("id").GetString()!, second = queue.GetProperty("findings")[1].GetProperty("id").GetString()!;

        var rejected = await client.Ask("review_reject", ("id", first), ("reason", "the sentence does not say so"), ("after", 0));
        Assert.Equal("rejected", rejected.GetProperty("now_stands").GetProperty("review").GetString());
        using (var store = Served.Ledger(path))
        {
            var taken = Assert.Single(store.DecisionLog(first));
            Assert.IsType<RejectFinding>(taken.Decision);
            Assert.Equal("ann via test-client", taken.Decision.Author);
            Assert.Equal("the sentence does not say so", taken.Decision.Reason);
        }
        // Somebody decided since: the second one is refused.
        Assert.Contains("ann via test-client", await client.Refusal("review_accept", ("id", first), ("after", 0)), StringComparison.Ordinal);
        await client.Ask("review_undo", ("entry", rejected.GetProperty("entry").GetInt64()));
        var evidence = await client.Ask("evidence", ("id", first));
        Assert.Contains("\"review\":\"none\"", evidence.GetRawText(), StringComparison.Ordinal);

        var accepted = await client.Ask("review_accept", ("id", second));
        Assert.Equal("accepted", accepted.GetProperty("now_stands").GetProperty("review").GetString());
        Assert.DoesNotContain(second, (await client.Ask("review_queue", ("order", "doubt"))).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_changes_what_it_names_and_refuses_what_is_no_value()
    {
        string path = served.Copy();
        await using var client = await Served.Stdio(path, "--allow-review", "--by", "ann");
        string id = (await client.Ask("search_findings", ("words", "expelled"), ("kinds", new[] { "post" }), ("limit", 1))).GetProperty("findings")[0].GetProperty("id").GetString()!;
        Assert.Contains("recalled", await client.Refusal("review_correct", ("id", id), ("changes", new Dictionary<string, object> { ["change"] = "vanished" })), StringComparison.Ordinal);
        Assert.Contains("review_accept", await client.Refusal("review_correct", ("id", id), ("changes", new Dictionary<string, object>())), StringComparison.Ordinal);
        var corrected = await client.Ask("review_correct", ("id", id), ("changes", new Dictionary<string, object> { ["change"] = "recalled", ["date"] = "2022-01-30" }));
        Assert.Equal("corrected", corrected.GetProperty("now_stands").GetProperty("review").GetString());
        Assert.Equal("2022-01-30", corrected.GetProperty("now_stands").GetProperty("date").GetString());
        Assert.Contains("f-0", await client.Refusal("review_accept", ("id", "f-0")), StringComparison.Ordinal);
    }

    private static long Entries(string path)
    {
        using var store = Served.Ledger(path);
        return store.Head.Count;
    }
}
