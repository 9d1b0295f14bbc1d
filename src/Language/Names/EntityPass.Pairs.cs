namespace Attache.Language.Names;

/// <summary>Which two states "the two countries" and "both sides" are: those that the story joins, not those that it names most.</summary>
internal sealed partial class EntityPass
{
    private const double Joined2 = 2, Facing = 1, Fade = 0.85, SameSentence = 2, Own = 1.5;

    private static readonly IReadOnlySet<string> FacingPrepositions = ActorWords.Of("facing-preposition"), Mediation = ActorWords.Of("mediation");

    /// <summary>
    /// The pair of states that the text up to a word joins most: "A and B", "between A and B" count most, then A that acts upon or speaks with B,
    /// "A's envoy to B"; pairs of the state that the story is written in count more; what stands further back counts less. Three states in a row are no pair. Null where it joins none.
    /// </summary>
    private List<Referent>? Pair(Token t)
    {
        var scores = new Dictionary<(string, string), (double Score, int Last)>();
        int order = 0;
        foreach (var s in document.Sentences)
        {
            if (s.Number > t.Sentence.Number) break;
            double weight = s == t.Sentence ? SameSentence : Math.Pow(Fade, t.Sentence.Number - s.Number);
            foreach (var x in s.Tokens)
            {
                if (s == t.Sentence && x.Index >= t.Index) break;
                foreach (var (a, b, links) in Links(x, s == t.Sentence ? t.Index : int.MaxValue))
                {
                    double w = links;
                    if (a == b || reader.Names.State(a) is null || reader.Names.State(b) is null) continue;
                    var key = string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
                    if (a == home || b == home) w *= Own;
                    scores[key] = (scores.GetValueOrDefault(key).Score + (w * weight), order++);
                }
            }
        }
        (string A, string B)? best = null;
        // Neighbours have a border, where any two of the story have one; islands have none.
        bool border = IsNeighbour(t.Lemma.ToLowerInvariant()) && scores.Keys.Any(Borders) && scores.Where(s => Borders(s.Key)).Max(s => s.Value.Score) * 2 >= scores.Values.Max(s => s.Score);
        foreach (var (pair, score) in scores.Where(s => !border || Borders(s.Key)))
            if (best is null || score.Score > scores[best.Value].Score || score.Score == scores[best.Value].Score && score.Last > scores[best.Value].Last) best = pair;
        return best is { } found ? [StateOf(found.A), StateOf(found.B)] : null;
    }

    private IEnumerable<(string A, string B, double Weight)> Links(Token x, int before)
    {
        // "Thai and Cambodian troops", "between Peru and Chile": exactly two.
        var joined = x.Children.Where(c => c.Deprel == "conj").ToList();
        if (joined is [{ } other] && !Mediates(x) && other.Index < before && StateAt(x) is { } first && StateAt(other) is { } second) yield return (first, second, Joined2);
        if (x.Upos is "VERB")
        {
            string? subject = null;
            foreach (var c in x.Children)
                if (IsSubject(c) && c.Index < before) subject ??= StateAt(c);
            if (subject is not null)
                foreach (var c in x.Children)
                    if (c.Index < before && (c.Deprel is "obj" or "iobj" || c.Deprel == "obl" && FacingPrepositions.Contains(NounPhrase.Case(c) ?? "")))
                        if (StateAt(c) is { } upon) yield return (subject, upon, Facing);
        }
        // "a round of talks with Canberra": whose talks they are, the place of the story tells.
        else if (x.Upos is "NOUN" && home is not null && x.Children.All(c => c.Deprel is not ("nmod:poss")) && x.Children.FirstOrDefault(c => c.Deprel == "nmod" && c.Index < before && NounPhrase.Case(c) == "with") is { } with
            && StateAt(with) is { } partner && !NounPhrase.Of_(x).Tokens.Any(o => o != x && StateAt(o, false) is not null)) yield return (Talker(x) ?? home, partner, Facing);
        else if (x.Upos is "NOUN" && NounPhrase.Of_(x) is var np && np.Tokens.Prepend(np.Owner!).FirstOrDefault(o => o is not null && o != x && StateAt(o, false) is not null) is { } owner)
        {
            foreach (var c in x.Children)
                if (c.Deprel == "nmod" && c.Index < before && FacingPrepositions.Contains(NounPhrase.Case(c) ?? "") && StateAt(c) is { } towards) yield return (StateAt(owner, false)!, towards, Facing);
        }
    }

    // "Sudan walked out of talks with Chad": who does what the talks stand under.
    private string? Talker(Token noun)
    {
        for (var x = noun; x.HeadToken is { } up; x = up)
            foreach (var c in up.Children)
                if (IsSubject(c) && c.Index < noun.Index && StateAt(c) is { } code && reader.Names.State(code) is not null) return code;
        return null;
    }

    // Who mediates is neither of the two sides.
    private static bool Mediates(Token t)
    {
        for (var x = t; x.HeadToken is { } up; x = up)
        {
            if (IsSubject(x)) return Mediation.Contains(up.Lemma.ToLowerInvariant()) || up.Children.Any(c => c.Deprel is "xcomp" or "ccomp" && Mediation.Contains(c.Lemma.ToLowerInvariant()));
            if (x.Deprel is not ("conj" or "nmod" or "nmod:poss" or "amod" or "compound")) return false;
        }
        return false;
    }

    private static bool IsNeighbour(string lemma) => lemma is "neighbour" or "neighbor";

    private bool Borders((string A, string B) pair) => reader.Names.State(pair.A)!.Neighbours.Contains(pair.B);

    // The state of a phrase: its own, its owner's or adjective's. A town is none.
    private string? StateAt(Token t, bool within = true)
    {
        if (mentions.TryGetValue(t, out var m) && m.Referent.Code is { } code) return m.IsTown ? null : code;
        if (!within) return null;
        foreach (var c in t.Children)
            if (c.Deprel is "nmod:poss" or "amod" or "compound" || c.Deprel == "nmod" && NounPhrase.Case(c) == "of")
                if (StateAt(c, false) is { } inner) return inner;
        return null;
    }
}
