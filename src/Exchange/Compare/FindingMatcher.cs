using Attache.Codebook;
using Attache.Exchange.Import;

namespace Attache.Exchange.Compare;

/// <summary>Which findings of two coders speak of one thing: of one sentence and one kind, and alike in at least one field; the most alike first.</summary>
internal static class FindingMatcher
{
    public static (List<(Finding Left, Finding Right)> Matched, List<Finding> OnlyLeft, List<Finding> OnlyRight) Match(IReadOnlyList<Finding> left, IReadOnlyList<Finding> right)
    {
        if (left.Count == 0 || right.Count == 0) return ([], [.. left], [.. right]);
        var fields = ComparedField.Of(left[0].Kind);
        var (a, b) = (Values(left, fields), Values(right, fields));
        var candidates = new List<(double Alike, int Left, int Right)>();
        for (int i = 0; i < left.Count; i++)
            for (int j = 0; j < right.Count; j++)
                if (SameSentence(left[i], right[j]) && Alike(a[i], b[j]) is > 0 and var alike) candidates.Add((alike, i, j));
        HashSet<int> takenLeft = [], takenRight = [];
        var matched = new List<(int Left, int Right)>();
        foreach (var (_, i, j) in candidates.OrderByDescending(c => c.Alike).ThenBy(c => c.Left).ThenBy(c => c.Right))
        {
            if (takenLeft.Contains(i) || takenRight.Contains(j)) continue;
            takenLeft.Add(i);
            takenRight.Add(j);
            matched.Add((i, j));
        }
        return (
            [.. matched.OrderBy(m => m.Left).Select(m => (left[m.Left], right[m.Right]))],
            [.. left.Where((_, i) => !takenLeft.Contains(i))], [.. right.Where((_, j) => !takenRight.Contains(j))]);
    }

    // By the words where both give them, as coders count sentences differently; else by the number.
    private static bool SameSentence(Finding a, Finding b)
    {
        if (a.Text.Length == 0 || b.Text.Length == 0 || a.Text.StartsWith(ImportRecord.NoText, StringComparison.Ordinal) || b.Text.StartsWith(ImportRecord.NoText, StringComparison.Ordinal)) return a.Sentence == b.Sentence;
        return a.Text == b.Text || a.Text.Contains(b.Text, StringComparison.Ordinal) || b.Text.Contains(a.Text, StringComparison.Ordinal);
    }

    private static string?[][] Values(IReadOnlyList<Finding> findings, IReadOnlyList<ComparedField> fields) => [.. findings.Select(f => fields.Select(x => x.Value(f)).ToArray())];

    // The share of fields with a value on either side in which both have the same. That the modality is the same says nothing by itself.
    private static double Alike(string?[] a, string?[] b)
    {
        int told = 0, same = 0, telling = 0;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] is null && b[i] is null) continue;
            told++;
            if (a[i] != b[i]) continue;
            same++;
            if (a[i] is not "actual") telling++;
        }
        return telling == 0 ? 0 : (double)same / told;
    }
}
