using System.Collections.Frozen;
using Attache.Codebook;

namespace Attache.Views;

/// <summary>Names of states and organisations in running English text, by PLOVER code.</summary>
public interface ICountryNames
{
    /// <summary>The name with its article ("the Netherlands"); the code where it is unknown.</summary>
    string Name(string code);

    /// <summary>The adjective ("Malian"); the name without article where there is none.</summary>
    string Adjective(string code);

    /// <summary>The code of a name, adjective or code in any case; null for none.</summary>
    string? CodeOf(string text);
}

/// <summary>Names from the table of states (<c>data/actors/states.tsv</c>) and <c>data/texts/articles.tsv</c>.</summary>
public sealed class CountryNames : ICountryNames
{
    private static readonly Lazy<CountryNames> Embedded = new(() => new CountryNames(
        typeof(CountryNames).Assembly.GetManifestResourceNames().Contains("actors/states.tsv", StringComparer.Ordinal)
            ? Tsv.FromResource(typeof(CountryNames).Assembly, "actors/states.tsv")
            : null));

    private readonly FrozenDictionary<string, (string Name, string Adjective)> names;
    private readonly FrozenDictionary<string, string> codes;
    private readonly FrozenDictionary<string, string> shortCodes;

    /// <summary>Takes the table of states: columns <c>code</c>, <c>name</c>, <c>adjectives</c> (the first is used) and, where it has it, <c>names</c>; null for none.</summary>
    /// <exception cref="InvalidDataException">A column is missing.</exception>
    public CountryNames(Tsv? states)
    {
        var table = new Dictionary<string, (string Name, string Adjective)>(StringComparer.Ordinal);
        var lookup = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var two = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in states?.Rows ?? [])
        {
            string code = row["code"], name = row["name"];
            // Rows of former states share no code with today's; the first row of a code stands.
            if (!table.TryAdd(code, (name, row.List("adjectives").FirstOrDefault() ?? name))) continue;
            if (states!.Has("iso2") && row.Optional("iso2") is { } iso2 && row.Optional("to") is null) two.TryAdd(code, iso2);
            lookup.TryAdd(code, code);
            lookup.TryAdd(name, code);
            foreach (var other in states!.Has("names") ? row.List("names") : []) lookup.TryAdd(other, code);
            foreach (var adjective in row.List("adjectives")) lookup.TryAdd(adjective, code);
        }
        foreach (var row in Tsv.FromResource(typeof(CountryNames).Assembly, "texts/articles.tsv").Rows)
        {
            string code = row["code"];
            var (name, adjective) = table.GetValueOrDefault(code, (code, code));
            name = row.Optional("name") ?? name;
            table[code] = (row.Optional("article") is { } article && name != code ? $"{article} {name}" : name, row.Optional("adjective") ?? adjective);
            lookup.TryAdd(code, code);
            lookup.TryAdd(name, code);
        }
        names = table.ToFrozenDictionary(StringComparer.Ordinal);
        codes = lookup.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        shortCodes = two.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The names that are part of this program.</summary>
    public static CountryNames Standard => Embedded.Value;

    /// <summary>All names, without articles, in ordinal order.</summary>
    public IEnumerable<string> AllNames => names.Values.Select(n => n.Name.StartsWith("the ", StringComparison.Ordinal) ? n.Name[4..] : n.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name(string code) => names.TryGetValue(code, out var n) ? n.Name : code;

    /// <inheritdoc/>
    public string Adjective(string code) => names.TryGetValue(code, out var n) ? n.Adjective : code;

    /// <summary>The ISO 3166 alpha-2 code of a state that is there today, in capitals (XK for Kosovo); null for organisations and what is unknown.</summary>
    public string? ShortCode(string code) => shortCodes.GetValueOrDefault(code);

    /// <inheritdoc/>
    public string? CodeOf(string text) => codes.GetValueOrDefault(text.Trim());
}
