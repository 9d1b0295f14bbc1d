using System.Text.Json.Nodes;
using Attache.Codebook;
using Attache.Ledger;
using Attache.Storage;
using Attache.Stories;

namespace Attache.Tests.Unit.Views;

/// <summary>
/// The stories of examples/sahel-2022 with findings made by hand (Data/sahel-2022.jsonl: a line for each story, then
/// one for each of its findings), so that the views are tested apart from the machine's reading.
/// </summary>
internal static class Sahel
{
    public static IReadOnlyList<StoryReading> Readings() => All.Value;

    private static readonly Lazy<IReadOnlyList<StoryReading>> All = new(Load);

    /// <summary>A ledger in memory of the test's own.</summary>
    public static ILedgerStore Store(string folder)
    {
        var store = SqliteLedger.Open(Path.Combine(folder, "sahel.db"), TimeProvider.System);
        store.Append(Readings());
        return store;
    }

    private static List<StoryReading> Load()
    {
        var readings = new List<StoryReading>();
        Story? story = null;
        var findings = new List<Finding>();
        void Close()
        {
            if (story is not null) readings.Add(new StoryReading(story, [.. findings], "by hand"));
            findings.Clear();
        }
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "tests", "Unit", "Views", "Data", "sahel-2022.jsonl")))
        {
            var json = JsonNode.Parse(line)!.AsObject();
            if (json.ContainsKey("body"))
            {
                Close();
                string published = (string)json["published"]!, body = (string)json["body"]!;
                var at = published.Length == 10 ? PublicationInstant.OfDay(DateOnly.Parse(published, null)) : new PublicationInstant(DateTimeOffset.Parse(published, null), false);
                story = new Story
                {
                    Uri = (string?)json["uri"], Version = (string)json["version"]!, Publisher = (string)json["publisher"]!, Published = at, Body = body,
                    Layout = new StoryLayout([]), ContentHash = Story.Hash(body, null, at),
                };
                continue;
            }
            var finding = FindingJson.Read(line, out var problem) ?? throw new InvalidDataException(problem + ": " + line);
            findings.Add(FindingId.Assign(finding with { Story = story!.Id }, story.ContentHash));
        }
        Close();
        return readings;
    }
}
