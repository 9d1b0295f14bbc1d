using Attache.Ledger;

namespace Attache.Storage.Index;

/// <summary>How much happens between two states.</summary>
/// <param name="Pair">The two.</param>
/// <param name="Score">Sum of the PLOVER scores of its events, each halved for every 30 days that it lies back; several reports of one category on one day count once.</param>
/// <param name="Before">The same 30 days earlier.</param>
/// <param name="Recent">Events of the last 30 days, counted the same way.</param>
/// <param name="Weeks">The score at the end of each of the last 26 weeks, oldest first.</param>
public sealed record PairActivity(Subject Pair, double Score, double Before, int Recent, IReadOnlyList<double> Weeks);

/// <summary>A story in a list.</summary>
/// <param name="Sequence">Sequence of its entry.</param>
/// <param name="Id">Its identifier.</param>
/// <param name="Publisher">Who published it; null where unknown.</param>
/// <param name="Day">The day of publication.</param>
/// <param name="Headline">The headline, else its first words.</param>
/// <param name="Current">Whether its publisher stands by this version.</param>
/// <param name="Findings">How many of its findings count.</param>
public sealed record IndexedStory(long Sequence, string Id, string? Publisher, DateOnly Day, string Headline, bool Current, int Findings);

/// <summary>A subject in a list.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Label">Its name as first read.</param>
/// <param name="Uses">In how many findings it stands.</param>
/// <param name="Last">The day of the last report.</param>
public sealed record IndexedSubject(Subject Subject, string Label, int Uses, DateOnly Last);

/// <summary>A decision of a person.</summary>
/// <param name="Sequence">Sequence of its entry.</param>
/// <param name="FindingId">The finding; null where it is about facts or sources.</param>
/// <param name="Kind">What was decided.</param>
/// <param name="Author">Who.</param>
/// <param name="Known">When.</param>
/// <param name="Reason">Why; null where nobody gave a reason.</param>
/// <param name="Undone">Whether it was taken back.</param>
public sealed record IndexedDecision(long Sequence, string? FindingId, EntryKind Kind, string Author, DateTimeOffset Known, string? Reason, bool Undone)
{
    /// <summary>What it is about where that is a source: its name and grade; null for others.</summary>
    public string? About { get; init; }

    /// <summary>The findings whose facts were merged or split; empty for others.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];
}

/// <summary>How much the index holds.</summary>
/// <param name="Stories">Versions of stories.</param>
/// <param name="Findings">Findings that count.</param>
/// <param name="Unreviewed">Of these, those that nobody has looked at.</param>
public sealed record IndexCounts(long Stories, long Findings, long Unreviewed);

/// <summary>In which order the queue of review comes.</summary>
public enum QueueOrder
{
    /// <summary>What is as likely wrong as right first.</summary>
    Doubt,

    /// <summary>What would distort the file most first.</summary>
    Importance,
}

public sealed partial class LedgerIndex
{
    private const int HalfLife = 30, Window = 180, Weeks = 26;

    /// <summary>The day of the newest story; null where there is none.</summary>
    public DateOnly? LastDay => Scalar("SELECT MAX(day) FROM story") is { } day ? DateOnly.FromDayNumber((int)day) : null;

    /// <summary>The day of the oldest story; null where there is none.</summary>
    public DateOnly? FirstDay => Scalar("SELECT MIN(day) FROM story") is { } day ? DateOnly.FromDayNumber((int)day) : null;

    /// <summary>How much there is.</summary>
    public IndexCounts Counts()
    {
        long findings = Scalar("SELECT SUM(findings) FROM story") ?? 0;
        // Those that were looked at are few; the others are a million.
        return new(Scalar("SELECT COUNT(*) FROM story") ?? 0, findings, findings - (Scalar("SELECT COUNT(*) FROM finding INDEXED BY finding_reviewed WHERE alive = 1 AND review <> 0") ?? 0));
    }

    /// <summary>The stories published last.</summary>
    public IReadOnlyList<IndexedStory> NewestStories(int most) => Stories("ORDER BY known DESC, seq DESC LIMIT $n", ("$n", most));

    /// <summary>A story by its sequence; null where there is none.</summary>
    public IndexedStory? Story(long sequence) => Stories("WHERE seq = $n", ("$n", sequence)).FirstOrDefault();

