using Attache.Codebook;

namespace Attache.Language.Words;

/// <summary>The words of <c>data/language/words.tsv</c>, looked up without regard to case.</summary>
internal sealed class WordList
{
    private readonly Dictionary<string, WordKinds> kinds = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int[]> splits = new(StringComparer.OrdinalIgnoreCase);

    private WordList(Tsv table)
    {
        foreach (var row in table.Rows)
        {
            var kind = Enum.Parse<WordKinds>(row["kind"], ignoreCase: true);
            kinds[row["word"]] = kinds.GetValueOrDefault(row["word"]) | kind;
            if (kind == WordKinds.Split) splits[row["word"]] = Array.ConvertAll(row.List("parts"), p => p.Length);
        }
    }

    /// <summary>Reads the list.</summary>
    public static WordList Load() => new(Tsv.FromResource(typeof(WordList).Assembly, "language/words.tsv"));

    /// <summary>What is known of a word; a full stop belongs to it where it has one.</summary>
    public WordKinds this[ReadOnlySpan<char> word] =>
        kinds.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var found) ? found : WordKinds.None;

    /// <summary>The lengths of the parts of a word of kind <see cref="WordKinds.Split"/>.</summary>
    public ReadOnlySpan<int> Parts(ReadOnlySpan<char> word) => splits.GetAlternateLookup<ReadOnlySpan<char>>()[word];
}

/// <summary>What <c>words.tsv</c> says of a word.</summary>
[Flags]
internal enum WordKinds
{
    None = 0,
    Title = 1,
    Stop = 2,
    Before = 4,
    Number = 8,
    Prefix = 16,
    Unit = 32,
    Split = 64,
    Apostrophe = 128,
    Starter = 256,
    Speech = 512,
    Date = 1024,
    Flat = 2048,
    Intent = 4096,
}
