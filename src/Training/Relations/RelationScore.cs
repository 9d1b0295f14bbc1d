using System.Globalization;

namespace Attache.Training.Relations;

/// <summary>How well classes were given; counts as <c>score_relations.py</c> does.</summary>
/// <param name="MacroF1">Mean of the classes' F1 over the classes of the gold file.</param>
/// <param name="Accuracy">Share of right rows.</param>
/// <param name="PerClass">F1 of each class.</param>
public sealed record RelationScore(double MacroF1, double Accuracy, IReadOnlyList<(string Class, double F1, int Rows)> PerClass)
{
    /// <summary>Scores predictions in the order of the gold classes.</summary>
    public static RelationScore Of(IReadOnlyList<string> gold, IReadOnlyList<string> predicted)
    {
        var classes = new List<(string, double, int)>();
        int right = 0;
        for (int i = 0; i < gold.Count; i++)
            if (gold[i] == predicted[i]) right++;
        foreach (string c in gold.Distinct().Order(StringComparer.Ordinal))
        {
            int tp = 0, wrong = 0, missed = 0, rows = 0;
            for (int i = 0; i < gold.Count; i++)
            {
                if (gold[i] == c) rows++;
                if (gold[i] == c && predicted[i] == c) tp++;
                else if (predicted[i] == c) wrong++;
                else if (gold[i] == c) missed++;
            }
            classes.Add((c, tp == 0 ? 0 : 2.0 * tp / ((2 * tp) + wrong + missed), rows));
        }
        return new RelationScore(classes.Count == 0 ? 0 : classes.Average(c => c.Item2), gold.Count == 0 ? 0 : (double)right / gold.Count, classes);
    }

    /// <summary>Macro-F1 and accuracy.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"macro-F1 {MacroF1:0.000} accuracy {Accuracy:0.000}");
}
