using Attache.Language;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace Attache.Bench.Language;

/// <summary>Raw text to trees, on one core; the column “Tokens/s” holds what an operation reads over its mean time.</summary>
[Config(typeof(InThisProcess))]
[MemoryDiagnoser]
public class LanguageBenchmarks
{
    private readonly Source[] news = News.Read(News.DefaultFolder);
    private Analyzer trees = null!;
    private Analyzer names = null!;
    private string[] sentences = null!;

    /// <summary>The tokens that one operation reads, by the benchmark's name; none where it reads no text.</summary>
    internal static Dictionary<string, int> Tokens { get; } = new(StringComparer.Ordinal);

    [GlobalSetup]
    public void Setup()
    {
        trees = Analyzer.Create(new AnalyzerOptions { WithNames = false });
        names = Analyzer.Create();
        var first = news.Take(4).Select(s => trees.Analyze(s.Text)).ToList();
        sentences = [.. first.SelectMany(d => d.Sentences).Select(s => s.Text)];
        Tokens[nameof(Stories)] = Tokens[nameof(StoriesWithNames)] = news.Sum(s => trees.Analyze(s.Text).Tokens.Count());
        Tokens[nameof(OneSentenceAtATime)] = first.Sum(d => d.Tokens.Count());
    }

    [Benchmark]
    public int Stories() => news.Chunk(16).Sum(chunk => trees.Analyze(chunk).Sum(d => d.Sentences.Count));

    [Benchmark]
    public int StoriesWithNames() => news.Chunk(16).Sum(chunk => names.Analyze(chunk).Sum(d => d.Sentences.Count));

    [Benchmark]
    public int OneSentenceAtATime() => sentences.Sum(s => trees.Analyze(s).Sentences.Count);

    [Benchmark]
    public Analyzer Load() => Analyzer.Create(new AnalyzerOptions { WithNames = false });

    // In this process: a generated one would build the whole program again.
    private sealed class InThisProcess : ManualConfig
    {
        public InThisProcess()
        {
            AddJob(Job.Default.WithToolchain(InProcessNoEmitToolchain.Instance).WithWarmupCount(1).WithIterationCount(5).WithInvocationCount(1).WithUnrollFactor(1));
            AddColumn(new TokensColumn());
        }
    }
}
