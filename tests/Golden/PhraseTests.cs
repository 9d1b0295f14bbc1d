using Attache.Codebook;
using Attache.Stories;

namespace Attache.Tests.Golden;

/// <summary>
/// Wordings that wires use, each with what a reader takes from it (<c>constructions/phrases.tsv</c>). Not all are understood: the
/// bar is the number that is, and the message names those that are not.
/// </summary>
public sealed class PhraseTests
{
    [Theory]
    [InlineData("post", 44)]
    [InlineData("deployment", 39)]
    [InlineData("talks", 18)]
    [InlineData("decision", 14)]
    [InlineData("relation", 13)]
    [InlineData("office", 12)]
    [InlineData("statement", 14)]
    public void Wordings_are_understood(string kind, int least)
    {
        var missed = new List<string>();
        int right = 0;
        foreach (string line in File.ReadLines(Path.Combine(Repository.Root, "tests", "Golden", "constructions", "phrases.tsv")))
        {
            string[] c = line.Split('\t');
            if (line.StartsWith('#')) continue;
            Assert.True(c.Length == 3, $"constructions/phrases.tsv: kind, finding and sentence, not {c.Length} columns: {line}");
            if (c[0] != kind) continue;
            var found = Of(c[2], kind);
            bool fits = c[1] == "none" ? found.Count == 0 : c[1].Split(" | ").All(e => found.Any(f => Fits(f, e)));
            if (fits) right++;
            else missed.Add(c[1] + ": " + c[2]);
        }
        Assert.True(right >= least, $"{right} of {right + missed.Count} are understood, the bar is {least}. Not these:\n" + string.Join('\n', missed));
    }

    private static List<Finding> Of(string text, string kind)
    {
        var story = new StoryFiles(PublicationInstant.OfDay(new DateOnly(2019, 6, 12))).Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), "test.txt").Single().Story;
        Assert.NotNull(story);
        return [.. Corpus.Coder.Code(story).Where(f => f.Kind == kind)];
    }

    private static bool Fits(Finding f, string expected) => expected.Split(';', StringSplitOptions.TrimEntries).All(e => Fits(f, e[..e.IndexOf('=', StringComparison.Ordinal)], e[(e.IndexOf('=', StringComparison.Ordinal) + 1)..]));

    private static bool Fits(Finding f, string key, string value) => (f, key) switch
    {
        (_, "modality") => f.Modality.ToString().Equals(value, StringComparison.OrdinalIgnoreCase),
        (PostFinding p, "change") => p.Change == value,
        (PostFinding p, "post") => p.Post == value,
        (PostFinding p, "sending") => p.Sending == value,
        (PostFinding p, "receiving") => p.Receiving == value,
        (PostFinding p, "holder") => p.Holder == value,
        (PostFinding p, "number") => $"{p.Number}" == value,
        (PostFinding p, "deadline") => p.Deadline?.Text == value,
        (DeploymentFinding d, "change") => d.Change == value || (value == "withdrawing" && d.Change == "withdrawn"),
        (DeploymentFinding d, "contributor") => Same(d.Contributor, value),
        (DeploymentFinding d, "strength") => $"{d.Strength}" == value,
        (TalksFinding t, "status") => t.Status == value,
        (TalksFinding t, "participants") => Holds(t.Participants, value),
        (DecisionFinding d, "status") => d.Status == value,
        (DecisionFinding d, "by") => Holds(d.By, value),
        (DecisionFinding d, "deadline") => d.Deadline?.Text == value,
        (RelationFinding r, "tone") => r.Tone == value,
        (RelationFinding r, "between") => Same(r.Between, value),
        (RelationFinding r, "since") => r.Since?.Text == value,
        (OfficeFinding o, "holder") => o.Holder == value,
        (OfficeFinding o, "title") => (o.Title ?? "").Contains(value, StringComparison.OrdinalIgnoreCase),
        (OfficeFinding o, "of") => o.Of == value,
        (OfficeFinding o, "change") => o.Change == value,
        (StatementFinding s, "speaker") => $"{s.Speaker.Text} {s.Speaker.Name}".Contains(value, StringComparison.OrdinalIgnoreCase),
        (StatementFinding s, "code") => s.Speaker.Code == value,
        _ => throw new InvalidOperationException($"constructions/phrases.tsv: a {f.Kind} has no key '{key}'."),
    };

    private static bool Same(IEnumerable<string>? codes, string expected) => (codes ?? []).Order(StringComparer.Ordinal).SequenceEqual(expected.Split('+').Order(StringComparer.Ordinal));

    private static bool Holds(IEnumerable<Entity>? entities, string expected) => expected.Split('+').All(c => (entities ?? []).Any(e => e.Code == c));
}
