using Attache.Stories;

namespace Attache.Language;

/// <summary>Reads English: words, sentences, parts of speech, lemmas and trees. Safe to use from many threads at once.</summary>
/// <example><code>var document = Analyzer.Create().Analyze("France is in talks with its partners.");</code></example>
public sealed class Analyzer
{
    /// <summary>Makes an analyzer with the model of <c>data/models</c>.</summary>
    /// <exception cref="FileNotFoundException">No model was found; says where it was looked for.</exception>
    /// <exception cref="InvalidDataException">The model is broken or of another version.</exception>
    public static Analyzer Create() => Create(new AnalyzerOptions());

    /// <summary>Makes an analyzer.</summary>
    /// <exception cref="FileNotFoundException">No model was found; says where it was looked for.</exception>
    /// <exception cref="InvalidDataException">The model is broken or of another version.</exception>
    public static Analyzer Create(AnalyzerOptions options) =>
        throw new FileNotFoundException("The English model is still being trained");

    /// <summary>Reads a text as one paragraph after another, parted by line breaks.</summary>
    public Document Analyze(string text) => Analyze([new Source(text, null)])[0];

    /// <summary>Reads only the given stretches of a text; no sentence crosses from one to the next.</summary>
    /// <param name="text">The whole text; spans of the result are places in it.</param>
    /// <param name="paragraphs">In order, not overlapping, each within the text.</param>
    /// <exception cref="ArgumentException">The paragraphs are not in order or not within the text.</exception>
    public Document Analyze(string text, IReadOnlyList<TextSpan> paragraphs) => Analyze([new Source(text, paragraphs)])[0];

    /// <summary>Reads many texts together, which is a good deal faster than one by one; the results are the same.</summary>
    public IReadOnlyList<Document> Analyze(IReadOnlyList<Source> sources) => throw new NotSupportedException();
}

/// <summary>A text to read.</summary>
/// <param name="Text">The whole text.</param>
/// <param name="Paragraphs">The stretches that hold sentences, in order; null for all, parted by line breaks.</param>
public sealed record Source(string Text, IReadOnlyList<TextSpan>? Paragraphs);
