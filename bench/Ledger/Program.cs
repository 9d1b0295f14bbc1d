using System.Globalization;
using Attache.Bench.Ledger;

// LedgerBench [FINDINGS] [FOLDER]: the trial of the ledger; see docs/operations.md.
// LedgerBench export FOLDER WHAT FORMAT [facts]: one export of the ledger that an earlier run left there.
// LedgerBench rebuild FOLDER: the rebuilding of the derived tables alone, on such a ledger.
// LedgerBench dossiers FOLDER: dossiers alone, on the ledger that an earlier run left there.
if (args is ["dossiers", var there])
{
    LedgerTrial.Dossiers(there, Console.Out);
    return;
}
if (args is ["rebuild", var built])
{
    LedgerTrial.Rebuild(built, Console.Out);
    return;
}
if (args is ["export", var from, var what, var format, .. var rest])
{
    ExportTrial.Run(from, what, format, rest is ["facts"], Console.Out);
    return;
}
int findings = args.Length > 0 ? int.Parse(args[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : 1_000_000;
string folder = args.Length > 1 ? args[1] : Directory.CreateTempSubdirectory("attache-bench").FullName;
Directory.CreateDirectory(folder);
LedgerTrial.Run(findings, folder, Console.Out);
if (args.Length <= 1) Directory.Delete(folder, recursive: true);
