using Attache.Codebook;
using Attache.Ledger;
using Attache.Stories;
using Attache.Tests.Unit.Ledger;

namespace Attache.Tests.Contract;

/// <summary>What people decide, and what a store makes of it.</summary>
public abstract partial class LedgerStoreContract
{
    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private static Reviewer Who(ILedgerStore store, string name, int hours = 0) => new(store, new Clock(Noon.AddHours(hours)), name);

    private static ReportedFinding One(ILedgerStore store, string id, bool withDead = true) =>
        Assert.Single(store.Findings(new FindingQuery { FindingId = id, WithDead = withDead }));

    [Fact]
    public void The_queue_holds_what_nobody_has_decided_on_the_least_certain_first()
    {
        using var store = Open();
        var seed = Wire.Seed();
        store.Append([seed.Reading()]);
        var queue = store.ReviewQueue(new ReviewQuery());
        Assert.Equal(22, queue.Count);
        Assert.Equal(22, store.CountForReview());
        Assert.Equal(seed.Id(4), queue[0].Finding.Id);
        Who(store, "ada").Accept([seed.Id(4)]);
        Who(store, "ada").Reject([seed.Id(0)]);
        Who(store, "ada").Change(seed.Id(7), [new("date", "2022-01-30")]);
        queue = store.ReviewQueue(new ReviewQuery());
        Assert.Equal(19, queue.Count);
        Assert.Equal(19, store.CountForReview());
        Assert.DoesNotContain(queue, f => f.Finding.Id == seed.Id(4) || f.Finding.Id == seed.Id(0) || f.Finding.Id == seed.Id(7));
        Assert.All(store.ReviewQueue(new ReviewQuery { Kind = "post" }), f => Assert.Equal("post", f.Finding.Kind));
        Assert.Equal(queue.Skip(3).Take(2).Select(f => f.Finding.Id), store.ReviewQueue(new ReviewQuery { Skip = 3, Limit = 2 }).Select(f => f.Finding.Id));
        Assert.Empty(store.ReviewQueue(new ReviewQuery { Subject = Subject.Pair("DEU", "GAB") }));
        Assert.NotEmpty(store.ReviewQueue(new ReviewQuery { Subject = Subject.Pair("FRA", "MLI") }));
        var newest = store.ReviewQueue(new ReviewQuery { Order = ReviewOrder.Newest });
        Assert.Equal(newest.Select(f => f.Sequence).OrderDescending(), newest.Select(f => f.Sequence));
        store.RebuildViews();
        Assert.Equal(queue.Select(f => f.Finding.Id), store.ReviewQueue(new ReviewQuery()).Select(f => f.Finding.Id));
    }

    [Fact]
    public void A_decision_taken_back_leaves_what_stood_before()
    {
        using var store = Open();
        var seed = Wire.Seed();
        store.Append([seed.Reading()]);
        Who(store, "ada").Change(seed.Id(7), [new("change", "recalled")]);
        Who(store, "bob", 1).Reject([seed.Id(7)]);
        long rejection = store.Head.Count;
        Assert.Empty(store.Findings(new FindingQuery { FindingId = seed.Id(7) }));
        Assert.Equal(1, Who(store, "bob", 2).Undo(rejection, "a mistake").Entries);
        Assert.Equal(1, Who(store, "bob", 3).Undo(rejection).Repeated);
        var now = One(store, seed.Id(7), withDead: false);
        Assert.Equal((Review.Corrected, "recalled"), (now.Review, Assert.IsType<PostFinding>(now.Finding).Change));
        // At the time between it was rejected.
        Assert.Empty(store.Findings(new FindingQuery { FindingId = seed.Id(7), Known = new KnownTime(Noon.AddHours(1.5)) }));
        Who(store, "ada", 4).Undo(rejection - 1);
        now = One(store, seed.Id(7), withDead: false);
        Assert.Equal((Review.None, "expelled"), (now.Review, Assert.IsType<PostFinding>(now.Finding).Change));
        Assert.Contains(store.ReviewQueue(new ReviewQuery()), f => f.Finding.Id == seed.Id(7));
        var log = store.DecisionLog(seed.Id(7));
        Assert.Equal([EntryKind.DecisionUndone, EntryKind.DecisionUndone, EntryKind.FindingRejected, EntryKind.FindingCorrected], log.Select(d => d.Decision.Kind));
        Assert.Equal(rejection + 1, log[2].UndoneBy);
        Assert.Equal("a mistake", log[1].Decision.Reason);
        Assert.Single(store.DecisionLog(newest: 1));
        Assert.True(store.Check().Holds);
    }

