using Attache.Language;

namespace Attache.Coding.Speech;

/// <summary>A sentence with what features ask of its tokens, computed once: hashes of lemmas, tags and relations, depths.</summary>
internal sealed class SentenceView
{
    private readonly int[] first;
    private readonly int[] last;

    /// <summary>Makes a view.</summary>
    public SentenceView(Sentence sentence, QuoteMap quotes)
    {
        Sentence = sentence;
        int n = sentence.Tokens.Count;
        (first, last) = (new int[n], new int[n]);
        for (int i = 0; i < n; i++) first[i] = last[i] = i;
        foreach (var t in sentence.Tokens)
            for (int up = t.Head; up >= 0; up = sentence.Tokens[up].Head)
            {
                if (t.Index < first[up]) first[up] = t.Index;
                if (t.Index > last[up]) last[up] = t.Index;
            }
        (Lemma, Upos, Xpos, Rel, Quoted) = (new uint[n], new uint[n], new uint[n], new uint[n], new bool[n]);
        foreach (var t in sentence.Tokens)
        {
            Lemma[t.Index] = Hash.Of(t.Lemma.ToLowerInvariant());
            Upos[t.Index] = Hash.Of(t.Upos);
            Xpos[t.Index] = Hash.Of(t.Xpos);
            Rel[t.Index] = Hash.Of(t.Deprel);
            Quoted[t.Index] = quotes.At(t.Span.Start) is not null;
        }
    }

    /// <summary>The sentence.</summary>
    public Sentence Sentence { get; }

    /// <summary>Hashes of the lemmas in lower case, by index.</summary>
    public uint[] Lemma { get; }

    /// <summary>Hashes of the universal parts of speech, by index.</summary>
    public uint[] Upos { get; }

    /// <summary>Hashes of the Penn tags, by index.</summary>
    public uint[] Xpos { get; }

    /// <summary>Hashes of the relations, by index.</summary>
    public uint[] Rel { get; }

    /// <summary>Whether a token stands in quotation marks, by index.</summary>
    public bool[] Quoted { get; }

    /// <summary>The indices of the first and the last token under a token, itself included; both inclusive.</summary>
    public (int First, int Last) Range(Token t) => (first[t.Index], last[t.Index]);
}
