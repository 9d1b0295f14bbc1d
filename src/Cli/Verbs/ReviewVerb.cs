using System.CommandLine;
using Attache.Cli.Options;
using Attache.Cli.Output;
using Attache.Ledger;

namespace Attache.Cli.Verbs;

/// <summary><c>attache review</c>: people decide about findings, facts and sources.</summary>
internal static class ReviewVerb
{
    public static Command Create() => new("review", "Decide about findings: accept, correct, reject, add, merge, split; grade sources; take a decision back. Nothing is ever overwritten.")
    {
        ReviewQueue.Create(), Accept(), Correct(), Reject(), Add(), Merge(), Split(), Grade(), Undo(), ReviewQueue.CreateLog(),
    };

    private static Argument<string[]> Ids(int least = 1) => new("ID") { Description = "Ids of findings, as 'review queue' shows them.", Arity = new ArgumentArity(least, 1000) };

    private static Command Decides(string name, string description, string examples, Func<ParseResult, Reviewer, string?, AppendResult> decide, string done, params Symbol[] symbols)
    {
        var options = new ReviewOptions();
        var command = new Command(name, description);
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument) command.Arguments.Add(argument);
            else command.Options.Add((Option)symbol);
        }
        options.AddTo(command);
        Examples.Attach(command, examples);
        command.SetAction(r => options.Decide(r, (reviewer, reason) => decide(r, reviewer, reason), done));
        return command;
    }

    private static Command Accept()
    {
        var ids = Ids();
        return Decides("accept", "Confirm findings.", "attache review accept f-0123456789abcdef0123", (r, who, why) => who.Accept(r.GetValue(ids)!, why), "accepted", ids);
    }

    private static Command Reject()
    {
        var ids = Ids();
        return Decides(
            "reject", "Reject findings: they count no longer, but stay in the ledger.", """attache review reject f-0123456789abcdef0123 --reason "speaks of another minister" """,
            (r, who, why) => who.Reject(r.GetValue(ids)!, why), "rejected", ids);
    }

    private static Command Correct()
    {
        var id = new Argument<string>("ID") { Description = "Id of the finding." };
        var set = new Option<string[]>("--set")
        {
            Description = "A field and its value, as in docs/findings.md; lists and entities as JSON; an empty value takes the field away. May stand several times.", HelpName = "FIELD=VALUE", Required = true,
        };
        return Decides(
            "correct", "Put a finding right; it keeps its id and its sentence.", """
            attache review correct f-0123456789abcdef0123 --set change=recalled
            attache review correct f-0123456789abcdef0123 --set date=2022-01-31 --set "holder=Joël Meyer"
            attache review correct f-0123456789abcdef0123 --set 'contributor=["FRA"]' --set strength=
            """,
            (r, who, why) => who.Change(r.GetValue(id)!, (r.GetValue(set) ?? []).Select(Pair), why), "corrected", id, set);
    }

    private static Command Add()
    {
        var story = new Option<string>("--story") { Description = "Identifier of the story.", HelpName = "ID", Required = true };
        var sentence = new Option<string>("--sentence") { Description = "The sentence that says it, exactly as it stands in the story.", HelpName = "TEXT", Required = true };
        var finding = new Option<string>("--finding") { Description = "The finding as JSON (docs/findings.md), without id, story and place.", HelpName = "JSON", Required = true };
        return Decides(
            "add", "Add a finding that the machine missed.",
            """attache review add --story urn:example:1 --sentence "The post is vacant." --finding '{"kind":"post","post":"ambassador","sending":"FRA","receiving":"MLI","change":"vacant","modality":"actual"}' """,
            (r, who, why) =>
            {
                var read = FindingEdit.FromJson(r.GetValue(finding)!, out var problem) ?? throw new UserException(ExitCode.Usage, $"--finding: {problem}");
                var (id, result) = who.Add(r.GetValue(story)!, r.GetValue(sentence)!, read, why);
                Console.Out.WriteLine(id);
                return result;
            },
            "added", story, sentence, finding);
    }

    private static Command Merge()
    {
        var ids = Ids(2);
        return Decides("merge", "Say that findings speak of one thing; their facts become one.", "attache review merge f-0123456789abcdef0123 f-3210fedcba9876543210", (r, who, why) => who.Merge(r.GetValue(ids)!, why), "merged", ids);
    }

    private static Command Split()
    {
        var ids = Ids();
        return Decides("split", "Say that findings speak of another thing than the rest of their fact.", "attache review split f-0123456789abcdef0123", (r, who, why) => who.Split(r.GetValue(ids)!, why), "split", ids);
    }

    private static Command Grade()
    {
        var source = new Argument<string>("SOURCE") { Description = "The publisher, as 'attache stories' shows it." };
        var grade = new Argument<string>("GRADE") { Description = "On the Admiralty scale: A (reliable) to F (cannot be judged), then 1 (confirmed) to 6 (cannot be judged), such as B2." };
        return Decides(
            "grade", "Grade a source on the Admiralty scale.", "attache review grade APA B2",
            (r, who, why) => who.Grade(
                r.GetValue(source)!, SourceGrade.TryParse(r.GetValue(grade), out var g) ? g : throw new UserException(ExitCode.Usage, $"'{r.GetValue(grade)}' is no grade. Give a letter from A to F and a digit from 1 to 6, such as B2."), why),
            "graded", source, grade);
    }

    private static Command Undo()
    {
        var entry = new Argument<long>("ENTRY") { Description = "Number of the decision's entry, as 'review log' shows it." };
        return Decides("undo", "Take a decision back; what stood before it stands again.", "attache review undo 512", (r, who, why) => who.Undo(r.GetValue(entry), why), "taken back", entry);
    }

    private static KeyValuePair<string, string> Pair(string text)
    {
        int at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0 ? new(text[..at].Trim(), text[(at + 1)..]) : throw new UserException(ExitCode.Usage, $"'--set {text}' has no value. Write FIELD=VALUE, such as change=recalled.");
    }
}
