using Attache.Stories;

namespace Attache.Language.Places;

/// <summary>Finds stretches of a text that name places, by the tables and the words beside them; does not say which place.</summary>
internal sealed class PlaceSpotter(Gazetteer gazetteer, CountryNames countries, PlaceCues cues)
{
    private const int LongestName = 7;
    private const double Known = 250000, Town = 15000;

    /// <summary>The stretches, in order, none overlapping another.</summary>
    public List<TextSpan> Spot(string text, PlaceContext context)
    {
        var words = WordScan.Scan(text, cues);
        var capitals = CapitalSentences(text, words);
        var spots = new List<NameSpot>();
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].IsCapital) continue;
            if (Longest(text, words, i) is not { } spot) continue;
            spot.InCapitals = capitals.Contains(words[i].Sentence);
            Weigh(text, words, spot, spots.Count > 0 ? spots[^1] : null, context);
            spots.Add(spot);
            i = spot.Last;
        }
        new PlaceRows(gazetteer, countries, cues).Join(text, spots);
        return [.. spots.Where(s => s.Verdict > 0).Select(s => s.Span)];
    }

    /// <summary>The longest name of the tables that starts with that word.</summary>
    private NameSpot? Longest(string text, List<ScannedWord> words, int first)
    {
        var last = first;
        while (last + 1 < words.Count && last - first + 1 < LongestName && words[last + 1].Sentence == words[first].Sentence
            && WordScan.Adjoin(text, words[last], words[last + 1])
            && (words[last + 1].IsCapital || (cues.Of(words[last + 1].Span.In(text)) & PlaceCue.Inner) != 0 || IsElided(words[last + 1].Span.In(text)))) last++;
        Span<char> folded = stackalloc char[NameFolding.MaxLength];
        for (; last >= first; last--)
        {
            if (!(words[last].IsCapital || IsElided(words[last].Span.In(text))) || (last == first && words[first].Span.Length < 2)) continue;
            var span = new TextSpan(words[first].Span.Start, words[last].Span.End);
            var n = gazetteer.Folding.Fold(span.In(text), folded);
            if (n <= 1) continue;
            var key = folded[..n];
            var hasArticle = false;
            var states = countries.IsAcronym(key, span.In(text)) ? [] : countries.FindFolded(key);
            var places = states.Length > 0 && states[0].IsDemonym ? default : gazetteer.FindFolded(key);
            if (states.Length == 0 && places.Count == 0 && first > 0 && words[first - 1].Span.In(text) is "the" or "The")
            {
                // the Gulf, the Amazon: names only with their article.
                var with = "the " + key.ToString();
                places = gazetteer.FindFolded(with);
                hasArticle = places.Count > 0;
            }
            if (states.Length == 0 && places.Count == 0) continue;
            if (OnlyDirections(text, words, first, last)) continue;
            var spot = new NameSpot { Span = span, First = first, Last = last, HasKind = last > first && (cues.Of(words[last].Span.In(text)) & (PlaceCue.AfterRegion | PlaceCue.AfterDistrict)) != 0, IsWord = !hasArticle && (places.IsWord || (first == last && cues.IsFunctionWord(key))), Key = key.ToString() };
            if (states.Length > 0) (spot.IsState, spot.IsDemonym, spot.IsPeople, spot.IsSeat) = (!states[0].IsSeat, states[0].IsDemonym, states[0].IsPeople, states[0].IsSeat);
            if (places.Count > 0) Largest(spot, places, key);
            return spot;
        }
        return null;
    }

    private void Largest(NameSpot spot, PlaceMatches places, ReadOnlySpan<char> key)
    {
        for (var p = 0; p < places.Count && p < 20; p++)
        {
            var entry = gazetteer[places[p]];
            var feature = entry.Feature;
            var population = entry.Population;
            // Ky., B.C., NSW: a short form of a region.
            if (places.IsAlternate(p) && feature == "ADM1" && key.Length <= 5 && key.Length * 2 <= entry.Name.Length + 1 && !IsNameWithoutKind(key, entry.Name)) spot.IsShort = true;
            if (places.IsAlternate(p) && population < 1000000 && feature is not ("ADM1" or "PPLC" or "PPLA")) population /= 5;
            spot.IsGreat |= (feature is "PPLC" && entry.Population > 100000) || (entry.IsPopulated && entry.Population >= 1000000);
            spot.IsArea |= !entry.IsPopulated && !entry.IsRegion;
            // European, West African: no name of the area itself.
            spot.IsDerived |= p == 0 && places.IsAlternate(p) && feature is "CONT" or "RGN" && key[^1] == 'n' && EndsAsAdjective(key);
            spot.Population = Math.Max(spot.Population, spot.IsShort && feature == "ADM1" ? 0 : population);
        }
        if (places.Count > 0 && spot.Population > 1) spot.IsShort &= !spot.IsState && spot.Population < Town;
    }

    /// <summary>"Borno" of "Borno State" is the region's name, no short form.</summary>
    private bool IsNameWithoutKind(ReadOnlySpan<char> key, string name)
    {
        Span<char> folded = stackalloc char[NameFolding.MaxLength];
        var n = gazetteer.Folding.Fold(name, folded);
        return n > key.Length && folded[key.Length] == ' ' && folded[..key.Length].SequenceEqual(key);
    }

    /// <summary>Whether the words beside the name speak for a place (1), against it (−1), or say nothing (0: what it is decides).</summary>
    private void Weigh(string text, List<ScannedWord> words, NameSpot spot, NameSpot? before, PlaceContext context)
    {
        switch (context.Hint?.Invoke(spot.Span) ?? PlaceHint.Unknown)
        {
            case PlaceHint.Place: spot.Verdict = 2; return;
            case PlaceHint.Person or PlaceHint.Other or PlaceHint.NoName: spot.Verdict = -2; return;
        }
        var one = spot.First == spot.Last;
        var word = words[spot.First].Span.In(text);
        if (one && cues.IsFunctionWord(word) && !spot.IsState) { spot.Verdict = -2; return; }
        if (spot.IsDemonym) { spot.Verdict = spot.IsPeople ? -2 : 1; return; }
        if (spot.IsDerived) { spot.Verdict = -2; return; }
        if (spot.IsSeat) { spot.Verdict = AtSeat(text, words, spot) ? 1 : -2; return; }
        spot.IsGivenName = one && cues.IsGivenName(Titled(word, spot.InCapitals));
        var person = spot.IsGivenName && !spot.IsGreat && !cues.IsPlaceFirst(Titled(word, spot.InCapitals));
        spot.MayBePerson = person;
        var (next, previous) = (Beside(text, words, spot.Last, 1), Beside(text, words, spot.First, -1));
        var nextWord = next < 0 ? default : words[next].Span.In(text);
        var previousWord = previous < 0 ? default : words[previous].Span.In(text);
        var nextCue = cues.Of(nextWord);
        var previousCue = cues.Of(previousWord);
        var follows = before is { Verdict: > 0 } && text.AsSpan(before.Span.End, spot.Span.Start - before.Span.End) is ", " or " (";
        if (spot.IsShort && !spot.IsState)
        {
            spot.Verdict = follows ? 2 : word.Contains('.') && word.Count('.') > 1 ? 1 : -2;
            return;
        }
        // Capitals throughout tell nothing: only what is surely a place.
        if (spot.InCapitals)
        {
            spot.Verdict = spot.IsState || (!spot.IsWord && !person && (spot.IsGreat || spot.Population >= Known)) ? 1 : 0;
            return;
        }
        if (next >= 0 && !words[next].IsCapital && (nextCue & PlaceCue.AfterOrganisation) != 0 && !spot.IsState) { spot.Verdict = -1; return; }
        if (next >= 0 && words[next].IsCapital && !cues.IsFunctionWord(nextWord))
        {
            if ((nextCue & PlaceCue.AfterStreet) != 0) { spot.Verdict = -2; return; }
            if (!spot.IsState && OpensOrganisation(text, words, next)) { spot.Verdict = -2; return; }
            if ((nextCue & (PlaceCue.AfterRegion | PlaceCue.AfterDistrict | PlaceCue.AfterTown | PlaceCue.AfterFacility | PlaceCue.AfterWater | PlaceCue.AfterLand)) != 0)
            {
                spot.Verdict = spot.IsWord && (nextCue & PlaceCue.AfterFacility) != 0 ? 0 : 1;
                return;
            }
            var name = (nextCue & PlaceCue.Title) == 0 && countries.FindFolded(gazetteer.Folding.Fold(nextWord)).IsEmpty;
            // Houston Rockets: a plural behind a town without a preposition is a team.
            if (name && !spot.IsState && !spot.HasKind && nextWord[^1] == 's' && (previousCue & PlaceCue.Preposition) == 0 && !IsPlace(nextWord)) { spot.Verdict = -1; return; }
            if (name && !spot.HasKind && (spot.IsGivenName || (!spot.IsState && spot.Population < Known))) { spot.Verdict = -1; spot.IsPerson = spot.IsGivenName; return; }
        }
        if (previous >= 0 && (previousCue & PlaceCue.Title) != 0 && (!spot.IsState || spot.IsGivenName)) { spot.Verdict = -2; spot.IsPerson = true; return; }
        if (previous >= 0 && words[previous].IsCapital && (previousCue & (PlaceCue.Direction | PlaceCue.BeforeTown | PlaceCue.BeforeRegion | PlaceCue.BeforeLand | PlaceCue.Preposition)) == 0
            && !cues.IsFunctionWord(previousWord) && (before is not { Verdict: > 0 } || before.Last != previous))
        {
            // A capital before it and no place: the end of a longer name ("Michael Jordan", "Denzel Washington").
            if (cues.IsGivenName(previousWord) || ((spot.IsGivenName || !spot.IsState) && !spot.HasKind && spot.Population < Known)) { spot.Verdict = -1; spot.IsPerson = cues.IsGivenName(previousWord) || !IsCapitals(previousWord); return; }
        }
        if (OfOrganisation(text, words, spot)) { spot.Verdict = -1; return; }
        var strength = Strength(text, words, spot, previous, previousCue, nextCue);
        if ((nextCue & PlaceCue.Speech) != 0 && strength == 0 && (person || (!spot.IsState && !spot.IsGreat))) { spot.Verdict = -1; return; }
        if (follows || IsTied(text, words, spot)) strength = 2;
        spot.Verdict = strength;
        if (strength > 0)
        {
            if (spot.IsWord && strength < 2 && spot.Population < Known) (spot.Verdict, spot.HasSupport) = (0, !words[spot.First].IsFirst);
            return;
        }
        if (spot.IsState || spot.IsArea) spot.Verdict = spot.IsGivenName && !spot.IsState ? 0 : 1;
        else if (!spot.IsWord && !person && (spot.IsGreat || spot.Population >= (spot.Last > spot.First ? Town : Known))) spot.Verdict = 1;
    }

    /// <summary>How strongly the words before and behind speak for a place: 2, 1 or 0.</summary>
    private int Strength(string text, List<ScannedWord> words, NameSpot spot, int previous, PlaceCue previousCue, PlaceCue nextCue)
    {
        if (spot.HasKind || (nextCue & (PlaceCue.AfterRegion | PlaceCue.AfterDistrict)) != 0) return 2;
        var several = spot.Last > spot.First && !spot.IsWord;
        if (IsDateline(text, words, spot)) return 2;
        if (previous < 0) return 0;
        if ((previousCue & PlaceCue.Direction) != 0) return 2;
        var word = words[previous].Span.In(text);
        if (word is "of" or "the" && previous > 0)
        {
            var head = cues.Of(words[previous - 1].Span.In(text));
            if ((head & (PlaceCue.BeforeTown | PlaceCue.BeforeRegion | PlaceCue.BeforeDistrict | PlaceCue.AfterTown | PlaceCue.AfterLand)) != 0) return 2;
            if ((head & PlaceCue.Direction) != 0) return 1;
        }
        if ((previousCue & PlaceCue.Preposition) != 0)
        {
            if (word is "in" or "near" or "In" or "Near" or "outside" or "Outside") return 2;
            if (word is "to" or "from" or "at" or "of" or "over" or "off" or "against" or "between" or "of")
                return several || ((spot.Population >= Town || spot.IsArea || spot.IsGreat) && !spot.MayBePerson && !(word is "to" && previous > 0 && words[previous - 1].Span.In(text) is "according")) ? 1 : 0;
            return 1;
        }
        return (previousCue & (PlaceCue.BeforeTown | PlaceCue.BeforeLand | PlaceCue.BeforeWater)) != 0 ? 1 : 0;
    }

    /// <summary>A seat is a place where something happens in it; else it stands for those who sit there.</summary>
    private static bool AtSeat(string text, List<ScannedWord> words, NameSpot spot)
    {
        var b = spot.First - 1;
        if (b >= 0 && words[b].Span.In(text) is "the") b--;
        return b >= 0 && words[b].Sentence == words[spot.First].Sentence && words[b].Span.In(text) is "at" or "in" or "inside" or "outside" or "near";
    }

    /// <summary>"Far North" before a name is a part of it, alone it may be anything.</summary>
    private bool OnlyDirections(string text, List<ScannedWord> words, int first, int last)
    {
        for (var w = first; w <= last; w++)
            if ((cues.Of(words[w].Span.In(text)) & PlaceCue.Direction) == 0 && words[w].Span.In(text) is not "Far") return false;
        var next = Beside(text, words, last, 1);
        return next < 0 || (cues.Of(words[next].Span.In(text)) & PlaceCue.AfterRegion) == 0;
    }

    /// <summary>Whether the capitals that start at a word end in an organisation's ("Workers Party", "Saint-Germain").</summary>
    private bool OpensOrganisation(string text, List<ScannedWord> words, int first)
    {
        for (int w = first, n = 0; w >= 0 && words[w].IsCapital && n < 5; w = Beside(text, words, w, 1), n++)
        {
            if ((cues.Of(words[w].Span.In(text)) & PlaceCue.AfterOrganisation) != 0) return true;
            var next = Beside(text, words, w, 1);
            if (next >= 0 && text[words[w].Span.End] == '-' && (cues.Of(text.AsSpan(words[w].Span.Start, words[next].Span.End - words[w].Span.Start)) & PlaceCue.AfterOrganisation) != 0) return true;
            if ((cues.Of(words[w].Span.In(text)) & PlaceCue.Title) != 0) return false;
        }
        return false;
    }

    private bool IsPlace(ReadOnlySpan<char> word) => gazetteer.Find(word) is { Count: > 0 } found && gazetteer[found[0]].Population >= Town;

    private static bool IsCapitals(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            if (char.IsLower(c)) return false;
        return true;
    }

    private static bool EndsAsAdjective(ReadOnlySpan<char> key) =>
        key.EndsWith("can", StringComparison.Ordinal) || key.EndsWith("ian", StringComparison.Ordinal) || key.EndsWith("ean", StringComparison.Ordinal) || key.EndsWith("ern", StringComparison.Ordinal);

    private bool OfOrganisation(string text, List<ScannedWord> words, NameSpot spot) =>
        !spot.IsState && spot.First >= 2 && words[spot.First - 1].Span.In(text) is "of" or "Of"
        && words[spot.First - 2].IsCapital && (cues.Of(words[spot.First - 2].Span.In(text)) & PlaceCue.OrganisationHead) != 0;

    /// <summary>A name that opens a line and stands before a dash, or before an agency in brackets, perhaps with a region and a day between.</summary>
    private static bool IsDateline(string text, List<ScannedWord> words, NameSpot spot)
    {
        var start = spot.Span.Start;
        if (!words[spot.First].IsFirst || text.AsSpan(0, start).TrimEnd(" \t") is [.., not '\n']) return false;
        var rest = text.AsSpan(spot.Span.End, Math.Min(60, text.Length - spot.Span.End));
        var dash = rest.IndexOfAny('—', '–');
        if (dash < 0) dash = rest.IndexOf(" - ", StringComparison.Ordinal);
        if (dash < 0) dash = rest.IndexOf(" -- ", StringComparison.Ordinal);
        var stop = rest.IndexOf(". ", StringComparison.Ordinal);
        var bracket = rest.StartsWith(" (", StringComparison.Ordinal) ? rest.IndexOf(')') : -1;
        return (dash >= 0 && dash < 40 && !rest[..dash].ContainsAny('"', '“') && (stop < 0 || dash < stop || stop < 6)) || (bracket is > 2 and < 20);
    }

    /// <summary>"X, Ohio": a state or region behind a comma.</summary>
    private bool IsTied(string text, List<ScannedWord> words, NameSpot spot)
    {
        var next = spot.Last + 1;
        if (next >= words.Count || !words[next].IsCapital) return false;
        if (text.AsSpan(spot.Span.End, words[next].Span.Start - spot.Span.End) is not (", " or " (")) return false;
        for (var n = 3; n > 0; n--)
        {
            if (next + n > words.Count) continue;
            var span = new TextSpan(words[next].Span.Start, words[next + n - 1].Span.End);
            if (span.Length > 40) continue;
            var key = gazetteer.Folding.Fold(span.In(text));
            var own = gazetteer.Find(spot.Span.In(text));
            var state = countries.FindFolded(key) is [{ IsDemonym: false } s, ..] ? s.Code : null;
            var region = gazetteer.FindFolded(key);
            for (var p = 0; p < own.Count; p++)
            {
                if (state is not null && gazetteer[own[p]].Country == state) return true;
                for (var r = 0; r < region.Count && r < 8; r++)
                    if (gazetteer[region[r]].Feature is "ADM1" && gazetteer[own[p]].Region == region[r] && own[p] != region[r]) return true;
            }
        }
        return false;
    }

    private static int Beside(string text, List<ScannedWord> words, int at, int step)
    {
        var other = at + step;
        if (other < 0 || other >= words.Count || words[other].Sentence != words[at].Sentence) return -1;
        var (left, right) = step > 0 ? (words[at], words[other]) : (words[other], words[at]);
        return WordScan.Adjoin(text, left, right) ? other : -1;
    }

    /// <summary>d'Ivoire, l'Aquila: a capital behind an elided article.</summary>
    private static bool IsElided(ReadOnlySpan<char> word) => word.Length > 3 && word[0] is 'd' or 'l' && word[1] is '\'' or '’' && char.IsUpper(word[2]);

    private static HashSet<int> CapitalSentences(string text, List<ScannedWord> words)
    {
        var result = new HashSet<int>();
        for (int i = 0, end; i < words.Count; i = end)
        {
            int lower = 0, upper = 0;
            for (end = i; end < words.Count && words[end].Sentence == words[i].Sentence; end++)
                foreach (var c in words[end].Span.In(text))
                    if (char.IsLower(c)) lower++;
                    else if (char.IsUpper(c)) upper++;
            if (upper > 3 * lower && end - i >= 4) result.Add(words[i].Sentence);
        }
        return result;
    }

    private static ReadOnlySpan<char> Titled(ReadOnlySpan<char> word, bool inCapitals) =>
        inCapitals ? string.Concat(word[..1].ToString(), word[1..].ToString().ToLowerInvariant()) : word;
}
