namespace Attache.Language.Grammar;

/// <summary>A layer that reads sentences from both ends.</summary>
/// <param name="Input">Both directions' input part of the gates; null for the first layer, where the word types bring it.</param>
/// <param name="Recurrent">Both directions' part of the gates that comes from the step before.</param>
/// <param name="Hidden">The length of one direction's output.</param>
internal sealed record EncoderLayer(ByteMatrix[]? Input, ByteMatrix[] Recurrent, int Hidden);

/// <summary>The LSTM layers: words in, a state for each word out.</summary>
internal sealed unsafe class Encoder(EncoderLayer[] layers, Kernels kernels, ByteKernels bytes)
{
    /// <summary>The length of a word's state.</summary>
    public int Width => 2 * layers[^1].Hidden;

    /// <summary>Reads a batch; one row of <see cref="Width"/> bytes for each row of the batch, within the workspace.</summary>
    public byte* Read(Batch batch, Workspace work)
    {
        int n = batch.Words;
        int* forward = work.Rows.Take(2 * n), backward = forward + n;
        for (int i = 0; i < n; i++) forward[i] = i;
        batch.WriteBackward(backward);
        byte* below = null;
        int belowWidth = 0;
        for (int k = 0; k < layers.Length; k++)
        {
            var layer = layers[k];
            byte* above = ((k & 1) == 0 ? work.Upper : work.Lower).Take(n * 2 * layer.Hidden);
            for (int d = 0; d < 2; d++)
            {
                int* rows = d == 0 ? forward : backward;
                float* gates = work.Gates.Take(n * 4 * layer.Hidden);
                if (layer.Input is null) CopyGates(batch, rows, d * 4 * layer.Hidden, 4 * layer.Hidden, gates);
                else bytes.Multiply(below, belowWidth, rows, n, layer.Input[d], layer.Input[d].Bias, 0, gates, layer.Input[d].Stride);
                Run(batch, layer, d, rows, gates, above + d * layer.Hidden, work);
            }
            below = above;
            belowWidth = 2 * layer.Hidden;
        }
        return below;
    }

    private static void CopyGates(Batch batch, int* rows, int from, int count, float* gates)
    {
        for (int b = 0; b < batch.Sentences.Count; b++)
        {
            var words = batch.Sentences[b];
            for (int t = 0; t < words.Length; t++)
            {
                // the row of step t of this direction shows word t from its own end
                int at = batch.Row(b, t);
                int word = rows[at] == at ? t : words.Length - 1 - t;
                words[word].Gates.AsSpan(from, count).CopyTo(new Span<float>(gates + (long)at * count, count));
            }
        }
    }

    private void Run(Batch batch, EncoderLayer layer, int direction, int* rows, float* gates, byte* output, Workspace work)
    {
        int hidden = layer.Hidden, stride = 2 * hidden;
        float* state = work.State.Take(batch.Live(0) * hidden);
        var weights = layer.Recurrent[direction];
        for (int t = 0; t < batch.Steps; t++)
        {
            int live = batch.Live(t), first = batch.Offsets[t];
            float* now = gates + (long)first * 4 * hidden;
            if (t > 0) bytes.Multiply(output, stride, rows + batch.Offsets[t - 1], live, weights, now, 4 * hidden, now, 4 * hidden);
            kernels.Cell(now, state, t == 0, live, hidden, output, stride, rows + first);
        }
    }
}
