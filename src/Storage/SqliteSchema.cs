using Attache.Ledger;
using Microsoft.Data.Sqlite;

namespace Attache.Storage;

/// <summary>
/// The tables of a ledger file. <c>entry</c> is the ledger, and triggers keep it from being changed. All tables whose
/// names begin with <c>view_</c> are derived from it and may be dropped at any time.
/// </summary>
internal static class SqliteSchema
{
    /// <summary>Version of the tables that this program writes, in SQLite's <c>user_version</c>.</summary>
    public const int Version = 3;

    /// <summary>Version of the derived tables; a file with others has them made anew.</summary>
    public const int Layout = 7;

    /// <summary>"ATCH": marks the file as ours in SQLite's <c>application_id</c>.</summary>
    public const int ApplicationId = 0x41544348;

    /// <summary>Scripts from each schema version to the next; the first makes a new file.</summary>
    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE entry(
          seq INTEGER PRIMARY KEY,
          kind INTEGER NOT NULL,
          known INTEGER NOT NULL,
          appended INTEGER NOT NULL,
          author TEXT NOT NULL,
          reason TEXT,
          story INTEGER,
          finding TEXT,
          payload BLOB NOT NULL,
          hash BLOB NOT NULL
        ) STRICT;
        CREATE INDEX entry_special ON entry(kind, story) WHERE kind <> 4;
        CREATE TRIGGER entry_keep_update BEFORE UPDATE ON entry
          BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: entries are never changed, corrections are new entries'); END;
        CREATE TRIGGER entry_keep_delete BEFORE DELETE ON entry
          BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: entries are never deleted'); END;
        CREATE TRIGGER entry_keep_insert BEFORE INSERT ON entry
          WHEN NEW.seq IS NOT (SELECT COALESCE(MAX(seq), 0) + 1 FROM entry)
          BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: the next entry takes the next sequence'); END;
        """,
        // 2: decisions can be taken back (kind 13), which programs that know schema 1 would not heed; decisions are found by their finding.
        """
        CREATE INDEX entry_decision ON entry(finding) WHERE kind <> 4 AND finding IS NOT NULL;
        """,
        // 3: the same guard, which refuses with FAIL: with ABORT, SQLite copies every page that a new row touches, to undo more than the one row.
        """
        DROP TRIGGER entry_keep_insert;
        CREATE TRIGGER entry_keep_insert BEFORE INSERT ON entry
          WHEN NEW.seq IS NOT (SELECT COALESCE(MAX(seq), 0) + 1 FROM entry)
          BEGIN SELECT RAISE(FAIL, 'the ledger is append-only: the next entry takes the next sequence'); END;
        """,
    ];

    private const string Views =
        """
        CREATE TABLE IF NOT EXISTS view_story(
          seq INTEGER PRIMARY KEY, id TEXT NOT NULL, version TEXT NOT NULL, hash TEXT NOT NULL, status TEXT NOT NULL,
          publisher TEXT, published TEXT NOT NULL, known INTEGER NOT NULL, headline TEXT, cluster TEXT) STRICT;
        CREATE UNIQUE INDEX IF NOT EXISTS view_story_id ON view_story(id, version, hash, status);
        CREATE TABLE IF NOT EXISTS view_reading(story INTEGER NOT NULL, program TEXT NOT NULL, PRIMARY KEY(story, program)) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS view_finding(id TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS view_name(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE IF NOT EXISTS view_subject(name INTEGER NOT NULL, kind INTEGER NOT NULL, day INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY(name, kind, day, seq)) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS view_review(seq INTEGER PRIMARY KEY, confidence INTEGER NOT NULL, kind INTEGER NOT NULL) STRICT;
        CREATE INDEX IF NOT EXISTS view_review_order ON view_review(confidence, seq);
        CREATE TABLE IF NOT EXISTS view_mark(name TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        """;

    private static readonly string[] Tables = ["view_story", "view_reading", "view_finding", "view_name", "view_subject", "view_review", "view_mark"];

    private static string SetLayout => $"INSERT INTO view_mark(name, seq) VALUES ('layout', {Layout});";

    /// <summary>Makes or migrates the tables of a file opened for writing.</summary>
    /// <exception cref="LedgerException">The file is no ledger or a newer one.</exception>
    public static void Prepare(SqliteConnection connection, string name)
    {
        int version = Check(connection, name);
        if (version < Version)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            // Another program may have migrated while this one waited.
            version = Check(connection, name);
            for (int v = version; v < Version; v++) connection.Run(Migrations[v]);
            connection.Run($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version};");
            transaction.Commit();
        }
    }

    /// <summary>Whether the derived tables are there, as this program makes them.</summary>
    public static bool HasViews(SqliteConnection connection) =>
        connection.Number("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'view_mark'") > 0 && connection.Number("SELECT seq FROM view_mark WHERE name = 'layout'") == Layout;

    /// <summary>Whose file it is and of which version; 0 for an empty one.</summary>
    /// <exception cref="LedgerException">The file is no ledger or a newer one.</exception>
    public static int Check(SqliteConnection connection, string name)
    {
        long application = connection.Number("PRAGMA application_id");
        int version = (int)connection.Number("PRAGMA user_version");
        bool empty = application == 0 && version == 0 && connection.Number("SELECT COUNT(*) FROM sqlite_schema") == 0;
        if (empty) return 0;
        if (application != ApplicationId)
            throw new LedgerException(LedgerProblem.NotALedger, $"{name} is an SQLite file of another program, not a ledger. Give another file with --ledger.");
        if (version > Version)
        {
            throw new LedgerException(
                LedgerProblem.NewerSchema,
                $"{name} was written by a newer Attaché (ledger schema {version}; this program knows schemas up to {Version}). Use that version or a later one; the file was not touched.");
        }
        return version;
    }

    /// <summary>Makes the derived tables, empty; those that are there are dropped.</summary>
    public static void CreateViews(SqliteConnection connection)
    {
        foreach (var table in Tables) connection.Run($"DROP TABLE IF EXISTS {table}");
        connection.Run(Views + SetLayout);
    }

    /// <summary>Makes the derived tables of a file that cannot be written as temporary ones, which hide the stored ones.</summary>
    public static void CreateTemporaryViews(SqliteConnection connection) =>
        connection.Run(Views.Replace("CREATE TABLE IF NOT EXISTS ", "CREATE TEMP TABLE IF NOT EXISTS ", StringComparison.Ordinal)
            .Replace("INDEX IF NOT EXISTS view_", "INDEX IF NOT EXISTS temp.view_", StringComparison.Ordinal) + SetLayout);
}
