using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Attache.Language.Grammar;

/// <summary>Products of states and weights in bytes. The sums are whole numbers, so every path gives the same bits.</summary>
internal abstract unsafe class ByteKernels
{
    /// <summary>The best kernels that this machine has, with vectors of at most <paramref name="bits"/>.</summary>
    public static ByteKernels For(int bits) =>
        bits >= 512 && AvxVnni.IsSupported ? new DotKernels()
        : bits >= 256 && Avx2.IsSupported ? new PairKernels()
        : bits >= 128 && Dp.IsSupported ? new ArmKernels()
        : new PlainKernels();

    /// <summary><c>c[r] = start[r] + a[rows[r]] · W</c> for <paramref name="count"/> rows.</summary>
    /// <param name="a">States in bytes.</param>
    /// <param name="aStride">Bytes from one row of <paramref name="a"/> to the next.</param>
    /// <param name="rows">Which row of <paramref name="a"/> goes into which row of <paramref name="c"/>.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="w">The weights.</param>
    /// <param name="start">What the products are added to: the matrix's bias or <paramref name="c"/> itself.</param>
    /// <param name="startStride">Values from one row of <paramref name="start"/> to the next; 0 where all rows start with the same.</param>
    /// <param name="c">Results.</param>
    /// <param name="cStride">Values from one row of <paramref name="c"/> to the next, at least the matrix's stride.</param>
    public virtual void Multiply(byte* a, int aStride, int* rows, int count, ByteMatrix w, float* start, int startStride, float* c, int cStride)
    {
        int groups = w.Inputs / 4;
        for (int p = 0; p < w.Stride; p += ByteMatrix.PanelWidth)
            Panel(a, aStride, rows, count, w.Panels + (long)p * w.Inputs, groups, w.Offsets + p, w.Scales + p, start + p, startStride, c + p, cStride);
    }

    /// <summary>One panel for all rows.</summary>
    protected abstract void Panel(byte* a, int aStride, int* rows, int count, sbyte* panel, int groups, int* offsets, float* scales, float* start, int startStride, float* c, int cStride);
}

/// <summary>AVX-VNNI: four products and their sum in one instruction.</summary>
internal sealed unsafe class DotKernels : ByteKernels
{
    private const int Step = ByteMatrix.PanelWidth * 4;

    protected override void Panel(byte* a, int aStride, int* rows, int count, sbyte* panel, int groups, int* offsets, float* scales, float* start, int startStride, float* c, int cStride)
    {
        int r = 0;
        for (; r + 6 <= count; r += 6) Six(a, aStride, rows + r, panel, groups, offsets, scales, start + (long)r * startStride, startStride, c + (long)r * cStride, cStride);
        for (; r + 2 <= count; r += 2) Two(a, aStride, rows + r, panel, groups, offsets, scales, start + (long)r * startStride, startStride, c + (long)r * cStride, cStride);
        if (r < count) One(a + (long)rows[r] * aStride, panel, groups, offsets, scales, start + (long)r * startStride, c + (long)r * cStride);
    }

