using System.Globalization;
using System.Text;
using Attache.Coding.Lexicon;

namespace Attache.Training;

/// <summary>A finding of a story with gold: its weight, and whether it holds.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Story">Its story; findings of one story are never split over training and test.</param>
/// <param name="Raw">The finder's weight, 0 to 1.</param>
/// <param name="Holds">Whether a gold line agrees with it.</param>
public sealed record JudgedFinding(string Kind, string Story, double Raw, bool Holds);

/// <summary>
/// Fits confidences: isotonic regression of holding on weight, for each kind, drawn a little to the kind's mean so that few
/// findings do not make certainty. Deterministic.
/// </summary>
public static class CalibrationFit
{
    // How many findings with the kind's mean are added to every step: small samples stay near the mean.
    private const double Prior = 4;

    /// <summary>The points of the curves, by kind and weight.</summary>
    public static IReadOnlyList<(string Kind, double Raw, double Confidence)> Fit(IEnumerable<JudgedFinding> judged) =>
        [.. judged.GroupBy(j => j.Kind, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).SelectMany(g => Isotonic([.. g]).Select(p => (g.Key, p.Raw, p.Confidence)))];

    /// <summary>The confidence of every finding by a curve that was fitted without its story's fold; stories in order go to folds in turn.</summary>
    /// <param name="judged">The findings.</param>
    /// <param name="folds">How many folds; at least 2.</param>
    public static IReadOnlyList<(JudgedFinding Finding, double Confidence)> CrossValidate(IReadOnlyList<JudgedFinding> judged, int folds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var stories = judged.Select(j => j.Story).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var result = new List<(JudgedFinding, double)>();
        for (int f = 0; f < folds; f++)
        {
            var held = stories.Where((_, i) => i % folds == f).ToHashSet(StringComparer.Ordinal);
            var calibration = new Calibration(Fit(judged.Where(j => !held.Contains(j.Story))));
            result.AddRange(judged.Where(j => held.Contains(j.Story)).Select(j => (j, calibration.Of(j.Kind, j.Raw))));
        }
        return result;
    }

    /// <summary>A reliability table: by tenths of confidence how many findings, their mean confidence, the share that held; then the expected calibration error and the Brier score.</summary>
    public static string Reliability(IReadOnlyList<(JudgedFinding Finding, double Confidence)> judged)
    {
        var text = new StringBuilder("confidence   findings   mean   held\n");
        double error = 0;
        foreach (var bin in judged.GroupBy(j => Math.Min(9, (int)(j.Confidence * 10))).OrderBy(g => g.Key))
        {
            double mean = bin.Average(j => j.Confidence), held = bin.Average(j => j.Finding.Holds ? 1.0 : 0.0);
            error += bin.Count() * Math.Abs(mean - held);
            text.Append(CultureInfo.InvariantCulture, $"{bin.Key / 10.0:0.0}-{(bin.Key + 1) / 10.0:0.0} {bin.Count(),14} {mean,6:0.00} {held,6:0.00}  {new string('#', (int)Math.Round(held * 40))}\n");
        }
        double brier = judged.Average(j => Math.Pow(j.Confidence - (j.Finding.Holds ? 1 : 0), 2));
        return text.Append(CultureInfo.InvariantCulture, $"findings {judged.Count}, expected calibration error {error / judged.Count:0.000}, Brier score {brier:0.000}").ToString();
    }

    /// <summary>The table for <c>data/calibration.tsv</c>.</summary>
    public static string Table(IEnumerable<(string Kind, double Raw, double Confidence)> points)
    {
        var text = new StringBuilder("""
            # Confidence of findings by kind and the finder's own weight: of findings with that weight, which share held.
            # Source: fitted by ./dev train calibration (isotonic regression) on the stories with gold; our own work. Licence: CC BY 4.0.
            kind	raw	confidence

            """);
        foreach (var (kind, raw, confidence) in points) text.Append(CultureInfo.InvariantCulture, $"{kind}\t{raw:0.00##}\t{confidence:0.000}\n");
        return text.ToString();
    }

    // Pools adjacent weights until confidence never falls with weight; a point for each end of a pool.
    private static List<(double Raw, double Confidence)> Isotonic(List<JudgedFinding> judged)
    {
        double mean = judged.Average(j => j.Holds ? 1.0 : 0.0);
        var pools = new List<(double First, double Last, double Held, int Count)>();
        foreach (var g in judged.GroupBy(j => j.Raw).OrderBy(g => g.Key))
        {
            pools.Add((g.Key, g.Key, g.Count(j => j.Holds), g.Count()));
            while (pools.Count > 1 && Share(pools[^2], mean) >= Share(pools[^1], mean))
            {
                var (a, b) = (pools[^2], pools[^1]);
                pools.RemoveRange(pools.Count - 2, 2);
                pools.Add((a.First, b.Last, a.Held + b.Held, a.Count + b.Count));
            }
        }
        var points = new List<(double, double)>();
        foreach (var p in pools)
        {
            points.Add((p.First, Share(p, mean)));
            if (p.Last > p.First) points.Add((p.Last, Share(p, mean)));
        }
        return points;
    }

    private static double Share((double First, double Last, double Held, int Count) pool, double mean) => (pool.Held + (Prior * mean)) / (pool.Count + Prior);
}
