using Attache.Ledger;
using Attache.Stories;
using Microsoft.Data.Sqlite;

namespace Attache.Storage;

/// <summary>Writes entries one behind the other within a transaction of the caller.</summary>
internal sealed class SqliteEntryWriter : IDisposable
{
    private readonly SqliteCommand insert;
    private readonly SqliteParameter sequence, kind, known, author, reason, story, finding, payload, hash;
    private long last;
    private byte[] lastHash;

    internal SqliteEntryWriter(SqliteConnection connection, (long Sequence, byte[] Hash) last, DateTimeOffset now)
    {
        (this.last, lastHash) = last;
        insert = connection.CreateCommand();
        insert.CommandText =
            "INSERT INTO entry(seq, kind, known, appended, author, reason, story, finding, payload, hash) VALUES ($seq, $kind, $known, $appended, $author, $reason, $story, $finding, $payload, $hash)";
        SqliteParameter Parameter(string name, SqliteType type) => insert.Parameters.Add(name, type);
        sequence = Parameter("$seq", SqliteType.Integer);
        kind = Parameter("$kind", SqliteType.Integer);
        known = Parameter("$known", SqliteType.Integer);
        Parameter("$appended", SqliteType.Integer).Value = now.ToUnixTimeMilliseconds();
        author = Parameter("$author", SqliteType.Text);
        reason = Parameter("$reason", SqliteType.Text);
        story = Parameter("$story", SqliteType.Integer);
        finding = Parameter("$finding", SqliteType.Text);
        payload = Parameter("$payload", SqliteType.Blob);
        hash = Parameter("$hash", SqliteType.Blob);
        insert.Prepare();
    }

    /// <summary>Writes an entry and gives its sequence.</summary>
    internal long Write(EntryKind kindOf, KnownTime knownAt, string by, string? why, long? ofStory, string? findingId, byte[] content)
    {
        long next = last + 1;
        byte[] digest = EntryHash.Of(lastHash, next, kindOf, knownAt.Utc.UtcTicks, ofStory ?? 0, by, why, findingId, content);
        sequence.Value = next;
        kind.Value = (int)kindOf;
        known.Value = knownAt.Utc.UtcTicks;
        author.Value = by;
        reason.Value = (object?)why ?? DBNull.Value;
        story.Value = (object?)ofStory ?? DBNull.Value;
        finding.Value = (object?)findingId ?? DBNull.Value;
        payload.Value = content;
        hash.Value = digest;
        insert.ExecuteNonQuery();
        (last, lastHash) = (next, digest);
        return next;
    }

    public void Dispose() => insert.Dispose();
}
