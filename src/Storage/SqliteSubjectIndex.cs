using Microsoft.Data.Sqlite;

namespace Attache.Storage;

/// <summary>Writes the tables that lead from subjects and ids to findings; rows are sorted before they are written, as that is several times faster.</summary>
internal sealed class SqliteSubjectIndex : IDisposable
{
    private const int Buffer = 400_000;

    private readonly Dictionary<string, long> names = new(StringComparer.Ordinal);
    private readonly List<(long Name, int Kind, int Day, long Sequence)> rows = [];
    private readonly List<(string Id, long Sequence)> ids = [];
    private readonly List<(long Sequence, int Confidence, int Kind)> review = [];
    private readonly SqliteStatement addRow, addId, findId, addName, findName, addReview, takeReview;

    internal SqliteSubjectIndex(SqliteConnection connection)
    {
        addRow = new(connection, "INSERT OR IGNORE INTO view_subject(name, kind, day, seq) VALUES (?1, ?2, ?3, ?4)");
        // The first entry of a finding leads to it; one that came in with a stub makes room for the same of a reading.
        addId = new(
            connection,
            """
            INSERT INTO view_finding(id, seq) VALUES (?1, ?2) ON CONFLICT(id) DO UPDATE SET seq = excluded.seq
            WHERE (SELECT kind FROM entry WHERE seq = view_finding.seq) = 8 AND (SELECT kind FROM entry WHERE seq = excluded.seq) = 4
            """);
        findId = new(connection, "SELECT seq FROM view_finding WHERE id = ?1");
        addName = new(connection, "INSERT INTO view_name(name) VALUES (?1) RETURNING id");
        findName = new(connection, "SELECT id FROM view_name WHERE name = ?1");
        addReview = new(connection, "INSERT OR IGNORE INTO view_review(seq, confidence, kind) VALUES (?1, ?2, ?3)");
        takeReview = new(connection, "DELETE FROM view_review WHERE seq = ?1");
    }

    /// <summary>The number of a kind in the tables; never changes.</summary>
    internal static int KindNumber(string kind) => kind switch
    {
        "event" => 1, "statement" => 2, "post" => 3, "office" => 4, "deployment" => 5, "talks" => 6, "decision" => 7, "relation" => 8, _ => 0,
    };

    /// <summary>Takes in a finding under its subjects.</summary>
    internal void Add(SubjectGroup.Row row)
    {
        foreach (var key in row.Keys) rows.Add((NameOf(key), row.Kind, row.Day, row.Sequence));
        if (rows.Count >= Buffer) Flush();
    }

    /// <summary>Takes in the id of a finding.</summary>
    internal void AddId(string id, long sequence) => ids.Add((id, sequence));

    /// <summary>Puts a finding where reviewers find it.</summary>
    internal void AddToReview(SubjectGroup.Row row) => review.Add((row.Sequence, row.Confidence, row.Kind));

    /// <summary>Takes it away again.</summary>
    internal void TakeFromReview(long sequence)
    {
        Flush();
        takeReview.Bind(1, sequence).Run();
    }

    /// <summary>The first entry of a finding; null where there is none.</summary>
    internal long? SequenceOf(string id)
    {
        Flush();
        return findId.Bind(1, id).Number();
    }

    /// <summary>Writes what was taken in.</summary>
    internal void Flush()
    {
        rows.Sort(Compare);
        foreach (var (name, kind, day, sequence) in rows) addRow.Bind(1, name).Bind(2, kind).Bind(3, day).Bind(4, sequence).Run();
        rows.Clear();
        ids.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id) is var c && c != 0 ? c : a.Sequence.CompareTo(b.Sequence));
        foreach (var (id, sequence) in ids) addId.Bind(1, id).Bind(2, sequence).Run();
        ids.Clear();
        foreach (var (sequence, confidence, kind) in review) addReview.Bind(1, sequence).Bind(2, confidence).Bind(3, kind).Run();
        review.Clear();
    }

    public void Dispose()
    {
        addRow.Dispose();
        addId.Dispose();
        findId.Dispose();
        addName.Dispose();
        findName.Dispose();
        addReview.Dispose();
        takeReview.Dispose();
    }

    private long NameOf(string key)
    {
        if (names.TryGetValue(key, out long id)) return id;
        return names[key] = findName.Bind(1, key).Number() ?? addName.Bind(1, key).Number()!.Value;
    }

    private static int Compare((long Name, int Kind, int Day, long Sequence) a, (long Name, int Kind, int Day, long Sequence) b)
    {
        int c = a.Name.CompareTo(b.Name);
        if (c == 0) c = a.Kind.CompareTo(b.Kind);
        if (c == 0) c = a.Day.CompareTo(b.Day);
        return c != 0 ? c : a.Sequence.CompareTo(b.Sequence);
    }
}
