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
        var leaders = new FactLeaders();
        foreach (var finding in block.Order(Comparer<ReportedFinding>.Create(ByPrecision)))
        {
            int cluster = leaders.Nearest(finding);
            if (cluster >= 0)
            {
                clusters[cluster].Add(finding);
                continue;
            }
            leaders.Add(clusters.Count, finding);
            clusters.Add([finding]);
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

    private static int ByPrecision(ReportedFinding a, ReportedFinding b)
    {
        int c = FactLeaders.Precision(a.Finding.Date).CompareTo(FactLeaders.Precision(b.Finding.Date));
        if (c == 0) c = FactLeaders.DayOf(a).CompareTo(FactLeaders.DayOf(b));
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

    /// <summary>The order of facts: by date, kind, first report and id.</summary>
    internal static int ByDate(Fact a, Fact b)
    {
        int c = a.From.CompareTo(b.From);
        if (c == 0) c = string.CompareOrdinal(a.Kind, b.Kind);
        if (c == 0) c = ByReport(a.Evidence[0], b.Evidence[0]);
        return c != 0 ? c : string.CompareOrdinal(a.Id, b.Id);
    }
}
