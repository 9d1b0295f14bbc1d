using Attache.Codebook;
using Attache.Ledger;
using Attache.Ledger.Facts;
using Attache.Stories;
using Attache.Tests.Unit.Exchange;

namespace Attache.Tests.Unit.Ledger;

/// <summary>Facts of a ledger, merged in parts where there are too many findings.</summary>
public sealed class FactReaderTests : IDisposable
{
    private readonly SahelLedger ledger = new();

    public void Dispose() => ledger.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Parts_give_the_facts_of_the_whole_in_their_order(int most)
    {
        var whole = Lines(int.MaxValue);
        Assert.True(whole.Count > 10);
        Assert.Equal(whole, Lines(most));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_people_joined_stays_joined_across_the_parts(int most)
    {
        var facts = FactReader.Read(ledger.Store, ["event"], KnownTime.Latest, int.MaxValue).ToList();
        string[] ids = [facts[0].Evidence[0].Finding.Id, facts[^1].Evidence[0].Finding.Id, facts[facts.Count / 2].Evidence[0].Finding.Id];
        Assert.Equal(3, ids.Distinct().Count());
        ledger.Store.Append([new MergeFacts(ids) { Known = new KnownTime(DateTimeOffset.UnixEpoch), Author = "ann" }]);
        var whole = Lines(int.MaxValue);
        Assert.Equal(whole, Lines(most));
        Assert.Contains(FactReader.Read(ledger.Store, ["event"], KnownTime.Latest, most), f => ids.All(id => f.Evidence.Any(e => e.Finding.Id == id)));
    }

    [Fact]
    public void No_file_is_left_behind_where_the_reader_stops_early()
    {
        string[] Left() => Directory.GetDirectories(Path.GetTempPath(), "attache-facts-*");
        string[] before = Left();
        Assert.NotNull(FactReader.Read(ledger.Store, ["event"], KnownTime.Latest, 2).First());
        Assert.Empty(Left().Except(before));
    }

    private List<string> Lines(int most) =>
        [.. FactReader.Read(ledger.Store, Vocabulary.Standard.Kinds.ToList(), KnownTime.Latest, most).Select(f =>
            $"{f.Id} {f.Kind} {f.Sources} {f.Confidence} {f.Best<Finding>().Id} " + string.Join(' ', f.Evidence.Select(e => $"{e.Sequence} {e.Story.Id} {e.Author} {e.Review} {e.LastDecision} {FindingJson.Write(e.Finding)}")))];
}
