namespace Attache.Language.Grammar;

/// <summary>
/// Finds the best tree with one root. Each word takes its best head; only where that is no tree is the best one built,
/// by Chu, Liu and Edmonds, for each of the likeliest roots. Holds room for its work: one for each thread.
/// </summary>
internal sealed class TreeDecoder
{
    private const int RootsTried = 4;

    /// <summary>Sentences longer than this are seldom sentences: one root is tried.</summary>
    private const int LongSentence = 100;
    private const float Never = -1e9f;
    private int[] mark = [];

    /// <summary>Finds the heads of a sentence.</summary>
    /// <param name="scores">For each word a row: the root's score, then that of each word as its head.</param>
    /// <param name="stride">Values from one row to the next.</param>
    /// <param name="heads">As many as words; receives 0 for the root, else the head counted from 1.</param>
    public void Decode(ReadOnlySpan<float> scores, int stride, Span<int> heads)
    {
        int n = heads.Length;
        for (int i = 0; i < n; i++)
        {
            var row = scores.Slice(i * stride, n + 1);
            int best = -1;
            for (int h = 0; h <= n; h++)
                if (h != i + 1 && (best < 0 || row[h] > row[best])) best = h;
            heads[i] = best;
        }
        if (n == 1) heads[0] = 0;
        if (IsTree(heads)) return;
        Repair(scores, stride, heads);
    }

    private bool IsTree(ReadOnlySpan<int> heads)
    {
        int n = heads.Length, roots = 0;
        if (mark.Length <= n) mark = new int[2 * n + 1];
        Array.Clear(mark, 0, n + 1);
        mark[0] = -1;
        foreach (int h in heads) roots += h == 0 ? 1 : 0;
        if (roots != 1) return false;
        for (int i = 1; i <= n; i++)
        {
            int j = i;
            while (mark[j] == 0)
            {
                mark[j] = i;
                j = heads[j - 1];
            }
            if (mark[j] == i) return false;
            for (j = i; mark[j] == i; j = heads[j - 1]) mark[j] = -1;
        }
        return true;
    }

    private static void Repair(ReadOnlySpan<float> scores, int stride, Span<int> heads)
    {
        int n = heads.Length;
        // the words that gain most, or lose least, by being the root
        var gain = new float[n];
        var order = new int[n];
        for (int i = 0; i < n; i++)
        {
            var row = scores.Slice(i * stride, n + 1);
            float other = Never;
            for (int h = 1; h <= n; h++)
                if (h != i + 1) other = Math.Max(other, row[h]);
            gain[i] = other - row[0];
            order[i] = i;
        }
        Array.Sort(gain, order);
        float best = float.NegativeInfinity;
        var kept = new int[n];
        int tries = n > LongSentence ? 1 : Math.Min(RootsTried, n);
        for (int k = 0; k < tries; k++)
        {
            var tree = Edmonds(Under(scores, stride, n, order[k]));
            float sum = 0;
            for (int i = 0; i < n; i++) sum += scores[i * stride + tree[i + 1]];
            if (sum <= best) continue;
            best = sum;
            Array.Copy(tree, 1, kept, 0, n);
        }
        kept.CopyTo(heads);
    }

    /// <summary>Scores [dependent, head] with node 0 as the root, which only word <paramref name="root"/> may take.</summary>
    private static float[,] Under(ReadOnlySpan<float> scores, int stride, int n, int root)
    {
        var full = new float[n + 1, n + 1];
        for (int h = 0; h <= n; h++) full[0, h] = Never;
        for (int i = 0; i < n; i++)
        {
            for (int h = 0; h <= n; h++)
                full[i + 1, h] = h == i + 1 || (i == root) != (h == 0) ? Never : scores[i * stride + h];
        }
        return full;
    }

    /// <summary>The best tree over all nodes; contracts one cycle after another.</summary>
    private static int[] Edmonds(float[,] scores)
    {
        int n = scores.GetLength(0);
        var heads = new int[n];
        for (int i = 1; i < n; i++)
        {
            heads[i] = i == 1 ? 0 : 1;
            for (int h = 0; h < n; h++)
                if (h != i && scores[i, h] > scores[i, heads[i]]) heads[i] = h;
        }
        var cycle = Cycle(heads);
        if (cycle is null) return heads;
        var inside = new bool[n];
        float own = 0;
        foreach (int i in cycle)
        {
            inside[i] = true;
            own += scores[i, heads[i]];
        }
        var rest = Enumerable.Range(0, n).Where(i => !inside[i]).ToArray();
        int m = rest.Length;
        var small = new float[m + 1, m + 1];
        var enter = new int[m];
        var leave = new int[m];
        for (int a = 0; a < m; a++)
        {
            for (int b = 0; b < m; b++) small[a, b] = scores[rest[a], rest[b]];
            float into = float.NegativeInfinity, from = float.NegativeInfinity;
            foreach (int c in cycle)
            {
                float x = scores[c, rest[a]] - scores[c, heads[c]] + own, y = scores[rest[a], c];
                if (x > into) (into, enter[a]) = (x, c);
                if (y > from) (from, leave[a]) = (y, c);
            }
            small[m, a] = into;
            small[a, m] = from;
        }
        var sub = Edmonds(small);
        for (int a = 1; a < m; a++) heads[rest[a]] = sub[a] == m ? leave[a] : rest[sub[a]];
        heads[enter[sub[m]]] = rest[sub[m]];
        return heads;
    }

    private static List<int>? Cycle(int[] heads)
    {
        var mark = new int[heads.Length];
        mark[0] = -1;
        for (int i = 1; i < heads.Length; i++)
        {
            int j = i;
            for (; mark[j] == 0; j = heads[j]) mark[j] = i;
            if (mark[j] != i) continue;
            var cycle = new List<int> { j };
            for (int k = heads[j]; k != j; k = heads[k]) cycle.Add(k);
            return cycle;
        }
        return null;
    }
}
