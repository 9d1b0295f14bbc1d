using Attache.Codebook;

namespace Attache.Exchange.Events;

/// <summary>Sectors of ICEWS and of PLOVER, from <c>data/exchange/icews-sectors.tsv</c>.</summary>
internal static class IcewsSectors
{
    private static readonly Lazy<Tsv> Rows = new(() => Tsv.FromResource(typeof(IcewsSectors).Assembly, "exchange/icews-sectors.tsv"));

    /// <summary>The word of ICEWS for a sector of PLOVER: the first one of the table.</summary>
    public static IReadOnlyDictionary<string, string> ByCode =>
        Rows.Value.Rows.GroupBy(r => r["sector"], StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First()["icews"], StringComparer.Ordinal);

    /// <summary>The sector of PLOVER for a word of ICEWS, in any case.</summary>
    public static IReadOnlyDictionary<string, string> ByWord =>
        Rows.Value.Rows.ToDictionary(r => r["icews"], r => r["sector"], StringComparer.OrdinalIgnoreCase);
}
