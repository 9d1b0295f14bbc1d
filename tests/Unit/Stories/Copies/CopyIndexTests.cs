using System.Globalization;
using Attache.Stories;

namespace Attache.Tests.Unit.Stories.Copies;

public sealed class CopyIndexTests(ITestOutputHelper output)
{
    [Fact]
    public void Precision_and_recall_on_300_pairs()
    {
        int hits = 0, misses = 0, wrong = 0, unseen = 0;
        foreach (var pair in CopyPairs.All)
        {
            // through the index, as in a run: found only where it is a candidate, too
            var index = new CopyIndex();
            index.Add(pair.A);
            var match = index.Add(pair.B);
            if (match is not null && pair.AreCopies) hits++;
            else if (match is not null) wrong++;
            else if (pair.AreCopies) misses++;
            if ((match is not null) == pair.AreCopies) continue;
            if (pair.AreCopies && !CopyIndex.AreCandidates(pair.A, pair.B)) unseen++;
            var (a, b) = (Fingerprint.Of(pair.A), Fingerprint.Of(pair.B));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(pair.AreCopies ? "missed" : "wrong")}: {pair.Name}; shingles {Fingerprint.Containment(a.Shingles, b.Shingles, 20):0.00}, names {Fingerprint.Containment(a.Names, b.Names, 4):0.00}, stems {Fingerprint.Containment(a.Stems, b.Stems, 12):0.00}"));
        }
        double precision = hits / (double)(hits + wrong), recall = hits / (double)(hits + misses);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{CopyPairs.All.Count} pairs, {hits + misses} of them copies: precision {precision:0.000}, recall {recall:0.000} ({misses} missed, {unseen} of them never looked at; {wrong} wrong)"));
        Assert.InRange(CopyPairs.All.Count, 300, int.MaxValue);
        Assert.True(precision >= 0.95 && recall >= 0.95, $"precision {precision}, recall {recall}");
    }

    [Fact]
    public void Independent_reports_of_one_event_stay_independent() =>
        Assert.All(CopyPairs.Independent, p => Assert.Null(CopyIndex.Compare(p.A, p.B)));

    private static Story Text(string day, string figure, string note = "") => Formats.Reading.One(
        $"LIMA, {day} May 2019 (AG) — Peru expelled the ambassador of Chile on Saturday and gave him {figure} hours to leave.\n\nThe Foreign Ministry of Chile in Santiago called the decision unjustified and said that it would answer in kind.\n\nThe two countries quarrel over fishing off Arica since March.\n\n{note}", "a.txt");

    [Fact]
    public void A_correction_without_identifier_is_the_next_version_of_what_it_corrects()
    {
        var (first, second) = (Text("4", "24"), Text("4", "48", "(Corrects hours in para 1)\n"));
        var index = new CopyIndex();
        Assert.Null(index.Resolve(first).Cluster);
        var corrected = index.Resolve(second);
        Assert.Equal((first.Id, "2", first.Id), (corrected.Id, corrected.Version, corrected.Cluster));
        // met again, it stays what it is
        var again = index.Resolve(second);
        Assert.Equal((first.Id, "2"), (again.Id, again.Version));
        Assert.Equal("3", index.Resolve(Text("5", "72", "CORRECTION: 72 hours\n")).Version);
        // without a note it is a copy, no correction
        var copy = index.Resolve(Text("5", "96"));
        Assert.Equal((null, first.Id), (copy.Uri, copy.Cluster));
    }

    [Theory]
    [InlineData("(Corrects hours in para 1)")]
    [InlineData("Corrects hours in para 1")]
    [InlineData("(Recasts with reaction of Chile)")]
    [InlineData("(Refiles to add dropped word in para 1)")]
    [InlineData("(refiles with byline)")]
    [InlineData("CORRECTION: 48 hours, not 24")]
    [InlineData("Eds: Corrects hours")]
    [InlineData("(This 4 May story has been corrected to fix the hours in paragraph 1)")]
    [InlineData("(This version corrects the hours)")]
    public void Notes_that_make_a_next_version(string note)
    {
        var index = new CopyIndex();
        var first = index.Resolve(Text("4", "24"));
        Assert.Equal((first.Id, "2"), index.Resolve(Text("4", "48", note + "\n")) is { } s ? (s.Id, s.Version) : default);
    }

    [Theory]
    [InlineData("(Adds background)")]
    [InlineData("Corrections in the text were refused by Chile on Saturday.")]
    [InlineData("Correct figures were not at hand.")]
    [InlineData("Repeat offenders will be expelled, the minister said.")]
    public void Notes_and_sentences_that_do_not(string line)
    {
        var index = new CopyIndex();
        var first = index.Resolve(Text("4", "24"));
        var second = index.Resolve(Text("4", "48", line + "\n"));
        Assert.Equal((null, "1", first.Id), (second.Uri, second.Version, second.Cluster));
    }

    [Theory]
    [InlineData("CORRECTED-Peru expels envoy", true)]
    [InlineData("REFILE-UPDATE 2-Peru expels envoy", true)]
    [InlineData("UPDATE 1-CORRECTED-Peru expels envoy", true)]
    [InlineData("Correction: Peru expels envoy", true)]
    [InlineData("CORRECTS - Peru expels envoy", true)]
    [InlineData("Corrected figures show growth in Peru", false)]
    [InlineData("Correct answer pleases Chile", false)]
    [InlineData("UPDATE 1-Peru expels envoy", false)]
    public void Headlines_that_mark_a_correction(string headline, bool isCorrection) =>
        Assert.Equal(isCorrection, Corrections.IsCorrection(Text("4", "24") with { Headline = headline }));

    [Fact]
    public void A_correction_that_comes_before_what_it_corrects_stands_above_it()
    {
        var (original, correction) = (Text("4", "24"), Text("4", "48", "(Corrects hours in para 1)\n"));
        var index = new CopyIndex();
        var first = index.Resolve(correction);
        Assert.Equal((correction.Id, "1"), (first.Id, first.Version));
        var late = index.Resolve(original);
        Assert.Equal((first.Id, "0", first.Id), (late.Id, late.Version, late.Cluster));
        // met again, both stay what they are; a later copy is none of this
        Assert.Equal((first.Id, "0"), index.Resolve(original) is { } o ? (o.Id, o.Version) : default);
        Assert.Equal((first.Id, "1"), index.Resolve(correction) is { } c ? (c.Id, c.Version) : default);
        Assert.Null(index.Resolve(Text("5", "96")).Uri);
    }

    [Fact]
    public void Clusters_grow_from_their_first_story()
    {
        var (a, b) = (CopyPairs.All[0].A, CopyPairs.All[0].B);
        var index = new CopyIndex();
        Assert.Null(index.Add(a));
        Assert.Equal((a.Id, a.Id, CopyKind.Near), index.Add(b) is { } m ? (m.Of, m.Cluster, m.Kind) : default);
        var copy = b with { Uri = "urn:copy" };
        Assert.Equal((b.Id, a.Id, CopyKind.Exact), index.Add(copy) is { } n ? (n.Of, n.Cluster, n.Kind) : default);
    }

    [Fact]
    public void What_is_long_past_is_forgotten()
    {
        var index = new CopyIndex(3);
        Assert.Null(index.Add(CopyPairs.All[0].A));
        foreach (var pair in CopyPairs.All.Where(p => p.Name.EndsWith("strangers", StringComparison.Ordinal)).Take(7)) index.Add(pair.B);
        Assert.Null(index.Add(CopyPairs.All[0].B));
    }

    [Fact]
    public void The_last_stories_are_remembered_exactly_wherever_the_run_began()
    {
        Story[] stories = [.. CopyPairs.All.Where(p => p.Name.EndsWith("strangers", StringComparison.Ordinal)).Select(p => p.B).DistinctBy(s => s.Id).Take(12)];
        var copy = stories[0] with { Uri = "urn:copy" };
        bool Found(int remembered, int before, int between)
        {
            var index = new CopyIndex(remembered);
            for (int i = 0; i < before; i++) index.Remember(stories[^(1 + (i % 2))]);
            index.Add(stories[0]);
            for (int i = 0; i < between; i++) index.Add(stories[1 + i]);
            return index.Add(copy) is { Kind: CopyKind.Exact };
        }

        for (int before = 0; before < 6; before++)
        {
            Assert.True(Found(4, before, 2));
            Assert.False(Found(4, before, 4));
        }
    }

    [Fact]
    public void The_same_stories_in_the_same_order_give_the_same_clusters()
    {
        List<CopyMatch?> Run()
        {
            var index = new CopyIndex();
            return [.. CopyPairs.All.SelectMany(p => (Story[])[p.A, p.B]).Select(index.Add)];
        }

        Assert.Equal(Run(), Run());
    }
}
