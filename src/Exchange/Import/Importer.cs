using System.Globalization;
using System.Text.RegularExpressions;
using Attache.Codebook;
using Attache.Ledger;
using Attache.Stories;

namespace Attache.Exchange.Import;

/// <summary>What an import did.</summary>
/// <param name="Findings">Findings that are new.</param>
/// <param name="Stories">Stories that are new, as stubs of their coded sentences.</param>
/// <param name="Repeated">Findings that the ledger had.</param>
public readonly record struct ImportResult(int Findings, int Stories, int Repeated);

/// <summary>
/// Puts findings of other coders into a ledger. Each is an entry of its own that names who coded it, in which file and line; none replaces what
/// this program found. A story that the ledger has must hold the sentence; one that it does not have becomes a stub: its coded sentences, one a line.
/// </summary>
public sealed partial class Importer
{
    /// <summary>The rule of a finding that came without one.</summary>
    public const string Rule = "imported";

    private const int Batch = 500;

    private readonly ILedgerStore store;
    private readonly ImportDefaults defaults;
    private readonly Action<string, int, string> problem;
    private readonly Dictionary<string, List<StoryRef>> versions = new(StringComparer.Ordinal);
    private readonly List<Decision> waiting = [];
    private int findings, stories, repeated;

    /// <summary>An import into a ledger.</summary>
    /// <param name="store">The ledger, open for writing.</param>
    /// <param name="defaults">What is taken where a record does not tell.</param>
    /// <param name="problem">Told the file, the line and what is wrong with a record that is left out.</param>
    public Importer(ILedgerStore store, ImportDefaults defaults, Action<string, int, string> problem)
    {
        (this.store, this.defaults, this.problem) = (store, defaults, problem);
        foreach (var story in store.Stories(KnownTime.Latest))
        {
            if (!versions.TryGetValue(story.Id, out var list)) versions[story.Id] = list = [];
            list.Add(story);
        }
    }

    /// <summary>From when the findings count as known; null for the publication of their stories, as what this program finds.</summary>
    public KnownTime? Known { get; init; }

    /// <summary>Imports records, story by story in the order in which the stories come first. All records of a story that is new must be in one call.</summary>
    /// <param name="records">The records with the name of their file.</param>
    /// <exception cref="LedgerException">The ledger cannot be written.</exception>
    public ImportResult Import(IEnumerable<(string File, ImportRecord Record)> records)
    {
        foreach (var story in records.GroupBy(r => r.Record.Story.Id, StringComparer.Ordinal)) Import([.. story]);
        Flush();
        return new(findings, stories, repeated);
    }

    private void Import(List<(string File, ImportRecord Record)> records)
    {
        // What cannot come in must leave no stub of its story behind.
        records.RemoveAll(r => Refusal(r.Record) is { } why && Told(r.File, r.Record.Line, why));
        if (records.Count == 0) return;
        if (versions.TryGetValue(records[0].Record.Story.Id, out var there)) Attach(records, there.Order(Comparer<StoryRef>.Create(StoryRef.CompareVersions)).Last());
        else Stub(records);
    }

    private void Attach(List<(string File, ImportRecord Record)> records, StoryRef version)
    {
        var story = store.StoryOf(version.Sequence)!;
        var all = store.Findings(new FindingQuery { Story = version.Id, WithDead = true }).ToList();
        var others = all.Where(f => f.Story.Sequence == version.Sequence).Select(f => f.Finding).ToList();
        var ids = others.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        // What came in before the story did is there already, under an id that the stub's text made.
        var inStub = all.Where(f => f.Story.IsStub && !version.IsStub).Select(f => (f.Author, Meaning(f.Finding))).ToHashSet();
        foreach (var (file, record) in records)
        {
            var f = record.Finding;
            if (inStub.Count > 0 && inStub.Contains((CoderOf(record)!, Meaning(f with { Text = TextOf(record) }))))
            {
                repeated++;
                continue;
            }
            if (Place(story.Body, f, others, record.Stand) is not { } place)
            {
                problem(file, record.Line, f.Text.Length > 0
                    ? $"these words do not stand in story {version.Id} of the ledger; the finding is left out"
                    : string.Create(CultureInfo.InvariantCulture, $"the format holds no text, and where sentence {f.Sentence} of story {version.Id} stands the ledger does not know; the finding is left out"));
                continue;
            }
            Add(file, record, story, f with { Sentence = place.Sentence, Start = place.Start, End = place.End, Text = story.Body[place.Start..place.End] }, ids);
        }
    }

    // Where the text stands at its own offsets, else where it stands first; without text where the ledger has a sentence of that number.
    private static (int Sentence, int Start, int End)? Place(string body, Finding f, List<Finding> others, string? stand)
    {
        string text = f.Text.Length > 0 ? f.Text : "";
        int start = -1;
        if (text.Length > 0)
        {
            start = f.Start >= 0 && f.Start + text.Length <= body.Length && string.CompareOrdinal(body, f.Start, text, 0, text.Length) == 0 ? f.Start : body.IndexOf(text, StringComparison.Ordinal);
        }
        else if (others.Find(o => o.Sentence == f.Sentence) is { } same) return (same.Sentence, same.Start, same.End);
        else if (stand is { Length: > 0 }) (text, start) = (stand, body.IndexOf(stand, StringComparison.Ordinal));
        if (start < 0) return null;
        return (others.Find(o => o.Start <= start && start < o.End)?.Sentence ?? f.Sentence, start, start + text.Length);
    }

