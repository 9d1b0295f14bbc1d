using Attache.Language.Names;

namespace Attache.Language;

/// <summary>A text and the sentences found in it; the text is kept as it came.</summary>
/// <param name="Text">The whole text, unchanged; all spans are places in it.</param>
/// <param name="Sentences">In the order of the text, numbered from 1.</param>
public sealed record Document(string Text, IReadOnlyList<Sentence> Sentences)
{
    /// <summary>The proper names in the order of the text, none within another; empty where the analyzer does not look for them.</summary>
    public IReadOnlyList<Name> Names { get; init; } = [];

    /// <summary>All tokens in the order of the text.</summary>
    public IEnumerable<Token> Tokens => Sentences.SelectMany(s => s.Tokens);
}