    private static void Six(byte* a, int aStride, int* rows, sbyte* panel, int groups, int* offsets, float* scales, float* start, int startStride, float* c, int cStride)
    {
        byte* a0 = a + (long)rows[0] * aStride, a1 = a + (long)rows[1] * aStride, a2 = a + (long)rows[2] * aStride;
        byte* a3 = a + (long)rows[3] * aStride, a4 = a + (long)rows[4] * aStride, a5 = a + (long)rows[5] * aStride;
        var s00 = Vector256.Load(offsets);
        var s01 = Vector256.Load(offsets + 8);
        Vector256<int> s10 = s00, s20 = s00, s30 = s00, s40 = s00, s50 = s00, s11 = s01, s21 = s01, s31 = s01, s41 = s01, s51 = s01;
        for (int g = 0; g < groups; g++, panel += Step)
        {
            var w0 = Vector256.Load(panel);
            var w1 = Vector256.Load(panel + 32);
            var x = Four(a0, g);
            s00 = AvxVnni.MultiplyWideningAndAdd(s00, x, w0);
            s01 = AvxVnni.MultiplyWideningAndAdd(s01, x, w1);
            x = Four(a1, g);
            s10 = AvxVnni.MultiplyWideningAndAdd(s10, x, w0);
            s11 = AvxVnni.MultiplyWideningAndAdd(s11, x, w1);
            x = Four(a2, g);
            s20 = AvxVnni.MultiplyWideningAndAdd(s20, x, w0);
            s21 = AvxVnni.MultiplyWideningAndAdd(s21, x, w1);
            x = Four(a3, g);
            s30 = AvxVnni.MultiplyWideningAndAdd(s30, x, w0);
            s31 = AvxVnni.MultiplyWideningAndAdd(s31, x, w1);
            x = Four(a4, g);
            s40 = AvxVnni.MultiplyWideningAndAdd(s40, x, w0);
            s41 = AvxVnni.MultiplyWideningAndAdd(s41, x, w1);
            x = Four(a5, g);
            s50 = AvxVnni.MultiplyWideningAndAdd(s50, x, w0);
            s51 = AvxVnni.MultiplyWideningAndAdd(s51, x, w1);
        }
        Vector256<float> f0 = Vector256.Load(scales), f1 = Vector256.Load(scales + 8);
        Store(start, c, s00, s01, f0, f1);
        Store(start += startStride, c += cStride, s10, s11, f0, f1);
        Store(start += startStride, c += cStride, s20, s21, f0, f1);
        Store(start += startStride, c += cStride, s30, s31, f0, f1);
        Store(start += startStride, c += cStride, s40, s41, f0, f1);
        Store(start + startStride, c + cStride, s50, s51, f0, f1);
    }

    private static void Two(byte* a, int aStride, int* rows, sbyte* panel, int groups, int* offsets, float* scales, float* start, int startStride, float* c, int cStride)
    {
        byte* a0 = a + (long)rows[0] * aStride, a1 = a + (long)rows[1] * aStride;
        Vector256<int> s00 = Vector256.Load(offsets), s01 = Vector256.Load(offsets + 8), s10 = s00, s11 = s01;
        for (int g = 0; g < groups; g++, panel += Step)
        {
            var w0 = Vector256.Load(panel);
            var w1 = Vector256.Load(panel + 32);
            var x = Four(a0, g);
            s00 = AvxVnni.MultiplyWideningAndAdd(s00, x, w0);
            s01 = AvxVnni.MultiplyWideningAndAdd(s01, x, w1);
            x = Four(a1, g);
            s10 = AvxVnni.MultiplyWideningAndAdd(s10, x, w0);
            s11 = AvxVnni.MultiplyWideningAndAdd(s11, x, w1);
        }
        Vector256<float> f0 = Vector256.Load(scales), f1 = Vector256.Load(scales + 8);
        Store(start, c, s00, s01, f0, f1);
        Store(start + startStride, c + cStride, s10, s11, f0, f1);
    }

    private static void One(byte* a, sbyte* panel, int groups, int* offsets, float* scales, float* start, float* c)
    {
        // two sums for each half, so that one need not wait for the other
        Vector256<int> s0 = Vector256.Load(offsets), s1 = Vector256.Load(offsets + 8), t0 = default, t1 = default;
        int g = 0;
        for (; g + 2 <= groups; g += 2, panel += 2 * Step)
        {
            Vector256<byte> x = Four(a, g), y = Four(a, g + 1);
            s0 = AvxVnni.MultiplyWideningAndAdd(s0, x, Vector256.Load(panel));
            s1 = AvxVnni.MultiplyWideningAndAdd(s1, x, Vector256.Load(panel + 32));
            t0 = AvxVnni.MultiplyWideningAndAdd(t0, y, Vector256.Load(panel + 64));
            t1 = AvxVnni.MultiplyWideningAndAdd(t1, y, Vector256.Load(panel + 96));
        }
        if (g < groups)
        {
            var x = Four(a, g);
            s0 = AvxVnni.MultiplyWideningAndAdd(s0, x, Vector256.Load(panel));
            s1 = AvxVnni.MultiplyWideningAndAdd(s1, x, Vector256.Load(panel + 32));
        }
        Store(start, c, s0 + t0, s1 + t1, Vector256.Load(scales), Vector256.Load(scales + 8));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Four(byte* row, int group) => Vector256.Create(((int*)row)[group]).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* start, float* c, Vector256<int> s0, Vector256<int> s1, Vector256<float> f0, Vector256<float> f1)
    {
        Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(s0), f0, Vector256.Load(start)).Store(c);
        Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(s1), f1, Vector256.Load(start + 8)).Store(c + 8);
    }
}

