using System.Collections.Frozen;

namespace Attache.Stories;

/// <summary>
/// Which key of a JSON object or column of a table holds what of a story: as the caller says, else by the names that are
/// common. Names are compared without case, underscore, hyphen and space.
/// </summary>
public sealed class FieldMap
{
    // The first name that has a value wins; those of ninjs go first.
    private static readonly FrozenDictionary<string, string[]> Common = new Dictionary<string, string[]>
    {
        ["body"] = ["bodytext", "body", "contenttext", "text", "content", "articlebody", "fulltext", "maintext"],
        ["html"] = ["bodyxhtml", "bodyhtml", "bodynitf", "contenthtml", "html"],
        ["headline"] = ["headline", "title"],
        ["summary"] = ["summary"],
        ["date"] = ["versioncreated", "contentcreated", "firstcreated", "datetime", "published", "datemodified", "datepublished", "publishedat", "publicationdate", "pubdate", "date"],
        ["uri"] = ["uri", "guid", "id", "url", "link"],
        ["version"] = ["version"],
        ["pubstatus"] = ["pubstatus"],
        ["embargo"] = ["embargoed", "embargo", "embargoedto"],
        ["publisher"] = ["source", "publisher", "provider", "agency", "sitename"],
        ["language"] = ["language", "lang"],
        ["byline"] = ["byline", "by", "author"],
        ["located"] = ["located", "dateline", "location"],
        ["ednote"] = ["ednote"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Dictionary<string, string[]> given = new(StringComparer.Ordinal);

    private FieldMap()
    {
    }

    /// <summary>The common names only.</summary>
    public static FieldMap Default { get; } = new();

    /// <summary>What a caller may name.</summary>
    public static IReadOnlyList<string> Fields { get; } = [.. Common.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Reads <c>body=text,date=published_at</c>.</summary>
    /// <param name="text">Pairs parted by commas: what of a story, then the key or column; <c>a.b</c> is key b of the object at key a.</param>
    /// <param name="error">What is wrong, with the remedy; null where nothing is.</param>
    /// <returns>The map; null where the text is none.</returns>
    public static FieldMap? Parse(string text, out string? error)
    {
        var map = new FieldMap();
        foreach (string pair in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            string field = equals < 0 ? pair : pair[..equals].Trim().ToLowerInvariant();
            if (equals < 1 || equals == pair.Length - 1 || !Common.ContainsKey(field))
            {
                error = $"'{pair}' names no field; give pairs such as body=text,date=published (fields: {string.Join(", ", Fields)})";
                return null;
            }
            map.given[field] = [string.Join('.', pair[(equals + 1)..].Split('.').Select(Fold))];
        }
        error = map.given.Count == 0 ? "no fields are named; give pairs such as body=text,date=published" : null;
        return error is null ? map : null;
    }

    /// <summary>The names to look for, best first, folded.</summary>
    internal IReadOnlyList<string> NamesOf(string field) => given.GetValueOrDefault(field) ?? Common[field];

    /// <summary>Whether the caller said where a field stands.</summary>
    internal bool IsGiven(string field) => given.ContainsKey(field);

    /// <summary>A name as it is compared.</summary>
    internal static string Fold(string name) => string.Concat(name.Where(c => c is not ('_' or '-' or ' '))).ToLowerInvariant();
}
