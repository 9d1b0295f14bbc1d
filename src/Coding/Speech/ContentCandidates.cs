using Attache.Language;
using Attache.Stories;

namespace Attache.Coding.Speech;

/// <summary>The stretches of text that a cue may attribute, by the tree and by quotation marks; far more than are right.</summary>
internal sealed class ContentCandidates
{
    private const int Most = 64;
    private static readonly uint Up = Hash.Of("^");
    private readonly DocumentView document;
    private readonly SentenceView view;
    private readonly Token cue;
    private readonly IReadOnlyList<Token> tokens;
    private readonly List<ContentCandidate> found = [];
    private readonly (int First, int Last) clause;
    private readonly TextSpan? near;
    private readonly TextSpan? far;

    private ContentCandidates(DocumentView document, SentenceView view, Token cue)
    {
        (this.document, this.view, this.cue) = (document, view, cue);
        tokens = view.Sentence.Tokens;
        clause = OwnClause();
        (near, far) = (document.QuotedAfter(view.Sentence), document.QuotedAfter(view.Sentence, across: true));
    }

    /// <summary>The candidates of a cue, without repeats, in a fixed order.</summary>
    public static IReadOnlyList<ContentCandidate> Of(DocumentView document, SentenceView view, Token cue)
    {
        var c = new ContentCandidates(document, view, cue);
        c.Collect();
        return c.found;
    }

    private void Collect()
    {
        Below(cue, Hash.Of("."), 0);
        // A preposition or conjunction as cue ("according to", "as") works for the word that it stands before.
        var anchor = cue.Deprel is "case" or "mark" or "fixed" or "cc" or "advmod" or "aux" or "cop" && cue.HeadToken is { } moved ? moved : cue;
        if (anchor != cue) Below(anchor, Hash.Of(Up, view.Rel[cue.Index]), 1);
        Subject(anchor);
        Above(anchor);
        Surface();
        Quotations();
    }

    private void Below(Token from, uint path, int steps)
    {
        int end = view.Range(from).Last;
        foreach (var d in from.Children)
        {
            if (d == cue || IsFunction(d)) continue;
            uint own = Hash.Of(path, view.Rel[d.Index]);
            Add(Part.Under, own, steps + 1, d, Trimmed(view.Range(d), d));
            if (d.Index > cue.Index && steps == 0) Add(Part.Rest, own, steps + 1, d, Trimmed((view.Range(d).First, end), d));
            Shorter(d, own, steps + 1);
            if (steps < 2 && d.Deprel is "xcomp" or "obj" or "obl" or "advcl" or "ccomp" or "acl" or "conj" or "nmod" or "nsubj" or "nsubj:pass" or "amod" or "obl:unmarked" or "dep" or "iobj" or "acl:relcl") Below(d, own, steps + 1);
        }
    }

    // "… that he respects her | and calls her clever", "… his rival | , which he thinks will cost votes"
    private void Shorter(Token head, uint path, int steps)
    {
        int first = view.Range(head).First, cuts = 0;
        foreach (var d in head.Children)
        {
            if (d.Index < head.Index || d.Index < cue.Index || d.Deprel is not ("advcl" or "acl:relcl" or "acl" or "conj" or "parataxis" or "obl" or "obl:unmarked" or "nmod" or "advcl:relcl" or "appos")) continue;
            int cut = view.Range(d).First;
            if (cut <= head.Index) continue;
            Add(Part.Cut, Hash.Of(path, view.Rel[d.Index]), steps, head, Trimmed((first, cut - 1), head));
            if (++cuts == 3) return;
        }
    }

