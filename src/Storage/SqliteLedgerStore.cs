using System.Globalization;
using Attache.Ledger;
using Attache.Stories;
using Microsoft.Data.Sqlite;

namespace Attache.Storage;

/// <summary>A ledger in an SQLite file. Not for use from several threads at once; open it once for each.</summary>
internal sealed partial class SqliteLedgerStore : ILedgerStore, IStoreLimit
{
    private readonly SqliteConnection connection;
    private readonly TimeProvider clock;
    private readonly bool writable;
    private readonly Dictionary<string, SqliteCommand> kept = new(StringComparer.Ordinal);
    private SqliteEntryWriter? entryWriter;
    private bool temporaryViews;

    internal SqliteLedgerStore(SqliteConnection connection, string name, TimeProvider clock, bool writable)
    {
        this.connection = connection;
        this.clock = clock;
        this.writable = writable;
        Name = name;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public LedgerHead Head => Guard(() =>
    {
        var (sequence, hash) = Last();
        return new LedgerHead(sequence, Convert.ToHexStringLower(hash));
    });

    /// <inheritdoc/>
    public AppendResult Append(IReadOnlyList<StoryReading> readings) => Guard(() =>
    {
        MustBeWritable();
        using var transaction = connection.BeginTransaction(deferred: false);
        var writer = Writer();
        var result = default(AppendResult);
        foreach (var reading in readings) result += AppendReading(writer, reading);
        transaction.Commit();
        return result;
    });

    /// <inheritdoc/>
    public AppendResult Append(IReadOnlyList<Decision> decisions) => Guard(() =>
    {
        MustBeWritable();
        using var transaction = connection.BeginTransaction(deferred: false);
        CatchUp();
        var writer = Writer();
        var result = default(AppendResult);
        foreach (var decision in decisions) result += AppendDecision(writer, decision);
        CatchUp();
        transaction.Commit();
        return result;
    });

    /// <inheritdoc/>
    public bool HasRead(Story story, string program) => Guard(() =>
    {
        CatchUpForReading();
        return FindStory(story) is { } found && WasRead(found.Sequence, program);
    });

    /// <inheritdoc/>
    public void LimitTo(long pages) => connection.Run($"PRAGMA max_page_count = {pages}");

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in kept.Values) command.Dispose();
        kept.Clear();
        entryWriter?.Dispose();
        connection.Dispose();
    }

    private SqliteEntryWriter Writer()
    {
        entryWriter ??= new SqliteEntryWriter(connection);
        entryWriter.Begin(Last(), clock.GetUtcNow());
        return entryWriter;
    }

    /// <summary>
    /// A command that stays prepared while the ledger is open. Its answer is to be read to the end before the same text is asked
    /// again, and it is not to be disposed by who uses it.
    /// </summary>
    private SqliteCommand Kept(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (!kept.TryGetValue(sql, out var command)) kept[sql] = command = connection.Command(sql, parameters);
        else for (int i = 0; i < parameters.Length; i++) command.Parameters[i].Value = parameters[i].Value ?? DBNull.Value;
        // ADO.NET wants every command to name the transaction it runs in; a new one of the connection knows it.
        using var fresh = connection.CreateCommand();
        command.Transaction = fresh.Transaction;
        return command;
    }

    private AppendResult AppendReading(SqliteEntryWriter writer, StoryReading reading)
    {
        var story = reading.Story;
        var known = story.Published.Known;
        if (FindStory(story) is { } there)
        {
            if (WasRead(there.Sequence, reading.Program)) return new AppendResult(0, 0, 0, 1);
            int added = 0;
            var former = FindingsOfStory(there.Sequence);
            foreach (var finding in reading.Findings)
            {
                if (!former.Add(finding.Id)) continue;
                writer.Write(EntryKind.FindingRecorded, known, reading.Program, null, there.Sequence, finding.Id, EntryPayload.WriteOnce(finding));
                added++;
            }
            writer.Write(EntryKind.StoryReread, known, reading.Program, null, there.Sequence, null, EntryPayload.Ids(reading.Findings.Select(f => f.Id)));
            MarkRead(there.Sequence, reading.Program);
            return new AppendResult(0, added, added + 1, 1);
        }

        var kind = story.PubStatus != "usable" ? EntryKind.StoryWithdrawn : HasVersion(story.Id) ? EntryKind.StoryCorrected : EntryKind.StoryReceived;
        long sequence = writer.Write(kind, known, reading.Program, null, null, null, EntryPayload.Write(story));
        IndexStory(sequence, story);
        MarkRead(sequence, reading.Program);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var finding in reading.Findings)
        {
            // The same thing said twice in one sentence is one finding.
            if (!seen.Add(finding.Id)) continue;
            writer.Write(EntryKind.FindingRecorded, known, reading.Program, null, sequence, finding.Id, EntryPayload.WriteOnce(finding));
        }
        return new AppendResult(1, seen.Count, seen.Count + 1, 0);
    }

    private AppendResult AppendDecision(SqliteEntryWriter writer, Decision decision)
    {
        long? story = null;
        string? id = null;
        switch (decision)
        {
            case AcceptFinding d: (id, story) = Existing(d.FindingId); break;
            case RejectFinding d: (id, story) = Existing(d.FindingId); break;
            case CorrectFinding d: (id, story) = Existing(d.FindingId); break;
            case AddFinding d:
                id = d.Finding.Id;
                story = VersionOf(d.Finding)?.Sequence ?? throw new LedgerException(LedgerProblem.Unknown, $"The ledger holds no story {d.Finding.Story}. Read it first.");
                break;
            case UndoDecision d:
                (id, story) = ExistingDecision(d.Entry);
                if (IsUndone(d.Entry)) return new AppendResult(0, 0, 0, 1);
                break;
            case MergeFacts d: foreach (var f in d.FindingIds) Existing(f); break;
            case SplitFacts d: foreach (var f in d.FindingIds) Existing(f); break;
        }
        byte[] payload = EntryPayload.Write(decision);
        if (HasDecision(decision, id, payload)) return new AppendResult(0, 0, 0, 1);
        if (decision.After is { } seen && id is not null && LastDecisionOn(id) is var (last, by) && last != seen)
            throw new LedgerException(LedgerProblem.Conflict, $"{by} has decided on {id} in the meantime (entry {last}). Look at it again, then decide.");
        writer.Write(decision.Kind, decision.Known, decision.Author, decision.Reason, story, id, payload);
        return new AppendResult(0, decision is AddFinding ? 1 : 0, 1, 0);
    }

    private (string Id, long Story) Existing(string findingId)
    {
        using var command = connection.Command("SELECT e.story FROM view_finding v JOIN entry e ON e.seq = v.seq WHERE v.id = $id", ("$id", findingId));
        return command.ExecuteScalar() is long story ? (findingId, story) : throw new LedgerException(LedgerProblem.Unknown, $"The ledger holds no finding {findingId}. `attache findings` lists them.");
    }

    private (string? Id, long? Story) ExistingDecision(long entry)
    {
        using var command = connection.Command("SELECT finding, story FROM entry WHERE seq = $seq AND kind IN (5, 6, 7, 8, 9, 10, 11)", ("$seq", entry));
        using var reader = command.ExecuteReader();
        if (!reader.Read()) throw new LedgerException(LedgerProblem.Unknown, $"Entry {entry} of the ledger is no decision. `attache review log` lists them with their entries.");
        return (reader.Text(0), reader.IsDBNull(1) ? null : reader.GetInt64(1));
    }

    private bool IsUndone(long entry)
    {
        using var command = connection.Command("SELECT 1 FROM entry WHERE kind <> 4 AND kind = 13 AND payload = $payload LIMIT 1", ("$payload", EntryPayload.Undo(entry)));
        return command.ExecuteScalar() is not null;
    }

    private (long Sequence, string Author) LastDecisionOn(string finding)
    {
        using var command = connection.Command(
            "SELECT seq, author FROM entry WHERE kind <> 4 AND finding = $id AND finding IS NOT NULL AND kind IN (5, 6, 7, 8, 13) ORDER BY seq DESC LIMIT 1", ("$id", finding));
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), reader.GetString(1)) : (0, "Somebody");
    }

    private bool HasDecision(Decision decision, string? id, byte[] payload)
    {
        using var command = connection.Command(
            "SELECT COUNT(*) FROM entry WHERE kind = $kind AND kind <> 4 AND known = $known AND author = $author AND finding IS $id AND payload = $payload",
            ("$kind", (int)decision.Kind), ("$known", decision.Known.Utc.UtcTicks), ("$author", decision.Author), ("$id", id), ("$payload", payload));
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture) > 0;
    }

    private HashSet<string> FindingsOfStory(long story)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (first, last) in RunsOf(story))
        {
            using var command = connection.Command("SELECT finding FROM entry WHERE seq BETWEEN $first AND $last AND kind = 4", ("$first", first), ("$last", last));
            using var reader = command.ExecuteReader();
            while (reader.Read()) ids.Add(reader.GetString(0));
        }
        return ids;
    }

    /// <summary>Where a story's findings stand, first and last sequence inclusive: behind the story, before each entry of a later reading, and one by one where added by hand.</summary>
    private List<(long First, long Last)> RunsOf(long story)
    {
        long Run(long start, int step)
        {
            using var command = connection.Command(
                $"SELECT seq, kind, story FROM entry WHERE seq {(step > 0 ? ">" : "<")} $start ORDER BY seq {(step > 0 ? "" : "DESC")}", ("$start", start));
            using var reader = command.ExecuteReader();
            long end = start;
            while (reader.Read() && reader.GetInt64(1) == 4 && reader.GetInt64(2) == story) end = reader.GetInt64(0);
            return end;
        }
        var runs = new List<(long, long)>();
        if (Run(story, 1) is var last && last > story) runs.Add((story + 1, last));
        using var later = connection.Command("SELECT seq, kind FROM entry WHERE kind <> 4 AND kind IN (8, 12) AND story = $story ORDER BY seq", ("$story", story));
        using var readings = later.ExecuteReader();
        while (readings.Read())
        {
            long at = readings.GetInt64(0);
            if (readings.GetInt64(1) == 8) runs.Add((at, at));
            else if (Run(at, -1) is var first && first < at) runs.Add((first, at - 1));
        }
        return runs;
    }

    private (long Sequence, byte[] Hash) Last()
    {
        using var reader = Kept("SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1").ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), (byte[])reader[1]) : (0, EntryHash.Genesis.ToArray());
    }

    private void MustBeWritable()
    {
        if (!writable) throw new LedgerException(LedgerProblem.ReadOnly, $"{Name} was opened for reading only.");
    }

    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            throw SqliteErrors.Translate(e, Name);
        }
    }
}
