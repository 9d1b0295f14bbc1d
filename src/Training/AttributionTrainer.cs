using Attache.Coding.Speech;
using Attache.Language;

namespace Attache.Training;

/// <summary>Learns an <see cref="AttributionModel"/> from annotated texts. The same texts and settings give the same bytes.</summary>
public sealed class AttributionTrainer
{
    /// <summary>Passes over the texts for contents and sources.</summary>
    public int Passes { get; init; } = 8;

    /// <summary>How much more a candidate that is like the gold one counts than one that is half like it: exponent of the likeness.</summary>
    public double Sharpness { get; init; } = 6;

    /// <summary>The part of gold cues that the first look lets through.</summary>
    public double Recall { get; init; } = 0.998;

    /// <summary>The threshold that goes into the model.</summary>
    public float Threshold { get; init; } = 0.3f;

    /// <summary>Pulls the weights of contents and sources towards zero; see <see cref="SparseTrainer.Decay"/>.</summary>
    public float Decay { get; init; } = 1e-6f;

    /// <summary>Features seen fewer times weigh nothing.</summary>
    public int Least { get; init; } = 3;

    /// <summary>The size of a first step.</summary>
    public float Rate { get; init; } = 0.03f;

    /// <summary>The size of a first step of the weights of states.</summary>
    public float StateRate { get; init; } = 0.01f;

    /// <summary>Pulls the weights of states towards zero.</summary>
    public float StateDecay { get; init; } = 1e-5f;

    /// <summary>Where progress is told; null: nowhere.</summary>
    public TextWriter? Log { get; init; }

    /// <summary>Trains on texts with their documents.</summary>
    /// <param name="texts">Documents and what is annotated in them.</param>
    /// <param name="states">Those of the analyzer that read the documents.</param>
    public AttributionModel Train(IReadOnlyList<(Document Document, AnnotatedText Text)> texts, WordStates states)
    {
        var (cue, gate) = TrainGate(texts.SelectMany(t => AttributionExamples.Gates(t.Document, t.Text, states)).ToList());
        var examples = texts.SelectMany(t => AttributionExamples.Of(t.Document, t.Text, states, cue, gate)).ToList();
        Log?.WriteLine($"{examples.Count} words pass, {examples.Count(e => e.IsCue)} cues, {examples.Count(e => e.Likeness.Any(l => l >= 0.5))} with their content, {examples.Count(e => e.Sources.Length > 0)} with their source");
        var (content, edges) = TrainContent(examples, states.Width);
        return new AttributionModel(cue, content, edges, TrainSource(examples), gate, Threshold);
    }

    private (LinearModel Model, float Gate) TrainGate(List<(uint[] Features, bool IsCue)> examples)
    {
        var trainer = new SparseTrainer(18, 0.2f);
        foreach (var e in examples) trainer.Count(e.Features);
        for (int pass = 0; pass < 4; pass++)
        {
            foreach (var e in examples)
            {
                double p = 1 / (1 + Math.Exp(-trainer.Score(e.Features)));
                trainer.Step(e.Features, (float)(p - (e.IsCue ? 1 : 0)));
            }
            if (pass > 0) trainer.Note();
        }
        var model = trainer.ToModel();
        var scores = examples.Where(e => e.IsCue).Select(e => model.Score(e.Features)).Order().ToList();
        float gate = scores.Count == 0 ? 0 : scores[(int)(scores.Count * (1 - Recall))];
        Log?.WriteLine($"{examples.Count} words, {scores.Count} cues; gate {gate}");
        return (model, gate);
    }

    private (LinearModel Content, StateModel States) TrainContent(List<CueExample> examples, int width)
    {
        var states = new StateTrainer(width, StateRate, StateDecay);
        var trainer = new SparseTrainer(20, Rate) { Decay = Decay, Least = Least };
        foreach (var e in examples)
        {
            trainer.Count(e.Shared);
            foreach (uint[] own in e.Own) trainer.Count(own);
        }
        for (int pass = 0; pass < Passes; pass++)
        {
            double loss = 0;
            foreach (var e in Mixed(examples, pass)) loss += StepContent(trainer, states, e);
            Log?.WriteLine($"content, pass {pass + 1}: loss {loss / examples.Count:f4}");
            if (pass < Passes / 2) continue;
            trainer.Note();
            states.Note();
        }
        return (trainer.ToModel(), states.ToModel());
    }

