using System.CommandLine;
using System.Text;
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
    // Columns of a text that goes into a file.
    private const int FileWidth = 100;

    private readonly Option<DateOnly?> on = Common.Day("--on", "The day that it speaks of. Default: the day of the newest story.");
    private readonly Option<DateOnly?> known = Common.Day("--known", "Leave out what was reported after this day (UTC). Default: everything.");
    private readonly Option<string> format;
    private readonly Option<string?> file = new("--out") { Description = "Write it to a file, not to standard output.", HelpName = "FILE" };
    private readonly Option<string> ledger = Common.Ledger();

    /// <summary>Options with a format of their own: a brief is Markdown to pass on, a dossier text to look at.</summary>
    public BriefOptions(bool markdown) => format = markdown
        ? Common.Format("How to write it. Default: md (Markdown).", "md", "text", "html", "pdf", "json")
        : Common.Format("How to write it. Default: text.", "text", "md", "html", "pdf", "json");

    /// <summary>Gives a command these options.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(on);
        command.Options.Add(known);
        command.Options.Add(format);
        command.Options.Add(file);
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
        var (day, time) = Times(result, store);
        var file = FileOnDay.Of(store, subject, day, time);
        Print(result, BriefComposer.Compose(file, subject, CountryNames.Standard));
        return file.Findings.Count > 0 ? ExitCode.Fine : ExitCode.Nothing;
    }

    /// <summary>The day that is asked about and as known at; by default the day of the newest story and everything.</summary>
    /// <exception cref="UserException">The ledger holds no story.</exception>
    public (ValidDay On, KnownTime Known) Times(ParseResult result, ILedgerStore store)
    {
        var time = Common.Known(result.GetValue(known));
        var day = result.GetValue(on) ?? Common.LastDay(store, time)
            ?? throw new UserException(ExitCode.Nothing, $"{store.Name} holds no story{(time == KnownTime.Latest ? "" : " that was known by then")}. Read some first: attache read FILES.");
        return (new ValidDay(day), time);
    }

    /// <summary>Prints a brief in the format that is asked for, to standard output or into a file.</summary>
    /// <exception cref="UserException">It cannot be printed or written.</exception>
    public void Print(ParseResult result, BriefDocument brief)
    {
        string? path = result.GetValue(file);
        bool pdf = result.GetValue(format) == "pdf";
        if (!pdf && path is null)
        {
            Console.Out.Write(Text(result, brief, Terminal.TextWidth));
            Console.Out.Flush();
            return;
        }
        if (pdf && path is null && !Console.IsOutputRedirected) throw new UserException(ExitCode.Usage, "a PDF is nothing for a terminal: give a file with --out FILE.");
        byte[] bytes;
        if (pdf)
        {
            var printed = BriefPdf.Print(brief);
            bytes = printed.Pdf ?? throw new UserException(ExitCode.Io, printed.Problem!);
        }
        else bytes = Encoding.UTF8.GetBytes(Text(result, brief, FileWidth));
        if (path is null)
        {
            using var output = Console.OpenStandardOutput();
            output.Write(bytes);
            return;
        }
        OutputFile.Write(path, bytes);
        Console.Error.WriteLine($"{path}: {brief.Title}");
    }

    private string Text(ParseResult result, BriefDocument brief, int width) => BriefExchange.Write(brief, BriefExchange.Parse(result.GetValue(format)!) ?? BriefFormat.Text, width);

    /// <summary>Whether the store holds anything on a subject.</summary>
    public static bool Has(ILedgerStore store, Subject subject) => store.Findings(new FindingQuery { Subject = subject }).Any();
}
