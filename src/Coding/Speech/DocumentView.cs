using Attache.Language;
using Attache.Stories;

namespace Attache.Coding.Speech;

/// <summary>A document with its quotations, and which sentences are wholly quoted.</summary>
internal sealed class DocumentView
{
    private readonly SentenceView?[] views;
    private readonly bool[] covered;
    private readonly bool[] opens;
    private readonly float[]?[] states;
    private readonly WordStates network;

    /// <summary>Makes a view.</summary>
    /// <param name="document">The document.</param>
    /// <param name="network">Gives the states of its words.</param>
    public DocumentView(Document document, WordStates network)
    {
        (Document, this.network) = (document, network);
        states = new float[document.Sentences.Count][];
        Quotes = QuoteMap.Of(document.Text);
        int n = document.Sentences.Count;
        views = new SentenceView?[n];
        covered = new bool[n];
        opens = new bool[n];
        for (int i = 0; i < n; i++)
        {
            covered[i] = Quotes.Spans.Count > 0 && Quotes.Covers(document.Sentences[i]);
            opens[i] = i == 0 || document.Text.AsSpan(document.Sentences[i - 1].Span.End, Math.Max(0, document.Sentences[i].Span.Start - document.Sentences[i - 1].Span.End)).ContainsAny('\n', '\r');
        }
    }

    /// <summary>The document.</summary>
    public Document Document { get; }

    /// <summary>Its quotations.</summary>
    public QuoteMap Quotes { get; }

    /// <summary>A sentence's view, made when first asked for.</summary>
    public SentenceView Of(Sentence s) => views[s.Number - 1] ??= new SentenceView(s, Quotes);

    /// <summary>The states of a sentence's words, read when first asked for.</summary>
    public float[] States(Sentence s) => states[s.Number - 1] ??= network.Of(s);

    /// <summary>Whether all of a sentence is quoted.</summary>
    public bool IsQuoted(Sentence s) => covered[s.Number - 1];

    /// <summary>Whether a sentence is the first of its paragraph.</summary>
    public bool OpensParagraph(Sentence s) => opens[s.Number - 1];

    /// <summary>The wholly quoted sentences that follow; null for none.</summary>
    /// <param name="s">The sentence before them.</param>
    /// <param name="across">Whether those of the next paragraphs belong to them.</param>
    public TextSpan? QuotedAfter(Sentence s, bool across = false)
    {
        int i = s.Number, from = i;
        var all = Document.Sentences;
        while (i < all.Count && (across || !opens[i]) && covered[i]) i++;
        return i > from ? Whole(all[from].Span.Start, all[i - 1].Span.End) : null;
    }

    /// <summary>The wholly quoted sentences that go before in the paragraph; null for none.</summary>
    public TextSpan? QuotedBefore(Sentence s)
    {
        int i = s.Number - 1, end = i;
        var all = Document.Sentences;
        while (i > 0 && !opens[i] && covered[i - 1]) i--;
        return i < end ? Whole(all[i].Span.Start, all[end - 1].Span.End) : null;
    }

    // With the marks, which the splitter may have left outside.
    private TextSpan Whole(int start, int end)
    {
        if (Quotes.At(start) is { } first) start = Math.Min(start, first.Start);
        if (Quotes.At(end - 1) is { } last && last.End <= end + 2) end = Math.Max(end, last.End);
        return new TextSpan(start, end);
    }
}
