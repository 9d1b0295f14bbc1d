using Attache.Language;

namespace Attache.Coding.Speech;

/// <summary>A phrase that may name a source.</summary>
/// <param name="Head">Its head; null where the text names none.</param>
/// <param name="Path">A hash of the relations from the cue to it.</param>
/// <param name="UpSteps">How far up the path goes.</param>
/// <param name="DownSteps">How far down it goes then.</param>
internal sealed record SourceCandidate(Token? Head, uint Path, int UpSteps, int DownSteps);

/// <summary>The phrases of a sentence that may name the source of a cue.</summary>
internal static class SourceCandidates
{
    private static readonly uint Up = Hash.Of("up"), Down = Hash.Of("down");

    /// <summary>The candidates, first the one for no source; in the order of the sentence.</summary>
    public static IReadOnlyList<SourceCandidate> Of(SentenceView view, Token cue)
    {
        var list = new List<SourceCandidate> { new(null, 0, 0, 0) };
        var tokens = view.Sentence.Tokens;
        // Paths go up from the cue to the common word, then down.
        var ups = new Dictionary<int, (uint Path, int Steps)>();
        uint path = Up;
        int steps = 0;
        for (var x = cue; ; x = x.HeadToken!)
        {
            ups[x.Index] = (path, steps);
            if (x.HeadToken is null) break;
            path = Hash.Of(path, view.Rel[x.Index]);
            steps++;
        }
        var downs = new List<uint>();
        foreach (var t in tokens)
        {
            if (!IsNominal(t) || t == cue) continue;
            downs.Clear();
            var x = t;
            while (!ups.ContainsKey(x.Index))
            {
                downs.Add(view.Rel[x.Index]);
                x = x.HeadToken!;
            }
            var (up, upSteps) = ups[x.Index];
            if (upSteps > 5 || downs.Count > 4) continue;
            uint whole = Hash.Of(up, Down);
            for (int i = downs.Count - 1; i >= 0; i--) whole = Hash.Of(whole, downs[i]);
            list.Add(new SourceCandidate(t, whole, upSteps, downs.Count));
        }
        return list;
    }

    private static bool IsNominal(Token t) =>
        (t.Upos is "NOUN" or "PROPN" or "PRON" || (t.Upos is "NUM" or "DET" or "ADJ" or "SYM" or "X" && t.Deprel.StartsWith("nsubj", StringComparison.Ordinal)))
        && t.Deprel is not ("flat" or "fixed" or "goeswith" or "expl")
        && !(t.Deprel == "compound" && t.HeadToken is { Upos: "PROPN" } && t.Upos == "PROPN");
}
