using Attache.Codebook;
using Attache.Ledger;

namespace Attache.Storage;

internal sealed partial class SqliteLedgerStore
{
    private const string Mark = "subjects";

    /// <inheritdoc/>
    public void Refresh() => Guard(CatchUpForReading);

    /// <summary>Whether a query has nothing to derive first.</summary>
    internal bool IsCaughtUp => Guard(() => SqliteSchema.HasViews(connection) && Marked() >= Last().Sequence);

    /// <inheritdoc/>
    public void RebuildViews(IProgress<long>? progress = null) => Guard(() =>
    {
        MustBeWritable();
        using var transaction = connection.BeginTransaction(deferred: false);
        SqliteSchema.CreateViews(connection);
        IndexAllStories();
        CatchUp(progress);
        transaction.Commit();
        storyCache.Clear();
        history = null;
        return 0;
    });

    /// <summary>Makes the derived tables where they are missing or another program's, with the stories in them.</summary>
    internal void EnsureViews()
    {
        if (SqliteSchema.HasViews(connection)) return;
        using var transaction = connection.BeginTransaction(deferred: false);
        // Another program may have made them while this one waited.
        if (SqliteSchema.HasViews(connection)) return;
        SqliteSchema.CreateViews(connection);
        IndexAllStories();
        transaction.Commit();
    }

    /// <summary>Brings the derived tables up to the last entry before a query; in a file that may not be written, temporary ones.</summary>
    private bool CatchUpForReading()
    {
        bool whole = temporaryViews || SqliteSchema.HasViews(connection);
        if (whole && (temporaryViews || !writable ? Marked() >= Last().Sequence : Marked() == Last().Sequence)) return false;
        if (writable)
        {
            EnsureViews();
            using var transaction = connection.BeginTransaction(deferred: false);
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

    private long Marked() => Kept($"SELECT seq FROM view_mark WHERE name = '{Mark}'").ExecuteScalar() is long seq ? seq : 0;

    // Within the caller's transaction.
    private void CatchUp(IProgress<long>? progress = null)
    {
        long from = Marked(), last = Last().Sequence;
        if (from >= last) return;
        using var index = new SqliteSubjectIndex(connection);

        // A reading's findings stand together; what the whole story is about is known when they have all passed.
        var group = new List<(long Sequence, Finding Finding)>();
        (long Story, string Author, EntryKind Kind) groupKey = default;
        void Flush()
        {
            if (group.Count == 0) return;
            var story = StoryRefOf(groupKey.Story);
            // A later reading or a finding by hand belongs to what the story said already.
            var former = group[0].Sequence == groupKey.Story + 1 ? [] : FormerFindings(groupKey.Story, group[0].Sequence);
            var pairs = SubjectsOf.PairsInStory([.. former, .. group.Select(g => g.Finding)]);
            for (int i = 0; i < group.Count; i++)
                index.Add(group[i].Finding, story.Published.Day, group[i].Sequence, pairs[former.Count + i]);
            group.Clear();
        }

        using (var command = connection.Command("SELECT seq, kind, story, finding, payload, author FROM entry WHERE seq > $from AND kind IN (4, 5, 6, 7, 8, 13) ORDER BY seq", ("$from", from)))
        using (var reader = command.ExecuteReader())
        {
            int n = 0;
            while (reader.Read())
            {
                // Decisions on facts and sources change nothing here.
                if (reader.IsDBNull(3)) continue;
                long sequence = reader.GetInt64(0), story = reader.GetInt64(2);
                var kind = (EntryKind)reader.GetInt32(1);
                string id = reader.GetString(3);
                if (kind is not (EntryKind.FindingRecorded or EntryKind.FindingAdded))
                {
                    Flush();
                    groupKey = default;
                    Decided(index, id, kind, sequence, story, kind == EntryKind.FindingCorrected ? (byte[])reader[4] : null);
                    continue;
                }
                var finding = EntryPayload.ReadFinding((byte[])reader[4], id, "");
                var key = (story, reader.GetString(5), kind);
                if (key != groupKey) Flush();
                groupKey = key;
                group.Add((sequence, finding));
                index.AddId(id, sequence);
                // What a person added needs no review.
                if (kind == EntryKind.FindingRecorded) index.AddToReview(sequence, finding);
                if (++n % 10_000 == 0) progress?.Report(sequence);
            }
        }
        Flush();
        index.Flush();
        using var mark = connection.Command("INSERT OR REPLACE INTO view_mark(name, seq) VALUES ($name, $seq)", ("$name", Mark), ("$seq", last));
        mark.ExecuteNonQuery();
    }

    private void Decided(SqliteSubjectIndex index, string id, EntryKind kind, long sequence, long story, byte[]? corrected)
    {
        if (index.SequenceOf(id) is not { } first) return;
        // Found under what it is about now as well; its first entry leads to it.
        if (corrected is not null) index.Add(EntryPayload.ReadFinding(corrected, id, ""), StoryRefOf(story).Published.Day, first, []);
        if (kind != EntryKind.DecisionUndone || StandingDecisions(id, sequence) > 0)
        {
            index.TakeFromReview(first);
            return;
        }
        using var command = connection.Command("SELECT payload FROM entry WHERE seq = $seq AND kind = 4", ("$seq", first));
        if (command.ExecuteScalar() is byte[] payload) index.AddToReview(first, EntryPayload.ReadFinding(payload, id, ""));
    }

    // How many decisions on a finding stand, of those up to an entry.
    private int StandingDecisions(string id, long until)
    {
        using var command = connection.Command(
            "SELECT seq, kind, payload FROM entry WHERE kind <> 4 AND finding = $id AND finding IS NOT NULL AND kind IN (5, 6, 7, 13) AND seq <= $until ORDER BY seq", ("$id", id), ("$until", until));
        using var reader = command.ExecuteReader();
        var standing = new HashSet<long>();
        while (reader.Read())
        {
            if (reader.GetInt32(1) != (int)EntryKind.DecisionUndone) standing.Add(reader.GetInt64(0));
            else standing.Remove(EntryPayload.ReadUndo((byte[])reader[2]));
        }
        return standing.Count;
    }

    private List<Finding> FormerFindings(long story, long before)
    {
        var findings = new List<Finding>();
        foreach (var (first, last) in RunsOf(story))
        {
            using var command = connection.Command(
                "SELECT finding, payload FROM entry WHERE seq BETWEEN $first AND $last AND kind IN (4, 8) AND seq < $before ORDER BY seq", ("$first", first), ("$last", last), ("$before", before));
            using var reader = command.ExecuteReader();
            while (reader.Read()) findings.Add(EntryPayload.ReadFinding((byte[])reader[1], reader.GetString(0), ""));
        }
        return findings;
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