    // "He was named as the winner": subject and complement together.
    private void Subject(Token anchor)
    {
        Token? subject = null;
        int right = -1;
        foreach (var d in anchor.Children)
        {
            if (d.Deprel.StartsWith("nsubj", StringComparison.Ordinal) && d.Index < anchor.Index) subject = d;
            else if (right < 0 && d.Index > anchor.Index && !IsFunction(d)) right = view.Range(d).First;
        }
        if (subject is null || right < 0) return;
        var s = view.Range(subject);
        int end = view.Range(anchor).Last;
        if (right > s.Last && end >= right) Add(Part.Around, view.Rel[subject.Index], 1, subject, [s, (right, end)]);
    }

    private void Above(Token anchor)
    {
        uint path = Up;
        var below = anchor;
        for (int steps = 1; steps <= 3 && below.HeadToken is { } above; steps++)
        {
            path = Hash.Of(path, view.Rel[below.Index]);
            var whole = view.Range(above);
            var cut = view.Range(below);
            if (cut.First > cue.Index || cut.Last < cue.Index) cut = (Math.Min(cut.First, cue.Index), Math.Max(cut.Last, cue.Index));
            var left = Trimmed((whole.First, cut.First - 1), above);
            var right = Trimmed((cut.Last + 1, whole.Last), above);
            Add(Part.AboveLeft, path, steps, above, left);
            Add(Part.AboveRight, path, steps, above, right);
            if (left.Count > 0 && right.Count > 0) Add(Part.AboveBoth, path, steps, above, [.. left, .. right]);
            // The clause alone, where the cue hangs on a coordination or between two.
            foreach (var d in above.Children)
            {
                if (d == below || IsFunction(d)) continue;
                Add(Part.Under, Hash.Of(path, Up, view.Rel[d.Index]), steps + 1, d, Trimmed(view.Range(d), d));
            }
            below = above;
        }
    }

    private void Surface()
    {
        Add(Part.Before, 1, 0, null, Trimmed((0, clause.First - 1), null));
        Add(Part.Behind, 1, 0, null, Trimmed((clause.Last + 1, tokens.Count - 1), null));
        if (clause.First > 0 && clause.Last < tokens.Count - 1)
            Add(Part.AboveBoth, 1, 0, null, [.. Trimmed((0, clause.First - 1), null), .. Trimmed((clause.Last + 1, tokens.Count - 1), null)]);
    }

    private void Quotations()
    {
        var s = view.Sentence.Span;
        int at = cue.Span.Start;
        TextSpan? before = null, behind = null;
        var spans = document.Quotes.Spans;
        for (int i = document.Quotes.First(s.Start); i < spans.Count && spans[i].Start < s.End; i++)
        {
            if (spans[i].End <= at) before = spans[i];
            else if (spans[i].Start > at) behind ??= spans[i];
        }
        var ahead = document.QuotedBefore(view.Sentence);
        if (before is { } b) WithFollowing(Part.QuoteBefore, 2, [b]);
        if (behind is { } q)
        {
            WithFollowing(Part.QuoteBehind, 3, [q]);
            if (before is { } b2) WithFollowing(Part.Quotes, 4, [b2, q]);
        }
        else WithFollowing(Part.QuotedSentences, 5, []);
        if (ahead is { } earlier && before is null) AddSpans(Part.QuotedSentences, 6, [earlier], 0);
    }

    private void WithFollowing(Part part, uint path, IReadOnlyList<TextSpan> spans)
    {
        if (spans.Count > 0) AddSpans(part, path, spans, 0);
        if (near is { } n) AddSpans(part, path, [.. spans, n], 1);
        if (far is { } f && f != near) AddSpans(part, path, [.. spans, f], 2);
    }

