using Attache.Codebook;

namespace Attache.Tests.Unit.Codebook;

public sealed class PloverTests
{
    private static readonly Plover P = Plover.Standard;

    [Fact]
    public void Holds_the_whole_codebook()
    {
        Assert.Equal(16, P.Categories.Count);
        Assert.Equal(37, P.Contexts.Count);
        Assert.Equal(25, P.Sectors.Count);
        Assert.Equal(7, P.InternationalCodes.Count);
        Assert.Equal(67, P.Modes.Count());
        Assert.All(P.Modes, m => Assert.Contains(m.Category, P.Categories.Keys));
        Assert.All(P.Cameo.Values, c => Assert.Contains(c.Category, P.Categories.Keys));
        Assert.All(P.Cameo.Values, c => Assert.True(c.Mode is null || P.HasMode(c.Category, c.Mode), c.Code));
        Assert.All(P.Cameo.Values.SelectMany(c => c.Contexts), c => Assert.Contains(c, P.Contexts));
        Assert.All(P.Categories.Values, c => Assert.Contains(c.Cameo, P.Cameo.Keys));
        Assert.All(P.Modes, m => Assert.Contains(m.Cameo, P.Cameo.Keys));
    }

    [Theory]
    [InlineData("ACCUSE", null, -3)]
    [InlineData("SANCTION", "expel", -5.5)]
    [InlineData("CONSULT", "visit", 4)]
    [InlineData("RETREAT", "disarm", 10)]
    public void Scores_are_those_of_table_2_2(string category, string? mode, double score) =>
        Assert.Equal(score, P.Score(category, mode is null ? null : [mode]));

    [Theory]
    [InlineData("SANCTION", "expel", null, "166")]
    [InlineData("CONSULT", null, null, "040")]
    [InlineData("REQUEST", "assist", "military", "1012")]
    [InlineData("AID", null, "asylum", "075")]
    [InlineData("AID", null, "gender", "070")]
    public void Cameo_goes_as_fine_as_mode_and_context_tell(string category, string? mode, string? context, string code) =>
        Assert.Equal(code, P.CameoOf(category, mode is null ? null : [mode], context is null ? null : [context]));

    [Fact]
    public void Quads_follow_the_sections_of_chapter_3()
    {
        Assert.Equal(4, P.Categories["SANCTION"].QuadNumber);
        Assert.Equal(2, P.Categories["RETREAT"].QuadNumber);
    }
}
