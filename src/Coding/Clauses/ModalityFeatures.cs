using System.Collections.Frozen;
using Attache.Codebook;
using Attache.Coding.Lexicon;
using Attache.Language;

namespace Attache.Coding.Clauses;

/// <summary>
/// What the classifier of modality sees of an act: the states that the parser's network has of its word, of the words that govern it
/// and of the small words under it, the vectors of its governors, what the tables say of them, and the form of its clause.
/// </summary>
/// <param name="states">States of words in their sentences.</param>
/// <param name="vectors">Word vectors.</param>
internal sealed class ModalityFeatures(WordStates states, WordVectors vectors)
{
    private const int Governed = 3;

    private static readonly string[] Forms = ["VB", "VBD", "VBN", "VBG", "VBZ", "VBP", "NN", "NNS", "JJ"];

    private static readonly string[] Relations =
        ["root", "xcomp", "ccomp", "advcl", "acl", "acl:relcl", "obj", "obl", "nsubj", "nsubj:pass", "nmod", "conj", "csubj", "parataxis", "compound", "appos"];

    private static readonly string[] Words =
        ["will", "would", "can", "could", "may", "might", "shall", "should", "must", "have", "had", "has", "was", "were", "be", "been", "being", "did", "do",
         "is", "are", "not", "n't", "never", "no", "to", "if", "unless", "before", "after", "that", "whether", "without", "until", "while", "as", "since",
         "although", "because", "when", "once", "instead", "despite", "by", "from", "for", "against", "already", "yet", "still", "ever", "first", "nearly",
         "almost", "only", "or", "and", "but", "either", "then", "ago", "which", "who", "event", "case", "provided", "long", "soon"];

    private static readonly string[] Effects = [.. IntentLexicon.Standard.Effects];

    private static readonly FrozenDictionary<string, int> WordAt = Words.Select((w, i) => (w, i)).ToFrozenDictionary(x => x.w, x => x.i, StringComparer.OrdinalIgnoreCase);

    // Act, governor, its governor, small words, and the mean of the sentence.
    private int StateLength => 5 * states.Width;

    private int VectorLength => 2 * vectors.Width;

    private static int FlagLength => (3 * Words.Length) + (2 * Effects.Length * Governed) + Forms.Length + (2 * Relations.Length) + 12;

    /// <summary>How many numbers an act has.</summary>
    public int Length => StateLength + VectorLength + FlagLength;

    /// <summary>Writes the features of an act.</summary>
    /// <param name="reading">Its story.</param>
    /// <param name="act">Its word.</param>
    /// <param name="date">When it happens, where a time expression tells.</param>
    /// <param name="to">Receives <see cref="Length"/> values; must be empty.</param>
    public void Write(StoryReading reading, Token act, EdtfDate? date, Span<float> to)
    {
        int w = states.Width;
        float[] all = reading.StatesOf(act.Sentence);
        var governor = act.HeadToken;
        State(all, act, to[..w]);
        if (governor is not null) State(all, governor, to.Slice(w, w));
        if (governor?.HeadToken is { } above) State(all, above, to.Slice(2 * w, w));
        var small = to.Slice(3 * w, w);
        int n = 0;
        foreach (var c in act.Children)
            if (c.Deprel is "aux" or "aux:pass" or "mark" or "advmod" or "det" or "case" or "cop" or "amod")
            {
                n++;
                for (int i = 0; i < w; i++) small[i] += all[(c.Index * w) + i];
            }
        if (n > 1) for (int i = 0; i < w; i++) small[i] /= n;
        var mean = to.Slice(4 * w, w);
        int count = act.Sentence.Tokens.Count;
        for (int t = 0; t < count; t++)
            for (int i = 0; i < w; i++) mean[i] += all[(t * w) + i] / count;
        if (governor is not null) vectors.TryCopy(governor.Lemma, to.Slice(StateLength, vectors.Width));
        if (governor?.HeadToken is { } second) vectors.TryCopy(second.Lemma, to.Slice(StateLength + vectors.Width, vectors.Width));
        Flags(reading, act, date, to[(StateLength + VectorLength)..]);
    }

    private static void Flags(StoryReading reading, Token act, EdtfDate? date, Span<float> to)
    {
        int at = 0;
        foreach (var c in act.Children)
            if (WordAt.TryGetValue(c.Form, out int word)) to[at + word] = 1;
        at += Words.Length;
        // Anywhere before the act, anywhere behind it: conditions stand where trees do not look.
        foreach (var t in act.Sentence.Tokens)
            if (WordAt.TryGetValue(t.Form, out int word)) to[at + (t.Index < act.Index ? word : Words.Length + word)] = 0.5f;
        at += 2 * Words.Length;
        WriteEffects(act, to.Slice(at, 2 * Effects.Length * Governed));
        at += 2 * Effects.Length * Governed;
        if (Array.IndexOf(Forms, act.Xpos) is >= 0 and var form) to[at + form] = 1;
        at += Forms.Length;
        if (Array.IndexOf(Relations, act.Deprel) is >= 0 and var relation) to[at + relation] = 1;
        at += Relations.Length;
        if (act.HeadToken is { } g && Array.IndexOf(Relations, g.Deprel) is >= 0 and var above) to[at + above] = 1;
        at += Relations.Length;
        to[at] = Modalities.IsNegated(act) ? 1 : 0;
        to[at + 1] = act.HeadToken is { } head && Modalities.IsNegated(head) ? 1 : 0;
        to[at + 2] = date?.First is { } first && first > reading.Day ? 1 : 0;
        to[at + 3] = date?.Last is { } last && last < reading.Day.AddDays(-30) ? 1 : 0;
        to[at + 4] = date is not null ? 1 : 0;
        to[at + 5] = act.Sentence.Text.EndsWith('?') ? 1 : 0;
        to[at + 6] = Background.Tells(act) ? 1 : 0;
        to[at + 7] = Background.TellsYear(act.Sentence) ? 1 : 0;
        to[at + 8] = PastTimes.AreAllDates(reading, act.Sentence) ? 1 : 0;
        to[at + 9] = PastTimes.MeasuresYears(act.Sentence) ? 1 : 0;
        to[at + 10] = PastTimes.NamesBygonePower(reading, act.Sentence) ? 1 : 0;
        to[at + 11] = PastTimes.IsTold(reading, act) ? 1 : 0;
    }

    // What the tables say of the governors, nearest first, and whether these are negated.
    private static void WriteEffects(Token act, Span<float> to)
    {
        var lexicon = IntentLexicon.Standard;
        var x = act;
        int found = 0;
        for (int step = 0; step < 6 && found < Governed && Governors.HeadOf(lexicon, x, out bool infinitive) is { } g; step++, x = g)
        {
            if (Governors.Best(null, WordClasses.Standard, lexicon, g, x, infinitive) is not { } row) continue;
            int effect = Array.IndexOf(Effects, row.Effect);
            if (effect >= 0) to[(2 * ((found * Effects.Length) + effect)) + (Modalities.IsNegated(g) && !row.OnNegated ? 1 : 0)] = 1;
            found++;
        }
    }

    private void State(float[] all, Token t, Span<float> to) => all.AsSpan(t.Index * states.Width, states.Width).CopyTo(to);
}
