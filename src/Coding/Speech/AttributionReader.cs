using Attache.Language;

namespace Attache.Coding.Speech;

/// <summary>
/// Finds who says, thinks, wants or promises what in a text. Every word that may be a cue is looked at with every stretch of
/// text that it may attribute and every phrase that may name the source; learnt weights choose. Safe to use from many threads.
/// </summary>
/// <example>“We leave,” the minister said. → said, “We leave,”, minister · The plan failed. → none</example>
public sealed class AttributionReader
{
    private readonly AttributionModel model;
    private readonly WordStates states;

    /// <summary>Makes a reader.</summary>
    /// <param name="model">What was learnt.</param>
    /// <param name="states">Those of the analyzer that read the documents (<see cref="Analyzer.States"/>).</param>
    public AttributionReader(AttributionModel model, WordStates states) => (this.model, this.states) = (model, states);

    /// <summary>All attributions of a document that are more likely than the model's threshold, in the order of their cues.</summary>
    public IReadOnlyList<Attributed> Read(Document document) => Read(document, model.Threshold);

    /// <summary>All attributions of a document that are more likely than a threshold, in the order of their cues.</summary>
    /// <param name="document">The document.</param>
    /// <param name="threshold">0 to 1.</param>
    public IReadOnlyList<Attributed> Read(Document document, double threshold)
    {
        var view = new DocumentView(document, states);
        var features = new Features();
        var found = new List<Attributed>();
        foreach (var sentence in document.Sentences)
            foreach (var token in sentence.Tokens)
            {
                if (!CueFeatures.IsEligible(token)) continue;
                var cue = new CueView(view.Of(sentence), token);
                CueFeatures.Fill(features, cue);
                if (model.Cue.Score(features.Values) < model.Gate) continue;
                if (Best(view, cue, features, threshold) is { } a) found.Add(a);
            }
        return Distinct(found);
    }

    private Attributed? Best(DocumentView document, CueView cue, Features features, double threshold)
    {
        var candidates = ContentCandidates.Of(document, cue.View, cue.Cue);
        if (candidates.Count == 0) return null;
        ContentFeatures.FillCue(features, cue);
        int shared = features.Count;
        uint template = features.Template;
        var projected = model.States.Project(document.States(cue.Cue.Sentence));
        float common = model.Content.Score(features.Values) + projected[cue.Cue.Index * StateModel.Slots];
        var p = new double[candidates.Count];
        double sum = 1;
        for (int i = 0; i < p.Length; i++)
        {
            features.Back(shared, template);
            ContentFeatures.Fill(features, document, cue, candidates[i]);
            p[i] = Math.Exp(Math.Clamp(common + model.Content.Score(features.Values[shared..]) + StateModel.Score(projected, StateModel.Edges(cue.Cue.Sentence, candidates[i])), -30, 30));
            sum += p[i];
        }
        if ((sum - 1) / sum < threshold) return null;
        // The best is like as many others as possible, each as much as it is likely.
        int best = -1;
        double most = 0, hit = 0;
        for (int i = 0; i < p.Length; i++)
        {
            double value = 0, near = 0;
            for (int j = 0; j < p.Length; j++)
            {
                double like = Spans.Likeness(candidates[i].Spans, candidates[j].Spans);
                if (like < 0.5) continue;
                near += p[j];
                value += p[j] * (0.5 + (like / 2));
            }
            if (value > most) (best, most, hit) = (i, value, near / sum);
        }
        if (best < 0 || hit < threshold) return null;
        var chosen = candidates[best];
        return new Attributed(cue.Cue, chosen.Spans, chosen.Head, Source(cue, chosen, features), hit);
    }

    private Token? Source(CueView cue, ContentCandidate content, Features features)
    {
        Token? best = null;
        float most = float.MinValue;
        foreach (var x in SourceCandidates.Of(cue.View, cue.Cue))
        {
            SourceFeatures.Fill(features, cue, content, x);
            float score = model.Source.Score(features.Values);
            if (score > most) (best, most) = (x.Head, score);
        }
        return best;
    }

    // Two cues do not attribute the same words: the likelier one stands.
    private static List<Attributed> Distinct(List<Attributed> found)
    {
        var dropped = new HashSet<Attributed>(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < found.Count; i++)
            for (int j = i + 1; j < found.Count; j++)
            {
                if (found[j].Cue.Sentence.Number > found[i].Cue.Sentence.Number + 2) break;
                if (Spans.Likeness(found[i].Content, found[j].Content) < 0.9) continue;
                dropped.Add(found[i].Confidence >= found[j].Confidence ? found[j] : found[i]);
            }
        found.RemoveAll(dropped.Contains);
        return found;
    }
}
