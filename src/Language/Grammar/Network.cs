namespace Attache.Language.Grammar;

/// <summary>What the network says about a word.</summary>
/// <param name="Tag">Index of the joint part of speech.</param>
/// <param name="Script">Index of the likeliest lemma script that fits the form; −1 where none does or nobody asked.</param>
/// <param name="Head">0 for the root, else counted from 1.</param>
/// <param name="Label">Index of the relation.</param>
internal readonly record struct WordReading(int Tag, int Script, int Head, int Label);

/// <summary>The trained network: words in; tags, lemma scripts, heads and relations out. Safe for many threads.</summary>
internal sealed unsafe class Network
{
    private const int Panel = Matrix.PanelWidth;
    private const int WordsAtOnce = 128;
    private readonly Kernels kernels;
    private readonly Encoder encoder;
    private readonly ByteKernels bytes;
    private readonly ByteMatrix tag;
    private readonly ByteMatrix script;
    private readonly ByteMatrix sides;
    private readonly Matrix arc;
    private readonly Matrix labelBoth;
    private readonly Matrix labelDep;
    private readonly Matrix labelHead;
    private readonly float[] rootArc;
    private readonly float[] rootLabel;
    private readonly int arcDim;
    private readonly int labelDim;
    private readonly int rootRelation;
    private readonly LemmaScript[] scripts;

    private Network(ModelFile file, ModelHeader header, int vectorBits, int cachedWords)
    {
        kernels = Kernels.For(vectorBits);
        bytes = ByteKernels.For(vectorBits);
        Header = header;
        var unknown = file.Vector();
        var words = file.Matrix();
        var affixes = Enumerable.Range(0, header.Affixes.Length).Select(_ => file.Matrix()).ToArray();
        var shapes = file.Matrix();
        Matrix? first = null;
        var layers = new EncoderLayer[header.Hidden.Length];
        for (int k = 0; k < layers.Length; k++)
        {
            int hidden = header.Hidden[k], half = 4 * hidden;
            if (hidden % 16 != 0 || hidden > Kernels.MostHidden) throw new InvalidDataException($"A layer of {hidden} cannot be run");
            var input = file.Matrix();
            var bias = file.Vector();
            ByteMatrix[] recurrent = [file.Bytes(bias: false), file.Bytes(bias: false)];
            if (k == 0) first = new Matrix(input.Columns, input.Rows, input.ToFloats(), bias);
            layers[k] = new EncoderLayer(
                k == 0 ? null : [new ByteMatrix([input.Part(0, half)], bias.AsSpan(0, half)), new ByteMatrix([input.Part(half, half)], bias.AsSpan(half, half))],
                recurrent,
                hidden);
        }
        encoder = new Encoder(layers, kernels, bytes);
        tag = file.Bytes(bias: true);
        script = file.Bytes(bias: true);
        var parts = Enumerable.Range(0, 4).Select(_ => (Weights: file.Matrix(), Bias: file.Vector())).ToArray();
        sides = new ByteMatrix(Array.ConvertAll(parts, p => p.Weights), parts.SelectMany(p => p.Bias).ToArray());
        labelBoth = file.Layout(bias: true);
        labelDep = file.Layout(bias: false);
        labelHead = file.Layout(bias: false);
        var bilinear = file.Matrix();
        arcDim = bilinear.Rows;
        labelDim = header.LabelDim;
        // out[j] = sum of dep[i] * arc[i, j]: the layout wants outputs by inputs
        arc = new Matrix(arcDim, arcDim, Transposed(bilinear.ToFloats(), arcDim), file.Vector());
        var root = file.Vector();
        rootArc = Side(parts[1].Weights, parts[1].Bias, root);
        rootLabel = Side(parts[3].Weights, parts[3].Bias, root);
        rootRelation = Array.IndexOf(header.Labels, "root");
        scripts = Array.ConvertAll(header.Scripts, LemmaScript.Parse);
        var (vectors, vectorWords) = file.Words();
        Words = new WordInput(header, unknown, words, affixes, shapes, vectors, vectorWords);
        Types = new WordTypes(Words, first!, kernels, cachedWords);
    }

    public ModelHeader Header { get; }

    public WordTypes Types { get; }

    public WordInput Words { get; }

    /// <summary>The length of a word's state.</summary>
    public int StateWidth => encoder.Width;

    public ReadOnlySpan<LemmaScript> Scripts => scripts;

    /// <exception cref="InvalidDataException">The file is no model of this version.</exception>
    public static Network Load(string path, int vectorBits, int cachedWords)
    {
        var file = ModelFile.Open(path);
        return new Network(file, file.Header(), vectorBits, cachedWords);
    }

