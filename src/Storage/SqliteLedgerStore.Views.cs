using Attache.Codebook;
using Attache.Ledger;

namespace Attache.Storage;

internal sealed partial class SqliteLedgerStore
{
    private const string Mark = "subjects";

    // So many findings are read at once.
    private const int Waiting = 4_000;

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
        using var entries = new SqliteStatement(connection, "SELECT seq, kind, story, finding, author, payload FROM entry WHERE seq > ?1 AND kind IN (4, 5, 6, 7, 8, 13) ORDER BY seq");
        entries.Bind(1, from);
        var groups = new List<SubjectGroup>();
        int waiting = 0;
        while (entries.Step())
        {
            // Decisions on facts and sources change nothing here.
            if (entries.Text(3) is not { } id) continue;
            long sequence = entries.Long(0), story = entries.Long(2);
            var kind = (EntryKind)entries.Long(1);
            if (kind is not (EntryKind.FindingRecorded or EntryKind.FindingAdded))
            {
                TakeIn(index, groups);
                waiting = 0;
                Decided(index, id, kind, sequence, story, kind == EntryKind.FindingCorrected ? entries.Blob(5).ToArray() : null);
                continue;
            }
            string author = entries.Text(4)!;
            if (groups.Count == 0 || !groups[^1].Takes(story, author, kind))
            {
                if (waiting >= Waiting)
                {
                    TakeIn(index, groups);
                    waiting = 0;
                    progress?.Report(sequence - 1);
                }
                groups.Add(new SubjectGroup(story, author, kind));
            }
            groups[^1].Add(sequence, id, entries.Blob(5));
            waiting++;
        }
        TakeIn(index, groups);
        index.Flush();
        using var mark = connection.Command("INSERT OR REPLACE INTO view_mark(name, seq) VALUES ($name, $seq)", ("$name", Mark), ("$seq", last));
        mark.ExecuteNonQuery();
    }

    // Reading findings takes most of the time and is done on all cores; what goes into the tables goes in the order of the ledger.
    private void TakeIn(SqliteSubjectIndex index, List<SubjectGroup> groups)
    {
        foreach (var group in groups)
        {
            group.Day = StoryRefOf(group.Story).Published.Day;
            // A later reading or a finding by hand belongs to what the story said already.
            if (group.FirstSequence != group.Story + 1) group.Former = FormerFindings(group.Story, group.FirstSequence);
        }
        if (groups.Count < 8) groups.ForEach(g => g.Work());
        else Parallel.ForEach(groups, g => g.Work());
        foreach (var group in groups)
        {
            foreach (var row in group.Rows)
            {
                index.AddId(row.Id, row.Sequence);
                // What another program coded was added too, but nobody has looked at it.
                if (group.Kind == EntryKind.FindingRecorded || !row.ByHand) index.AddToReview(row);
                index.Add(row);
            }
        }
        groups.Clear();
    }

    private void Decided(SqliteSubjectIndex index, string id, EntryKind kind, long sequence, long story, byte[]? corrected)
    {
        if (index.SequenceOf(id) is not { } first) return;
        // Found under what it is about now as well; its first entry leads to it.
        if (corrected is not null) index.Add(SubjectGroup.RowOf(EntryPayload.ReadFinding(corrected, id, ""), StoryRefOf(story).Published.Day, first, []));
        if (kind != EntryKind.DecisionUndone || StandingDecisions(id, sequence) > 0)
        {
            index.TakeFromReview(first);
            return;
        }
        using var command = connection.Command("SELECT kind, payload FROM entry WHERE seq = $seq AND kind IN (4, 8)", ("$seq", first));
        using var entry = command.ExecuteReader();
        if (!entry.Read()) return;
        var row = SubjectGroup.RowOf(EntryPayload.ReadFinding((byte[])entry[1], id, ""), StoryRefOf(story).Published.Day, first, []);
        if (entry.GetInt32(0) == (int)EntryKind.FindingRecorded || !row.ByHand) index.AddToReview(row);
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
