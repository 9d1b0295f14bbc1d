using Attache.Codebook;
using Attache.Stories;

namespace Attache.Language.Names;

/// <summary>What sort of thing a mention is.</summary>
public enum MentionType
{
    /// <summary>Not known, or nothing that acts.</summary>
    Other,

    /// <summary>One person, named or by role.</summary>
    Person,

    /// <summary>A state or its government, also by its capital.</summary>
    State,

    /// <summary>An institution (ministry, parliament, court).</summary>
    Body,

    /// <summary>An armed or police force.</summary>
    Force,

    /// <summary>People as a group (rebels, lawmakers, diplomats).</summary>
    Group,

    /// <summary>A medium or agency.</summary>
    Media,

    /// <summary>An international organisation.</summary>
    Organisation,
}

/// <summary>Somebody or something that a story speaks of, over all its mentions.</summary>
public sealed class Referent
{
    /// <summary>What sort of thing.</summary>
    public MentionType Type { get; internal set; }

    /// <summary>Name in the usual form; null for who is told by role only.</summary>
    public string? Name { get; internal set; }

    /// <summary>A person's names as the story writes them, which may differ from <see cref="Name"/>.</summary>
    internal List<string> Forms { get; } = [];

    /// <summary>Whether <see cref="Name"/> is the usual form that the table of office holders gives.</summary>
    internal bool Resolved { get; set; }

    /// <summary>PLOVER code; null where unknown.</summary>
    public string? Code { get; internal set; }

    /// <summary>PLOVER sector; null where unknown.</summary>
    public string? Sector { get; internal set; }

    /// <summary>Title in the story's words, or of the table on the story's day.</summary>
    public string? Title { get; internal set; }

    /// <summary>Normalised office of the title; null for none.</summary>
    public string? Office { get; internal set; }

    /// <summary>Head lemma of its role or description, lower case.</summary>
    public string? HeadLemma { get; internal set; }

    /// <summary>"m", "f" or null.</summary>
    public string? Gender { get; internal set; }

    /// <summary>Whether it is several.</summary>
    public bool Plural { get; internal set; }

    /// <summary>The table's row, for names of the tables.</summary>
    public NameEntry? Entry { get; internal set; }

    /// <summary>The words of its first mention that is no pronoun; null while there is none.</summary>
    public string? Description { get; internal set; }

    /// <summary>Whether it is a person with a name.</summary>
    public bool IsNamedPerson => Type == MentionType.Person && Name is not null;
}

/// <summary>A name with its title, as one sentence gives them.</summary>
/// <param name="Name">The last word of the name.</param>
/// <param name="Role">The head of the title.</param>
/// <param name="Title">The title's words without state and article.</param>
/// <param name="Code">The state or organisation that the title names; null where it names none.</param>
/// <param name="Person">Whose name it is.</param>
public sealed record TitledName(Token Name, Token Role, string Title, string? Code, Referent Person);

/// <summary>One place of a story that speaks of a <see cref="Names.Referent"/>.</summary>
/// <param name="Head">The head of the noun phrase.</param>
/// <param name="Span">The phrase without relative clauses and appositions.</param>
/// <param name="Referent">Of whom it speaks.</param>
/// <param name="IsCapital">Whether the words name a capital: a place, where the sentence uses it as one.</param>
/// <param name="IsTown">Whether the sentence uses a capital as a place: "flew to Moscow", "talks in Moscow", "the mayor of Moscow", not "ties with Moscow".</param>
public sealed record Mention(Token Head, TextSpan Span, Referent Referent, bool IsCapital = false, bool IsTown = false)
{
    /// <summary>The mention as an entity of a finding.</summary>
    /// <param name="text">The document's text.</param>
    public Entity ToEntity(string text)
    {
        var r = Referent;
        return new Entity
        {
            Text = Span.Of(text),
            Name = r.Name ?? (r.Type == MentionType.State ? r.Entry?.Name : Head.Upos == "PRON" || r.Description != Span.Of(text) ? r.Description : null),
            Code = r.Code,
            Sector = r.Sector,
            Person = r.IsNamedPerson ? r.Name : null,
            Office = r.Type == MentionType.Person ? r.Title : null,
        };
    }
}
