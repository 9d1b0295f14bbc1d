using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Attache.Ledger;
using Attache.Storage;
using Attache.Tests.Unit.Ledger;

namespace Attache.Tests.Contract;

/// <summary>
/// A program that appends is killed (SIGKILL) at any moment; what it had been told is on disk must be there, and no
/// story by halves. Five times here, 200 times in <c>./dev soak</c> (environment variable ATTACHE_KILLS).
/// </summary>
public sealed class KillTests
{
    private const string Variable = "ATTACHE_KILL_CHILD";
    private const int FindingsPerStory = 5, MostBatches = 400;

    // The tests' own program, however they were started.
    private static string Program => Path.Combine(AppContext.BaseDirectory, typeof(KillTests).Assembly.GetName().Name! + (OperatingSystem.IsWindows() ? ".exe" : ""));

    /// <summary>In the child process, appends until it is killed, and says after each append how far it came.</summary>
    [ModuleInitializer]
    internal static void Child()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } path) return;
        using var store = SqliteLedger.Open(path, TimeProvider.System);
        int first = store.Stories(Stories.KnownTime.Latest).Count() / 10;
        for (int batch = first; ; batch++)
        {
            // Who kills it may be held up for minutes; the ledger must not grow to gigabytes meanwhile.
            if (batch - first == MostBatches) Thread.Sleep(Timeout.Infinite);
            store.Append([.. Enumerable.Range(batch * 10, 10).Select(Reading)]);
            Console.Out.WriteLine(((batch + 1) * 10).ToString(CultureInfo.InvariantCulture));
            Console.Out.Flush();
        }
    }

    private static StoryReading Reading(int number)
    {
        var wire = Wire.Item($"urn:kill:{number}", "1", "AWP", "2022-02-01", "One.", new string('x', 2000 + (number % 7 * 300)));
        for (int i = 0; i < FindingsPerStory; i++) wire.Says(2, Wire.Post("expelled", "FRA", "MLI", $"Holder {number} {i}"));
        return wire.Reading();
    }

    [Fact]
    public async Task Killed_at_any_moment_nothing_acknowledged_is_lost_and_nothing_is_half_there()
    {
        int kills = int.TryParse(Environment.GetEnvironmentVariable("ATTACHE_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : 5;
        string folder = Directory.CreateTempSubdirectory("attache").FullName, path = Path.Combine(folder, "kill.db");
        var random = new Random(11);
        var cancel = TestContext.Current.CancellationToken;
        for (int i = 0; i < kills; i++)
        {
            int acknowledged = 0;
            using (var child = Process.Start(new ProcessStartInfo(Program) { RedirectStandardOutput = true, Environment = { [Variable] = path, ["DOTNET_EnableDiagnostics"] = "0" } })!)
            {
                if (await child.StandardOutput.ReadLineAsync(cancel) is { } first) acknowledged = int.Parse(first, CultureInfo.InvariantCulture);
                var rest = child.StandardOutput.ReadToEndAsync(cancel);
                await Task.Delay(random.Next(5, 200), cancel);
                child.Kill();
                await child.WaitForExitAsync(cancel);
                if ((await rest).Split('\n', StringSplitOptions.RemoveEmptyEntries) is [.., var last]) acknowledged = Math.Max(acknowledged, int.Parse(last, CultureInfo.InvariantCulture));
            }
            Assert.True(acknowledged > 0, "the child appended nothing");
            using var store = SqliteLedger.Open(path, TimeProvider.System);
            Assert.True(store.Check().Holds);
            int stories = store.Stories(Stories.KnownTime.Latest).Count();
            Assert.True(stories >= acknowledged, $"{acknowledged} stories acknowledged, {stories} there");
            Assert.Equal(0, stories % 10);
            Assert.Equal(stories * (FindingsPerStory + 1), store.Head.Count);
        }
        Directory.Delete(folder, recursive: true);
    }
}
