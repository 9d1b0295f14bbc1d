using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Attache.Language.Grammar;

/// <summary>
/// AVX2: two products of bytes and their sum in one instruction, which takes one factor without a sign and has 16 bits for
/// the sum. So it gets the amount of the state, and the weight with the state's sign: twice 127 × 127 is less than 2¹⁵.
/// </summary>
internal sealed unsafe class PairKernels : ByteKernels
{
    private const int Step = ByteMatrix.PanelWidth * 4;

    /// <summary>Rows whose states are made ready together; with a panel of weights they stay in the nearest cache.</summary>
    private const int BlockRows = 32;
    private const int MostBytes = 16 << 10;

    public override void Multiply(byte* a, int aStride, int* rows, int count, ByteMatrix w, float* start, int startStride, float* c, int cStride)
    {
        int inputs = w.Inputs, block = Math.Min(BlockRows, Math.Max(1, MostBytes / inputs));
        bool onStack = inputs <= MostBytes;
        sbyte* states = stackalloc sbyte[onStack ? 2 * MostBytes : 1];
        sbyte[]? room = onStack ? null : GC.AllocateUninitializedArray<sbyte>(2 * inputs, pinned: true);
        if (room is not null) states = Buffer<sbyte>.Pointer(room);
        byte* amounts = (byte*)states + (long)block * inputs;
        for (int from = 0; from < count; from += block)
        {
            int here = Math.Min(block, count - from);
            for (int r = 0; r < here; r++) Ready(a + (long)rows[from + r] * aStride, states + (long)r * inputs, amounts + (long)r * inputs, inputs);
            float* add = start + (long)from * startStride, to = c + (long)from * cStride;
            for (int p = 0; p < w.Stride; p += ByteMatrix.PanelWidth)
                Block(states, amounts, inputs, here, w.Panels + (long)p * inputs, w.Scales + p, add + p, startStride, to + p, cStride);
        }
    }

    // Signs taken off beforehand: no offset is needed.
    private static void Block(sbyte* states, byte* amounts, int inputs, int count, sbyte* panel, float* scales, float* start, int startStride, float* c, int cStride)
    {
        int groups = inputs / 4, r = 0;
        for (; r + 4 <= count; r += 4) Four(states + r * inputs, amounts + r * inputs, inputs, panel, groups, scales, start + (long)r * startStride, startStride, c + (long)r * cStride, cStride);
        for (; r < count; r++) One(states + r * inputs, amounts + r * inputs, panel, groups, scales, start + (long)r * startStride, c + (long)r * cStride);
    }

    protected override void Panel(byte* a, int aStride, int* rows, int count, sbyte* panel, int groups, int* offsets, float* scales, float* start, int startStride, float* c, int cStride) =>
        throw new NotSupportedException("Rows come in blocks");

    private static void Ready(byte* from, sbyte* states, byte* amounts, int count)
    {
        int i = 0;
        for (; i + 32 <= count; i += 32)
        {
            var state = (Vector256.Load(from + i) ^ Vector256.Create((byte)128)).AsSByte();
            state.Store(states + i);
            Avx2.Abs(state).Store(amounts + i);
        }
        for (; i < count; i++)
        {
            states[i] = (sbyte)(from[i] ^ 128);
            amounts[i] = (byte)Math.Abs((int)states[i]);
        }
    }

    private static void Four(sbyte* s, byte* a, int stride, sbyte* panel, int groups, float* scales, float* start, int startStride, float* c, int cStride)
    {
        sbyte* x1 = s + stride, x2 = x1 + stride, x3 = x2 + stride;
        byte* a1 = a + stride, a2 = a1 + stride, a3 = a2 + stride;
        Vector256<int> s00 = default, s01 = default, s10 = default, s11 = default, s20 = default, s21 = default, s30 = default, s31 = default;
        var one = Vector256<short>.One;
        for (int g = 0; g < groups; g++, panel += Step)
        {
            var w0 = Vector256.Load(panel);
            var w1 = Vector256.Load(panel + 32);
            var x = Spread(s, g);
            var amount = Spread(a, g);
            s00 += Sum(amount, x, w0, one);
            s01 += Sum(amount, x, w1, one);
            x = Spread(x1, g);
            amount = Spread(a1, g);
            s10 += Sum(amount, x, w0, one);
            s11 += Sum(amount, x, w1, one);
            x = Spread(x2, g);
            amount = Spread(a2, g);
            s20 += Sum(amount, x, w0, one);
            s21 += Sum(amount, x, w1, one);
            x = Spread(x3, g);
            amount = Spread(a3, g);
            s30 += Sum(amount, x, w0, one);
            s31 += Sum(amount, x, w1, one);
        }
        Vector256<float> f0 = Vector256.Load(scales), f1 = Vector256.Load(scales + 8);
        Store(start, c, s00, s01, f0, f1);
        Store(start += startStride, c += cStride, s10, s11, f0, f1);
        Store(start += startStride, c += cStride, s20, s21, f0, f1);
        Store(start + startStride, c + cStride, s30, s31, f0, f1);
    }

    private static void One(sbyte* s, byte* a, sbyte* panel, int groups, float* scales, float* start, float* c)
    {
        // two sums for each half, so that one need not wait for the other
        Vector256<int> s0 = default, s1 = default, t0 = default, t1 = default;
        var one = Vector256<short>.One;
        int g = 0;
        for (; g + 2 <= groups; g += 2, panel += 2 * Step)
        {
            Vector256<sbyte> x = Spread(s, g), y = Spread(s, g + 1);
            Vector256<byte> m = Spread(a, g), n = Spread(a, g + 1);
            s0 += Sum(m, x, Vector256.Load(panel), one);
            s1 += Sum(m, x, Vector256.Load(panel + 32), one);
            t0 += Sum(n, y, Vector256.Load(panel + 64), one);
            t1 += Sum(n, y, Vector256.Load(panel + 96), one);
        }
        if (g < groups)
        {
            var x = Spread(s, g);
            var m = Spread(a, g);
            s0 += Sum(m, x, Vector256.Load(panel), one);
            s1 += Sum(m, x, Vector256.Load(panel + 32), one);
        }
        Store(start, c, s0 + t0, s1 + t1, Vector256.Load(scales), Vector256.Load(scales + 8));
    }

    /// <summary>Four states, eight times over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<sbyte> Spread(sbyte* row, int group) => Vector256.Create(((int*)row)[group]).AsSByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Spread(byte* row, int group) => Vector256.Create(((int*)row)[group]).AsByte();

    /// <summary>Eight sums of four products each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Sum(Vector256<byte> amount, Vector256<sbyte> state, Vector256<sbyte> w, Vector256<short> one) =>
        Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(amount, Avx2.Sign(w, state)), one);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* start, float* c, Vector256<int> s0, Vector256<int> s1, Vector256<float> f0, Vector256<float> f1)
    {
        Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(s0), f0, Vector256.Load(start)).Store(c);
        Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(s1), f1, Vector256.Load(start + 8)).Store(c + 8);
    }
}
