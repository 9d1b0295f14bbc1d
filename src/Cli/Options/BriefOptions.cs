using System.CommandLine;
using Attache.Cli.Output;
using Attache.Exchange;
using Attache.Ledger;
using Attache.Stories;
using Attache.Views;
using Attache.Views.Brief;

namespace Attache.Cli.Options;

/// <summary>What <c>brief</c> and <c>dossier</c> have in common.</summary>
internal sealed class BriefOptions
{
    private readonly Option<DateOnly?> on = Common.Day("--on", "The day that it speaks of. Default: the day of the newest story.");
    private readonly Option<DateOnly?> known = Common.Day("--known", "Leave out what was reported after this day (UTC). Default: everything.");
    private readonly Option<string> format;
    private readonly Option<string> ledger = Common.Ledger();

    /// <summary>Options with a format of their own: a brief is Markdown to pass on, a dossier text to look at.</summary>
    public BriefOptions(bool markdown) => format = markdown
        ? Common.Format("How to write it. Default: md (Markdown).", "md", "text", "html", "json")
        : Common.Format("How to write it. Default: text.", "text", "md", "html", "json");

    /// <summary>Gives a command these options.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(on);
        command.Options.Add(known);
        command.Options.Add(format);
        command.Options.Add(ledger);
    }

    /// <summary>Opens the ledger that the command line names.</summary>
    public ILedgerStore Open(ParseResult result) => Common.OpenToRead(result.GetValue(ledger)!);

    /// <summary>Writes the brief on a subject.</summary>
    public int Write(ParseResult result, Subject subject)
    {
        using var store = Open(result);
        return Write(result, store, subject);
    }

    /// <summary>Writes the brief on a subject from a store.</summary>
    public int Write(ParseResult result, ILedgerStore store, Subject subject)
    {
        var time = Common.Known(result.GetValue(known));
        var day = result.GetValue(on) ?? Common.LastDay(store, time)
            ?? throw new UserException(ExitCode.Nothing, $"{store.Name} holds no story{(time == KnownTime.Latest ? "" : " that was known by then")}. Read some first: attache read FILES.");
        var file = FileOnDay.Of(store, subject, new ValidDay(day), time);
        var brief = BriefComposer.Compose(file, subject, CountryNames.Standard);
        var how = BriefExchange.Parse(result.GetValue(format)!) ?? BriefFormat.Text;
        Console.Out.Write(BriefExchange.Write(brief, how, Terminal.TextWidth));
        Console.Out.Flush();
        return file.Findings.Count > 0 ? ExitCode.Fine : ExitCode.Nothing;
    }

    /// <summary>Whether the store holds anything on a subject.</summary>
    public static bool Has(ILedgerStore store, Subject subject) => store.Findings(new FindingQuery { Subject = subject }).Any();
}
