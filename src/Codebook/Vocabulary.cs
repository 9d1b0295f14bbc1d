using System.Collections.Frozen;

namespace Attache.Codebook;

/// <summary>The closed vocabularies of findings, from <c>data/codebook/vocabulary.tsv</c>, in its order.</summary>
public sealed class Vocabulary
{
    private Vocabulary(Tsv table)
    {
        var byField = table.Rows.GroupBy(r => r["field"], StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(r => r["value"])], StringComparer.Ordinal);
        Posts = byField["post.post"];
        PostChanges = byField["post.change"];
        OfficeChanges = byField["office.change"];
        DeploymentChanges = byField["deployment.change"];
        TalksStatuses = byField["talks.status"];
        DecisionStatuses = byField["decision.status"];
        Tones = byField["relation.tone"];
        Kinds = byField["finding.kind"];
        Modalities = byField["finding.modality"];
    }

    /// <summary>The one vocabulary of this version.</summary>
    public static Vocabulary Standard { get; } = new(Tsv.FromResource(typeof(Vocabulary).Assembly, "codebook/vocabulary.tsv"));

    /// <summary>Diplomatic posts and establishments.</summary>
    public IReadOnlyList<string> Posts { get; }

    /// <summary>Changes of a post.</summary>
    public IReadOnlyList<string> PostChanges { get; }

    /// <summary>Changes of an office.</summary>
    public IReadOnlyList<string> OfficeChanges { get; }

    /// <summary>Changes of a deployment.</summary>
    public IReadOnlyList<string> DeploymentChanges { get; }

    /// <summary>How talks stand.</summary>
    public IReadOnlyList<string> TalksStatuses { get; }

    /// <summary>How a decision stands.</summary>
    public IReadOnlyList<string> DecisionStatuses { get; }

    /// <summary>Tones of a relation, from best to worst.</summary>
    public IReadOnlyList<string> Tones { get; }

    /// <summary>Kinds of finding.</summary>
    public IReadOnlyList<string> Kinds { get; }

    /// <summary>Names of <see cref="Modality"/> in the exchange format.</summary>
    public IReadOnlyList<string> Modalities { get; }
}
