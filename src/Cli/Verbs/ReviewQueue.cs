using System.CommandLine;
using System.Globalization;
using System.Text;
using Attache.Cli.Options;
using Attache.Cli.Output;
using Attache.Codebook;
using Attache.Ledger;

namespace Attache.Cli.Verbs;

/// <summary><c>attache review queue</c> and <c>attache review log</c></summary>
internal static class ReviewQueue
{
    public static Command Create()
    {
        var states = new Argument<string[]>("STATES") { Description = "Only about a state, or about two.", Arity = new ArgumentArity(0, 2) };
        var kind = new Option<string?>("--kind") { Description = "Only of a kind.", HelpName = "KIND" };
        kind.AcceptOnlyFromAmong("event", "statement", "post", "office", "deployment", "talks", "decision", "relation");
        var newest = new Option<bool>("--newest") { Description = "The last ones first. Default: the least certain first." };
        var limit = Limit(20);
        var ledger = Common.Ledger();
        var command = new Command("queue", "List findings that nobody has decided on, each with its sentence.") { states, kind, newest, limit, ledger };
        Examples.Attach(command, """
            attache review queue
            attache review queue France Mali --kind post --limit 50
            """);
        command.SetAction(r =>
        {
            var codes = (r.GetValue(states) ?? []).Select(Common.State).ToArray();
            using var store = Common.OpenToRead(r.GetValue(ledger)!);
            var queue = store.ReviewQueue(new ReviewQuery
            {
                Subject = codes.Length switch { 0 => null, 1 => Subject.State(codes[0]), _ => Subject.Pair(codes[0], codes[1]) },
                Kind = r.GetValue(kind),
                Order = r.GetValue(newest) ? ReviewOrder.Newest : ReviewOrder.LeastCertain,
                Limit = Math.Max(1, r.GetValue(limit)),
            });
            if (queue.Count == 0)
            {
                Terminal.Error("there is nothing to review.");
                return ExitCode.Nothing;
            }
            foreach (var f in queue) Print(f);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{queue.Count:N0} of {store.CountForReview():N0} findings that nobody has decided on."));
            return ExitCode.Fine;
        });
        return command;
    }

    public static Command CreateLog()
    {
        var id = new Argument<string?>("ID") { Description = "Only decisions on a finding.", Arity = ArgumentArity.ZeroOrOne };
        var limit = Limit(50);
        var ledger = Common.Ledger();
        var command = new Command("log", "List decisions, the last ones first.") { id, limit, ledger };
        Examples.Attach(command, "attache review log --limit 10");
        command.SetAction(r =>
        {
            using var store = Common.OpenToRead(r.GetValue(ledger)!);
            var log = store.DecisionLog(r.GetValue(id), Math.Max(1, r.GetValue(limit)));
            if (log.Count == 0)
            {
                Terminal.Error("no decision was taken.");
                return ExitCode.Nothing;
            }
            foreach (var d in log)
            {
                string reason = d.Decision.Reason is { } why ? $" “{why}”" : "", undone = d.UndoneBy is { } by ? $" (taken back by entry {by})" : "";
                Console.Out.WriteLine(Terminal.Clean(string.Create(CultureInfo.InvariantCulture, $"{d.Sequence,8}  {d.Decision.Known.Utc:yyyy-MM-dd HH:mm}  {d.Decision.Author}  {What(d)}{reason}{undone}")));
            }
            return ExitCode.Fine;
        });
        return command;
    }

    private static Option<int> Limit(int most) => new("--limit") { Description = $"How many at most. Default: {most}.", HelpName = "N", DefaultValueFactory = _ => most };

    private static string What(TakenDecision d) => d.Decision switch
    {
        AcceptFinding => $"accepted {d.FindingId}",
        RejectFinding => $"rejected {d.FindingId}",
        CorrectFinding c => $"corrected {d.FindingId} to: {c.Replacement.Kind} {FindingSummary.Of(c.Replacement)}",
        AddFinding a => $"added {d.FindingId}: {a.Finding.Kind} {FindingSummary.Of(a.Finding)}",
        MergeFacts m => $"merged {string.Join(", ", m.FindingIds)}",
        SplitFacts s => $"split off {string.Join(", ", s.FindingIds)}",
        GradeSource g => $"graded {g.Publisher} {g.Grade}",
        UndoDecision u => $"took back entry {u.Entry}",
        _ => d.Decision.Kind.ToString(),
    };

    private static void Print(ReportedFinding f)
    {
        var c = CultureInfo.InvariantCulture;
        string modality = f.Finding.Modality == Modality.Actual ? "" : $" ({FindingTable.NameOf(f.Finding.Modality)})";
        string date = f.Finding.Date is { } d ? $" {d.Text}" : "";
        Console.Out.WriteLine(Terminal.Clean(string.Create(c, $"{f.Finding.Id}  {f.Finding.Confidence:0.00}  {f.Finding.Kind}{date}{modality}: {FindingSummary.Of(f.Finding)}")));
        var words = new StringBuilder();
        foreach (var part in f.Finding.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) words.Append(words.Length > 0 ? " " : "").Append(part);
        Console.Out.WriteLine(Terminal.Clean($"    {f.Story.Publisher ?? "publisher unknown"}, {f.Story.Published}, sentence {f.Finding.Sentence}: “{words}”"));
    }
}
