using Attache.Codebook;
using Attache.Language;

namespace Attache.Coding.Clauses;

/// <summary>The trained classifier of modality at work. Safe for many threads.</summary>
/// <param name="model">Its networks.</param>
/// <param name="states">States of words in their sentences.</param>
/// <param name="vectors">Word vectors.</param>
internal sealed class ModalityClassifier(ModalityModel model, WordStates states, WordVectors vectors)
{
    private readonly ModalityFeatures features = new(states, vectors);

    /// <summary>How an act holds, by the rules and the networks together: a class of <see cref="ModalityModel"/>.</summary>
    /// <param name="reading">The story.</param>
    /// <param name="act">The act's word.</param>
    /// <param name="date">When it happens; null where no time expression tells.</param>
    /// <param name="rule">The class that the rules say.</param>
    public int Answer(StoryReading reading, Token act, EdtfDate? date, int rule)
    {
        var input = new float[features.Length];
        features.Write(reading, act, date, input);
        Span<float> p = stackalloc float[ModalityModel.Classes];
        model.Score(input, rule, p);
        int best = 0;
        for (int i = 1; i < p.Length; i++)
            if (p[i] > p[best]) best = i;
        return best;
    }
}
