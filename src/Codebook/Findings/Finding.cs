using System.Text.Json.Serialization;
using Attache.Stories;

namespace Attache.Codebook;

/// <summary>
/// One thing that one sentence of one story says; the exchange format of <c>docs/findings.md</c>. Immutable. Lists that
/// would be empty are null and stay out of the JSON.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(EventFinding), "event")]
[JsonDerivedType(typeof(StatementFinding), "statement")]
[JsonDerivedType(typeof(PostFinding), "post")]
[JsonDerivedType(typeof(OfficeFinding), "office")]
[JsonDerivedType(typeof(DeploymentFinding), "deployment")]
[JsonDerivedType(typeof(TalksFinding), "talks")]
[JsonDerivedType(typeof(DecisionFinding), "decision")]
[JsonDerivedType(typeof(RelationFinding), "relation")]
public abstract record Finding
{
    /// <summary>Stable: the same story text and the same program version give the same id. See <see cref="FindingId"/>.</summary>
    [JsonPropertyOrder(-10)]
    public string Id { get; init; } = "";

    /// <summary>The kind's name in the exchange format; written as the first key.</summary>
    [JsonIgnore]
    public string Kind => this switch
    {
        EventFinding => "event",
        StatementFinding => "statement",
        PostFinding => "post",
        OfficeFinding => "office",
        DeploymentFinding => "deployment",
        TalksFinding => "talks",
        DecisionFinding => "decision",
        RelationFinding => "relation",
        _ => throw new InvalidOperationException($"{GetType().Name} has no kind"),
    };

    /// <summary>The story's URI where it has one, else <c>sha256:</c> and its content hash.</summary>
    [JsonPropertyOrder(-9)]
    public required string Story { get; init; }

    /// <summary>Number of the sentence in the story, from 1; headings, byline, dateline and sign-off are no sentences.</summary>
    [JsonPropertyOrder(-8)]
    public required int Sentence { get; init; }

    /// <summary>The sentence's first UTF-16 code unit in the body as it came, inclusive.</summary>
    [JsonPropertyOrder(-7)]
    public required int Start { get; init; }

    /// <summary>The code unit behind the sentence, exclusive.</summary>
    [JsonPropertyOrder(-6)]
    public required int End { get; init; }

    /// <summary>The sentence, exactly as it stands in the story.</summary>
    [JsonPropertyOrder(-5)]
    public required string Text { get; init; }

    /// <summary>How the sentence words the act; always written.</summary>
    [JsonPropertyOrder(10)]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public Modality Modality { get; init; }

    /// <summary>True where the sentence tells background, not the news of this story; else absent.</summary>
    [JsonPropertyOrder(11)]
    public bool? Historical { get; init; }

    /// <summary>Who the story gets it from, nearest first; absent where the agency itself asserts it. A statement's speaker is not in it.</summary>
    [JsonPropertyOrder(12)]
    public IReadOnlyList<Entity>? Attribution { get; init; }

    /// <summary>From 0 to 1: of many findings with 0.8 about four in five hold.</summary>
    [JsonPropertyOrder(13)]
    public double Confidence { get; init; }

    /// <summary>When it happened or holds, resolved against the story's date; absent where the story gives none.</summary>
    [JsonPropertyOrder(9)]
    public EdtfDate? Date { get; init; }

    /// <summary>What made the finding: the rule or model and the words that fired it.</summary>
    [JsonPropertyOrder(14)]
    public Reason? Why { get; init; }

    /// <summary><see cref="Start"/> and <see cref="End"/> as a span.</summary>
    [JsonIgnore]
    public TextSpan Span => new(Start, End);
}

/// <summary>What made a finding.</summary>
/// <param name="Rule">Name of the rule or model, such as <c>post.expel</c>.</param>
/// <param name="Words">The words of the sentence that fired it, in their order.</param>
public sealed record Reason(string Rule, IReadOnlyList<string> Words);

/// <summary>How a sentence words an act.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Modality>))]
public enum Modality
{
    /// <summary>It happens, happened or holds.</summary>
    [JsonStringEnumMemberName("actual")] Actual,

    /// <summary>Will, is to, is supposed to.</summary>
    [JsonStringEnumMemberName("planned")] Planned,

    /// <summary>An option, talks about it, a trend.</summary>
    [JsonStringEnumMemberName("considered")] Considered,

    /// <summary>If, should it happen.</summary>
    [JsonStringEnumMemberName("conditional")] Conditional,

    /// <summary>Did not, no longer.</summary>
    [JsonStringEnumMemberName("negated")] Negated,
}
