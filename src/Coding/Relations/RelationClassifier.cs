using Attache.Codebook;
using Attache.Coding.Clauses;
using Attache.Language;

namespace Attache.Coding.Relations;

/// <summary>What the classifier answers for an act between two sides.</summary>
/// <param name="Probabilities">One for each of <see cref="RelationClasses.Names"/>.</param>
public readonly record struct RelationAnswer(float[] Probabilities)
{
    private static readonly string[] CategoryOfClass = [.. RelationClasses.Names.Select(RelationClasses.CategoryOf)];
    private static readonly string[] Categories = [.. Plover.Standard.Categories.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The probability of a category, its readings added up; NONE too.</summary>
    public float Of(string category)
    {
        float sum = 0;
        for (int c = 0; c < Probabilities.Length; c++)
            if (CategoryOfClass[c] == category) sum += Probabilities[c];
        return sum;
    }

    /// <summary>The likeliest category, NONE left out.</summary>
    public string Best
    {
        get
        {
            string best = "ACCUSE";
            float most = -1;
            foreach (string category in Categories)
                if (Of(category) is var p && p > most) (best, most) = (category, p);
            return best;
        }
    }
}

/// <summary>The trained classifier at work on sentences. Safe for many threads.</summary>
public sealed class RelationClassifier
{
    private readonly RelationModel model;
    private readonly RelationFeatures features;

    /// <summary>Makes one of a model and the vectors of the language side.</summary>
    public RelationClassifier(RelationModel model, WordVectors vectors, WordStates states)
    {
        ArgumentNullException.ThrowIfNull(model);
        this.model = model;
        features = new RelationFeatures(vectors, states, model.Soft, model.Blend.LexiconWeight, model.Blend.SoftWeight);
    }

    /// <summary>What happens between two sides by the word of an act.</summary>
    public RelationAnswer Answer(StoryReading reading, IReadOnlyList<Act> acts, Predicate act, IEnumerable<Entity> actors, IEnumerable<Entity> recipients)
    {
        var sink = new FeatureSink(features.DenseLength);
        features.Write(reading, View(acts, act, actors, recipients), sink);
        var p = new float[RelationClasses.Count];
        model.Score(sink, p);
        return new RelationAnswer(p);
    }

    /// <summary>The features that speak most for a category, strongest first; for explanations.</summary>
    public IReadOnlyList<string> Reasons(StoryReading reading, IReadOnlyList<Act> acts, Predicate act, IEnumerable<Entity> actors, IEnumerable<Entity> recipients, string category, int most)
    {
        var sink = new FeatureSink(features.DenseLength, names: true);
        features.Write(reading, View(acts, act, actors, recipients), sink);
        return model.Reasons(sink, RelationClasses.IndexOf(category), most);
    }

    private static RelationView View(IReadOnlyList<Act> acts, Predicate act, IEnumerable<Entity> actors, IEnumerable<Entity> recipients)
    {
        ArgumentNullException.ThrowIfNull(act);
        var sentence = act.Head.Sentence;
        return new RelationView(sentence, acts, Mask(sentence, act.Head, actors), Mask(sentence, act.Head, recipients), act);
    }

    private static bool[] Mask(Sentence sentence, Token act, IEnumerable<Entity> entities)
    {
        var mask = new bool[sentence.Tokens.Count];
        foreach (var e in entities)
        {
            if (e.Text is { Length: > 0 } text && Nearest(sentence, act, text) is { } span)
                foreach (var t in sentence.Tokens)
                    if (t != act && t.Span.Overlaps(span)) mask[t.Index] = true;
        }
        return mask;
    }

    // A name may stand in a sentence twice: the one nearest to the act is meant.
    private static Stories.TextSpan? Nearest(Sentence sentence, Token act, string text)
    {
        Stories.TextSpan? nearest = null;
        int least = int.MaxValue;
        for (int at = sentence.Text.IndexOf(text, StringComparison.Ordinal); at >= 0; at = sentence.Text.IndexOf(text, at + 1, StringComparison.Ordinal))
        {
            var span = new Stories.TextSpan(sentence.Span.Start + at, sentence.Span.Start + at + text.Length);
            int distance = span.End <= act.Span.Start ? act.Span.Start - span.End : Math.Max(0, span.Start - act.Span.End);
            if (distance < least) (nearest, least) = (span, distance);
        }
        return nearest;
    }
}
