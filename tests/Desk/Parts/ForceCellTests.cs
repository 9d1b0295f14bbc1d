using Attache.Desk.Models;
using Attache.Ledger.Facts;
using Attache.Tests.Unit.Ledger;

namespace Attache.Tests.Desk.Parts;

/// <summary>Movements in the few words of a table.</summary>
public sealed class ForceCellTests
{
    [Theory]
    [InlineData("closing-base", "Gao", null, "giving up the base in Gao")]
    [InlineData("closing-base", "Gao,Kidal", null, "giving up bases in Gao, Kidal")]
    [InlineData("arriving", null, "Niger", "arriving in Niger")]
    [InlineData("redeploying", "Gao", "Niger", "redeploying from Gao to Niger")]
    [InlineData("taking-over", null, "Timbuktu", "taking over in Timbuktu")]
    [InlineData("present", null, "Gao", "Gao")]
    public void A_movement_reads_as_English(string change, string? from, string? to, string expected)
    {
        string folder = Directory.CreateTempSubdirectory("attache-cell-").FullName;
        using (var store = Attache.Storage.SqliteLedger.Open(Path.Combine(folder, "c.db"), TimeProvider.System))
        {
            store.Append([new Wire("AWP", "2022-02-01", "A sentence.").Says(1, Wire.Force("Barkhane", "FRA", change, from?.Split(','), to?.Split(','))).Reading()]);
            Assert.Equal(expected, ForceCell.Of(FactMerger.Merge([.. store.Findings(new Attache.Ledger.FindingQuery())]).Single()));
        }
        Directory.Delete(folder, true);
    }
}
