using Attache.Codebook;
using Attache.Stories;

namespace Attache.Ledger.Facts;

/// <summary>
/// All facts of a ledger. Which stories come from one source is found in one pass over all findings, and then the findings of one
/// kind at a time are merged, as facts never hold two kinds. Of a kind that has many, the findings are parted by what must agree for two to be one
/// fact (<see cref="FactKey"/>), each part merged by itself, and the parts' facts brought together in order, by way of files: what is in memory does
/// not grow with the number of findings, but for the stories and the digests of their sentences.
/// </summary>
public static class FactReader
{
    // Some 2 KB each.
    private const int MostInMemory = 50_000;

    /// <summary>The facts of some kinds, kind by kind in the order given, each by date and id.</summary>
    /// <param name="store">The ledger.</param>
    /// <param name="kinds">The kinds, as in <see cref="Finding.Kind"/>.</param>
    /// <param name="known">As known at.</param>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    /// <exception cref="IOException">The folder for temporary files cannot be written.</exception>
    public static IEnumerable<Fact> Read(ILedgerStore store, IReadOnlyList<string> kinds, KnownTime known) => Read(store, kinds, known, MostInMemory);

    /// <summary>The same, where no more than some findings are merged at once, so far as what must agree parts them.</summary>
    internal static IEnumerable<Fact> Read(ILedgerStore store, IReadOnlyList<string> kinds, KnownTime known, int most)
    {
        var decisions = store.Decisions(known);
        var decided = decisions.SelectMany(NamedBy).ToHashSet(StringComparer.Ordinal);
        var decidedKeys = new HashSet<string>(StringComparer.Ordinal);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var origins = new Origins(Counted());
        foreach (string kind in kinds)
        {
            var findings = store.Findings(new FindingQuery { Kind = kind, Known = known });
            int count = counts.GetValueOrDefault(kind);
            var facts = count <= most ? FactMerger.Merge([.. findings], decisions, origins) : InParts(findings, (count + most - 1) / most);
            foreach (var fact in facts) yield return fact;
        }

        IEnumerable<ReportedFinding> Counted()
        {
            foreach (var f in store.Findings(new FindingQuery { Known = known }))
            {
                counts[f.Finding.Kind] = counts.GetValueOrDefault(f.Finding.Kind) + 1;
                if (decided.Contains(f.Finding.Id)) decidedKeys.Add(FactKey.Of(f.Finding));
                yield return f;
            }
        }

        IEnumerable<Fact> InParts(IEnumerable<ReportedFinding> findings, int parts)
        {
            string folder = Directory.CreateTempSubdirectory("attache-facts-").FullName;
            var stories = new Dictionary<long, StoryRef>();
            var runs = new List<FindingSpool>(parts);
            try
            {
                var spools = new FindingSpool[parts];
                try
                {
                    for (int i = 0; i < parts; i++) spools[i] = new FindingSpool(Path.Combine(folder, $"findings-{i}"), stories);
                    foreach (var f in findings) spools[PartOf(FactKey.Of(f.Finding), parts)].Write(f);
                    for (int i = 0; i < parts; i++)
                    {
                        var run = new FindingSpool(Path.Combine(folder, $"facts-{i}"), stories);
                        runs.Add(run);
                        // What people merged and split lies in the first part.
                        foreach (var fact in FactMerger.Merge([.. spools[i].Findings()], i == 0 ? decisions : null, origins)) run.Write(fact);
                        spools[i].Dispose();
                    }
                }
                finally
                {
                    foreach (var spool in spools) spool?.Dispose();
                }
                foreach (var fact in InOrder(runs)) yield return fact;
            }
            finally
            {
                foreach (var run in runs) run.Dispose();
                Directory.Delete(folder, recursive: true);
            }
        }

        // A decision may join findings in which nothing agrees: all that agree with one that is named in any stay together.
        int PartOf(string key, int parts) => decidedKeys.Contains(key) ? 0 : (int)((uint)string.GetHashCode(key, StringComparison.Ordinal) % (uint)parts);
    }

    private static IEnumerable<Fact> InOrder(List<FindingSpool> runs)
    {
        var next = new PriorityQueue<IEnumerator<Fact>, Fact>(Comparer<Fact>.Create(FactMerger.ByDate));
        foreach (var facts in runs.Select(r => r.Facts().GetEnumerator()))
            if (facts.MoveNext()) next.Enqueue(facts, facts.Current);
        while (next.TryDequeue(out var facts, out var fact))
        {
            yield return fact;
            if (facts.MoveNext()) next.Enqueue(facts, facts.Current);
        }
    }

    private static IReadOnlyList<string> NamedBy(Decision decision) => decision switch
    {
        MergeFacts merge => merge.FindingIds,
        SplitFacts split => split.FindingIds,
        _ => [],
    };
}
