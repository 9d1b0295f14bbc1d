using Attache.Codebook;
using Attache.Language;

namespace Attache.Coding;

/// <summary>Helps finders to fill what every finding has.</summary>
public static class Drafts
{
    /// <summary>The words that fired a rule, in the order of the sentence.</summary>
    public static Reason Why(string rule, params IEnumerable<Token?> words) =>
        new(rule, [.. words.Where(t => t is not null).DistinctBy(t => t!.Index).OrderBy(t => t!.Index).Select(t => t!.Form)]);

    /// <summary>The story's words from the first to the last of some tokens, trimmed of quotation marks at the ends.</summary>
    public static string Words(StoryReading reading, int start, int end) =>
        reading.Document.Text[start..end].Trim().Trim(',', ';', '“', '”', '"', ' ');

    /// <summary>Null for an empty list: empty lists stay out of findings.</summary>
    public static IReadOnlyList<T>? OrNull<T>(IReadOnlyList<T>? list) => list is { Count: > 0 } ? list : null;

    /// <summary>The codes of entities, each once.</summary>
    public static IReadOnlyList<string> Codes(IEnumerable<Entity>? entities) =>
        entities is null ? [] : [.. entities.Select(e => e.Code).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Confidence within its bounds, two digits.</summary>
    public static double Bound(double confidence) => Math.Round(Math.Clamp(confidence, 0.05, 0.98), 2);
}
