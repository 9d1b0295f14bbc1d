using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Attache.Language.Grammar;

/// <summary>The arithmetic of the network. All widths give the same bits.</summary>
internal abstract unsafe class Kernels
{
    /// <summary>The widest kernels that this machine has, at most <paramref name="bits"/> wide.</summary>
    public static Kernels For(int bits) =>
        bits >= 512 && Vector512.IsHardwareAccelerated ? new Kernels<Lanes512>()
        : bits >= 256 && Vector256.IsHardwareAccelerated ? new Kernels<Lanes256>()
        : bits >= 128 && Vector128.IsHardwareAccelerated ? new Kernels<Lanes128>()
        : new Kernels<Lanes1>();

    /// <summary><c>c[r] += a[rows[r]] · panels</c> for <paramref name="count"/> rows.</summary>
    /// <param name="a">The rows' values.</param>
    /// <param name="aStride">Values from one row of <paramref name="a"/> to the next.</param>
    /// <param name="rows">Which row of <paramref name="a"/> goes into which row of <paramref name="c"/>.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="panels">See <see cref="Matrix"/>.</param>
    /// <param name="inputs">Length of the product.</param>
    /// <param name="width">Outputs, whole panels.</param>
    /// <param name="c">Sums, started by the caller.</param>
    /// <param name="cStride">Values from one row of <paramref name="c"/> to the next.</param>
    public abstract void Multiply(float* a, int aStride, int* rows, int count, float* panels, int inputs, int width, float* c, int cStride);

    /// <summary>
    /// One step of an LSTM for some sentences: gates i, f, g, o in; cell state and output out, the output in bytes as
    /// <see cref="ByteMatrix"/> wants it.
    /// </summary>
    /// <param name="gates">Rows of four times <paramref name="hidden"/> values.</param>
    /// <param name="state">Rows of <paramref name="hidden"/> values, kept from step to step.</param>
    /// <param name="first">Whether this is the first step, which finds no state.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="hidden">A multiple of 16, at most <see cref="MostHidden"/>.</param>
    /// <param name="to">Outputs.</param>
    /// <param name="toStride">Values from one row of outputs to the next.</param>
    /// <param name="rows">Where each row's output goes.</param>
    public abstract void Cell(float* gates, float* state, bool first, int count, int hidden, byte* to, int toStride, int* rows);

    /// <summary>The longest state of one direction.</summary>
    public const int MostHidden = 512;

    /// <summary>x where it is positive, a tenth of it elsewhere; <paramref name="count"/> is a multiple of 16.</summary>
    public abstract void LeakyRelu(float* x, int count);

    /// <summary>Element by element, a multiple of 16 of them.</summary>
    public abstract void Product(float* a, float* b, float* to, int count);
}

