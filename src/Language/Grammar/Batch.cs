namespace Attache.Language.Grammar;

/// <summary>
/// Sentences read together, from long to short, packed by step: the first words of all, then the second words of those
/// that have one, and so on. Row <c>Offsets[t] + b</c> is word t of sentence b.
/// </summary>
internal sealed class Batch
{
    private readonly IReadOnlyList<WordType[]> sentences;

    /// <param name="sentences">From long to short, none empty.</param>
    public Batch(IReadOnlyList<WordType[]> sentences)
    {
        this.sentences = sentences;
        Steps = sentences[0].Length;
        Offsets = new int[Steps + 1];
        int live = sentences.Count;
        for (int t = 0; t < Steps; t++)
        {
            while (sentences[live - 1].Length <= t) live--;
            Offsets[t + 1] = Offsets[t] + live;
        }
    }

    /// <summary>The length of the longest sentence.</summary>
    public int Steps { get; }

    /// <summary>The first row of each step; behind them the number of all rows.</summary>
    public int[] Offsets { get; }

    /// <summary>The number of all words.</summary>
    public int Words => Offsets[Steps];

    /// <summary>The sentences.</summary>
    public IReadOnlyList<WordType[]> Sentences => sentences;

    /// <summary>How many sentences have a word at this step.</summary>
    public int Live(int step) => Offsets[step + 1] - Offsets[step];

    /// <summary>The row of a word.</summary>
    public int Row(int sentence, int word) => Offsets[word] + sentence;

    /// <summary>For each row the row of the word that a reader from the right meets at that step.</summary>
    public unsafe void WriteBackward(int* rows)
    {
        for (int b = 0; b < sentences.Count; b++)
        {
            int n = sentences[b].Length;
            for (int t = 0; t < n; t++) rows[Row(b, t)] = Row(b, n - 1 - t);
        }
    }
}
