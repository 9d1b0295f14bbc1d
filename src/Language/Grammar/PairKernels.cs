using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Attache.Language.Grammar;

/// <summary>
/// AVX2: two products of bytes and their sum in one instruction, which takes one factor without a sign and has 16 bits for
/// the sum. A state in a byte is at most 127 and a weight no more: twice 127 × 127 is less than 2¹⁵.
/// </summary>
internal sealed unsafe class PairKernels : ByteKernels
{
    private const int Step = ByteMatrix.PanelWidth * 4;

    /// <summary>Rows that all panels of weights go by; with one panel they stay in the nearest cache.</summary>
    private const int BlockRows = 32;

    public override void Multiply(byte* a, int aStride, int* rows, int count, ByteMatrix w, float* start, int startStride, float* c, int cStride)
    {
        for (int from = 0; from < count; from += BlockRows)
        {
            int here = Math.Min(BlockRows, count - from);
            base.Multiply(a, aStride, rows + from, here, w, start + (long)from * startStride, startStride, c + (long)from * cStride, cStride);
        }
    }

    protected override void Panel(byte* a, int aStride, int* rows, int count, sbyte* panel, int groups, int* offsets, float* scales, float* start, int startStride, float* c, int cStride)
    {
        int r = 0;
        for (; r + 4 <= count; r += 4) Four(a, aStride, rows + r, panel, groups, offsets, scales, start + (long)r * startStride, startStride, c + (long)r * cStride, cStride);
        if (r + 2 <= count)
        {
            Two(a, aStride, rows + r, panel, groups, offsets, scales, start + (long)r * startStride, startStride, c + (long)r * cStride, cStride);
            r += 2;
        }
        if (r < count) One(a + (long)rows[r] * aStride, panel, groups, offsets, scales, start + (long)r * startStride, c + (long)r * cStride);
    }

    private static void Four(byte* a, int aStride, int* rows, sbyte* panel, int groups, int* offsets, float* scales, float* start, int startStride, float* c, int cStride)
    {
        byte* a0 = a + (long)rows[0] * aStride, a1 = a + (long)rows[1] * aStride, a2 = a + (long)rows[2] * aStride, a3 = a + (long)rows[3] * aStride;
        Vector256<int> s00 = Vector256.Load(offsets), s01 = Vector256.Load(offsets + 8), s10 = s00, s11 = s01, s20 = s00, s21 = s01, s30 = s00, s31 = s01;
        var one = Vector256<short>.One;
        for (int g = 0; g < groups; g++, panel += Step)
        {
            var w0 = Vector256.Load(panel);
            var w1 = Vector256.Load(panel + 32);
            var x = Spread(a0, g);
            s00 += Sum(x, w0, one);
            s01 += Sum(x, w1, one);
            x = Spread(a1, g);
            s10 += Sum(x, w0, one);
            s11 += Sum(x, w1, one);
            x = Spread(a2, g);
            s20 += Sum(x, w0, one);
            s21 += Sum(x, w1, one);
            x = Spread(a3, g);
            s30 += Sum(x, w0, one);
            s31 += Sum(x, w1, one);
        }
        Vector256<float> f0 = Vector256.Load(scales), f1 = Vector256.Load(scales + 8);
        Store(start, c, s00, s01, f0, f1);
        Store(start += startStride, c += cStride, s10, s11, f0, f1);
        Store(start += startStride, c += cStride, s20, s21, f0, f1);
        Store(start + startStride, c + cStride, s30, s31, f0, f1);
    }

    private static void Two(byte* a, int aStride, int* rows, sbyte* panel, int groups, int* offsets, float* scales, float* start, int startStride, float* c, int cStride)
    {
        byte* a0 = a + (long)rows[0] * aStride, a1 = a + (long)rows[1] * aStride;
        Vector256<int> s00 = Vector256.Load(offsets), s01 = Vector256.Load(offsets + 8), s10 = s00, s11 = s01;
        var one = Vector256<short>.One;
        for (int g = 0; g < groups; g++, panel += Step)
        {
            var w0 = Vector256.Load(panel);
            var w1 = Vector256.Load(panel + 32);
            var x = Spread(a0, g);
            s00 += Sum(x, w0, one);
            s01 += Sum(x, w1, one);
            x = Spread(a1, g);
            s10 += Sum(x, w0, one);
            s11 += Sum(x, w1, one);
        }
        Vector256<float> f0 = Vector256.Load(scales), f1 = Vector256.Load(scales + 8);
        Store(start, c, s00, s01, f0, f1);
        Store(start + startStride, c + cStride, s10, s11, f0, f1);
    }

    private static void One(byte* a, sbyte* panel, int groups, int* offsets, float* scales, float* start, float* c)
    {
        // two sums for each half, so that one need not wait for the other
        Vector256<int> s0 = Vector256.Load(offsets), s1 = Vector256.Load(offsets + 8), t0 = default, t1 = default;
        var one = Vector256<short>.One;
        int g = 0;
        for (; g + 2 <= groups; g += 2, panel += 2 * Step)
        {
            Vector256<byte> x = Spread(a, g), y = Spread(a, g + 1);
            s0 += Sum(x, Vector256.Load(panel), one);
            s1 += Sum(x, Vector256.Load(panel + 32), one);
            t0 += Sum(y, Vector256.Load(panel + 64), one);
            t1 += Sum(y, Vector256.Load(panel + 96), one);
        }
        if (g < groups)
        {
            var x = Spread(a, g);
            s0 += Sum(x, Vector256.Load(panel), one);
            s1 += Sum(x, Vector256.Load(panel + 32), one);
        }
        Store(start, c, s0 + t0, s1 + t1, Vector256.Load(scales), Vector256.Load(scales + 8));
    }

    /// <summary>Four states, eight times over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Spread(byte* row, int group) => Vector256.Create(((int*)row)[group]).AsByte();

    /// <summary>Eight sums of four products each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Sum(Vector256<byte> state, Vector256<sbyte> w, Vector256<short> one) =>
        Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(state, w), one);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* start, float* c, Vector256<int> s0, Vector256<int> s1, Vector256<float> f0, Vector256<float> f1)
    {
        Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(s0), f0, Vector256.Load(start)).Store(c);
        Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(s1), f1, Vector256.Load(start + 8)).Store(c + 8);
    }
}
