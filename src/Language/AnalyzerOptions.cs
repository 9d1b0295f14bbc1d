namespace Attache.Language;

/// <summary>How an <see cref="Analyzer"/> is made.</summary>
public sealed record AnalyzerOptions
{
    /// <summary>The folder with the model <c>english.bin</c>; null looks for <c>data/models</c> beside the program, then upwards.</summary>
    public string? ModelFolder { get; init; }

    /// <summary>Whether names are looked for.</summary>
    public bool WithNames { get; init; } = true;

    /// <summary>How many word types keep their part of the first layer, at most; each takes about 5 kB.</summary>
    public int CachedWords { get; init; } = 12288;

    /// <summary>The most tokens of one sentence that the parser sees at once; longer ones are cut for it and hung together again.</summary>
    public int LongestSentence { get; init; } = 160;

    /// <summary>The widest vectors that the kernels may use, in bits: 512, 256, 128, or 0 for plain code. The result is the same.</summary>
    public int VectorBits { get; init; } = 512;
}
