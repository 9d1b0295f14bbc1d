using System.Diagnostics;
using System.Globalization;
using Attache.Exchange;
using Attache.Exchange.Formats;
using Attache.Storage;

namespace Attache.Bench.Ledger;

/// <summary>
/// Measures exports of a ledger that an earlier run of <see cref="LedgerTrial"/> left: each in a process of its own, so that the highest memory is its own.
/// </summary>
public static class ExportTrial
{
    /// <summary>Runs one export and tells rows, seconds, the file's size and the highest working set.</summary>
    /// <param name="folder">Where the ledger lies; the file of the export is made there and deleted.</param>
    /// <param name="what">A value of <see cref="ExportFormat.Everything"/>.</param>
    /// <param name="format">Name of the format.</param>
    /// <param name="facts">Facts instead of findings.</param>
    /// <param name="output">Where the figures go.</param>
    public static void Run(string folder, string what, string format, bool facts, TextWriter output)
    {
        using var store = SqliteLedger.Open(Path.Combine(folder, "trial.db"), TimeProvider.System, LedgerAccess.Read);
        string path = Path.Combine(folder, "export.tmp");
        var watch = Stopwatch.StartNew();
        long rows;
        using (var stream = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16))
            rows = Exporter.Write(store, new ExportRequest(what, ExportFormat.ByName(format)!) { Facts = facts }, stream).Rows;
        watch.Stop();
        using var process = Process.GetCurrentProcess();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"export {what}{(facts ? " --facts" : "")} {format}: {rows} rows in {watch.Elapsed.TotalSeconds:0.0} s ({Environment.CpuUsage.TotalTime.TotalSeconds:0.0} s of processor), file {new FileInfo(path).Length / 1048576.0:0} MiB, working set at most {process.PeakWorkingSet64 / 1048576.0:0} MiB"));
        File.Delete(path);
    }
}
