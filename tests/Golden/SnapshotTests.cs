using System.Text;
using System.Text.Json.Nodes;
using Attache.Codebook;
using Attache.Exchange;
using Attache.Ledger;
using Attache.Pipeline;
using Attache.Storage;
using Attache.Stories;
using Attache.Views;
using Attache.Views.Brief;
using StoryReading = Attache.Ledger.StoryReading;

namespace Attache.Tests.Golden;

/// <summary>Story → findings → brief, as approved.</summary>
public sealed class SnapshotTests
{
    private static readonly string[] Elsewhere = ["id", "story", "sentence", "start", "end", "text", "confidence", "why"];

    public static TheoryData<string> Folders => ["sahel-2022", "own"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Findings_of_stories(string folder)
    {
        var stories = Corpus.Read(folder == "own" ? Corpus.Own : Corpus.Sahel);
        Assert.NotEmpty(stories);
        foreach (var (name, story) in stories) Snapshot.Matches($"{folder}/{name}.txt", Text(story, Corpus.Coder.Code(story)));
        Snapshot.NoneLeftOver(folder, stories.Select(s => s.Name + ".txt"));
    }

    [Theory]
    [InlineData("FRA", "MLI", "2022-08-18", null)]
    [InlineData("FRA", "MLI", "2022-02-01", "2022-02-01")]
    [InlineData("MLI", "DNK", "2022-08-18", null)]
    public void Briefs_of_the_example(string a, string b, string on, string? known)
    {
        using var folder = new TemporaryFolder();
        using var store = SqliteLedger.Open(folder.File("golden.db"), TimeProvider.System);
        var run = new ReadRun(new ReadOptions { Paths = [Corpus.Sahel] }, store, new Silent(), () => Corpus.Coder);
        Assert.Equal(0, run.Execute(TestContext.Current.CancellationToken).Problems);
        var time = known is null ? KnownTime.Latest : KnownTime.EndOf(DateOnly.Parse(known, null));
        var brief = BriefComposer.Compose(store, Subject.Pair(a, b), new ValidDay(DateOnly.Parse(on, null)), time, CountryNames.Standard);
        Snapshot.Matches($"brief-{a}-{b}-{on}{(known is null ? "" : "-known")}.md", BriefExchange.Write(brief, BriefFormat.Markdown));
    }

    private static string Text(Story story, IReadOnlyList<Finding> findings)
    {
        var text = new StringBuilder($"{story.Published} {story.Publisher}: {story.Headline}\n");
        int sentence = 0;
        foreach (var finding in findings)
        {
            if (finding.Sentence != sentence) text.Append($"\n{finding.Sentence}. {finding.Text.ReplaceLineEndings(" ")}\n");
            sentence = finding.Sentence;
            var json = JsonNode.Parse(FindingJson.Write(finding))!.AsObject();
            foreach (string key in Elsewhere) json.Remove(key);
            text.Append("   ").Append(json.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })).Append('\n');
        }
        return text.ToString();
    }

    private sealed class Silent : IReadListener
    {
        public void OnRead(StoryReading reading)
        {
        }

        public void OnProblem(StoryProblem problem) => Assert.Fail(problem.ToString());

        public void OnNote(string origin, string note)
        {
        }

        public void OnBatch(int stories, int findings)
        {
        }
    }
}
