using Attache.Stories;

namespace Attache.Language.Places;

/// <summary>Reads the words beside each mention: its kind ("province"), and the state or region that they tie it to.</summary>
internal static class PlaceTies
{
    private const int WordsBefore = 7;

    public static void Find(string text, List<ScannedWord> words, List<OpenMention> open, Gazetteer gazetteer, PlaceCues cues, PlaceCandidates candidates)
    {
        for (var i = 0; i < open.Count; i++)
        {
            var m = open[i];
            if (words.Count == 0 || m.Words.First >= words.Count) continue;
            m.Cues |= CuesBeside(text, words, m, cues);
            TieBehind(text, words, m, gazetteer, cues, candidates);
            foreach (var other in open)
                if (!ReferenceEquals(other, m) && other.Sentence == m.Sentence && SingleState(other) is { } code) m.Nearby.Add(code);
            // "in Mali's X", "the eastern Chad town of X": the state stands before, only words of kind and part between.
            for (var k = i - 1; k >= 0 && open[k].Sentence == m.Sentence && m.Words.First - open[k].Words.Last <= WordsBefore; k--)
            {
                if (open[k].Span.End > m.Span.Start || !OnlyKinds(text, words, open[k], m, cues)) continue;
                if (SingleState(open[k]) is { } before) m.States.Add(before);
                break;
            }
            // "X in [northern] Mali", "X, a town in eastern Chad": the state stands behind, with "in" or "of" right before it.
            for (var k = i + 1; k < open.Count && open[k].Sentence == m.Sentence && open[k].Words.First - m.Words.Last <= WordsBefore; k++)
            {
                if (SingleState(open[k]) is not { } behind || open[k].Candidates[0].State!.IsDemonym) continue;
                if (IsIn(text, words, open[k], m, cues)) m.States.Add(behind);
                break;
            }
        }
    }

    /// <summary>The one state that a mention can mean; null where it may be several or a town.</summary>
    private static string? SingleState(OpenMention m) =>
        m.Candidates.Count > 0 && m.Candidates[0].State is { IsAmbiguous: false, IsSeat: false } first && m.Candidates.Count(c => c.State is not null) == 1 ? first.Code : null;

    private static PlaceCue CuesBeside(string text, List<ScannedWord> words, OpenMention m, PlaceCues cues)
    {
        var said = PlaceCue.None;
        var (first, last) = m.Words;
        if (last + 1 < words.Count && WordScan.Adjoin(text, words[last], words[last + 1]))
            said |= cues.Of(words[last + 1].Span.In(text)) & (PlaceCue.AfterRegion | PlaceCue.AfterDistrict | PlaceCue.AfterTown | PlaceCue.AfterWater | PlaceCue.AfterLand | PlaceCue.Speech);
        var b = first - 1;
        var of = false;
        while (b >= 0 && first - b <= 3 && words[b].Span.In(text) is "of" or "the" or "The")
        {
            of |= words[b].Span.In(text) is "of";
            b--;
        }
        if (b < 0 || words[b].Sentence != m.Sentence || !WordScan.Adjoin(text, words[b], words[b + 1])) return said;
        var before = cues.Of(words[b].Span.In(text));
        if (of) said |= before & (PlaceCue.BeforeRegion | PlaceCue.BeforeDistrict | PlaceCue.BeforeTown);
        else said |= before & (PlaceCue.BeforeTown | PlaceCue.BeforeWater | PlaceCue.BeforeLand | PlaceCue.Direction | PlaceCue.Preposition);
        return said;
    }

    /// <summary>"X, Ohio", "X (Mali)": a region or a state right behind.</summary>
    private static void TieBehind(string text, List<ScannedWord> words, OpenMention m, Gazetteer gazetteer, PlaceCues cues, PlaceCandidates candidates)
    {
        var next = m.Words.Last + 1;
        if (next >= words.Count || m.Candidates.Count == 0) return;
        var gap = new TextSpan(m.Span.End, words[next].Span.Start).In(text);
        if (gap is not (", " or " (" or "," or ",\n" or " ") || !words[next].IsCapital) return;
        for (var length = Math.Min(4, words.Count - next); length > 0; length--)
        {
            var span = new TextSpan(words[next].Span.Start, words[next + length - 1].Span.End);
            if (span.Length > 40 || words[next + length - 1].Sentence != words[next].Sentence) continue;
            var readings = candidates.Readings(gazetteer.Folding.Fold(span.In(text)), span.In(text));
            var tied = false;
            foreach (var r in readings)
            {
                if (r.State is { IsDemonym: false, IsSeat: false } state && gap is not " " && InState(m, state.Code, gazetteer) && !IsListed(text, span, m, state.Code, gazetteer)) tied = m.States.Add(state.Code) || tied;
                if (r.Entry < 0 || !gazetteer[r.Entry].Feature.Equals("ADM1", StringComparison.Ordinal)) continue;
                // A town that the gazetteer lacks in that region is none of the same name elsewhere.
                if (InRegion(m, r.Entry, gazetteer) || (gap is not " " && IsNamedBehindTowns(gazetteer[r.Entry], readings, gazetteer, cues))) tied = m.Regions.Add(r.Entry) || tied;
            }
            if (tied) return;
        }
    }

