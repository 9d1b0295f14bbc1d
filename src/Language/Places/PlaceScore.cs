namespace Attache.Language.Places;

/// <summary>Weighs the readings of a name. Population counts by its decimal logarithm; evidence adds to it.</summary>
internal sealed class PlaceScore(Gazetteer gazetteer)
{
    // A reading with less than this is no answer: a town of 50,000 stands alone, a village needs evidence.
    private const double Enough = 4.7, EnoughAhead = 4.0, EnoughAlone = 2.3, Ahead = 0.8;

    // Two readings closer than this, apart on the map and both without evidence, are a guess.
    private const double Margin = 0.5;
    private const double Apart = 161;
    private const double Against = 1.0;

    // Kilometres within which places support each other.
    private const double CloseBy = 40, NearBy = 150;

    private const double State = 8.0, AmbiguousState = 7.4;
    private const double Tied = 6, TiedRegion = 8, NotTied = -6;

    /// <summary>The best reading of mentions that mean one thing; null where none has enough for it.</summary>
    public (PlaceCandidate?, double) Best(List<OpenMention> group, List<OpenMention> all, DocumentWeights document)
    {
        var m = group[0];
        var nearby = group.SelectMany(g => g.Nearby).ToHashSet(StringComparer.Ordinal);
        var hasState = m.Candidates.Count > 0 && m.Candidates[0].State is { IsDemonym: false };
        PlaceCandidate? best = null, second = null;
        double bestValue = double.NegativeInfinity, secondValue = double.NegativeInfinity;
        double evidence = 0, penalty = 0;
        foreach (var c in m.Candidates)
        {
            var (prior, support) = c.State is { } state ? OfState(state, m, document) : OfEntry(c, group, nearby, all, document, hasState);
            // Against the document a reading comes behind others, but a great town is still one.
            var against = c.Entry >= 0 && !hasState && gazetteer[c.Entry].Country is { } lies && document.IsAgainst(lies) ? Against : 0;
            var value = prior + support - against;
            if (value > bestValue)
            {
                (second, secondValue) = (best, bestValue);
                (best, bestValue, evidence, penalty) = (c, value, support, against);
            }
            else if (value > secondValue) (second, secondValue) = (c, value);
        }
        if (best is not { } b) return (null, bestValue);
        if (bestValue + penalty < Enough && !IsSure(m, b, bestValue, bestValue - secondValue, document)) return (null, bestValue);
        if (second is { } s && bestValue - secondValue < Margin && evidence < 0.5 && b.Entry >= 0 && gazetteer[b.Entry].Feature != "PPLC" && s.Entry >= 0
            && gazetteer[b.Entry].DistanceTo(gazetteer[s.Entry]) > Apart) return (null, bestValue);
        return (best, bestValue);
    }

    /// <summary>Whether a small place is meant all the same: far ahead of its namesakes, or the only one of its name, and not against the document.</summary>
    private bool IsSure(OpenMention m, PlaceCandidate best, double value, double ahead, DocumentWeights document)
    {
        if (best.Entry < 0 || m.IsPart || gazetteer[best.Entry].Country is not { } code || document.IsAgainst(code)) return false;
        if (value >= EnoughAhead && ahead >= Ahead) return true;
        return value >= EnoughAlone && m.Key.Length >= 5
            && m.Candidates.All(c => c.Entry >= 0 && (c.Entry == best.Entry || gazetteer[c.Entry].DistanceTo(gazetteer[best.Entry]) < Apart));
    }

    /// <summary>The state of a mention that is not resolved: the one that the words beside it name, or in which all its readings lie.</summary>
    public static string? CountryAlone(OpenMention m, Gazetteer gazetteer)
    {
        if (m.States.Count == 1) return m.States.First();
        if (m.Regions.Count > 0) return m.Regions.Select(r => gazetteer[r].Country).FirstOrDefault();
        string? one = null;
        foreach (var c in m.Candidates)
        {
            var code = c.State?.Code ?? gazetteer[c.Entry].Country;
            if (code is null || (one is not null && one != code)) return null;
            one = code;
        }
        return m.Candidates.Count > 1 ? one : null;
    }

    private (double Prior, double Evidence) OfState(CountryName state, OpenMention m, DocumentWeights document)
    {
        var prior = state.IsDemonym ? State : state is { IsAmbiguous: true, IsMain: false } ? AmbiguousState : State;
        // Of two states of one name, the larger one is meant where nothing else says so.
        prior += Math.Min(0.3, gazetteer.PlacesIn(state.Code) / 10000.0);
        var evidence = 1.5 * document.StateShare(state.Code, m.Key) + document.PlaceShare(state.Code, 0);
        if (m.States.Contains(state.Code)) evidence += 1;
        if ((m.Cues & PlaceCue.AfterRegion) != 0 && (m.Cues & PlaceCue.Direction) == 0) prior -= 1.5;
        if (m.Regions.Count > 0) prior -= 8;
        return (prior, evidence);
    }

