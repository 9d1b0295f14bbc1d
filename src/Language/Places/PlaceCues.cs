namespace Attache.Language.Places;

/// <summary>What a word beside a name says of it.</summary>
[Flags]
public enum PlaceCue
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Before a name: a person ("President").</summary>
    Title = 1 << 0,

    /// <summary>Behind a name: a person ("said").</summary>
    Speech = 1 << 1,

    /// <summary>Behind a name: an organisation, a team, a newspaper ("Post").</summary>
    AfterOrganisation = 1 << 2,

    /// <summary>Behind a name: a street.</summary>
    AfterStreet = 1 << 3,

    /// <summary>Behind a name: a building or site.</summary>
    AfterFacility = 1 << 4,

    /// <summary>Behind a name: a first-level region ("province").</summary>
    AfterRegion = 1 << 5,

    /// <summary>Behind a name: a district or county.</summary>
    AfterDistrict = 1 << 6,

    /// <summary>Behind a name: a town.</summary>
    AfterTown = 1 << 7,

    /// <summary>Behind a name: water ("River").</summary>
    AfterWater = 1 << 8,

    /// <summary>Behind a name: land forms ("Island").</summary>
    AfterLand = 1 << 9,

    /// <summary>Before a name: water ("Lake").</summary>
    BeforeWater = 1 << 10,

    /// <summary>Before a name: land forms ("Mount").</summary>
    BeforeLand = 1 << 11,

    /// <summary>Before a name: a first-level region ("province of").</summary>
    BeforeRegion = 1 << 12,

    /// <summary>Before a name: a district.</summary>
    BeforeDistrict = 1 << 13,

    /// <summary>Before a name: a town ("city of").</summary>
    BeforeTown = 1 << 14,

    /// <summary>Part of a country or region ("northern").</summary>
    Direction = 1 << 15,

    /// <summary>Before a place: "in", "near", "captured".</summary>
    Preposition = 1 << 16,

    /// <summary>With "of": the place is part of a title or organisation ("Bank of").</summary>
    OrganisationHead = 1 << 17,

    /// <summary>A lower-case word inside a name.</summary>
    Inner = 1 << 18,

    /// <summary>An Arabic article before a hyphen.</summary>
    Article = 1 << 19,

    /// <summary>Its full stop ends no sentence.</summary>
    Abbreviation = 1 << 20,

    /// <summary>An abbreviation that begins a name.</summary>
    Saint = 1 << 21,

    /// <summary>A word that may stand between a state and its place.</summary>
    Filler = 1 << 22,

    /// <summary>The code of a state whose small towns often bear family names.</summary>
    Surnames = 1 << 23,

    /// <summary>The code of a state whose regions news writes behind towns.</summary>
    RegionsBehind = 1 << 24,
}

/// <summary>Words that tell places from persons and organisations, and of what kind a place is.</summary>
/// <remarks>Source: <c>data/places/cues.tsv</c> and <c>function-words.tsv</c>, <c>data/actors/firstnames.tsv</c>.</remarks>
public sealed class PlaceCues
{
    private readonly Dictionary<string, PlaceCue>.AlternateLookup<ReadOnlySpan<char>> cues;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> givenNames;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> placesFirst;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> functionWords;

    private PlaceCues(Dictionary<string, PlaceCue> cues, HashSet<string> givenNames, HashSet<string> placesFirst, HashSet<string> functionWords)
    {
        this.cues = cues.GetAlternateLookup<ReadOnlySpan<char>>();
        this.givenNames = givenNames.GetAlternateLookup<ReadOnlySpan<char>>();
        this.placesFirst = placesFirst.GetAlternateLookup<ReadOnlySpan<char>>();
        this.functionWords = functionWords.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Loads the tables.</summary>
    /// <param name="dataFolder">The data folder; by default the one that <see cref="PlaceData.FindFolder"/> finds.</param>
    /// <exception cref="IOException">A table is missing.</exception>
    /// <exception cref="InvalidDataException">A cue has an unknown kind.</exception>
    public static PlaceCues Load(string? dataFolder = null)
    {
        dataFolder ??= PlaceData.FindFolder();
        var folder = Path.Combine(dataFolder, "places");
        var cues = new Dictionary<string, PlaceCue>(StringComparer.Ordinal);
        foreach (var row in PlaceData.Read(Path.Combine(folder, "cues.tsv"), "word", "kind"))
            cues[row[0]] = cues.GetValueOrDefault(row[0]) | Kind(row[1]);
        var given = new HashSet<string>(StringComparer.Ordinal);
        var placesFirst = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in PlaceData.Read(Path.Combine(dataFolder, "actors", "firstnames.tsv"), "name", "gender", "also_place"))
        {
            given.Add(row[0]);
            if (row[1] == "u" && row[2] == "yes") placesFirst.Add(row[0]);
        }
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in PlaceData.Read(Path.Combine(folder, "function-words.tsv"), "word")) words.Add(row[0]);
        return new PlaceCues(cues, given, placesFirst, words);
    }

    /// <summary>What the word says; exact case.</summary>
    public PlaceCue Of(ReadOnlySpan<char> word) => cues.TryGetValue(word, out var cue) ? cue : PlaceCue.None;

    /// <summary>Whether the word is a given name of persons; exact case.</summary>
    public bool IsGivenName(ReadOnlySpan<char> word) => givenNames.Contains(word);

    /// <summary>Whether a given name is a place first (Jordan, Paris) and a person only beside another name; exact case.</summary>
    public bool IsPlaceFirst(ReadOnlySpan<char> word) => placesFirst.Contains(word);

    /// <summary>Whether the word is one of the grammar, a month or a day; any case.</summary>
    public bool IsFunctionWord(ReadOnlySpan<char> word) => functionWords.Contains(word);

    private static PlaceCue Kind(string kind) => kind switch
    {
        "title" => PlaceCue.Title,
        "speech" => PlaceCue.Speech,
        "after-org" => PlaceCue.AfterOrganisation,
        "after-street" => PlaceCue.AfterStreet,
        "after-facility" => PlaceCue.AfterFacility,
        "after-region" => PlaceCue.AfterRegion,
        "after-district" => PlaceCue.AfterDistrict,
        "after-town" => PlaceCue.AfterTown,
        "after-water" => PlaceCue.AfterWater,
        "after-land" => PlaceCue.AfterLand,
        "before-water" => PlaceCue.BeforeWater,
        "before-land" => PlaceCue.BeforeLand,
        "before-region" => PlaceCue.BeforeRegion,
        "before-district" => PlaceCue.BeforeDistrict,
        "before-town" => PlaceCue.BeforeTown,
        "direction" => PlaceCue.Direction,
        "preposition" => PlaceCue.Preposition,
        "org-head" => PlaceCue.OrganisationHead,
        "inner" => PlaceCue.Inner,
        "article" => PlaceCue.Article,
        "abbreviation" => PlaceCue.Abbreviation,
        "saint" => PlaceCue.Saint,
        "filler" => PlaceCue.Filler,
        "surnames" => PlaceCue.Surnames,
        "regions-behind" => PlaceCue.RegionsBehind,
        _ => throw new InvalidDataException($"cues.tsv: unknown kind \"{kind}\"."),
    };
}
