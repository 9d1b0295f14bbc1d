using Attache.Codebook;

namespace Attache.Language.Grammar;

/// <summary>Features by rule: from the parts of speech, for pronouns and the like from the form, the voice from the tree.</summary>
internal sealed class MorphTable
{
    private const string PastParticiple = "Tense=Past|VerbForm=Part";
    private const string PassiveParticiple = "Tense=Past|VerbForm=Part|Voice=Pass";
    private readonly Dictionary<(string Form, string Upos, string Xpos), string?> byForm = [];
    private readonly Dictionary<(string Upos, string Xpos), string?> byTag = [];

    private MorphTable(Tsv table)
    {
        foreach (var row in table.Rows)
        {
            string? feats = row.Optional("feats");
            if (row["form"].Length == 0) byTag[(row["upos"], row["xpos"])] = feats;
            else byForm[(row["form"], row["upos"], row["xpos"])] = feats;
        }
    }

    /// <summary>Reads <c>data/language/features.tsv</c>.</summary>
    public static MorphTable Load() => new(Tsv.FromResource(typeof(MorphTable).Assembly, "language/features.tsv"));

    /// <summary>Fills in the features of a sentence that has its tags and its tree.</summary>
    public void Fill(TokenValues[] words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            var w = words[i];
            string? feats = byForm.TryGetValue((WordFeatures.Key(w.Form), w.Upos, w.Xpos), out var own) ? own : byTag.GetValueOrDefault((w.Upos, w.Xpos));
            if (feats == PastParticiple && IsPassive(words, i)) feats = PassiveParticiple;
            words[i] = w with { Feats = feats };
        }
    }

    /// <summary>A past participle is passive with a passive auxiliary, or where it stands by a noun without an auxiliary.</summary>
    private static bool IsPassive(TokenValues[] words, int i)
    {
        bool auxiliary = false;
        for (int k = Math.Max(0, i - 24); k < Math.Min(words.Length, i + 6); k++)
        {
            if (words[k].Head != i) continue;
            if (words[k].Deprel is "aux:pass" or "nsubj:pass" or "csubj:pass") return true;
            auxiliary |= words[k].Deprel is "aux" or "cop";
        }
        return !auxiliary && words[i].Deprel is "acl" or "amod";
    }
}
