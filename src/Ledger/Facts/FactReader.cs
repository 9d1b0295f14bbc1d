using Attache.Codebook;
using Attache.Stories;

namespace Attache.Ledger.Facts;

/// <summary>
/// All facts of a ledger. Which stories come from one source is found in one pass over all findings, and then the findings of one
/// kind at a time are merged, as facts never hold two kinds: what is in memory is the findings of one kind, and each story's name and sentences.
/// </summary>
public static class FactReader
{
    /// <summary>The facts of some kinds, kind by kind in the order given, each by date and id.</summary>
    /// <param name="store">The ledger.</param>
    /// <param name="kinds">The kinds, as in <see cref="Finding.Kind"/>.</param>
    /// <param name="known">As known at.</param>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public static IEnumerable<Fact> Read(ILedgerStore store, IReadOnlyList<string> kinds, KnownTime known)
    {
        var origins = new Origins(store.Findings(new FindingQuery { Known = known }));
        var decisions = store.Decisions(known);
        foreach (string kind in kinds)
            foreach (var fact in FactMerger.Merge([.. store.Findings(new FindingQuery { Kind = kind, Known = known })], decisions, origins))
                yield return fact;
    }
}
