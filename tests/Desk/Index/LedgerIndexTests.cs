using Attache.Codebook;
using Attache.Ledger;
using Attache.Storage;
using Attache.Storage.Index;
using Attache.Tests.Unit.Ledger;

namespace Attache.Tests.Desk.Index;

/// <summary>An index that follows a ledger entry by entry says what one made afresh says.</summary>
public sealed class LedgerIndexTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("attache-index-").FullName;
    private readonly ILedgerStore store;

    public LedgerIndexTests() => store = SqliteLedger.Open(Path.Combine(folder, "l.db"), TimeProvider.System);

    [Fact]
    public void Decisions_corrections_and_withdrawals_are_followed()
    {
        using var follower = LedgerIndex.Open(Path.Combine(folder, "follower.db"), store);
        var expulsion = Stories.Expulsion();
        var first = Wire.Item("urn:x", "1", "SNA", "2022-02-01", "France recalls its envoy.").Says(1, Post("recalled"));
        var second = Wire.Item("urn:x", "2", "SNA", "2022-02-02", "France does not recall its envoy.").Says(1, Post("in-post"));
        var reviewer = new Reviewer(store, TimeProvider.System, "ann");
        foreach (var step in (Action[])
            [() => store.Append([expulsion.Reading(), first.Reading()]), () => reviewer.Reject([expulsion.Id(0)]), () => store.Append([second.Reading()]), () => reviewer.Undo(store.DecisionLog().First().Sequence),
             () => reviewer.Change(expulsion.Id(1), [new("event", "ACCUSE"), new("mode", "")]), () => reviewer.Accept([expulsion.Id(2)]), () => store.Append([second.Withdrawn()])])
        {
            step();
            follower.CatchUp(store);
            string path = Path.Combine(folder, "fresh.db");
            File.Delete(path);
            using var fresh = LedgerIndex.Open(path, store);
            fresh.CatchUp(store);
            foreach (var search in (FindingSearch[])
                [new(), new() { Text = "recall*" }, new() { Kinds = ["post"] }, new() { Codes = ["FRA", "MLI"] }, new() { Category = "ACCUSE" }, new() { Review = Review.Accepted }, new() { Publisher = "SNA" }])
                Assert.Equal(fresh.Search(search, 50).Ids, follower.Search(search, 50).Ids);
            foreach (var order in Enum.GetValues<QueueOrder>()) Assert.Equal(fresh.Queue(order, 50), follower.Queue(order, 50));
            Assert.Equal(fresh.Counts(), follower.Counts());
            Assert.Equal(follower.Queue(QueueOrder.Doubt, 50).Count, follower.Counts().Unreviewed);
            Assert.Equal(fresh.Due(DateOnly.MinValue, DateOnly.MaxValue, DateOnly.MaxValue, 50), follower.Due(DateOnly.MinValue, DateOnly.MaxValue, DateOnly.MaxValue, 50));
            Assert.Equal(fresh.NewestStories(9), follower.NewestStories(9));
            // What the index lets through is what counts in the ledger.
            Assert.Equal(store.Findings(new FindingQuery()).Select(f => f.Finding.Id).Order(StringComparer.Ordinal), follower.Search(new FindingSearch(), 50).Ids.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void What_is_due_is_found_by_its_day_and_by_when_it_was_known()
    {
        var expulsion = Stories.Expulsion();
        store.Append([expulsion.Reading()]);
        using var index = LedgerIndex.Open(Path.Combine(folder, "due.db"), store);
        index.CatchUp(store);
        DateOnly reported = new(2022, 1, 31), due = new(2022, 2, 10);
        Assert.Equal([expulsion.Id(2)], index.Due(due, due, reported, 9));
        Assert.Empty(index.Due(due.AddDays(1), due.AddDays(9), reported, 9));
        Assert.Empty(index.Due(reported, due.AddDays(-1), reported, 9));
        Assert.Empty(index.Due(due, due, reported.AddDays(-1), 9));
        new Reviewer(store, TimeProvider.System, "ann").Reject([expulsion.Id(2)]);
        index.CatchUp(store);
        Assert.Empty(index.Due(due, due, reported, 9));
    }

    [Fact]
    public void Pairs_where_something_happened_come_before_those_whose_score_only_fades()
    {
        var on = new DateOnly(2022, 3, 1);
        store.Append(
        [
            new Wire("AWP", "2022-01-25", "Niger attacked Chad.").Says(1, Wire.Event("ASSAULT", null, [Stories.Of("NER")], [Stories.Of("TCD")]) with { Score = -9 }, "2022-01-25").Reading(),
            new Wire("AWP", "2022-02-28", "Mali criticised France.").Says(1, Wire.Event("ACCUSE", null, [Stories.Of("MLI")], [Stories.Of("FRA")]) with { Score = -2 }, "2022-02-28").Reading(),
        ]);
        using var index = LedgerIndex.Open(Path.Combine(folder, "pairs.db"), store);
        index.CatchUp(store);
        var pairs = index.Activity(on, 6);
        Assert.Equal(["p:FRA|MLI", "p:NER|TCD"], pairs.Select(p => p.Pair.Key));
        Assert.Equal([1, 0], pairs.Select(p => p.Recent));
        // The one that fades has moved more.
        Assert.True(Math.Abs(pairs[1].Score - pairs[1].Before) > Math.Abs(pairs[0].Score - pairs[0].Before));
    }

    [Fact]
    public void An_index_of_another_ledger_is_made_anew()
    {
        string path = Path.Combine(folder, "i.db");
        store.Append([Stories.Expulsion().Reading()]);
        using (var index = LedgerIndex.Open(path, store)) index.CatchUp(store);
        using var other = SqliteLedger.Open(Path.Combine(folder, "other.db"), TimeProvider.System);
        other.Append([Stories.Hostile()]);
        using var again = LedgerIndex.Open(path, other);
        Assert.Equal(0, again.Marked);
        again.CatchUp(other);
        Assert.Equal(other.Findings(new FindingQuery()).Count(), again.Search(new FindingSearch(), 50).Ids.Count);
        Assert.Empty(again.Search(new FindingSearch { Publisher = "AWP" }, 50).Ids);
    }

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, true);
    }

    private static PostFinding Post(string change) => new() { Story = "", Sentence = 1, Start = 0, End = 0, Text = "", Post = "envoy", Sending = "FRA", Receiving = "MLI", Change = change };
}
