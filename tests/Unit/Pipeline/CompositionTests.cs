using Attache.Pipeline;

namespace Attache.Tests.Unit.Pipeline;

public sealed class CompositionTests
{
    [Fact]
    public void Stages_in_order_compose()
    {
        IStage read = new Stage("read", [], [Layer.Story]), code = new Stage("code", [Layer.Story], [Layer.Findings]);
        Assert.Equal([read, code], Composition.Checked(read, code));
    }

    [Fact]
    public void A_stage_without_what_it_needs_is_named()
    {
        var e = Assert.Throws<InvalidOperationException>(() => Composition.Checked(new Stage("code", [Layer.Story], [Layer.Findings])));
        Assert.Contains("'code' needs Story", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_stages_that_give_the_same_are_named()
    {
        var e = Assert.Throws<InvalidOperationException>(() => Composition.Checked(new Stage("a", [], [Layer.Story]), new Stage("b", [], [Layer.Story])));
        Assert.Contains("'b' gives Story", e.Message, StringComparison.Ordinal);
    }

    private sealed record Stage(string Name, IReadOnlyList<Layer> Needs, IReadOnlyList<Layer> Gives) : IStage;
}
