namespace Attache.Language.Places;

/// <summary>
/// Decides names that the words beside them leave open by the other names of the text: a row of names ("Gao, Timbuktu and Kidal"),
/// the states that the text speaks of, the same name in a place's position elsewhere.
/// </summary>
internal sealed class PlaceRows(Gazetteer gazetteer, CountryNames countries, PlaceCues cues)
{
    private const double Known = 250000;
    private const int Looked = 40;

    /// <summary>Sets the verdicts that are open.</summary>
    public void Join(string text, List<NameSpot> spots)
    {
        Rows(text, spots);
        ByStates(spots);
        Rows(text, spots);
        SameName(text, spots);
    }

    private void Rows(string text, List<NameSpot> spots)
    {
        for (var i = 1; i < spots.Count; i++) Pair(text, spots[i - 1], spots[i], spots[i]);
        for (var i = spots.Count - 1; i > 0; i--) Pair(text, spots[i - 1], spots[i], spots[i - 1]);
    }

    private void Pair(string text, NameSpot left, NameSpot right, NameSpot open)
    {
        if (right.Span.Start < left.Span.End || open.Verdict != 0 || open.MayBePerson) return;
        if (text.AsSpan(left.Span.End, right.Span.Start - left.Span.End) is not (", " or " and " or ", and " or " or " or "/" or " – " or " nor " or " & ")) return;
        var other = ReferenceEquals(open, left) ? right : left;
        if (other.Verdict > 0 && !other.IsDemonym)
        {
            if (!open.IsWord || Share(open, other, any: true)) open.Verdict = 1;
        }
        else if (other.Verdict == 0 && !open.IsWord && !other.IsWord && !other.MayBePerson && Share(open, other, any: false)) (open.Verdict, other.Verdict) = (1, 1);
    }

    private void ByStates(List<NameSpot> spots)
    {
        var states = new HashSet<string>(StringComparer.Ordinal);
        foreach (var s in spots)
        {
            if (s.IsState || s.IsDemonym)
                foreach (var c in countries.FindFolded(s.Key)) states.Add(c.Code);
            else if (s.Verdict > 0 && gazetteer.FindFolded(s.Key) is { Count: > 0 } found && gazetteer[found[0]].Country is { } code) states.Add(code);
        }
        foreach (var s in spots)
            if (s.Verdict == 0 && (!s.IsWord || s.HasSupport) && !s.MayBePerson && States(s).Any(c => states.Contains(c) && !BearsSurnames(c))) s.Verdict = 1;
    }

    private static void SameName(string text, List<NameSpot> spots)
    {
        var sure = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var persons = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var s in spots)
        {
            if (s.IsPerson) persons.Add(s.Span.Of(text));
            else if (s.Verdict == 2 || (s.Verdict == 1 && !s.IsWord)) sure.Add(s.Span.Of(text));
        }
        foreach (var s in spots)
        {
            var name = s.Span.Of(text);
            if (s.Verdict == 0 && sure.Contains(name) && !persons.Contains(name)) s.Verdict = 1;
            if (s.Verdict == 1 && persons.Contains(name) && !s.IsDemonym && (s.IsGivenName || (!s.IsState && s.Population < Known))) s.Verdict = 0;
        }
    }

    /// <summary>Whether lying in that state says little for a place, since its towns bear the names of persons in the news.</summary>
    private bool BearsSurnames(string code) => (cues.Of(code) & PlaceCue.Surnames) != 0;

    private bool Share(NameSpot a, NameSpot b, bool any)
    {
        var first = States(a);
        return States(b).Any(c => first.Contains(c) && (any || !BearsSurnames(c)));
    }

    private HashSet<string> States(NameSpot s)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var found = gazetteer.FindFolded(s.Key);
        for (var i = 0; i < found.Count && i < Looked; i++)
            if (gazetteer[found[i]].Country is { } code) codes.Add(code);
        return codes;
    }
}
