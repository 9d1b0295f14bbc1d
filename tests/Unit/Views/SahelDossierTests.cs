using Attache.Exchange;
using Attache.Ledger;
using Attache.Stories;
using Attache.Views.Brief;

namespace Attache.Tests.Unit.Views;

public sealed class SahelDossierTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("attache").FullName;
    private readonly ILedgerStore store;

    public SahelDossierTests() => store = Sahel.Store(folder);

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("2022-02-18")]
    [InlineData("2021-10-05")]
    [InlineData("2022-08-18")]
    public void Show(string on)
    {
        var brief = BriefComposer.Compose(store, Subject.Pair("FRA", "MLI"), new ValidDay(DateOnly.Parse(on, null)), KnownTime.Latest, TestNames.Sahel);
        foreach (var subject in (Subject[])[Subject.State("MLI"), Subject.Force("barkhane"), Subject.Person("joel meyer"), Subject.Post("ambassador", "FRA", "MLI"), Subject.Force("takuba")])
            File.WriteAllText($"/tmp/brief-{on}-{subject.Key.Replace('|', '-').Replace(':', '-')}.txt", BriefExchange.Write(BriefComposer.Compose(store, subject, new ValidDay(DateOnly.Parse(on, null)), KnownTime.Latest, TestNames.Sahel), BriefFormat.Text, 110));
        File.WriteAllText($"/tmp/brief-{on}.txt", BriefExchange.Write(brief, BriefFormat.Text, 110));
    }
}
