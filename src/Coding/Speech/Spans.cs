using Attache.Stories;

namespace Attache.Coding.Speech;

/// <summary>Lists of spans as sets of characters. Lists are in order and do not overlap.</summary>
public static class Spans
{
    /// <summary>How many characters a list holds.</summary>
    public static int Length(IReadOnlyList<TextSpan> spans)
    {
        int sum = 0;
        foreach (var s in spans) sum += s.Length;
        return sum;
    }

    /// <summary>How many characters two lists share.</summary>
    public static int Shared(IReadOnlyList<TextSpan> a, IReadOnlyList<TextSpan> b)
    {
        int sum = 0;
        for (int i = 0, j = 0; i < a.Count && j < b.Count;)
        {
            sum += Math.Max(0, Math.Min(a[i].End, b[j].End) - Math.Max(a[i].Start, b[j].Start));
            if (a[i].End < b[j].End) i++;
            else j++;
        }
        return sum;
    }

    /// <summary>What two lists share of what they hold together, 0 to 1; 0 where both are empty.</summary>
    public static double Likeness(IReadOnlyList<TextSpan> a, IReadOnlyList<TextSpan> b)
    {
        int shared = Shared(a, b);
        return shared == 0 ? 0 : (double)shared / (Length(a) + Length(b) - shared);
    }

    /// <summary>Spans in any order as a list in order; those that touch become one.</summary>
    public static IReadOnlyList<TextSpan> Joined(IEnumerable<TextSpan> spans)
    {
        var list = new List<TextSpan>();
        foreach (var s in spans.Where(x => !x.IsEmpty).Order())
        {
            if (list.Count > 0 && s.Start <= list[^1].End) list[^1] = list[^1] with { End = Math.Max(list[^1].End, s.End) };
            else list.Add(s);
        }
        return list;
    }

    /// <summary>What of a span is in none of a list.</summary>
    public static IReadOnlyList<TextSpan> Without(TextSpan span, IReadOnlyList<TextSpan> taken)
    {
        var list = new List<TextSpan>();
        int at = span.Start;
        foreach (var t in taken)
        {
            if (t.End <= at || t.Start >= span.End) continue;
            if (t.Start > at) list.Add(new TextSpan(at, t.Start));
            at = Math.Max(at, t.End);
        }
        if (at < span.End) list.Add(new TextSpan(at, span.End));
        return list;
    }
}
