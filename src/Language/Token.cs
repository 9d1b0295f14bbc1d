using Attache.Stories;

namespace Attache.Language;

/// <summary>A syntactic word of a sentence, as Universal Dependencies count them: <c>don't</c> is two.</summary>
public sealed class Token
{
    private readonly Sentence? sentence;

    internal Token(Sentence sentence, int index, TextSpan span, in TokenValues values)
    {
        this.sentence = sentence;
        Index = index;
        Span = span;
        Form = values.Form;
        Lemma = values.Lemma;
        Upos = values.Upos;
        Xpos = values.Xpos;
        Feats = values.Feats;
        Head = values.Head;
        Deprel = values.Deprel;
    }

    /// <summary>The sentence that the token stands in.</summary>
    public Sentence Sentence => sentence!;

    /// <summary>The place in the sentence, counted from 0.</summary>
    public int Index { get; }

    /// <summary>Where it stands in the document's text.</summary>
    public TextSpan Span { get; }

    /// <summary>The text of <see cref="Span"/>, unchanged.</summary>
    public string Form { get; }

    /// <summary>The dictionary form after the conventions of the English treebanks (<c>were</c> → <c>be</c>).</summary>
    public string Lemma { get; }

    /// <summary>The universal part of speech, such as <c>NOUN</c>.</summary>
    public string Upos { get; }

    /// <summary>The Penn part of speech, such as <c>NNS</c>.</summary>
    public string Xpos { get; }

    /// <summary>Features as <c>Name=Value|…</c> in the order of their names, or null where there are none.</summary>
    public string? Feats { get; }

    /// <summary>The index of the head in the sentence, −1 for the root.</summary>
    public int Head { get; }

    /// <summary>The relation to the head, with its subtype (<c>nsubj:pass</c>); <c>root</c> for the root.</summary>
    public string Deprel { get; }

    /// <summary>The head, or null for the root.</summary>
    public Token? HeadToken => Head < 0 ? null : Sentence.Tokens[Head];

    /// <summary>The tokens whose head this is, in the order of the text.</summary>
    public IReadOnlyList<Token> Children => Sentence.ChildrenOf(Index);

    /// <summary>From the first to the last token of the subtree under this token, itself included.</summary>
    public TextSpan Subtree => Sentence.SubtreeOf(Index);

    /// <summary>The value of a feature, or null: <c>Feature("Tense")</c> → <c>Past</c>.</summary>
    public string? Feature(string name)
    {
        if (Feats is null) return null;
        foreach (var range in Feats.AsSpan().Split('|'))
        {
            var one = Feats.AsSpan()[range];
            int equals = one.IndexOf('=');
            if (equals == name.Length && one[..equals].SequenceEqual(name)) return one[(equals + 1)..].ToString();
        }
        return null;
    }

    /// <summary>Form, tag and relation, for people who debug.</summary>
    public override string ToString() => $"{Form}/{Xpos}({Deprel})";
}

/// <summary>What the components find out about a token, before the token is made.</summary>
/// <param name="Form">See <see cref="Token.Form"/>.</param>
/// <param name="Lemma">See <see cref="Token.Lemma"/>.</param>
/// <param name="Upos">See <see cref="Token.Upos"/>.</param>
/// <param name="Xpos">See <see cref="Token.Xpos"/>.</param>
/// <param name="Feats">See <see cref="Token.Feats"/>.</param>
/// <param name="Head">See <see cref="Token.Head"/>.</param>
/// <param name="Deprel">See <see cref="Token.Deprel"/>.</param>
public readonly record struct TokenValues(string Form, string Lemma, string Upos, string Xpos, string? Feats, int Head, string Deprel);
