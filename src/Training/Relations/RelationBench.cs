using Attache.Coding;
using Attache.Coding.Clauses;
using Attache.Coding.Lexicon;
using Attache.Coding.Relations;
using Attache.Language;

namespace Attache.Training.Relations;

/// <summary>All that reading, training and measuring relations needs, made once.</summary>
public sealed class RelationBench
{
    private readonly Analyzer analyzer;
    private readonly RelationReader reader;

    /// <summary>Makes it with the models and tables of this program; the classifier's own model is not needed.</summary>
    public RelationBench()
    {
        analyzer = Analyzer.Create();
        Lexicon = PredicateLexicon.Load("predicates");
        Classes = WordClasses.Load();
        Coder = Coder.WithoutModality(analyzer);
        reader = new RelationReader(Coder, new ActReader(Lexicon, Classes, new Composer(IntentLexicon.Load(), Classes)));
    }

    /// <summary>A coder without the classifier of modality.</summary>
    internal Coder Coder { get; }

    /// <summary>The lexicon of predicates.</summary>
    public PredicateLexicon Lexicon { get; }

    /// <summary>Word classes.</summary>
    public WordClasses Classes { get; }

    /// <summary>Word vectors.</summary>
    public WordVectors Vectors => analyzer.Vectors;

    /// <summary>The states of words in their sentences.</summary>
    public WordStates States => analyzer.States;

    /// <summary>Reads rows.</summary>
    public IReadOnlyList<RelationReading> Read(IReadOnlyList<RelationRow> rows) => reader.Read(rows);

    /// <summary>Probabilities of <see cref="RelationClasses.Names"/> for each row, by a trained model.</summary>
    public IReadOnlyList<float[]> Classify(IReadOnlyList<RelationRow> rows, RelationModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var features = new RelationFeatures(Vectors, States, model.Soft, model.Blend.LexiconWeight, model.Blend.SoftWeight);
        return RelationExperiment.Predict(model, RelationTrainer.Extract(Read(rows), features));
    }

    /// <summary>The class that the lexicon alone gives: that of the anchor's act; null where it has none.</summary>
    public static string? LexiconClass(RelationView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (view.AnchorAct is { IsTrap: false } act) return act.Class;
        return view.Acts.Where(a => !a.IsTrap && view.IsOutside(a.Predicate.Head)).MaxBy(a => a.Match.Pattern.Strength)?.Class;
    }

    /// <summary>The root class with the highest probability, as files coded after CAMEO count; NONE left out.</summary>
    public static string BestRoot(ReadOnlySpan<float> p)
    {
        var sums = new Dictionary<string, float>(StringComparer.Ordinal);
        for (int c = 0; c < RelationClasses.Count; c++)
        {
            string root = RelationClasses.CameoRootOf(RelationClasses.Names[c]);
            if (root != RelationClasses.None) sums[root] = sums.GetValueOrDefault(root) + p[c];
        }
        string best = "ACCUSE";
        foreach (var (root, sum) in sums)
            if (sum > sums[best]) best = root;
        return best;
    }

    /// <summary>The category with the highest probability, or NONE.</summary>
    public static string BestCategory(ReadOnlySpan<float> p)
    {
        var sums = new Dictionary<string, float>(StringComparer.Ordinal);
        for (int c = 0; c < RelationClasses.Count; c++)
        {
            string category = RelationClasses.CategoryOf(RelationClasses.Names[c]);
            sums[category] = sums.GetValueOrDefault(category) + p[c];
        }
        return sums.OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).First().Key;
    }

    /// <summary>The quad of a root class as the benchmark counts: YIELD is material cooperation there.</summary>
    public static int QuadOf(string root) => root == "YIELD" ? 2 : Codebook.Plover.Standard.Categories[root].QuadNumber;
}
