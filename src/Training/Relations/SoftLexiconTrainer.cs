using Attache.Coding.Lexicon;
using Attache.Coding.Relations;
using Attache.Language;

namespace Attache.Training.Relations;

/// <summary>Trains the soft lexicon on the patterns of <c>data/predicates.tsv</c>: their frames filled with some of their words.</summary>
public static class SoftLexiconTrainer
{
    private const int Fillings = 3;

    /// <summary>Trains.</summary>
    public static Mlp Train(PredicateLexicon lexicon, WordClasses classes, WordVectors vectors, MlpConfig config)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        ArgumentNullException.ThrowIfNull(config);
        var random = new Random(config.Seed);
        List<float[]> inputs = [];
        List<uint> masks = [];
        List<float> weights = [];
        foreach (var p in lexicon.All)
        {
            int category = RelationClasses.IndexOf(p.Category);
            if (category < 0) continue;
            int fillings = p.Frame.Any(c => c.Alternatives.Count + c.Classes.Count > 1) ? Fillings : 1;
            for (int k = 0; k < fillings; k++)
            {
                List<string> links = [], frame = [];
                bool negated = false;
                foreach (var c in p.Frame)
                {
                    if (c.Relation == "neg") negated = true;
                    else if (c.Relation == "prt") links.AddRange(Words(c, classes, random));
                    else if (c.Relation is "subj" or "poss" or "word") continue;
                    else
                    {
                        if (c.Relation.StartsWith("prep:", StringComparison.Ordinal)) links.Add(c.Relation[5..]);
                        frame.AddRange(Words(c, classes, random));
                    }
                }
                var input = new float[SoftLexicon.InputsOf(vectors.Width)];
                SoftLexicon.WriteInput(vectors, p.PartOfSpeech.ToString(), p.Head, links, frame, negated, input);
                inputs.Add(input);
                masks.Add(1u << category);
                weights.Add((float)p.Strength / fillings);
            }
        }
        return MlpTrainer.Train(inputs, masks, weights, RelationClasses.Count, config);
    }

    private static IEnumerable<string> Words(FrameCondition c, WordClasses classes, Random random)
    {
        int n = c.Alternatives.Count + c.Classes.Count;
        if (n == 0) return [];
        int at = random.Next(n);
        if (at < c.Alternatives.Count) return c.Alternatives[at].Split(' ');
        var members = classes.Members(c.Classes[at - c.Alternatives.Count]);
        return members.Count == 0 ? [] : members[random.Next(members.Count)].Split(' ');
    }
}
