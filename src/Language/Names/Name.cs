using Attache.Stories;

namespace Attache.Language.Names;

/// <summary>What a name is the name of.</summary>
public enum NameType
{
    /// <summary>A person, without title and honorific.</summary>
    Person,

    /// <summary>An institution, organisation, party, company, armed group, force or medium.</summary>
    Organisation,

    /// <summary>A country, region, town, water, building.</summary>
    Place,

    /// <summary>People by state, origin or creed: <c>Tuaregs</c>, <c>Norwegians</c>.</summary>
    People,

    /// <summary>An operation, mission, war, conference, campaign: something that is done under a name.</summary>
    Operation,

    /// <summary>A title that stands before or instead of a person's name: <c>Foreign Minister</c>.</summary>
    Office,

    /// <summary>A work, law, product, award, language and other things.</summary>
    Other,
}

/// <summary>A proper name in a sentence. Names do not overlap.</summary>
/// <param name="Type">What it names.</param>
/// <param name="Sentence">The sentence it stands in.</param>
/// <param name="First">Index of its first token in the sentence.</param>
/// <param name="Last">Index of its last token, inclusive.</param>
/// <param name="Certainty">How likely the type is, 0 to 1, as the classifier counts; 1 for what a rule decides.</param>
public sealed record Name(NameType Type, Sentence Sentence, int First, int Last, float Certainty)
{
    /// <summary>Where it stands in the document's text.</summary>
    public TextSpan Span => new(Sentence.Tokens[First].Span.Start, Sentence.Tokens[Last].Span.End);

    /// <summary>The token of the name that the others hang on: the one whose head is outside.</summary>
    public Token Head
    {
        get
        {
            for (int i = First; i <= Last; i++)
                if (Sentence.Tokens[i].Head < First || Sentence.Tokens[i].Head > Last) return Sentence.Tokens[i];
            return Sentence.Tokens[First];
        }
    }
}
