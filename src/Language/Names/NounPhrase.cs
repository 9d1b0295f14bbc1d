using Attache.Stories;

namespace Attache.Language.Names;

/// <summary>A noun with what stands before and closely behind it, taken apart for who it is.</summary>
internal sealed class NounPhrase
{
    private static readonly HashSet<string> Inner = new(
        ["det", "amod", "compound", "flat", "nummod", "goeswith", "nmod:desc", "flat:name", "flat:foreign", "nmod:unmarked", "nmod:npmod"], StringComparer.Ordinal);

    /// <summary>The head.</summary>
    public required Token Head { get; init; }

    /// <summary>First and last token index of the base phrase, both inclusive; owners stand before it.</summary>
    public required int First { get; init; }

    /// <inheritdoc cref="First"/>
    public required int Last { get; init; }

    /// <summary>The possessor ("Gabon" in "Gabon's minister", "its" in "its envoy"); null for none.</summary>
    public Token? Owner { get; init; }

    /// <summary>The determiner's lemma; null for none.</summary>
    public string? Determiner { get; init; }

    /// <summary>The heads of of-phrases, nearest first.</summary>
    public required IReadOnlyList<Token> Of { get; init; }

    /// <summary>The tokens of the base phrase.</summary>
    public IEnumerable<Token> Tokens
    {
        get
        {
            var tokens = Head.Sentence.Tokens;
            for (int i = First; i <= Last; i++) yield return tokens[i];
        }
    }

    /// <summary>Takes a noun phrase apart.</summary>
    public static NounPhrase Of_(Token head)
    {
        var tokens = head.Sentence.Tokens;
        var member = new HashSet<int> { head.Index };
        Collect(head, member, 0);
        int first = head.Index, last = head.Index;
        while (first > 0 && (member.Contains(first - 1) || (IsHyphen(tokens[first - 1]) && first > 1 && (member.Contains(first - 2) || Glued(tokens, first - 1))) || (first < head.Index && IsHyphen(tokens[first]) && Glued(tokens, first)))) first--;
        while (last + 1 < tokens.Count && (member.Contains(last + 1) || (IsHyphen(tokens[last + 1]) && member.Contains(last + 2)))) last++;
        // Of two names side by side without a title between them the tree sometimes makes one; commas part them.
        Token? owner = null;
        string? determiner = null;
        var of = new List<Token>();
        foreach (var c in head.Children)
        {
            if (c.Deprel == "nmod:poss") owner ??= c;
            else if (c.Deprel == "det" && c.Index < head.Index) determiner = c.Lemma.ToLowerInvariant();
            else if (c.Deprel is "nmod" or "obl" or "nmod:of" && c.Index > head.Index && Case(c) is "of" or "from") of.Add(c);
        }
        if (owner is null)
            foreach (var i in member)
                foreach (var c in tokens[i].Children)
                    if (c.Deprel == "nmod:poss" && c.Index < head.Index) owner ??= c;
        return new NounPhrase { Head = head, First = first, Last = last, Owner = owner, Determiner = determiner, Of = of };
    }

    /// <summary>The preposition of a nominal, its lemma in lower case; null for none. "out of" and "because of" are told by their first word.</summary>
    public static string? Case(Token t)
    {
        foreach (var c in t.Children)
            if (c.Deprel == "case" && c.Lemma is not ("'s" or "’s" or "'" or "’")) return c.Lemma.ToLowerInvariant();
        return null;
    }

    /// <summary>The span of the phrase in words: owner and of-phrases included.</summary>
    public TextSpan FullSpan()
    {
        var tokens = Head.Sentence.Tokens;
        int start = tokens[First].Span.Start, end = tokens[Last].Span.End;
        if (Owner is not null) start = Math.Min(start, Owner.Subtree.Start);
        // "the ambassador of Belarus to Lithuania": one phrase after the other.
        int last = Last;
        foreach (var c in Head.Children)
        {
            if (c.Index > last && last + 1 < tokens.Count && c.Subtree.Start == tokens[last + 1].Span.Start && c.Deprel is "nmod" && Case(c) is "of" or "for" or "in" or "at" or "to" && c.Subtree.Start >= end)
            {
                end = Math.Max(end, SimpleEnd(c));
                last = Math.Max(c.Index, Of_(c).Last);
            }
        }
        return new TextSpan(start, end);
    }

    // The of-phrase itself and what belongs to its name, without what hangs on it by relative clauses or appositions.
    private static int SimpleEnd(Token c)
    {
        var np = Of_(c);
        var tokens = c.Sentence.Tokens;
        // "the head of the Organization of American States": a name goes on behind its own "of".
        if (char.IsUpper(c.Form[0]))
            foreach (var inner in c.Children)
                if (inner.Deprel == "nmod" && char.IsUpper(inner.Form[0]) && Case(inner) == "of" && np.Last + 1 < tokens.Count && inner.Subtree.Start == tokens[np.Last + 1].Span.Start) return SimpleEnd(inner);
        return tokens[np.Last].Span.End;
    }

    private static void Collect(Token t, HashSet<int> member, int depth)
    {
        if (depth > 8) return;
        foreach (var c in t.Children)
            if (Inner.Contains(c.Deprel) && member.Add(c.Index)) Collect(c, member, depth + 1);
            else if (c.Deprel is "advmod" && t.Deprel is "amod" or "nummod" && member.Add(c.Index)) Collect(c, member, depth + 1);
    }

    // "prosecutor-general": a hyphen without spaces makes one word of two, whatever the tree says.
    private static bool Glued(IReadOnlyList<Token> tokens, int hyphen) =>
        tokens[hyphen].Form == "-" && hyphen > 0 && hyphen + 1 < tokens.Count && tokens[hyphen - 1].Span.End == tokens[hyphen].Span.Start && tokens[hyphen].Span.End == tokens[hyphen + 1].Span.Start;

    private static bool IsHyphen(Token t) => t.Form is "-" or "–" or "/";
}