    [Fact]
    public void Who_decides_on_what_another_decided_in_the_meantime_is_told()
    {
        using var store = Open();
        var seed = Wire.Seed();
        store.Append([seed.Reading()]);
        long seen = One(store, seed.Id(0)).LastDecision;
        Assert.Equal(0, seen);
        Who(store, "ada").Accept([seed.Id(0)], after: seen);
        var e = Assert.Throws<LedgerException>(() => Who(store, "bob", 1).Reject([seed.Id(0)], after: seen));
        Assert.Equal(LedgerProblem.Conflict, e.Problem);
        Assert.Contains("ada", e.Message, StringComparison.Ordinal);
        seen = One(store, seed.Id(0)).LastDecision;
        Assert.Equal(store.Head.Count, seen);
        Assert.Equal(1, Who(store, "bob", 1).Reject([seed.Id(0)], after: seen).Entries);
    }

    [Fact]
    public void What_a_person_adds_stands_in_its_sentence_and_can_be_taken_back()
    {
        using var store = Open();
        var seed = Wire.Seed();
        store.Append([seed.Reading()]);
        string story = seed.Reading().Story.Id, sentence = "Since then Mali has no ambassador in Paris.";
        var (id, result) = Who(store, "ada").Add(story, sentence, Wire.Post("vacant", "MLI", "FRA", post: "envoy"));
        Assert.Equal(1, result.Entries);
        var added = One(store, id, withDead: false);
        Assert.Equal((Review.Added, 11, sentence), (added.Review, added.Finding.Sentence, added.Finding.Text));
        Assert.Equal(sentence, seed.Reading().Story.Body[added.Finding.Start..added.Finding.End]);
        Assert.DoesNotContain(store.ReviewQueue(new ReviewQuery()), f => f.Finding.Id == id);
        Assert.Equal(LedgerProblem.Unknown, Assert.Throws<LedgerException>(() => Who(store, "ada").Add(story, "Not there.", Wire.Post("vacant", "MLI", "FRA"))).Problem);
        Assert.Equal(LedgerProblem.Unknown, Assert.Throws<LedgerException>(() => Who(store, "ada").Add("urn:none", sentence, Wire.Post("vacant", "MLI", "FRA"))).Problem);
        Assert.Throws<ArgumentException>(() => Who(store, "ada").Add(story, sentence, Wire.Post("flew away", "MLI", "FRA")));
        Who(store, "ada", 1).Undo(store.Head.Count);
        Assert.Empty(store.Findings(new FindingQuery { FindingId = id }));
    }

    [Fact]
    public void Merges_splits_and_grades_can_be_taken_back()
    {
        using var store = Open();
        var seed = Wire.Seed();
        store.Append([seed.Reading()]);
        Who(store, "ada").Merge([seed.Id(4), seed.Id(5)]);
        Who(store, "ada").Grade("APA", new SourceGrade('C', 3));
        Assert.Equal(2, store.Decisions(KnownTime.Latest).Count);
        Who(store, "ada", 1).Undo(store.Head.Count - 1);
        Assert.IsType<GradeSource>(Assert.Single(store.Decisions(KnownTime.Latest)));
        Assert.Equal(2, store.Decisions(new KnownTime(Noon)).Count);
        Assert.Throws<ArgumentException>(() => Who(store, "ada").Merge([seed.Id(4)]));
        Assert.Throws<ArgumentException>(() => Who(store, "ada").Merge([seed.Id(4), seed.Id(7)]));
        // The first entry is a story.
        Assert.Equal(LedgerProblem.Unknown, Assert.Throws<LedgerException>(() => Who(store, "ada").Undo(1)).Problem);
    }
}
