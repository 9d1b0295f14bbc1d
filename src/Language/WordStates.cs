using Attache.Language.Grammar;

namespace Attache.Language;

/// <summary>What the network makes of each word from its whole sentence: the states of its last layer, for classifiers that are trained on top of it. Safe for many threads.</summary>
public sealed class WordStates
{
    private readonly Parser parser;

    internal WordStates(Parser parser, int width) => (this.parser, Width) = (parser, width);

    /// <summary>How many values a state has.</summary>
    public int Width { get; }

    /// <summary>The states of a sentence's words, one after the other, each of <see cref="Width"/> values from −1 to 1; the sentence is read again for them.</summary>
    /// <param name="sentence">The sentence.</param>
    public float[] Of(Sentence sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        return parser.States(sentence);
    }
}
