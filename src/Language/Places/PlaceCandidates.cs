using Attache.Stories;

namespace Attache.Language.Places;

/// <summary>One reading of a mention: an entry of the gazetteer or a state.</summary>
/// <param name="Entry">The number of the gazetteer's entry; −1 for a state.</param>
/// <param name="State">The state; null for an entry.</param>
/// <param name="IsAlternate">Whether the mention is another spelling than the entry's own.</param>
internal readonly record struct PlaceCandidate(int Entry, CountryName? State, bool IsAlternate);

/// <summary>A mention while it is being resolved.</summary>
internal sealed class OpenMention
{
    public required TextSpan Span { get; init; }

    /// <summary>The folded name that was found, which may be shorter than the mention ("fars" of "Fars Province").</summary>
    public required string Key { get; init; }

    public required IReadOnlyList<PlaceCandidate> Candidates { get; init; }

    /// <summary>What the words beside it say.</summary>
    public PlaceCue Cues { get; set; }

    /// <summary>The number of its sentence.</summary>
    public int Sentence { get; init; }

    /// <summary>First and last word of the scan that it covers.</summary>
    public (int First, int Last) Words { get; init; }

    /// <summary>Codes of states that the words beside it tie it to ("X, Mali", "Mali's X").</summary>
    public HashSet<string> States { get; } = new(StringComparer.Ordinal);

    /// <summary>First-level regions that the words beside it tie it to ("X, Ohio").</summary>
    public HashSet<int> Regions { get; } = [];

    /// <summary>Codes of other states named in the same sentence.</summary>
    public HashSet<string> Nearby { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether only a part of the mention was found, so that it is near the entry but not the entry ("Karak Castle").</summary>
    public bool IsPart { get; init; }

    public bool IsTied => States.Count > 0 || Regions.Count > 0;

    /// <summary>The reading chosen; null while open.</summary>
    public PlaceCandidate? Chosen { get; set; }

    public double Score { get; set; }

    public bool IsState => Candidates.Count > 0 && Candidates[0].State is not null;
}

/// <summary>Finds the readings of a name.</summary>
internal sealed class PlaceCandidates(Gazetteer gazetteer, CountryNames countries, PlaceCues cues)
{
    private const int MaxReadings = 120;

    /// <summary>The readings of the words in a span: as they stand, else without what only says the kind or part of a place.</summary>
    public OpenMention Open(string text, TextSpan span, int sentence, (int First, int Last) words)
    {
        var key = gazetteer.Folding.Fold(span.In(text));
        var found = Readings(key, span.In(text));
        if (found.Count == 0) found = Readings("the " + key, span.In(text));
        if (found.Count > 0) return new OpenMention { Span = span, Key = key, Candidates = found, Sentence = sentence, Words = words };
        return Shorter(text, span, sentence, words);
    }

    /// <summary>Readings of a folded name; states first, then entries by population.</summary>
    public List<PlaceCandidate> Readings(string key, ReadOnlySpan<char> text)
    {
        var list = new List<PlaceCandidate>();
        if (key.Length == 0) return list;
        if (!countries.IsAcronym(key, text))
            foreach (var state in countries.FindFolded(key)) list.Add(new PlaceCandidate(-1, state, false));
        if (list.Count > 0 && list.TrueForAll(c => c.State!.IsDemonym || c.State.IsSeat)) return list;
        var matches = gazetteer.FindFolded(key);
        for (var i = 0; i < matches.Count && i < MaxReadings; i++)
            list.Add(new PlaceCandidate(matches[i], null, matches.IsAlternate(i)));
        return list;
    }

    private OpenMention Shorter(string text, TextSpan span, int sentence, (int First, int Last) words)
    {
        var part = false;
        var said = PlaceCue.None;
        var rest = span.Trim(text);
        for (var step = 0; step < 3 && !rest.IsEmpty; step++)
        {
            var s = rest.In(text);
            var cut = s.LastIndexOf(' ');
            var first = s.IndexOf(' ');
            if (cut < 0) break;
            var after = cues.Of(s[(cut + 1)..]) & (PlaceCue.AfterRegion | PlaceCue.AfterDistrict | PlaceCue.AfterTown | PlaceCue.AfterLand | PlaceCue.AfterWater | PlaceCue.AfterFacility);
            var before = cues.Of(s[..first]) & (PlaceCue.Direction | PlaceCue.BeforeRegion | PlaceCue.BeforeTown | PlaceCue.BeforeDistrict);
            if (s[..first] is "the" or "The" || before != 0)
            {
                said |= before;
                rest = new TextSpan(rest.Start + first + 1, rest.End);
                if (rest.In(text).StartsWith("of ", StringComparison.Ordinal)) rest = new TextSpan(rest.Start + 3, rest.End);
            }
            else if (after != 0)
            {
                part |= (after & (PlaceCue.AfterFacility | PlaceCue.AfterLand | PlaceCue.AfterWater)) != 0;
                said |= after;
                rest = new TextSpan(rest.Start, rest.Start + cut);
            }
            else break;
            var key = gazetteer.Folding.Fold(rest.In(text));
            var found = Readings(key, rest.In(text));
            if (found.Count > 0)
                return new OpenMention { Span = span, Key = key, Candidates = found, Sentence = sentence, Words = words, Cues = said, IsPart = part };
        }
        return new OpenMention { Span = span, Key = gazetteer.Folding.Fold(span.In(text)), Candidates = [], Sentence = sentence, Words = words };
    }
}
