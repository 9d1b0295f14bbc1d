using System.ComponentModel;
using Attache.Ledger;
using Attache.Mcp.Service;
using Attache.Views.Brief;
using ModelContextProtocol;

namespace Attache.Mcp.Answers;

/// <summary>A line of a brief.</summary>
internal sealed record BriefLineAnswer(string Section, string? Label, [property: Description("numbers in brackets are those of the sources")] string Text);

/// <summary>A source of a line.</summary>
internal sealed record NoteAnswer(int Number, Citation Source);

/// <summary>A part of a brief and how many lines it has.</summary>
internal sealed record SectionAnswer(string Heading, int Lines);

/// <summary>A page of a brief, with the sources that its lines cite.</summary>
internal sealed record BriefAnswer(
    string Title, string Standing, [property: Description("all parts; pass a heading as section to get only that")] IReadOnlyList<SectionAnswer> Sections, IReadOnlyList<BriefLineAnswer> Lines,
    IReadOnlyList<NoteAnswer> Sources, [property: Description("pass it to get the next page; absent on the last")] string? Cursor)
{
    // A page ends with the line that goes over this many characters, sources and all; one line is always on it.
    private const int Budget = 9_000;

    // Of a sentence that sums up dozens of reports the first sources are given; the cited numbers stand all the same.
    private const int MostSources = 30;

    public string Notice { get; } = Quoted.Notice;

    /// <summary>The page that begins at a line.</summary>
    /// <exception cref="McpException">There is no such section or line.</exception>
    public static BriefAnswer Page(ILedgerStore store, BriefDocument brief, string? section, string? cursor, int lines)
    {
        var parts = Parts(brief);
        var sections = parts.Select(p => new SectionAnswer(p.Heading, p.Lines.Count)).ToList();
        if (Reading.Word(section, "section", parts.SelectMany(p => (string[])[p.Heading, p.Over]).Distinct(StringComparer.Ordinal)) is { } heading) section = heading;
        var all = parts.Where(p => string.IsNullOrWhiteSpace(section) || p.Heading == section || p.Over == section).SelectMany(p => p.Lines.Select(l => (p.Heading, Line: l))).ToList();
        long first = Reading.Cursor(cursor) ?? 0;
        if (first > 0 && first >= all.Count) throw new McpException($"cursor: there are only {all.Count} lines. Leave it out to begin anew.");
        var notes = brief.Notes.ToDictionary(n => n.Number);
        var (shown, sources, cited, spent, at) = (new List<BriefLineAnswer>(), new List<NoteAnswer>(), new HashSet<int>(), 0, (int)first);
        var places = new Places(store);
        for (; at < all.Count && shown.Count < lines && (shown.Count == 0 || spent < Budget); at++)
        {
            var (title, line) = all[at];
            string text = string.Join(' ', line.Sentences.Select(WithNotes));
            shown.Add(new BriefLineAnswer(title, line.Label, text));
            spent += text.Length + title.Length + 40;
            foreach (int number in line.Sentences.SelectMany(s => s.Notes))
            {
                if (sources.Count >= MostSources || !cited.Add(number)) continue;
                var source = places.Of(notes[number]);
                sources.Add(new NoteAnswer(number, source));
                spent += source.Quote.Length + source.Story.Length + source.Resource.Length + 120;
            }
        }
        sources.Sort((a, b) => a.Number.CompareTo(b.Number));
        return new BriefAnswer(brief.Title, brief.Standing, sections, shown, sources, at < all.Count ? Reading.Next(at) : null);
    }

    // Out of its place "Actual" says nothing: a part of a part has the other's heading before its own, which stands for all of them, too.
    private static List<(string Heading, string Over, IReadOnlyList<BriefLine> Lines)> Parts(BriefDocument brief)
    {
        var parts = new List<(string, string, IReadOnlyList<BriefLine>)>();
        string over = "";
        foreach (var s in brief.Sections)
        {
            bool within = s.Level > 2 && over.Length > 0;
            if (!within) over = s.Heading;
            if (s.Lines.Count > 0) parts.Add((within ? $"{over}: {s.Heading}" : s.Heading, over, s.Lines));
        }
        return parts;
    }

    private static string WithNotes(BriefSentence sentence) =>
        sentence.Notes.Count == 0 ? sentence.Text : $"{sentence.Text} {string.Concat(sentence.Notes.Take(MostSources).Select(n => $"[{n}]"))}";

    // A note has sentence and text; where that stands in the story its findings tell.
    private sealed class Places(ILedgerStore store)
    {
        private readonly Dictionary<string, List<ReportedFinding>> byStory = new(StringComparer.Ordinal);

        public Citation Of(BriefNote note)
        {
            if (!byStory.TryGetValue(note.Story, out var findings)) byStory[note.Story] = findings = [.. store.Findings(new FindingQuery { Story = note.Story, WithDead = true })];
            // Versions of a story share its identifier; the words tell which one is meant.
            var found = findings.Find(f => f.Finding.Sentence == note.Sentence && f.Finding.Text == note.Text) ?? findings.Find(f => f.Finding.Text == note.Text)
                ?? throw new InvalidOperationException($"no finding of {note.Story} stands in sentence {note.Sentence}");
            return Citation.Of(found);
        }
    }
}