    /// <summary>The versions of a story, in the order of the ledger.</summary>
    public IReadOnlyList<IndexedStory> Versions(string id) => Stories("WHERE id = $n ORDER BY seq", ("$n", id));

    /// <summary>Other stories that are copies or rewrites of the same dispatch, in the order of the ledger.</summary>
    /// <param name="story">The story.</param>
    /// <param name="most">How many.</param>
    public IReadOnlyList<IndexedStory> Copies(IndexedStory story, int most) => Stories(
        "WHERE cluster = (SELECT cluster FROM story WHERE seq = $seq) AND id <> $id ORDER BY seq LIMIT $most", ("$seq", story.Sequence), ("$id", story.Id), ("$most", most));

    /// <summary>All publishers with their numbers of stories, the most frequent first.</summary>
    public IReadOnlyList<(string Publisher, int Stories)> Publishers(int most = 200)
    {
        using var command = connection.Command("SELECT publisher, COUNT(*) AS n FROM story WHERE publisher IS NOT NULL GROUP BY publisher ORDER BY n DESC, publisher LIMIT $most", ("$most", most));
        using var reader = command.ExecuteReader();
        var all = new List<(string, int)>();
        while (reader.Read()) all.Add((reader.GetString(0), reader.GetInt32(1)));
        return all;
    }

    /// <summary>Whether there is a story of a publisher.</summary>
    public bool HasPublisher(string publisher)
    {
        using var command = connection.Command("SELECT EXISTS (SELECT 1 FROM story WHERE publisher = $publisher)", ("$publisher", publisher));
        return command.ExecuteScalar() is 1L;
    }

