using System.Collections.Concurrent;
using Attache.Coding.Clauses;
using Attache.Language;

namespace Attache.Coding.Relations;

/// <summary>
/// A soft score of each category for any predicate, also for those that the lexicon lacks: learnt from the lexicon's
/// patterns over word vectors. Input: vectors of the head, of its particle or preposition, the mean of the words of its frame.
/// </summary>
public sealed class SoftLexicon
{
    private readonly Mlp network;
    private readonly WordVectors vectors;
    private readonly int width;
    private readonly ConcurrentDictionary<string, float[]> heads = new(StringComparer.Ordinal);

    /// <summary>Makes one over a network whose inputs are <see cref="InputsOf"/>.</summary>
    public SoftLexicon(Mlp network, WordVectors vectors) => (this.network, this.vectors, width) = (network, vectors, vectors.Width);

    /// <summary>Scores a word has.</summary>
    public int Outputs => network.Outputs;

    /// <summary>The number of inputs with vectors of that width.</summary>
    public static int InputsOf(int width) => (3 * width) + 4;

    /// <summary>Writes the inputs of a predicate.</summary>
    public static void WriteInput(WordVectors vectors, ReadOnlySpan<char> partOfSpeech, string head, IEnumerable<string> links, IEnumerable<string> frame, bool negated, Span<float> to)
    {
        int w = vectors.Width;
        to.Clear();
        vectors.TryCopy(head, to[..w]);
        AddMean(vectors, links, to.Slice(w, w));
        AddMean(vectors, frame, to.Slice(2 * w, w));
        to[3 * w] = partOfSpeech is "v" ? 1 : 0;
        to[(3 * w) + 1] = partOfSpeech is "n" ? 1 : 0;
        to[(3 * w) + 2] = partOfSpeech is "a" ? 1 : 0;
        to[(3 * w) + 3] = negated ? 1 : 0;
    }

    /// <summary>Scores of a predicate in its sentence.</summary>
    public void Score(Predicate p, Span<float> to)
    {
        Span<float> input = stackalloc float[InputsOf(width)];
        WriteInput(vectors, p.IsVerb ? "v" : p.Head.Upos == "NOUN" ? "n" : "a", p.Head.Lemma, Links(p), Frame(p), false, input);
        network.Run(input, to);
    }

    /// <summary>Scores of a lemma alone; kept.</summary>
    public ReadOnlySpan<float> Score(string lemma, string partOfSpeech)
    {
        string key = partOfSpeech + lemma;
        if (heads.TryGetValue(key, out var known)) return known;
        Span<float> input = stackalloc float[InputsOf(width)];
        WriteInput(vectors, partOfSpeech, lemma, [], [], false, input);
        var scores = new float[Outputs];
        network.Run(input, scores);
        if (heads.Count > 20_000) heads.Clear();
        heads[key] = scores;
        return scores;
    }

    private static IEnumerable<string> Links(Predicate p)
    {
        if (p.Particle is { } particle) yield return particle;
        foreach (var (preposition, _) in p.Obliques) yield return preposition;
    }

    private static IEnumerable<string> Frame(Predicate p)
    {
        foreach (var o in p.Objects) yield return o.Lemma;
        if (p.Xcomp is { } x) yield return x.Lemma;
        if (p.Objects.Count == 0)
            foreach (var (_, noun) in p.Obliques) yield return noun.Lemma;
    }

    private static void AddMean(WordVectors vectors, IEnumerable<string> words, Span<float> to)
    {
        Span<float> one = stackalloc float[to.Length];
        int n = 0;
        foreach (string word in words)
            if (vectors.TryCopy(word, one))
            {
                for (int i = 0; i < one.Length; i++) to[i] += one[i];
                n++;
            }
        if (n > 1)
            for (int i = 0; i < to.Length; i++) to[i] /= n;
    }
}