    private (double Prior, double Evidence) OfEntry(PlaceCandidate c, List<OpenMention> group, HashSet<string> nearby, List<OpenMention> all, DocumentWeights document, bool hasState)
    {
        var m = group[0];
        var entry = gazetteer[c.Entry];
        var prior = Prior(entry, c, m);
        var evidence = Tie(entry, m);
        if (entry.Country is not { } code) return (prior, evidence + (evidence == 0 ? 0.5 : 0));
        var own = group.Count(g => g.Chosen is { Entry: >= 0 and var e } && gazetteer[e].Country == code);
        var around = Region(entry, m, document) + Near(c.Entry, entry, m, all);
        if (hasState)
        {
            // Against a state of the same name only places of the region count: naming the United States does not make Georgia a state of theirs.
            return (prior, evidence + around + Same(c.Entry, m, all) + 1.5 * document.PlaceShare(code, own) * Math.Min(1, document.Places(code) / 4));
        }
        evidence += around;
        var share = document.StateShare(code, m.Key);
        if (share > 0) evidence += 0.5 + 1.5 * share;
        var places = document.PlaceShare(code, own);
        if (places > 0) evidence += 0.4 + 1.2 * places;
        if (nearby.Contains(code)) evidence += 0.8;
        if (document.Context.DatelineCountry == code) evidence += 1.0;
        // A local story names its places without their state.
        if (document.Context.SourceCountry == code) evidence += document.IsLocal(code, m.Key) ? 2.4 : 0.8;
        return (prior, evidence + Same(c.Entry, m, all));
    }

    /// <summary>What the same name says elsewhere in the document, tied by the words beside it; most where that comes first.</summary>
    private static double Same(int entry, OpenMention m, List<OpenMention> all)
    {
        if (m.IsTied) return 0;
        var first = true;
        foreach (var other in all)
        {
            if (other.Key != m.Key) continue;
            if (other.IsTied && other.Chosen?.Entry == entry) return first ? 6 : 3;
            first &= other.IsTied;
        }
        return 0;
    }

    private double Prior(PlaceEntry entry, PlaceCandidate c, OpenMention m)
    {
        var prior = Math.Log10(Math.Max(entry.Population, 300));
        var feature = entry.Feature;
        var populated = entry.IsPopulated;
        prior += feature switch
        {
            "PPLC" => 1.0,
            "PPLA" => 0.4,
            "PPLX" => -0.7,
            "ADM1" => 0,
            "ADM2" => -1.2,
            _ => populated ? 0 : 0.4,
        };
        if (populated) prior += 0.6 * (Math.Log10(1 + entry.Spellings) - 1);
        if (c.IsAlternate) prior -= entry.Population >= 500000 || feature is "PPLC" or "ADM1" ? 0.4 : 1.0;
        // A region is named in full or beside a word of kind; bare, its town of the same name is meant.
        if (feature == "ADM1" && m.Candidates.Any(o => o.Entry >= 0 && gazetteer[o.Entry] is { IsPopulated: true } town && town.Region == entry.Number && town.Population > 0.05 * entry.Population)) prior -= 1.2;
        var kind = m.Cues;
        if ((kind & (PlaceCue.AfterRegion | PlaceCue.BeforeRegion)) != 0) prior += feature == "ADM1" ? 3 : feature is "ADM2" or "RGN" ? 1.5 : -1;
        if ((kind & (PlaceCue.AfterDistrict | PlaceCue.BeforeDistrict)) != 0) prior += feature == "ADM2" ? 2.5 : feature == "ADM1" ? 1 : -0.5;
        if ((kind & (PlaceCue.AfterTown | PlaceCue.BeforeTown)) != 0) prior += populated ? 1.2 : entry.IsRegion ? -1.2 : 0;
        if ((kind & PlaceCue.AfterWater) != 0) prior += populated || entry.IsRegion ? -0.5 : 1;
        return prior;
    }

    private static double Tie(PlaceEntry entry, OpenMention m)
    {
        if (!m.IsTied) return 0;
        if (m.Regions.Count > 0) return m.Regions.Contains(entry.Region) && entry.Region != entry.Number ? TiedRegion : entry.Country is { } c && m.States.Contains(c) ? Tied : NotTied;
        return entry.Country is { } code && m.States.Contains(code) ? Tied : NotTied;
    }

    private static double Region(PlaceEntry entry, OpenMention m, DocumentWeights document)
    {
        if (entry.Region < 0) return 0;
        var names = document.NamesIn(entry.Region, m.Key);
        return names == 0 ? 0 : Math.Min(2.5, 1.2 + 0.4 * (names - 1));
    }

    private double Near(int number, PlaceEntry entry, OpenMention m, List<OpenMention> all)
    {
        if (!entry.TryGetCoordinates(out var latitude, out var longitude)) return 0;
        var sum = 0.0;
        var possible = 0.0;
        HashSet<string>? seen = null;
        foreach (var other in all)
        {
            if (other.Key == m.Key || other.IsState || !(seen ??= new HashSet<string>(StringComparer.Ordinal)).Add(other.Key)) continue;
            var closest = other.Chosen is { Entry: >= 0 and var e } && e != number ? Kilometres(e, latitude, longitude) : double.PositiveInfinity;
            if (closest < NearBy)
            {
                sum += closest < CloseBy ? 0.9 : 0.4;
                continue;
            }
            // Not chosen there, but possible: namesakes close together support each other.
            for (var k = 0; k < other.Candidates.Count && k < 40; k++)
                if (other.Candidates[k] is { Entry: >= 0 and var p } && p != number) closest = Math.Min(closest, Kilometres(p, latitude, longitude));
            possible += closest < CloseBy ? 0.45 : 0;
        }
        return Math.Min(2, sum) + Math.Min(1.6, possible);

        double Kilometres(int place, double la, double lo)
        {
            if (!gazetteer.Coordinates(place, out var a, out var o) || Math.Abs(a - la) > 1.5) return double.PositiveInfinity;
            return gazetteer[place] is { IsPopulated: true } or { Feature: "ADM2" } ? PlaceEntry.Distance(la, lo, a, o) : double.PositiveInfinity;
        }
    }
}
