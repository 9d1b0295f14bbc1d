using System.Globalization;
using Attache.Codebook;
using Attache.Ledger;
using Attache.Stories;
using Microsoft.Data.Sqlite;

namespace Attache.Storage;

internal sealed partial class SqliteLedgerStore
{
    // A stub is told by who wrote its entry, as a wire may give a story the same version; the entry is looked at only where the version allows it.
    private const string StoryColumns = "seq, id, version, hash, status, publisher, published, headline, cluster, "
        + $"version = '{StoryRef.StubVersion}' AND EXISTS (SELECT 1 FROM entry e WHERE e.seq = view_story.seq AND e.author = '{StoryRef.StubProgram}') AS stub";

    // Stories that queries met, so that a story's hundred findings load it once.
    private readonly Dictionary<long, StoryRef> storyCache = [];

    /// <inheritdoc/>
    public IEnumerable<StoryRef> Stories(KnownTime known)
    {
        var stories = Guard(() =>
        {
            CatchUpForReading();
            using var command = connection.Command($"SELECT {StoryColumns} FROM view_story WHERE known <= $known ORDER BY seq", ("$known", known.Utc.UtcTicks));
            return ReadStories(command);
        });
        return stories;
    }

    /// <inheritdoc/>
    public IReadOnlyList<Story> LastStories(int most) => Guard(() =>
    {
        using var command = connection.Command("SELECT payload FROM entry WHERE seq IN (SELECT seq FROM entry WHERE kind IN (1, 2, 3) ORDER BY seq DESC LIMIT $most) ORDER BY seq", ("$most", most));
        var stories = new List<Story>();
        using var reader = command.ExecuteReader();
        while (reader.Read()) stories.Add(EntryPayload.ReadStory(reader.GetFieldValue<byte[]>(0)));
        return stories;
    });

    /// <inheritdoc/>
    public Story? StoryOf(long sequence) => Guard(() =>
    {
        using var command = connection.Command("SELECT payload FROM entry WHERE seq = $seq AND kind IN (1, 2, 3)", ("$seq", sequence));
        return command.ExecuteScalar() is byte[] payload ? EntryPayload.ReadStory(payload) : null;
    });

    private StoryRef? FindStory(Story story)
    {
        var command = Kept(
            $"SELECT {StoryColumns} FROM view_story WHERE id = $id AND version = $version AND hash = $hash AND status = $status",
            ("$id", story.Id), ("$version", story.Version), ("$hash", story.ContentHash), ("$status", story.PubStatus));
        return ReadStories(command).FirstOrDefault();
    }

    private bool HasVersion(string id)
    {
        var command = Kept("SELECT 1 FROM view_story WHERE id = $id LIMIT 1", ("$id", id));
        return command.ExecuteScalar() is not null;
    }

    private List<StoryRef> VersionsOf(string id)
    {
        var command = Kept($"SELECT {StoryColumns} FROM view_story WHERE id = $id ORDER BY seq", ("$id", id));
        return ReadStories(command);
    }

    /// <summary>
    /// The version of its story that a finding by hand was made on, which its id tells, so that a version that came before or after
    /// makes no difference; the last one where the id is another program's.
    /// </summary>
    private StoryRef? VersionOf(Finding finding)
    {
        var versions = VersionsOf(finding.Story);
        versions.Sort(StoryRef.CompareVersions);
        return versions.FindLast(v => FindingId.Assign(finding, v.ContentHash).Id == finding.Id) ?? versions.LastOrDefault();
    }

    private StoryRef StoryRefOf(long sequence)
    {
        if (storyCache.TryGetValue(sequence, out var cached)) return cached;
        var command = Kept($"SELECT {StoryColumns} FROM view_story WHERE seq = $seq", ("$seq", sequence));
        var story = ReadStories(command).FirstOrDefault()
            ?? throw new LedgerException(LedgerProblem.Damaged, $"{Name}: entry {sequence} should be a story and is none. `attache ledger verify` names the first broken entry.");
        if (storyCache.Count > 100_000) storyCache.Clear();
        return storyCache[sequence] = story;
    }

    private bool WasRead(long story, string program)
    {
        var command = Kept("SELECT 1 FROM view_reading WHERE story = $story AND program = $program", ("$story", story), ("$program", program));
        return command.ExecuteScalar() is not null;
    }

    private void MarkRead(long story, string program)
    {
        var command = Kept("INSERT OR IGNORE INTO view_reading(story, program) VALUES ($story, $program)", ("$story", story), ("$program", program));
        command.ExecuteNonQuery();
    }

    private void IndexStory(long sequence, Story story)
    {
        var command = Kept(
            "INSERT INTO view_story(seq, id, version, hash, status, publisher, published, known, headline, cluster) VALUES ($seq, $id, $version, $hash, $status, $publisher, $published, $known, $headline, $cluster)",
            ("$seq", sequence), ("$id", story.Id), ("$version", story.Version), ("$hash", story.ContentHash), ("$status", story.PubStatus), ("$publisher", story.Publisher),
            ("$published", Published(story.Published)), ("$known", story.Published.Known.Utc.UtcTicks), ("$headline", story.Headline), ("$cluster", story.Cluster));
        command.ExecuteNonQuery();
    }

    private static List<StoryRef> ReadStories(SqliteCommand command)
    {
        var stories = new List<StoryRef>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            stories.Add(new StoryRef(
                reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.Text(5), Published(reader.GetString(6)), reader.Text(7))
            {
                Cluster = reader.Text(8), IsStub = reader.GetBoolean(9),
            });
        }
        return stories;
    }

    // The whole instant, which PublicationInstant's own text cuts at seconds.
    private static string Published(PublicationInstant published) =>
        published.DayOnly ? published.ToString() : published.Instant.ToString("O", CultureInfo.InvariantCulture);

    private static PublicationInstant Published(string text) => text.Length == 10
        ? PublicationInstant.OfDay(DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture))
        : new PublicationInstant(DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture), false);
}
