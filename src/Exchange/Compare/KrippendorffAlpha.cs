using System.Globalization;

namespace Attache.Exchange.Compare;

/// <summary>How far two values of a field are from each other.</summary>
public enum Metric
{
    /// <summary>0 where they are the same, else 1.</summary>
    Nominal,

    /// <summary>The square of their difference; values are numbers.</summary>
    Interval,
}

/// <summary>
/// Krippendorff's alpha: 1 for perfect agreement, 0 for what chance would give, below 0 for systematic disagreement. Any number of
/// coders, any of whom may have left a unit out. K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011).
/// </summary>
public static class KrippendorffAlpha
{
    /// <summary>Alpha of some units.</summary>
    /// <param name="units">The values that each unit got, in any order; null where a coder gave none. Units with fewer than two values do not count.</param>
    /// <param name="metric">How far two values are from each other.</param>
    /// <returns>Alpha; null where no unit has two values, or where all values are the same, so that nothing could disagree.</returns>
    /// <exception cref="FormatException">A value of an interval is no number.</exception>
    public static double? Of(IEnumerable<IReadOnlyList<string?>> units, Metric metric)
    {
        var pairs = new SortedDictionary<(string A, string B), double>(Comparer<(string A, string B)>.Create((x, y) => x.A != y.A ? string.CompareOrdinal(x.A, y.A) : string.CompareOrdinal(x.B, y.B)));
        var totals = new SortedDictionary<string, double>(StringComparer.Ordinal);
        double all = 0;
        foreach (var unit in units)
        {
            var values = unit.OfType<string>().ToList();
            if (values.Count < 2) continue;
            for (int i = 0; i < values.Count; i++)
            {
                all++;
                totals[values[i]] = totals.GetValueOrDefault(values[i]) + 1;
                for (int j = 0; j < values.Count; j++)
                    if (i != j) pairs[(values[i], values[j])] = pairs.GetValueOrDefault((values[i], values[j])) + (1.0 / (values.Count - 1));
            }
        }
        if (all == 0) return null;
        double observed = pairs.Sum(p => p.Value * Distance(p.Key.A, p.Key.B, metric));
        double expected = 0;
        foreach (var (a, n) in totals)
            foreach (var (b, m) in totals) expected += n * m * Distance(a, b, metric);
        return expected == 0 ? null : 1 - ((all - 1) * observed / expected);
    }

    private static double Distance(string a, string b, Metric metric)
    {
        if (metric == Metric.Nominal) return a == b ? 0 : 1;
        double d = double.Parse(a, CultureInfo.InvariantCulture) - double.Parse(b, CultureInfo.InvariantCulture);
        return d * d;
    }
}
