using System.CommandLine;
using System.Globalization;
using Attache.Cli.Options;
using Attache.Cli.Output;

namespace Attache.Cli.Verbs;

/// <summary><c>attache ledger</c></summary>
internal static class LedgerVerb
{
    public static Command Create()
    {
        var ledger = Common.Ledger();
        var verify = new Command("verify", "Check that no entry was changed, taken out or put in between.") { ledger };
        Examples.Attach(verify, """
            attache ledger verify
            attache ledger verify --ledger crisis.db
            """);
        verify.SetAction(r => Verify(r.GetValue(ledger)!));
        var rebuild = new Command("rebuild", "Throw away the tables that are derived from the entries and derive them again.") { ledger };
        Examples.Attach(rebuild, "attache ledger rebuild");
        rebuild.SetAction(r =>
        {
            using var store = Common.OpenToWrite(r.GetValue(ledger)!);
            store.RebuildViews();
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{store.Name}: derived anew from {store.Head.Count:N0} entries."));
            return ExitCode.Fine;
        });
        return new Command("ledger", "Look after the ledger.") { verify, rebuild };
    }

    private static int Verify(string path)
    {
        using var interrupt = new Interrupt();
        using var store = Common.OpenToRead(path);
        var check = store.Verify(cancel: interrupt.Token);
        var c = CultureInfo.InvariantCulture;
        if (check.Holds)
        {
            Console.Out.WriteLine(string.Create(c, $"{store.Name}: {check.Checked:N0} {(check.Checked == 1 ? "entry" : "entries")}, the chain holds. Its head is {check.Head}."));
            return ExitCode.Fine;
        }
        Terminal.Error(string.Create(c, $"{store.Name}: the chain breaks at entry {check.BrokenAt}: {check.Why}. {check.Checked:N0} entries before it are right. Take the last good copy of the file, or read the stories again into a new ledger."));
        return ExitCode.Ledger;
    }
}
