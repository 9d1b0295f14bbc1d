using System.Globalization;
using Attache.Codebook;
using Attache.Ledger;
using Attache.Ledger.Facts;
using Attache.Stories;
using Attache.Tests.Unit.Ledger;
using CsCheck;

namespace Attache.Tests.Contract;

/// <summary>In whatever order a store is given the same things, it holds the same facts.</summary>
public abstract partial class LedgerStoreContract
{
    private static readonly string[] OrderKinds = ["post", "relation", "deployment"];

    /// <summary>An empty ledger of its own for each name, within one test.</summary>
    protected abstract ILedgerStore OpenOther(string name);

    /// <summary>One thing that a ledger is given, and what has to be there before it can be.</summary>
    /// <param name="Needs">Numbers of other steps.</param>
    /// <param name="Take">Gives it to a ledger; <c>entries</c> tells the entry that a step became.</param>
    private sealed record Step(IReadOnlyList<int> Needs, Action<ILedgerStore, IReadOnlyDictionary<int, long>> Take);

    private sealed record Dispatch(int Uri, int Version, int Publisher, int Day, int Text, int Cluster, bool Withdrawn, int[] Says);

    private sealed record Choice(int Kind, int First, int Second, int Hour, bool TakenBack);

    // A decision needs the finding that it is on, and taking it back needs the decision; nothing else has to come first.
    [Fact]
    public void Any_order_of_versions_withdrawals_copies_and_decisions_gives_the_same_facts()
    {
        var dispatch = Gen.Select(
            Gen.Select(Gen.Int[0, 4], Gen.Int[1, 3], Gen.Int[0, 3], Gen.Int[0, 40]), Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 5], Gen.Int[0, 71].Array[1, 3],
            (where, text, cluster, withdrawn, says) => new Dispatch(where.Item1, where.Item2, where.Item3, where.Item4, text, cluster, withdrawn == 0, says));
        var choice = Gen.Select(Gen.Int[0, 6], Gen.Int[0, 99], Gen.Int[0, 99], Gen.Int[0, 2000], Gen.Int[0, 3], (kind, first, second, hour, back) => new Choice(kind, first, second, hour, back == 0));
        int run = 0;
        Gen.Select(dispatch.Array[1, 10], choice.Array[0, 8], Gen.Int).Sample(
            x =>
            {
                var steps = Steps([.. x.Item1.DistinctBy(d => (d.Uri, d.Version)).DistinctBy(d => (d.Uri, d.Day, d.Text))], [.. x.Item2.DistinctBy(c => c.Hour)]);
                int number = Interlocked.Increment(ref run);
                string expected = After(steps, [.. Enumerable.Range(0, steps.Count)], $"{number}-a");
                int[] order = [.. Enumerable.Range(0, steps.Count)];
                new Random(x.Item3).Shuffle(order);
                Assert.Equal(expected, After(steps, order, $"{number}-b"));
            },
            iter: 30,
            threads: 1);
    }

    private static List<Step> Steps(IReadOnlyList<Dispatch> dispatches, IReadOnlyList<Choice> choices)
    {
        string?[] dates = [null, "2022-01", "2022-01-31", "2022-01-30"];
        string?[] holders = [null, "Joël Meyer", "Meyer", "A B"];
        string[] changes = ["expelled", "recalled", "vacant"], tones = ["strained", "crisis"];
        var steps = new List<Step>();
        var told = new List<(int Step, Finding Finding, Story Story)>();
        foreach (var d in dispatches)
        {
            string day = new DateOnly(2022, 1, 1).AddDays(d.Day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var wire = Wire.Item($"urn:order:{d.Uri}", $"{d.Version}", $"P{d.Publisher}", day, $"Sentence {d.Text}.", $"Another sentence {d.Text}.");
            foreach (int s in d.Says)
            {
                if (s % 3 == 2) wire.Says(2, Wire.Relation("FRA", "MLI", tones[s % 2]), dates[s / 3 % 4], Modality.Actual, 0.6);
                else wire.Says(1 + (s % 2), Wire.Post(changes[s % 3], "FRA", "MLI", holders[s / 3 % 4]), dates[s / 12 % 4], Modality.Actual, 0.5 + (s / 200.0));
            }
            var reading = d.Withdrawn ? wire.Withdrawn() : wire.Reading();
            if (d.Cluster > 1) reading = reading with { Story = reading.Story with { Cluster = $"c{d.Cluster}" } };
            told.AddRange(reading.Findings.Select(f => (steps.Count, f, reading.Story)));
            steps.Add(new Step([], (store, _) => store.Append([reading])));
        }
        if (told.Count == 0) return steps;
        foreach (var c in choices)
        {
            var (step, finding, story) = told[c.First % told.Count];
            var (otherStep, other, _) = told[c.Second % told.Count];
            var known = new KnownTime(new DateTimeOffset(2022, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(c.Hour));
            Decision decision = c.Kind switch
            {
                0 => new AcceptFinding(finding.Id) { Known = known, Author = "ada" },
                1 => new RejectFinding(finding.Id) { Known = known, Author = "ada" },
                2 => new CorrectFinding(finding.Id, finding with { Date = EdtfDate.Parse("2022-01-29"), Confidence = 1 }) { Known = known, Author = "bob" },
                3 => new CorrectFinding(finding.Id, Other(finding)) { Known = known, Author = "bob" },
                4 => new MergeFacts([finding.Id, other.Id]) { Known = known, Author = "ada" },
                5 => new SplitFacts([finding.Id]) { Known = known, Author = "ada" },
                _ => new AddFinding(ByHand(Wire.Force("Barkhane", "FRA", "withdrawing"), finding, story)) { Known = known, Author = "ada" },
            };
            int number = steps.Count;
            steps.Add(new Step(c.Kind == 4 ? [step, otherStep] : [step], (store, _) => store.Append([decision])));
            if (c.TakenBack)
                steps.Add(new Step([number], (store, entries) => store.Append([new UndoDecision(entries[number]) { Known = new(known.Utc.AddDays(3)), Author = "ada" }])));
        }
        return steps;
    }

    // The same kind about another pair of states, so that it is found elsewhere.
    private static Finding Other(Finding finding) => finding switch
    {
        PostFinding p => p with { Sending = "MLI", Receiving = "NER", Confidence = 1 },
        RelationFinding r => r with { Between = ["MLI", "NER"], Confidence = 1 },
        _ => finding,
    };

    private static Finding ByHand(Finding added, Finding like, Story story) => FindingId.Assign(
        added with { Story = like.Story, Sentence = like.Sentence, Start = like.Start, End = like.End, Text = like.Text, Confidence = 1, Why = new Reason(Reviewer.Rule, []) }, story.ContentHash);

    private string After(IReadOnlyList<Step> steps, int[] order, string name)
    {
        using var store = OpenOther(name);
        var entries = new Dictionary<int, long>();
        var waiting = order.ToList();
        while (waiting.Count > 0)
        {
            int next = waiting.First(i => steps[i].Needs.All(entries.ContainsKey));
            steps[next].Take(store, entries);
            entries[next] = store.Head.Count;
            waiting.Remove(next);
        }
        Assert.True(store.Check().Holds);
        KnownTime[] times = [On("2022-01-10"), On("2022-01-31"), On("2022-02-20"), KnownTime.Latest];
        var lines = new List<string>();
        foreach (var known in times)
        {
            lines.Add(known.Utc.ToString("O", CultureInfo.InvariantCulture));
            foreach (var fact in FactReader.Read(store, OrderKinds, known))
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{fact.Id} {fact.Date} {fact.Sources} {fact.Confidence} {string.Join(',', fact.Evidence.Select(e => $"{e.Finding.Id} {e.Review} {e.Story.Id} {e.Story.Version}"))}"));
            foreach (var pair in ((string, string)[])[("FRA", "MLI"), ("MLI", "NER")])
                lines.AddRange(store.Findings(new FindingQuery { Subject = Subject.Pair(pair.Item1, pair.Item2), Known = known }).Select(f => $"{pair} {FindingJson.Write(f.Finding)} {f.Review} {f.Story.Version}").Order(StringComparer.Ordinal));
        }
        lines.AddRange(store.ReviewQueue(new ReviewQuery { Limit = 500 }).Select(f => "review " + f.Finding.Id).Order(StringComparer.Ordinal));
        return string.Join('\n', lines);
    }
}
