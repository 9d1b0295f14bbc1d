using Attache.Codebook;

namespace Attache.Language.Names;

/// <summary>Given names of <c>data/actors/firstnames.tsv</c>.</summary>
public sealed class PersonNames
{
    private const string Both = "place";

    // By folded name: "m", "f", "u"; "place" for what names places as well.
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> names;

    private PersonNames(Dictionary<string, string> names) => this.names = names.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads the table that is part of this assembly.</summary>
    public static PersonNames Load()
    {
        var rows = Tsv.FromResource(typeof(PersonNames).Assembly, "actors/firstnames.tsv").Rows;
        var names = new Dictionary<string, string>(rows.Count, StringComparer.Ordinal);
        foreach (var r in rows) names.TryAdd(NameTable.Fold(r["name"]), r["also_place"] == "yes" ? Both : r["gender"]);
        return new PersonNames(names);
    }

    /// <summary>Whether a word is a given name and none of a place.</summary>
    public bool Knows(string word) => NameTable.TryFind(names, word, out var kind) && kind != Both;

    /// <summary>Whether a word is a given name and a place as well: "Paris", "Israel". It wants a family name behind it.</summary>
    public bool IsPlaceToo(string word) => NameTable.TryFind(names, word, out var kind) && kind == Both;

    /// <summary>"m" or "f"; null where the name is unknown or both.</summary>
    public string? Gender(string word) => NameTable.TryFind(names, word, out var kind) && kind is "m" or "f" ? kind : null;
}
