using Attache.Codebook;

namespace Attache.Language.Names;

/// <summary>Given names of <c>data/actors/firstnames.tsv</c>.</summary>
public sealed class PersonNames
{
    private readonly Dictionary<string, string> gender;

    private PersonNames(Dictionary<string, string> gender) => this.gender = gender;

    /// <summary>Reads the table that is part of this assembly.</summary>
    public static PersonNames Load() => new(Tsv.FromResource(typeof(PersonNames).Assembly, "actors/firstnames.tsv").Rows
        .Where(r => !r.Has("also_place") || r["also_place"] != "yes")
        .GroupBy(r => NameTable.Fold(r["name"]), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First()["gender"], StringComparer.Ordinal));

    /// <summary>Whether a word is a given name.</summary>
    public bool Knows(string word) => gender.ContainsKey(NameTable.Fold(word));

    /// <summary>"m" or "f"; null where the name is unknown or both.</summary>
    public string? Gender(string word) => gender.GetValueOrDefault(NameTable.Fold(word)) is { } g && (g is "m" or "f") ? g : null;
}
