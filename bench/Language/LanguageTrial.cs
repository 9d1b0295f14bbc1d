using System.Diagnostics;
using System.Globalization;
using Attache.Language;

namespace Attache.Bench.Language;

/// <summary>Speed, load time and memory in plain figures, and length against time on hostile text.</summary>
public static class LanguageTrial
{
    private const int Runs = 5;

    /// <summary>Runs it on one thread.</summary>
    public static void Run(string folder, TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        var analyzer = Analyzer.Create();
        Say(output, $"load {watch.Elapsed.TotalMilliseconds:0} ms");
        var news = News.Read(folder);
        Median(output, "stories, 16 at a time", () => news.Chunk(16).Sum(c => analyzer.Analyze(c).Sum(d => d.Tokens.Count())));
        Median(output, "stories, one at a time", () => news.Sum(s => analyzer.Analyze(s.Text).Tokens.Count()));
        var sentences = news.Take(4).SelectMany(s => analyzer.Analyze(s.Text).Sentences).Select(s => s.Text).ToArray();
        Median(output, "one sentence at a time", () => sentences.Sum(s => analyzer.Analyze(s).Tokens.Count()));
        Say(output, $"resident {Environment.WorkingSet >> 20} MB");
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

    private static void Median(TextWriter output, string what, Func<int> read)
    {
        read();
        var speeds = new double[Runs];
        int tokens = 0;
        for (int k = 0; k < Runs; k++)
        {
            var watch = Stopwatch.StartNew();
            tokens = read();
            speeds[k] = tokens / watch.Elapsed.TotalSeconds;
        }
        Array.Sort(speeds);
        Say(output, $"{what}: {speeds[Runs / 2]:0} tokens a second (median of {Runs}, {tokens} tokens)");
    }

    private static void Say(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
