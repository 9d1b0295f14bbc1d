using Attache.Codebook;
using Attache.Ledger;

namespace Attache.Storage;

internal sealed partial class SqliteLedgerStore
{
    private const string Mark = "subjects";

    /// <inheritdoc/>
    public void RebuildViews(IProgress<long>? progress = null) => Guard(() =>
    {
        MustBeWritable();
        using var transaction = connection.BeginTransaction(deferred: false);
        SqliteSchema.DropViews(connection);
        SqliteSchema.CreateViews(connection);
        IndexAllStories();
        CatchUp(progress);
        transaction.Commit();
        storyCache.Clear();
        history = null;
        return 0;
    });

    /// <summary>Brings the derived tables up to the last entry before a query; in a file that may not be written, temporary ones.</summary>
    private bool CatchUpForReading()
    {
        bool whole = temporaryViews || connection.Number("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'view_mark'") > 0;
        if (whole && (temporaryViews || !writable ? Marked() >= Last().Sequence : Marked() == Last().Sequence)) return false;
        if (writable)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            if (!whole)
            {
                SqliteSchema.CreateViews(connection);
                IndexAllStories();
            }
            CatchUp();
            transaction.Commit();
            return true;
        }
        using (var transaction = connection.BeginTransaction(deferred: true))
        {
            if (!temporaryViews)
            {
                SqliteSchema.CreateTemporaryViews(connection);
                IndexAllStories();
                temporaryViews = true;
            }
            CatchUp();
            transaction.Commit();
        }
        return true;
    }

    private long Marked() => connection.Number($"SELECT seq FROM view_mark WHERE name = '{Mark}'");

    // Within the caller's transaction.
    private void CatchUp(IProgress<long>? progress = null)
    {
        long from = Marked(), last = Last().Sequence;
        if (from >= last) return;
        using var addSubject = connection.Command("INSERT OR IGNORE INTO view_subject(subject, seq) VALUES ($subject, $seq)", ("$subject", ""), ("$seq", 0L));
        using var addFinding = connection.Command("INSERT OR IGNORE INTO view_finding(id, seq) VALUES ($id, $seq)", ("$id", ""), ("$seq", 0L));
        addSubject.Prepare();
        addFinding.Prepare();
        void Subject(string key, long sequence)
        {
            addSubject.Parameters[0].Value = key;
            addSubject.Parameters[1].Value = sequence;
            addSubject.ExecuteNonQuery();
        }

        // A story's findings stand together behind it; what the whole story is about is known when they have all passed.
        var group = new List<(long Sequence, Finding Finding)>();
        long groupStory = 0;
        void Flush()
        {
            if (group.Count == 0) return;
            var pairs = SubjectsOf.PairsInStory([.. group.Select(g => g.Finding)]);
            for (int i = 0; i < group.Count; i++)
            {
                foreach (var key in SubjectsOf.All(group[i].Finding).Concat(pairs[i]).Select(s => s.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                    Subject(key, group[i].Sequence);
            }
            group.Clear();
        }

        using var command = connection.Command("SELECT seq, kind, story, finding, payload FROM entry WHERE seq > $from AND kind IN (4, 6, 8) ORDER BY seq", ("$from", from));
        using (var reader = command.ExecuteReader())
        {
            int n = 0;
            while (reader.Read())
            {
                long sequence = reader.GetInt64(0), story = reader.GetInt64(2);
                var kind = (EntryKind)reader.GetInt32(1);
                string id = reader.GetString(3);
                var finding = EntryPayload.ReadFinding((byte[])reader[4], id, "");
                if (kind == EntryKind.FindingCorrected)
                {
                    // Found under what it is about now as well; the first entry of the finding leads to it.
                    using var original = connection.Command("SELECT seq FROM view_finding WHERE id = $id", ("$id", id));
                    if (original.ExecuteScalar() is long first)
                        foreach (var subject in SubjectsOf.All(finding)) Subject(subject.Key, first);
                    continue;
                }
                if (story != groupStory) Flush();
                groupStory = story;
                group.Add((sequence, finding));
                addFinding.Parameters[0].Value = id;
                addFinding.Parameters[1].Value = sequence;
                addFinding.ExecuteNonQuery();
                if (++n % 10_000 == 0) progress?.Report(sequence);
            }
        }
        Flush();
        using var mark = connection.Command("INSERT OR REPLACE INTO view_mark(name, seq) VALUES ($name, $seq)", ("$name", Mark), ("$seq", last));
        mark.ExecuteNonQuery();
    }

    private void IndexAllStories()
    {
        using var command = connection.Command("SELECT seq, kind, story, author, payload FROM entry WHERE kind <> 4 AND kind IN (1, 2, 3, 12) ORDER BY seq");
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            long sequence = reader.GetInt64(0);
            if ((EntryKind)reader.GetInt32(1) == EntryKind.StoryReread)
            {
                MarkRead(reader.GetInt64(2), reader.GetString(3));
                continue;
            }
            IndexStory(sequence, EntryPayload.ReadStory((byte[])reader[4]));
            MarkRead(sequence, reader.GetString(3));
        }
    }
}
