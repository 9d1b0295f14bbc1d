using Attache.Codebook;

namespace Attache.Ledger.Facts;

/// <summary>
/// Makes facts of findings. The outcome depends on the set of findings alone, never on their order: they are sorted by
/// what they say, the most precisely dated first, and each joins the nearest fact that it fits or starts its own.
/// </summary>
public static class FactMerger
{
    /// <summary>The facts of some findings, sorted by date, kind and id.</summary>
    /// <param name="findings">Findings as they stand at one known time.</param>
    /// <param name="decisions">Merges and splits as they stand at that time; others are passed over.</param>
    public static IReadOnlyList<Fact> Merge(IReadOnlyCollection<ReportedFinding> findings, IReadOnlyList<Decision>? decisions = null) =>
        Merge(findings, decisions, new Origins(findings));

    /// <summary>The same, where the sources of more findings than these are known.</summary>
    internal static IReadOnlyList<Fact> Merge(IReadOnlyCollection<ReportedFinding> findings, IReadOnlyList<Decision>? decisions, Origins origins)
    {
        var clusters = new List<List<ReportedFinding>>();
        foreach (var block in findings.GroupBy(f => FactKey.Of(f.Finding), StringComparer.Ordinal)) Cluster(block, clusters);
        foreach (var decision in decisions ?? []) Apply(decision, clusters);
        var facts = new List<Fact>(clusters.Count);
        foreach (var cluster in clusters)
        {
            string lead = cluster[0].Finding.Id;
            cluster.Sort(ByReport);
            facts.Add(new Fact("F" + lead.TrimStart('f'), cluster, origins.Count(cluster), origins.Confidence(cluster)));
        }
        facts.Sort(ByDate);
        return facts;
    }

    private static void Cluster(IEnumerable<ReportedFinding> block, List<List<ReportedFinding>> clusters)
    {
        int first = clusters.Count;
        foreach (var finding in block.Order(Comparer<ReportedFinding>.Create(ByPrecision)))
        {
            int best = -1, nearest = int.MaxValue;
            for (int i = first; i < clusters.Count; i++)
            {
                // Members are compared with the first only, so that no chain of vague reports joins two precise ones.
                if (!FactCompatibility.Holds(clusters[i][0], finding)) continue;
                int distance = Math.Abs(Effective(clusters[i][0]).DayNumber - Effective(finding).DayNumber);
                if (distance < nearest) (best, nearest) = (i, distance);
            }
            if (best >= 0) clusters[best].Add(finding);
            else clusters.Add([finding]);
        }
    }

    private static void Apply(Decision decision, List<List<ReportedFinding>> clusters)
    {
        switch (decision)
        {
            case MergeFacts merge:
                var named = clusters.FindAll(c => c.Exists(f => merge.FindingIds.Contains(f.Finding.Id, StringComparer.Ordinal)));
                if (named.Count < 2) return;
                clusters.RemoveAll(named.Contains);
                List<ReportedFinding> merged = [.. named.SelectMany(c => c)];
                merged.Sort(ByPrecision);
                clusters.Add(merged);
                break;
            case SplitFacts split:
                for (int i = clusters.Count - 1; i >= 0; i--)
                {
                    var away = clusters[i].FindAll(f => split.FindingIds.Contains(f.Finding.Id, StringComparer.Ordinal));
                    if (away.Count == 0 || away.Count == clusters[i].Count) continue;
                    clusters[i].RemoveAll(away.Contains);
                    clusters.Add(away);
                }
                break;
        }
    }

    private static DateOnly Effective(ReportedFinding finding) => finding.Finding.Date is { } d ? d.First ?? d.Last!.Value : finding.Day;

    private static int Precision(EdtfDate? date) => date is null ? 9 : (date.IsInterval ? 4 : 0) + (date.IsVague ? 1 : 0) + ((int)DateGrain.Day - (int)date.Grain);

    private static int ByPrecision(ReportedFinding a, ReportedFinding b)
    {
        int c = Precision(a.Finding.Date).CompareTo(Precision(b.Finding.Date));
        if (c == 0) c = Effective(a).CompareTo(Effective(b));
        return c != 0 ? c : ByReport(a, b);
    }

    private static int ByReport(ReportedFinding a, ReportedFinding b)
    {
        int c = a.Known.CompareTo(b.Known);
        if (c == 0) c = string.CompareOrdinal(a.Story.Id, b.Story.Id);
        if (c == 0) c = string.CompareOrdinal(a.Story.ContentHash, b.Story.ContentHash);
        if (c == 0) c = a.Finding.Sentence.CompareTo(b.Finding.Sentence);
        return c != 0 ? c : string.CompareOrdinal(a.Finding.Id, b.Finding.Id);
    }

    private static int ByDate(Fact a, Fact b)
    {
        int c = a.From.CompareTo(b.From);
        if (c == 0) c = string.CompareOrdinal(a.Kind, b.Kind);
        if (c == 0) c = ByReport(a.Evidence[0], b.Evidence[0]);
        return c != 0 ? c : string.CompareOrdinal(a.Id, b.Id);
    }
}
