using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Attache.Bench.Ledger;
using Attache.Desk;
using Attache.Ledger;
using Attache.Storage;

namespace Attache.Bench.Desk;

/// <summary>Users at a desk over a large ledger, on one machine over loopback, while somebody decides on a finding every five seconds.</summary>
internal static class DeskLoad
{
    private const int DecidesEvery = 5_000;

    /// <summary>Runs it.</summary>
    public static async Task Run(int findings, string folder, int seconds, int users, int pause, string only, TextWriter output)
    {
        string path = Path.Combine(folder, "desk.db");
        if (!File.Exists(path)) Fill(path, findings, output);
        var watch = Stopwatch.StartNew();
        var options = new DeskOptions { Ledger = path, Port = 0, Author = "bench", ApiRequestsPerMinute = int.MaxValue };
        var app = DeskHost.Build(options, TimeProvider.System);
        await using (app.ConfigureAwait(false))
        {
            Say(output, $"desk opened in {watch.Elapsed.TotalSeconds:0.0} s");
            await app.StartAsync().ConfigureAwait(false);
            var visits = new Visits(path, only);
            using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64, UseCookies = false }) { BaseAddress = new Uri(app.Urls.First()), Timeout = TimeSpan.FromMinutes(5) };
            await FirstPage(client, output).ConfigureAwait(false);
            await Alone(client, visits, output).ConfigureAwait(false);
            await Together(client, visits, seconds, users, pause, output).ConfigureAwait(false);
            Say(output, $"working set {Environment.WorkingSet / 1048576.0:0} MiB");
            await app.StopAsync().ConfigureAwait(false);
        }
    }

    private static void Fill(string path, int findings, TextWriter output)
    {
        using var store = SqliteLedger.Open(path, TimeProvider.System);
        var wire = new GeneratedWire(17);
        int written = 0;
        var readings = new List<StoryReading>();
        while (written < findings)
        {
            readings.Clear();
            for (int i = 0; i < 400; i++) readings.Add(wire.Next());
            written += store.Append(readings).Findings;
        }
        store.Refresh();
        Say(output, $"{written} findings written");
    }

    private static async Task FirstPage(HttpClient client, TextWriter output)
    {
        string html = await client.GetStringAsync("/").ConfigureAwait(false);
        int bytes = System.Text.Encoding.UTF8.GetByteCount(html), all = bytes;
        foreach (string part in html.Split('"').Where(p => p.StartsWith("/assets/", StringComparison.Ordinal)).Distinct()) all += (await client.GetByteArrayAsync(part).ConfigureAwait(false)).Length;
        Say(output, $"first page: {bytes / 1024.0:0.0} KiB of HTML, {all / 1024.0:0.0} KiB with style, script and icon, as sent");
    }

    private static async Task Alone(HttpClient client, Visits visits, TextWriter output)
    {
        Say(output, $"one user, each page 12 times, of other subjects and days; milliseconds");
        Say(output, $"| page | median | worst | processor, on average | KiB |");
        Say(output, $"|---|---|---|---|---|");
        var random = new Random(5);
        foreach (string page in visits.Pages)
        {
            var times = new List<double>();
            int most = 0;
            // Once to warm up, so that the compiler's work is not counted.
            await Ask(client, visits.Address(page, random)).ConfigureAwait(false);
            var before = Environment.CpuUsage.TotalTime;
            for (int i = 0; i < 12; i++)
            {
                var (time, size) = await Ask(client, visits.Address(page, random)).ConfigureAwait(false);
                times.Add(time);
                most = Math.Max(most, size);
            }
            Say(output, $"| {page} | {Percentile(times, 0.5):0} | {times.Max():0} | {(Environment.CpuUsage.TotalTime - before).TotalMilliseconds / times.Count:0} | {most / 1024.0:0} |");
        }
    }

    private static async Task Together(HttpClient client, Visits visits, int seconds, int users, int pause, TextWriter output)
    {
        var times = new ConcurrentDictionary<string, ConcurrentBag<double>>(StringComparer.Ordinal);
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        int decided = 0;
        var before = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        async Task User(int n)
        {
            var random = new Random(100 + n);
            // Nobody comes at the same moment as the others.
            await Task.Delay(random.Next(Math.Max(1, pause))).ConfigureAwait(false);
            while (!end.IsCancellationRequested)
            {
                string page = visits.Pages[random.Next(visits.Pages.Count)];
                var (time, _) = await Ask(client, visits.Address(page, random)).ConfigureAwait(false);
                times.GetOrAdd(page, _ => []).Add(time);
                if (pause > 0) await Task.Delay((pause / 2) + random.Next(pause)).ConfigureAwait(false);
            }
        }
        async Task Decide()
        {
            while (!end.IsCancellationRequested)
            {
                await Task.Delay(DecidesEvery).ConfigureAwait(false);
                using var answer = await client.PostAsync($"/api/v1/findings/{visits.Findings[decided++]}/accept", null).ConfigureAwait(false);
                answer.EnsureSuccessStatusCode();
            }
        }
        await Task.WhenAll([Decide(), .. Enumerable.Range(0, users).Select(User)]).ConfigureAwait(false);
        var all = times.Values.SelectMany(t => t).ToList();
        Say(output, $"{users} users at once for {watch.Elapsed.TotalSeconds:0} s, {(pause == 0 ? "without any pause" : string.Create(CultureInfo.InvariantCulture, $"each looking at a page for {pause / 1000.0:0.#} s on average"))}, a decision every {DecidesEvery / 1000} s");
        Say(output, $"{all.Count} pages, {all.Count / watch.Elapsed.TotalSeconds:0} a second; processor {(Environment.CpuUsage.TotalTime - before).TotalMilliseconds / all.Count:0} ms a page, client and desk together");
        Say(output, $"| page | asked | median | 95th percentile | worst |");
        Say(output, $"|---|---|---|---|---|");
        foreach (string page in visits.Pages.Where(times.ContainsKey)) Row(output, page, times[page]);
        Row(output, "all", all);
    }

    private static void Row(TextWriter output, string page, IReadOnlyCollection<double> times) =>
        Say(output, $"| {page} | {times.Count} | {Percentile(times, 0.5):0} | {Percentile(times, 0.95):0} | {times.Max():0} |");

    private static async Task<(double Milliseconds, int Bytes)> Ask(HttpClient client, string address)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await client.GetAsync(address).ConfigureAwait(false);
        byte[] body = await answer.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
        double time = watch.Elapsed.TotalMilliseconds;
        // A force or post that nothing names on that day is an answer too.
        if (!answer.IsSuccessStatusCode && answer.StatusCode != System.Net.HttpStatusCode.NotFound) throw new InvalidOperationException($"{address}: {answer.StatusCode}");
        return (time, body.Length);
    }

    private static double Percentile(IEnumerable<double> values, double p)
    {
        double[] sorted = [.. values.Order()];
        return sorted[Math.Min(sorted.Length - 1, (int)(p * sorted.Length))];
    }

    private static void Say(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