/// <summary>The kernels of one width.</summary>
internal sealed unsafe class Kernels<T> : Kernels
    where T : struct, ILanes<T>
{
    private const float Magic = 12582912;
    private const int BlockRows = 24;

    /// <summary>Beyond it a gate is open or shut in every bit that counts, and products of three powers of e still are numbers.</summary>
    private const float Most = 25;

    public override void Multiply(float* a, int aStride, int* rows, int count, float* panels, int inputs, int width, float* c, int cStride)
    {
        int p = 0;
        if (count == 1)
            for (; p + 4 * Matrix.PanelWidth <= width; p += 4 * Matrix.PanelWidth) RowOfFour(a + (long)rows[0] * aStride, panels + (long)p * inputs, inputs, c + p);
        // A block of rows stays in the first cache while all panels go by, each of which stays in the second.
        for (; count > BlockRows; count -= BlockRows, rows += BlockRows, c += (long)BlockRows * cStride) Block(a, aStride, rows, BlockRows, panels, inputs, p, width, c, cStride);
        Block(a, aStride, rows, count, panels, inputs, p, width, c, cStride);
    }

    private static void Block(float* a, int aStride, int* rows, int count, float* panels, int inputs, int p, int width, float* c, int cStride)
    {
        for (; p < width; p += Matrix.PanelWidth)
        {
            float* panel = panels + p * inputs;
            for (int r = 0; r < count;)
            {
                int left = count - r;
                if (left >= 8)
                {
                    Rows8(a, aStride, rows + r, panel, inputs, c + (long)r * cStride + p, cStride);
                    r += 8;
                }
                else if (left >= 4)
                {
                    Rows4(a, aStride, rows + r, panel, inputs, c + (long)r * cStride + p, cStride);
                    r += 4;
                }
                else
                {
                    Row(a + (long)rows[r] * aStride, panel, inputs, c + (long)r * cStride + p);
                    r++;
                }
            }
        }
    }

    private static void Rows8(float* a, int aStride, int* rows, float* panel, int inputs, float* c, int cStride)
    {
        float* a0 = a + (long)rows[0] * aStride, a1 = a + (long)rows[1] * aStride, a2 = a + (long)rows[2] * aStride, a3 = a + (long)rows[3] * aStride;
        float* a4 = a + (long)rows[4] * aStride, a5 = a + (long)rows[5] * aStride, a6 = a + (long)rows[6] * aStride, a7 = a + (long)rows[7] * aStride;
        // 512 bits: sixteen sums of two vectors a row; 256 bits: eight sums of one vector a row, more would not fit.
        if (T.Count == 16)
        {
            int n = T.Count;
            float* c0 = c, c1 = c0 + cStride, c2 = c1 + cStride, c3 = c2 + cStride, c4 = c3 + cStride, c5 = c4 + cStride, c6 = c5 + cStride, c7 = c6 + cStride;
            T s00 = T.Load(c0), s01 = T.Load(c0 + n), s10 = T.Load(c1), s11 = T.Load(c1 + n), s20 = T.Load(c2), s21 = T.Load(c2 + n), s30 = T.Load(c3), s31 = T.Load(c3 + n);
            T s40 = T.Load(c4), s41 = T.Load(c4 + n), s50 = T.Load(c5), s51 = T.Load(c5 + n), s60 = T.Load(c6), s61 = T.Load(c6 + n), s70 = T.Load(c7), s71 = T.Load(c7 + n);
            float* w = panel;
            for (int k = 0; k < inputs; k++, w += Matrix.PanelWidth)
            {
                T w0 = T.Load(w), w1 = T.Load(w + n);
                T x = T.All(a0[k]);
                s00 = T.Fma(x, w0, s00);
                s01 = T.Fma(x, w1, s01);
                x = T.All(a1[k]);
                s10 = T.Fma(x, w0, s10);
                s11 = T.Fma(x, w1, s11);
                x = T.All(a2[k]);
                s20 = T.Fma(x, w0, s20);
                s21 = T.Fma(x, w1, s21);
                x = T.All(a3[k]);
                s30 = T.Fma(x, w0, s30);
                s31 = T.Fma(x, w1, s31);
                x = T.All(a4[k]);
                s40 = T.Fma(x, w0, s40);
                s41 = T.Fma(x, w1, s41);
                x = T.All(a5[k]);
                s50 = T.Fma(x, w0, s50);
                s51 = T.Fma(x, w1, s51);
                x = T.All(a6[k]);
                s60 = T.Fma(x, w0, s60);
                s61 = T.Fma(x, w1, s61);
                x = T.All(a7[k]);
                s70 = T.Fma(x, w0, s70);
                s71 = T.Fma(x, w1, s71);
            }
            T.Store(s00, c0);
            T.Store(s01, c0 + n);
            T.Store(s10, c1);
            T.Store(s11, c1 + n);
            T.Store(s20, c2);
            T.Store(s21, c2 + n);
            T.Store(s30, c3);
            T.Store(s31, c3 + n);
            T.Store(s40, c4);
            T.Store(s41, c4 + n);
            T.Store(s50, c5);
            T.Store(s51, c5 + n);
            T.Store(s60, c6);
            T.Store(s61, c6 + n);
            T.Store(s70, c7);
            T.Store(s71, c7 + n);
            return;
        }
        Rows4(a, aStride, rows, panel, inputs, c, cStride);
        Rows4(a, aStride, rows + 4, panel, inputs, c + 4L * cStride, cStride);
    }

    private static void Rows4(float* a, int aStride, int* rows, float* panel, int inputs, float* c, int cStride)
    {
        float* a0 = a + (long)rows[0] * aStride, a1 = a + (long)rows[1] * aStride, a2 = a + (long)rows[2] * aStride, a3 = a + (long)rows[3] * aStride;
        int n = T.Count;
        // two vectors a row at a time: eight sums
        for (int j = 0; j < Matrix.PanelWidth; j += 2 * n)
        {
            float* c0 = c + j, c1 = c0 + cStride, c2 = c1 + cStride, c3 = c2 + cStride;
            T s00 = T.Load(c0), s01 = T.Load(c0 + n), s10 = T.Load(c1), s11 = T.Load(c1 + n), s20 = T.Load(c2), s21 = T.Load(c2 + n), s30 = T.Load(c3), s31 = T.Load(c3 + n);
            float* w = panel + j;
            for (int k = 0; k < inputs; k++, w += Matrix.PanelWidth)
            {
                T w0 = T.Load(w), w1 = T.Load(w + n);
                T x = T.All(a0[k]);
                s00 = T.Fma(x, w0, s00);
                s01 = T.Fma(x, w1, s01);
                x = T.All(a1[k]);
                s10 = T.Fma(x, w0, s10);
                s11 = T.Fma(x, w1, s11);
                x = T.All(a2[k]);
                s20 = T.Fma(x, w0, s20);
                s21 = T.Fma(x, w1, s21);
                x = T.All(a3[k]);
                s30 = T.Fma(x, w0, s30);
                s31 = T.Fma(x, w1, s31);
            }
            T.Store(s00, c0);
            T.Store(s01, c0 + n);
            T.Store(s10, c1);
            T.Store(s11, c1 + n);
            T.Store(s20, c2);
            T.Store(s21, c2 + n);
            T.Store(s30, c3);
            T.Store(s31, c3 + n);
        }
    }

    private static void Row(float* a, float* panel, int inputs, float* c)
    {
        int n = T.Count;
        for (int j = 0; j < Matrix.PanelWidth; j += 2 * n)
        {
            T s0 = T.Load(c + j), s1 = T.Load(c + j + n);
            float* w = panel + j;
            for (int k = 0; k < inputs; k++, w += Matrix.PanelWidth)
            {
                T x = T.All(a[k]);
                s0 = T.Fma(x, T.Load(w), s0);
                s1 = T.Fma(x, T.Load(w + n), s1);
            }
            T.Store(s0, c + j);
            T.Store(s1, c + j + n);
        }
    }

    // One row keeps a machine busy only where the sums of several panels grow side by side.
    private static void RowOfFour(float* a, float* panels, int inputs, float* c)
    {
        int n = T.Count;
        long next = (long)Matrix.PanelWidth * inputs;
        for (int j = 0; j < Matrix.PanelWidth; j += 2 * n)
        {
            float* c0 = c + j, c1 = c0 + Matrix.PanelWidth, c2 = c1 + Matrix.PanelWidth, c3 = c2 + Matrix.PanelWidth;
            T s00 = T.Load(c0), s01 = T.Load(c0 + n), s10 = T.Load(c1), s11 = T.Load(c1 + n), s20 = T.Load(c2), s21 = T.Load(c2 + n), s30 = T.Load(c3), s31 = T.Load(c3 + n);
            float* w0 = panels + j, w1 = w0 + next, w2 = w1 + next, w3 = w2 + next;
            for (int k = 0; k < inputs; k++)
            {
                T x = T.All(a[k]);
                s00 = T.Fma(x, T.Load(w0), s00);
                s01 = T.Fma(x, T.Load(w0 + n), s01);
                s10 = T.Fma(x, T.Load(w1), s10);
                s11 = T.Fma(x, T.Load(w1 + n), s11);
                s20 = T.Fma(x, T.Load(w2), s20);
                s21 = T.Fma(x, T.Load(w2 + n), s21);
                s30 = T.Fma(x, T.Load(w3), s30);
                s31 = T.Fma(x, T.Load(w3 + n), s31);
                w0 += Matrix.PanelWidth;
                w1 += Matrix.PanelWidth;
                w2 += Matrix.PanelWidth;
                w3 += Matrix.PanelWidth;
            }
            T.Store(s00, c0);
            T.Store(s01, c0 + n);
            T.Store(s10, c1);
            T.Store(s11, c1 + n);
            T.Store(s20, c2);
            T.Store(s21, c2 + n);
            T.Store(s30, c3);
            T.Store(s31, c3 + n);
        }
    }

    public override void Cell(float* gates, float* state, bool first, int count, int hidden, byte* to, int toStride, int* rows)
    {
        float* steps = stackalloc float[MostHidden];
        for (int r = 0; r < count; r++, gates += 4 * hidden, state += hidden)
        {
            for (int j = 0; j < hidden; j += T.Count)
            {
                // sigmoid(x) is 1 / (1 + e^-x), tanh(x) is (e^2x - 1) / (e^2x + 1): divided once where they meet
                T one = T.All(1), zero = T.All(0);
                T input = T.Add(one, Exp(T.Subtract(zero, T.Load(gates + j))));
                T value = T.Load(gates + 2 * hidden + j);
                value = Exp(T.Add(value, value));
                T above = T.Subtract(value, one), below = T.Multiply(input, T.Add(value, one));
                if (!first)
                {
                    T forget = T.Add(one, Exp(T.Subtract(zero, T.Load(gates + hidden + j))));
                    above = T.Fma(T.Load(state + j), below, T.Multiply(above, forget));
                    below = T.Multiply(below, forget);
                }
                T cell = T.Divide(above, below);
                T.Store(cell, state + j);
                T open = T.Add(one, Exp(T.Subtract(zero, T.Load(gates + 3 * hidden + j))));
                value = Exp(T.Add(cell, cell));
                T output = T.Divide(T.Subtract(value, one), T.Multiply(open, T.Add(value, one)));
                // adding 1.5 x 2^23 leaves the rounded number in the lowest byte
                T.Store(T.Fma(output, T.All(ByteMatrix.StepsOfOne), T.All(Magic)), steps + j);
            }
            ToBytes((int*)steps, to + (long)rows[r] * toStride, hidden);
        }
    }

    private static void ToBytes(int* steps, byte* to, int count)
    {
        for (int j = 0; j < count; j += 16)
        {
            var low = Vector128.Narrow(Vector128.Load(steps + j), Vector128.Load(steps + j + 4));
            var high = Vector128.Narrow(Vector128.Load(steps + j + 8), Vector128.Load(steps + j + 12));
            (Vector128.Narrow(low, high).AsByte() + Vector128.Create(ByteMatrix.Zero)).Store(to + j);
        }
    }

    public override void LeakyRelu(float* x, int count)
    {
        T tenth = T.All(0.1f);
        for (int i = 0; i < count; i += T.Count)
        {
            T v = T.Load(x + i);
            T.Store(T.Max(v, T.Multiply(v, tenth)), x + i);
        }
    }

    public override void Product(float* a, float* b, float* to, int count)
    {
        for (int i = 0; i < count; i += T.Count) T.Store(T.Multiply(T.Load(a + i), T.Load(b + i)), to + i);
    }

    /// <summary>e^x for x within ± <see cref="Most"/>, which it is brought to: split into a power of two and a polynomial of the rest in ±½ ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Exp(T x)
    {
        x = T.Min(T.Max(x, T.All(-Most)), T.All(Most));
        T magic = T.All(Magic);
        T shifted = T.Fma(x, T.All(1.44269504f), magic);
        T whole = T.Subtract(shifted, magic);
        T rest = T.Fma(whole, T.All(-0.693145752f), x);
        rest = T.Fma(whole, T.All(-1.42860677e-6f), rest);
        T p = T.All(1f / 720);
        p = T.Fma(p, rest, T.All(1f / 120));
        p = T.Fma(p, rest, T.All(1f / 24));
        p = T.Fma(p, rest, T.All(1f / 6));
        p = T.Fma(p, rest, T.All(0.5f));
        p = T.Fma(p, rest, T.All(1));
        p = T.Fma(p, rest, T.All(1));
        return T.Multiply(p, T.Power(shifted));
    }
}
