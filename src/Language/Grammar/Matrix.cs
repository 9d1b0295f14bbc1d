namespace Attache.Language.Grammar;

/// <summary>
/// Weights for <c>out = x · W + b</c>, laid out in panels of <see cref="PanelWidth"/> outputs: for every input the
/// panel's weights stand side by side. The last panel is filled up with zeros.
/// </summary>
internal sealed class Matrix
{
    /// <summary>Outputs of one panel.</summary>
    public const int PanelWidth = 32;

    private readonly float[] panels;

    /// <summary>Makes the layout.</summary>
    /// <param name="inputs">Length of x.</param>
    /// <param name="outputs">Length of out.</param>
    /// <param name="weights">Outputs × inputs, row after row.</param>
    /// <param name="bias">One per output, or null for zeros.</param>
    public Matrix(int inputs, int outputs, ReadOnlySpan<float> weights, ReadOnlySpan<float> bias)
    {
        Inputs = inputs;
        Outputs = outputs;
        Stride = (outputs + PanelWidth - 1) / PanelWidth * PanelWidth;
        panels = GC.AllocateArray<float>(Stride * inputs, pinned: true);
        Bias = GC.AllocateArray<float>(Stride, pinned: true);
        if (!bias.IsEmpty) bias[..outputs].CopyTo(Bias);
        for (int o = 0; o < outputs; o++)
        {
            int at = o / PanelWidth * PanelWidth * inputs + o % PanelWidth;
            var row = weights.Slice(o * inputs, inputs);
            for (int i = 0; i < inputs; i++, at += PanelWidth) panels[at] = row[i];
        }
    }

    public int Inputs { get; }

    public int Outputs { get; }

    /// <summary><see cref="Outputs"/> rounded up to whole panels: the least width of a row of results.</summary>
    public int Stride { get; }

    /// <summary>One per output, zeros behind; pinned.</summary>
    public float[] Bias { get; }

    /// <summary>The panels; pinned.</summary>
    public float[] Panels => panels;
}
