using Attache.Codebook;
using static Attache.Exchange.Tables.ColumnType;
using FindingColumn = Attache.Exchange.Tables.Column<Attache.Ledger.ReportedFinding>;

namespace Attache.Exchange.Tables;

/// <summary>Entities and places as columns: lists whose n-th texts belong together.</summary>
internal static class EntityColumns
{
    /// <summary>Four columns of a list of entities.</summary>
    /// <param name="prefix">Their names' start, such as <c>actor</c>.</param>
    /// <param name="who">Who they are, for the documentation.</param>
    /// <param name="of">The entities of a finding.</param>
    public static IEnumerable<FindingColumn> Entities<T>(string prefix, string who, Func<T, IReadOnlyList<Entity>?> of)
        where T : Finding
    {
        yield return List<T>(prefix, $"{who}: the name resolved to or that of the state, else the story's words", prefix, f => Names(of(f)));
        yield return List<T>(prefix + "_code", $"{who}: PLOVER actor codes, in the order of {prefix}", prefix + ".code", f => Map(of(f), e => e.Code));
        yield return List<T>(prefix + "_sector", $"{who}: PLOVER sectors, in the order of {prefix}", prefix + ".sector", f => Map(of(f), e => e.Sector));
        yield return List<T>(prefix + "_text", $"{who}, in the story's words, in the order of {prefix}; empty for a side that the sentence does not name", prefix + ".text", f => Map(of(f), e => PartyNames.Words(e, f.Text)));
    }

    /// <summary>Five columns of a list of places.</summary>
    public static IEnumerable<FindingColumn> Places<T>(string prefix, string where, Func<T, IReadOnlyList<Place>?> of)
        where T : Finding
    {
        yield return List<T>(prefix, $"{where}: the gazetteer's name, else the story's words", prefix, f => Map(of(f), p => p.Name ?? p.Text));
        yield return List<T>(prefix + "_country", $"{where}: ISO 3166 alpha-3 codes, in the order of {prefix}", prefix + ".country", f => Map(of(f), p => p.Country));
        yield return new FindingColumn(prefix + "_lat", Number, $"{where}: degrees north (WGS 84) of the first place that is a point; empty for states and regions", null, prefix + ".lat", f => Point(of((T)f.Finding))?.Latitude);
        yield return new FindingColumn(prefix + "_lon", Number, $"{where}: degrees east of that place", null, prefix + ".lon", f => Point(of((T)f.Finding))?.Longitude);
        yield return new FindingColumn(prefix + "_geonameid", Whole, $"{where}: GeoNames identifier of the first place that has one", null, prefix + ".geonameid", f => (of((T)f.Finding) ?? []).FirstOrDefault(p => p.GeoNameId is not null)?.GeoNameId);
    }

    /// <summary>A column of texts.</summary>
    public static FindingColumn List<T>(string name, string meaning, string source, Func<T, IReadOnlyList<string>?> of)
        where T : Finding => new(name, TextList, meaning, null, source, f => of((T)f.Finding) is { Count: > 0 } list ? list : null);

    /// <summary>A column of text.</summary>
    public static FindingColumn Word<T>(string name, string meaning, Func<T, string?> of)
        where T : Finding => new(name, Text, meaning, null, name, f => of((T)f.Finding));

    /// <summary>Three columns of a date other than the finding's own.</summary>
    public static IEnumerable<FindingColumn> Date<T>(string name, string meaning, Func<T, EdtfDate?> of)
        where T : Finding
    {
        yield return new FindingColumn(name, Text, $"{meaning}, EDTF level 1", $"as written: a month is YYYY-MM", name, f => of((T)f.Finding)?.Text);
        yield return new FindingColumn(name + "_first", Day, $"first day of {name}; empty where open", $"as {name} is written", name, f => of((T)f.Finding)?.First);
        yield return new FindingColumn(name + "_last", Day, $"last day of {name}, inclusive; empty where open", $"as {name} is written", name, f => of((T)f.Finding)?.Last);
    }

    /// <summary>Names of entities (<see cref="PartyNames.Of"/>). Null for none.</summary>
    public static IReadOnlyList<string>? Names(IReadOnlyList<Entity>? entities) => Map(entities, PartyNames.Of);

    /// <summary>The first place with coordinates that is a point and no area, whose coordinates would be its middle; null where there is none.</summary>
    public static Place? Point(IReadOnlyList<Place>? places) => places?.FirstOrDefault(p => p.IsPoint);

    // A list of which nothing is known is none at all.
    private static IReadOnlyList<string>? Map<T>(IReadOnlyList<T>? list, Func<T, string?> of)
    {
        if (list is not { Count: > 0 }) return null;
        string[] texts = [.. list.Select(x => of(x) ?? "")];
        return Array.TrueForAll(texts, t => t.Length == 0) ? null : texts;
    }
}
