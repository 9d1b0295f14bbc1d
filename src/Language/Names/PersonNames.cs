using Attache.Codebook;

namespace Attache.Language.Names;

/// <summary>Given names of <c>data/actors/firstnames.tsv</c>.</summary>
public sealed class PersonNames
{
    private readonly Dictionary<string, string> gender;
    private readonly HashSet<string> places;

    private PersonNames(Dictionary<string, string> gender, HashSet<string> places) => (this.gender, this.places) = (gender, places);

    /// <summary>Reads the table that is part of this assembly.</summary>
    public static PersonNames Load()
    {
        var rows = Tsv.FromResource(typeof(PersonNames).Assembly, "actors/firstnames.tsv").Rows;
        var gender = new Dictionary<string, string>(rows.Count, StringComparer.Ordinal);
        var places = new HashSet<string>(StringComparer.Ordinal);
        foreach (var r in rows)
        {
            string key = NameTable.Fold(r["name"]);
            if (r["also_place"] == "yes") places.Add(key);
            else gender.TryAdd(key, r["gender"]);
        }
        return new PersonNames(gender, places);
    }

    /// <summary>Whether a word is a given name.</summary>
    public bool Knows(string word) => gender.ContainsKey(NameTable.Fold(word));

    /// <summary>Whether a word is a given name and a place as well: "Paris", "Israel". It wants a family name behind it.</summary>
    public bool IsPlaceToo(string word) => places.Contains(NameTable.Fold(word));

    /// <summary>"m" or "f"; null where the name is unknown or both.</summary>
    public string? Gender(string word) => gender.GetValueOrDefault(NameTable.Fold(word)) is { } g && (g is "m" or "f") ? g : null;
}