/// <summary>ARM with dot products of bytes.</summary>
internal sealed unsafe class ArmKernels : ByteKernels
{
    private const int Step = ByteMatrix.PanelWidth * 4;

    protected override void Panel(byte* a, int aStride, int* rows, int count, sbyte* panel, int groups, int* offsets, float* scales, float* start, int startStride, float* c, int cStride)
    {
        for (int r = 0; r < count; r++)
        {
            byte* row = a + (long)rows[r] * aStride;
            sbyte* w = panel;
            Vector128<int> s0 = Vector128.Load(offsets), s1 = Vector128.Load(offsets + 4), s2 = Vector128.Load(offsets + 8), s3 = Vector128.Load(offsets + 12);
            for (int g = 0; g < groups; g++, w += Step)
            {
                // the instruction takes signed bytes; a state has no highest bit
                var x = Vector128.Create(((int*)row)[g]).AsSByte();
                s0 = Dp.DotProduct(s0, Vector128.Load(w), x);
                s1 = Dp.DotProduct(s1, Vector128.Load(w + 16), x);
                s2 = Dp.DotProduct(s2, Vector128.Load(w + 32), x);
                s3 = Dp.DotProduct(s3, Vector128.Load(w + 48), x);
            }
            float* from = start + (long)r * startStride, to = c + (long)r * cStride;
            Vector128.FusedMultiplyAdd(Vector128.ConvertToSingle(s0), Vector128.Load(scales), Vector128.Load(from)).Store(to);
            Vector128.FusedMultiplyAdd(Vector128.ConvertToSingle(s1), Vector128.Load(scales + 4), Vector128.Load(from + 4)).Store(to + 4);
            Vector128.FusedMultiplyAdd(Vector128.ConvertToSingle(s2), Vector128.Load(scales + 8), Vector128.Load(from + 8)).Store(to + 8);
            Vector128.FusedMultiplyAdd(Vector128.ConvertToSingle(s3), Vector128.Load(scales + 12), Vector128.Load(from + 12)).Store(to + 12);
        }
    }
}

/// <summary>Without vectors.</summary>
internal sealed unsafe class PlainKernels : ByteKernels
{
    protected override void Panel(byte* a, int aStride, int* rows, int count, sbyte* panel, int groups, int* offsets, float* scales, float* start, int startStride, float* c, int cStride)
    {
        int* sums = stackalloc int[ByteMatrix.PanelWidth];
        for (int r = 0; r < count; r++)
        {
            byte* row = a + (long)rows[r] * aStride;
            sbyte* w = panel;
            for (int o = 0; o < ByteMatrix.PanelWidth; o++) sums[o] = offsets[o];
            for (int g = 0; g < groups; g++, row += 4)
                for (int o = 0; o < ByteMatrix.PanelWidth; o++, w += 4) sums[o] += row[0] * w[0] + row[1] * w[1] + row[2] * w[2] + row[3] * w[3];
            float* from = start + (long)r * startStride, to = c + (long)r * cStride;
            for (int o = 0; o < ByteMatrix.PanelWidth; o++) to[o] = MathF.FusedMultiplyAdd(sums[o], scales[o], from[o]);
        }
    }
}
