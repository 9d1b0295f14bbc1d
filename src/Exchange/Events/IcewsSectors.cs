using Attache.Codebook;

namespace Attache.Exchange.Events;

/// <summary>Sectors of ICEWS and of PLOVER, from <c>data/exchange/icews-sectors.tsv</c>.</summary>
internal static class IcewsSectors
{
    private static readonly Lazy<Tsv> Rows = new(() => Tsv.FromResource(typeof(IcewsSectors).Assembly, "exchange/icews-sectors.tsv"));

    /// <summary>The word of ICEWS for a sector of PLOVER: the first one of the table.</summary>
    public static IReadOnlyDictionary<string, string> ByCode { get; } =
        Rows.Value.Rows.Where(r => r.Optional("sector") is not null).GroupBy(r => r["sector"], StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First()["icews"], StringComparer.Ordinal);

    /// <summary>The sector of PLOVER for a word of ICEWS, in any case, or the code of the organisations that it means.</summary>
    public static IReadOnlyDictionary<string, (string? Sector, string? Code)> ByWord { get; } =
        Rows.Value.Rows.ToDictionary(r => r["icews"], r => (r.Optional("sector"), r.Optional("code")), StringComparer.OrdinalIgnoreCase);
}
