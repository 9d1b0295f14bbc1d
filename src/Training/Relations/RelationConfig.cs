using System.Text.Json;

namespace Attache.Training.Relations;

/// <summary>How the classifier of relations is trained: <c>eng/train/relations.json</c>.</summary>
public sealed record RelationConfig
{
    /// <summary>Features met in fewer examples are left out.</summary>
    public int LeastCount { get; init; } = 2;

    /// <summary>What the lexicon's decision counts before anything is learnt, as a logit.</summary>
    public float LexiconWeight { get; init; } = 2;

    /// <summary>What the soft lexicon's logarithms count before anything is learnt.</summary>
    public float SoftWeight { get; init; } = 0.3f;

    /// <summary>L2 penalty of sparse features.</summary>
    public float Penalty { get; init; } = 0.5f;

    /// <summary>L2 penalty of the block of numbers.</summary>
    public float DensePenalty { get; init; } = 0.5f;

    /// <summary>Steps of L-BFGS at most.</summary>
    public int Iterations { get; init; } = 60;

    /// <summary>How far rare classes are raised: 0 not, 1 to the frequent ones' weight.</summary>
    public double Balance { get; init; } = 0.5;

    /// <summary>Weight of a row of the open corpus; a row of a benchmark counts 1.</summary>
    public float CorpusWeight { get; init; } = 1;

    /// <summary>The second model.</summary>
    public MlpConfig Network { get; init; } = new(64, 25, 0.002f, 0.05f, 0.2f, 11);

    /// <summary>How many networks the second model averages; their seeds follow each other.</summary>
    public int Networks { get; init; } = 1;

    /// <summary>The second model's share of the average, 0 to 1.</summary>
    public float Share { get; init; } = 0.35f;

    /// <summary>The soft lexicon's network.</summary>
    public MlpConfig Soft { get; init; } = new(48, 8, 0.003f, 0.01f, 0, 5);

    /// <summary>Reads a configuration; what it leaves out keeps its value here.</summary>
    /// <exception cref="JsonException">It is no configuration.</exception>
    public static RelationConfig Read(string path) =>
        JsonSerializer.Deserialize<RelationConfig>(File.ReadAllText(path), Options) ?? throw new JsonException($"{path} is empty");

    /// <summary>As JSON, for the model card.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, Options);

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };
}
