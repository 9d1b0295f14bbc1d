using Attache.Codebook;
using Attache.Exchange.Tables;
using Attache.Ledger;

namespace Attache.Exchange.Events;

/// <summary>Events as PLOVER 2.0 JSONL, with the fields of <see cref="PloverTable"/>. What is unknown is left out.</summary>
public static class PloverJsonl
{
    /// <summary>
    /// Whether a finding is an event in PLOVER's sense. PLOVER knows no modality, so that what was denied, or is only an
    /// option or a condition, would count as done; what is planned counts where it is a word and no deed.
    /// </summary>
    public static bool IsCoded(Finding finding) => finding is EventFinding e && e.Modality switch
    {
        Modality.Actual => true,
        Modality.Planned => Plover.Standard.Categories.TryGetValue(e.Category, out var c) && c.QuadNumber is (1 or 3),
        _ => false,
    };

    /// <summary>Writes the events among findings that <see cref="IsCoded"/> lets through; passes over the rest.</summary>
    /// <returns>The number of lines.</returns>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static long Write(Stream stream, IEnumerable<ReportedFinding> findings) =>
        JsonlTable.Write(stream, PloverTable.Standard, findings.Where(f => IsCoded(f.Finding)));
}
