using Attache.Language.Grammar;

namespace Attache.Language;

/// <summary>The word vectors inside the language model: words with like use lie near each other. Safe for many threads.</summary>
public sealed class WordVectors
{
    private readonly WordInput words;

    internal WordVectors(WordInput words) => this.words = words;

    /// <summary>How many values a vector has.</summary>
    public int Width => words.VectorWidth;

    /// <summary>Writes the vector of a form or lemma.</summary>
    /// <param name="word">A word, in any case.</param>
    /// <param name="to">Receives <see cref="Width"/> values; untouched where the word is unknown.</param>
    /// <returns>Whether the word is known.</returns>
    public bool TryCopy(string word, Span<float> to) => word.Length > 0 && words.TryCopyVector(word, to);
}
