using System.Collections.Frozen;
using Attache.Codebook;

namespace Attache.Language.Names;

/// <summary>CAMEO's actor codes, which dictionaries in PETRARCH's format use, as PLOVER's code and sector.</summary>
internal static class CameoActorCodes
{
    private static readonly FrozenDictionary<(string, string), string> Map = Tsv.FromResource(typeof(CameoActorCodes).Assembly, "actors/cameo-codes.tsv").Rows
        .ToFrozenDictionary(r => (r["place"], r["cameo"]), r => r["plover"]);

    /// <summary>Country or organisation and sector of a code; what PLOVER does not have is null.</summary>
    /// <param name="code">Letters in threes: "FRA", "FRAGOV", "IGOUNO", "REB".</param>
    /// <param name="names">Knows the states.</param>
    public static (string? Code, string? Sector) Plover(string code, NameTable names)
    {
        string? country = null, sector = null;
        for (int i = 0; i + 3 <= code.Length; i += 3)
        {
            string part = code.Substring(i, 3);
            bool first = i == 0;
            if (first && Map.TryGetValue(("first", part), out var mapped)) country = mapped.Length > 0 ? mapped : null;
            else if (first && (names.State(part) is not null || Codebook.Plover.Standard.InternationalCodes.ContainsKey(part))) country = part;
            // "IGOUNO", "IGOEUREEC": the organisation tells more than that it is one.
            else if (country is "IGO" or "NGO" && part is "UNO" or "EUR") country = part;
            else sector ??= Role(part);
        }
        return (country, sector);
    }

    /// <summary>A role's sector; null where PLOVER has none.</summary>
    public static string? Role(string role) =>
        Map.TryGetValue(("role", role), out var mapped) ? mapped : Codebook.Plover.Standard.Sectors.Contains(role) ? role : null;
}
