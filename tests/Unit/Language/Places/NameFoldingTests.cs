using CsCheck;

namespace Attache.Tests.Unit.Language.Places;

public sealed class NameFoldingTests(PlaceTables tables) : IClassFixture<PlaceTables>
{
    [Theory]
    [InlineData("Ménaka", "menaka")]
    [InlineData("N’Djamena", "ndjamena")]
    [InlineData("Deir ez-Zor", "deir ez zor")]
    [InlineData("St. Louis", "st louis")]
    [InlineData("U.S.", "us")]
    [InlineData("  São   Paulo ", "sao paulo")]
    [InlineData("Łódź", "lodz")]
    [InlineData("Straße", "strasse")]
    [InlineData("Ta‘izz", "taizz")]
    [InlineData("New\n  York", "new york")]
    [InlineData("Ме\u0301нака", "Менака")]
    [InlineData("...", "")]
    public void Folding_leaves_what_look_ups_compare(string name, string folded) => Assert.Equal(folded, tables.Gazetteer.Folding.Fold(name));

    [Fact]
    public void Folding_a_folded_name_changes_nothing() =>
        Gen.String.Sample(s =>
        {
            var once = tables.Gazetteer.Folding.Fold(s);
            Assert.Equal(once, tables.Gazetteer.Folding.Fold(once));
            Assert.False(once.StartsWith(' ') || once.EndsWith(' ') || once.Contains("  ", StringComparison.Ordinal));
        }, iter: 5000, threads: 1);
}
