using Attache.Ledger;
using Attache.Storage;
using Attache.Stories;
using Attache.Tests.Unit.Ledger;
using Attache.Views;
using Attache.Views.Brief;

namespace Attache.Tests.Unit.Views;

public sealed class FactTellingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("attache-telling").FullName;

    [Theory]
    [InlineData("2018-10/..", "from October 2018")]
    [InlineData("2018-10-03", "on 3 October 2018")]
    [InlineData("../2018-10", "2018")]
    public void The_date_of_a_post_is_told_once(string date, string told)
    {
        using var store = SqliteLedger.Open(Path.Combine(folder, "a.db"), TimeProvider.System);
        store.Append([new Wire("AWP", "2022-02-01", "Joël Meyer, the ambassador.").Says(1, Wire.Post("in-post", "FRA", "MLI", "Joël Meyer"), date).Reading()]);
        var file = FileOnDay.Of(store, Subject.FromKey("p:FRA|MLI"), new ValidDay(new DateOnly(2022, 3, 1)), KnownTime.Latest);
        string text = new FactTelling(file, CountryNames.Standard).Of(file.Of<Attache.Codebook.PostFinding>().Single());
        Assert.Equal(2, text.Split(told).Length);
    }

    public void Dispose() => Directory.Delete(folder, true);
}
