using System.CommandLine;
using Attache.Ledger;
using Attache.Stories;

namespace Attache.Cli.Options;

/// <summary>What all verbs have in common that decide something: who, why, when, in which ledger.</summary>
internal sealed class ReviewOptions
{
    private readonly Option<string> by = new("--by")
    {
        Description = "Who decides. Default: ATTACHE_ANALYST of the environment, else the name of the account.",
        HelpName = "NAME",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("ATTACHE_ANALYST") is { Length: > 0 } name ? name : Environment.UserName,
    };

    private readonly Option<string?> reason = new("--reason") { Description = "Why.", HelpName = "TEXT" };
    private readonly Option<PublicationInstant?> at = Common.Published("--at", "From when the decision counts as known. Default: now.");
    private readonly Option<string> ledger = Common.Ledger();

    /// <summary>Gives a command these options.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[by, reason, at, ledger]) command.Options.Add(option);
    }

    /// <summary>Opens the ledger, decides and prints what was done.</summary>
    public int Decide(ParseResult result, Func<Reviewer, string?, AppendResult> decide, string done)
    {
        string path = result.GetValue(ledger)!;
        if (result.GetValue(by) is not { } who || string.IsNullOrWhiteSpace(who)) throw new UserException(ExitCode.Usage, "say who decides with --by NAME.");
        TimeProvider clock = result.GetValue(at) is { } instant ? new FixedClock(instant.Known.Utc) : TimeProvider.System;
        using var store = Common.OpenToWrite(path);
        try
        {
            var appended = decide(new Reviewer(store, clock, who), result.GetValue(reason));
            Console.Out.WriteLine(appended.Entries > 0 ? $"{done}: entry {store.Head.Count} of {path}." : $"{path} has that already; nothing was added.");
            return ExitCode.Fine;
        }
        catch (ArgumentException e)
        {
            string message = e.Message.Split(" (Parameter")[0];
            throw new UserException(ExitCode.Usage, message.EndsWith('.') ? message : message + ".");
        }
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
