using Attache.Codebook;
using Attache.Ledger;

namespace Attache.Storage;

/// <summary>Findings of one reading of one story, on the way into the derived tables: what a whole story is about is known when they are together.</summary>
/// <param name="story">Sequence of the story.</param>
/// <param name="author">The program or person.</param>
/// <param name="kind">Kind of the entries.</param>
internal sealed class SubjectGroup(long story, string author, EntryKind kind)
{
    private readonly List<(long Sequence, string Id, byte[] Payload)> entries = [];
    private Row[] rows = [];

    /// <summary>A finding, as the derived tables have it.</summary>
    /// <param name="Sequence">Sequence of its entry.</param>
    /// <param name="Id">Its id.</param>
    /// <param name="Kind">Number of its kind.</param>
    /// <param name="Day">Number of the day from which it holds.</param>
    /// <param name="Confidence">Its confidence in thousandths.</param>
    /// <param name="Keys">Keys of its subjects, each once, in ordinal order.</param>
    /// <param name="ByHand">Whether a person made it, so that it needs no review.</param>
    internal readonly record struct Row(long Sequence, string Id, int Kind, int Day, int Confidence, string[] Keys, bool ByHand);

    internal long Story => story;

    internal EntryKind Kind => kind;

    internal int Count => entries.Count;

    internal long FirstSequence => entries[0].Sequence;

    /// <summary>The day of the story.</summary>
    internal DateOnly Day { get; set; }

    /// <summary>What the story said before this reading.</summary>
    internal List<Finding> Former { get; set; } = [];

    /// <summary>The outcome of <see cref="Work"/>.</summary>
    internal IReadOnlyList<Row> Rows => rows;

    internal bool Takes(long ofStory, string by, EntryKind of) => ofStory == story && of == kind && by == author;

    internal void Add(long sequence, string id, ReadOnlySpan<byte> payload) => entries.Add((sequence, id, payload.ToArray()));

    /// <summary>Reads the findings and tells what they are about; touches nothing else, so that groups can be worked in parallel.</summary>
    internal void Work()
    {
        var findings = new List<Finding>(Former.Count + entries.Count);
        findings.AddRange(Former);
        foreach (var (_, id, payload) in entries) findings.Add(EntryPayload.ReadFinding(payload, id, ""));
        var pairs = SubjectsOf.PairsInStory(findings);
        rows = new Row[entries.Count];
        for (int i = 0; i < rows.Length; i++)
        {
            var finding = findings[Former.Count + i];
            rows[i] = RowOf(finding, Day, entries[i].Sequence, pairs[Former.Count + i]);
        }
        entries.Clear();
    }

    /// <summary>A finding under all its subjects and some pairs.</summary>
    internal static Row RowOf(Finding finding, DateOnly report, long sequence, IEnumerable<Subject> pairs)
    {
        var keys = new List<string>(8);
        foreach (var subject in SubjectsOf.All(finding))
            if (!keys.Contains(subject.Key)) keys.Add(subject.Key);
        foreach (var pair in pairs)
            if (!keys.Contains(pair.Key)) keys.Add(pair.Key);
        keys.Sort(StringComparer.Ordinal);
        return new Row(
            sequence, finding.Id, SqliteSubjectIndex.KindNumber(finding.Kind), ReportedFinding.HoldsFromDay(finding, report).DayNumber, (int)Math.Round(finding.Confidence * 1000), [.. keys], finding.Why?.Rule == Reviewer.Rule);
    }
}
