using System.Globalization;
using Attache.Ledger;
using Microsoft.Data.Sqlite;

namespace Attache.Storage.Index;

/// <summary>
/// An index over a ledger in a file of its own beside it: full text of stories and findings, filters, the queue of
/// review, activity of pairs. Derived as a whole; the file may be deleted at any time. Not for use from several threads
/// at once; open it once for each.
/// </summary>
public sealed partial class LedgerIndex : IDisposable
{
    private const int Batch = 4_000;
    private readonly SqliteConnection connection;

    private LedgerIndex(SqliteConnection connection) => this.connection = connection;

    /// <summary>Opens or makes the index of a ledger; <see cref="CatchUp"/> fills it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="ledger">The ledger that it is of.</param>
    /// <exception cref="LedgerException">It cannot be opened; the message says why and what to do.</exception>
    public static LedgerIndex Open(string path, ILedgerStore ledger)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false, DefaultTimeout = 30 }.ToString());
        try
        {
            connection.Open();
            // Derived data: a crash costs an index, never the ledger, so nothing waits for the disk.
            connection.Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -32768; PRAGMA mmap_size = 1073741824; PRAGMA temp_store = MEMORY;");
            IndexSchema.Prepare(connection, Fingerprint(ledger));
            return new LedgerIndex(connection);
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw SqliteErrors.Translate(e, path);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The sequence of the last entry that the index has taken in.</summary>
    public long Marked
    {
        get
        {
            using var command = connection.Command("SELECT value FROM mark WHERE name = 'seq'");
            return command.ExecuteScalar() is string text ? long.Parse(text, CultureInfo.InvariantCulture) : 0;
        }
    }

    /// <summary>Takes in what the ledger has more than the index.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="progress">Told the sequence reached, now and then.</param>
    /// <param name="cancel">Stops between two batches; what was taken in stays.</param>
    /// <returns>The number of entries taken in.</returns>
    public long CatchUp(ILedgerStore ledger, IProgress<long>? progress = null, CancellationToken cancel = default)
    {
        long first = Marked, head = ledger.Head.Count;
        if (first >= head) return 0;
        using var writer = new IndexWriter(connection, ledger);
        // Plain statements, not a transaction object: the writer's commands live longer than one transaction.
        connection.Run("BEGIN IMMEDIATE");
        try
        {
            // Another process may have been faster.
            first = Marked;
            long last = first;
            int n = 0;
            foreach (var entry in ledger.Entries(first + 1))
            {
                writer.Take(entry);
                last = entry.Sequence;
                if (++n % Batch != 0) continue;
                Commit(writer, last);
                progress?.Report(last);
                connection.Run("BEGIN IMMEDIATE");
                if (cancel.IsCancellationRequested) break;
            }
            Commit(writer, last);
            return last - first;
        }
        catch
        {
            connection.Run("ROLLBACK");
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    private void Commit(IndexWriter writer, long last)
    {
        writer.Flush();
        using var mark = connection.Command("UPDATE mark SET value = $seq WHERE name = 'seq'", ("$seq", last.ToString(CultureInfo.InvariantCulture)));
        mark.ExecuteNonQuery();
        connection.Run("COMMIT");
    }

    // A ledger is told from others by how it begins; an empty one has no past that an index could be wrong about.
    private static string Fingerprint(ILedgerStore ledger) => ledger.Entries().FirstOrDefault() is { } entry ? Convert.ToHexStringLower(entry.Hash.Span) : "empty";
}
