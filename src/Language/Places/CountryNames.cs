namespace Attache.Language.Places;

/// <summary>What a name of a state stands for.</summary>
/// <param name="Code">ISO 3166-1 alpha-3 code (KOS for Kosovo).</param>
/// <param name="Name">The usual English name of the state.</param>
/// <param name="IsDemonym">Whether it is an adjective or a noun for inhabitants ("Malian", "Turks"), no name of the state.</param>
/// <param name="IsMain">Whether it is the state's usual name.</param>
/// <param name="IsAmbiguous">Whether the table marks it as needing context.</param>
public sealed record CountryName(string Code, string Name, bool IsDemonym, bool IsMain, bool IsAmbiguous)
{
    /// <summary>Whether it only names inhabitants in the plural ("Turks"), never something of the state.</summary>
    public bool IsPeople { get; init; }

    /// <summary>Whether it is a seat that stands for an organ of the state ("the White House").</summary>
    public bool IsSeat { get; init; }
}

/// <summary>Names, adjectives and inhabitants of states and territories. Looking a name up allocates nothing.</summary>
/// <remarks>Source: <c>data/actors/states.tsv</c> and <c>data/places/territories.tsv</c>.</remarks>
public sealed class CountryNames
{
    private static readonly string[] Columns = ["code", "iso2", "name", "names", "adjectives", "people"];

    private readonly Dictionary<string, CountryName[]>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly Dictionary<string, string> nameOf;
    private readonly Dictionary<string, string> codeOf;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> acronyms;

    private CountryNames(Dictionary<string, List<CountryName>> names, Dictionary<string, string> main, Dictionary<string, string> codes, HashSet<string> acronyms)
    {
        bySpan = names.ToDictionary(p => p.Key, p => p.Value.ToArray(), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        nameOf = main;
        codeOf = codes;
        this.acronyms = acronyms.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Loads the two tables.</summary>
    /// <param name="folding">How names are folded.</param>
    /// <param name="dataFolder">The data folder; by default the one that <see cref="PlaceData.FindFolder"/> finds.</param>
    /// <exception cref="IOException">A table is missing.</exception>
    public static CountryNames Load(NameFolding folding, string? dataFolder = null)
    {
        dataFolder ??= PlaceData.FindFolder();
        var names = new Dictionary<string, List<CountryName>>(StringComparer.Ordinal);
        var main = new Dictionary<string, string>(StringComparer.Ordinal);
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        var acronyms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in PlaceData.Read(Path.Combine(dataFolder, "actors", "states.tsv"), [.. Columns, "ambiguous", "to", "seats"])) Add(row, row[6], row[7], row[8]);
        foreach (var row in PlaceData.Read(Path.Combine(dataFolder, "places", "territories.tsv"), Columns)) Add(row, "", "", "");
        return new CountryNames(names, main, codes, acronyms);

        void Add(string[] row, string ambiguous, string ended, string seats)
        {
            var (code, name) = (row[0], row[2]);
            var unsure = PlaceData.List(ambiguous).ToHashSet(StringComparer.Ordinal);
            main.TryAdd(code, name);
            if (ended.Length == 0) codes.TryAdd(row[1], code);
            Put(name, demonym: false, isMain: true);
            foreach (var n in PlaceData.List(row[3])) Put(n, demonym: false, isMain: false);
            // A former state's adjective and inhabitants stay with the states of today that share them.
            foreach (var n in PlaceData.List(row[4])) Put(n, demonym: true, isMain: false);
            foreach (var n in PlaceData.List(row[5])) Put(n, demonym: true, isMain: false, people: n.EndsWith('s') || n.EndsWith("men", StringComparison.Ordinal) || n.EndsWith("women", StringComparison.Ordinal));
            // A seat of one word (Westminster) is a town too; of several, it is a building.
            foreach (var seat in PlaceData.List(seats))
                if (seat.Split(':')[0] is var n && n.Contains(' ')) Put(n, demonym: false, isMain: false, seat: true);

            void Put(string text, bool demonym, bool isMain, bool people = false, bool seat = false)
            {
                var key = folding.Fold(text);
                if (key.Length == 0) return;
                if (IsAcronym(text)) acronyms.Add(key);
                if (!names.TryGetValue(key, out var list)) names[key] = list = [];
                // The first reading stays: a name before the adjective of the same form ("UK").
                if (list.Exists(c => c.Code == code)) return;
                if (ended.Length > 0 && list.Count > 0) return;
                list.Add(new CountryName(code, name, demonym, isMain, unsure.Contains(text)) { IsPeople = people, IsSeat = seat });
            }
        }
    }

    /// <summary>What a name may stand for, in the order of the table; none where it names no state. Allocates nothing.</summary>
    /// <param name="name">The folded name.</param>
    public ReadOnlySpan<CountryName> FindFolded(ReadOnlySpan<char> name) => bySpan.TryGetValue(name, out var found) ? found : [];

    /// <summary>Whether the folded name is an acronym ("us", "uae") and counts in capitals only.</summary>
    public bool IsAcronym(ReadOnlySpan<char> folded, ReadOnlySpan<char> text)
    {
        if (folded.Length > 5) return false;
        return acronyms.Contains(folded) && !IsAcronym(text);
    }

    /// <summary>The alpha-3 code of a state from its alpha-2 code; null where it is in no table.</summary>
    public string? CodeOf(string alpha2) => codeOf.GetValueOrDefault(alpha2);

    /// <summary>The usual English name of a state; null where the code is in no table.</summary>
    public string? NameOf(string code) => nameOf.GetValueOrDefault(code);

    private static bool IsAcronym(ReadOnlySpan<char> text)
    {
        if (text.Length > 8) return false;
        foreach (var c in text)
            if (!char.IsAsciiLetterUpper(c) && c != '.' && c != ' ') return false;
        return true;
    }
}