    /// <summary>Reads sentences from long to short, none empty.</summary>
    /// <param name="sentences">The words of each.</param>
    /// <param name="results">For each sentence as many readings as words; filled.</param>
    /// <param name="asks">Whether the lemma script of a form with that tag is wanted.</param>
    /// <param name="work">This thread's room.</param>
    public void Read(IReadOnlyList<WordType[]> sentences, IReadOnlyList<WordReading[]> results, Func<string, int, bool> asks, Workspace work)
    {
        var batch = new Batch(sentences);
        byte* states = encoder.Read(batch, work);
        // A few sentences at a time: what is made for them stays in a near cache.
        for (int from = 0; from < sentences.Count;)
        {
            int words = sentences[from].Length, end = from + 1;
            while (end < sentences.Count && words + sentences[end].Length <= WordsAtOnce) words += sentences[end++].Length;
            Read(batch, from, end, words, states, results, asks, work);
            from = end;
        }
    }

    /// <summary>The states of one sentence's words, from −1 to 1.</summary>
    /// <param name="sentence">The words, at least one.</param>
    /// <param name="to">Receives <see cref="StateWidth"/> values for each.</param>
    /// <param name="work">This thread's room.</param>
    public void ReadStates(WordType[] sentence, Span<float> to, Workspace work)
    {
        var batch = new Batch([sentence]);
        byte* states = encoder.Read(batch, work);
        for (int t = 0; t < sentence.Length; t++)
        {
            byte* row = states + (long)batch.Row(0, t) * encoder.Width;
            for (int i = 0; i < encoder.Width; i++) to[t * encoder.Width + i] = (row[i] - ByteMatrix.Zero) / ByteMatrix.StepsOfOne;
        }
    }

    /// <summary>Reads some sentences of a batch; row by row their words, one sentence after the other.</summary>
    private void Read(Batch batch, int from, int end, int n, byte* states, IReadOnlyList<WordReading[]> results, Func<string, int, bool> asks, Workspace work)
    {
        int* rows = work.Rows.Take(2 * n), own = rows + n;
        for (int b = from, i = 0; b < end; b++)
            for (int t = 0; t < results[b].Length; t++, i++) (rows[i], own[i]) = (batch.Row(b, t), i);
        float* tags = Apply(tag, states, encoder.Width, rows, n, work.Tags);
        float* side = Apply(sides, states, encoder.Width, rows, n, work.Sides);
        kernels.LeakyRelu(side, n * sides.Stride);
        float* turned = Apply(arc, side, sides.Stride, own, n, work.Turned);
        float* labels = Apply(labelDep, side + 2 * arcDim, sides.Stride, own, n, work.Labels);
        // one row more for the root as head
        float* heads = work.LabelHeads.Take((n + 1) * labelHead.Stride);
        new Span<float>(heads, (n + 1) * labelHead.Stride).Clear();
        kernels.Multiply(side + 2 * arcDim + labelDim, sides.Stride, own, n, P(labelHead.Panels), labelDim, labelHead.Stride, heads, labelHead.Stride);
        int zero = 0;
        kernels.Multiply(P(rootLabel), labelDim, &zero, 1, P(labelHead.Panels), labelDim, labelHead.Stride, heads + (long)n * labelHead.Stride, labelHead.Stride);
        float* product = work.Products.Take(n * labelDim);
        for (int b = from, first = 0; b < end; first += results[b++].Length)
        {
            Heads(first, own, side, turned, results[b], work);
            for (int t = 0; t < results[b].Length; t++)
            {
                int head = results[b][t].Head;
                float* dep = side + (long)(first + t) * sides.Stride + 2 * arcDim;
                float* gov = head == 0 ? P(rootLabel) : side + (long)(first + head - 1) * sides.Stride + 2 * arcDim + labelDim;
                kernels.Product(dep, gov, product + (long)(first + t) * labelDim, labelDim);
            }
        }
        kernels.Multiply(product, labelDim, own, n, P(labelBoth.Panels), labelDim, labelBoth.Stride, labels, labelBoth.Stride);
        int asked = 0;
        for (int b = from, first = 0; b < end; first += results[b++].Length)
        {
            for (int t = 0; t < results[b].Length; t++)
            {
                int row = first + t, head = results[b][t].Head;
                int label = Label(labels + (long)row * labelBoth.Stride, heads + (head == 0 ? n : (long)first + head - 1) * labelHead.Stride, head == 0);
                int best = Best(tags + (long)row * tag.Stride, tag.Outputs);
                results[b][t] = new WordReading(best, -1, head, label);
                if (asks(batch.Sentences[b][t].Form, best)) own[asked++] = rows[row];
            }
        }
        if (asked > 0) ReadScripts(batch, from, end, states, own, asked, results, asks, work);
    }

