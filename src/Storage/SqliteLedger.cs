using Attache.Ledger;
using Microsoft.Data.Sqlite;

namespace Attache.Storage;

/// <summary>How a ledger file is opened.</summary>
public enum LedgerAccess
{
    /// <summary>Read and append; a file that is not there is made.</summary>
    Write,

    /// <summary>Read only; the file must be there and nothing of it changes.</summary>
    Read,
}

/// <summary>Opens ledgers in SQLite files.</summary>
public static class SqliteLedger
{
    // So much of the file is mapped into memory, for queries that jump to and fro in it.
    internal const long Mapped = 1L << 30;

    /// <summary>Opens a ledger.</summary>
    /// <param name="path">The file.</param>
    /// <param name="clock">Gives the time of appending.</param>
    /// <param name="access">Whether to write.</param>
    /// <param name="patience">How long to wait for another writer; 5 seconds where not given. Whole seconds.</param>
    /// <exception cref="LedgerException">It cannot be opened; the message says why and what to do.</exception>
    public static ILedgerStore Open(string path, TimeProvider clock, LedgerAccess access = LedgerAccess.Write, TimeSpan? patience = null)
    {
        string name = path;
        if (Directory.Exists(path))
            throw new LedgerException(LedgerProblem.CannotOpen, $"{name} is a folder. Give a file with --ledger, such as {Path.Combine(name, "attache.db")}.");
        if (access == LedgerAccess.Read && !File.Exists(path))
            throw new LedgerException(LedgerProblem.Missing, $"There is no ledger at {name}. Read some stories first (`attache read FILES`), or say where it is with --ledger.");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new LedgerException(LedgerProblem.CannotOpen, $"The folder {folder} does not exist. Make it first or give another file with --ledger.");

        int seconds = Math.Max(1, (int)(patience ?? TimeSpan.FromSeconds(5)).TotalSeconds);
        try
        {
            return access == LedgerAccess.Write ? OpenToWrite(path, clock, seconds) : OpenToRead(path, clock, seconds);
        }
        catch (SqliteException e)
        {
            throw SqliteErrors.Translate(e, name);
        }
    }

    private static SqliteLedgerStore OpenToWrite(string path, TimeProvider clock, int seconds)
    {
        var connection = Connect(path, SqliteOpenMode.ReadWriteCreate, seconds);
        try
        {
            // Before anything is written: another program's or a newer file stays as it is.
            SqliteSchema.Check(connection, path);
            // Pages of 8 KB (of a new file) hold several findings with less waste; a longer log is copied into the file, and waited for, less often.
            connection.Run($"PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 4000; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -65536; PRAGMA mmap_size = {Mapped};");
            SqliteSchema.Prepare(connection, path);
            var store = new SqliteLedgerStore(connection, path, clock, writable: true);
            store.EnsureViews();
            return store;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static SqliteLedgerStore OpenToRead(string path, TimeProvider clock, int seconds)
    {
        var connection = ConnectToRead(path, seconds, out int version);
        if (version == 0)
        {
            connection.Dispose();
            throw new LedgerException(LedgerProblem.NotALedger, $"{path} is empty. Read some stories first (`attache read FILES`).");
        }
        var store = new SqliteLedgerStore(connection, path, clock, writable: false);
        try
        {
            if (version == SqliteSchema.Version && store.IsCaughtUp) return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
        // An older schema, or derived tables that lag: put right once in the file, so that the next reader need not do it again.
        store.Dispose();
        try
        {
            using var writer = OpenToWrite(path, clock, seconds);
            writer.Refresh();
        }
        catch (Exception e) when (e is SqliteException or LedgerException)
        {
            if (version < SqliteSchema.Version)
                throw new LedgerException(LedgerProblem.ReadOnly, $"{path} is of an older schema ({version}) and must be migrated, but cannot be written now. Make the file and its folder writable, or migrate a copy.", e);
            // Then in tables of one's own.
        }
        return new SqliteLedgerStore(ConnectToRead(path, seconds, out _), path, clock, writable: false);
    }

    private static SqliteConnection ConnectToRead(string path, int seconds, out int version)
    {
        var connection = Connect(path, SqliteOpenMode.ReadOnly, seconds);
        try
        {
            try
            {
                version = SqliteSchema.Check(connection, path);
            }
            catch (SqliteException e) when (e.SqliteErrorCode is 8 or 14)
            {
                // In a folder that may not be written, SQLite reads a file in WAL mode only where it is told that nobody writes.
                connection.Dispose();
                connection = Connect($"file:{Uri.EscapeDataString(Path.GetFullPath(path)).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1", SqliteOpenMode.ReadOnly, seconds);
                version = SqliteSchema.Check(connection, path);
            }
            connection.Run($"PRAGMA cache_size = -65536; PRAGMA mmap_size = {Mapped};");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static SqliteConnection Connect(string source, SqliteOpenMode mode, int seconds)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = source, Mode = mode, Pooling = false, DefaultTimeout = seconds,
        }.ToString());
        try
        {
            connection.Open();
            // For statements that do not go through ADO.NET, which waits by itself.
            SQLitePCL.raw.sqlite3_busy_timeout(connection.Handle, seconds * 1000);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
