namespace Attache.Language.Names;

/// <summary>
/// What speaks for the type of a name: its words, what the tables know of them, and its place in the sentence, as hashed
/// features; and the vectors of its words and governor, as numbers.
/// </summary>
internal sealed class NameFeatures(NameTable table, PersonNames given, Roles roles, WordVectors vectors)
{
    private const int Most = 96;
    private readonly int width = vectors.Width;

    /// <summary>How many numbers there are: mean of the name, last word, governor.</summary>
    public int DenseLength => 3 * width;

    /// <summary>Makes room for one example.</summary>
    public Sink NewSink() => new(new uint[Most], new float[DenseLength], new float[width]);

    /// <summary>Room for one example, used again and again by one thread.</summary>
    public sealed class Sink(uint[] ids, float[] dense, float[] one)
    {
        /// <summary>Numbers of the example's features; the first <see cref="Count"/> hold.</summary>
        public uint[] Ids => ids;

        /// <summary>The numbers.</summary>
        public float[] Dense => dense;

        /// <summary>How many features the example has.</summary>
        public int Count { get; private set; }

        internal float[] One => one;

        internal void Clear()
        {
            Count = 0;
            Array.Clear(dense);
        }

        internal void Add(uint kind, ReadOnlySpan<char> word)
        {
            uint h = 2166136261 ^ (kind * 0x9E3779B9);
            foreach (char c in word) h = (h ^ char.ToLowerInvariant(c)) * 16777619;
            h ^= h >> 15;
            h *= 0x2C1B3C6D;
            h ^= h >> 12;
            if (Count < ids.Length) ids[Count++] = h;
        }
    }

    /// <summary>Writes the features of a name.</summary>
    /// <param name="s">Its sentence.</param>
    /// <param name="text">The document's text.</param>
    /// <param name="name">The tokens.</param>
    /// <param name="known">Whether the tables may tell; without, the classifier learns what a name looks like that no table has.</param>
    /// <param name="to">Receives them.</param>
    public void Write(Sentence s, string text, NameSpans.Stretch name, bool known, Sink to)
    {
        to.Clear();
        var tokens = s.Tokens;
        int first = name.First, last = name.Last;
        var head = Head(tokens, first, last);
        to.Add(0, "");
        Words(tokens, first, last, to);
        if (known) Tables(tokens, text, first, last, to);
        Surroundings(tokens, first, last, head, to);
        Dense(tokens, first, last, head, to);
    }

    private static Token Head(IReadOnlyList<Token> tokens, int first, int last)
    {
        for (int i = first; i <= last; i++)
            if (tokens[i].Head < first || tokens[i].Head > last) return tokens[i];
        return tokens[first];
    }

    private void Words(IReadOnlyList<Token> tokens, int first, int last, Sink to)
    {
        to.Add(1, tokens[first].Form);
        to.Add(2, tokens[last].Form);
        to.Add(3, Length(last - first + 1));
        for (int i = first; i <= last && i < first + 8; i++)
        {
            var t = tokens[i];
            to.Add(4, t.Form);
            if (t.Form.Length > 3)
            {
                to.Add(5, t.Form.AsSpan(t.Form.Length - 3));
                to.Add(6, t.Form.AsSpan(0, 3));
            }
            if (char.IsLower(t.Form[0])) to.Add(7, t.Form);
        }
        string end = tokens[last].Form;
        if (end.Length > 3) to.Add(8, end.AsSpan(end.Length - 3));
        if (end.Length > 2) to.Add(9, end.AsSpan(end.Length - 2));
        to.Add(10, Shape(tokens[first].Form));
        to.Add(11, Shape(end));
        to.Add(12, tokens[last].Xpos);
        to.Add(13, given.Knows(tokens[first].Form) ? last > first ? "given and more" : "given" : last > first ? "several" : "one");
        if (roles.Find(tokens[last]) is { } role) to.Add(14, role.Kind);
    }

