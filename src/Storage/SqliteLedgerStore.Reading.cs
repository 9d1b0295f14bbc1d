using System.Globalization;
using Attache.Ledger;
using Attache.Stories;
using Microsoft.Data.Sqlite;

namespace Attache.Storage;

internal sealed partial class SqliteLedgerStore
{
    private const string EntryColumns = "seq, kind, known, appended, author, reason, story, finding, payload, hash";
    private (long Sequence, LedgerHistory History)? history;

    /// <inheritdoc/>
    public IEnumerable<LedgerEntry> Entries(long from = 1)
    {
        using var command = Guard(() => connection.Command($"SELECT {EntryColumns} FROM entry WHERE seq >= $from ORDER BY seq", ("$from", from)));
        using var reader = Guard(() => command.ExecuteReader());
        while (Guard(reader.Read)) yield return Guard(() => ReadEntry(reader));
    }

    /// <inheritdoc/>
    public IEnumerable<ReportedFinding> Findings(FindingQuery query)
    {
        Guard(() => CatchUpForReading());
        var past = Guard(History);
        using var command = Guard(() => Select(query));
        using var reader = Guard(() => command.ExecuteReader());
        while (Guard(reader.Read))
        {
            var reported = Guard(() =>
            {
                var story = StoryRefOf(reader.GetInt64(2));
                if (query.Story is { } id && story.Id != id) return null;
                string finding = reader.GetString(4);
                return past.At(
                    query.Known, reader.GetInt64(0), (EntryKind)reader.GetInt32(1), EntryPayload.ReadFinding((byte[])reader[5], finding, story.Id), story, reader.GetString(3), query.WithDead);
            });
            if (reported is null || (query.Kind is { } kind && reported.Finding.Kind != kind)) continue;
            yield return reported;
        }
    }

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

    private SqliteCommand Select(FindingQuery query)
    {
        const string Columns = "e.seq, e.kind, e.story, e.author, e.finding, e.payload";
        const string Kinds = "e.kind IN (4, 8) AND e.known <= $known";
        // An analyst's entry is known later than its story; the history looks at both times.
        long known = query.Known.Utc.UtcTicks;
        if (query.FindingId is { } id)
            return connection.Command($"SELECT {Columns} FROM view_finding v JOIN entry e ON e.seq = v.seq WHERE v.id = $id AND {Kinds}", ("$id", id), ("$known", known));
        if (query.Subject is { } subject)
        {
            using var find = connection.Command("SELECT id FROM view_name WHERE name = $name", ("$name", subject.Key));
            long name = find.ExecuteScalar() is long found ? found : 0;
            // In the order of the index, so that it ends at the limit; a corrected finding stands under several days, which IN makes one.
            string inner = "SELECT v.seq FROM view_subject v WHERE v.name = $name"
                + (query.Kind is null ? "" : " AND v.kind = $of") + (query.Until is null ? "" : " AND v.day <= $until")
                + (query.Newest is null || query.Known == KnownTime.Latest ? "" : " AND EXISTS (SELECT 1 FROM entry x WHERE x.seq = v.seq AND x.known <= $known)")
                + (query.Newest is null ? "" : " ORDER BY v.day DESC, v.seq DESC LIMIT $newest");
            return connection.Command(
                $"SELECT {Columns} FROM entry e WHERE e.seq IN ({inner}) AND {Kinds} ORDER BY e.seq",
                ("$name", name), ("$known", known), ("$of", query.Kind is { } k ? SqliteSubjectIndex.KindNumber(k) : 0), ("$until", query.Until?.Day.DayNumber ?? 0), ("$newest", query.Newest ?? 0));
        }
        if (query.Story is { } story)
        {
            var runs = VersionsOf(story).SelectMany(v => RunsOf(v.Sequence)).Select(r => string.Create(CultureInfo.InvariantCulture, $"e.seq BETWEEN {r.First} AND {r.Last}"));
            return connection.Command($"SELECT {Columns} FROM entry e WHERE ({string.Join(" OR ", runs.DefaultIfEmpty("FALSE"))}) AND {Kinds} ORDER BY e.seq", ("$known", known));
        }
        return connection.Command($"SELECT {Columns} FROM entry e WHERE {Kinds} ORDER BY e.seq", ("$known", known));
    }

    private LedgerHistory History()
    {
        long last = Last().Sequence;
        if (history is { } cached && cached.Sequence == last) return cached.History;
        using var command = connection.Command($"SELECT {EntryColumns} FROM entry WHERE kind <> 4 AND kind > 1 ORDER BY seq");
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
