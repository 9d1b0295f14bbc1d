namespace Attache.Language.Grammar;

/// <summary>A layer that reads sentences from both ends.</summary>
/// <param name="Input">Both directions' input part of the gates; null for the first layer, where the word types bring it.</param>
/// <param name="Recurrent">Both directions' part of the gates that comes from the step before.</param>
/// <param name="Hidden">The length of one direction's output.</param>
internal sealed record EncoderLayer(ByteMatrix[]? Input, ByteMatrix[] Recurrent, int Hidden);

/// <summary>The LSTM layers: words in, a state for each word out.</summary>
internal sealed unsafe class Encoder(EncoderLayer[] layers, Kernels kernels, ByteKernels bytes)
{
    private const int RowsAtOnce = 32;

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
        for (int k = 0; k < layers.Length; k++)
        {
            byte* above = ((k & 1) == 0 ? work.Upper : work.Lower).Take(n * 2 * layers[k].Hidden);
            for (int d = 0; d < 2; d++) Run(batch, layers[k], d, d == 0 ? forward : backward, below, above + d * layers[k].Hidden, work);
            below = above;
        }
        return below;
    }

    /// <summary>
    /// One direction of a layer. The input part of the gates is made for a few steps at a time, so that the gates are still in
    /// a near cache when their step comes; for one step alone too few rows would share the weights.
    /// </summary>
    private void Run(Batch batch, EncoderLayer layer, int direction, int* rows, byte* below, byte* output, Workspace work)
    {
        int hidden = layer.Hidden, stride = 2 * hidden, width = 4 * hidden;
        float* state = work.State.Take(batch.Live(0) * hidden);
        var weights = layer.Recurrent[direction];
        for (int step = 0; step < batch.Steps;)
        {
            int first = batch.Offsets[step], end = step + 1;
            while (end < batch.Steps && batch.Offsets[end + 1] - first <= RowsAtOnce) end++;
            int count = batch.Offsets[end] - first;
            float* gates = work.Gates.Take(count * width);
            if (layer.Input is null) CopyGates(batch, step, end, direction, width, gates);
            else bytes.Multiply(below, layer.Input[direction].Inputs, rows + first, count, layer.Input[direction], layer.Input[direction].Bias, 0, gates, width);
            for (; step < end; step++)
            {
                int live = batch.Live(step), at = batch.Offsets[step];
                float* now = gates + (long)(at - first) * width;
                if (step > 0) bytes.Multiply(output, stride, rows + batch.Offsets[step - 1], live, weights, now, width, now, width);
                kernels.Cell(now, state, step == 0, live, hidden, output, stride, rows + at);
            }
        }
    }

    private static void CopyGates(Batch batch, int step, int end, int direction, int width, float* gates)
    {
        for (; step < end; step++)
        {
            for (int b = 0; b < batch.Live(step); b++, gates += width)
            {
                var words = batch.Sentences[b];
                words[direction == 0 ? step : words.Length - 1 - step].Gates.AsSpan(direction * width, width).CopyTo(new Span<float>(gates, width));
            }
        }
    }
}