    private void Tables(IReadOnlyList<Token> tokens, string text, int first, int last, Sink to)
    {
        var span = new Stories.TextSpan(tokens[first].Span.Start, tokens[last].Span.End);
        bool any = false;
        if (span.Length <= 90)
            foreach (var e in table.Find(span.In(text)))
            {
                if (e.Kind == NameKind.Adjective) continue;
                to.Add(e.Ambiguous ? 16u : 15u, KindNames[(int)e.Kind]);
                any = true;
            }
        if (any) return;
        to.Add(15, "none");
        for (int i = first; i <= last && last > first && i < first + 8; i++)
            foreach (var e in table.Find(tokens[i].Form)) to.Add(i == last ? 18u : 17u, KindNames[(int)e.Kind]);
    }

    private static readonly string[] KindNames = Enum.GetNames<NameKind>();

    private static void Surroundings(IReadOnlyList<Token> tokens, int first, int last, Token head, Sink to)
    {
        string before = first > 0 ? tokens[first - 1].Form : "", after = last + 1 < tokens.Count ? tokens[last + 1].Form : "";
        to.Add(20, before);
        to.Add(21, after);
        if (first > 1) to.Add(22, tokens[first - 2].Form);
        if (last + 2 < tokens.Count) to.Add(23, tokens[last + 2].Form);
        if (first > 0) to.Add(24, tokens[first - 1].Xpos);
        if (last + 1 < tokens.Count) to.Add(25, tokens[last + 1].Xpos);
        to.Add(26, head.Deprel);
        var governor = head.HeadToken;
        if (governor is not null)
        {
            to.Add(27, governor.Lemma);
            to.Add(28, governor.Upos);
            if (head.Deprel.StartsWith("nsubj", StringComparison.Ordinal)) to.Add(29, governor.Lemma);
            if (head.Deprel == "appos" || head.Deprel == "compound") to.Add(30, governor.Lemma);
        }
        foreach (var c in head.Children)
        {
            if (c.Index >= first && c.Index <= last) continue;
            if (c.Deprel == "case") to.Add(31, c.Lemma);
            else if (c.Deprel == "det") to.Add(32, c.Lemma);
            else if (c.Deprel == "appos") to.Add(33, c.Lemma);
            else if (c.Deprel == "amod") to.Add(34, c.Lemma);
            else if (c.Deprel is "acl:relcl") to.Add(35, "");
            else if (c.Deprel == "compound" && c.Index < first) to.Add(36, c.Lemma);
        }
    }

    private void Dense(IReadOnlyList<Token> tokens, int first, int last, Token head, Sink to)
    {
        int n = 0;
        var mean = to.Dense.AsSpan(0, width);
        for (int i = first; i <= last && i < first + 8; i++)
        {
            if (!vectors.TryCopy(tokens[i].Form, to.One)) continue;
            for (int d = 0; d < width; d++) mean[d] += to.One[d];
            n++;
        }
        for (int d = 0; d < width && n > 1; d++) mean[d] /= n;
        vectors.TryCopy(tokens[last].Form, to.Dense.AsSpan(width, width));
        if (head.HeadToken is { } governor) vectors.TryCopy(governor.Form, to.Dense.AsSpan(2 * width, width));
    }

    private static string Length(int n) => n switch { 1 => "1", 2 => "2", 3 => "3", _ => "4" };

    private static string Shape(string form)
    {
        bool upper = true, digit = false, stop = false;
        foreach (char c in form)
        {
            upper &= !char.IsLower(c);
            digit |= char.IsDigit(c);
            stop |= c == '.';
        }
        return digit ? "digit" : stop ? "stop" : upper && form.Length > 1 ? "capitals" : upper ? "letter" : form.Skip(1).Any(char.IsUpper) ? "camel" : char.IsUpper(form[0]) ? "capital" : "small";
    }
}
