using Attache.Language;
using BenchmarkDotNet.Attributes;

namespace Attache.Bench.Language;

/// <summary>Raw text to trees, on one core.</summary>
[MemoryDiagnoser]
public class LanguageBenchmarks
{
    private readonly Source[] news = News.Read(News.DefaultFolder);
    private Analyzer analyzer = null!;
    private string[] sentences = null!;

    [GlobalSetup]
    public void Setup()
    {
        analyzer = Analyzer.Create();
        sentences = analyzer.Analyze(news[0].Text).Sentences.Select(s => s.Text).ToArray();
    }

    [Benchmark]
    public int Stories() => news.Chunk(16).Sum(chunk => analyzer.Analyze(chunk).Sum(d => d.Sentences.Count));

    [Benchmark]
    public int OneSentenceAtATime() => sentences.Sum(s => analyzer.Analyze(s).Sentences.Count);

    [Benchmark]
    public Analyzer Load() => Analyzer.Create();
}
