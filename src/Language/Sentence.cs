using Attache.Stories;

namespace Attache.Language;

/// <summary>A sentence with its tokens and its tree.</summary>
public sealed class Sentence
{
    private readonly string source;
    private readonly Token[] tokens;
    private readonly Token[] byHead;
    private readonly int[] firstChild;
    private readonly TextSpan[] subtrees;

    /// <summary>Makes a sentence.</summary>
    /// <param name="source">The document's whole text.</param>
    /// <param name="number">Counted from 1 over the document.</param>
    /// <param name="spans">The tokens' places in <paramref name="source"/>, at least one, in order.</param>
    /// <param name="values">One for each span; the heads must be a tree with one root (head −1).</param>
    /// <exception cref="ArgumentException">Numbers of spans and values differ, there are none, or the heads are no tree.</exception>
    public Sentence(string source, int number, IReadOnlyList<TextSpan> spans, IReadOnlyList<TokenValues> values)
    {
        if (spans.Count == 0 || spans.Count != values.Count) throw new ArgumentException("A sentence needs tokens, each with its values");
        this.source = source;
        Number = number;
        int n = spans.Count;
        tokens = new Token[n];
        for (int i = 0; i < n; i++) tokens[i] = new Token(this, i, spans[i], values[i]);
        Span = new TextSpan(spans[0].Start, spans[n - 1].End);
        (byHead, firstChild) = GroupByHead(tokens, out int root);
        Root = tokens[root];
        subtrees = Subtrees(root);
    }

    /// <summary>Counted from 1 over the document.</summary>
    public int Number { get; }

    /// <summary>From the first token to the last, without white space around.</summary>
    public TextSpan Span { get; }

    /// <summary>The tokens in the order of the text, at least one.</summary>
    public IReadOnlyList<Token> Tokens => tokens;

    /// <summary>The one token without a head.</summary>
    public Token Root { get; }

    /// <summary>The document's whole text.</summary>
    internal string Source => source;

    /// <summary>The text of <see cref="Span"/>, a copy made on demand.</summary>
    public string Text => Span.Of(source);

    /// <summary>The sentence's text.</summary>
    public override string ToString() => Text;

    internal ArraySegment<Token> ChildrenOf(int index) =>
        new(byHead, firstChild[index], firstChild[index + 1] - firstChild[index]);

    internal TextSpan SubtreeOf(int index) => subtrees[index];

    private static (Token[] ByHead, int[] First) GroupByHead(Token[] tokens, out int root)
    {
        int n = tokens.Length;
        root = -1;
        var first = new int[n + 1];
        foreach (var t in tokens)
        {
            if (t.Head < 0) root = root < 0 ? t.Index : throw new ArgumentException("A sentence has one root");
            else first[t.Head + 1]++;
        }
        if (root < 0) throw new ArgumentException("A sentence has a root");
        for (int i = 0; i < n; i++) first[i + 1] += first[i];
        var next = first.AsSpan(0, n).ToArray();
        var grouped = new Token[n - 1];
        foreach (var t in tokens)
            if (t.Head >= 0) grouped[next[t.Head]++] = t;
        return (grouped, first);
    }

    private TextSpan[] Subtrees(int root)
    {
        int n = tokens.Length, filled = 0;
        var order = new int[n];
        order[filled++] = root;
        for (int at = 0; at < filled; at++)
            foreach (var child in ChildrenOf(order[at])) order[filled++] = child.Index;
        if (filled < n) throw new ArgumentException("The heads of a sentence are a tree");
        var spans = new TextSpan[n];
        for (int at = n - 1; at >= 0; at--)
        {
            var span = tokens[order[at]].Span;
            foreach (var child in ChildrenOf(order[at]))
            {
                var other = spans[child.Index];
                span = new TextSpan(Math.Min(span.Start, other.Start), Math.Max(span.End, other.End));
            }
            spans[order[at]] = span;
        }
        return spans;
    }
}
