using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Attache.Ledger;
using Attache.Storage;
using Attache.Stories;
using Attache.Views;

namespace Attache.Cli.Options;

/// <summary>Options that several verbs take, and how their values are read.</summary>
internal static class Common
{
    /// <summary>The name that stands for no ledger.</summary>
    public const string NoLedger = "none";

    /// <summary>Prints stack traces of errors.</summary>
    public static Option<bool> Debug { get; } = new("--debug") { Description = "Print where an error comes from, for a bug report.", Recursive = true };

    /// <summary>The file of the ledger.</summary>
    public static Option<string> Ledger(bool mayBeNone = false) => new("--ledger")
    {
        Description = "File of the ledger" + (mayBeNone ? "; 'none' keeps nothing." : "."),
        HelpName = "PATH",
        DefaultValueFactory = _ => "attache.db",
    };

    /// <summary>One of some words.</summary>
    public static Option<string> Format(string description, params string[] values)
    {
        var option = new Option<string>("--format") { Description = description, HelpName = string.Join('|', values), DefaultValueFactory = _ => values[0] };
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    /// <summary>A day, as YYYY-MM-DD or "7 February 2022".</summary>
    public static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = r => Instant(r) is { } i ? i.Day : null,
    };

    /// <summary>A day or an instant.</summary>
    public static Option<PublicationInstant?> Published(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = Instant,
    };

    /// <summary>The code of a state or organisation from its code, name or adjective.</summary>
    /// <exception cref="UserException">It is none.</exception>
    public static string State(string text) => CountryNames.Standard.CodeOf(text)
        ?? throw new UserException(ExitCode.Usage, $"'{text}' is no state or organisation that I know. Give a code such as FRA, a name such as France or an adjective such as French.");

    /// <summary>What <c>--known</c> means: all of the day, in UTC; everything where it is not given.</summary>
    public static KnownTime Known(DateOnly? day) => day is { } d ? KnownTime.EndOf(d) : KnownTime.Latest;

    /// <summary>Opens the ledger for reading.</summary>
    /// <exception cref="LedgerException">It cannot be opened.</exception>
    public static ILedgerStore OpenToRead(string path) => path == NoLedger
        ? throw new UserException(ExitCode.Usage, "this needs a ledger: give its file with --ledger.")
        : SqliteLedger.Open(path, TimeProvider.System, LedgerAccess.Read);

    /// <summary>Opens a ledger that is there for writing.</summary>
    /// <exception cref="LedgerException">It is not there or cannot be opened.</exception>
    public static ILedgerStore OpenToWrite(string path)
    {
        if (path == NoLedger) throw new UserException(ExitCode.Usage, "this needs a ledger: give its file with --ledger.");
        if (!File.Exists(path)) throw new LedgerException(LedgerProblem.Missing, $"There is no ledger at {path}. Read some stories first (`attache read FILES`), or say where it is with --ledger.");
        return SqliteLedger.Open(path, TimeProvider.System);
    }

    /// <summary>The day of the newest story known at a time; null where the ledger holds none.</summary>
    public static DateOnly? LastDay(ILedgerStore ledger, KnownTime known)
    {
        DateOnly? last = null;
        foreach (var story in ledger.Stories(known))
            if (last is null || story.Published.Day > last) last = story.Published.Day;
        return last;
    }

    private static PublicationInstant? Instant(ArgumentResult result)
    {
        string text = string.Join(' ', result.Tokens.Select(t => t.Value));
        if (WireDates.TryInstant(text, out var instant)) return instant;
        result.AddError(string.Create(CultureInfo.InvariantCulture, $"'{text}' is no date. Give a day such as 2022-02-07 or an instant such as 2022-02-07T18:20:00+01:00."));
        return null;
    }
}
