using Attache.Codebook;
using Attache.Desk.Service;
using Attache.Ledger;
using Attache.Storage.Index;
using Attache.Stories;

namespace Attache.Desk.Models;

/// <summary>A piece of a story's text.</summary>
/// <param name="Text">As it stands in the story.</param>
/// <param name="Sentence">Number of the sentence that it belongs to; null outside of sentences with findings.</param>
/// <param name="First">Whether it is the first piece of its sentence.</param>
/// <param name="Last">Whether it is the last one, behind which the findings are marked.</param>
/// <param name="Kind">The kind of the finding that these words fired; null for none.</param>
public sealed record StoryPiece(string Text, int? Sentence, bool First, bool Last, string? Kind);

/// <summary>A block of a story: a paragraph, the headline, the dateline and so on.</summary>
public sealed record StoryPart(BlockRole Role, IReadOnlyList<StoryPiece> Pieces);

/// <summary>A story with its findings marked in the text.</summary>
public sealed class StoryModel
{
    /// <summary>More text than this is shown only when asked for.</summary>
    public const int MostText = 60_000;

    /// <summary>More findings than this are shown only when asked for.</summary>
    public const int MostFindings = 120;

    /// <summary>So many copies are listed.</summary>
    public const int MostCopies = 40;

    private StoryModel(IndexedStory entry, Story story, IReadOnlyList<Told> findings, IReadOnlyList<IndexedStory> versions, bool whole)
    {
        (Entry, Story, Versions) = (entry, story, versions);
        FindingCount = findings.Count;
        Findings = whole ? findings : [.. findings.Take(MostFindings)];
        IsCut = !whole && story.Body.Length > MostText;
        Parts = Mark(story, Findings, IsCut ? MostText : story.Body.Length);
    }

    /// <summary>Its place in the ledger.</summary>
    public IndexedStory Entry { get; }

    /// <summary>The story.</summary>
    public Story Story { get; }

    /// <summary>Its findings in the order of the text, those that people rejected too.</summary>
    public IReadOnlyList<Told> Findings { get; }

    /// <summary>How many there are, shown or not.</summary>
    public int FindingCount { get; }

    /// <summary>Other versions of it.</summary>
    public IReadOnlyList<IndexedStory> Versions { get; }

    /// <summary>Other stories that are copies or rewrites of the same dispatch: all of them count as one source.</summary>
    public IReadOnlyList<IndexedStory> Copies { get; init; } = [];

    /// <summary>Whether only the beginning of the text is shown.</summary>
    public bool IsCut { get; }

    /// <summary>The text.</summary>
    public IReadOnlyList<StoryPart> Parts { get; }

    /// <summary>Whether it is a stub: only the sentences that findings of another program came with; the story itself was not read.</summary>
    public bool IsStub { get; init; }

    /// <summary>What other programs found in this story before it was read, and what still counts: its evidence stands in the stub.</summary>
    public IReadOnlyList<Told> InStub { get; init; } = [];

    /// <summary>The finding that the page was asked for; null for none.</summary>
    public string? Asked { get; init; }

    /// <summary>Reads a story; null where there is none.</summary>
    public static StoryModel? Of(DeskData.Lease lease, long sequence, bool whole, string? asked)
    {
        if (lease.Index.Story(sequence) is not { } entry || lease.Store.StoryOf(sequence) is not { } story) return null;
        var all = lease.Store.Findings(new FindingQuery { Story = entry.Id, WithDead = true }).ToList();
        bool stub = story.Version == StoryRef.StubVersion && lease.Store.Entries(sequence).First().Author == StoryRef.StubProgram;
        var findings = all.Where(f => f.Story.Sequence == sequence).OrderBy(f => f.Finding.Start).ThenBy(f => f.Sequence).ToList();
        return new StoryModel(entry, story, Told.Of(findings), [.. lease.Index.Versions(entry.Id).Where(v => v.Sequence != sequence)], whole)
        {
            Asked = asked, IsStub = stub, InStub = stub ? [] : Told.Of([.. all.Where(f => f.Story.IsStub && f.Review != Review.Rejected)]), Copies = lease.Index.Copies(entry, MostCopies),
        };
    }

    /// <summary>The findings of a sentence.</summary>
    public IEnumerable<Told> In(int sentence) => Findings.Where(f => f.Reported.Finding.Sentence == sentence);

    private static List<StoryPart> Mark(Story story, IReadOnlyList<Told> findings, int end)
    {
        var sentences = findings.Select(f => f.Reported.Finding).GroupBy(f => (f.Sentence, f.Start, f.End)).OrderBy(g => g.Key.Start).ToList();
        var parts = new List<StoryPart>();
        int done = 0;
        foreach (var block in story.Layout.Blocks.OrderBy(b => b.Span.Start))
        {
            if (block.Span.Start >= end) break;
            int at = Math.Max(block.Span.Start, done), stop = Math.Min(block.Span.End, end);
            if (stop <= at) continue;
            var pieces = new List<StoryPiece>();
            foreach (var sentence in sentences)
            {
                int from = Math.Max(sentence.Key.Start, at), to = Math.Min(sentence.Key.End, stop);
                if (to <= from) continue;
                if (from > at) pieces.Add(new StoryPiece(story.Body[at..from], null, false, false, null));
                AddSentence(pieces, story.Body[from..to], sentence.Key.Sentence, [.. sentence]);
                at = to;
            }
            if (at < stop) pieces.Add(new StoryPiece(story.Body[at..stop], null, false, false, null));
            parts.Add(new StoryPart(block.Role, pieces));
            done = stop;
        }
        return parts;
    }

    // The words that fired a finding carry its colour; of overlapping ones the first stands.
    private static void AddSentence(List<StoryPiece> pieces, string text, int number, IReadOnlyList<Finding> findings)
    {
        var words = new List<(int Start, int End, string Kind)>();
        foreach (var finding in findings)
        {
            int after = 0;
            foreach (string word in finding.Why?.Words ?? [])
            {
                if (word.Length == 0 || text.IndexOf(word, after, StringComparison.Ordinal) is not (>= 0 and var i)) continue;
                after = i + word.Length;
                if (!words.Exists(w => w.Start < after && w.End > i)) words.Add((i, after, finding.Kind));
            }
        }
        words.Sort();
        int first = pieces.Count, at = 0;
        foreach (var (start, end, kind) in words)
        {
            if (start > at) pieces.Add(new StoryPiece(text[at..start], number, false, false, null));
            pieces.Add(new StoryPiece(text[start..end], number, false, false, kind));
            at = end;
        }
        if (at < text.Length) pieces.Add(new StoryPiece(text[at..], number, false, false, null));
        pieces[first] = pieces[first] with { First = true };
        pieces[^1] = pieces[^1] with { Last = true };
    }
}
