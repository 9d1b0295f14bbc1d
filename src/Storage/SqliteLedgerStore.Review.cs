using Attache.Ledger;
using Attache.Stories;

namespace Attache.Storage;

internal sealed partial class SqliteLedgerStore
{
    /// <inheritdoc/>
    public IReadOnlyList<ReportedFinding> ReviewQueue(ReviewQuery query) => Guard(() =>
    {
        CatchUpForReading();
        var past = History();
        string order = query.Order == ReviewOrder.Newest ? "r.seq DESC" : "r.confidence, r.seq";
        string kind = query.Kind is null ? "" : " AND r.kind = $kind";
        string from = query.Subject is null
            ? "view_review r WHERE TRUE"
            : "(SELECT DISTINCT seq FROM view_subject WHERE name = (SELECT id FROM view_name WHERE name = $name)) s JOIN view_review r ON r.seq = s.seq WHERE TRUE";
        using var list = connection.Command(
            $"SELECT r.seq FROM {from}{kind} ORDER BY {order}",
            ("$kind", query.Kind is { } k ? SqliteSubjectIndex.KindNumber(k) : 0), ("$name", query.Subject?.Key));
        using var fetch = connection.Command("SELECT kind, story, author, finding, payload FROM entry WHERE seq = $seq", ("$seq", 0L));
        using var sequences = list.ExecuteReader();
        var queue = new List<ReportedFinding>();
        int skip = query.Skip;
        while (queue.Count < query.Limit && sequences.Read())
        {
            long sequence = sequences.GetInt64(0);
            fetch.Parameters[0].Value = sequence;
            using var entry = fetch.ExecuteReader();
            if (!entry.Read()) continue;
            var story = StoryRefOf(entry.GetInt64(1));
            var finding = EntryPayload.ReadFinding((byte[])entry[4], entry.GetString(3), story.Id);
            if (Standing(past, KnownTime.Latest, sequence, (EntryKind)entry.GetInt32(0), finding, story, entry.GetString(2), withDead: false) is not { } live) continue;
            if (skip-- > 0) continue;
            queue.Add(live);
        }
        return queue;
    });

    /// <inheritdoc/>
    public long CountForReview() => Guard(() =>
    {
        CatchUpForReading();
        return connection.Number("SELECT COUNT(*) FROM view_review");
    });

    /// <inheritdoc/>
    public IReadOnlyList<TakenDecision> DecisionLog(string? findingId = null, int newest = 100) => Guard(() =>
    {
        var past = History();
        using var command = connection.Command(
            $"SELECT {EntryColumns} FROM entry {(findingId is null ? "INDEXED BY entry_special " : "")}WHERE kind <> 4 AND kind IN (5, 6, 7, 8, 9, 10, 11, 13){(findingId is null ? "" : " AND finding = $id AND finding IS NOT NULL")} ORDER BY seq DESC LIMIT $newest",
            ("$id", findingId), ("$newest", newest));
        using var reader = command.ExecuteReader();
        var log = new List<TakenDecision>();
        while (reader.Read())
        {
            var entry = ReadEntry(reader);
            string? story = entry.Story is { } s ? StoryRefOf(s).Id : null;
            if (EntryPayload.ReadDecision(entry, story) is { } decision) log.Add(new TakenDecision(entry.Sequence, entry.FindingId, decision, past.UndoneBy(entry.Sequence)));
        }
        return log;
    });
}
