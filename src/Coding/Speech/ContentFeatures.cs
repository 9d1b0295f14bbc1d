using Attache.Language;

namespace Attache.Coding.Speech;

/// <summary>What tells whether a cue attributes a candidate of content.</summary>
internal static class ContentFeatures
{
    /// <summary>Fills what all candidates of a cue share.</summary>
    public static void FillCue(Features f, CueView c)
    {
        f.Clear(0x5A17);
        f.Add(0);
        f.Add(c.Lemma, c.Upos);
        f.Add(c.Lemma, c.Xpos, c.Rel);
        f.Add(c.Upos, c.Rel);
        f.Add(c.Lemma, c.Rel);
        f.Add(c.Lemma, c.Frame);
        f.Add(c.Lemma, c.Owns);
        f.Add(c.Upos, c.Owns, c.Rel);
        f.Add(c.Lemma, c.Auxiliaries);
        f.Add(c.Upos, c.Auxiliaries);
        f.Add(c.Lemma, c.Next);
        f.Add(c.Lemma, c.Previous);
        f.Add(c.Lemma, c.Next, c.Next2);
        f.Add(c.Lemma, c.Particle);
        f.Add(c.Lemma, c.Mark);
        f.AddIf(c.Modifier != 0, c.Lemma, c.Modifier);
        f.AddIf(c.Negated, c.Lemma);
        f.AddIf(c.Passive, c.Lemma);
        f.AddIf(c.Quoted, c.Lemma);
        f.AddIf(c.Quoted, c.Upos);
        f.AddIf(c.Object is not null, c.Lemma, c.Object is null ? 0 : c.View.Lemma[c.Object.Index]);
        f.AddIf(c.Object is not null, c.Upos, c.Object is null ? 0 : c.View.Lemma[c.Object.Index]);
        f.AddIf(c.Subject is not null, c.Lemma, c.Subject is null ? 0 : c.View.Lemma[c.Subject.Index]);
        f.AddIf(c.Subject is not null, c.Upos, c.Subject is null ? 0 : c.View.Lemma[c.Subject.Index]);
        f.AddIf(c.Subject is null && c.Agent is null, c.Lemma, c.Rel);
        f.AddIf(c.Owner is not null, c.Lemma);
        var h = c.Cue.HeadToken;
        f.AddIf(h is not null, c.Lemma, h is null ? 0 : c.View.Lemma[h.Index]);
        f.AddIf(h is not null, c.Rel, h is null ? 0 : c.View.Lemma[h.Index]);
        f.AddIf(h is not null, c.Upos, h is null ? 0 : Hash.Of(c.View.Lemma[h.Index], c.Rel));
        f.Add(c.Upos, c.Next);
        f.Add(c.Upos, c.Previous);
        string lemma = c.Cue.Lemma;
        f.AddIf(lemma.Length > 4, lemma.Length > 4 ? Hash.Of(lemma.AsSpan(lemma.Length - 4)) : 0, c.Upos);
    }

