using System.CommandLine;
using Attache.Cli.Options;
using Attache.Cli.Output;
using Attache.Codebook;
using Attache.Coding;
using Attache.Exchange;
using Attache.Ledger;

namespace Attache.Cli.Verbs;

/// <summary><c>attache findings</c></summary>
internal static class FindingsVerb
{
    private const int MostFeatures = 6;

    public static Command Create()
    {
        var states = new Argument<string[]>("STATES") { Description = "Only about a state, or about two.", Arity = new ArgumentArity(0, 2) };
        var kind = new Option<string?>("--kind") { Description = "Only of a kind.", HelpName = "KIND" };
        // By hand: the vocabulary is a table that other verbs need not load.
        kind.AcceptOnlyFromAmong("event", "statement", "post", "office", "deployment", "talks", "decision", "relation");
        var story = new Option<string?>("--story") { Description = "Only of a story.", HelpName = "ID" };
        var why = new Option<string?>("--why") { Description = "Say of one finding where it stands and what made it.", HelpName = "ID" };
        var known = Common.Day("--known", "As the file was known on this day (UTC, all of it).");
        var format = Common.Format("How to list them.", "table", "jsonl");
        var ledger = Common.Ledger();
        var command = new Command("findings", "List the findings in the ledger, or explain one.") { states, kind, story, why, known, format, ledger };
        Examples.Attach(command, """
            attache findings France Mali --kind post
            attache findings Mali --known 2022-02-07
            attache findings --format jsonl > findings.jsonl
            attache findings --why f-0123456789abcdef0123
            """);
        command.SetAction(r =>
        {
            var codes = (r.GetValue(states) ?? []).Select(Common.State).ToArray();
            using var store = Common.OpenToRead(r.GetValue(ledger)!);
            var query = new FindingQuery
            {
                Subject = codes.Length switch { 0 => null, 1 => Subject.State(codes[0]), _ => Subject.Pair(codes[0], codes[1]) },
                Kind = r.GetValue(kind),
                Story = r.GetValue(story),
                FindingId = r.GetValue(why),
                Known = Common.Known(r.GetValue(known)),
                WithDead = r.GetValue(why) is not null,
            };
            return r.GetValue(why) is not null ? Why(store, query) : List(store, query, r.GetValue(format) == "jsonl");
        });
        return command;
    }

    private static int List(ILedgerStore store, FindingQuery query, bool json)
    {
        int count = 0;
        if (json)
        {
            using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
            FindingsJsonl.Write(output, store.Findings(query).Select(f =>
            {
                count++;
                return f.Finding;
            }));
        }
        else
        {
            using var table = new FindingTable(Terminal.Output());
            var block = new List<Finding>();
            StoryRef? story = null;
            foreach (var f in store.Findings(query))
            {
                if (story is not null && f.Story.Sequence != story.Sequence) Print(table, story, block);
                story = f.Story;
                block.Add(f.Finding);
                count++;
            }
            if (story is not null) Print(table, story, block);
        }
        if (count > 0) return ExitCode.Fine;
        Terminal.Error($"{store.Name} holds no such finding.");
        return ExitCode.Nothing;
    }

    private static void Print(FindingTable table, StoryRef story, List<Finding> block)
    {
        table.Heading(story.Published, story.Publisher, story.Headline ?? story.Id);
        table.Rows(block);
        block.Clear();
    }

    private static int Why(ILedgerStore store, FindingQuery query)
    {
        var found = store.Findings(query).FirstOrDefault()
            ?? throw new UserException(ExitCode.Nothing, $"{store.Name} holds no finding '{query.FindingId}'. 'attache findings --format jsonl' shows their ids.");
        var f = found.Finding;
        var lines = new List<(string, string)>
        {
            ("Finding", f.Id),
            ("Kind", f.Kind),
            ("Says", FindingSummary.Of(f)),
            ("Modality", FindingTable.NameOf(f.Modality) + (f.Historical == true ? ", background" : "")),
            ("Date", f.Date?.Text ?? "none given"),
            ("According to", f.Attribution is { Count: > 0 } a ? string.Join(", through ", a.Select(e => e.Name ?? e.Text)) : found.Story.Publisher ?? "the story itself"),
            ("Sentence", $"“{f.Text}”"),
            ("Stands in", $"{found.Story.Publisher ?? "publisher unknown"}, {found.Story.Published}, sentence {f.Sentence}, characters {f.Start} to {f.End} of {f.Story}"),
            ("Made by", $"{found.Author}, rule {f.Why?.Rule ?? "unknown"}"),
            ("Fired by", f.Why is { Words.Count: > 0 } w ? string.Join(" · ", w.Words) : "–"),
            ("Decided by", Features(store, found)),
            ("Confidence", f.Confidence.ToString("0.00", null)),
            ("Review", found.Review.ToString().ToLowerInvariant()),
        };
        if (f.Kind != "event") lines.RemoveAll(l => l.Item1 == "Decided by");
        foreach (var (name, value) in lines) Console.Out.WriteLine($"{name + ":",-14}{Terminal.Clean(value)}");
        return ExitCode.Fine;
    }

    // The ledger keeps the story, not what the classifier weighed: it is read again.
    private static string Features(ILedgerStore store, ReportedFinding found)
    {
        if (found.Finding.Kind != "event" || store.StoryOf(found.Story.Sequence) is not { } story) return "–";
        var features = Coder.Create().Reasons(story, found.Finding.Id, MostFeatures);
        return features.Count > 0 ? string.Join(" · ", features.Select(f => f.Replace('|', ' '))) : "not by this version of the program, or by hand";
    }
}
