using System.Globalization;
using Attache.Codebook;
using Attache.Ledger;
using Attache.Stories;
using Microsoft.Data.Sqlite;

namespace Attache.Storage;

internal sealed partial class SqliteLedgerStore
{
    private const string EntryColumns = "seq, kind, known, appended, author, reason, story, finding, payload, hash";

    // Findings as recorded, which never change; some 2 KB each.
    private const int MostCached = 10_000;
    private readonly Dictionary<long, Finding> findingCache = [];
    private (long Sequence, LedgerHistory History)? history;
    private string lastAuthor = "";

    /// <inheritdoc/>
    public IEnumerable<LedgerEntry> Entries(long from = 1)
    {
        using var unmapped = Guard(Unmapped);
        using var command = Guard(() => connection.Command($"SELECT {EntryColumns} FROM entry WHERE seq >= $from ORDER BY seq", ("$from", from)));
        using var reader = Guard(() => command.ExecuteReader());
        while (Guard(reader.Read)) yield return Guard(() => ReadEntry(reader));
    }

    /// <inheritdoc/>
    public IEnumerable<ReportedFinding> Findings(FindingQuery query)
    {
        Guard(() => CatchUpForReading());
        var past = Guard(History);
        return query is { Subject: { } subject, Newest: { } newest } ? Guard(() => NewestOf(query, subject, newest, past)) : All(query, past);
    }

    private IEnumerable<ReportedFinding> All(FindingQuery query, LedgerHistory past)
    {
        using var unmapped = query is { Subject: null, Story: null, FindingId: null } ? Guard(Unmapped) : null;
        using var rows = Guard(() => Select(query));
        // What a subject or one finding is asked for is asked for again, on another day or by the next page; a walk through everything is not.
        bool keep = query.Subject is not null || query.FindingId is not null;
        while (Guard(rows.Step))
            if (Guard(() => Reported(rows, past, query, keep)) is { } reported) yield return reported;
    }

    // Who walks through everything would end with the whole file in memory, as far as it is mapped. Pages that are mapped at
    // that time stay so until they are let go of.
    private Remapping Unmapped()
    {
        connection.Run("PRAGMA mmap_size = 0");
        return new Remapping(connection);
    }

    private sealed class Remapping(SqliteConnection connection) : IDisposable
    {
        public void Dispose() => connection.Run($"PRAGMA mmap_size = {SqliteLedger.Mapped}");
    }

    // The index knows nothing of what was rejected or superseded since, so that more is read where too little of it counts.
    private List<ReportedFinding> NewestOf(FindingQuery query, Subject subject, int newest, LedgerHistory past)
    {
        for (int most = newest; ; most = checked(most * 2))
        {
            var found = All(query with { Newest = most }, past).ToList();
            if (found.Count >= newest || CountOf(query, subject) <= most)
            {
                if (found.Count <= newest) return found;
                var kept = found.OrderByDescending(f => f.HoldsFrom).ThenByDescending(f => f.Sequence).Take(newest).ToList();
                kept.Sort((a, b) => a.Sequence.CompareTo(b.Sequence));
                return kept;
            }
        }
    }

    private long CountOf(FindingQuery query, Subject subject)
    {
        using var count = new SqliteStatement(
            connection,
            "SELECT COUNT(*) FROM view_subject WHERE name = (SELECT id FROM view_name WHERE name = ?1)" + (query.Kind is null ? "" : " AND kind = ?2") + (query.Until is null ? "" : " AND day <= ?3"));
        count.Bind(1, subject.Key);
        if (query.Kind is { } kind) count.Bind(2, SqliteSubjectIndex.KindNumber(kind));
        if (query.Until is { } until) count.Bind(3, until.Day.DayNumber);
        return count.Number() ?? 0;
    }

    private ReportedFinding? Reported(SqliteStatement row, LedgerHistory past, FindingQuery query, bool keep)
    {
        var story = StoryRefOf(row.Long(2));
        if (query.Story is { } id && story.Id != id) return null;
        long sequence = row.Long(0);
        if (!keep || !findingCache.TryGetValue(sequence, out var finding))
        {
            finding = EntryPayload.ReadFinding(row.Blob(5), row.Text(4)!, story.Id);
            if (keep)
            {
                if (findingCache.Count >= MostCached) findingCache.Clear();
                findingCache[sequence] = finding;
            }
        }
        var reported = Standing(past, query.Known, sequence, (EntryKind)row.Long(1), finding, story, Shared(row.Text(3)!), query.WithDead);
        return query.Kind is { } kind && reported?.Finding.Kind != kind ? null : reported;
    }

    // A finding of this program that came in with a stub is the reading's own once the story is read.
    private ReportedFinding? Standing(LedgerHistory past, KnownTime known, long sequence, EntryKind kind, Finding finding, StoryRef story, string author, bool withDead)
    {
        if (kind == EntryKind.FindingAdded && story.IsStub && past.Current(story, known) is { } now && now.Sequence != story.Sequence && FindingsOfStory(now.Sequence).Contains(finding.Id)) return null;
        return past.At(known, sequence, kind, finding, story, author, withDead);
    }