    // Another order for each pass, the same in every training.
    private static CueExample[] Mixed(List<CueExample> examples, int pass)
    {
        CueExample[] mixed = [.. examples];
        ulong state = 0x9E3779B97F4A7C15UL * (ulong)(pass + 1);
        for (int i = mixed.Length - 1; i > 0; i--)
        {
            state = (state * 6364136223846793005UL) + 1442695040888963407UL;
            int j = (int)((state >> 33) % (ulong)(i + 1));
            (mixed[i], mixed[j]) = (mixed[j], mixed[i]);
        }
        return mixed;
    }

    // A choice between the candidates and nothing (score 0).
    private double StepContent(SparseTrainer trainer, StateTrainer states, CueExample e)
    {
        int n = e.Own.Length;
        if (n == 0) return 0;
        var p = new double[n];
        var q = new double[n];
        var projected = states.Now.Project(e.States);
        var gradients = new float[projected.Length];
        int words = projected.Length / StateModel.Slots;
        float common = trainer.Score(e.Shared) + projected[e.Cue * StateModel.Slots];
        double sum = 1, wanted = 0;
        for (int i = 0; i < n; i++)
        {
            p[i] = Math.Exp(Math.Clamp(common + trainer.Score(e.Own[i]) + StateModel.Score(projected, e.Edges[i]), -30, 30));
            sum += p[i];
            q[i] = e.Likeness[i] >= 0.5 ? Math.Exp(Sharpness * e.Likeness[i]) : 0;
            wanted += q[i];
        }
        // Cues whose content is not among the candidates teach nothing.
        if (e.IsCue && wanted == 0) return 0;
        double shared = 0, loss = wanted == 0 ? Math.Log(sum) : 0;
        for (int i = 0; i < n; i++)
        {
            double target = wanted == 0 ? 0 : q[i] / wanted;
            double g = (p[i] / sum) - target;
            if (target > 0) loss -= target * Math.Log(p[i] / sum / target);
            shared += g;
            trainer.Step(e.Own[i], (float)g);
            foreach (var (slot, word) in StateModel.Words(e.Edges[i], words)) gradients[(word * StateModel.Slots) + slot] += (float)g;
        }
        trainer.Step(e.Shared, (float)shared);
        gradients[e.Cue * StateModel.Slots] += (float)shared;
        states.Step(e.States, gradients);
        return loss;
    }

    private LinearModel TrainSource(List<CueExample> examples)
    {
        var trainer = new SparseTrainer(18, Rate) { Decay = Decay, Least = Least };
        foreach (var e in examples)
            foreach (uint[] s in e.Sources) trainer.Count(s);
        for (int pass = 0; pass < Passes; pass++)
        {
            double loss = 0;
            foreach (var e in Mixed(examples, pass)) loss += StepSource(trainer, e);
            Log?.WriteLine($"source, pass {pass + 1}: loss {loss / examples.Count:f4}");
            if (pass >= Passes / 2) trainer.Note();
        }
        return trainer.ToModel();
    }

    private static double StepSource(SparseTrainer trainer, CueExample e)
    {
        int n = e.Sources.Length;
        if (n == 0) return 0;
        var p = new double[n];
        double sum = 0, right = 0;
        for (int i = 0; i < n; i++)
        {
            p[i] = Math.Exp(Math.Clamp(trainer.Score(e.Sources[i]), -30, 30));
            sum += p[i];
            if (e.SourceRight[i]) right += p[i];
        }
        for (int i = 0; i < n; i++) trainer.Step(e.Sources[i], (float)((p[i] / sum) - (e.SourceRight[i] ? p[i] / right : 0)));
        return -Math.Log(right / sum);
    }
}