    /// <summary>Whether "X, Y" is rather a row of names: more of it follows, and X is a great place elsewhere but a small one in Y.</summary>
    private static bool IsListed(string text, TextSpan state, OpenMention m, string code, Gazetteer gazetteer)
    {
        var rest = text.AsSpan(state.End, Math.Min(6, text.Length - state.End));
        if (!rest.StartsWith(" and ", StringComparison.Ordinal) && !(rest.StartsWith(", ", StringComparison.Ordinal) && rest.Length > 2 && (char.IsUpper(rest[2]) || rest.StartsWith(", and", StringComparison.Ordinal)))) return false;
        double here = 0, elsewhere = 0;
        foreach (var c in m.Candidates)
        {
            if (c.Entry < 0) continue;
            var entry = gazetteer[c.Entry];
            if (entry.Country == code) here = Math.Max(here, entry.Population);
            else elsewhere = Math.Max(elsewhere, entry.Population);
        }
        return elsewhere > 10 * here;
    }

    private static bool InState(OpenMention m, string code, Gazetteer gazetteer) =>
        m.Candidates.Any(c => c.Entry >= 0 && gazetteer[c.Entry].Country == code);

    private static bool InRegion(OpenMention m, int region, Gazetteer gazetteer) =>
        m.Candidates.Any(c => c.Entry >= 0 && c.Entry != region && gazetteer[c.Entry].Region == region);

    /// <summary>Regions that news writes behind their towns as a rule, and whose name is no large town's.</summary>
    private static bool IsNamedBehindTowns(PlaceEntry region, List<PlaceCandidate> readings, Gazetteer gazetteer, PlaceCues cues) =>
        region.Country is { } code && (cues.Of(code) & PlaceCue.RegionsBehind) != 0
        && !readings.Exists(r => r.State is not null || (gazetteer[r.Entry].IsPopulated && gazetteer[r.Entry].Population > region.Population / 20));

    private static bool OnlyKinds(string text, List<ScannedWord> words, OpenMention state, OpenMention m, PlaceCues cues)
    {
        var possessive = state.Span.End + 1 < text.Length && text[state.Span.End] is '\'' or '’';
        if (state.Words.Last + 1 == m.Words.First) return possessive;
        var kind = false;
        for (var w = state.Words.Last + 1; w < m.Words.First; w++)
        {
            var word = words[w].Span.In(text);
            var cue = cues.Of(word);
            var isKind = (cue & (PlaceCue.AfterTown | PlaceCue.BeforeTown | PlaceCue.AfterRegion | PlaceCue.AfterDistrict | PlaceCue.AfterWater | PlaceCue.AfterLand | PlaceCue.BeforeRegion | PlaceCue.BeforeDistrict)) != 0;
            kind |= isKind;
            if (!isKind && (cue & PlaceCue.Direction) == 0 && (cue & PlaceCue.Filler) == 0) return false;
        }
        return (kind || possessive) && !text.AsSpan(state.Span.End, m.Span.Start - state.Span.End).ContainsAny(",;:()");
    }

    private static bool IsIn(string text, List<ScannedWord> words, OpenMention state, OpenMention m, PlaceCues cues)
    {
        var w = state.Words.First - 1;
        while (w > m.Words.Last && ((cues.Of(words[w].Span.In(text)) & PlaceCue.Direction) != 0 || words[w].Span.In(text) is "the")) w--;
        if (w <= m.Words.Last || words[w].Span.In(text) is not ("in" or "of")) return false;
        for (var b = m.Words.Last + 1; b < w; b++)
        {
            var word = words[b].Span.In(text);
            if ((cues.Of(word) & (PlaceCue.AfterTown | PlaceCue.BeforeTown | PlaceCue.AfterRegion | PlaceCue.AfterDistrict | PlaceCue.Direction)) == 0
                && (cues.Of(word) & PlaceCue.Filler) == 0) return false;
        }
        return true;
    }
}