    // One string for all findings of one program.
    private string Shared(string author) => lastAuthor == author ? lastAuthor : lastAuthor = author;

    /// <inheritdoc/>
    public IReadOnlyList<Decision> Decisions(KnownTime known) => Guard(() =>
    {
        CatchUpForReading();
        return History().FactDecisions(known);
    });

    /// <inheritdoc/>
    public ChainCheck Verify(IProgress<long>? progress = null, CancellationToken cancel = default)
    {
        byte[] before = EntryHash.Genesis.ToArray();
        long expected = 1;
        foreach (var entry in Entries())
        {
            cancel.ThrowIfCancellationRequested();
            string? why = null;
            if (entry.Sequence != expected) why = $"entry {expected} is missing";
            else if (!EntryHash.Of(before, entry).AsSpan().SequenceEqual(entry.Hash.Span)) why = "its content does not match its hash, or an entry before it was exchanged";
            if (why is not null) return new ChainCheck(expected - 1, expected, why, Convert.ToHexStringLower(before));
            before = entry.Hash.ToArray();
            if (expected++ % 10_000 == 0) progress?.Report(expected);
        }
        return new ChainCheck(expected - 1, null, null, Convert.ToHexStringLower(before));
    }

    private SqliteStatement Select(FindingQuery query)
    {
        const string Columns = "e.seq, e.kind, e.story, e.author, e.finding, e.payload";
        const string Kinds = "e.kind IN (4, 8) AND e.known <= ?1";
        // An analyst's entry is known later than its story; the history looks at both times.
        long known = query.Known.Utc.UtcTicks;
        if (query.FindingId is { } id)
            return new SqliteStatement(connection, $"SELECT {Columns} FROM view_finding v JOIN entry e ON e.seq = v.seq WHERE v.id = ?2 AND {Kinds}").Bind(1, known).Bind(2, id);
        if (query.Subject is { } subject)
        {
            using var find = new SqliteStatement(connection, "SELECT id FROM view_name WHERE name = ?1");
            long name = find.Bind(1, subject.Key).Number() ?? 0;
            // In the order of the index, so that it ends at the limit; a corrected finding stands under several days, which IN makes one.
            string inner = "SELECT v.seq FROM view_subject v WHERE v.name = ?2"
                + (query.Kind is null ? "" : " AND v.kind = ?3") + (query.Until is null ? "" : " AND v.day <= ?4")
                + (query.Newest is null || query.Known == KnownTime.Latest ? "" : " AND EXISTS (SELECT 1 FROM entry x WHERE x.seq = v.seq AND x.known <= ?1)")
                + (query.Newest is null ? "" : " ORDER BY v.day DESC, v.seq DESC LIMIT ?5");
            var select = new SqliteStatement(connection, $"SELECT {Columns} FROM entry e WHERE e.seq IN ({inner}) AND {Kinds} ORDER BY e.seq").Bind(1, known).Bind(2, name);
            if (query.Kind is { } k) select.Bind(3, SqliteSubjectIndex.KindNumber(k));
            if (query.Until is { } until) select.Bind(4, until.Day.DayNumber);
            if (query.Newest is { } newest) select.Bind(5, newest);
            return select;
        }
        if (query.Story is { } story)
        {
            var runs = VersionsOf(story).SelectMany(v => RunsOf(v.Sequence)).Select(r => string.Create(CultureInfo.InvariantCulture, $"e.seq BETWEEN {r.First} AND {r.Last}"));
            return new SqliteStatement(connection, $"SELECT {Columns} FROM entry e WHERE ({string.Join(" OR ", runs.DefaultIfEmpty("FALSE"))}) AND {Kinds} ORDER BY e.seq").Bind(1, known);
        }
        return new SqliteStatement(connection, $"SELECT {Columns} FROM entry e WHERE {Kinds} ORDER BY e.seq").Bind(1, known);
    }

    private LedgerHistory History()
    {
        long last = Last().Sequence;
        if (history is { } cached && cached.Sequence == last) return cached.History;
        // By the index: asked for them in their order, SQLite would rather look at every finding in the ledger.
        using var command = connection.Command($"SELECT {EntryColumns} FROM entry WHERE seq IN (SELECT seq FROM entry INDEXED BY entry_special WHERE kind <> 4 AND kind > 1) ORDER BY seq");
        using var reader = command.ExecuteReader();
        var special = new List<LedgerEntry>();
        while (reader.Read()) special.Add(ReadEntry(reader));
        history = (last, new LedgerHistory(special, StoryRefOf, VersionsOf));
        return history.Value.History;
    }

    private static LedgerEntry ReadEntry(SqliteDataReader reader) => new()
    {
        Sequence = reader.GetInt64(0),
        Kind = (EntryKind)reader.GetInt32(1),
        Known = new KnownTime(new DateTimeOffset(reader.GetInt64(2), TimeSpan.Zero)),
        Appended = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(3)),
        Author = reader.GetString(4),
        Reason = reader.Text(5),
        Story = reader.IsDBNull(6) ? null : reader.GetInt64(6),
        FindingId = reader.Text(7),
        Payload = (byte[])reader[8],
        Hash = (byte[])reader[9],
    };
}