    /// <summary>Adds what is a candidate's own.</summary>
    public static void Fill(Features f, DocumentView document, CueView c, ContentCandidate x)
    {
        var view = c.View;
        uint part = (uint)x.Part + (100u * (uint)x.Continued);
        uint hl = 0, hu = 0, hx = 0, rel = 0, mark = 0, prep = 0;
        bool subject = false, to = false;
        if (x.Head is { } h)
        {
            (hl, hu, hx, rel) = (view.Lemma[h.Index], view.Upos[h.Index], view.Xpos[h.Index], view.Rel[h.Index]);
            foreach (var d in h.Children)
            {
                if (d.Deprel == "mark") (mark, to) = (view.Lemma[d.Index], d.Form is "to" or "To");
                else if (d.Deprel == "case") prep = view.Lemma[d.Index];
                else if (d.Deprel.StartsWith("nsubj", StringComparison.Ordinal)) subject = true;
            }
        }
        uint shape = Hash.Of(mark, subject ? 1u : 0, hu);
        int length = 0;
        foreach (var s in x.Spans) length += s.Length;
        uint size = length < 8 ? 1u : length < 16 ? 2u : length < 32 ? 3u : length < 64 ? 4u : length < 128 ? 5u : length < 256 ? 6u : 7u;
        int q = QuotedShare(document, x, length);
        uint quote = (uint)q;
        uint side = x.Spans[^1].End <= c.Cue.Span.Start ? 1u : x.Spans[0].Start >= c.Cue.Span.End ? 2u : 3u;
        int gap = side == 1 ? c.Cue.Span.Start - x.Spans[^1].End : side == 2 ? x.Spans[0].Start - c.Cue.Span.End : 0;
        uint near = gap < 3 ? 0u : gap < 12 ? 1u : gap < 30 ? 2u : gap < 70 ? 3u : 4u;

        f.Add(part);
        f.Add(part, x.Path);
        f.Add(part, x.Path, c.Upos);
        f.Add(part, x.Path, c.Lemma);
        f.Add(part, x.Path, c.Frame);
        f.Add(part, x.Path, Hash.Of(c.Rel, c.Upos));
        f.Add(part, x.Path, shape);
        f.Add(c.Lemma, shape, side);
        f.Add(c.Lemma, part, mark);
        f.Add(part, c.Lemma);
        f.Add(part, quote, c.Upos, c.Rel);
        f.Add(part, quote, c.Lemma);
        f.Add(part, quote, x.Path);
        f.Add(quote, side, near, c.Upos);
        f.Add(c.Lemma, prep, rel);
        f.Add(c.Upos, prep, rel);
        f.Add(c.Lemma, hl, rel);
        f.Add(hl, rel, c.Upos);
        f.Add(c.Lemma, hx, rel);
        f.Add(c.Upos, size, part, quote);
        f.Add(c.Lemma, size);
        f.Add(size, x.Path, c.Upos);
        f.Add(near, x.Path, c.Upos);
        f.Add(near, side, part, c.Upos);
        f.Add(c.Auxiliaries, x.Path, c.Upos);
        f.Add(c.Owns, x.Path, c.Upos);
        f.Add(c.Particle, x.Path, c.Lemma);
        f.Add(c.Passive ? 1u : 0, x.Path, part);
        f.Add(c.Passive ? 1u : 0, x.Path, c.Lemma);
        f.Add(c.Negated ? 1u : 0, shape, c.Upos);
        f.Add(c.Quoted ? 1u : 0, quote, part);
        f.AddIf(to, c.Lemma, rel);
        var last = Last(view, x);
        var first = First(view, x);
        f.Add(first is null ? 0 : view.Lemma[first.Index], part, c.Upos);
        f.Add(first is null ? 0 : view.Upos[first.Index], part, c.Upos);
        f.Add(last is null ? 0 : Next(view, last), part, c.Upos);
        f.Add(first is null ? 0 : Before(view, first), part, c.Upos);
        f.Add((uint)x.Steps, part, quote);
        f.Add(x.Spans.Count > 1 ? 1u : 0, part, c.Lemma);
        uint obj = c.Object is null ? 0 : view.Lemma[c.Object.Index];
        f.AddIf(obj != 0, Hash.Of(obj, x.Path), part);
        f.AddIf(hl != 0, hl, part);
        f.Add(part, Hash.Of(x.Path, hx), c.Xpos);
        f.AddIf(x.Continued > 0, part, view.Sentence.Tokens[^1].Form is ":" ? 1u : 0);
        f.Add(part, x.Path, Hash.Of(c.Next, c.Upos));
    }

    // 0 no quotation, 1 some within, 2 all quoted, 3 it cuts a quotation, 4 all and marks at both ends.
    private static int QuotedShare(DocumentView document, ContentCandidate x, int length)
    {
        var spans = document.Quotes.Spans;
        int covered = 0;
        bool cuts = false, marks = true;
        foreach (var s in x.Spans)
        {
            bool whole = false;
            for (int i = document.Quotes.First(s.Start); i < spans.Count && spans[i].Start < s.End; i++)
            {
                covered += Math.Min(s.End, spans[i].End) - Math.Max(s.Start, spans[i].Start);
                if (spans[i].Start < s.Start || spans[i].End > s.End + 1) cuts = true;
                if (spans[i].Start == s.Start && spans[i].End >= s.End) whole = true;
            }
            marks &= whole;
        }
        return covered == 0 ? 0 : covered * 10 >= length * 9 ? marks ? 4 : 2 : cuts ? 3 : 1;
    }

    private static Token? First(SentenceView view, ContentCandidate x)
    {
        foreach (var t in view.Sentence.Tokens)
            if (t.Span.Start >= x.Spans[0].Start) return t;
        return null;
    }

    private static Token? Last(SentenceView view, ContentCandidate x)
    {
        for (int i = view.Sentence.Tokens.Count - 1; i >= 0; i--)
            if (view.Sentence.Tokens[i].Span.End <= x.Spans[^1].End) return view.Sentence.Tokens[i];
        return null;
    }

    private static uint Next(SentenceView view, Token t) => t.Index + 1 < view.Lemma.Length ? view.Lemma[t.Index + 1] : 1;

    private static uint Before(SentenceView view, Token t) => t.Index > 0 ? view.Lemma[t.Index - 1] : 1;
}
