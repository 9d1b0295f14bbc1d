namespace Attache.Language.Grammar;

/// <summary>
/// Weights in bytes for states in bytes: sums of whole numbers, the same on every machine. Panels of
/// <see cref="PanelWidth"/> outputs; within a panel, for each four inputs, four bytes an output.
/// </summary>
internal sealed unsafe class ByteMatrix
{
    /// <summary>Outputs of one panel.</summary>
    public const int PanelWidth = 16;

    /// <summary>
    /// A state of 1 is this many steps; a byte holds the steps plus <see cref="Zero"/>. Twice as many read no better, and a byte
    /// without its highest bit is cheaper to multiply (see <see cref="PairKernels"/>).
    /// </summary>
    public const float StepsOfOne = 63;

    /// <summary>The byte of a state of 0.</summary>
    public const byte Zero = 64;

    private readonly sbyte[] panels;
    private readonly int[] offsets;
    private readonly float[] scales;
    private readonly float[] bias;

    /// <summary>Makes the layout.</summary>
    /// <param name="parts">Matrices whose outputs stand one behind the other; all with the same number of inputs, a multiple of 4.</param>
    /// <param name="bias">One for each output, or none.</param>
    public ByteMatrix(ReadOnlySpan<Quantised> parts, ReadOnlySpan<float> bias)
    {
        Inputs = parts[0].Columns;
        foreach (var part in parts) Outputs += part.Rows;
        if (Inputs % 4 != 0) throw new InvalidDataException($"A matrix has {Inputs} inputs, a multiple of 4 is wanted");
        Stride = (Outputs + 31) / 32 * 32;
        panels = GC.AllocateArray<sbyte>(Stride * Inputs, pinned: true);
        offsets = GC.AllocateArray<int>(Stride, pinned: true);
        scales = GC.AllocateArray<float>(Stride, pinned: true);
        this.bias = GC.AllocateArray<float>(Stride, pinned: true);
        if (!bias.IsEmpty) bias[..Outputs].CopyTo(this.bias);
        int o = 0;
        foreach (var part in parts)
        {
            for (int r = 0; r < part.Rows; r++, o++)
            {
                scales[o] = part.Scales[r] / StepsOfOne;
                int at = o / PanelWidth * PanelWidth * Inputs + o % PanelWidth * 4;
                for (int i = 0; i < Inputs; i++)
                {
                    sbyte w = part.Values[r * Inputs + i];
                    panels[at + i / 4 * PanelWidth * 4 + i % 4] = w;
                    offsets[o] -= Zero * w;
                }
            }
        }
    }

    public int Inputs { get; }

    public int Outputs { get; }

    /// <summary><see cref="Outputs"/> rounded up: the least width of a row of results.</summary>
    public int Stride { get; }

    public sbyte* Panels => Buffer<sbyte>.Pointer(panels);

    /// <summary>For each output, what <see cref="Zero"/> in every byte adds, negated.</summary>
    public int* Offsets => Buffer<int>.Pointer(offsets);

    /// <summary>For each output the worth of a whole number.</summary>
    public float* Scales => Buffer<float>.Pointer(scales);

    /// <summary>For each output, zeros behind.</summary>
    public float* Bias => Buffer<float>.Pointer(bias);
}
