using System.Diagnostics;
using System.Globalization;
using Attache.Ledger;
using Attache.Storage;
using Attache.Stories;
using Attache.Views;
using Attache.Views.Brief;

namespace Attache.Bench.Ledger;

/// <summary>
/// The long trial of the ledger, for <c>./dev soak</c>: fills a ledger with generated findings and measures appending,
/// rebuilding, dossiers, checking the chain, size and memory. <c>LedgerTrial.Run(1_000_000, folder, Console.Out)</c>.
/// </summary>
public static class LedgerTrial
{
    /// <summary>Runs it.</summary>
    /// <param name="findings">How many findings to make, at least.</param>
    /// <param name="folder">Where the ledger goes; its file is deleted first and left for inspection.</param>
    /// <param name="output">Where the figures go.</param>
    /// <param name="batch">Stories in one append.</param>
    public static void Run(int findings, string folder, TextWriter output, int batch = 200)
    {
        string path = Path.Combine(folder, "trial.db");
        foreach (var suffix in (string[])["", "-wal", "-shm"]) File.Delete(path + suffix);
        var wire = new GeneratedWire(17);
        var appending = new Stopwatch();
        var processor = TimeSpan.Zero;
        int written = 0;
        long highest = 0;
        using (var store = SqliteLedger.Open(path, TimeProvider.System))
        {
            var readings = new List<StoryReading>(batch);
            while (written < findings)
            {
                readings.Clear();
                for (int i = 0; i < batch; i++) readings.Add(wire.Next());
                appending.Start();
                var before = Environment.CpuUsage.TotalTime;
                written += store.Append(readings).Findings;
                processor += Environment.CpuUsage.TotalTime - before;
                appending.Stop();
                highest = Math.Max(highest, GC.GetTotalMemory(false));
            }
            Say(output, $"findings {written}, appended in {appending.Elapsed.TotalSeconds:0.0} s ({processor.TotalSeconds:0.0} s of processor): {written / appending.Elapsed.TotalSeconds:0} a second; managed memory at most {highest / 1048576.0:0} MiB");
            Time(output, "first catching up of the derived tables", () => _ = store.Findings(new FindingQuery { Subject = Subject.State("ZZZ") }).Any());
        }
        long bytes = new FileInfo(path).Length;
        Say(output, $"file {bytes / 1048576.0:0} MiB, {bytes / (double)written:0} bytes a finding");
        using (var store = SqliteLedger.Open(path, TimeProvider.System))
        {
            Time(output, "rebuilding of all derived tables", () => store.RebuildViews());
            Time(output, "check of the chain", () => { if (!store.Verify().Holds) throw new InvalidOperationException("the chain is broken"); });
            Dossiers(store, output);
        }
        Say(output, $"working set at the end {Environment.WorkingSet / 1048576.0:0} MiB");
    }

    /// <summary>Measures dossiers alone, on a ledger that an earlier run left.</summary>
    public static void Dossiers(string folder, TextWriter output)
    {
        using var store = SqliteLedger.Open(Path.Combine(folder, "trial.db"), TimeProvider.System, LedgerAccess.Read);
        Dossiers(store, output);
    }

    // First in a process that has just begun, as the command line is; then warm, as a desk is, on any day, half of them as known on any later day.
    private static void Dossiers(ILedgerStore store, TextWriter output)
    {
        (string, string)[] pairs = [("FRA", "MLI"), ("USA", "RUS"), ("POL", "BLR")];
        var last = store.Stories(KnownTime.Latest).Last().Published.Day;
        foreach (var (a, b) in pairs) Dossiers(store, a, b, last, 41, "cold", output);
        foreach (var (a, b) in pairs) Dossiers(store, a, b, last, 200, "warm", output);
    }

    private static void Dossiers(ILedgerStore store, string a, string b, DateOnly last, int count, string how, TextWriter output)
    {
        var subject = Subject.Pair(a, b);
        int size = store.Findings(new FindingQuery { Subject = subject }).Count();
        var random = new Random(3);
        var times = new List<double>();
        var (reading, processor) = (TimeSpan.Zero, Environment.CpuUsage.TotalTime);
        var first = new DateOnly(2015, 1, 1);
        for (int i = 0; i < count; i++)
        {
            var on = first.AddDays(random.Next(last.DayNumber - first.DayNumber));
            var known = i % 2 == 0 ? KnownTime.Latest : KnownTime.EndOf(on.AddDays(random.Next(last.DayNumber - on.DayNumber + 1)));
            var watch = Stopwatch.StartNew();
            var file = FileOnDay.Of(store, subject, new ValidDay(on), known);
            reading += watch.Elapsed;
            BriefComposer.Compose(file, subject, CountryNames.Standard);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        Say(output, $"dossier {a} {b} ({size} findings), {how}: first {times[0]:0} ms, median {Percentile(times, 0.5):0} ms, 95th percentile {Percentile(times, 0.95):0} ms; processor {(Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / times.Count:0} ms each, {reading.TotalMilliseconds / times.Sum():P0} of the time reads and merges");
    }

    /// <summary>Measures the rebuilding of all derived tables alone, on a ledger that an earlier run left.</summary>
    public static void Rebuild(string folder, TextWriter output)
    {
        using var store = SqliteLedger.Open(Path.Combine(folder, "trial.db"), TimeProvider.System);
        Time(output, "rebuilding of all derived tables", () => store.RebuildViews());
    }

    private static double Percentile(IEnumerable<double> values, double p)
    {
        double[] sorted = [.. values.Order()];
        return sorted[Math.Min(sorted.Length - 1, (int)(p * sorted.Length))];
    }

    private static void Time(TextWriter output, string what, Action work)
    {
        var watch = Stopwatch.StartNew();
        var processor = Environment.CpuUsage.TotalTime;
        work();
        Say(output, $"{what}: {watch.Elapsed.TotalSeconds:0.0} s ({(Environment.CpuUsage.TotalTime - processor).TotalSeconds:0.0} s of processor)");
    }

    private static void Say(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
