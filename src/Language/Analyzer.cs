using Attache.Language.Grammar;
using Attache.Language.Names;
using Attache.Language.Words;
using Attache.Stories;

namespace Attache.Language;

/// <summary>Reads English: words, sentences, parts of speech, lemmas and trees. Safe to use from many threads at once.</summary>
/// <example><code>var document = Analyzer.Create().Analyze("France is in talks with its partners.");</code></example>
public sealed class Analyzer
{
    private const string ModelName = "english.bin";
    private readonly Reader reader;
    private readonly Parser parser;

    private Analyzer(Reader reader, Parser parser, WordVectors vectors, NameFinder? names)
    {
        (this.reader, this.parser) = (reader, parser);
        (Vectors, States) = (vectors, new WordStates(parser, parser.StateWidth));
        Names = names;
        Components = names is null ? Composition.Checked<IComponent>(reader, parser) : Composition.Checked<IComponent>(reader, parser, names);
    }

    /// <summary>The parts, in the order in which they work.</summary>
    public IReadOnlyList<IComponent> Components { get; }

    /// <summary>The word vectors of its model.</summary>
    public WordVectors Vectors { get; }

    /// <summary>The states of words in their sentences.</summary>
    public WordStates States { get; }

    /// <summary>What finds names; null where <see cref="AnalyzerOptions.WithNames"/> is off.</summary>
    public NameFinder? Names { get; }

    /// <summary>Makes an analyzer with the model of <c>data/models</c>.</summary>
    /// <exception cref="FileNotFoundException">No model was found; says where it was looked for.</exception>
    /// <exception cref="InvalidDataException">The model is broken or of another version.</exception>
    public static Analyzer Create() => Create(new AnalyzerOptions());

    /// <summary>Makes an analyzer.</summary>
    /// <exception cref="FileNotFoundException">A model was not found; says where it was looked for.</exception>
    /// <exception cref="InvalidDataException">A model is broken or of another version.</exception>
    public static Analyzer Create(AnalyzerOptions options)
    {
        string model = FindModel(options.ModelFolder);
        var network = Task.Run(() => Network.Load(model, options.VectorBits, options.CachedWords));
        WordVectors Vectors() => new(network.GetAwaiter().GetResult().Words);
        var names = options.WithNames ? NameFinder.Load(Path.GetDirectoryName(model)!, Vectors) : null;
        var parser = new Parser(network.GetAwaiter().GetResult(), Lemmatizer.Load(), MorphTable.Load(), Repairs.Load(), Math.Max(2, options.LongestSentence));
        return new Analyzer(new Reader(), parser, Vectors(), names);
    }

    /// <summary>Reads a text line by line: a sentence never goes on in the next line.</summary>
    public Document Analyze(string text) => Analyze([new Source(text, null)])[0];

    /// <summary>Reads only the given stretches of a text; no sentence crosses from one to the next.</summary>
    /// <param name="text">The whole text; spans of the result are places in it.</param>
    /// <param name="paragraphs">In order, not overlapping, each within the text.</param>
    /// <exception cref="ArgumentException">The paragraphs are not in order or not within the text.</exception>
    public Document Analyze(string text, IReadOnlyList<TextSpan> paragraphs) => Analyze([new Source(text, paragraphs)])[0];

    /// <summary>Reads many texts together, which is a good deal faster than one by one; the results are the same.</summary>
    /// <exception cref="ArgumentException">Paragraphs are not in order or not within their text.</exception>
    public IReadOnlyList<Document> Analyze(IReadOnlyList<Source> sources)
    {
        var split = sources.Select(s => reader.Read(s.Text, s.Paragraphs)).ToArray();
        var all = new List<(string Text, TextSpan[] Words)>();
        for (int d = 0; d < split.Length; d++)
            foreach (var words in split[d]) all.Add((sources[d].Text, words));
        var values = parser.Parse(all);
        var documents = new Document[split.Length];
        for (int d = 0, at = 0; d < split.Length; d++)
        {
            var sentences = new Sentence[split[d].Count];
            for (int s = 0; s < sentences.Length; s++, at++) sentences[s] = new Sentence(sources[d].Text, s + 1, split[d][s], values[at]);
            documents[d] = Made(sources[d].Text, sentences);
        }
        return documents;
    }

    /// <summary>Reads a text whose words and sentences are known; each sentence has at least one word, in order.</summary>
    /// <exception cref="ArgumentException">A sentence has no words.</exception>
    public Document Analyze(string text, IReadOnlyList<TextSpan[]> sentences)
    {
        if (sentences.Any(s => s.Length == 0)) throw new ArgumentException("A sentence has words", nameof(sentences));
        var values = parser.Parse(sentences.Select(s => (text, s)).ToArray());
        return Made(text, sentences.Select((s, i) => new Sentence(text, i + 1, s, values[i])).ToArray());
    }

    private Document Made(string text, Sentence[] sentences) =>
        new(text, sentences) { Names = Names?.Find(text, sentences) ?? [] };

    private static string FindModel(string? folder)
    {
        if (folder is not null)
        {
            string path = Path.Combine(folder, ModelName);
            return File.Exists(path) ? path : throw new FileNotFoundException($"There is no {ModelName} in {folder}", path);
        }
        return ProgramData.Find("models/" + ModelName);
    }
}

/// <summary>A text to read.</summary>
/// <param name="Text">The whole text.</param>
/// <param name="Paragraphs">The stretches that hold sentences, in order; null for lines.</param>
public sealed record Source(string Text, IReadOnlyList<TextSpan>? Paragraphs = null);
