using System.CommandLine;
using System.Globalization;
using Attache.Cli.Options;
using Attache.Cli.Output;
using Attache.Codebook;
using Attache.Exchange.Compare;
using Attache.Exchange.Import;
using Attache.Ledger;

namespace Attache.Cli.Verbs;

/// <summary><c>attache compare</c></summary>
internal static class CompareVerb
{
    public static Command Create()
    {
        var left = new Argument<string>("LEFT") { Description = "A ledger, or a file of findings, PLOVER 2.0 or ICEWS." };
        var right = new Argument<string>("RIGHT") { Description = "The same of another coder or version, on the same stories." };
        var kind = new Option<string?>("--kind") { Description = "Only findings of this kind.", HelpName = "KIND" };
        kind.AcceptOnlyFromAmong("event", "statement", "post", "office", "deployment", "talks", "decision", "relation");
        var leftCoder = new Option<string?>("--left-coder") { Description = "Of the left only what this coder made: a program and version, or a person.", HelpName = "NAME" };
        var rightCoder = new Option<string?>("--right-coder") { Description = "The same of the right; LEFT and RIGHT may then be one ledger.", HelpName = "NAME" };
        var format = Common.Format("How to write it. Default: text.", "text", "json");
        var command = new Command("compare", "Write how two coders or versions agree: what both found, what only one found, and Krippendorff's alpha for each field.") { left, right, kind, leftCoder, rightCoder, format };
        Examples.Attach(command, """
            attache compare attache.db hand-coded.jsonl --kind event
            attache compare old.db new.db --format json
            attache compare attache.db attache.db --left-coder "attache 0.1.0" --right-coder "Ada Byron"
            """);
        command.SetAction(r =>
        {
            var a = Read(r.GetValue(left)!, r.GetValue(kind), r.GetValue(leftCoder), out bool wholeLeft);
            var b = Read(r.GetValue(right)!, r.GetValue(kind), r.GetValue(rightCoder), out bool wholeRight);
            var comparison = Comparison.Of(a, b);
            if (comparison.Stories == 0) throw new UserException(ExitCode.Nothing, $"No story has findings on both sides ({comparison.OnlyLeftStories} only left, {comparison.OnlyRightStories} only right). Findings are compared by the identifiers of their stories.");
            if (r.GetValue(format) == "json") Console.Out.Write(ComparisonJson.Write(comparison));
            else Print(comparison);
            return wholeLeft && wholeRight ? ExitCode.Fine : ExitCode.SomeNotRead;
        });
        return command;
    }

    private static List<Finding> Read(string path, string? kind, string? coder, out bool whole)
    {
        whole = true;
        if (ImportFile.IsLedger(path))
        {
            using var store = Common.OpenToRead(path);
            return [.. store.Findings(new FindingQuery { Kind = kind }).Where(f => coder is null || f.Author == coder).Select(f => f.Finding)];
        }
        var findings = new List<Finding>();
        foreach (var line in ImportFile.Read(path, null, new ImportDefaults()))
        {
            if (line.Record is not { } record)
            {
                whole = false;
                Terminal.Error(string.Create(CultureInfo.InvariantCulture, $"{path}, line {line.Line}: {line.Problem}."));
            }
            else if ((kind is null || record.Finding.Kind == kind) && (coder is null || record.Coder == coder)) findings.Add(record.Finding);
        }
        return findings;
    }

    private static void Print(Comparison comparison)
    {
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{comparison.Stories} {(comparison.Stories == 1 ? "story" : "stories")} on both sides; not compared: {comparison.OnlyLeftStories} only left, {comparison.OnlyRightStories} only right."));
        foreach (var kind in comparison.Kinds)
        {
            Console.Out.WriteLine();
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind.Kind}: {kind.Matched} matched, {kind.OnlyLeft.Count} only left, {kind.OnlyRight.Count} only right; agreement {kind.Agreement:0.000}"));
            if (kind.Fields.Count == 0) continue;
            Console.Out.WriteLine($"  {"field",-24}{"same",8}{"differ",8}{"only left",11}{"only right",12}{"alpha",9}");
            foreach (var f in kind.Fields)
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {f.Field,-24}{f.Same,8}{f.Both - f.Same,8}{f.OnlyLeft,11}{f.OnlyRight,12}{(f.Alpha is { } x ? x.ToString("0.000", CultureInfo.InvariantCulture) : "–"),9}"));
        }
        Console.Out.WriteLine();
        Console.Out.WriteLine("same, differ: matched pairs in which both give the field, and give the same or not; only left, only right: in which one side alone gives it.");
        Console.Out.WriteLine("alpha: Krippendorff's, 1 full agreement, 0 chance; – where nothing could disagree. --format json lists every difference.");
    }
}