    private void Stub(List<(string File, ImportRecord Record)> records)
    {
        var told = records.Select(r => r.Record.Story).ToList();
        var published = told.Select(s => s.Published).OfType<PublicationInstant>().Select(p => (PublicationInstant?)p).Max(Comparer<PublicationInstant?>.Create((a, b) => a!.Value.Known.CompareTo(b!.Value.Known)))
            ?? defaults.Published
            ?? (records.Max(r => r.Record.Finding.Date?.First ?? r.Record.Finding.Date?.Last) is { } day ? PublicationInstant.OfDay(day) : null);
        if (published is not { } at)
        {
            foreach (var (file, record) in records) problem(file, record.Line, $"nothing tells when story {record.Story.Id} was published; give the day with --date");
            return;
        }
        var lines = records.Select(r => (r.Record.Finding.Sentence, r.Record.Finding.Start, Text: TextOf(r.Record))).Distinct().OrderBy(l => l.Sentence).ThenBy(l => l.Start).ThenBy(l => l.Text, StringComparer.Ordinal).ToList();
        var starts = new Dictionary<(int, int, string), int>();
        var blocks = new List<StoryBlock>();
        int offset = 0;
        foreach (var line in lines)
        {
            starts[line] = offset;
            blocks.Add(new StoryBlock(BlockRole.Paragraph, new TextSpan(offset, offset + line.Text.Length)));
            offset += line.Text.Length + 1;
        }
        string body = string.Join('\n', lines.Select(l => l.Text));
        string? headline = told.Select(s => s.Headline).FirstOrDefault(h => h is not null);
        // Below every version of the story itself, which takes the stub's place when it is read.
        var story = new Story
        {
            Uri = told[0].Id, Version = StoryRef.StubVersion, Publisher = told.Select(s => s.Publisher).FirstOrDefault(p => p is not null), Published = at, Headline = headline, Body = body, Layout = new StoryLayout(blocks),
            EdNote = "A stub: the sentences that were coded elsewhere, and no more of the story.", ContentHash = Story.Hash(body, headline, at),
        };
        stories += store.Append([new StoryReading(story, [], StoryRef.StubProgram)]).Stories;
        versions[story.Id] = [new StoryRef(0, story.Id, story.Version, story.ContentHash, story.PubStatus, story.Publisher, at, headline) { IsStub = true }];
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (file, record) in records)
        {
            string text = TextOf(record);
            int start = starts[(record.Finding.Sentence, record.Finding.Start, text)];
            Add(file, record, story, record.Finding with { Start = start, End = start + text.Length, Text = text }, ids);
        }
    }

    // What a finding says, wherever it stands.
    private static string Meaning(Finding f) => FindingJson.Write(f with { Id = "", Story = "", Start = 0, End = 0, Why = null });

    // A sentence is one line of the stub.
    private static string TextOf(ImportRecord record) => (record.Finding.Text.Length > 0 ? record.Finding.Text : record.Stand is { Length: > 0 } s ? s : "(no text)").ReplaceLineEndings(" ");

    private void Add(string file, ImportRecord record, Story story, Finding finding, HashSet<string> ids)
    {
        string coder = CoderOf(record)!;
        finding = finding with { Story = story.Id, Why = finding.Why ?? new Reason(Rule, []) };
        // Another program's identifiers need not be unique beside ours; the entry's reason keeps them.
        if (!Own().IsMatch(finding.Id)) finding = FindingId.Assign(finding, $"{story.ContentHash}\n{coder}\n{finding.Id}");
        if (!ids.Add(finding.Id))
        {
            repeated++;
            return;
        }
        string reason = string.Create(CultureInfo.InvariantCulture, $"imported from {Path.GetFileName(file)}, line {record.Line}{(record.Finding.Id.Length > 0 && record.Finding.Id != finding.Id ? ", " + record.Finding.Id : "")}");
        waiting.Add(new AddFinding(finding) { Known = Known ?? story.Published.Known, Author = coder, Reason = reason });
        if (waiting.Count >= Batch) Flush();
    }

    private string? CoderOf(ImportRecord record) => record.Coder is { Length: > 0 } own ? own : defaults.Coder is { Length: > 0 } other ? other : null;

    private string? Refusal(ImportRecord record) => CoderOf(record) is null
        ? "nothing tells who coded it; give a name with --coder"
        : FindingEdit.Problem(record.Finding);

    private bool Told(string file, int line, string what)
    {
        problem(file, line, what);
        return true;
    }

    private void Flush()
    {
        if (waiting.Count == 0) return;
        var result = store.Append(waiting);
        findings += result.Findings;
        repeated += result.Repeated;
        waiting.Clear();
    }

    [GeneratedRegex("^f-[0-9a-f]{20}$")]
    private static partial Regex Own();
}
