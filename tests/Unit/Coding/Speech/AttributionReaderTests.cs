using Attache.Coding.Speech;
using Attache.Language;

namespace Attache.Tests.Unit.Coding.Speech;

public sealed class AttributionReaderTests
{
    private static readonly Lazy<(Analyzer Analyzer, AttributionReader Reader)> Shared =
        new(() =>
        {
            var analyzer = Analyzer.Create();
            return (analyzer, new AttributionReader(AttributionModel.Load(), analyzer.States));
        });

    [Theory]
    [InlineData("The minister said that the talks had failed.", "minister|said|the talks had failed")]
    [InlineData("“We will not leave,” the general said on Monday.", "general|said|“We will not leave,”")]
    [InlineData("The border is closed, according to two diplomats.", "diplomats|according|The border is closed")]
    [InlineData("“We are ready,” the envoy said. “The rest is up to them.”", "envoy|said|“We are ready,” … “The rest is up to them.”")]
    [InlineData("The government denies that its soldiers crossed the river.", "government|denies|its soldiers crossed the river")]
    [InlineData("The president wants to meet the rebels in May.", "president|wants|to meet the rebels in May")]
    public void Source_cue_and_content_are_found(string text, string expected)
    {
        var parts = expected.Split('|');
        var found = Read(text).Where(a => a.Cue.Form == parts[1]).ToList();
        var one = Assert.Single(found);
        Assert.Equal(parts[0], one.Source?.Form);
        Assert.Contains(parts[2], string.Join(" … ", one.Content.Select(s => s.Of(text))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Heavy rain fell on the coast on Tuesday.")]
    [InlineData("The convoy of eleven lorries crossed the bridge at noon.")]
    [InlineData("The river is two hundred metres wide there.")]
    public void A_plain_report_has_no_source(string text) => Assert.Empty(Read(text));

    [Theory]
    [InlineData("A spokesman for the ministry said the base was safe.", "A spokesman for the ministry")]
    [InlineData("The border is closed, according to two diplomats.", "two diplomats")]
    public void The_phrase_of_the_source_leaves_out_cue_and_content(string text, string source) =>
        Assert.Equal([source], Assert.Single(Read(text)).SourceSpans.Select(s => s.Of(text)));

    [Fact]
    public void A_model_that_is_cut_short_is_told_with_its_name()
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(Repository.Root, "data", "models", "attribution.bin"));
        Assert.Contains("x.bin", Assert.Throws<InvalidDataException>(() => AttributionModel.Read(bytes[..(bytes.Length / 2)], "x.bin")).Message, StringComparison.Ordinal);
        Assert.Contains("x.bin", Assert.Throws<InvalidDataException>(() => AttributionModel.Read([1, 2, 3], "x.bin")).Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Attributed> Read(string text) => Shared.Value.Reader.Read(Shared.Value.Analyzer.Analyze(text));
}
