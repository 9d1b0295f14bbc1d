using Attache.Language;

namespace Attache.Tests.Unit.Language;

/// <summary>One analyzer for all tests; it is safe for many threads.</summary>
internal static class English
{
    public static Analyzer Analyzer { get; } = Analyzer.Create();

    public static Sentence One(string text) => Assert.Single(Analyzer.Analyze(text).Sentences);
}
