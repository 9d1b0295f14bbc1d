using Attache.Ledger;
using Attache.Stories;
using Microsoft.Data.Sqlite;

namespace Attache.Storage;

/// <summary>
/// Writes entries one behind the other within a transaction of the caller. One for each open ledger, as its statement is
/// prepared once.
/// </summary>
internal sealed class SqliteEntryWriter : IDisposable
{
    // "OR FAIL": a row that is refused undoes nothing, as it is the statement's only one. With the default, SQLite
    // would copy every page that a row touches beforehand, because a table with triggers might have more to undo.
    private const string Insert =
        "INSERT OR FAIL INTO entry(seq, kind, known, appended, author, reason, story, finding, payload, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";

    private readonly SqliteStatement insert;
    private long last;
    private byte[] lastHash = [];
    private string? boundAuthor;

    internal SqliteEntryWriter(SqliteConnection connection) => insert = new SqliteStatement(connection, Insert);

    /// <summary>Begins behind an entry; to be called in every transaction, as another program may have written in between.</summary>
    internal void Begin((long Sequence, byte[] Hash) behind, DateTimeOffset now)
    {
        (last, lastHash) = behind;
        insert.Bind(4, now.ToUnixTimeMilliseconds());
    }

    /// <summary>Writes an entry and gives its sequence.</summary>
    internal long Write(EntryKind kind, KnownTime known, string author, string? reason, long? story, string? finding, ReadOnlySpan<byte> payload)
    {
        long next = last + 1;
        byte[] digest = EntryHash.Of(lastHash, next, kind, known.Utc.UtcTicks, story ?? 0, author, reason, finding, payload);
        insert.Bind(1, next).Bind(2, (long)kind).Bind(3, known.Utc.UtcTicks).Bind(6, reason).Bind(7, story).Bind(8, finding).Bind(9, payload).Bind(10, digest);
        // A program writes thousands of entries in a row; what is bound stays bound.
        if (boundAuthor != author) insert.Bind(5, author);
        boundAuthor = author;
        insert.Run();
        (last, lastHash) = (next, digest);
        return next;
    }

    public void Dispose() => insert.Dispose();
}