    /// <summary>Pairs with the most movement up to a day: those with events within 30 days whose score changed most, then those whose score only fades.</summary>
    /// <param name="on">The day.</param>
    /// <param name="most">How many.</param>
    public IReadOnlyList<PairActivity> Activity(DateOnly on, int most)
    {
        var events = new Dictionary<string, List<(int Day, double Score)>>(StringComparer.Ordinal);
        using (var command = connection.Command(
            "SELECT pair, day, AVG(score) FROM event WHERE day BETWEEN $from AND $on GROUP BY day, pair, category", ("$from", on.DayNumber - Window - (7 * Weeks)), ("$on", on.DayNumber)))
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                string pair = reader.GetString(0);
                if (!events.TryGetValue(pair, out var list)) events[pair] = list = [];
                list.Add((reader.GetInt32(1), reader.GetDouble(2)));
            }
        }
        double ScoreOn(List<(int Day, double Score)> list, int day) =>
            Math.Round(list.Where(e => e.Day <= day && day - e.Day <= Window).Sum(e => e.Score * Math.Pow(0.5, (day - e.Day) / (double)HalfLife)), 1);
        var top = events.Select(e => (Pair: e.Key, e.Value, Score: ScoreOn(e.Value, on.DayNumber), Before: ScoreOn(e.Value, on.DayNumber - 30), Recent: e.Value.Count(x => x.Day > on.DayNumber - 30)))
            .Where(e => e.Recent > 0 || Math.Abs(e.Score) >= 1)
            // Where nothing happened the score still moves, as events of before count ever less; that is no crisis.
            .OrderByDescending(e => e.Recent > 0).ThenByDescending(e => Math.Abs(e.Score - e.Before)).ThenByDescending(e => e.Recent).ThenBy(e => e.Pair, StringComparer.Ordinal).Take(most);
        return
        [
            .. top.Select(e => new PairActivity(
                Subject.FromKey(e.Pair), e.Score, e.Before, e.Recent, [.. Enumerable.Range(0, Weeks).Select(w => ScoreOn(e.Value, on.DayNumber - (7 * (Weeks - 1 - w))))])),
        ];
    }

    /// <summary>Ids of findings that name a day to come, by that day and then as they were reported.</summary>
    /// <param name="from">The first day, inclusive.</param>
    /// <param name="to">The last day, inclusive.</param>
    /// <param name="reported">Only what was reported until this day, inclusive.</param>
    /// <param name="most">How many.</param>
    public IReadOnlyList<string> Due(DateOnly from, DateOnly to, DateOnly reported, int most)
    {
        using var command = connection.Command(
            "SELECT f.id FROM due d JOIN finding f ON f.row = d.row WHERE d.day BETWEEN $from AND $to AND d.row <= $reported AND f.alive = 1 ORDER BY d.day, d.row LIMIT $most",
            ("$from", from.DayNumber), ("$to", to.DayNumber), ("$reported", IndexWriter.Row(reported, uint.MaxValue)), ("$most", most));
        using var reader = command.ExecuteReader();
        var ids = new List<string>();
        while (reader.Read()) ids.Add(reader.GetString(0));
        return ids;
    }

    /// <summary>Ids of findings that nobody has looked at, in an order.</summary>
    /// <param name="order">Which.</param>
    /// <param name="most">How many.</param>
    /// <param name="skip">How many to pass over.</param>
    public IReadOnlyList<string> Queue(QueueOrder order, int most, int skip = 0)
    {
        string column = order == QueueOrder.Doubt ? "doubt" : "weight";
        using var command = connection.Command(
            $"SELECT id FROM finding INDEXED BY finding_{column} WHERE alive = 1 AND review = 0 ORDER BY {column} DESC, row DESC LIMIT $most OFFSET $skip", ("$most", most), ("$skip", skip));
        using var reader = command.ExecuteReader();
        var ids = new List<string>();
        while (reader.Read()) ids.Add(reader.GetString(0));
        return ids;
    }

    /// <summary>Subjects whose name begins so or has a word that does, the most frequent first.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="kinds">First letters of keys: s, p, f, n, g, o.</param>
    /// <param name="most">How many.</param>
    public IReadOnlyList<IndexedSubject> Suggest(string typed, string kinds, int most)
    {
        string folded = FoldedName.Of(typed);
        var all = new List<IndexedSubject>();
        foreach (char kind in kinds)
        {
            if (folded.Length == 0)
            {
                all.AddRange(Subjects("WHERE key >= $low AND key < $high ORDER BY uses DESC, key LIMIT $most", ("$low", kind + ":"), ("$high", kind + ";"), ("$most", most)));
                continue;
            }
            all.AddRange(Subjects("WHERE key >= $low AND key < $high ORDER BY uses DESC, key LIMIT $most", ("$low", $"{kind}:{folded}"), ("$high", $"{kind}:{folded}\uffff"), ("$most", most)));
            // Words within a name; bounded, as a scan it is.
            if (all.Count < most && folded.Length > 2)
                all.AddRange(Subjects("WHERE key >= $low AND key < $high AND key LIKE $like ORDER BY uses DESC, key LIMIT $most", ("$low", kind + ":"), ("$high", kind + ";"), ("$like", $"% {folded}%"), ("$most", most)));
        }
        return [.. all.DistinctBy(s => s.Subject.Key).OrderByDescending(s => s.Uses).ThenBy(s => s.Subject.Key, StringComparer.Ordinal).Take(most)];
    }

    /// <summary>How a subject stands in the index; null where no finding names it.</summary>
    public IndexedSubject? Known(Subject subject) => Subjects("WHERE key = $key", ("$key", subject.Key)).FirstOrDefault();

    /// <summary>What people decided about a finding, in order; merging and splitting of its fact too.</summary>
    public IReadOnlyList<IndexedDecision> DecisionsOn(string findingId) =>
        Decisions("WHERE seq IN (SELECT seq FROM decision WHERE finding = $id UNION SELECT seq FROM decision_part WHERE finding = $id) ORDER BY seq", ("$id", findingId));

    /// <summary>Merges and splits of the facts of some findings, and what took them back, in order.</summary>
    public IReadOnlyList<IndexedDecision> DecisionsOnFacts(IEnumerable<string> findingIds) =>
        [.. findingIds.SelectMany(id => Decisions("WHERE seq IN (SELECT seq FROM decision_part WHERE finding = $id)", ("$id", id))).DistinctBy(d => d.Sequence).OrderBy(d => d.Sequence)];

    /// <summary>What people decided last, the newest first.</summary>
    /// <param name="most">How many.</param>
    /// <param name="before">Only those with a lesser sequence; null for the last ones.</param>
    public IReadOnlyList<IndexedDecision> LastDecisions(int most, long? before = null) =>
        Decisions("WHERE seq < $before ORDER BY seq DESC LIMIT $most", ("$before", before ?? long.MaxValue), ("$most", most));

    /// <summary>Who graded sources last: the decision of each that stands, by source.</summary>
    public IReadOnlyList<IndexedDecision> Gradings() => Decisions("WHERE kind = 11 AND undone IS NULL ORDER BY seq");

    /// <summary>Numbers of decisions by author and kind.</summary>
    public IReadOnlyList<(string Author, EntryKind Kind, int Count)> DecisionCounts()
    {
        using var command = connection.Command("SELECT author, kind, COUNT(*) FROM decision WHERE finding IS NOT NULL AND undone IS NULL AND kind <> 13 GROUP BY author, kind ORDER BY author, kind");
        using var reader = command.ExecuteReader();
        var all = new List<(string, EntryKind, int)>();
        while (reader.Read()) all.Add((reader.GetString(0), (EntryKind)reader.GetInt32(1), reader.GetInt32(2)));
        return all;
    }

    /// <summary>Of findings that two people or more decided on: how many, and on how many the last word of each was the same.</summary>
    public (int Shared, int Agreed) Agreement()
    {
        using var command = connection.Command(
            """
            WITH last AS (SELECT finding, author, MAX(seq) AS seq FROM decision WHERE finding IS NOT NULL AND undone IS NULL AND kind IN (5, 6, 7) GROUP BY finding, author),
                 word AS (SELECT l.finding, d.kind FROM last l JOIN decision d ON d.seq = l.seq),
                 both AS (SELECT finding, COUNT(DISTINCT kind) AS kinds FROM word GROUP BY finding HAVING COUNT(*) > 1)
            SELECT COUNT(*), COALESCE(SUM(kinds = 1), 0) FROM both
            """);
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetInt32(0), reader.GetInt32(1)) : (0, 0);
    }

    private long? Scalar(string sql)
    {
        using var command = connection.Command(sql);
        return command.ExecuteScalar() is long value ? value : null;
    }

    private List<IndexedStory> Stories(string rest, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command("SELECT seq, id, publisher, day, headline, current, findings FROM story " + rest, parameters);
        using var reader = command.ExecuteReader();
        var all = new List<IndexedStory>();
        while (reader.Read())
            all.Add(new IndexedStory(reader.GetInt64(0), reader.GetString(1), reader.Text(2), DateOnly.FromDayNumber(reader.GetInt32(3)), reader.Text(4) ?? reader.GetString(1), reader.GetInt64(5) != 0, reader.GetInt32(6)));
        return all;
    }

    private List<IndexedSubject> Subjects(string rest, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command("SELECT key, label, uses, last FROM subject " + rest, parameters);
        using var reader = command.ExecuteReader();
        var all = new List<IndexedSubject>();
        while (reader.Read()) all.Add(new IndexedSubject(Subject.FromKey(reader.GetString(0)), reader.GetString(1), reader.GetInt32(2), DateOnly.FromDayNumber(reader.GetInt32(3))));
        return all;
    }

    private List<IndexedDecision> Decisions(string rest, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command("SELECT seq, finding, kind, author, known, reason, undone, about FROM decision " + rest, parameters);
        using var reader = command.ExecuteReader();
        var all = new List<IndexedDecision>();
        while (reader.Read())
            all.Add(new IndexedDecision(reader.GetInt64(0), reader.Text(1), (EntryKind)reader.GetInt32(2), reader.GetString(3), new DateTimeOffset(reader.GetInt64(4), TimeSpan.Zero), reader.Text(5), !reader.IsDBNull(6)) { About = reader.Text(7) });
        using var parts = connection.Command("SELECT finding FROM decision_part WHERE seq = $seq ORDER BY finding", ("$seq", 0L));
        for (int i = 0; i < all.Count; i++)
        {
            if (all[i].Kind is not (EntryKind.FactsMerged or EntryKind.FactsSplit or EntryKind.DecisionUndone)) continue;
            parts.Parameters[0].Value = all[i].Sequence;
            using var ids = parts.ExecuteReader();
            var of = new List<string>();
            while (ids.Read()) of.Add(ids.GetString(0));
            all[i] = all[i] with { Parts = of };
        }
        return all;
    }
}
