using Attache.Codebook;
using Attache.Ledger;
using Attache.Stories;
using Attache.Tests.Unit.Ledger;

namespace Attache.Tests.Contract;

/// <summary>What every store of the ledger must do. A store's tests derive from it and say how to open one.</summary>
public abstract partial class LedgerStoreContract : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2022, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Opens the same empty ledger each time it is called within one test.</summary>
    protected abstract ILedgerStore Open();

    public virtual void Dispose() => GC.SuppressFinalize(this);

    private static KnownTime On(string day) => KnownTime.EndOf(DateOnly.Parse(day, null));

    private static List<string> Lines(IEnumerable<ReportedFinding> findings) => [.. findings.Select(f => FindingJson.Write(f.Finding))];

    [Fact]
    public void Gives_back_what_it_was_given_to_the_byte()
    {
        using var store = Open();
        var reading = Wire.Seed().Reading();
        var result = store.Append([reading]);
        Assert.Equal(new AppendResult(1, reading.Findings.Count, reading.Findings.Count + 1, 0), result);
        Assert.Equal(reading.Findings.Select(FindingJson.Write), Lines(store.Findings(new FindingQuery())));
        var story = store.StoryOf(1)!;
        Assert.Equal(reading.Story.Body, story.Body);
        Assert.Equal(reading.Story.Published, story.Published);
        Assert.Equal(reading.Story.Layout.Blocks, story.Layout.Blocks);
        Assert.Equal(reading.Story.Id, Assert.Single(store.Stories(KnownTime.Latest)).Id);
    }

    [Fact]
    public void Survives_being_closed()
    {
        using (var store = Open()) store.Append([Wire.Seed().Reading()]);
        using var again = Open();
        Assert.Equal(Wire.Seed().Reading().Findings.Select(FindingJson.Write), Lines(again.Findings(new FindingQuery())));
        Assert.True(again.Check().Holds);
    }

    [Fact]
    public void The_same_story_again_adds_nothing()
    {
        using var store = Open();
        store.Append([Wire.Seed().Reading()]);
        var head = store.Head;
        Assert.True(store.HasRead(Wire.Seed().Reading().Story, "attache 0.1.0"));
        Assert.Equal(new AppendResult(0, 0, 0, 1), store.Append([Wire.Seed().Reading()]));
        Assert.Equal(head, store.Head);
    }

    [Fact]
    public void The_same_input_gives_the_same_chain_whatever_the_clock_says()
    {
        using var store = Open();
        store.Append([Wire.Seed().Reading()]);
        byte[] hash = EntryHash.Genesis.ToArray();
        foreach (var entry in store.Entries())
        {
            hash = EntryHash.Of(hash, entry with { Appended = DateTimeOffset.UnixEpoch });
            Assert.Equal(hash, entry.Hash.ToArray());
        }
        Assert.Equal(Convert.ToHexStringLower(hash), store.Head.Hash);
    }

    [Fact]
    public void A_finding_that_a_newer_program_does_not_find_counts_no_longer_and_a_new_one_does()
    {
        using var store = Open();
        var old = Wire.Seed().Reading();
        store.Append([old]);
        var extra = old.Findings[0] with { Id = "f-00000000000000000001" };
        var result = store.Append([old with { Program = "attache 0.2.0", Findings = [.. old.Findings.Skip(1), extra] }]);
        Assert.Equal(1, result.Findings);
        var now = store.Findings(new FindingQuery()).Select(f => f.Finding.Id).ToList();
        Assert.DoesNotContain(old.Findings[0].Id, now);
        Assert.Contains(extra.Id, now);
        Assert.Equal(old.Findings.Count, now.Count);
        Assert.Equal(0, store.Append([old with { Program = "attache 0.2.0" }]).Entries);
        Assert.Equal(old.Findings.Count + 1, store.Findings(new FindingQuery { WithDead = true }).Count());
    }

    [Fact]
    public void A_correction_takes_the_place_of_the_first_version_from_its_own_time_on()
    {
        using var store = Open();
        var first = Wire.Item("urn:x", "1", "AWP", "2022-01-31T18:00:00+00:00", "He was expelled.").Says(1, Wire.Post("expelled", "FRA", "MLI", "A B"));
        var second = Wire.Item("urn:x", "2", "AWP", "2022-02-01T09:00:00+00:00", "He was recalled.").Says(1, Wire.Post("recalled", "FRA", "MLI", "A B"));
        // Read in the wrong order, as archives are.
        store.Append([second.Reading(), first.Reading()]);
        Assert.Equal("expelled", Assert.IsType<PostFinding>(Assert.Single(store.Findings(new FindingQuery { Known = On("2022-01-31") })).Finding).Change);
        Assert.Equal("recalled", Assert.IsType<PostFinding>(Assert.Single(store.Findings(new FindingQuery())).Finding).Change);
        Assert.Equal([EntryKind.StoryReceived, EntryKind.FindingRecorded, EntryKind.StoryCorrected, EntryKind.FindingRecorded], store.Entries().Select(e => e.Kind));
    }

    [Fact]
    public void A_withdrawn_story_counts_no_longer_from_its_withdrawal_on()
    {
        using var store = Open();
        store.Append([Wire.Item("urn:x", "1", "AWP", "2022-01-31", "He was expelled.").Says(1, Wire.Post("expelled", "FRA", "MLI")).Reading()]);
        store.Append([Wire.Item("urn:x", "2", "AWP", "2022-02-02", "Withdrawn.").Withdrawn()]);
        Assert.Single(store.Findings(new FindingQuery { Known = On("2022-02-01") }));
        Assert.Empty(store.Findings(new FindingQuery()));
        Assert.Single(store.Findings(new FindingQuery { WithDead = true }));
    }

    [Fact]
    public void Decisions_stand_from_their_time_on_and_the_first_finding_stays_in_the_ledger()
    {
        using var store = Open();
        var seed = Wire.Seed();
        store.Append([seed.Reading()]);
        var at = new KnownTime(Noon);
        var corrected = Wire.Post("recalled", "FRA", "MLI") with { Text = "x", Sentence = 4 };
        var result = store.Append(
        [
            new RejectFinding(seed.Id(0)) { Known = at, Author = "ada", Reason = "about another country" },
            new AcceptFinding(seed.Id(1)) { Known = at, Author = "ada" },
            new CorrectFinding(seed.Id(7), corrected) { Known = at, Author = "ada" },
        ]);
        Assert.Equal(3, result.Entries);
        Assert.Equal(22, store.Findings(new FindingQuery { Known = On("2022-02-28") }).Count());
        var now = store.Findings(new FindingQuery()).ToDictionary(f => f.Finding.Id, StringComparer.Ordinal);
        Assert.DoesNotContain(seed.Id(0), now.Keys);
        Assert.Equal(Review.Accepted, now[seed.Id(1)].Review);
        Assert.Equal("recalled", Assert.IsType<PostFinding>(now[seed.Id(7)].Finding).Change);
        Assert.Equal(Review.Rejected, Assert.Single(store.Findings(new FindingQuery { FindingId = seed.Id(0), WithDead = true })).Review);
        // Taken again, nothing changes; taken back, it counts again.
        Assert.Equal(1, store.Append([new RejectFinding(seed.Id(0)) { Known = at, Author = "ada", Reason = "about another country" }]).Repeated);
        store.Append([new AcceptFinding(seed.Id(0)) { Known = new KnownTime(Noon.AddHours(1)), Author = "bob" }]);
        Assert.Single(store.Findings(new FindingQuery { FindingId = seed.Id(0) }));
    }

    [Fact]
    public void A_finding_added_by_hand_is_known_from_its_addition_on()
    {
        using var store = Open();
        var seed = Wire.Seed();
        store.Append([seed.Reading()]);
        var added = seed.Reading().Findings[7] with { Id = "f-00000000000000000002", Why = new Reason(Reviewer.Rule, []) };
        store.Append([new AddFinding(added) { Known = new KnownTime(Noon), Author = "ada" }]);
        Assert.Empty(store.Findings(new FindingQuery { FindingId = added.Id, Known = On("2022-02-28") }));
        Assert.Equal(Review.Added, Assert.Single(store.Findings(new FindingQuery { FindingId = added.Id })).Review);
        Assert.Contains(added.Id, store.Findings(new FindingQuery { Subject = Subject.Pair("MLI", "FRA") }).Select(f => f.Finding.Id));
        Assert.Contains(added.Id, store.Findings(new FindingQuery { Story = added.Story }).Select(f => f.Finding.Id));
        // What another program coded comes in the same way, but nobody has looked at it.
        store.Append([new AddFinding(added with { Id = "f-00000000000000000003", Why = new Reason("imported", []) }) { Known = new KnownTime(Noon), Author = "petrarch2" }]);
        Assert.Equal(Review.None, Assert.Single(store.Findings(new FindingQuery { FindingId = "f-00000000000000000003" })).Review);
    }

    [Fact]
    public void A_decision_on_something_unknown_is_refused_with_all_that_came_with_it()
    {
        using var store = Open();
        var seed = Wire.Seed();
        store.Append([seed.Reading()]);
        var head = store.Head;
        var e = Assert.Throws<LedgerException>(() => store.Append(
        [
            new AcceptFinding(seed.Id(0)) { Known = new KnownTime(Noon), Author = "ada" },
            new RejectFinding("f-none") { Known = new KnownTime(Noon), Author = "ada" },
        ]));
        Assert.Equal(LedgerProblem.Unknown, e.Problem);
        Assert.Equal(head, store.Head);
    }

    [Fact]
    public void Finds_by_subject_kind_story_and_id()
    {
        using var store = Open();
        var seed = Wire.Seed();
        var other = new Wire("LGP", "2022-02-08", "Germany spoke.").Says(1, Wire.Relation("DEU", "GAB", "cordial"));
        store.Append([seed.Reading(), other.Reading()]);
        int Count(FindingQuery q) => store.Findings(q).Count();
        Assert.Equal(1, Count(new FindingQuery { Subject = Subject.Pair("GAB", "DEU") }));
        Assert.Equal(5, Count(new FindingQuery { Kind = "post" }));
        Assert.Equal(2, Count(new FindingQuery { Subject = Subject.Person("moussa sy") }));
        Assert.Equal(2, Count(new FindingQuery { Subject = Subject.Force("Barkhane") }));
        Assert.Equal(4, Count(new FindingQuery { Subject = Subject.Post("ambassador", "MLI", "FRA") }));
        Assert.Equal(1, Count(new FindingQuery { Story = other.Reading().Story.Id }));
        Assert.Equal(1, Count(new FindingQuery { FindingId = seed.Id(3) }));
        Assert.Equal(0, Count(new FindingQuery { Known = On("2022-02-06") }));
        // Forces and decisions of a story about the two belong to the pair although they name one or none of them.
        var pair = store.Findings(new FindingQuery { Subject = Subject.Pair("FRA", "MLI") }).Select(f => f.Finding).ToList();
        Assert.Contains(pair, f => f is DecisionFinding);
        Assert.Contains(pair, f => f is DeploymentFinding { Force: "Takuba" });
    }

    [Fact]
    public void Merges_splits_and_grades_come_back_in_order()
    {
        using var store = Open();
        var seed = Wire.Seed();
        store.Append([seed.Reading()]);
        store.Append(
        [
            new GradeSource("APA", new SourceGrade('B', 2)) { Known = new KnownTime(Noon.AddDays(1)), Author = "ada" },
            new MergeFacts([seed.Id(0), seed.Id(1)]) { Known = new KnownTime(Noon), Author = "ada" },
            new SplitFacts([seed.Id(2)]) { Known = new KnownTime(Noon.AddDays(2)), Author = "ada" },
        ]);
        Assert.Equal([EntryKind.FactsMerged, EntryKind.SourceGraded, EntryKind.FactsSplit], store.Decisions(KnownTime.Latest).Select(d => d.Kind));
        Assert.Equal("B2", Assert.IsType<GradeSource>(store.Decisions(KnownTime.Latest)[1]).Grade.ToString());
        Assert.Single(store.Decisions(new KnownTime(Noon)));
    }

    [Fact]
    public void Derived_tables_can_be_thrown_away()
    {
        using var store = Open();
        var seed = Wire.Seed();
        store.Append([seed.Reading()]);
        store.Append([new RejectFinding(seed.Id(0)) { Known = new KnownTime(Noon), Author = "ada" }]);
        var query = new FindingQuery { Subject = Subject.Pair("FRA", "MLI") };
        var before = Lines(store.Findings(query));
        store.RebuildViews();
        Assert.Equal(before, Lines(store.Findings(query)));
        Assert.Equal(1, store.Append([seed.Reading()]).Repeated);
        Assert.True(store.Check().Holds);
    }

    [Fact]
    public void An_empty_ledger_is_whole_and_holds_nothing()
    {
        using var store = Open();
        Assert.True(store.Check().Holds);
        Assert.Equal(0, store.Head.Count);
        Assert.Empty(store.Findings(new FindingQuery { Subject = Subject.State("FRA") }));
        Assert.Empty(store.Stories(KnownTime.Latest));
        Assert.Null(store.StoryOf(1));
    }
}