    // The cue with its subject and auxiliaries, without what it governs.
    private (int First, int Last) OwnClause()
    {
        int first = cue.Index, last = cue.Index;
        foreach (var d in cue.Children)
            if (IsFunction(d) || d.Deprel.StartsWith("nsubj", StringComparison.Ordinal) || d.Deprel is "advmod" or "iobj")
            {
                var s = view.Range(d);
                if (s.First < first && s.Last == first - 1) first = s.First;
            }
        bool grown = true;
        while (grown)
        {
            grown = false;
            foreach (var d in cue.Children)
            {
                if (!(IsFunction(d) || d.Deprel.StartsWith("nsubj", StringComparison.Ordinal) || d.Deprel is "advmod" or "iobj" or "obl" or "obl:unmarked" or "advcl") || (d.Deprel is "punct")) continue;
                var s = view.Range(d);
                if (s.First < first && s.Last >= first - 1 && d.Deprel is not ("obl" or "advcl")) (first, grown) = (s.First, true);
                if (s.Last > last && s.First <= last + 1) (last, grown) = (s.Last, true);
            }
        }
        return (first, last);
    }

    private IReadOnlyList<(int First, int Last)> Trimmed((int First, int Last) range, Token? head)
    {
        var (first, last) = range;
        bool moved = true;
        while (moved && first <= last)
        {
            moved = false;
            var t = tokens[first];
            if (IsStop(t) || (head is not null && t.Head == head.Index && t.Deprel is "case" or "cc")) (first, moved) = (first + 1, true);
            else if (IsStop(tokens[last])) (last, moved) = (last - 1, true);
        }
        return first <= last ? [(first, last)] : [];
    }

    private void Add(Part part, uint path, int steps, Token? head, IReadOnlyList<(int First, int Last)> ranges)
    {
        if (ranges.Count == 0) return;
        var spans = new List<TextSpan>(ranges.Count + 1);
        foreach (var (first, last) in ranges)
        {
            // What holds the cue is the part beside it.
            if (first <= cue.Index && cue.Index <= last)
            {
                if (clause.First > first) spans.Add(Snapped(new TextSpan(tokens[first].Span.Start, tokens[clause.First - 1].Span.End)));
                if (clause.Last < last) spans.Add(Snapped(new TextSpan(tokens[clause.Last + 1].Span.Start, tokens[last].Span.End)));
            }
            else spans.Add(Snapped(new TextSpan(tokens[first].Span.Start, tokens[last].Span.End)));
        }
        var joined = Spans.Joined(spans);
        if (joined.Count == 0) return;
        AddUnique(new ContentCandidate(part, path, steps, head, joined, 0));
        if (near is null && far is null || document.Quotes.At(joined[^1].End - 1) is null) return;
        if (near is { } n && joined[^1].End <= n.Start) AddUnique(new ContentCandidate(part, path, steps, head, [.. joined, n], 1));
        if (far is { } f && f != near && joined[^1].End <= f.Start) AddUnique(new ContentCandidate(part, path, steps, head, [.. joined, f], 2));
    }

    private void AddSpans(Part part, uint path, IReadOnlyList<TextSpan> spans, int continued) =>
        AddUnique(new ContentCandidate(part, path, 0, null, Spans.Joined(spans), continued));

    private void AddUnique(ContentCandidate c)
    {
        if (found.Count >= Most) return;
        foreach (var other in found)
            if (other.Spans.SequenceEqual(c.Spans)) return;
        found.Add(c);
    }

    // A quotation is not cut where the sentence ends within it: it goes on to its mark.
    private TextSpan Snapped(TextSpan span)
    {
        if (document.Quotes.At(span.End - 1) is { } q && q.End > view.Sentence.Span.End && (q.Start <= span.Start || q.Start >= view.Sentence.Span.Start)) span = span with { End = q.End };
        if (document.Quotes.At(span.Start) is { } p && p.Start < view.Sentence.Span.Start && p.End <= cue.Span.Start) span = span with { Start = p.Start };
        return span;
    }

    private static bool IsFunction(Token d) => d.Deprel is "punct" or "aux" or "aux:pass" or "cop" or "det" or "case" or "mark" or "cc" or "expl" or "compound:prt" or "fixed" or "discourse";

    private static bool IsStop(Token t) => t.Deprel == "punct" && t.Form is "," or ";" or ":" or "." or "-" or "—" or "–" or "--" or "?" or "!" or "(" or ")" or "…";
}
