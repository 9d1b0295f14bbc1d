using Attache.Language;

namespace Attache.Coding.Speech;

/// <summary>What tells whether a word may be a cue at all: a fast first look that passes over most words.</summary>
internal static class CueFeatures
{
    /// <summary>Whether the word is of a kind that may attribute.</summary>
    public static bool IsEligible(Token t) =>
        t.Upos is "VERB" or "NOUN" or "ADJ" || t.Form == ":" || (t.Upos is "ADP" or "SCONJ" or "ADV" or "AUX" or "PROPN" or "DET" or "INTJ" or "PRON" && t.Deprel is not ("punct" or "det" or "cop" or "aux" or "aux:pass"));

    /// <summary>Fills the features of a word.</summary>
    public static void Fill(Features f, CueView c)
    {
        f.Clear(0x0C0E);
        f.Add(c.Lemma, c.Upos);
        f.Add(c.Upos, c.Rel);
        f.Add(c.Lemma, c.Xpos);
        f.Add(c.Lemma, c.Rel);
        f.Add(c.Lemma, c.Frame);
        f.Add(c.Upos, c.Frame);
        f.Add(c.Lemma, c.Next);
        f.Add(c.Lemma, c.Previous);
        f.Add(c.Lemma, c.Particle);
        f.Add(c.Lemma, c.Owns);
        f.Add(c.Upos, c.Owns);
        f.Add(c.Lemma, c.Auxiliaries);
        f.Add(c.Next, c.Upos);
        f.Add(c.Previous, c.Upos);
        f.AddIf(c.Passive, c.Lemma);
        f.AddIf(c.Clause is not null, c.Lemma);
        f.AddIf(c.Clause is not null, c.Upos);
        f.AddIf(c.Object is not null, c.Lemma, c.Object is null ? 0 : c.View.Lemma[c.Object.Index]);
        f.AddIf(c.Quoted, c.Lemma);
        f.AddIf(c.Quoted, c.Upos);
        f.Add(c.Upos, c.Mark);
        f.AddIf(c.Cue.HeadToken is not null, c.Lemma, c.Cue.HeadToken is { } h ? c.View.Lemma[h.Index] : 0);
        f.AddIf(c.Cue.HeadToken is not null, c.Rel, c.Cue.HeadToken is { } g ? c.View.Lemma[g.Index] : 0);
        string lemma = c.Cue.Lemma;
        f.AddIf(lemma.Length > 4, lemma.Length > 4 ? Hash.Of(lemma.AsSpan(lemma.Length - 4)) : 0, c.Upos);
        f.AddIf(c.Owner is not null, c.Lemma);
    }
}
