using Attache.Codebook;
using Attache.Ledger;
using Microsoft.Data.Sqlite;

namespace Attache.Storage;

/// <summary>Writes the tables that lead from subjects and ids to findings; rows are sorted before they are written, as that is several times faster.</summary>
internal sealed class SqliteSubjectIndex : IDisposable
{
    private const int Buffer = 400_000;

    private readonly SqliteConnection connection;
    private readonly Dictionary<string, long> names = new(StringComparer.Ordinal);
    private readonly List<(long Name, int Kind, int Day, long Sequence)> rows = [];
    private readonly List<(string Id, long Sequence)> ids = [];
    private readonly List<(long Sequence, int Confidence, int Kind)> review = [];
    private readonly SqliteCommand addRow, addId, addName, findName, addReview, takeReview;

    internal SqliteSubjectIndex(SqliteConnection connection)
    {
        this.connection = connection;
        addRow = connection.Command("INSERT OR IGNORE INTO view_subject(name, kind, day, seq) VALUES ($name, $kind, $day, $seq)", ("$name", 0L), ("$kind", 0), ("$day", 0), ("$seq", 0L));
        addId = connection.Command("INSERT OR IGNORE INTO view_finding(id, seq) VALUES ($id, $seq)", ("$id", ""), ("$seq", 0L));
        addName = connection.Command("INSERT INTO view_name(name) VALUES ($name) RETURNING id", ("$name", ""));
        addReview = connection.Command("INSERT OR IGNORE INTO view_review(seq, confidence, kind) VALUES ($seq, $confidence, $kind)", ("$seq", 0L), ("$confidence", 0), ("$kind", 0));
        takeReview = connection.Command("DELETE FROM view_review WHERE seq = $seq", ("$seq", 0L));
        findName = connection.Command("SELECT id FROM view_name WHERE name = $name", ("$name", ""));
    }

    /// <summary>The number of a kind in the tables; never changes.</summary>
    internal static int KindNumber(string kind) => kind switch
    {
        "event" => 1, "statement" => 2, "post" => 3, "office" => 4, "deployment" => 5, "talks" => 6, "decision" => 7, "relation" => 8, _ => 0,
    };

    /// <summary>Takes in a finding under all its subjects and some pairs.</summary>
    internal void Add(Finding finding, DateOnly report, long sequence, IEnumerable<Subject> pairs)
    {
        int kind = KindNumber(finding.Kind), day = ReportedFinding.HoldsFromDay(finding, report).DayNumber;
        foreach (var key in SubjectsOf.All(finding).Concat(pairs).Select(s => s.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            rows.Add((NameOf(key), kind, day, sequence));
        if (rows.Count >= Buffer) Flush();
    }

    /// <summary>Takes in the id of a finding.</summary>
    internal void AddId(string id, long sequence) => ids.Add((id, sequence));

    /// <summary>Puts a finding where reviewers find it, by its confidence in thousandths.</summary>
    internal void AddToReview(long sequence, Finding finding) => review.Add((sequence, (int)Math.Round(finding.Confidence * 1000), KindNumber(finding.Kind)));

    /// <summary>Takes it away again.</summary>
    internal void TakeFromReview(long sequence)
    {
        Flush();
        takeReview.Parameters[0].Value = sequence;
        takeReview.ExecuteNonQuery();
    }

    /// <summary>The first entry of a finding; null where there is none.</summary>
    internal long? SequenceOf(string id)
    {
        Flush();
        using var command = connection.Command("SELECT seq FROM view_finding WHERE id = $id", ("$id", id));
        return command.ExecuteScalar() is long sequence ? sequence : null;
    }

    /// <summary>Writes what was taken in.</summary>
    internal void Flush()
    {
        rows.Sort();
        foreach (var (name, kind, day, sequence) in rows)
        {
            addRow.Parameters[0].Value = name;
            addRow.Parameters[1].Value = kind;
            addRow.Parameters[2].Value = day;
            addRow.Parameters[3].Value = sequence;
            addRow.ExecuteNonQuery();
        }
        rows.Clear();
        ids.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id) is var c && c != 0 ? c : a.Sequence.CompareTo(b.Sequence));
        foreach (var (id, sequence) in ids)
        {
            addId.Parameters[0].Value = id;
            addId.Parameters[1].Value = sequence;
            addId.ExecuteNonQuery();
        }
        ids.Clear();
        foreach (var (sequence, confidence, kind) in review)
        {
            addReview.Parameters[0].Value = sequence;
            addReview.Parameters[1].Value = confidence;
            addReview.Parameters[2].Value = kind;
            addReview.ExecuteNonQuery();
        }
        review.Clear();
    }

    public void Dispose()
    {
        addRow.Dispose();
        addId.Dispose();
        addName.Dispose();
        findName.Dispose();
        addReview.Dispose();
        takeReview.Dispose();
    }

    private long NameOf(string key)
    {
        if (names.TryGetValue(key, out long id)) return id;
        findName.Parameters[0].Value = key;
        if (findName.ExecuteScalar() is long found) id = found;
        else
        {
            addName.Parameters[0].Value = key;
            id = (long)addName.ExecuteScalar()!;
        }
        return names[key] = id;
    }
}
