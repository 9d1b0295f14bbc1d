using Attache.Codebook;
using NJsonSchema;

namespace Attache.Tests.Golden;

/// <summary>docs/findings.schema.json is the format that the program writes.</summary>
public sealed class SchemaTests
{
    private static readonly string SchemaPath = Path.Combine(Repository.Root, "docs", "findings.schema.json");

    [Fact]
    public async Task Every_finding_of_the_examples_is_valid()
    {
        var schema = await JsonSchema.FromFileAsync(SchemaPath, TestContext.Current.CancellationToken);
        int lines = 0;
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, story) in Corpus.Read(Corpus.Sahel).Concat(Corpus.Read(Corpus.Own)))
        {
            foreach (var finding in Corpus.Coder.Code(story))
            {
                string line = FindingJson.Write(finding);
                var errors = schema.Validate(line);
                Assert.True(errors.Count == 0, $"{name}: {line}\n{string.Join('\n', errors)}");
                kinds.Add(finding.Kind);
                lines++;
            }
        }
        Assert.True(lines > 50);
        Assert.Equal(Vocabulary.Standard.Kinds.Order(StringComparer.Ordinal), kinds.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("\"tone\":\"strained\"", "\"tone\":\"lukewarm\"")]
    [InlineData("\"tone\":\"strained\",", "")]
    [InlineData("\"modality\":\"actual\",", "")]
    [InlineData("\"sentence\":1", "\"sentence\":0")]
    [InlineData("\"date\":\"2022-02\"", "\"date\":\"February 2022\"")]
    [InlineData("\"kind\":\"relation\"", "\"kind\":\"event\"")]
    [InlineData("\"text\":\"x\"", "\"text\":\"x\",\"colour\":\"red\"")]
    public async Task Other_json_is_not(string right, string wrong)
    {
        var schema = await JsonSchema.FromFileAsync(SchemaPath, TestContext.Current.CancellationToken);
        string line = FindingJson.Write(new RelationFinding
        {
            Id = "f-0123456789abcdef0123", Story = "urn:x", Sentence = 1, Start = 0, End = 1, Text = "x", Between = ["FRA", "MLI"], Tone = "strained", Date = EdtfDate.Parse("2022-02"), Confidence = 0.5,
        });
        Assert.Empty(schema.Validate(line));
        Assert.Contains(right, line, StringComparison.Ordinal);
        Assert.NotEmpty(schema.Validate(line.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public void Vocabularies_are_those_of_the_codebook()
    {
        string schema = File.ReadAllText(SchemaPath);
        foreach (string word in Vocabulary.Standard.Posts.Concat(Vocabulary.Standard.PostChanges).Concat(Vocabulary.Standard.DeploymentChanges).Concat(Vocabulary.Standard.OfficeChanges)
            .Concat(Vocabulary.Standard.TalksStatuses).Concat(Vocabulary.Standard.DecisionStatuses).Concat(Vocabulary.Standard.Tones).Concat(Vocabulary.Standard.Modalities).Concat(Vocabulary.Standard.Kinds))
            Assert.Contains($"\"{word}\"", schema, StringComparison.Ordinal);
    }
}
