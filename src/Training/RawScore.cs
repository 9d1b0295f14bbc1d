using System.Globalization;
using System.Text;
using Attache.Language;
using Attache.Stories;

namespace Attache.Training;

/// <summary>How well raw text was read: F1 of words and sentences by their places, and of what words carry.</summary>
/// <param name="Gold">Words in the gold.</param>
/// <param name="Read">Words read.</param>
/// <param name="Words">Words with the right bounds.</param>
/// <param name="GoldSentences">Sentences in the gold.</param>
/// <param name="ReadSentences">Sentences read.</param>
/// <param name="Sentences">Sentences with the right bounds.</param>
/// <param name="Upos">Words with the right bounds and universal part of speech.</param>
/// <param name="Las">Words with the right bounds, head and relation.</param>
public sealed record RawScore(int Gold, int Read, int Words, int GoldSentences, int ReadSentences, int Sentences, int Upos, int Las)
{
    /// <summary>Lays gold sentences out as text (a paragraph a line), reads it and compares.</summary>
    /// <param name="gold">What is right.</param>
    /// <param name="analyzer">What is measured.</param>
    /// <param name="differences">Receives the stretches that were parted in another way, or null.</param>
    public static RawScore Of(IReadOnlyList<ConlluSentence> gold, Analyzer analyzer, TextWriter? differences = null)
    {
        var score = new RawScore(0, 0, 0, 0, 0, 0, 0, 0);
        foreach (var document in Documents(gold))
        {
            var (text, spans) = Layout(document);
            score = score.With(document, spans, analyzer.Analyze(text), differences);
        }
        return score;
    }

    /// <summary>All F1 in percent.</summary>
    public override string ToString() =>
        $"words {F1(Words, Gold, Read)}  sentences {F1(Sentences, GoldSentences, ReadSentences)}  upos {F1(Upos, Gold, Read)}  las {F1(Las, Gold, Read)}";

    private static string F1(int both, int gold, int read) => (200.0 * both / Math.Max(gold + read, 1)).ToString("0.00", CultureInfo.InvariantCulture);

    private static IEnumerable<List<ConlluSentence>> Documents(IReadOnlyList<ConlluSentence> gold)
    {
        var document = new List<ConlluSentence>();
        foreach (var s in gold)
        {
            if (s.StartsDocument && document.Count > 0)
            {
                yield return document;
                document = [];
            }
            document.Add(s);
        }
        if (document.Count > 0) yield return document;
    }

    private static (string Text, List<TextSpan[]> Words) Layout(List<ConlluSentence> document)
    {
        var text = new StringBuilder();
        var spans = new List<TextSpan[]>();
        foreach (var sentence in document)
        {
            if (sentence.StartsParagraph && text.Length > 0) text.Append('\n');
            spans.Add(sentence.Words.Select(w =>
            {
                int start = text.Length;
                text.Append(w.Form);
                var span = new TextSpan(start, text.Length);
                if (w.SpaceAfter) text.Append(' ');
                return span;
            }).ToArray());
        }
        return (text.ToString(), spans);
    }

    private RawScore With(List<ConlluSentence> gold, List<TextSpan[]> spans, Document read, TextWriter? differences)
    {
        var tokens = read.Tokens.ToDictionary(t => t.Span);
        var bounds = read.Sentences.Select(s => s.Span).ToHashSet();
        var (words, sentences, upos, las) = (Words, Sentences, Upos, Las);
        for (int s = 0; s < gold.Count; s++)
        {
            var whole = new TextSpan(spans[s][0].Start, spans[s][^1].End);
            if (bounds.Contains(whole)) sentences++;
            else differences?.WriteLine($"sentence\t{whole.Of(read.Text)}");
            for (int i = 0; i < spans[s].Length; i++)
            {
                if (!tokens.TryGetValue(spans[s][i], out var t))
                {
                    differences?.WriteLine($"word\t{spans[s][i].Of(read.Text)}\t{read.Text[Math.Max(0, spans[s][i].Start - 15)..Math.Min(read.Text.Length, spans[s][i].End + 15)].Replace('\n', ' ')}");
                    continue;
                }
                words++;
                var g = gold[s].Words[i];
                if (g.Upos == t.Upos) upos++;
                TextSpan? head = g.Head == 0 ? null : spans[s][g.Head - 1];
                if (t.HeadToken?.Span == head && g.Deprel == t.Deprel) las++;
            }
        }
        return new RawScore(
            Gold + spans.Sum(x => x.Length), Read + tokens.Count, words, GoldSentences + gold.Count, ReadSentences + read.Sentences.Count, sentences, upos, las);
    }
}
