using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Attache.Ledger.Facts;

/// <summary>
/// Which stories come from one source: those of one publisher, those whose reader found them to be copies or rewrites of one
/// dispatch (<see cref="StoryRef.Cluster"/>), and those that share sentences word for word, since one of them copies the
/// other or both copy a third.
/// </summary>
internal sealed class Origins
{
    private const int SharedSentences = 2;
    private readonly Dictionary<string, string> parents = new(StringComparer.Ordinal);
    private readonly Dictionary<StoryRef, string> keys = new(ReferenceEqualityComparer.Instance);

    public Origins(IEnumerable<ReportedFinding> findings)
    {
        // Sentences by their digests, and of most only the one story that has it: all the sentences of a large ledger would not be kept for a count.
        var first = new Dictionary<UInt128, string>();
        var several = new Dictionary<UInt128, SortedSet<string>>();
        var spans = new HashSet<(string, int, int)>();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var f in findings)
        {
            string story = Key(f);
            if (f.Story.Publisher is { Length: > 0 } publisher) Join(story, "publisher:" + FoldedName.Of(publisher));
            if (f.Story.Cluster is { Length: > 0 } cluster) Join(story, "cluster:" + cluster);
            // A sentence is folded once, however much it says; what came in without its place in the story each time.
            if (f.Finding.End > f.Finding.Start && !spans.Add((story, f.Finding.Start, f.Finding.End))) continue;
            var sentence = Digest(FoldedName.Of(f.Finding.Text));
            if (first.TryAdd(sentence, story))
            {
                counts[story] = counts.GetValueOrDefault(story) + 1;
                continue;
            }
            if (first[sentence] == story) continue;
            if (!several.TryGetValue(sentence, out var stories)) several[sentence] = stories = new SortedSet<string>(StringComparer.Ordinal) { first[sentence] };
            if (stories.Add(story)) counts[story] = counts.GetValueOrDefault(story) + 1;
        }
        var shared = new Dictionary<(string, string), int>();
        foreach (var stories in several.Values)
        {
            // A sentence that everybody has is a set phrase; its first few stories are enough to find copies.
            string[] few = [.. stories.Take(8)];
            for (int i = 0; i < few.Length; i++)
                for (int j = i + 1; j < few.Length; j++)
                    shared[(few[i], few[j])] = shared.GetValueOrDefault((few[i], few[j])) + 1;
        }
        foreach (var ((a, b), n) in shared)
            if (n >= Math.Min(SharedSentences, Math.Min(counts[a], counts[b]))) Join(a, b);
    }

    /// <summary>Number of independent sources of some findings.</summary>
    public int Count(IReadOnlyCollection<ReportedFinding> findings) => findings.Count == 1 ? 1 : findings.Select(f => Root(Key(f))).Distinct(StringComparer.Ordinal).Count();

    /// <summary>From 0 to 0.99; what a person confirmed counts 0.99.</summary>
    public double Confidence(IReadOnlyCollection<ReportedFinding> findings)
    {
        if (findings.Any(f => f.Review is not Review.None)) return 0.99;
        if (findings.Count == 1) return Math.Round(Math.Min(0.99, Math.Clamp(findings.First().Finding.Confidence, 0, 1)), 4);
        double doubt = 1;
        foreach (var source in findings.GroupBy(f => Root(Key(f)), StringComparer.Ordinal).OrderBy(g => g.Max(f => f.Finding.Confidence)).ThenBy(g => g.Count()))
            doubt *= 1 - Math.Clamp(source.Max(f => f.Finding.Confidence), 0, 1);
        return Math.Round(Math.Min(0.99, 1 - doubt), 4);
    }

    private static UInt128 Digest(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    // Kept for each story, since all its findings ask.
    private string Key(ReportedFinding f) => keys.TryGetValue(f.Story, out var key) ? key : keys[f.Story] = f.Story.Id + "\n" + f.Story.ContentHash;

    private string Root(string key)
    {
        while (parents.TryGetValue(key, out var parent) && parent != key) key = parent;
        return key;
    }

    // The smaller name is the root, so that the outcome doesn't depend on the order.
    private void Join(string a, string b)
    {
        string x = Root(a), y = Root(b);
        if (x == y) return;
        if (string.CompareOrdinal(x, y) < 0) parents[y] = x;
        else parents[x] = y;
    }
}
