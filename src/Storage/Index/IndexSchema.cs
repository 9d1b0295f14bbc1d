using Microsoft.Data.Sqlite;

namespace Attache.Storage.Index;

/// <summary>
/// The tables of an index file. All of it is derived from a ledger and may be deleted at any time; a file of another
/// version or of another ledger is emptied and filled again. Rows of findings are numbered by the day of their report
/// and then by the ledger's sequence, so that reading them backwards gives the newest first, also from the full-text index.
/// </summary>
internal static class IndexSchema
{
    /// <summary>Raised whenever tables or what stands in them change.</summary>
    public const int Version = 4;

    private const string Tables =
        """
        CREATE TABLE mark(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE story(
          seq INTEGER PRIMARY KEY, id TEXT NOT NULL, publisher TEXT, day INTEGER NOT NULL, known INTEGER NOT NULL, headline TEXT,
          current INTEGER NOT NULL, findings INTEGER NOT NULL, cluster TEXT) STRICT;
        CREATE INDEX story_id ON story(id);
        CREATE INDEX story_known ON story(known);
        CREATE INDEX story_publisher ON story(publisher);
        CREATE INDEX story_cluster ON story(cluster) WHERE cluster IS NOT NULL;
        CREATE VIRTUAL TABLE story_text USING fts5(headline, body, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');
        CREATE TABLE finding(
          row INTEGER PRIMARY KEY, id TEXT NOT NULL, story INTEGER NOT NULL, kind INTEGER NOT NULL, confidence REAL NOT NULL,
          alive INTEGER NOT NULL, review INTEGER NOT NULL, doubt REAL NOT NULL, weight REAL NOT NULL) STRICT;
        CREATE UNIQUE INDEX finding_id ON finding(id);
        CREATE INDEX finding_story ON finding(story);
        CREATE INDEX finding_doubt ON finding(doubt, row) WHERE alive = 1 AND review = 0;
        CREATE INDEX finding_weight ON finding(weight, row) WHERE alive = 1 AND review = 0;
        CREATE VIRTUAL TABLE finding_text USING fts5(text, tags, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');
        CREATE TABLE event(row INTEGER NOT NULL, pair TEXT NOT NULL, day INTEGER NOT NULL, category TEXT NOT NULL, score REAL NOT NULL, PRIMARY KEY(day, pair, category, row)) STRICT, WITHOUT ROWID;
        CREATE INDEX event_row ON event(row);
        CREATE TABLE due(row INTEGER NOT NULL, day INTEGER NOT NULL, PRIMARY KEY(day, row)) STRICT, WITHOUT ROWID;
        CREATE INDEX due_row ON due(row);
        CREATE TABLE decision(seq INTEGER PRIMARY KEY, finding TEXT, kind INTEGER NOT NULL, author TEXT NOT NULL, known INTEGER NOT NULL, reason TEXT, undone INTEGER, about TEXT) STRICT;
        CREATE TABLE decision_part(finding TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY(finding, seq)) STRICT, WITHOUT ROWID;
        CREATE INDEX decision_finding ON decision(finding);
        CREATE INDEX decision_author ON decision(author);
        CREATE TABLE subject(key TEXT PRIMARY KEY, label TEXT NOT NULL, uses INTEGER NOT NULL, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX subject_uses ON subject(uses);
        """;

    // What only makes answers faster is added to files of this version too.
    private const string Later = "CREATE INDEX IF NOT EXISTS story_day ON story(day, findings); CREATE INDEX IF NOT EXISTS finding_reviewed ON finding(review) WHERE alive = 1 AND review <> 0;";

    /// <summary>Makes the tables anew where the file is not of this version or not of that ledger.</summary>
    /// <param name="connection">The index.</param>
    /// <param name="ledger">What tells the ledger from others: the hash of its first entry.</param>
    public static void Prepare(SqliteConnection connection, string ledger)
    {
        bool there = connection.Number("PRAGMA user_version") == Version;
        if (there)
        {
            using var command = connection.Command("SELECT value FROM mark WHERE name = 'ledger'");
            there = command.ExecuteScalar() as string == ledger;
        }
        if (there)
        {
            if (connection.Number("SELECT COUNT(*) FROM sqlite_schema WHERE name IN ('story_day', 'finding_reviewed')") < 2) connection.Run(Later);
            return;
        }
        using var transaction = connection.BeginTransaction(deferred: false);
        var names = new List<string>();
        using (var command = connection.Command("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql IS NOT NULL"))
        using (var reader = command.ExecuteReader())
            while (reader.Read()) names.Add(reader.GetString(0));
        // A virtual table takes its shadow tables with it.
        foreach (string name in names.OrderBy(n => n.Contains("_text_", StringComparison.Ordinal))) connection.Run($"DROP TABLE IF EXISTS \"{name}\"");
        connection.Run(Tables + Later);
        connection.Run($"PRAGMA user_version = {Version}");
        using var mark = connection.Command("INSERT INTO mark(name, value) VALUES ('ledger', $ledger), ('seq', '0')", ("$ledger", ledger));
        mark.ExecuteNonQuery();
        transaction.Commit();
    }
}
