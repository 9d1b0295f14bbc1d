using System.Runtime.CompilerServices;
using Attache.Coding.Lexicon;

namespace Attache.Coding.Clauses;

/// <summary>
/// Whether a story is about politics at all: sport and markets borrow the words of war and diplomacy ("attack", "retreat",
/// "ambassador") for other things. Decided once for a story by the share of words of sport and of markets.
/// </summary>
public static class Topic
{
    private static readonly ConditionalWeakTable<StoryReading, StrongBox<bool>> Known = [];

    /// <summary>Whether events may be coded.</summary>
    public static bool IsPolitical(StoryReading reading, WordClasses classes) =>
        Known.GetValue(reading, r => new StrongBox<bool>(Decide(r, classes))).Value;

    private static bool Decide(StoryReading reading, WordClasses classes)
    {
        int sport = 0, market = 0, words = 0;
        foreach (var s in reading.Document.Sentences)
            foreach (var t in s.Tokens)
            {
                if (t.Upos is not ("NOUN" or "PROPN" or "VERB")) continue;
                words++;
                string lemma = t.Lemma.ToLowerInvariant();
                if (classes.Is(lemma, "sport")) sport++;
                else if (classes.Is(lemma, "market")) market++;
            }
        // Six in a hundred: a political story has a match or a share price now and then, a match report has one a sentence.
        return sport * 100 < words * 6 && market * 100 < words * 6;
    }
}
