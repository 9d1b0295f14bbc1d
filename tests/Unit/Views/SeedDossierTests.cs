using Attache.Exchange;
using Attache.Ledger;
using Attache.Storage;
using Attache.Stories;
using Attache.Tests.Unit.Ledger;
using Attache.Views;
using Attache.Views.Brief;

namespace Attache.Tests.Unit.Views;

/// <summary>The acceptance case of the ledger: France and Mali in February 2022, on three days and as known on two.</summary>
public sealed class SeedDossierTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("attache").FullName;
    private readonly ILedgerStore store;

    public SeedDossierTests()
    {
        store = SqliteLedger.Open(Path.Combine(folder, "a.db"), TimeProvider.System);
        store.Append([Wire.Seed().Reading()]);
    }

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private string Brief(string on, string? known = null, BriefFormat format = BriefFormat.Text)
    {
        var at = known is null ? KnownTime.Latest : KnownTime.EndOf(DateOnly.Parse(known, null));
        var brief = BriefComposer.Compose(store, Subject.Pair("FRA", "MLI"), new ValidDay(DateOnly.Parse(on, null)), at, TestNames.Sahel);
        return BriefExchange.Write(brief, format, 10_000);
    }

    [Fact]
    public void Tells_posts_forces_and_the_decision_on_the_day_of_the_story()
    {
        string text = Brief("2022-02-07");
        Assert.Contains("France’s ambassador to Mali was expelled on 31 January 2022 [", text, StringComparison.Ordinal);
        Assert.Contains("Mali has had no ambassador to France since Toumani Djime Diallo was recalled about 2020 [", text, StringComparison.Ordinal);
        Assert.Contains("Toumani Djime Diallo was recalled about 2020 [", text, StringComparison.Ordinal);
        Assert.Contains("Moussa Sy was nominated in August 2021; France refused the nomination", text, StringComparison.Ordinal);
        Assert.Contains("France and the European Union are to decide by 21 February 2022, in 14 days [", text, StringComparison.Ordinal);
        Assert.Contains("withdrawal of Operation Barkhane is being considered, according to French media (likely) [", text, StringComparison.Ordinal);
        Assert.Contains("withdrawal of Takuba is being considered, according to French media [", text, StringComparison.Ordinal);
        Assert.Contains("redeployment of the French army from Ménaka, Gossi and Gao to Niger is being considered [", text, StringComparison.Ordinal);
        Assert.Contains("Takuba is to take over from Operation Barkhane [", text, StringComparison.Ordinal);
    }

    [Fact]
    public void On_an_earlier_day_the_nominee_stands_and_the_expulsion_is_not_there()
    {
        string text = Brief("2021-09-01");
        Assert.Contains("Moussa Sy was nominated in August 2021; no answer from France is reported", text, StringComparison.Ordinal);
        Assert.DoesNotContain("expelled", text, StringComparison.Ordinal);
        Assert.DoesNotContain("refused", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Barkhane", text, StringComparison.Ordinal);
        Assert.DoesNotContain("to decide", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_its_publication_nothing_of_the_story_is_known()
    {
        string text = Brief("2022-02-07", known: "2022-02-06");
        Assert.Contains("The file holds nothing on France and Mali", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sy", text, StringComparison.Ordinal);
        Assert.Contains("Moussa Sy", Brief("2022-02-07", known: "2022-02-07"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(BriefFormat.Text)]
    [InlineData(BriefFormat.Markdown)]
    [InlineData(BriefFormat.Html)]
    [InlineData(BriefFormat.Json)]
    public void Every_note_that_is_cited_is_there(BriefFormat format)
    {
        string text = Brief("2022-02-07", null, format);
        Assert.Contains("APA", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\b(FRA|MLI|NER|EUR)\b", text);
    }
}

/// <summary>Names of the states in tests, in the columns of the table of states.</summary>
internal static class TestNames
{
    public static CountryNames Sahel { get; } = new(Attache.Codebook.Tsv.Read("test", new StringReader(
        "code\tname\tnames\tadjectives\nFRA\tFrance\tFrench Republic\tFrench\nMLI\tMali\t\tMalian\nNER\tNiger\t\tNigerien\nTCD\tChad\t\tChadian\nBFA\tBurkina Faso\t\tBurkinabe\nMRT\tMauritania\t\tMauritanian\nRUS\tRussia\t\tRussian\nDNK\tDenmark\t\tDanish\nCAN\tCanada\t\tCanadian\nGAB\tGabon\t\tGabonese\nDEU\tGermany\t\tGerman\n")));
}
