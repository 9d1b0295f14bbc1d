using Attache.Codebook;

namespace Attache.Exchange.Compare;

/// <summary>How two coders agree on one field of the findings that both have.</summary>
/// <param name="Field">Name of the field: a column of the table of findings.</param>
/// <param name="Both">Pairs in which both gave a value.</param>
/// <param name="Same">Pairs in which both gave the same.</param>
/// <param name="OnlyLeft">Pairs in which only the left gave one.</param>
/// <param name="OnlyRight">Pairs in which only the right gave one.</param>
/// <param name="Alpha">Krippendorff's alpha over pairs in which at least one gave a value, giving none being a value of its own (of numbers: over those in which both did); null where nothing could disagree.</param>
public sealed record FieldAgreement(string Field, int Both, int Same, int OnlyLeft, int OnlyRight, double? Alpha);

/// <summary>A pair of findings that differ.</summary>
/// <param name="Left">The left one's identifier.</param>
/// <param name="Right">The right one's identifier.</param>
/// <param name="Story">Identifier of the story.</param>
/// <param name="Sentence">Number of the sentence.</param>
/// <param name="Fields">The fields that differ, with both values; null for none.</param>
public sealed record Difference(string Left, string Right, string Story, int Sentence, IReadOnlyList<FieldDifference> Fields);

/// <summary>A field that differs.</summary>
public sealed record FieldDifference(string Field, string? Left, string? Right);

/// <summary>A finding that only one side has.</summary>
public sealed record Unmatched(string Id, string Story, int Sentence, string Text);

/// <summary>How two coders, or two versions, agree on findings of one kind in the stories that both have.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Matched">Pairs of findings that speak of one thing.</param>
/// <param name="Fields">Agreement field by field.</param>
/// <param name="Differences">The pairs that differ, by story and sentence.</param>
/// <param name="OnlyLeft">What only the left has.</param>
/// <param name="OnlyRight">What only the right has.</param>
public sealed record KindComparison(
    string Kind, int Matched, IReadOnlyList<FieldAgreement> Fields, IReadOnlyList<Difference> Differences, IReadOnlyList<Unmatched> OnlyLeft, IReadOnlyList<Unmatched> OnlyRight)
{
    /// <summary>Twice the pairs among all findings of both sides, from 0 to 1 (the F score of one side with the other as truth); null without findings.</summary>
    public double? Agreement => Matched + OnlyLeft.Count + OnlyRight.Count == 0 ? null : 2.0 * Matched / ((2 * Matched) + OnlyLeft.Count + OnlyRight.Count);
}

/// <summary>A comparison of two sides.</summary>
/// <param name="Stories">Stories that both sides have findings of.</param>
/// <param name="OnlyLeftStories">Stories that only the left has findings of; they are not compared.</param>
/// <param name="OnlyRightStories">Stories that only the right has findings of.</param>
/// <param name="Kinds">Kind by kind, those without findings left out.</param>
public sealed record Comparison(int Stories, int OnlyLeftStories, int OnlyRightStories, IReadOnlyList<KindComparison> Kinds)
{
    /// <summary>Compares.</summary>
    /// <param name="left">Findings of one coder.</param>
    /// <param name="right">Findings of the other, of the same stories.</param>
    public static Comparison Of(IReadOnlyCollection<Finding> left, IReadOnlyCollection<Finding> right)
    {
        var (a, b) = (left.ToLookup(f => f.Story, StringComparer.Ordinal), right.ToLookup(f => f.Story, StringComparer.Ordinal));
        string[] common = [.. a.Select(g => g.Key).Where(b.Contains).Order(StringComparer.Ordinal)];
        var kinds = new List<KindComparison>();
        foreach (string kind in Vocabulary.Standard.Kinds)
        {
            var pairs = new List<(Finding Left, Finding Right)>();
            List<Unmatched> onlyLeft = [], onlyRight = [];
            foreach (string story in common)
            {
                var (matched, restLeft, restRight) = FindingMatcher.Match([.. a[story].Where(f => f.Kind == kind)], [.. b[story].Where(f => f.Kind == kind)]);
                pairs.AddRange(matched);
                onlyLeft.AddRange(restLeft.Select(Only));
                onlyRight.AddRange(restRight.Select(Only));
            }
            if (pairs.Count + onlyLeft.Count + onlyRight.Count > 0) kinds.Add(Of(kind, pairs, onlyLeft, onlyRight));
        }
        return new(common.Length, a.Count - common.Length, b.Count - common.Length, kinds);
    }

    private static KindComparison Of(string kind, List<(Finding Left, Finding Right)> pairs, List<Unmatched> onlyLeft, List<Unmatched> onlyRight)
    {
        var fields = ComparedField.Of(kind);
        var values = pairs.Select(p => fields.Select(f => (Left: f.Value(p.Left), Right: f.Value(p.Right))).ToArray()).ToList();
        var agreement = new List<FieldAgreement>();
        for (int i = 0; i < fields.Count; i++)
        {
            var field = values.Select(v => v[i]).Where(v => v.Left is not null || v.Right is not null).ToList();
            if (field.Count == 0) continue;
            double? alpha = KrippendorffAlpha.Of(field.Select(v => (IReadOnlyList<string?>)(fields[i].Metric == Metric.Interval ? [v.Left, v.Right] : [v.Left ?? "", v.Right ?? ""])), fields[i].Metric);
            agreement.Add(new(
                fields[i].Name, field.Count(v => v.Left is not null && v.Right is not null), field.Count(v => v.Left is not null && v.Left == v.Right), field.Count(v => v.Right is null), field.Count(v => v.Left is null),
                alpha is { } x ? Math.Round(x, 4) : null));
        }
        var differences = pairs.Zip(values, (p, v) => new Difference(
                p.Left.Id, p.Right.Id, p.Left.Story, p.Left.Sentence, [.. fields.Zip(v, (f, x) => new FieldDifference(f.Name, x.Left, x.Right)).Where(f => f.Left != f.Right)]))
            .Where(d => d.Fields.Count > 0).ToList();
        return new(kind, pairs.Count, agreement, differences, onlyLeft, onlyRight);
    }

    private static Unmatched Only(Finding f) => new(f.Id, f.Story, f.Sentence, f.Text);
}
