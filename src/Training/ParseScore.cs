using System.Globalization;
using Attache.Language;
using Attache.Stories;

namespace Attache.Training;

/// <summary>How well words with given boundaries were read; counts as <c>score_conllu.py</c> does.</summary>
/// <param name="Tokens">Words in all.</param>
/// <param name="Upos">Right universal parts of speech.</param>
/// <param name="Xpos">Right Penn parts of speech.</param>
/// <param name="Lemma">Right lemmas.</param>
/// <param name="Uas">Right heads.</param>
/// <param name="Las">Right heads with the right relation, subtypes and punctuation counted.</param>
/// <param name="Core">Core arguments in the gold trees.</param>
/// <param name="CoreFound">Core arguments with the right head and relation.</param>
public sealed record ParseScore(int Tokens, int Upos, int Xpos, int Lemma, int Uas, int Las, int Core, int CoreFound)
{
    private static readonly HashSet<string> CoreRelations =
        ["nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "csubj", "ccomp", "xcomp"];

    /// <summary>Reads gold sentences with their own words and compares.</summary>
    /// <param name="gold">What is right.</param>
    /// <param name="analyzer">What is measured.</param>
    /// <param name="predictions">Receives the predictions as CoNLL-U, or null.</param>
    public static ParseScore Of(IReadOnlyList<ConlluSentence> gold, Analyzer analyzer, TextWriter? predictions = null)
    {
        var (text, spans) = Layout(gold);
        var read = analyzer.Analyze(text, spans).Sentences;
        var score = new ParseScore(0, 0, 0, 0, 0, 0, 0, 0);
        for (int s = 0; s < gold.Count; s++)
        {
            score = score.With(gold[s], read[s]);
            if (predictions is not null) Write(read[s], predictions);
        }
        return score;
    }

    /// <summary>Writes a sentence as CoNLL-U.</summary>
    public static void Write(Sentence sentence, TextWriter to)
    {
        foreach (var t in sentence.Tokens)
            to.Write(string.Create(CultureInfo.InvariantCulture, $"{t.Index + 1}\t{t.Form}\t{t.Lemma}\t{t.Upos}\t{t.Xpos}\t{t.Feats ?? "_"}\t{t.Head + 1}\t{t.Deprel}\t_\t_\n"));
        to.Write('\n');
    }

    /// <summary>The percentages, as the Python scorer prints them.</summary>
    public override string ToString() =>
        $"upos {Percent(Upos, Tokens)}  xpos {Percent(Xpos, Tokens)}  lemma {Percent(Lemma, Tokens)}  uas {Percent(Uas, Tokens)}  las {Percent(Las, Tokens)}  core_arguments {Percent(CoreFound, Core)}  tokens {Tokens}";

    internal static string Percent(int part, int all) => (100.0 * part / Math.Max(all, 1)).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>The text of sentences and the places of their words in it.</summary>
    /// <param name="gold">The sentences.</param>
    /// <param name="asWritten">Whether words that touch each other touch in the text too; else a space parts all.</param>
    internal static (string Text, List<TextSpan[]> Words) Layout(IReadOnlyList<ConlluSentence> gold, bool asWritten = false)
    {
        var text = new System.Text.StringBuilder();
        var spans = new List<TextSpan[]>();
        foreach (var sentence in gold)
        {
            // forms may hold spaces, so the words are laid out one by one
            spans.Add(sentence.Words.Select(w =>
            {
                int start = text.Length;
                text.Append(w.Form);
                var span = new TextSpan(start, text.Length);
                if (!asWritten || w.SpaceAfter) text.Append(' ');
                return span;
            }).ToArray());
            if (asWritten) text.Append('\n');
        }
        return (text.ToString(), spans);
    }

    private ParseScore With(ConlluSentence gold, Sentence read)
    {
        var (upos, xpos, lemma, uas, las, core, found) = (Upos, Xpos, Lemma, Uas, Las, Core, CoreFound);
        for (int i = 0; i < gold.Words.Count; i++)
        {
            var g = gold.Words[i];
            var t = read.Tokens[i];
            if (g.Upos == t.Upos) upos++;
            if (g.Xpos == t.Xpos) xpos++;
            if (g.Lemma == t.Lemma) lemma++;
            bool head = g.Head == t.Head + 1, both = head && g.Deprel == t.Deprel;
            if (head) uas++;
            if (both) las++;
            if (!CoreRelations.Contains(g.Deprel)) continue;
            core++;
            if (both) found++;
        }
        return new ParseScore(Tokens + gold.Words.Count, upos, xpos, lemma, uas, las, core, found);
    }
}
