using Attache.Codebook;
using Attache.Ledger;
using Attache.Stories;
using Microsoft.Data.Sqlite;

namespace Attache.Storage.Index;

/// <summary>Takes entries of a ledger into the tables of an index, within a transaction of the caller.</summary>
internal sealed class IndexWriter : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly ILedgerStore ledger;
    private readonly Dictionary<long, (string Id, string? Publisher, DateOnly Day)> stories = [];
    private readonly Dictionary<string, (string Label, int Uses, int Last)> subjects = new(StringComparer.Ordinal);
    private readonly HashSet<string> touched = new(StringComparer.Ordinal);
    private readonly SqliteCommand addFinding, addText, addEvent, addDue, addSubject, addDecision, addPart, countFinding;

    public IndexWriter(SqliteConnection connection, ILedgerStore ledger)
    {
        (this.connection, this.ledger) = (connection, ledger);
        addFinding = connection.Command(
            "INSERT OR REPLACE INTO finding(row, id, story, kind, confidence, alive, review, doubt, weight) VALUES ($row, $id, $story, $kind, $confidence, $alive, $review, $doubt, $weight)",
            ("$row", 0L), ("$id", ""), ("$story", 0L), ("$kind", 0), ("$confidence", 0.0), ("$alive", 1), ("$review", 0), ("$doubt", 0.0), ("$weight", 0.0));
        addText = connection.Command("INSERT OR REPLACE INTO finding_text(rowid, text, tags) VALUES ($row, $text, $tags)", ("$row", 0L), ("$text", ""), ("$tags", ""));
        addEvent = connection.Command("INSERT OR IGNORE INTO event(row, pair, day, category, score) VALUES ($row, $pair, $day, $category, $score)", ("$row", 0L), ("$pair", ""), ("$day", 0), ("$category", ""), ("$score", 0.0));
        addDue = connection.Command("INSERT OR IGNORE INTO due(row, day) VALUES ($row, $day)", ("$row", 0L), ("$day", 0));
        addSubject = connection.Command(
            "INSERT INTO subject(key, label, uses, last) VALUES ($key, $label, $uses, $last) ON CONFLICT(key) DO UPDATE SET uses = uses + excluded.uses, last = MAX(last, excluded.last)",
            ("$key", ""), ("$label", ""), ("$uses", 0), ("$last", 0));
        addDecision = connection.Command(
            "INSERT OR IGNORE INTO decision(seq, finding, kind, author, known, reason, about) VALUES ($seq, $finding, $kind, $author, $known, $reason, $about)",
            ("$seq", 0L), ("$finding", null), ("$kind", 0), ("$author", ""), ("$known", 0L), ("$reason", null), ("$about", null));
        addPart = connection.Command("INSERT OR IGNORE INTO decision_part(finding, seq) VALUES ($finding, $seq)", ("$finding", ""), ("$seq", 0L));
        countFinding = connection.Command("UPDATE story SET findings = findings + 1 WHERE seq = $seq", ("$seq", 0L));
    }

    /// <summary>The row of a finding: the newest report last.</summary>
    public static long Row(DateOnly report, long sequence) => ((long)report.DayNumber << 32) | sequence;

    public void Take(LedgerEntry entry)
    {
        switch (entry.Kind)
        {
            case EntryKind.StoryReceived or EntryKind.StoryCorrected or EntryKind.StoryWithdrawn:
                AddStory(entry);
                break;
            case EntryKind.FindingRecorded:
                var (id, publisher, day) = StoryOf(entry.Story ?? 0);
                if (touched.Contains(id)) break;
                Write(entry.Sequence, EntryPayload.ReadFinding(entry.Payload.Span, entry.FindingId ?? "", id), entry.Story ?? 0, publisher, day, Review.None, true);
                countFinding.Parameters[0].Value = entry.Story ?? 0;
                countFinding.ExecuteNonQuery();
                break;
            default:
                if (entry.Story is { } story) touched.Add(StoryOf(story).Id);
                if (entry.Kind != EntryKind.StoryReread) AddDecision(entry);
                break;
        }
    }

    /// <summary>Writes what waits: stories whose findings stand otherwise now, and the counts of subjects.</summary>
    public void Flush()
    {
        foreach (string id in touched.Order(StringComparer.Ordinal)) Refresh(id);
        touched.Clear();
        foreach (var (key, (label, uses, last)) in subjects.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            addSubject.Parameters[0].Value = key;
            addSubject.Parameters[1].Value = label;
            addSubject.Parameters[2].Value = uses;
            addSubject.Parameters[3].Value = last;
            addSubject.ExecuteNonQuery();
        }
        subjects.Clear();
    }

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[addFinding, addText, addEvent, addDue, addSubject, addDecision, addPart, countFinding]) command.Dispose();
    }

    private void AddStory(LedgerEntry entry)
    {
        var story = EntryPayload.ReadStory(entry.Payload.Span);
        var day = story.Published.Day;
        stories[entry.Sequence] = (story.Id, story.Publisher, day);
        using var command = connection.Command(
            "INSERT OR REPLACE INTO story(seq, id, publisher, day, known, headline, current, findings, cluster) VALUES ($seq, $id, $publisher, $day, $known, $headline, $current, 0, $cluster)",
            ("$seq", entry.Sequence), ("$id", story.Id), ("$publisher", story.Publisher), ("$day", day.DayNumber), ("$known", entry.Known.Utc.UtcTicks), ("$headline", Headline(story)), ("$current", story.PubStatus == "usable" ? 1 : 0), ("$cluster", story.Cluster));
        command.ExecuteNonQuery();
        using var text = connection.Command(
            "INSERT OR REPLACE INTO story_text(rowid, headline, body) VALUES ($row, $headline, $body)", ("$row", Row(day, entry.Sequence)), ("$headline", story.Headline ?? ""), ("$body", story.Body));
        text.ExecuteNonQuery();
        if (entry.Kind != EntryKind.StoryReceived) touched.Add(story.Id);
    }

    // A list needs something to click on.
    private static string Headline(Story story)
    {
        if (story.Headline is { Length: > 0 } headline) return headline;
        var first = story.Layout.Blocks.FirstOrDefault(b => b.Role is BlockRole.Headline or BlockRole.Paragraph);
        string text = first is null ? story.Id : string.Join(' ', story.Body[first.Span.Start..Math.Min(first.Span.End, first.Span.Start + 160)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length > 100 ? text[..(char.IsHighSurrogate(text[98]) ? 98 : 99)] + "…" : text;
    }

    private void AddDecision(LedgerEntry entry)
    {
        addDecision.Parameters[0].Value = entry.Sequence;
        addDecision.Parameters[1].Value = (object?)entry.FindingId ?? DBNull.Value;
        addDecision.Parameters[2].Value = (int)entry.Kind;
        addDecision.Parameters[3].Value = entry.Author;
        addDecision.Parameters[4].Value = entry.Known.Utc.UtcTicks;
        addDecision.Parameters[5].Value = (object?)entry.Reason ?? DBNull.Value;
        // What it speaks of where that is no single finding: the facts' findings, or the source and its grade.
        var whole = entry.FindingId is null ? EntryPayload.ReadDecision(entry, null) : null;
        addDecision.Parameters[6].Value = whole is GradeSource grade ? $"{grade.Publisher}: {grade.Grade}" : DBNull.Value;
        addDecision.ExecuteNonQuery();
        foreach (string part in whole switch { MergeFacts m => m.FindingIds, SplitFacts s => s.FindingIds, _ => [] })
        {
            (addPart.Parameters[0].Value, addPart.Parameters[1].Value) = (part, entry.Sequence);
            addPart.ExecuteNonQuery();
        }
        if (entry.Kind != EntryKind.DecisionUndone) return;
        using var undo = connection.Command("UPDATE decision SET undone = $by WHERE seq = $seq", ("$by", entry.Sequence), ("$seq", EntryPayload.ReadUndo(entry.Payload.Span)));
        undo.ExecuteNonQuery();
        // Taking back speaks of what the decision spoke of.
        using var about = connection.Command(
            """
            UPDATE decision SET about = (SELECT about FROM decision WHERE seq = $seq) WHERE seq = $by;
            INSERT OR IGNORE INTO decision_part(finding, seq) SELECT finding, $by FROM decision_part WHERE seq = $seq
            """,
            ("$by", entry.Sequence), ("$seq", EntryPayload.ReadUndo(entry.Payload.Span)));
        about.ExecuteNonQuery();
    }

    // What a correction, a later reading or a decision changed is asked of the ledger, for the whole story.
    private void Refresh(string id)
    {
        var alive = ledger.Findings(new FindingQuery { Story = id }).ToDictionary(f => f.Finding.Id, StringComparer.Ordinal);
        var counts = new Dictionary<long, int>();
        foreach (var f in ledger.Findings(new FindingQuery { Story = id, WithDead = true }).ToList())
        {
            bool lives = alive.TryGetValue(f.Finding.Id, out var now);
            Remove(Row(f.Day, f.Sequence));
            Write(f.Sequence, (now ?? f).Finding, f.Story.Sequence, f.Story.Publisher, f.Day, (now ?? f).Review, lives);
            if (lives) counts[f.Story.Sequence] = counts.GetValueOrDefault(f.Story.Sequence) + 1;
        }
        var versions = ledger.Findings(new FindingQuery { Story = id, WithDead = true }).Select(f => f.Story).DistinctBy(s => s.Sequence).ToList();
        foreach (var version in versions)
        {
            using var command = connection.Command(
                "UPDATE story SET findings = $n, current = $current WHERE seq = $seq",
                ("$n", counts.GetValueOrDefault(version.Sequence)), ("$current", version.IsUsable && versions.TrueForAll(v => StoryRef.CompareVersions(v, version) <= 0) ? 1 : 0), ("$seq", version.Sequence));
            command.ExecuteNonQuery();
        }
        // A version that is withdrawn has no findings itself but ends those before it.
        using var withdrawn = connection.Command("UPDATE story SET current = 0 WHERE id = $id AND EXISTS (SELECT 1 FROM story s WHERE s.id = $id AND s.seq > story.seq)", ("$id", id));
        withdrawn.ExecuteNonQuery();
    }

    private void Remove(long row)
    {
        foreach (string sql in (string[])["DELETE FROM finding_text WHERE rowid = $row", "DELETE FROM event WHERE row = $row", "DELETE FROM due WHERE row = $row"])
        {
            using var command = connection.Command(sql, ("$row", row));
            command.ExecuteNonQuery();
        }
    }

    private void Write(long sequence, Finding finding, long story, string? publisher, DateOnly report, Review review, bool alive)
    {
        long row = Row(report, sequence);
        var p = addFinding.Parameters;
        (p[0].Value, p[1].Value, p[2].Value, p[3].Value, p[4].Value) = (row, finding.Id, story, SqliteSubjectIndex.KindNumber(finding.Kind), finding.Confidence);
        (p[5].Value, p[6].Value, p[7].Value, p[8].Value) = (alive ? 1 : 0, (int)review, FindingWeight.Doubt(finding), FindingWeight.Importance(finding));
        addFinding.ExecuteNonQuery();
        if (!alive) return;
        (addText.Parameters[0].Value, addText.Parameters[1].Value, addText.Parameters[2].Value) = (row, Text(finding), FindingTags.All(finding, publisher, review));
        addText.ExecuteNonQuery();
        if (finding is EventFinding { Modality: Modality.Actual, Historical: not true, Score: { } score } e)
        {
            foreach (var pair in SubjectsOf.Pairs(finding))
            {
                (addEvent.Parameters[0].Value, addEvent.Parameters[1].Value, addEvent.Parameters[2].Value) = (row, pair.Key, ReportedFinding.HoldsFromDay(finding, report).DayNumber);
                (addEvent.Parameters[3].Value, addEvent.Parameters[4].Value) = (e.Category, score);
                addEvent.ExecuteNonQuery();
            }
        }
        if (SubjectsOf.DueDate(finding) is { } due && finding.Modality != Modality.Negated)
        {
            (addDue.Parameters[0].Value, addDue.Parameters[1].Value) = (row, (due.Last ?? due.First!.Value).DayNumber);
            addDue.ExecuteNonQuery();
        }
        foreach (var subject in SubjectsOf.All(finding))
        {
            if (subject.Kind == SubjectKind.Due) continue;
            var known = subjects.GetValueOrDefault(subject.Key, (string.Join('|', subject.Parts), 0, 0));
            subjects[subject.Key] = (known.Item1, known.Item2 + 1, Math.Max(known.Item3, report.DayNumber));
        }
    }

    // The sentence, and names that it may only point to ("the minister").
    private static string Text(Finding finding)
    {
        var names = SubjectsOf.Persons(finding).Where(n => !finding.Text.Contains(n, StringComparison.Ordinal)).ToList();
        return names.Count == 0 ? finding.Text : $"{finding.Text} · {string.Join(" · ", names)}";
    }

    private (string Id, string? Publisher, DateOnly Day) StoryOf(long sequence)
    {
        if (stories.TryGetValue(sequence, out var known)) return known;
        if (stories.Count > 50_000) stories.Clear();
        using var command = connection.Command("SELECT id, publisher, day FROM story WHERE seq = $seq", ("$seq", sequence));
        using var reader = command.ExecuteReader();
        return stories[sequence] = reader.Read() ? (reader.GetString(0), reader.Text(1), DateOnly.FromDayNumber(reader.GetInt32(2))) : ("", null, default);
    }
}
