using Attache.Codebook;
using Attache.Exchange.Events;
using Attache.Exchange.Tables;

namespace Attache.Tests.Unit.Exchange.Tables;

public sealed class PartyNamesTests
{
    private const string Sentence = "France called for a swift return to civilian rule.";

    // A side that the sentence does not name, as the coder leaves it.
    private static readonly Entity Unnamed = new() { Text = "MLI", Code = "MLI" };

    [Theory]
    [InlineData("MLI", "MLI", null, "Mali")]
    [InlineData("Malian", "MLI", null, "Mali")]
    [InlineData("NLD", "NLD", null, "Netherlands")]
    [InlineData("EUR", "EUR", null, "European Union")]
    [InlineData("UNO", "UNO", null, "United Nations")]
    [InlineData("IGO", "IGO", null, "an international organisation")]
    [InlineData("Paris", "FRA", "France", "France")]
    [InlineData("the envoy", "FRA", null, "the envoy")]
    [InlineData("Malian", "FRA", null, "Malian")]
    [InlineData("its ally", null, null, "its ally")]
    public void A_state_has_its_name(string text, string? code, string? name, string shown) => Assert.Equal(shown, PartyNames.Of(new Entity { Text = text, Code = code, Name = name }));

    [Theory]
    [InlineData("MLI", Sentence, null)]
    [InlineData("USA", "Trade with the USA fell.", "USA")]
    [InlineData("Malian", Sentence, "Malian")]
    public void Words_are_the_storys_or_none(string text, string sentence, string? words) => Assert.Equal(words, PartyNames.Words(new Entity { Text = text, Code = text.Length == 3 ? text : "MLI" }, sentence));

    [Fact]
    public void No_format_shows_a_code_for_a_name()
    {
        var row = Rows.Row(Rows.Event("f-1", Sentence) with { Actor = [new Entity { Text = "France", Name = "France", Code = "FRA" }], Recipient = [Unnamed] });
        var table = FindingTables.ByName("event")!;
        Assert.Equal(("Mali", "MLI", ""), (Cells.Write(table["recipient"].Value(row)), Cells.Write(table["recipient_code"].Value(row)), Cells.Write(table["recipient_text"].Value(row))));
        var pair = EventPair.Of([row]).Single();
        Assert.Equal("Mali", IcewsTable.Standard["Target Name"].Value(pair));
        Assert.Equal(("Mali", null), ((string?)PolecatTable.Standard["Recipient Name"].Value(pair), (string?)PolecatTable.Standard["Recipient Name Raw"].Value(pair)));
        Assert.Equal("Mali", GdeltTables.Events["Actor2Name"].Value(pair));
        using var stream = new MemoryStream();
        PloverJsonl.Write(stream, [row]);
        Assert.Contains("\"recipient\":[{\"code\":\"MLI\"}]", System.Text.Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }
}