    private void ReadScripts(Batch batch, int from, int end, byte* states, int* rows, int count, IReadOnlyList<WordReading[]> results, Func<string, int, bool> asks, Workspace work)
    {
        float* scores = Apply(script, states, encoder.Width, rows, count, work.Scripts);
        for (int b = from; b < end; b++)
        {
            for (int t = 0; t < results[b].Length; t++)
            {
                string form = batch.Sentences[b][t].Form;
                if (!asks(form, results[b][t].Tag)) continue;
                results[b][t] = results[b][t] with { Script = Script(scores, form) };
                scores += script.Stride;
            }
        }
    }

    private static float* P(float[] pinned) => Buffer<float>.Pointer(pinned);

    private static float[] Transposed(float[] square, int n)
    {
        var turned = new float[square.Length];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) turned[j * n + i] = square[i * n + j];
        return turned;
    }

    /// <summary>One side of the root, whose state is a part of the model.</summary>
    private static float[] Side(Quantised weights, float[] bias, float[] root)
    {
        var side = GC.AllocateArray<float>(weights.Rows, pinned: true);
        var row = new float[weights.Columns];
        for (int o = 0; o < side.Length; o++)
        {
            weights.CopyRow(o, row);
            float sum = bias[o];
            for (int i = 0; i < row.Length; i++) sum = MathF.FusedMultiplyAdd(row[i], root[i], sum);
            side[o] = sum > 0 ? sum : 0.1f * sum;
        }
        return side;
    }

    private float* Apply(ByteMatrix m, byte* from, int stride, int* rows, int n, Buffer<float> room)
    {
        float* to = room.Take(n * m.Stride);
        bytes.Multiply(from, stride, rows, n, m, m.Bias, 0, to, m.Stride);
        return to;
    }

    private float* Apply(Matrix m, float* from, int stride, int* rows, int n, Buffer<float> room)
    {
        float* to = room.Take(n * m.Stride);
        var bias = m.Bias.AsSpan();
        for (int i = 0; i < n; i++) bias.CopyTo(new Span<float>(to + (long)i * m.Stride, m.Stride));
        kernels.Multiply(from, stride, rows, n, P(m.Panels), m.Inputs, m.Stride, to, m.Stride);
        return to;
    }

    private void Heads(int first, int* own, float* side, float* turned, WordReading[] results, Workspace work)
    {
        int n = results.Length, width = (n + Panel) / Panel * Panel;
        float* panels = work.Panels.Take(width * arcDim);
        new Span<float>(panels, width * arcDim).Clear();
        for (int h = 0; h <= n; h++)
        {
            float* to = panels + h / Panel * Panel * arcDim + h % Panel;
            float* from = h == 0 ? P(rootArc) : side + (long)(first + h - 1) * sides.Stride + arcDim;
            for (int k = 0; k < arcDim; k++) to[k * Panel] = from[k];
        }
        float* scores = work.Arcs.Take(n * width);
        new Span<float>(scores, n * width).Clear();
        kernels.Multiply(turned, arc.Stride, own + first, n, panels, arcDim, width, scores, width);
        Span<int> heads = n <= 512 ? stackalloc int[n] : new int[n];
        work.Trees.Decode(new ReadOnlySpan<float>(scores, n * width), width, heads);
        for (int t = 0; t < n; t++) results[t] = new WordReading(0, 0, heads[t], 0);
    }

    private int Label(float* own, float* head, bool root)
    {
        if (root) return rootRelation;
        int best = rootRelation == 0 ? 1 : 0;
        float most = own[best] + head[best];
        for (int k = best + 1; k < labelBoth.Outputs; k++)
        {
            float score = own[k] + head[k];
            if (score <= most || k == rootRelation) continue;
            (best, most) = (k, score);
        }
        return best;
    }

    private static int Best(float* scores, int count)
    {
        int best = 0;
        for (int k = 1; k < count; k++)
            if (scores[k] > scores[best]) best = k;
        return best;
    }

    private int Script(float* scores, string form)
    {
        for (int tries = 0; tries < 8; tries++)
        {
            int best = Best(scores, script.Outputs);
            if (scripts[best].Fits(form)) return best;
            scores[best] = float.NegativeInfinity;
        }
        return -1;
    }
}
