using System.Diagnostics;
using System.Globalization;
using Attache.Language;

namespace Attache.Bench.Language;

/// <summary>
/// Speed, load time and memory in plain figures, and length against time on hostile text. Beside the time of the clock stands
/// the processor's: where other work runs on the machine, it is the nearer to what one idle core gives.
/// </summary>
public static class LanguageTrial
{
    private const int Runs = 5;

    /// <summary>Runs it on one thread.</summary>
    public static void Run(string folder, TextWriter output)
    {
        var news = News.Read(folder);
        Speeds(output, "to trees", new AnalyzerOptions { WithNames = false }, news);
        var analyzer = Speeds(output, "to trees and names", new AnalyzerOptions(), news);
        Say(output, $"resident {Environment.WorkingSet >> 20} MB");
        var watch = new Stopwatch();
        foreach (var (name, piece) in new[] { ("letters without a space", "a"), ("brackets", "("), ("words without a stop", "word "), ("dots", "a.") })
        {
            foreach (int length in new[] { 16_384, 65_536, 262_144 })
            {
                string text = string.Concat(Enumerable.Repeat(piece, length / piece.Length));
                watch.Restart();
                analyzer.Analyze(text);
                Say(output, $"{name}: {length} characters in {watch.Elapsed.TotalMilliseconds:0} ms");
            }
        }
    }

    private static Analyzer Speeds(TextWriter output, string what, AnalyzerOptions options, Source[] news)
    {
        var watch = Stopwatch.StartNew();
        var analyzer = Analyzer.Create(options);
        Say(output, $"{what}: load {watch.Elapsed.TotalMilliseconds:0} ms, resident {Environment.WorkingSet >> 20} MB");
        Median(output, $"{what}, stories, 16 at a time", () => news.Chunk(16).Sum(c => analyzer.Analyze(c).Sum(d => d.Tokens.Count())));
        Median(output, $"{what}, stories, one at a time", () => news.Sum(s => analyzer.Analyze(s.Text).Tokens.Count()));
        var sentences = news.Take(4).SelectMany(s => analyzer.Analyze(s.Text).Sentences).Select(s => s.Text).ToArray();
        Median(output, $"{what}, one sentence at a time", () => sentences.Sum(s => analyzer.Analyze(s).Tokens.Count()));
        return analyzer;
    }

    private static void Median(TextWriter output, string what, Func<int> read)
    {
        read();
        double[] speeds = new double[Runs], own = new double[Runs];
        int tokens = 0;
        for (int k = 0; k < Runs; k++)
        {
            var watch = Stopwatch.StartNew();
            var before = Environment.CpuUsage.TotalTime;
            tokens = read();
            speeds[k] = tokens / watch.Elapsed.TotalSeconds;
            own[k] = tokens / (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        }
        Array.Sort(speeds);
        Array.Sort(own);
        Say(output, $"{what}: {speeds[Runs / 2]:0} tokens a second, {own[Runs / 2]:0} in a second of the processor (medians of {Runs}, {tokens} tokens)");
    }

    private static void Say(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
