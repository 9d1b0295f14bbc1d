using Attache.Language;
using Attache.Language.Names;

namespace Attache.Training.Names;

/// <summary>
/// Scores names on a treebank with <c>Entity</c> marks. Titles and honorifics, which GUM keeps within the person's name,
/// are taken off on both sides: what is left counts, right if the words are the same (and the type).
/// </summary>
public static class NameEvaluation
{
    /// <summary>Finds the names of the sentences, with their own words, and compares.</summary>
    /// <param name="gold">The sentences.</param>
    /// <param name="analyzer">What is measured; it looks for names.</param>
    /// <param name="differences">Receives a line for each name that is wrong, missing or too much; null for none.</param>
    /// <exception cref="InvalidDataException">The sentences have no marks.</exception>
    public static NameScore Run(IReadOnlyList<ConlluSentence> gold, Analyzer analyzer, TextWriter? differences = null)
    {
        ArgumentNullException.ThrowIfNull(analyzer);
        var finder = analyzer.Names ?? throw new ArgumentException("The analyzer does not look for names", nameof(analyzer));
        var names = GoldNames.Of(gold);
        var bySentence = Read(gold, analyzer).ToLookup(n => n.Sentence, n => n.Name);
        var types = Enum.GetValues<NameType>().ToDictionary(t => t, _ => (Gold: 0, Found: 0, Right: 0));
        int all = 0, found = 0, spans = 0, right = 0;
        for (int s = 0; s < gold.Count; s++)
        {
            var offices = bySentence[s].Where(n => n.Type == NameType.Office).ToList();
            var got = bySentence[s].Where(n => n.Type != NameType.Office).ToList();
            var want = names[s].Select(n => WithoutTitle(n, offices, gold[s], finder)).OfType<GoldName>().ToList();
            foreach (var w in want)
            {
                all++;
                types[w.Type] = types[w.Type] with { Gold = types[w.Type].Gold + 1 };
                var same = got.Find(g => g.First == w.First && g.Last == w.Last);
                if (same is not null) spans++;
                if (same?.Type == w.Type)
                {
                    right++;
                    types[w.Type] = types[w.Type] with { Right = types[w.Type].Right + 1 };
                }
                else
                {
                    var near = got.Find(g => g.First <= w.Last && g.Last >= w.First);
                    differences?.WriteLine($"{w.Type} {Words(gold[s], w.First, w.Last)}\t{(near is null ? "-" : near.Type + " " + Words(gold[s], near.First, near.Last))}\t{string.Join(' ', gold[s].Words.Select(x => x.Form))}");
                }
            }
            foreach (var g in got)
            {
                found++;
                types[g.Type] = types[g.Type] with { Found = types[g.Type].Found + 1 };
                if (!want.Exists(w => w.First <= g.Last && w.Last >= g.First))
                    differences?.WriteLine($"-\t{g.Type} {Words(gold[s], g.First, g.Last)}\t{string.Join(' ', gold[s].Words.Select(x => x.Form))}");
            }
        }
        return new NameScore(all, found, spans, right, types);
    }

    // Document by document, since a name means the same all over one.
    private static IEnumerable<(int Sentence, Name Name)> Read(IReadOnlyList<ConlluSentence> gold, Analyzer analyzer)
    {
        for (int start = 0; start < gold.Count;)
        {
            int end = start + 1;
            while (end < gold.Count && !gold[end].StartsDocument) end++;
            var (text, words) = ParseScore.Layout([.. gold.Skip(start).Take(end - start)], asWritten: true);
            foreach (var n in analyzer.Analyze(text, words).Names) yield return (start + n.Sentence.Number - 1, n);
            start = end;
        }
    }

    private static string Words(ConlluSentence s, int first, int last) => string.Join(' ', s.Words.Skip(first).Take(last - first + 1).Select(w => w.Form));

    private static GoldName? WithoutTitle(GoldName name, List<Name> offices, ConlluSentence s, NameFinder finder)
    {
        foreach (var o in offices)
            if (o.First >= name.First && o.Last <= name.Last && o.First - name.First <= 3)
            {
                // a title alone, or with whom it is of, is no name of a person: "Emperor of the United States"
                if (o.Last == name.Last || char.IsLower(s.Words[o.Last + 1].Form[0])) return null;
                name = name with { First = o.Last + 1 };
            }
        while (name.First < name.Last && finder.IsHonorific(s.Words[name.First].Form)) name = name with { First = name.First + 1 };
        return name;
    }
}
