using Attache.Codebook;
using Attache.Stories;

namespace Attache.Language.Places;

/// <summary>
/// Says which place each mention of a document means, or none: by the words beside it ("X, Ohio", "the eastern Chad town of X"),
/// the states and places that the document names, population, nearness and kind. All mentions are weighed together.
/// </summary>
public sealed class PlaceResolver
{
    private const int Rounds = 4;
    private const double MostOfDocument = 0.6;

    private readonly Gazetteer gazetteer;
    private readonly PlaceCues cues;
    private readonly PlaceCandidates candidates;
    private readonly PlaceScore score;

    /// <summary>Makes a resolver.</summary>
    /// <param name="gazetteer">Towns, regions, seas, areas.</param>
    /// <param name="countries">States and territories.</param>
    /// <param name="cues">Words beside names.</param>
    public PlaceResolver(Gazetteer gazetteer, CountryNames countries, PlaceCues cues)
    {
        this.gazetteer = gazetteer;
        this.cues = cues;
        candidates = new PlaceCandidates(gazetteer, countries, cues);
        score = new PlaceScore(gazetteer);
    }

    /// <summary>Resolves the mentions of one document.</summary>
    /// <param name="text">The document's text.</param>
    /// <param name="mentions">Stretches of it that name places, states or inhabitants of states, in order.</param>
    /// <param name="context">What else is known of the document.</param>
    /// <returns>
    /// One for each mention, in the same order. Of a place that is not resolved, the name is absent; its country stands where
    /// the words beside it, all its readings, the place next to it or most of the document agree on it.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A mention does not lie in the text.</exception>
    public IReadOnlyList<PlaceMention> Resolve(string text, IReadOnlyList<TextSpan> mentions, PlaceContext context)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(context);
        foreach (var m in mentions)
            if (m.Start < 0 || m.End > text.Length || m.End < m.Start) throw new ArgumentOutOfRangeException(nameof(mentions), $"{m} lies outside the text of {text.Length}.");
        var words = WordScan.Scan(text, cues);
        var open = mentions.Select(m => Open(text, m, words)).ToList();
        PlaceTies.Find(text, words, open, gazetteer, cues, candidates);
        Choose(open, context);
        var weights = DocumentWeights.Of(open, gazetteer, context);
        return [.. open.Select((m, i) => ToMention(text, m, CountryOf(open, i, weights)))];
    }

    private void Choose(List<OpenMention> open, PlaceContext context)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var document = DocumentWeights.Of(open, gazetteer, context);
            // One sense for one name, unless the words beside a mention say otherwise.
            foreach (var group in open.GroupBy(m => (m.Key, m.IsTied ? string.Join('|', m.States.Order(StringComparer.Ordinal).Concat(m.Regions.Order().Select(r => r.ToString(System.Globalization.CultureInfo.InvariantCulture)))) : "", Kind(m.Cues))))
            {
                var list = group.ToList();
                var (chosen, value) = score.Best(list, open, document);
                foreach (var m in list) (m.Chosen, m.Score) = (chosen, value);
            }
        }
    }

    /// <summary>
    /// The state of a mention that is not resolved: the one that the words beside it name; else the one of the nearest place in
    /// its sentence; else the one that most of the document speaks of.
    /// </summary>
    private string? CountryOf(List<OpenMention> open, int at, DocumentWeights weights)
    {
        var m = open[at];
        if (m.Chosen is not null) return null;
        if (PlaceScore.CountryAlone(m, gazetteer) is { } alone) return alone;
        var best = (Distance: int.MaxValue, Code: (string?)null);
        foreach (var other in open)
        {
            if (other.Sentence != m.Sentence || other.Chosen is not { Entry: >= 0 and var e } || gazetteer[e].Country is not { } code) continue;
            var distance = Math.Abs(other.Words.First - m.Words.First);
            if (distance < best.Distance) best = (distance, code);
        }
        return best.Code ?? weights.Dominant(MostOfDocument);
    }

    private static PlaceCue Kind(PlaceCue cues) =>
        cues & (PlaceCue.AfterRegion | PlaceCue.BeforeRegion | PlaceCue.AfterDistrict | PlaceCue.BeforeDistrict | PlaceCue.AfterTown | PlaceCue.BeforeTown);

    private OpenMention Open(string text, TextSpan span, List<ScannedWord> words)
    {
        int lo = 0, hi = words.Count;
        while (lo < hi)
        {
            var mid = (lo + hi) / 2;
            if (words[mid].Span.End <= span.Start) lo = mid + 1;
            else hi = mid;
        }
        var first = lo;
        var last = first;
        while (last + 1 < words.Count && words[last + 1].Span.Start < span.End) last++;
        return candidates.Open(text, span, first < words.Count ? words[first].Sentence : -1, (first, last));
    }

    private static PlaceMention Unresolved(string words, OpenMention m, string? country) =>
        new(m.Span, new Place { Text = words, Country = country }, PlaceMentionKind.Place);

    private PlaceMention ToMention(string text, OpenMention m, string? country)
    {
        var words = m.Span.Of(text);
        if (m.Chosen is { State: { } state })
            return new PlaceMention(m.Span, new Place { Text = words, Name = state.IsSeat ? words : state.Name, Country = state.Code, Feature = state.IsSeat ? "BLDG" : state.IsDemonym ? null : "PCL" },
                state.IsSeat ? PlaceMentionKind.Place : state.IsDemonym ? PlaceMentionKind.Demonym : PlaceMentionKind.Country);
        if (m.Chosen is { Entry: >= 0 and var number })
        {
            var entry = gazetteer[number];
            // A castle of Karak lies in Karak's state; where exactly, the gazetteer does not say.
            return new PlaceMention(m.Span, m.IsPart ? new Place { Text = words, Country = entry.Country } : entry.ToPlace(words), PlaceMentionKind.Place);
        }
        return Unresolved(words, m, country);
    }
}
