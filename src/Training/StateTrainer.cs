using Attache.Coding.Speech;

namespace Attache.Training;

/// <summary>Learns a <see cref="StateModel"/> by gradients beside the sparse features, each step scaled by what its weight has seen (AdaGrad).</summary>
internal sealed class StateTrainer(int width, float rate, float decay)
{
    private readonly float[] weights = new float[StateModel.Slots * width];
    private readonly float[] seen = new float[StateModel.Slots * width];
    private readonly double[] sums = new double[StateModel.Slots * width];
    private int passes;

    /// <summary>The model as it stands.</summary>
    public StateModel Now => new(weights);

    /// <summary>Takes a step.</summary>
    /// <param name="states">The states of a sentence's words.</param>
    /// <param name="gradients">For each word and slot, word by word.</param>
    public void Step(float[] states, ReadOnlySpan<float> gradients)
    {
        Span<float> sum = stackalloc float[width];
        for (int slot = 0; slot < StateModel.Slots; slot++)
        {
            sum.Clear();
            bool any = false;
            for (int t = 0; t < states.Length / width; t++)
            {
                float g = gradients[(t * StateModel.Slots) + slot];
                if (g == 0) continue;
                any = true;
                for (int i = 0; i < width; i++) sum[i] += g * states[(t * width) + i];
            }
            if (!any) continue;
            for (int i = 0; i < width; i++)
            {
                int at = (slot * width) + i;
                float g = sum[i] + (decay * weights[at]);
                seen[at] += g * g;
                weights[at] -= rate * g / (MathF.Sqrt(seen[at]) + 0.1f);
            }
        }
    }

    /// <summary>Notes the weights at the end of a pass; the model is the mean of the noted ones.</summary>
    public void Note()
    {
        passes++;
        for (int i = 0; i < weights.Length; i++) sums[i] += weights[i];
    }

    /// <summary>The mean weights.</summary>
    public StateModel ToModel() => new([.. sums.Select(s => (float)(s / Math.Max(1, passes)))]);
}
