using System.Globalization;
using Attache.Codebook;

namespace Attache.Coding.Lexicon;

/// <summary>
/// What the finders' own weights are worth: of findings of a kind with that weight, which share held on stories with gold. From
/// <c>data/calibration.tsv</c>, which <c>./dev train calibration</c> makes. Read once, safe to use from many threads.
/// </summary>
public sealed class Calibration
{
    private readonly Dictionary<string, List<(double Raw, double Confidence)>> curves;

    /// <summary>Makes a calibration of curves by kind.</summary>
    /// <param name="points">Kind, weight and confidence; both from 0 to 1.</param>
    public Calibration(IEnumerable<(string Kind, double Raw, double Confidence)> points) =>
        curves = points.GroupBy(p => p.Kind, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(p => (p.Raw, p.Confidence)).OrderBy(p => p.Raw).ToList(), StringComparer.Ordinal);

    /// <summary>Reads the table that is part of this assembly.</summary>
    public static Calibration Load() => new(Tsv.FromResource(typeof(Calibration).Assembly, "lexicon/calibration.tsv").Rows
        .Select(r => (r["kind"], Number(r["raw"]), Number(r["confidence"]))));

    /// <summary>The confidence of a finding, two digits; between two points of its kind's curve on the line between them. The weight itself for a kind without a curve.</summary>
    public double Of(string kind, double raw)
    {
        if (!curves.TryGetValue(kind, out var curve)) return raw;
        if (raw <= curve[0].Raw) return Round(curve[0].Confidence);
        for (int i = 1; i < curve.Count; i++)
            if (raw <= curve[i].Raw)
            {
                var (a, b) = (curve[i - 1], curve[i]);
                return Round(a.Confidence + ((b.Confidence - a.Confidence) * (raw - a.Raw) / (b.Raw - a.Raw)));
            }
        return Round(curve[^1].Confidence);
    }

    private static double Round(double confidence) => Math.Round(Math.Clamp(confidence, 0.05, 0.98), 2);

    private static double Number(string s) => double.Parse(s, CultureInfo.InvariantCulture);
}
