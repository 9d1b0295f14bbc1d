using System.Globalization;
using Attache.Coding.Speech;
using Attache.Stories;

namespace Attache.Training;

/// <summary>Counts attributions as <c>score_attribution.py</c> does: a content is found when it and a gold one share at least half of their union.</summary>
public sealed class AttributionScore
{
    /// <summary>Gold attributions.</summary>
    public int Gold { get; private set; }

    /// <summary>Predicted ones.</summary>
    public int Predicted { get; private set; }

    /// <summary>Contents found, one to one.</summary>
    public int Found { get; private set; }

    /// <summary>Of those, the ones whose source overlaps the gold one, or that both have none.</summary>
    public int Sourced { get; private set; }

    /// <summary>F1 of contents, 0 to 1.</summary>
    public double ContentF1 => F1(Found);

    /// <summary>F1 of contents with their source, 0 to 1.</summary>
    public double SourceF1 => F1(Sourced);

    /// <summary>Counts one text of one annotator.</summary>
    /// <returns>For each gold attribution the index of the predicted one that was matched with it, −1 for none.</returns>
    public int[] Add(IReadOnlyList<GoldAttribution> gold, IReadOnlyList<GoldAttribution> predicted)
    {
        Gold += gold.Count;
        Predicted += predicted.Count;
        var pairs = new List<(double Likeness, int Gold, int Predicted)>();
        for (int i = 0; i < gold.Count; i++)
            for (int j = 0; j < predicted.Count; j++)
            {
                double likeness = Spans.Likeness(gold[i].Content, predicted[j].Content);
                if (likeness >= 0.5) pairs.Add((likeness, i, j));
            }
        pairs.Sort((a, b) => b.CompareTo(a));
        var match = new int[gold.Count];
        Array.Fill(match, -1);
        var used = new bool[predicted.Count];
        foreach (var (_, i, j) in pairs)
        {
            if (match[i] >= 0 || used[j]) continue;
            (match[i], used[j]) = (j, true);
            Found++;
            bool none = gold[i].Source.Count == 0 && predicted[j].Source.Count == 0;
            if (none || Spans.Shared(gold[i].Source, predicted[j].Source) > 0) Sourced++;
        }
        return match;
    }

    /// <summary>As the line that the Python scorer prints.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"gold {Gold}  predicted {Predicted}  content_f1 {Math.Round(ContentF1, 4)}  content_and_source_f1 {Math.Round(SourceF1, 4)}");

    private double F1(int hits)
    {
        if (hits == 0) return 0;
        double p = (double)hits / Predicted, r = (double)hits / Gold;
        return 2 * p * r / (p + r);
    }

    /// <summary>A prediction of the program in the form of the gold.</summary>
    public static GoldAttribution Of(Attributed a) => new(a.SourceSpans, [a.Cue.Span], a.Content);

    /// <summary>The code points of a span, given the code unit of each code point.</summary>
    internal static (int Start, int End) CodePoints(TextSpan span, int[] offsets)
    {
        int start = Array.BinarySearch(offsets, span.Start), end = Array.BinarySearch(offsets, span.End);
        return (start < 0 ? ~start : start, end < 0 ? ~end : end);
    }
}
