using Attache.Ledger;
using Attache.Stories;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Attache.Storage;

/// <summary>
/// Writes entries one behind the other within a transaction of the caller. One for each open ledger: its statement is
/// prepared once, and is bound without the parameter objects of ADO.NET, which cost as much as the row itself.
/// </summary>
internal sealed class SqliteEntryWriter : IDisposable
{
    // "OR FAIL": a row that is refused undoes nothing, as it is the statement's only one. With the default, SQLite
    // would copy every page that a row touches beforehand, because a table with triggers might have more to undo.
    private const string Insert =
        "INSERT OR FAIL INTO entry(seq, kind, known, appended, author, reason, story, finding, payload, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";

    private readonly SqliteConnection connection;
    private readonly sqlite3_stmt insert;
    private long last;
    private byte[] lastHash = [];
    private string? boundAuthor;

    internal SqliteEntryWriter(SqliteConnection connection)
    {
        this.connection = connection;
        Check(raw.sqlite3_prepare_v2(connection.Handle, Insert, out insert));
    }

    /// <summary>Begins behind an entry; to be called in every transaction, as another program may have written in between.</summary>
    internal void Begin((long Sequence, byte[] Hash) behind, DateTimeOffset now)
    {
        (last, lastHash) = behind;
        Check(raw.sqlite3_bind_int64(insert, 4, now.ToUnixTimeMilliseconds()));
    }

    /// <summary>Writes an entry and gives its sequence.</summary>
    internal long Write(EntryKind kind, KnownTime known, string author, string? reason, long? story, string? finding, byte[] payload)
    {
        long next = last + 1;
        byte[] digest = EntryHash.Of(lastHash, next, kind, known.Utc.UtcTicks, story ?? 0, author, reason, finding, payload);
        Check(raw.sqlite3_bind_int64(insert, 1, next));
        Check(raw.sqlite3_bind_int(insert, 2, (int)kind));
        Check(raw.sqlite3_bind_int64(insert, 3, known.Utc.UtcTicks));
        // A program writes thousands of entries in a row; what is bound stays bound.
        if (boundAuthor != author) Text(5, author);
        boundAuthor = author;
        Text(6, reason);
        Check(story is { } s ? raw.sqlite3_bind_int64(insert, 7, s) : raw.sqlite3_bind_null(insert, 7));
        Text(8, finding);
        Check(raw.sqlite3_bind_blob(insert, 9, payload));
        Check(raw.sqlite3_bind_blob(insert, 10, digest));
        try
        {
            Check(raw.sqlite3_step(insert));
        }
        finally
        {
            raw.sqlite3_reset(insert);
        }
        (last, lastHash) = (next, digest);
        return next;
    }

    public void Dispose() => insert.Dispose();

    private void Text(int column, string? text) => Check(text is null ? raw.sqlite3_bind_null(insert, column) : raw.sqlite3_bind_text(insert, column, text));

    // Throws unless the code is one of success.
    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, connection.Handle);
}
