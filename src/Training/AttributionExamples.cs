using Attache.Coding.Speech;
using Attache.Language;
using Attache.Stories;

namespace Attache.Training;

/// <summary>A word that may be a cue, with what may be chosen for it.</summary>
internal sealed class CueExample
{
    /// <summary>Whether it is a cue of a gold attribution.</summary>
    public bool IsCue { get; init; }

    /// <summary>The features that all candidates share.</summary>
    public uint[] Shared { get; set; } = [];

    /// <summary>The own features of each candidate.</summary>
    public uint[][] Own { get; set; } = [];

    /// <summary>The states of the sentence's words.</summary>
    public float[] States { get; set; } = [];

    /// <summary>Which word the cue is.</summary>
    public int Cue { get; set; }

    /// <summary>The first and last word of each candidate; −1 outside of the sentence.</summary>
    public (int First, int Last)[] Edges { get; set; } = [];

    /// <summary>How like a gold content each candidate is, 0 to 1.</summary>
    public double[] Likeness { get; set; } = [];

    /// <summary>The features of each source candidate; none where the source is not to be learnt here.</summary>
    public uint[][] Sources { get; set; } = [];

    /// <summary>Whether each source candidate is right.</summary>
    public bool[] SourceRight { get; set; } = [];
}

/// <summary>Makes examples of annotated texts.</summary>
internal static class AttributionExamples
{
    /// <summary>The features of the first look at each word of a text that may be a cue, and whether it is one.</summary>
    public static IEnumerable<(uint[] Features, bool IsCue)> Gates(Document document, AnnotatedText text, WordStates states)
    {
        var view = new DocumentView(document, states);
        var features = new Features();
        var anchors = Anchors(document, text);
        foreach (var token in document.Tokens)
        {
            if (!CueFeatures.IsEligible(token)) continue;
            CueFeatures.Fill(features, new CueView(view.Of(token.Sentence), token));
            yield return (features.Values.ToArray(), anchors.ContainsKey(token));
        }
    }

    /// <summary>The examples of one text: its cues, and the words that a first look takes for one.</summary>
    public static IEnumerable<CueExample> Of(Document document, AnnotatedText text, WordStates states, LinearModel look, float gate)
    {
        var view = new DocumentView(document, states);
        var features = new Features();
        var anchors = Anchors(document, text);
        foreach (var token in document.Tokens)
        {
            if (!CueFeatures.IsEligible(token)) continue;
            var cue = new CueView(view.Of(token.Sentence), token);
            CueFeatures.Fill(features, cue);
            bool isCue = anchors.TryGetValue(token, out var gold);
            if (!isCue && look.Score(features.Values) < gate) continue;
            var example = new CueExample { IsCue = isCue };
            Fill(example, view, cue, features, gold);
            yield return example;
        }
    }

    private static Dictionary<Token, List<GoldAttribution>> Anchors(Document document, AnnotatedText text)
    {
        var anchors = new Dictionary<Token, List<GoldAttribution>>(ReferenceEqualityComparer.Instance);
        foreach (var gold in text.Attributions)
        {
            if (Anchor(document, gold) is not { } anchor) continue;
            if (!anchors.TryGetValue(anchor, out var list)) anchors[anchor] = list = [];
            list.Add(gold);
        }
        return anchors;
    }

    /// <summary>The word that stands for a cue of several: the highest one in the tree.</summary>
    public static Token? Anchor(Document document, GoldAttribution gold)
    {
        Token? best = null;
        foreach (var s in document.Sentences)
        {
            if (gold.Cue.Count == 0 || s.Span.End <= gold.Cue[0].Start || s.Span.Start >= gold.Cue[^1].End) continue;
            foreach (var t in s.Tokens)
            {
                if (!In(t, gold.Cue) || !CueFeatures.IsEligible(t)) continue;
                if (t.HeadToken is { } h && In(h, gold.Cue) && CueFeatures.IsEligible(h)) continue;
                if (best is null || Rank(t) > Rank(best)) best = t;
            }
        }
        return best;
    }

    private static int Rank(Token t) => t.Upos switch { "VERB" => 3, "NOUN" => 2, "ADJ" => 1, _ => 0 };

    private static bool In(Token t, IReadOnlyList<TextSpan> spans)
    {
        foreach (var s in spans)
            if (s.Overlaps(t.Span)) return true;
        return false;
    }

    private static void Fill(CueExample example, DocumentView view, CueView cue, Features features, List<GoldAttribution>? gold)
    {
        var candidates = ContentCandidates.Of(view, cue.View, cue.Cue);
        ContentFeatures.FillCue(features, cue);
        example.Shared = features.Values.ToArray();
        int shared = features.Count;
        uint template = features.Template;
        example.Own = new uint[candidates.Count][];
        example.Likeness = new double[candidates.Count];
        (example.States, example.Cue) = (view.States(cue.Cue.Sentence), cue.Cue.Index);
        example.Edges = [.. candidates.Select(c => StateModel.Edges(cue.Cue.Sentence, c))];
        GoldAttribution? best = null;
        int bestAt = -1;
        for (int i = 0; i < candidates.Count; i++)
        {
            features.Back(shared, template);
            ContentFeatures.Fill(features, view, cue, candidates[i]);
            example.Own[i] = features.Values[shared..].ToArray();
            foreach (var g in gold ?? [])
            {
                double likeness = Spans.Likeness(candidates[i].Spans, g.Content);
                if (likeness > example.Likeness[i]) example.Likeness[i] = likeness;
                if (likeness >= 0.5 && (bestAt < 0 || likeness >= example.Likeness[bestAt])) (best, bestAt) = (g, i);
            }
        }
        if (best is null) return;
        var sources = SourceCandidates.Of(cue.View, cue.Cue);
        var right = new bool[sources.Count];
        bool any = false;
        for (int i = 0; i < right.Length; i++)
        {
            right[i] = sources[i].Head is not { } h ? best.Source.Count == 0 : In(h, best.Source) && !(h.HeadToken is { } up && In(up, best.Source));
            any |= right[i];
        }
        if (!any) return;
        example.SourceRight = right;
        example.Sources = new uint[right.Length][];
        for (int i = 0; i < right.Length; i++)
        {
            SourceFeatures.Fill(features, cue, candidates[bestAt], sources[i]);
            example.Sources[i] = features.Values.ToArray();
        }
    }
}
