using System.Collections.Frozen;
using Attache.Codebook;

namespace Attache.Views;

/// <summary>Names of international organisations by their acronyms and other names, from the table of organisations (<c>data/actors/organisations.tsv</c>).</summary>
public static class OrganisationNames
{
    private static readonly Lazy<FrozenDictionary<string, string>> Names = new(() =>
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var rows = Tsv.FromResource(typeof(OrganisationNames).Assembly, "actors/organisations.tsv").Rows;
        // Full names first: no acronym of one may stand for another's name.
        foreach (var row in rows) names.TryAdd(row["name"], row["name"]);
        foreach (var row in rows)
            foreach (string other in row.List("names")) names.TryAdd(other, row["name"]);
        return names.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    });

    /// <summary>The full name of an organisation that is called so, in any case and with or without an article; null where the table has none.</summary>
    public static string? FullName(string text)
    {
        string name = text.Trim();
        if (name.StartsWith("the ", StringComparison.OrdinalIgnoreCase)) name = name[4..];
        return Names.Value.GetValueOrDefault(name);
    }
}
