namespace Attache.Language.Places;

/// <summary>What a document as a whole says of where it plays, as far as its mentions are resolved.</summary>
internal sealed class DocumentWeights
{
    private readonly Dictionary<string, double> states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Key, string Code), double> byKeyAndCode = [];
    private readonly Dictionary<int, HashSet<string>> regions = [];
    private readonly Dictionary<string, string> countryOfName = new(StringComparer.Ordinal);
    private double stateSum, placeSum;

    /// <summary>State of the source or the dateline.</summary>
    public required PlaceContext Context { get; init; }

    /// <summary>Adds up the mentions.</summary>
    public static DocumentWeights Of(IEnumerable<OpenMention> mentions, Gazetteer gazetteer, PlaceContext context)
    {
        var d = new DocumentWeights { Context = context };
        foreach (var code in context.Countries) d.AddState(code, "");
        foreach (var m in mentions)
        {
            if (m.Chosen is { State: { } state }) d.AddState(state.Code, m.Key);
            else if (m.Chosen is null && m.Candidates.Count > 0 && m.Candidates[0].State is { IsAmbiguous: false } sure) d.AddState(sure.Code, m.Key);
            else if (m.Chosen is { Entry: >= 0 and var entry }) d.AddPlace(gazetteer[entry], m.Key);
        }
        return d;
    }

    /// <summary>The part of the document's state mentions that name this state, 0 to 1, leaving out the name asked about.</summary>
    public double StateShare(string code, string key)
    {
        var sum = stateSum - byKey.GetValueOrDefault(key);
        return sum <= 0 ? 0 : (states.GetValueOrDefault(code) - byKeyAndCode.GetValueOrDefault((key, code))) / sum;
    }

    /// <summary>The part of the document's resolved places that lie in this state, 0 to 1, leaving out the name asked about.</summary>
    public double PlaceShare(string code, double own) =>
        placeSum - own <= 0 ? 0 : Math.Max(0, places.GetValueOrDefault(code) - own) / (placeSum - own);

    /// <summary>How many other names lie in that region.</summary>
    public int NamesIn(int region, string key) =>
        regions.TryGetValue(region, out var names) ? names.Count - (names.Contains(key) ? 1 : 0) : 0;

    /// <summary>Whether the document names states or places, and none of them is this state or lies in it.</summary>
    public bool IsAgainst(string code) => stateSum + placeSum >= 2 && !states.ContainsKey(code) && !places.ContainsKey(code);

    /// <summary>The state that most of the document speaks of, where at least that part of its mentions names it or lies in it; else null.</summary>
    public string? Dominant(double part)
    {
        var sum = stateSum + placeSum;
        if (sum < 2) return null;
        var best = states.Keys.Concat(places.Keys).Distinct(StringComparer.Ordinal).Select(c => (Code: c, Weight: states.GetValueOrDefault(c) + places.GetValueOrDefault(c)))
            .OrderByDescending(x => x.Weight).ThenBy(x => x.Code, StringComparer.Ordinal).First();
        return best.Weight >= part * sum ? best.Code : null;
    }

    /// <summary>Whether the document names no other state, and two of three of its other places, if any, lie in this one.</summary>
    public bool IsLocal(string code, string key)
    {
        if (states.Any(s => s.Key != code && s.Value > 0)) return false;
        var others = countryOfName.Where(p => p.Key != key).ToList();
        return others.Count(p => p.Value == code) * 3 >= others.Count * 2;
    }

    /// <summary>The weight of the places in this state.</summary>
    public double Places(string code) => places.GetValueOrDefault(code);

    private void AddState(string code, string key)
    {
        states[code] = states.GetValueOrDefault(code) + 1;
        byKey[key] = byKey.GetValueOrDefault(key) + 1;
        byKeyAndCode[(key, code)] = byKeyAndCode.GetValueOrDefault((key, code)) + 1;
        stateSum++;
    }

    private void AddPlace(PlaceEntry entry, string key)
    {
        if (entry.Country is not { } code) return;
        places[code] = places.GetValueOrDefault(code) + 1;
        placeSum++;
        countryOfName[key] = code;
        if (entry.Region < 0) return;
        if (!regions.TryGetValue(entry.Region, out var names)) regions[entry.Region] = names = new HashSet<string>(StringComparer.Ordinal);
        names.Add(key);
    }
}
